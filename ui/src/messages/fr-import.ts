import type { ImportChange, ImportColumn, WhyBad } from "../backend/bindings";
import { f } from "./fr-format";
import { operators } from "./fr-management";
import type { Messages } from "./index";

const columns: Record<ImportColumn, string> = {
  display_name: "Nom affiché",
  username: "Nom d’opérateur",
  email: "E-mail",
  role: "Rôle",
  two_factor: "Deux facteurs",
  standing: "État",
  phone_registered: "Téléphone depuis",
  last_sign_in: "Dernière connexion",
  disabled: "Désactivé",
};
const roles = { operator: "Opérateur", administrator: "Administrateur" };

function change(change: ImportChange): string {
  switch (change.what) {
    case "display_name":
      return `Nom affiché\u00a0: «\u202f${change.from}\u202f» devient «\u202f${change.to}\u202f»`;
    case "email":
      return change.from === null
        ? `E-mail\u00a0: «\u202f${change.to}\u202f» est ajouté`
        : `E-mail\u00a0: «\u202f${change.from}\u202f» devient «\u202f${change.to}\u202f»`;
    case "role":
      return `Rôle\u00a0: ${roles[change.from]} devient ${roles[change.to]}`;
    case "two_factor":
      return change.to ? "Le code sera exigé" : "Le code ne sera plus exigé";
  }
}

function why(why: WhyBad): string {
  switch (why.is) {
    case "unknown_column":
      return "Guichet ne connaît pas cette colonne. Supprimez-la ou nommez-la comme dans le modèle.";
    case "missing_column":
      return "Cette colonne manque. La première ligne nomme les colonnes.";
    case "repeated_column":
      return "Cette colonne figure deux fois. Supprimez-en une.";
    case "no_column":
      return "Ce texte n’est sous aucune colonne. Il y a peut-être un séparateur de trop dans la ligne.";
    case "line_break":
      return "Un retour à la ligne coupe cette cellule. Il manque peut-être un guillemet.";
    case "missing":
      return "Il n’y a rien ici. Complétez.";
    case "too_long":
      return `Trop long\u00a0: ${f.number(why.maximum)} caractères au plus.`;
    case "forbidden_character":
      return "Un caractère n’est pas permis dans un nom\u00a0: deux-points, signe invisible, ou espace dans un nom d’opérateur.";
    case "duplicate":
      return `La ligne ${f.number(why.line)} a le même nom d’opérateur. Gardez l’une des deux.`;
    case "not_an_email":
      return "Ce n’est pas une adresse e-mail. Écrivez-en une comme anna.keller@example.com, ou laissez la cellule vide.";
    case "duplicate_email":
      return `La ligne ${f.number(why.line)} a le même e-mail. Gardez l’une des deux.`;
    case "email_taken":
      return "Un autre opérateur a cet e-mail. Écrivez-en un autre, ou laissez la cellule vide.";
    case "unknown_role":
      return "Ce rôle n’existe pas. Écrivez «\u202fopérateur\u202f» ou «\u202fadministrateur\u202f».";
    case "not_yes_or_no":
      return "Écrivez «\u202foui\u202f» ou «\u202fnon\u202f».";
    case "last_administrator":
      return "Plus personne ne pourrait gérer les opérateurs. Il faut garder un administrateur qui a un mot de passe.";
    case "example":
      return "C’est l’exemple du modèle. Remplacez-le ou supprimez la ligne.";
  }
}

export const frImport: Messages["importing"] = {
  open: "Importer ou exporter",
  title: "Importer ou exporter les opérateurs",
  template: {
    title: "Un modèle pour commencer",
    lead: "Un fichier CSV avec les colonnes que Guichet lit et une ligne d’exemple. Tous les tableurs l’ouvrent.",
    save: "Enregistrer le modèle",
    waiting: "Enregistrement…",
    saved: "Le modèle est enregistré dans\u00a0:",
  },
  exporting: {
    title: "Exporter la liste",
    lead: (p) =>
      p.filtered
        ? `Ce que la liste affiche en ce moment, avec ses filtres\u00a0: ${p.moreThan ? "plus de " : ""}${operators(p.count)}.`
        : `Tous les opérateurs de la liste\u00a0: ${p.moreThan ? "plus de " : ""}${operators(p.count)}.`,
    save: "Exporter en CSV",
    waiting: "Exportation…",
    saved: (p) =>
      f.plural(p.count, {
        one: `${f.number(p.count)} opérateur exporté dans\u00a0:`,
        other: `${f.number(p.count)} opérateurs exportés dans\u00a0:`,
      }),
    note: "Ce fichier peut être importé à nouveau, par parties s’il est très long. L’exportation est une entrée du journal d’audit.",
  },
  file: {
    title: "Importer un fichier",
    lead: "Les noms d’opérateur encore inconnus sont ajoutés, les autres modifiés selon le fichier. Personne n’est supprimé ni désactivé. Vous voyez d’abord ce qui se passerait.",
    choose: "Choisir un fichier…",
    chooseAnother: "Choisir un autre fichier…",
    choosing: "Choix du fichier…",
    systemWindow: { title: "Choisir un fichier d’opérateurs", tables: "Tableaux (CSV)" },
  },
  preview: {
    title: (p) => `Ce que ferait ${p.file}`,
    counts: {
      new: "Nouveaux",
      changed: "Modifiés",
      unchanged: "Inchangés",
      bad: "Lignes à corriger",
    },
    badTitle: "Lignes à corriger",
    badLead:
      "Rien n’est importé tant qu’une ligne est à corriger. Corrigez le fichier, enregistrez-le, puis choisissez-le à nouveau.",
    changedTitle: "Ce qui change",
    line: "Ligne",
    column: "Colonne",
    found: "Contenu",
    problem: "Problème",
    username: "Nom d’opérateur",
    changes: "Modification",
    shown: (p) => `Les ${f.number(p.shown)} premières lignes sur ${f.number(p.count)}`,
    columns,
    why,
    change,
    nothing: "Le fichier ne change rien.",
    outdated:
      "Des opérateurs ont été modifiés depuis la lecture du fichier. Rien n’a été importé\u202f; voici ce qu’il ferait maintenant.",
  },
  act: (p) => `Importer ${operators(p.count)}`,
  underWay: "Importation…",
  done: (p) => `Ajouts\u00a0: ${f.number(p.added)}, modifications\u00a0: ${f.number(p.changed)}.`,
  noPassword:
    "Les opérateurs ajoutés n’ont pas encore de mot de passe. Sélectionnez-les dans la liste et choisissez «\u202fNouveaux mots de passe\u202f»\u00a0: chacun reçoit une fiche.",
};
