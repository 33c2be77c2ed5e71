import type { ClosedReason, Finding, Table } from "../backend/bindings";
import { f } from "./fr-format";
import type { Messages } from "./index";

type Closed = { title: string; text: string };

const closed: Record<ClosedReason, Closed> = {
  key_store_absent: {
    title: "Pas de trousseau de mots de passe",
    text: "Cet ordinateur n’a pas de trousseau de mots de passe. Installez-le ou démarrez-le, puis choisissez Réessayer.",
  },
  key_store_locked: {
    title: "Le trousseau est verrouillé",
    text: "Le trousseau de mots de passe de cet ordinateur est verrouillé. Déverrouillez-le, puis choisissez Réessayer.",
  },
  key_store_volatile: {
    title: "Le trousseau ne garde rien",
    text: "Le trousseau de mots de passe de cet ordinateur oublie tout au redémarrage. Installez-en un qui dure, puis choisissez Réessayer.",
  },
  key_store_slow: {
    title: "Le trousseau ne répond pas",
    text: "Le trousseau de mots de passe de cet ordinateur n’a pas répondu. Cherchez sa propre fenêtre qui demande un mot de passe, puis choisissez Réessayer.",
  },
  key_missing: {
    title: "La clé manque",
    text: "Il y a des données ici, mais le trousseau de mots de passe de cet ordinateur n’a plus leur clé. Connectez-vous à l’ordinateur avec le compte habituel, puis choisissez Réessayer\u202f; ou utilisez la clé de service, ou restaurez une sauvegarde.",
  },
  wrong_key: {
    title: "Ces données ont une autre clé",
    text: "Ces données viennent d’un autre ordinateur, ou leur clé a disparu. Utilisez la clé de service, ou restaurez une sauvegarde.",
  },
  database_newer: {
    title: "Données d’une version plus récente",
    text: "Ces données ont été écrites par une version plus récente de Guichet. Installez cette version, puis choisissez Réessayer.",
  },
  database_not_updated: {
    title: "Mise à jour des données impossible",
    text: "Les données de ce poste n’ont pas pu être adaptées à cette version de Guichet et sont restées comme avant. Réinstallez la version précédente, ou demandez de l’aide à l’équipe de service.",
  },
  database_damaged: {
    title: "Les données sont endommagées",
    text: "Les données de ce poste sont endommagées et n’ont pas été touchées. Restaurez une sauvegarde avec la clé de service, ou demandez de l’aide à l’équipe de service.",
  },
  database_read_only: {
    title: "Impossible de modifier les données",
    text: "Guichet peut lire ses données, mais pas les modifier. Rendez-lui le droit d’écriture, puis choisissez Réessayer.",
  },
  disk_full: {
    title: "Le disque est plein",
    text: "Il n’y a plus de place sur le disque de cet ordinateur. Libérez de l’espace, puis choisissez Réessayer.",
  },
  folder_not_writable: {
    title: "Impossible d’écrire dans le dossier",
    text: "Guichet n’a pas le droit d’écrire dans son propre dossier. Donnez-lui ce droit, puis choisissez Réessayer.",
  },
  folder_not_ours: {
    title: "Le dossier appartient à quelqu’un d’autre",
    text: "Le dossier de Guichet appartient à une autre personne sur cet ordinateur. Connectez-vous à l’ordinateur avec le compte de cette personne, ou adressez-vous à qui s’en occupe.",
  },
  database_unreadable: {
    title: "Impossible de lire les données",
    text: "Les données de ce poste sont illisibles pour le moment. Choisissez Réessayer\u202f; si cela n’aide pas, adressez-vous à l’équipe de service.",
  },
  tampered: {
    title: "Les données ont été modifiées",
    text: "Les données de ce poste ont été modifiées hors de Guichet\u00a0: personne ne peut se connecter. Avertissez l’équipe de service\u00a0: avec la clé de service, elle peut les examiner et les ouvrir.",
  },
};

// “Pour …” in front: after “de”, a name would have to elide.
const changedRow: Record<Table, (p: { whose: string }) => string> = {
  institution: () => "Les règles ou les réglages de l’institution ont été modifiés.",
  operator: (p) => `Pour ${p.whose}, le nom, le rôle ou les règles ont été modifiés.`,
  password: (p) => `Pour ${p.whose}, le mot de passe a été échangé.`,
  registration: (p) => `Pour ${p.whose}, le téléphone a été échangé.`,
  throttle: (p) => `Pour ${p.whose}, le nombre d’essais erronés a été modifié.`,
  failure: () => "La liste des essais erronés a été modifiée.",
  temporary_code: (p) => `Pour ${p.whose}, le code temporaire a été modifié.`,
  registration_code: (p) => `Pour ${p.whose}, le code d’enregistrement a été modifié.`,
  accepted_break: () => "Ce que l’équipe de service avait accepté a été modifié.",
};

