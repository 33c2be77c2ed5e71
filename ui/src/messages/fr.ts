import { givenName, spelled } from "./format";
import { frBackups } from "./fr-backups";
import { f } from "./fr-format";
import { frDemo } from "./fr-demo";
import { frHelp } from "./fr-help";
import { frHistory } from "./fr-history";
import { frImport } from "./fr-import";
import { frManagement } from "./fr-management";
import { frPrint } from "./fr-print";
import { frRefusals } from "./fr-refusals";
import { frService } from "./fr-service";
import { frSetUp } from "./fr-set-up";
import { frSignIn } from "./fr-sign-in";
import { frTrail } from "./fr-trail";
import { frUpdates } from "./fr-updates";
import type { Messages } from "./index";

/** French, as one speaks it at a Swiss ticket window. Spaces that must not break are written out. */
export const fr: Messages = {
  product: "Guichet",
  language: "Langue",
  back: "Retour",
  cancel: "Annuler",
  close: "Fermer",
  next: "Suivant",
  save: "Enregistrer",
  copy: "Copier",
  copied: "Copié. Le presse-papiers sera vidé dans 60 secondes.",
  linkCopied: "Lien copié.",
  copyFailed: "La copie n’a pas fonctionné sur cet ordinateur. Recopiez à la main.",
  show: "Voir",
  hide: "Cacher",
  showField: (p) => `Voir\u00a0: ${p.label}`,
  enlarge: "Agrandir",
  spelled: (p) => spelled(p.groups),
  spelledCode: (p) => `${p.label}\u00a0: ${spelled(p.groups)}`,
  step: (p) => `Étape ${String(p.number)} sur ${String(p.of)}`,
  checking: "Un instant…",
  takingLonger: "C’est plus long que d’habitude",
  tryAgain: "Réessayer",
  capsLock: "Le verrouillage des majuscules est activé.",
  reference: (p) => `Réf. ${p.reference}`,
  time: f.time,
  date: f.date,
  number: f.number,
  shortDate: f.shortDate,
  // With its article: it stands after a verb, as in “expire le 12 mars”, or alone.
  when: (at) =>
    f.isToday(at) ? `aujourd’hui à ${f.time(at)}` : `le ${f.date(at)} à ${f.time(at)}`,
  moment: f.moment,
  // With its preposition, which depends on what follows.
  upTo: (at) =>
    f.isToday(at) ? `jusqu’à ${f.time(at)}` : `jusqu’au ${f.date(at)} à ${f.time(at)}`,
  // Short: the column is as wide as “Today, 14:35”.
  listedWhen: (at) => (f.isToday(at) ? `Auj. à ${f.time(at)}` : f.shortDate(at)),
  stillThere: "Toujours là\u202f? Ce poste se verrouille dans 60 secondes.",
  staySignedIn: "Garder la session",
  locksIn: (p) => `Verrouillage dans ${p.clock}`,
  sessionEnds: {
    title: "Votre session se termine bientôt",
    lead: "Après douze heures, il faut se reconnecter. Terminez ce que vous avez commencé.",
    left: (p) => `Fin dans ${p.clock}`,
  },
  role: { operator: "Opérateur", administrator: "Administrateur" },
  twoFactor: { off: "Sans code", waiting: "Téléphone attendu", registered: "Avec code" },
  passwordStrength: {
    hint: "Quelques mots sans rapport entre eux sont faciles à retenir et difficiles à deviner.",
    tooShort: (p) =>
      `Ce mot de passe est trop court\u00a0: il lui faut au moins ${f.number(p.minimum)} caractères.`,
    tooEasy: {
      common: "Ce mot de passe est trop facile à deviner\u00a0: beaucoup de gens l’utilisent.",
      venue_name:
        "Ce mot de passe est trop facile à deviner\u00a0: il contient le nom de l’institution.",
      own_name:
        "Ce mot de passe est trop facile à deviner\u00a0: il contient le nom de l’opérateur.",
    },
    fair: "Ce mot de passe suffit, mais quelques mots ou caractères de plus le rendraient plus difficile à deviner.",
    strong: "Ce mot de passe est difficile à deviner.",
  },
  givenName,
  setUp: frSetUp,
  signIn: frSignIn,
  management: frManagement,
  service: frService,
  backups: frBackups,
  demo: frDemo,
  updates: frUpdates,
  print: frPrint,
  refusals: frRefusals,
  help: frHelp,
  history: frHistory,
  trail: frTrail,
  importing: frImport,
};
