import { enBackups } from "./en-backups";
import { enSetUp } from "./en-set-up";
import { enSignIn } from "./en-sign-in";
import type { Help } from "./help";

const { announcement, getApp, register, temporaryCode, code, locked, signedIn } = enSignIn;

/** What people ask most, screen by screen. */
export const enHelp: Help = {
  sign_in: [
    {
      question: "I have forgotten my password.",
      answer:
        "Ask an administrator. They give you a new password, which you then replace by one of your own.",
    },
    {
      question: "My operator name is not accepted.",
      answer:
        "Type it as the administrator has given it to you, for example anna.keller: usually not your e-mail address. Capitals don't matter.",
    },
    {
      question: "My password is right, but it is refused.",
      answer:
        "Press *Show* and look at what you have typed: often it is Caps Lock, or y and z exchanged on another keyboard.",
    },
    {
      question: "It says that there were too many attempts.",
      answer:
        "Wait until the countdown has ended, or ask an administrator to unlock you. Colleagues can sign in here meanwhile.",
    },
    {
      question: "I have left my phone at home.",
      answer: `Ask an administrator for a temporary code. Enter your password, press *Next*, and choose “${temporaryCode.use}” on the screen that follows.`,
    },
    {
      question: "I have a new phone, or have lost mine.",
      answer: `If the old one still works, sign in with it and choose “${signedIn.changePhone}”. If not, ask an administrator for CHANGE PHONE; then your next sign-in registers the new one.`,
    },
  ],
  new_password: [
    {
      question: "Why do I need a new password?",
      answer:
        "An administrator has given you one for the first time only, or yours has become too short. Nobody but you knows the new one.",
    },
    {
      question: "It says that the password is too short.",
      answer:
        "How many characters it needs stands above. Several words in a row get there fastest; spaces count.",
    },
    {
      question: "It says that the password is too easy to guess.",
      answer:
        "Leave out your own name, the venue's name and passwords that many people use. Several words that have nothing to do with each other are good.",
    },
    {
      question: "Does it need digits and special characters?",
      answer: "No. Any characters are allowed, and only the length counts.",
    },
    {
      question: "May I keep my old password?",
      answer: "No, it has to be another one.",
    },
    {
      question: "I was interrupted, or can't think of one now.",
      answer:
        "Choose *Back*. The password with which you came here stays valid, and you are asked again at your next sign-in.",
    },
  ],
  announcement: [
    {
      question: "What is the phone needed for?",
      answer:
        "After your password you enter a six-digit code from an app on your phone. So nobody gets in who only knows your password.",
    },
    {
      question: "I have no time now.",
      answer: `Choose *${announcement.later}*. You are asked again at every sign-in; from the day that stands above you need the phone.`,
    },
    {
      question: "My phone is not here today.",
      answer: `Choose *${announcement.later}* and bring it along before that day.`,
    },
    {
      question: "Do I use my private phone, and what does the app see?",
      answer:
        "Yes, a private phone will do. The app works without internet and without an account, and sees neither your number nor your contacts.",
    },
    {
      question: "I have no smartphone.",
      answer: `Choose *${announcement.later}* for now and tell an administrator before that day. They can give you temporary codes.`,
    },
    {
      question: "I have such an app already.",
      answer: `Choose *${announcement.now}* and scan the QR code with that app. You need no second one.`,
    },
  ],
  get_app: [
    {
      question: "Which of the two codes is mine?",
      answer: `For an iPhone it is *${getApp.appStore}*, for every other phone *${getApp.googlePlay}*.`,
    },
    {
      question: "I have such an app already.",
      answer: `Choose *${getApp.next}* without scanning anything. Another authenticator app than the one named here will do as well.`,
    },
    {
      question: "The camera does not scan the code.",
      answer:
        "Choose *Enlarge* and hold the phone a hand's width further away. Or look for the app in the store by the name that stands above.",
    },
    {
      question: "Do I use my private phone, and what does the app see?",
      answer:
        "Yes, a private phone will do. The app works without internet and without an account, and sees neither your number nor your contacts.",
    },
    {
      question: "I have no smartphone, or it isn't here today.",
      answer: `Ask an administrator for a temporary code, and open *${getApp.noSmartphone}*. It signs you in once; the next time you are asked again.`,
    },
    {
      question: "The store asks for a password or a payment.",
      answer:
        "The app is free of charge, and the password is that of your own account in the store. If you don't know it, ask an administrator for a temporary code for today.",
    },
  ],
  registration_code: [
    {
      question: "Where do I get this code?",
      answer:
        "From an administrator, on paper or by word of mouth. The six digits from the app come later, and don't fit here.",
    },
    {
      question: "I have lost the code.",
      answer: "Ask an administrator for a new one. The lost one is then no longer valid.",
    },
    {
      question: "It says that the code is too old.",
      answer: "A registration code is valid for 24 hours. Ask an administrator for a new one.",
    },
    {
      question: "The code is right, but it is refused.",
      answer:
        "Compare it sign by sign: 5 and S, 8 and B, 2 and Z are easily taken for one another. Only the newest code is valid, and only for you.",
    },
    {
      question: "It was typed wrong five times.",
      answer: "Then it is no longer valid. Ask an administrator for a new one.",
    },
    {
      question: "Why is this asked, and what if nobody can give me a code now?",
      answer:
        "So that nobody who only has your password registers a phone of theirs. Choose *Back* and come again with the code: nothing is lost.",
    },
  ],
  register: [
    {
      question: "The camera does not scan the code.",
      answer: `Choose *Enlarge* and turn up the brightness of the screen. Or open *${register.cantScan}* and type the key into the app.`,
    },
    {
      question: "My phone only opens a web page, or does nothing.",
      answer:
        "Don't use the phone's own camera. Open the authenticator app, tap + and scan the code with that.",
    },
    {
      question: "The app asks whether it may use the camera.",
      answer: `Allow it: it needs the camera only to scan. If you would rather not, open *${register.cantScan}* and type the key.`,
    },
    {
      question: "The code has disappeared.",
      answer: `Choose *${register.showAgain}*. It hides after two minutes, and when another window comes to the front; it stays the same code.`,
    },
    {
      question: "The app now shows two entries of this venue.",
      answer:
        "The old one belongs to an earlier registration: delete it. With two new ones of the same name either is right.",
    },
    {
      question: "I don't have the app yet.",
      answer: "Choose *Back*: there are the codes that lead to the stores.",
    },
  ],
  confirm_code: [
    {
      question: "My app shows no entry with this name.",
      answer: "Choose *Back* and scan the code once more, in the app. It is the same one.",
    },
    {
      question: "My app shows several entries.",
      answer:
        "Take the one whose name stands above, letter for letter. Entries from earlier registrations can be deleted.",
    },
    {
      question: "The code is right, but it is refused.",
      answer:
        "Let the phone set its date and time automatically. Then wait for the next code and type that.",
    },
    {
      question: "The code changes while I am typing.",
      answer:
        "That is as it should be: there is a new one every 30 seconds. The one from just before is still accepted.",
    },
    {
      question: "There were too many wrong codes.",
      answer:
        "Wait until the countdown has ended, or ask an administrator to unlock you. The entry in your app stays right.",
    },
    {
      question: "My phone has just gone flat.",
      answer: `Ask an administrator for a temporary code and choose *${temporaryCode.use}*. You register the phone at your next sign-in.`,
    },
  ],
  enter_code: [
    {
      question: "My phone is at home or flat.",
      answer: `Ask an administrator for a temporary code and choose *${temporaryCode.use}*.`,
    },
    {
      question: "I have a new phone, or have lost mine.",
      answer: `If the old one still works, sign in with it and choose “${signedIn.changePhone}”. If not, ask an administrator for CHANGE PHONE; *${code.phoneProblem}* says what comes then.`,
    },
    {
      question: "The code is right, but it is refused.",
      answer:
        "Let the phone set its date and time automatically. Then wait for the next code and type that.",
    },
    {
      question: "It says that the code was already used.",
      answer: "Each code is good for one time. Wait at most 30 seconds for the next one.",
    },
    {
      question: "My app shows several entries, or none with this name.",
      answer:
        "Take the one whose name stands above, letter for letter. If it is gone, ask an administrator for CHANGE PHONE.",
    },
    {
      question: "There were too many wrong codes.",
      answer:
        "Wait until the countdown has ended, or ask an administrator to unlock you. Restarting the app or the PC shortens nothing.",
    },
  ],
  locked_with_password: [
    {
      question: "Another name than mine stands here.",
      answer: `Choose *${locked.switchOperator}*. That ends your colleague's session, and you sign in yourself.`,
    },
    {
      question: "I have forgotten my password.",
      answer: `Choose *${locked.switchOperator}*, so that an administrator can sign in here and give you a new one.`,
    },
    {
      question: "My password is right, but it is refused.",
      answer:
        "Press *Show* and look at what you have typed: often it is Caps Lock, or y and z exchanged on another keyboard.",
    },
    {
      question: "There were too many attempts.",
      answer: `Wait until the countdown has ended, or ask an administrator to unlock you. A colleague can take over with *${locked.switchOperator}*.`,
    },
    {
      question: "Why is this desk locked?",
      answer: `Nobody has touched it for a while, or somebody has locked it. *${locked.unlock}* takes you back to where you were.`,
    },
    {
      question: "I have finished for today.",
      answer: `Choose *${locked.switchOperator}*: that ends your session, without your password.`,
    },
  ],
  locked_with_code: [
    {
      question: "Another name than mine stands here.",
      answer: `Choose *${locked.switchOperator}*. That ends your colleague's session, and you sign in yourself.`,
    },
    {
      question: "My phone is no longer with me, or flat.",
      answer: `Choose *${locked.switchOperator}* and sign in again with a temporary code from an administrator. Here only a code from the phone unlocks.`,
    },
    {
      question: "The code is right, but it is refused.",
      answer:
        "Let the phone set its date and time automatically. Then wait for the next code and type that.",
    },
    {
      question: "It says that the code was already used.",
      answer: "Each code is good for one time. Wait at most 30 seconds for the next one.",
    },
    {
      question: "There were too many wrong codes.",
      answer: `Wait until the countdown has ended, or ask an administrator to unlock you. A colleague can take over with *${locked.switchOperator}*.`,
    },
    {
      question: "Why is this desk locked?",
      answer: `Nobody has touched it for a while, or somebody has locked it. *${locked.unlock}* takes you back to where you were.`,
    },
  ],
  closed: [
    {
      question: "Can I sell meanwhile?",
      answer: "Not at this desk: nobody can sign in here until this is solved.",
    },
    {
      question: "What can I do myself?",
      answer:
        "What to do stands on the screen. Then choose *Try again*; if that does not help, tell the service team which sentence stands here.",
    },
    {
      question: "Is our data lost?",
      answer:
        "Guichet leaves everything as it is while this screen is shown. With the service key from the safe, or a backup and its service key, the service team can get on.",
    },
  ],
  welcome: [
    {
      question: "Who should do this?",
      answer:
        "Whoever looks after this PC, together with the person who will manage the operators. A service key is shown at the end, and has to go into the safe.",
    },
    {
      question: "We have used Guichet on another PC.",
      answer: `Choose *${enBackups.restore.open}*. You need the backup file and the service key of the day on which it was made.`,
    },
    {
      question: "What if I stop in the middle?",
      answer: "Nothing of it is kept. The next start begins here again.",
    },
  ],
  institution: [
    {
      question: "What is the short name for?",
      answer:
        "It stands in the operators' authenticator app beside their name, so that they find the right entry.",
    },
    {
      question: "Can the names be changed later?",
      answer:
        "During the set-up, yes: *Back* leads here from the steps that follow. Afterwards they stay as they are.",
    },
  ],
  first_administrator: [
    {
      question: "Whom do I name here?",
      answer:
        "Somebody who is often there: they create the operators and help with forgotten passwords and new phones. Name a second administrator soon afterwards.",
    },
    {
      question: "My password is refused.",
      answer:
        "It needs 15 characters, may not contain the venue's name or your own, and may not be one that many people use. A short sentence works best.",
    },
    {
      question: "What if the administrator forgets it?",
      answer:
        "Another administrator gives them a new one, or the service team with the service key.",
    },
  ],
  two_factor_choice: [
    {
      question: "Which one do I choose?",
      answer: `*${enSetUp.twoFactorChoice.off}* if the operators are to hear of it first. *${enSetUp.twoFactorChoice.on}* if the first administrator has a phone here and everyone is to use it.`,
    },
    {
      question: "Can this be changed later?",
      answer: "Yes, by the service team with the service key, in both directions.",
    },
    {
      question: "What does everyone need for it?",
      answer:
        "A smartphone, also a private one, with a free authenticator app. It needs no account and no internet.",
    },
  ],
  service_key: [
    {
      question: "I have no printer here.",
      answer:
        "Write the key down by hand, group by group. After this screen nobody can show it again.",
    },
    {
      question: "What is it needed for?",
      answer:
        "For switching two-factor sign-in on and off, for restoring backups, and when no administrator can sign in. Whoever has it can open the data.",
    },
    {
      question: "The group that I typed is refused.",
      answer:
        "Compare the group of that number with your paper, sign by sign, and correct the paper if it differs. 5 and S, 8 and B, 2 and Z are easily taken for one another.",
    },
  ],
};
