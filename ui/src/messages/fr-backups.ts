import type { Loses, Stage } from "../backend/bindings";
import { f } from "./fr-format";
import type { Messages } from "./index";

const stages: Record<Stage, string> = {
  copying: "Copie des données…",
  writing: "Écriture de la sauvegarde…",
  reading: "Lecture de la sauvegarde…",
  checking: "Contrôle de tout le contenu…",
  finishing: "Mise en place…",
  comparing: "Comparaison avec les opérateurs…",
  importing: "Importation des opérateurs…",
};

function loses(found: Loses): string {
  switch (found.loses) {
    case "nothing":
      return "Rien n’est perdu. Les téléphones et les mots de passe restent valables.";
    case "changes":
      if (found.phones === 0)
        return "Depuis cette sauvegarde, des modifications ont été faites ici. Elles seront perdues. Aucun téléphone n’est à enregistrer à nouveau.";
      return f.plural(found.phones, {
        one: "Depuis cette sauvegarde, des modifications ont été faites ici. Elles seront perdues, et 1 téléphone devra être enregistré à nouveau.",
        other: `Depuis cette sauvegarde, des modifications ont été faites ici. Elles seront perdues, et ${f.number(found.phones)} téléphones devront être enregistrés à nouveau.`,
      });
    case "other_institution":
      return `Ce PC contient les données d’une autre institution\u00a0: ${found.name}. Elles seront perdues, et cette sauvegarde prendra leur place.`;
  }
}

export const frBackups: Messages["backups"] = {
  title: "Sauvegarde",
  lead: "Une sauvegarde est un seul fichier qui contient tout\u00a0: opérateurs, téléphones, mots de passe, réglages, journal d’audit. Seule la clé de service l’ouvre\u00a0: gardez-les donc à deux endroits différents.",
  last: "Dernière sauvegarde",
  never: "Aucune pour l’instant.",
  due: "À faire",
  now: "Sauvegarder maintenant",
  choosing: "Choix de l’emplacement…",
  underWay: "Sauvegarde en cours…",
  made: (p) => `La sauvegarde est faite\u00a0: ${p.name} (${f.size(p.size)}).`,
  keep: "Conservez-la ailleurs que sur ce PC.",
  restoring:
    "Pour contrôler ou restaurer une sauvegarde, choisissez «\u202fProblème de connexion\u202f?\u202f» dans la fenêtre de connexion, puis «\u202fUtiliser la clé de service\u202f».",
  systemWindow: {
    save: { title: "Sauvegarder Guichet", backups: "Sauvegardes de Guichet" },
    open: { title: "Choisir une sauvegarde de Guichet", backups: "Sauvegardes de Guichet" },
  },
  stages,
  percent: (p) => f.percent(p.done / Math.max(p.all, 1)),
  reminder: {
    never: "Il n’y a encore aucune sauvegarde de cette institution.",
    old: (p) => `La dernière sauvegarde date du ${p.date}.`,
    backUp: "Sauvegarder",
  },
  restore: {
    open: "Restaurer une sauvegarde",
    openAtService: "Contrôler ou restaurer",
    section: "Sauvegarde",
    sectionText:
      "Contrôlez qu’une sauvegarde est intacte, ou remplacez par elle les données de ce PC.",
    title: "Restaurer une sauvegarde",
    lead: "La sauvegarde est d’abord contrôlée. Cela ne change rien aux données.",
    choose: "Choisir le fichier…",
    chooseAnother: "Autre fichier…",
    noFile: "Aucun fichier n’est encore choisi.",
    made: (p) => `Sauvegarde faite ${p.when}`,
    key: "Clé de service",
    keyHint: "Celle du jour où la sauvegarde a été faite.",
    check: "Contrôler la sauvegarde",
    whole: "Cette sauvegarde est intacte.",
    institution: "Institution",
    when: "Faite",
    operators: "Opérateurs",
    operatorsCount: (p) =>
      f.plural(p.administrators, {
        one: `${f.number(p.operators)}, dont ${f.number(p.administrators)} administrateur`,
        other: `${f.number(p.operators)}, dont ${f.number(p.administrators)} administrateurs`,
      }),
    phones: "Téléphones",
    phonesCount: (p) => f.number(p.phones),
    loses,
    confirmation: (p) => `Tapez «\u202f${p.shortName}\u202f» pour restaurer malgré tout`,
    restore: "Restaurer la sauvegarde",
    restoring: "Restauration…",
  },
};
