import { enBackups } from "./en-backups";
import { enDemo } from "./en-demo";
import { enHelp } from "./en-help";
import { enHistory } from "./en-history";
import { enImport } from "./en-import";
import { enManagement } from "./en-management";
import { enPrint } from "./en-print";
import { enRefusals } from "./en-refusals";
import { enService } from "./en-service";
import { enSetUp } from "./en-set-up";
import { enSignIn } from "./en-sign-in";
import { enTrail } from "./en-trail";
import { enUpdates } from "./en-updates";
import { formats, givenName, spelled } from "./format";

const f = formats("en-GB");

/** The English originals. Whole sentences only: parts don't translate. */
export const en = {
  product: "Guichet",
  language: "Language",
  back: "Back",
  cancel: "Cancel",
  close: "Close",
  next: "Next",
  save: "Save",
  copy: "Copy",
  copied: "Copied. The clipboard is cleared in 60 seconds.",
  linkCopied: "Link copied.",
  copyFailed: "Copying did not work on this computer. Type it instead.",
  show: "Show",
  hide: "Hide",
  showField: (p: { label: string }) => `Show: ${p.label}`,
  enlarge: "Enlarge",
  /** Groups of letters and digits, as a screen reader should read them. */
  spelled: (p: { groups: string[] }) => spelled(p.groups),
  /** The same with what it is. */
  spelledCode: (p: { label: string; groups: string[] }) => `${p.label}: ${spelled(p.groups)}`,
  step: (p: { number: number; of: number }) => `Step ${String(p.number)} of ${String(p.of)}`,
  checking: "Checking…",
  takingLonger: "This is taking longer than usual",
  tryAgain: "Try again",
  capsLock: "Caps Lock is on.",
  reference: (p: { reference: string }) => `Ref. ${p.reference}`,
  time: f.time,
  date: f.date,
  number: f.number,
  shortDate: f.shortDate,
  when: (at: number) =>
    f.isToday(at) ? `today at ${f.time(at)}` : `${f.date(at)} at ${f.time(at)}`,
  /** To the second: two entries a minute are no rarity. */
  moment: f.moment,
  upTo: (at: number) => (f.isToday(at) ? f.time(at) : `${f.date(at)} at ${f.time(at)}`),
  listedWhen: (at: number) => (f.isToday(at) ? `Today, ${f.time(at)}` : f.shortDate(at)),
  stillThere: "Still there? This desk locks in 60 seconds.",
  staySignedIn: "Stay signed in",
  locksIn: (p: { clock: string }) => `Locks in ${p.clock}`,
  sessionEnds: {
    title: "Your session ends soon",
    lead: "After twelve hours everybody signs in again. Finish what you have begun.",
    left: (p: { clock: string }) => `Ends in ${p.clock}`,
  },
  role: { operator: "Operator", administrator: "Administrator" },
  twoFactor: { off: "Off", waiting: "Waiting for phone", registered: "On" },
  /** Of a password while it is chosen. */
  passwordStrength: {
    hint: "A few words that have nothing to do with each other are easy to remember and hard to guess.",
    tooShort: (p: { minimum: number }) =>
      `This password is too short: it needs at least ${f.number(p.minimum)} characters.`,
    tooEasy: {
      common: "This password is too easy to guess: many people use it.",
      venue_name: "This password is too easy to guess: it contains the venue's name.",
      own_name: "This password is too easy to guess: it contains the operator's name.",
    },
    fair: "This password will do; a few more words or characters would make it harder to guess.",
    strong: "This password is hard to guess.",
  },
  givenName,
  setUp: enSetUp,
  signIn: enSignIn,
  management: enManagement,
  service: enService,
  backups: enBackups,
  demo: enDemo,
  updates: enUpdates,
  print: enPrint,
  refusals: enRefusals,
  help: enHelp,
  history: enHistory,
  trail: enTrail,
  importing: enImport,
};
