import type { PhoneChangedBy } from "../backend/bindings";
import { formats, givenName } from "./format";

const f = formats("en-GB");

/** Sign-in, registration, code, signed in, locked, service access. */
export const enSignIn = {
  title: (p: { venue: string }) => `Sign in to ${p.venue}`,
  username: "Operator name",
  password: "Password",
  codeLabel: "Code",
  language: "Language",
  problem: {
    signIn: "Problem signing in?",
    setUp: "Problem setting up?",
    service: "For the service team",
    serviceHelp:
      "With the service key you can help an administrator who can't get in, enable two-factor sign-in, replace the key itself, or set the clock right.",
    useServiceKey: "Use the service key",
  },
  serviceKeyEntry: {
    title: "Service access",
    lead: "Type the service key as it is printed. Spaces and hyphens don't matter.",
    leadToData:
      "Type the service key as it is printed. What is there now will count, and the audit trail keeps that it was opened so.",
    field: "Service key",
    open: "Open",
    openData: "Open the data",
    use: "Use the service key",
  },
  newPassword: {
    title: "Choose a new password",
    lead: (p: { name: string; minimum: number }) =>
      `${givenName(p.name)}, choose a password of at least ${String(p.minimum)} characters that is not easy to guess.`,
    field: "New password",
    save: "Save and go on",
  },
  announcement: {
    title: (p: { date: string }) => `From ${p.date} you will need your phone`,
    lead: (p: { days: number }) =>
      f.plural(p.days, {
        one: "That is tomorrow. Registering it takes two minutes.",
        other: `That is in ${f.number(p.days)} days. Registering it takes two minutes.`,
      }),
    steps: [
      "You install an authenticator app.",
      "You scan a QR code with it, on this screen.",
      "From then on you enter its six-digit code after your password.",
    ],
    privacy: "The app works without internet. It sees neither your number nor your contacts.",
    now: "Register now",
    later: "Later",
  },
  getApp: {
    title: "Get an authenticator app",
    lead: (p: { app: string }) => `Scan with your phone's camera to install ${p.app}.`,
    iphone: "iPhone",
    android: "Android",
    appStore: "App Store",
    googlePlay: "Google Play",
    /** What a shop's card is called: its phone and its name. */
    store: (p: { phone: string; store: string }) => `${p.phone}: ${p.store}`,
    iphoneQr: (p: { app: string }) => `QR code: ${p.app} in the App Store, for iPhone`,
    androidQr: (p: { app: string }) => `QR code: ${p.app} on Google Play, for Android`,
    notInAppStore: (p: { app: string }) =>
      `${p.app} is not in the App Store. Choose another app for an iPhone.`,
    copyLink: "Copy link",
    otherApp: "Use another app",
    whichApp: "App",
    noSmartphone: "No smartphone?",
    noSmartphoneHelp:
      "Ask an administrator for a temporary code. It signs you in once, without a phone.",
    haveIt: "Have it already? Choose NEXT.",
    next: "NEXT",
  },
  temporaryCode: {
    use: "Use a temporary code",
    title: "Use a temporary code",
    lead: "Eight digits from an administrator. They sign you in once, in place of the code from the phone.",
    field: "Temporary code",
    hint: "Spaces and hyphens don't matter.",
    send: "Sign in",
  },
  registrationCode: {
    title: "Enter your registration code",
    lead: "An administrator has given it to you: eight letters and digits. It is asked for before you register your phone.",
    field: "Registration code",
    hint: "Capitals, spaces and hyphens don't matter.",
    send: "Go on",
  },
  register: {
    title: (p: { venue: string }) => `Add ${p.venue} to the app`,
    steps: ["Open the app.", "Tap + and “Scan a QR code”.", "Point the camera here."],
    qr: (p: { label: string }) => `QR code with the secret key for ${p.label}`,
    privacy: "Make sure nobody else can photograph the screen.",
    hidden: "The code is hidden so that nobody else can use it.",
    showAgain: "Show the code again",
    cantScan: "Can't scan it?",
    account: "Account",
    key: "Key",
    kind: "Kind",
    timeBased: "Time based",
    copyKey: "Copy key",
    deleteOld: (p: { label: string }) => `Delete the old entry “${p.label}” in your app.`,
    next: "NEXT",
  },
  code: {
    title: "Enter the six-digit code",
    lead: (p: { label: string }) => `Open the app and find ${p.label}.`,
    hint: "The code is sent with its sixth digit.",
    hintAfterError: "Press Enter to send the code.",
    send: "Sign in",
    triesLeft: (p: { tries: number }) =>
      f.plural(p.tries, { one: "1 try left", other: `${String(p.tries)} tries left` }),
    confirm: "Confirm",
    phoneProblem: "Problem with your phone?",
    phoneHelp:
      "Ask an administrator for CHANGE PHONE. At your next sign-in you register the new phone.",
  },
  ends: {
    soon: "This step ends soon. Finish it, or begin again afterwards.",
    service: "Service access ends soon. The service key opens it again.",
    left: (p: { clock: string }) => `Ends in ${p.clock}`,
  },
  wait: {
    code: (p: { at: string }) =>
      `Too many wrong codes. Try again at ${p.at}, or ask an administrator.`,
    password: (p: { at: string }) =>
      `Too many attempts. Try again at ${p.at}, or ask an administrator.`,
    left: (p: { clock: string }) => `Try again in ${p.clock}`,
  },
  signedIn: {
    greeting: (p: { name: string; hour: number }) => {
      const name = givenName(p.name);
      if (p.hour < 5) return `Good evening, ${name}.`;
      if (p.hour < 12) return `Good morning, ${name}.`;
      if (p.hour < 18) return `Good afternoon, ${name}.`;
      return `Good evening, ${name}.`;
    },
    lead: (p: { venue: string }) => `You are signed in to ${p.venue}.`,
    since: "Signed in",
    desk: "This desk",
    lastSignIn: "Last sign-in",
    firstTime: "This is your first",
    failures: "Failed since then",
    noFailures: "None",
    someFailures: (p: { count: number }) =>
      f.plural(p.count, { one: "1 attempt", other: `${f.number(p.count)} attempts` }),
    notYou: "Not you? Tell an administrator.",
    phone: "Phone",
    phoneRegistered: (p: { date: string }) => `Registered ${p.date}`,
    phoneWaiting: "Not registered yet",
    phoneOff: "Not needed",
    phoneChanged: {
      themselves: (p: { date: string }) => `You changed it on ${p.date}`,
      administrator: (p: { date: string; by: string }) => `Changed ${p.date} by ${p.by}`,
      service_team: (p: { date: string }) => `Changed ${p.date} by the service team`,
    } satisfies Record<PhoneChangedBy["who"], (p: { date: string; by: string }) => string>,
    newPhone: (p: { label: string }) =>
      `Your new phone is in use. Delete the old entry “${p.label}” in the app: its codes no longer work.`,
    lock: "Lock",
    switchOperator: "Switch operator",
    changePassword: "Change my password",
    changePhone: "Change my phone",
    signOut: "Sign out",
    manage: "Manage operators",
    passwordChanged: "Your password is changed.",
  },
  changePassword: {
    title: "Change my password",
    current: "Current password",
    fresh: "New password",
    save: "Change password",
  },
  changePhone: {
    title: "Change my phone",
    lead: "You need the old phone once more, for a code. It goes on working until the new one is confirmed.",
    lost: "No longer have it? Ask an administrator for CHANGE PHONE.",
    code: "Code from the old phone",
    begin: "Begin",
    oldWorks: "Your old phone goes on working until the new one is confirmed.",
  },
  locked: {
    title: (p: { name: string }) => `Locked: ${p.name}`,
    withPassword: "Enter your password to go on where you were.",
    withCode: "Enter the six-digit code from your phone to go on where you were.",
    unlock: "Unlock",
    switchOperator: "Switch operator",
  },
  serviceAccess: {
    title: "Service access",
    lead: (p: { name: string }) => `You are the service team of ${p.name}.`,
    twoFactor: "Two-factor sign-in",
    enabled: (p: { date: string }) => `Enabled since ${p.date}.`,
    notEnabled: "Not enabled. Nobody is asked for a code.",
    requested: (p: { when: string; by: string }) => `Requested ${p.when} by ${p.by}.`,
    would: (p: { count: number }) =>
      f.plural(p.count, {
        one: "1 operator would register a phone at the next sign-in.",
        other: `${f.number(p.count)} operators would register a phone at their next sign-in.`,
      }),
    turnOn: "Enable two-factor sign-in",
    turnOff: "Disable two-factor sign-in",
    clock: "This PC's clock",
    clockBehind:
      "The clock is behind a time that this desk has seen before. If the time below is right, accept it.",
    clockNow: (p: { when: string }) => `The PC says ${p.when}.`,
    acceptClock: "Accept this time",
    leave: "Leave",
  },
};
