import { givenName, spelled } from "./format";
import type { Messages } from "./index";
import { itBackups } from "./it-backups";
import { f, until } from "./it-format";
import { itDemo } from "./it-demo";
import { itHelp } from "./it-help";
import { itHistory } from "./it-history";
import { itImport } from "./it-import";
import { itManagement } from "./it-management";
import { itPrint } from "./it-print";
import { itRefusals } from "./it-refusals";
import { itService } from "./it-service";
import { itSetUp } from "./it-set-up";
import { itSignIn } from "./it-sign-in";
import { itTrail } from "./it-trail";
import { itUpdates } from "./it-updates";

/** Italian, as in Switzerland: Lei in sentences, infinitives on buttons, «…», 12'345. */
export const it: Messages = {
  product: "Guichet",
  language: "Lingua",
  back: "Indietro",
  cancel: "Annullare",
  close: "Chiudere",
  next: "Avanti",
  save: "Salvare",
  copy: "Copiare",
  copied: "Copiato. Gli appunti vengono svuotati tra 60 secondi.",
  linkCopied: "Link copiato.",
  copyFailed: "Su questo computer la copia non è riuscita. Trascriva a mano.",
  show: "Mostrare",
  hide: "Nascondere",
  showField: (p) => `Mostrare: ${p.label}`,
  enlarge: "Ingrandire",
  spelled: (p) => spelled(p.groups),
  spelledCode: (p) => `${p.label}: ${spelled(p.groups)}`,
  step: (p) => `Passo ${String(p.number)} di ${String(p.of)}`,
  checking: "Un momento…",
  takingLonger: "Ci vuole più del solito",
  tryAgain: "Riprovare",
  capsLock: "Il blocco delle maiuscole è attivo.",
  reference: (p) => `Rif. ${p.reference}`,
  time: f.time,
  date: f.date,
  number: f.number,
  shortDate: f.shortDate,
  // Without its article: it often stands alone. A sentence adds it with `on`.
  when: f.when,
  moment: f.moment,
  // With its preposition, which depends on what follows.
  upTo: (at) => until(f.when(at)),
  listedWhen: (at) => (f.isToday(at) ? `Oggi, ${f.time(at)}` : f.shortDate(at)),
  stillThere: "È ancora qui? Questa postazione si blocca tra 60 secondi.",
  staySignedIn: "Continuare la sessione",
  locksIn: (p) => `Si blocca tra ${p.clock}`,
  sessionEnds: {
    title: "La Sua sessione sta per scadere",
    lead: "Dopo dodici ore bisogna accedere di nuovo. Concluda ciò che ha iniziato.",
    left: (p) => `Scade tra ${p.clock}`,
  },
  role: { operator: "Operatore", administrator: "Amministratore" },
  twoFactor: { off: "Senza codice", waiting: "Attesa telefono", registered: "Con codice" },
  passwordStrength: {
    hint: "Alcune parole senza legame tra loro sono facili da ricordare e difficili da indovinare.",
    tooShort: (p) =>
      `Questa password è troppo corta: servono almeno ${f.number(p.minimum)} caratteri.`,
    tooEasy: {
      common: "Questa password è troppo facile da indovinare: la usano in molti.",
      venue_name:
        "Questa password è troppo facile da indovinare: contiene il nome dell’istituzione.",
      own_name: "Questa password è troppo facile da indovinare: contiene il nome dell’operatore.",
    },
    fair: "Questa password basta, ma con qualche parola o carattere in più sarebbe più difficile da indovinare.",
    strong: "Questa password è difficile da indovinare.",
  },
  givenName,
  setUp: itSetUp,
  signIn: itSignIn,
  management: itManagement,
  service: itService,
  backups: itBackups,
  demo: itDemo,
  updates: itUpdates,
  print: itPrint,
  refusals: itRefusals,
  help: itHelp,
  history: itHistory,
  trail: itTrail,
  importing: itImport,
};
