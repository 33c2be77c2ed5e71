import { f } from "./fr-format";
import type { Messages } from "./index";

export const frPrint: Messages["print"] = {
  print: "Imprimer",
  language: "Langue de la feuille",
  open: {
    title: "Feuille d’information pour les opérateurs",
    text: "Une page A4 à afficher ou à distribuer\u00a0: ce qui change et quand, où trouver l’app, trois étapes. Elle ne contient aucun secret.",
    whom: "À qui s’adresser",
    whomHint:
      "Un nom ou un numéro interne\u00a0: Bruno Frei, 412. Sans indication, la page renvoie à «\u202fun administrateur\u202f».",
    open: "Imprimer la feuille",
  },
  handOut: {
    from: (p) => `Dès le ${p.date}, il vous faudra votre téléphone pour vous connecter`,
    fromNextSignIn: "Dès votre prochaine connexion, il vous faudra votre téléphone",
    soon: "Bientôt, il vous faudra votre téléphone pour vous connecter",
    why: "Après votre mot de passe, vous entrez un code à six chiffres affiché par une app sur votre téléphone. Le mot de passe seul ne suffit plus à personne.",
    install: "Installez l’app",
    installOne: (p) =>
      `Scannez avec l’appareil photo le code qui correspond à votre téléphone et installez ${p.app}. Faites-le à l’avance\u202f; si vous l’avez déjà, cela suffit.`,
    installAny:
      "Une seule de ces apps suffit. Scannez son code avec l’appareil photo de votre téléphone. Faites-le à l’avance\u202f; si vous en avez déjà une, cela suffit.",
    scan: "Connectez-vous et scannez",
    scanHow:
      "Connectez-vous comme d’habitude, avec votre nom d’opérateur et votre mot de passe. Un code QR apparaît à l’écran\u00a0: scannez-le depuis l’app.",
    enter: "Entrez le code",
    enterHow:
      "L’app affiche six chiffres, qui changent toutes les 30 secondes. Tapez-les et vous êtes connecté. Ensuite, ce sera toujours ainsi\u00a0: le mot de passe, puis les six chiffres.",
    questions: "Une question, ou pas de smartphone\u202f?",
    ask: (p) => `Adressez-vous à\u00a0: ${p.whom}.`,
    askAnyone: "Adressez-vous à un administrateur.",
    privacy:
      "Personne ne voit votre numéro de téléphone, vos contacts ni vos photos\u202f; l’app fonctionne sans internet.",
  },
  slips: {
    open: "Nouveaux mots de passe",
    title: (p) =>
      f.plural(p.count, {
        one: "Un nouveau mot de passe pour un opérateur\u202f?",
        other: `De nouveaux mots de passe pour ${f.number(p.count)} opérateurs\u202f?`,
      }),
    text: "Les anciens mots de passe cessent tout de suite d’être valables, et les sessions ouvertes prennent fin. Les nouveaux figurent sur des fiches, à imprimer dès que toutes sont prêtes.",
    tooMany: (p) => `Au plus ${f.number(p.maximum)} à la fois. Sélectionnez moins d’opérateurs.`,
    give: "Donner les nouveaux mots de passe",
    giving: "Les mots de passe sont en préparation…",
    stop: "Arrêter",
    given: (p) =>
      f.plural(p.count, {
        one: "Un opérateur a un nouveau mot de passe",
        other: `${f.number(p.count)} opérateurs ont un nouveau mot de passe`,
      }),
    missing: (p) =>
      f.plural(p.count, {
        one: "Un opérateur n’en a pas encore.",
        other: `${f.number(p.count)} opérateurs n’en ont pas encore.`,
      }),
    printNow:
      "Imprimez les fiches maintenant\u00a0: ces mots de passe ne s’affichent plus ensuite.",
    print: "Imprimer les fiches",
  },
  slip: {
    print: "Imprimer la fiche",
    forWhom: (p) => `Pour ${p.name}`,
    until: (p) => `Valable jusqu’au ${f.date(p.until)} à ${f.time(p.until)}`,
    letters: "0 est un zéro et 1 est un chiffre un.",
    password: [
      "Connectez-vous avec votre nom d’opérateur et ce mot de passe.",
      "Choisissez votre propre mot de passe.",
    ],
    code: [
      "Connectez-vous avec votre nom d’opérateur et votre mot de passe.",
      "Installez l’app sur votre téléphone, puis tapez ce code d’enregistrement.",
      "Scannez le code QR depuis l’app et entrez les six chiffres.",
    ],
    both: [
      "Connectez-vous avec votre nom d’opérateur et ce mot de passe.",
      "Choisissez votre propre mot de passe.",
      "Installez l’app sur votre téléphone, puis tapez le code d’enregistrement.",
      "Scannez le code QR depuis l’app et entrez les six chiffres.",
    ],
    keep: "Ne montrez cette fiche à personne. Déchirez-la dès que vous êtes connecté.",
  },
};
