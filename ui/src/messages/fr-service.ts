import type { Messages } from "./index";

export const frService: Messages["service"] = {
  administrators: {
    title: "Administrateurs",
    lead: "Choisissez un administrateur qui n’arrive plus à se connecter. Pour tous les autres, un administrateur s’en charge.",
    more: "Seuls les cent premiers figurent ici. En ligne de commande, «\u202fguichet service\u202f» les atteint tous par leur nom d’opérateur.",
    lastSignIn: (p) => `Dernière connexion ${p.when}`,
    never: "Aucune connexion jusqu’ici",
    disabled: "Désactivé",
    locked: "Bloqué",
    twoFactor: "Deux facteurs\u00a0:",
  },
  administrator: {
    lead: (p) => `Administrateur, nom d’opérateur\u00a0: ${p.username}`,
    passwordTemporary: "Généré, à changer à la prochaine connexion",
  },
  key: {
    title: "Clé de service",
    lead: "Remplacez-la si elle est perdue, ou si une personne non autorisée l’a vue.",
    replace: "Remplacer la clé",
    replaced:
      "La clé de service est remplacée. Seule la nouvelle est valable\u202f; détruisez l’ancienne feuille.",
  },
  rotation: {
    title: "Clés des données",
    lead: "Créez-en de nouvelles si quelqu’un a pu lire le trousseau de mots de passe de cet ordinateur ou copier ses fichiers. Tous les téléphones et mots de passe restent valables.",
    open: "Créer de nouvelles clés…",
    question: "Créer de nouvelles clés\u202f?",
    what: "Tout est chiffré à nouveau, ce qui prend quelques secondes. Les codes temporaires et les codes d’enregistrement déjà remis ne seront plus valables.",
    phones:
      "Les clés secrètes des téléphones restent les mêmes. Si quelqu’un peut avoir à la fois les fichiers et les anciennes clés, faites aussi changer ces téléphones.",
    rotate: "Créer de nouvelles clés",
    waiting: "Chiffrement en cours…",
    rotated: "Les données ont de nouvelles clés. Les anciennes n’ouvrent plus rien.",
  },
  newKey: {
    title: "Nouvelle clé de service",
    lead: "Elle n’est affichée que maintenant\u00a0: imprimez-la et gardez-la au coffre. L’ancienne clé reste valable jusqu’à ce que vous terminiez ici, et plus du tout ensuite.",
    confirm: (p) => `Tapez le groupe ${String(p.number)} de la nouvelle clé`,
    replace: "Remplacer l’ancienne clé",
    keepOld: "Garder l’ancienne clé",
  },
};