const exchangedRows: Record<Table, string> = {
  institution: "Les règles ou les réglages de l’institution sont plus anciens qu’ils ne devraient.",
  operator: "Des opérateurs ont été supprimés, ou remis dans un état antérieur.",
  password: "Des mots de passe ont été supprimés, ou remis dans un état antérieur.",
  registration: "Des téléphones ont été supprimés, ou remis dans un état antérieur.",
  throttle: "Des nombres d’essais erronés ont été supprimés, ou remis dans un état antérieur.",
  failure: "Des essais erronés ont été supprimés de la liste.",
  temporary_code:
    "Des codes temporaires ont été supprimés, ou sont plus anciens qu’ils ne devraient.",
  registration_code:
    "Des codes d’enregistrement ont été supprimés, ou sont plus anciens qu’ils ne devraient.",
  accepted_break: "Une partie de ce que l’équipe de service avait accepté a été supprimée.",
};

function finding(found: Finding): string {
  switch (found.kind) {
    case "row_changed":
      return changedRow[found.table]({ whose: found.whose ?? "une personne inconnue" });
    case "rows_exchanged":
      return exchangedRows[found.table];
    case "older_file":
      return "Tout le fichier est un fichier plus ancien.";
    case "evidence_changed":
      return "La marque que laisse chaque changement a été modifiée.";
    case "schema_changed":
      return "Les tables de la base de données ont été reconstruites. La clé de service ne peut pas réparer cela\u00a0: remettez le bon fichier à sa place.";
    case "anchor_missing":
      return "Le trousseau de mots de passe de cet ordinateur ne connaît pas ces données\u00a0: rien ne dit si ce sont les plus récentes.";
    case "trail_cut":
      return `Le journal d’audit s’arrête trop tôt, après l’entrée ${f.number(found.after)}.`;
    case "trail_changed":
      return `Le journal d’audit a été modifié à l’entrée ${f.number(found.number)}.`;
    case "trail_removed":
      return found.first === found.last
        ? `L’entrée ${f.number(found.first)} a été supprimée du journal d’audit.`
        : `Les entrées ${f.number(found.first)} à ${f.number(found.last)} ont été supprimées du journal d’audit.`;
  }
}

export const frSetUp: Messages["setUp"] = {
  opening: "Recherche du trousseau de mots de passe de cet ordinateur…",
  closed,
  found: { title: "Ce qui a été constaté", finding },
  welcome: {
    title: "Bienvenue dans Guichet",
    text: "Ici, les opérateurs du guichet se connectent avec leur mot de passe et, si l’institution le souhaite, avec un code de leur téléphone. La mise en place prend environ cinq minutes.",
    checklist: "Il vous faut",
    needs: [
      "le nom de votre institution",
      "un premier administrateur",
      "une imprimante, ou du papier et un stylo",
    ],
    alone: "Configurer ce seul PC",
  },
  institution: {
    title: "Votre institution",
    lead: "Le lieu ou l’organisation dont les opérateurs se connectent sur ce PC.",
    name: "Nom",
    shortName: "Nom court",
    shortNameHint: "Ce que les téléphones afficheront. Au plus 20 caractères, de préférence.",
    preview: "Sur un téléphone",
    exampleOperator: "anna.keller",
    label: (p) => `${p.shortName}: ${p.username}`,
    longName: (p) =>
      `${f.number(p.length)} caractères\u00a0: certains téléphones couperont le nom.`,
  },
  firstAdministrator: {
    title: "Premier administrateur",
    lead: (p) => `La personne qui gérera les opérateurs. Institution\u00a0: ${p.institution}.`,
    displayName: "Nom affiché",
    displayNameHint: "Tel que les collègues le connaissent\u00a0: Anna Keller",
    username: "Nom d’opérateur",
    usernameHint: "Ce qu’on tape pour se connecter\u00a0: anna.keller",
    password: "Mot de passe",
    passwordHint: "Au moins 15 caractères. Une courte phrase se retient facilement.",
  },
  twoFactorChoice: {
    title: "Connexion à deux facteurs",
    lead: "Après le mot de passe, les opérateurs entrent aussi un code à six chiffres, donné par une app sur leur téléphone.",
    off: "Pas pour l’instant",
    offHint: "L’équipe de service pourra l’activer plus tard.",
    on: "Dès maintenant",
    onHint:
      "Le premier administrateur enregistre tout de suite un téléphone. Ayez-le sous la main.",
  },
  serviceKey: {
    title: "Clé de service",
    lead: "Elle identifie l’équipe de service, qui active et désactive la connexion à deux facteurs. Elle n’est affichée que maintenant\u00a0: imprimez-la et gardez-la au coffre.",
    keyLabel: "Clé de service",
    group: (p) => `Groupe ${String(p.number)}`,
    print: "Imprimer",
    copy: "Copier",
    copyText: (p) => p.groups.join("-"),
    confirm: (p) => `Tapez le groupe ${String(p.number)} pour continuer`,
    done: "Terminer",
    printedTitle: (p) => `Clé de service\u00a0: ${p.institution}`,
    printedOn: (p) => `Imprimée le ${p.date}`,
    printedKeep:
      "Qui possède cette clé peut ouvrir les données de ce guichet. Gardez-la au coffre, loin du PC.",
  },
};
