/** What the service team does in service access (RE-1). */
export const enService = {
  administrators: {
    title: "Administrators",
    lead: "Choose an administrator who can't get in. Everyone else is helped by an administrator.",
    more: "Only the first hundred are listed here. “guichet service” on the command line reaches every one by operator name.",
    lastSignIn: (p: { when: string }) => `Last signed in ${p.when}`,
    never: "Has never signed in",
    disabled: "Disabled",
    locked: "Locked",
    twoFactor: "Two-factor:",
  },
  administrator: {
    lead: (p: { username: string }) => `Administrator, signs in as ${p.username}`,
    passwordTemporary: "A generated one, to be changed at the next sign-in",
  },
  key: {
    title: "Service key",
    lead: "Replace it when it is lost, or when someone has seen it who should not have.",
    replace: "Replace the service key",
    replaced: "The service key is replaced. Only the new one is valid; destroy the old print.",
  },
  rotation: {
    title: "Keys of the data",
    lead: "Make new ones when someone may have read this computer's password store or copied its files. Everyone's phone and password stay valid.",
    open: "Make new keys…",
    question: "Make new keys?",
    what: "Everything is sealed anew, which takes a few seconds. Temporary codes and registration codes that were handed over become void.",
    phones:
      "Secret keys on phones stay the same. If someone may have both the files and the old keys, change those phones too.",
    rotate: "Make new keys",
    waiting: "Sealing everything anew…",
    rotated: "The data has new keys. The old ones open nothing of it any more.",
  },
  newKey: {
    title: "New service key",
    lead: "It is shown only now: print it and keep it in the safe. The old key is valid until you finish here, and void from then on.",
    confirm: (p: { number: number }) => `Type group ${String(p.number)} of the new key`,
    replace: "Replace the old key",
    keepOld: "Keep the old key",
  },
};
