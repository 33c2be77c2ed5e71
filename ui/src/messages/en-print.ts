import { formats } from "./format";

const f = formats("en-GB");

/** What is printed: the hand-out for operators, and the slip for one of them. */
export const enPrint = {
  print: "Print",
  language: "Language of the hand-out",
  open: {
    title: "Hand-out for operators",
    text: "One A4 page to hang up or hand out: what changes and when, where to get the app, three steps. It holds no secret.",
    whom: "Whom to ask",
    whomHint:
      "A name or an extension: Bruno Frei, 412. Left empty, the page says “an administrator”.",
    open: "Print the hand-out",
  },
  handOut: {
    from: (p: { date: string }) => `From ${p.date} you will need your phone to sign in`,
    fromNextSignIn: "From your next sign-in you will need your phone",
    soon: "You will soon need your phone to sign in",
    why: "After your password you enter a six-digit code from an app on your phone. Whoever has only your password can't sign in as you.",
    install: "Install the app",
    installOne: (p: { app: string }) =>
      `Scan the code for your kind of phone with its camera, and install ${p.app}. Do it in good time: if you have it already, that is enough.`,
    installAny:
      "One of these apps is enough. Scan its code with your phone's camera. Do it in good time: if you have one already, that is enough.",
    scan: "Sign in and scan",
    scanHow:
      "Sign in with your operator name and your password, as always. The screen shows a QR code: scan it from inside the app.",
    enter: "Enter the code",
    enterHow:
      "The app shows six digits, and new ones every 30 seconds. Type them, and you are signed in. It goes on like this: password, then the six digits.",
    questions: "Questions, or no smartphone?",
    ask: (p: { whom: string }) => `Ask ${p.whom}.`,
    askAnyone: "Ask an administrator.",
    privacy: "Your phone number, contacts and photos are not seen; the app works without internet.",
  },
  slips: {
    open: "New passwords",
    title: (p: { count: number }) =>
      f.plural(p.count, {
        one: "A new password for one operator?",
        other: `New passwords for ${f.number(p.count)} operators?`,
      }),
    text: "The old passwords stop working now, and open sessions end. The new ones are on slips, to print once all are ready.",
    tooMany: (p: { maximum: number }) =>
      `At most ${f.number(p.maximum)} at once. Select fewer operators.`,
    give: "Give new passwords",
    giving: "Giving new passwords…",
    stop: "Stop",
    given: (p: { count: number }) =>
      f.plural(p.count, {
        one: "One operator has a new password",
        other: `${f.number(p.count)} operators have a new password`,
      }),
    missing: (p: { count: number }) =>
      f.plural(p.count, {
        one: "One operator has none yet.",
        other: `${f.number(p.count)} operators have none yet.`,
      }),
    printNow: "Print the slips now: these passwords are not shown again.",
    print: "Print slips",
  },
  slip: {
    print: "Print slip",
    forWhom: (p: { name: string }) => `For ${p.name}`,
    until: (p: { until: number }) => `Valid until ${f.date(p.until)} at ${f.time(p.until)}`,
    letters: "0 is a zero and 1 is a one.",
    password: [
      "Sign in with your operator name and this password.",
      "Choose a password of your own.",
    ],
    code: [
      "Sign in with your operator name and your password.",
      "Get the app on your phone, then type this registration code.",
      "Scan the QR code from inside the app, and enter the six digits.",
    ],
    both: [
      "Sign in with your operator name and this password.",
      "Choose a password of your own.",
      "Get the app on your phone, then type the registration code.",
      "Scan the QR code from inside the app, and enter the six digits.",
    ],
    keep: "Show this slip to nobody. Tear it up once you are signed in.",
  },
};
