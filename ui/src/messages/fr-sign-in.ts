import { givenName } from "./format";
import { f } from "./fr-format";
import type { Messages } from "./index";

export const frSignIn: Messages["signIn"] = {
  title: (p) => `Connexion\u00a0: ${p.venue}`,
  username: "Nom d’opérateur",
  password: "Mot de passe",
  codeLabel: "Code",
  language: "Langue",
  problem: {
    signIn: "Problème de connexion\u202f?",
    setUp: "Problème de mise en place\u202f?",
    service: "Pour l’équipe de service",
    serviceHelp:
      "Avec la clé de service, vous pouvez aider un administrateur qui n’arrive plus à se connecter, activer la connexion à deux facteurs, remplacer la clé elle-même ou régler l’horloge.",
    useServiceKey: "Utiliser la clé de service",
  },
  serviceKeyEntry: {
    title: "Accès de service",
    lead: "Tapez la clé de service telle qu’elle est imprimée. Les espaces et les traits d’union ne comptent pas.",
    leadToData:
      "Tapez la clé de service telle qu’elle est imprimée. Les données telles qu’elles sont maintenant feront foi, et le journal d’audit garde la trace de cette ouverture.",
    field: "Clé de service",
    open: "Ouvrir",
    openData: "Ouvrir les données",
    use: "Utiliser la clé de service",
  },
  newPassword: {
    title: "Choisissez un nouveau mot de passe",
    lead: (p) =>
      `${givenName(p.name)}, choisissez un mot de passe d’au moins ${f.number(p.minimum)} caractères, difficile à deviner.`,
    field: "Nouveau mot de passe",
    save: "Enregistrer et continuer",
  },
  announcement: {
    title: (p) => `Dès le ${p.date}, il vous faudra votre téléphone`,
    lead: (p) =>
      f.plural(p.days, {
        one: "C’est demain. L’enregistrer prend deux minutes.",
        other: `C’est dans ${f.number(p.days)} jours. L’enregistrer prend deux minutes.`,
      }),
    steps: [
      "Vous installez une app d’authentification.",
      "Avec elle, vous scannez un code QR affiché ici.",
      "Ensuite, vous saisissez son code à six chiffres après votre mot de passe.",
    ],
    privacy: "L’app fonctionne sans internet. Elle ne voit ni votre numéro ni vos contacts.",
    now: "Enregistrer maintenant",
    later: "Plus tard",
  },
  getApp: {
    title: "Installez une app d’authentification",
    lead: (p) => `Scannez avec l’appareil photo de votre téléphone pour installer ${p.app}.`,
    iphone: "iPhone",
    android: "Android",
    appStore: "App Store",
    googlePlay: "Google Play",
    store: (p) => `${p.phone}\u00a0: ${p.store}`,
    iphoneQr: (p) => `Code QR\u00a0: ${p.app} dans l’App Store, pour iPhone`,
    androidQr: (p) => `Code QR\u00a0: ${p.app} sur Google Play, pour Android`,
    notInAppStore: (p) =>
      `${p.app} n’est pas dans l’App Store. Pour un iPhone, choisissez une autre app.`,
    copyLink: "Copier le lien",
    otherApp: "Utiliser une autre app",
    whichApp: "App",
    noSmartphone: "Pas de smartphone\u202f?",
    noSmartphoneHelp:
      "Demandez un code temporaire à un administrateur. Il permet de se connecter une fois, sans téléphone.",
    haveIt: "Vous l’avez déjà\u202f? Choisissez SUIVANT.",
    next: "SUIVANT",
  },
  temporaryCode: {
    use: "Utiliser un code temporaire",
    title: "Utiliser un code temporaire",
    lead: "Huit chiffres donnés par un administrateur. Ils permettent de se connecter une fois, à la place du code du téléphone.",
    field: "Code temporaire",
    hint: "Les espaces et les traits d’union ne comptent pas.",
    send: "Se connecter",
  },
  registrationCode: {
    title: "Entrez votre code d’enregistrement",
    lead: "Un administrateur vous l’a donné\u00a0: huit lettres et chiffres. Il est demandé avant l’enregistrement de votre téléphone.",
    field: "Code d’enregistrement",
    hint: "Les majuscules, les espaces et les traits d’union ne comptent pas.",
    send: "Continuer",
  },
  register: {
    title: (p) => `Ajoutez ${p.venue} à l’app`,
    steps: [
      "Ouvrez l’app.",
      "Touchez + et «\u202fScanner un code QR\u202f».",
      "Dirigez l’appareil photo vers le code.",
    ],
    qr: (p) => `Code QR avec la clé secrète pour ${p.label}`,
    privacy: "Veillez à ce que personne d’autre ne puisse photographier l’écran.",
    hidden: "Le code est caché pour que personne d’autre ne puisse l’utiliser.",
    showAgain: "Réafficher le code",
    cantScan: "Impossible de scanner\u202f?",
    account: "Compte",
    key: "Clé",
    kind: "Type",
    timeBased: "Basé sur l’heure",
    copyKey: "Copier la clé",
    deleteOld: (p) => `Supprimez l’ancienne entrée «\u202f${p.label}\u202f» dans votre app.`,
    next: "SUIVANT",
  },
  code: {
    title: "Entrez le code à six chiffres",
    lead: (p) => `Ouvrez l’app et cherchez ${p.label}.`,
    hint: "Le code est envoyé dès le sixième chiffre.",
    hintAfterError: "Appuyez sur Entrée pour envoyer le code.",
    send: "Se connecter",
    triesLeft: (p) =>
      f.plural(p.tries, {
        one: `Encore ${f.number(p.tries)} essai`,
        other: `Encore ${f.number(p.tries)} essais`,
      }),
    confirm: "Confirmer",
    phoneProblem: "Un problème de téléphone\u202f?",
    phoneHelp:
      "Demandez à un administrateur de faire CHANGER DE TÉLÉPHONE. À votre prochaine connexion, vous enregistrez le nouveau.",
  },
  ends: {
    soon: "Cette étape se termine bientôt. Terminez-la, ou recommencez ensuite.",
    service: "L’accès de service se termine bientôt. La clé de service l’ouvre de nouveau.",
    left: (p) => `Fin dans ${p.clock}`,
  },
  wait: {
    code: (p) =>
      `Trop de codes erronés. Réessayez à ${p.at}, ou adressez-vous à un administrateur.`,
    password: (p) =>
      `Trop de tentatives. Réessayez à ${p.at}, ou adressez-vous à un administrateur.`,
    left: (p) => `Nouvel essai possible dans ${p.clock}`,
  },
  signedIn: {
    greeting: (p) => {
      const name = givenName(p.name);
      return p.hour >= 5 && p.hour < 18 ? `Bonjour, ${name}.` : `Bonsoir, ${name}.`;
    },
    lead: (p) => `Votre session pour ${p.venue} est ouverte.`,
    since: "Session ouverte",
    desk: "Ce poste",
    lastSignIn: "Dernière connexion",
    firstTime: "C’est la première",
    failures: "Échecs depuis",
    noFailures: "Aucun",
    someFailures: (p) =>
      f.plural(p.count, {
        one: `${f.number(p.count)} tentative`,
        other: `${f.number(p.count)} tentatives`,
      }),
    notYou: "Ce n’était pas vous\u202f? Avertissez un administrateur.",
    phone: "Téléphone",
    phoneRegistered: (p) => `Enregistré le ${p.date}`,
    phoneWaiting: "Pas encore enregistré",
    phoneOff: "Pas nécessaire",
    phoneChanged: {
      themselves: (p) => `Changé par vous le ${p.date}`,
      administrator: (p) => `Changé le ${p.date} par ${p.by}`,
      service_team: (p) => `Changé le ${p.date} par l’équipe de service`,
    },
    newPhone: (p) =>
      `Votre nouveau téléphone est en service. Supprimez l’ancienne entrée «\u202f${p.label}\u202f» dans l’app\u00a0: ses codes ne sont plus valables.`,
    lock: "Verrouiller",
    switchOperator: "Changer d’opérateur",
    changePassword: "Changer de mot de passe",
    changePhone: "Changer de téléphone",
    signOut: "Se déconnecter",
    manage: "Gérer les opérateurs",
    passwordChanged: "Votre mot de passe est changé.",
  },
  changePassword: {
    title: "Changer de mot de passe",
    current: "Mot de passe actuel",
    fresh: "Nouveau mot de passe",
    save: "Changer le mot de passe",
  },
  changePhone: {
    title: "Changer de téléphone",
    lead: "Il vous faut encore une fois l’ancien téléphone, pour un code. Il reste valable jusqu’à ce que le nouveau soit confirmé.",
    lost: "Vous ne l’avez plus\u202f? Demandez à un administrateur de faire CHANGER DE TÉLÉPHONE.",
    code: "Code de l’ancien téléphone",
    begin: "Commencer",
    oldWorks: "Votre ancien téléphone reste valable jusqu’à ce que le nouveau soit confirmé.",
  },
  locked: {
    title: (p) => `Verrouillé\u00a0: ${p.name}`,
    withPassword: "Entrez votre mot de passe pour reprendre là où vous en étiez.",
    withCode:
      "Entrez le code à six chiffres de votre téléphone pour reprendre là où vous en étiez.",
    unlock: "Déverrouiller",
    switchOperator: "Changer d’opérateur",
  },
  serviceAccess: {
    title: "Accès de service",
    lead: (p) => `Vous êtes l’équipe de service pour ${p.name}.`,
    twoFactor: "Connexion à deux facteurs",
    enabled: (p) => `Activée depuis le ${p.date}.`,
    notEnabled: "Pas activée. Aucun code n’est demandé.",
    requested: (p) => `Demandée ${p.when} par ${p.by}.`,
    would: (p) =>
      p.count === 0
        ? "Aucun opérateur n’aurait à enregistrer un téléphone."
        : f.plural(p.count, {
            one: "1 opérateur enregistrerait un téléphone à sa prochaine connexion.",
            other: `${f.number(p.count)} opérateurs enregistreraient un téléphone à leur prochaine connexion.`,
          }),
    turnOn: "Activer les deux facteurs",
    turnOff: "Désactiver les deux facteurs",
    clock: "L’horloge de ce PC",
    clockBehind:
      "L’horloge retarde sur une heure que ce poste a déjà connue. Si l’heure ci-dessous est juste, acceptez-la.",
    clockNow: (p) => `Heure de ce PC\u00a0: ${p.when}.`,
    acceptClock: "Accepter cette heure",
    leave: "Quitter",
  },
};
