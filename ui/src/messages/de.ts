import type { Messages } from ".";
import { deBackups } from "./de-backups";
import { deDemo } from "./de-demo";
import { deHelp } from "./de-help";
import { deHistory } from "./de-history";
import { deImport } from "./de-import";
import { deManagement } from "./de-management";
import { dePrint } from "./de-print";
import { deRefusals } from "./de-refusals";
import { deService } from "./de-service";
import { deSetUp } from "./de-set-up";
import { deSignIn } from "./de-sign-in";
import { deTrail } from "./de-trail";
import { deUpdates } from "./de-updates";
import { formats, givenName, spelled } from "./format";

const f = formats("de-CH");
const clockTime = (at: number) => `${f.time(at)} Uhr`;

/**
 * German as it is written in Switzerland: ss, «…», 12'345. Beside "Sie" the whole name is said,
 * not the given name alone.
 */
export const de: Messages = {
  product: "Guichet",
  language: "Sprache",
  back: "Zurück",
  cancel: "Abbrechen",
  close: "Schliessen",
  next: "Weiter",
  save: "Speichern",
  copy: "Kopieren",
  copied: "Kopiert. Die Zwischenablage wird in 60 Sekunden geleert.",
  linkCopied: "Link kopiert.",
  copyFailed: "Das Kopieren hat auf diesem Computer nicht geklappt. Tippen Sie es stattdessen ab.",
  show: "Anzeigen",
  hide: "Verbergen",
  showField: (p) => `Anzeigen: ${p.label}`,
  enlarge: "Vergrössern",
  spelled: (p) => spelled(p.groups),
  spelledCode: (p) => `${p.label}: ${spelled(p.groups)}`,
  step: (p) => `Schritt ${String(p.number)} von ${String(p.of)}`,
  checking: "Wird geprüft…",
  takingLonger: "Das dauert länger als üblich",
  tryAgain: "Erneut versuchen",
  capsLock: "Die Feststelltaste (Caps Lock) ist eingeschaltet.",
  reference: (p) => `Ref. ${p.reference}`,
  time: f.time,
  date: f.date,
  number: f.number,
  shortDate: f.shortDate,
  when: (at) => (f.isToday(at) ? `heute um ${clockTime(at)}` : `${f.date(at)} um ${clockTime(at)}`),
  moment: f.moment,
  upTo: (at) => (f.isToday(at) ? clockTime(at) : `${f.date(at)} um ${clockTime(at)}`),
  listedWhen: (at) => (f.isToday(at) ? `Heute, ${f.time(at)}` : f.shortDate(at)),
  stillThere: "Noch da? Dieser Arbeitsplatz wird in 60 Sekunden gesperrt.",
  staySignedIn: "Angemeldet bleiben",
  locksIn: (p) => `Wird gesperrt in ${p.clock}`,
  sessionEnds: {
    title: "Ihre Sitzung endet bald",
    lead: "Nach zwölf Stunden meldet man sich neu an. Schliessen Sie ab, was Sie begonnen haben.",
    left: (p) => `Endet in ${p.clock}`,
  },
  role: { operator: "Kasse", administrator: "Administration" },
  twoFactor: { off: "Aus", waiting: "Telefon fehlt", registered: "Ein" },
  passwordStrength: {
    hint: "Ein paar Wörter, die nichts miteinander zu tun haben, sind leicht zu merken und schwer zu erraten.",
    tooShort: (p) =>
      `Dieses Passwort ist zu kurz: Es braucht mindestens ${f.number(p.minimum)} Zeichen.`,
    tooEasy: {
      common: "Dieses Passwort ist zu leicht zu erraten: Viele verwenden es.",
      venue_name: "Dieses Passwort ist zu leicht zu erraten: Es enthält den Namen der Institution.",
      own_name: "Dieses Passwort ist zu leicht zu erraten: Es enthält den Namen der Person.",
    },
    fair: "Dieses Passwort genügt; mit ein paar Wörtern oder Zeichen mehr wäre es schwerer zu erraten.",
    strong: "Dieses Passwort ist schwer zu erraten.",
  },
  givenName,
  setUp: deSetUp,
  signIn: deSignIn,
  management: deManagement,
  service: deService,
  backups: deBackups,
  demo: deDemo,
  updates: deUpdates,
  print: dePrint,
  refusals: deRefusals,
  help: deHelp,
  history: deHistory,
  trail: deTrail,
  importing: deImport,
};
