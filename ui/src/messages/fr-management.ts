import type { OperatorFilter } from "../backend/bindings";
import { givenName } from "./format";
import { f } from "./fr-format";
import type { Messages } from "./index";

/** So many of them, in words that stand within a sentence. */
export const operators = (count: number) =>
  f.plural(count, { one: `${f.number(count)} opérateur`, other: `${f.number(count)} opérateurs` });

const filters: Record<OperatorFilter, string> = {
  all: "Tous",
  registered: "Avec code",
  waiting: "Téléphone attendu",
  off: "Sans code",
  locked: "Bloqués",
  disabled: "Désactivés",
};

export const frManagement: Messages["management"] = {
  navigation: "Gestion",
  operators: "Opérateurs",
  institution: "Institution",
  trail: "Journal d’audit",
  signedInAs: (p) => `Session ouverte par ${p.name}`,
  covered: "Verrouillé\u00a0: passez à la fenêtre de connexion",
  signedOut: "Session fermée\u00a0: passez à la fenêtre de connexion",
  coveredHelp: "Ce qui était affiché revient dès que vous y avez déverrouillé le poste.",
  signedOutHelp: "Connectez-vous là comme administrateur, puis choisissez Gérer les opérateurs.",
  list: {
    title: "Opérateurs",
    search: "Chercher un opérateur",
    clearSearch: "Effacer la recherche",
    filter: "Afficher",
    filters,
    role: "Rôle",
    everyRole: "Tous les rôles",
    roles: { operator: "Opérateurs", administrator: "Administrateurs" },
    total: (p) => (p.moreThan ? `Plus de ${operators(p.count)}` : operators(p.count)),
    readiness: (p) =>
      `Prêts\u00a0: ${f.number(p.registered)} sur ${f.number(p.registered + p.waiting + p.off)}, téléphone attendu\u00a0: ${f.number(p.waiting)}, sans code\u00a0: ${f.number(p.off)}`,
    columns: {
      select: "Sélectionner",
      display_name: "Nom",
      username: "Nom d’opérateur",
      role: "Rôle",
      two_factor: "Deux facteurs",
      phone_registered: "Téléphone depuis",
      last_sign_in: "Dernière connexion",
    },
    selectOne: (p) => `Sélectionner ${p.name}`,
    selectAll: "Sélectionner toutes les lignes chargées",
    never: "Jamais",
    none: "Aucun",
    disabled: "Désactivé",
    locked: "Bloqué",
    loading: "Chargement des opérateurs",
    noMatch: (p) => `Aucun opérateur ne correspond à «\u202f${p.search}\u202f».`,
    noMatchFilters: "Aucun opérateur ne correspond à ces filtres.",
    clearFilters: "Effacer les filtres",
    saved: {
      label: "Filtres enregistrés",
      save: "Enregistrer le filtre",
      remove: ({ name }) => `Supprimer le filtre ${name}`,
      title: "Enregistrer ce filtre",
      lead: "La recherche, les filtres et le tri, sous le nom de votre choix. Un filtre du même nom est remplacé.",
      name: "Nom du filtre",
    },
    onlyYou: "Il n’y a que vous pour l’instant. Ajoutez les personnes qui vendent à ce guichet.",
    newOperator: "Nouvel opérateur",
    selected: (p) =>
      f.plural(p.count, {
        one: `${f.number(p.count)} sélectionné`,
        other: `${f.number(p.count)} sélectionnés`,
      }),
    allSelected: (p) => `Tous sélectionnés\u00a0: ${f.number(p.count)}`,
    selectAllMatching: (p) => `Sélectionner les ${f.number(p.count)} résultats`,
    turnOn: "Exiger le code",
    turnOff: "Ne plus exiger le code",
    clearSelection: "Tout désélectionner",
    changed: (p) =>
      p.on
        ? `Le code est désormais exigé pour ${operators(p.count)}.`
        : `Le code n’est plus exigé pour ${operators(p.count)}.`,
    skipped: {
      already_so: (p) => `${p.name}\u00a0: rien à changer`,
      disabled: (p) => `${p.name}\u00a0: compte désactivé`,
    },
    skippedTotal: (p) =>
      f.plural(p.count, {
        one: `${f.number(p.count)} opérateur laissé de côté\u00a0:`,
        other: `${f.number(p.count)} opérateurs laissés de côté\u00a0:`,
      }),
    skippedMore: (p) =>
      f.plural(p.count, {
        one: `et ${f.number(p.count)} autre`,
        other: `et ${f.number(p.count)} autres`,
      }),
    institutionOff:
      "La connexion à deux facteurs n’est pas activée pour cette institution\u00a0: pour l’instant, aucun code n’est demandé.",
  },
  create: {
    title: "Nouvel opérateur",
    displayName: "Nom affiché",
    displayNameHint: "Tel que les collègues le connaissent\u00a0: Anna Keller",
    username: "Nom d’opérateur",
    usernameHint: "Ce qu’on tape pour se connecter\u00a0: anna.keller",
    email: "E-mail",
    emailHint: "Facultatif, pour une future authentification unique",
    role: "Rôle",
    roleHints: {
      operator: "Se connecte au poste.",
      administrator: "Gère aussi les opérateurs.",
    },
    save: "Ajouter l’opérateur",
  },
  password: {
    created: (p) => `Nouvel opérateur\u00a0: ${p.name}`,
    reset: (p) => `Nouveau mot de passe pour ${p.name}`,
    give: (p) =>
      `Donnez ce mot de passe à ${givenName(p.name)}\u202f; il faudra le changer à la prochaine connexion. Il ne sera plus affiché.`,
    label: "Mot de passe",
    copy: "Copier le mot de passe",
    done: "Fermer",
    registrationCode: (p) =>
      `Donnez aussi ce code d’enregistrement\u00a0: ${givenName(p.name)} le tape avant d’enregistrer un téléphone. Il est valable 24 heures et ne sera plus affiché.`,
    registrationCodeLabel: "Code d’enregistrement",
  },
  operator: {
    back: "Tous les opérateurs",
    you: "C’est vous",
    details: "Détails",
    security: "Sécurité",
    history: "Historique",
    noHistory: "Rien pour l’instant.",
    wholeHistory: "Toutes les entrées, dans le journal d’audit",
    displayName: "Nom affiché",
    username: "Nom d’opérateur",
    email: "E-mail",
    emailHint: "Facultatif, pour une future authentification unique",
    role: "Rôle",
    save: "Enregistrer",
    saved: "Modifications enregistrées.",
    facts: (p) =>
      p.last === null
        ? `Compte créé le ${p.created}, aucune connexion jusqu’ici`
        : `Compte créé le ${p.created}, dernière connexion ${p.last}`,
    phone: "Téléphone",
    phoneRegistered: (p) => `Téléphone enregistré le ${p.date}`,
    phoneWaiting: "Téléphone attendu\u00a0: à enregistrer à la prochaine connexion",
    phoneNone: "Aucun téléphone enregistré",
    entry: (p) => `Dans l’app\u00a0: ${p.label}`,
    changePhone: "CHANGER DE TÉLÉPHONE",
    afterChangePhone: (p) =>
      p.label === null
        ? `L’ancien téléphone n’est plus valable. ${givenName(p.name)} en enregistre un nouveau à la prochaine connexion.`
        : `L’ancien téléphone n’est plus valable. À la prochaine connexion, ${givenName(p.name)} en enregistre un nouveau, et Guichet rappelle de supprimer l’ancienne entrée «\u202f${p.label}\u202f».`,
    temporaryCode: "Code temporaire",
    temporaryCodeNone: "Pour un téléphone oublié à la maison\u00a0: une connexion sans lui",
    temporaryCodeUntil: (p) => `Un code a été donné\u202f; il expire ${p.when}`,
    giveTemporaryCode: "Donner un code temporaire",
    registrationCode: "Code d’enregistrement",
    registrationCodeNeeded: {
      missing: "Nécessaire pour enregistrer un téléphone, et pas encore donné",
      expired: "Le dernier a plus de 24 heures",
      too_many_tries: "Le dernier a été mal tapé cinq fois",
    },
    registrationCodeUntil: (p) => `Un code a été donné\u202f; il expire ${p.when}`,
    giveRegistrationCode: "Donner un code d’enregistrement",
    twoFactor: "Connexion à deux facteurs",
    twoFactorOn: "Un code est exigé à chaque connexion",
    twoFactorOnButOff: "Un code sera exigé dès que l’institution aura cette fonction",
    twoFactorOff: "Le mot de passe suffit pour se connecter",
    password: "Mot de passe",
    passwordNone: "Pas encore de mot de passe\u00a0: réinitialisez-le pour en donner un.",
    passwordOwn: "Choisi par l’opérateur",
    passwordTemporary: "Donné par un administrateur, à changer à la prochaine connexion",
    resetPassword: "Nouveau mot de passe",
    sessions: "Sessions",
    sessionsOpen: (p) =>
      p.count === 0
        ? "Aucune session ouverte"
        : f.plural(p.count, {
            one: "1 session ouverte",
            other: `${f.number(p.count)} sessions ouvertes`,
          }),
    endSessions: "Fermer les sessions",
    wait: "Connexion bloquée",
    passwordDisabled: "Mot de passe désactivé",
    passwordDisabledHelp:
      "Après 100 mots de passe erronés de suite. Donnez un nouveau mot de passe.",
    phoneDisabled: "Téléphone désactivé",
    phoneDisabledHelp: "Après 50 codes erronés en 30 jours. Utilisez CHANGER DE TÉLÉPHONE.",
    lockedUntil: (p) => `Après trop de tentatives\u202f; le blocage prend fin ${p.when}`,
    unlock: "Débloquer",
    account: "Compte",
    accountOn: "Peut se connecter",
    accountOff: "Désactivé\u00a0: ne peut pas se connecter",
    disable: "Désactiver",
    enable: "Réactiver",
  },
  resetDialog: {
    title: (p) => `Nouveau mot de passe pour ${p.name}\u202f?`,
    text: "L’ancien mot de passe cesse tout de suite d’être valable, et les sessions ouvertes prennent fin. Vous recevez un nouveau mot de passe à remettre.",
    confirm: "Nouveau mot de passe",
  },
  disableDialog: {
    title: (p) => `Désactiver le compte «\u202f${p.name}\u202f»\u202f?`,
    text: (p) =>
      `La session ouverte par ${givenName(p.name)} prend fin tout de suite, et aucune connexion n’est possible jusqu’à la réactivation. Un téléphone pas encore confirmé est oublié.`,
    confirm: "Désactiver",
  },
  changePhoneDialog: {
    title: (p) => `Changer de téléphone pour ${p.name}\u202f?`,
    text: (p) =>
      `L’ancien téléphone cesse tout de suite d’être valable. À la prochaine connexion, ${givenName(p.name)} en enregistre un nouveau.`,
    reason: "Raison",
    reasons: {
      new_phone: "Nouveau téléphone",
      lost: "Perdu",
      stolen: "Volé",
      other: "Autre raison",
    },
    checked: (p) => `J’ai vérifié\u00a0: c’est bien ${givenName(p.name)}`,
    confirm: "CHANGER DE TÉLÉPHONE",
    own: "Un autre administrateur doit s’en charger. S’il n’y en a pas, l’équipe de service le fait.",
  },
  confirmItsYou: {
    title: "Confirmez que c’est vous",
    withCode:
      "Il faut pour cela un code de moins de dix minutes. Entrez celui que votre téléphone affiche maintenant.",
    withPassword: "Entrez encore une fois votre mot de passe pour continuer.",
    password: "Votre mot de passe",
    confirm: "Confirmer",
  },
  temporaryCodeDialog: {
    title: (p) => `Code temporaire pour ${p.name}`,
    text: (p) =>
      `Avec ce code, ${givenName(p.name)} se connecte une fois, à la place du code du téléphone. Assurez-vous d’abord que c’est bien ${givenName(p.name)} qui le demande.`,
    voids: "Le code donné auparavant ne sera plus valable.",
    validFor: "Durée de validité",
    spans: { one_hour: "1 heure", four_hours: "4 heures", one_day: "24 heures" },
    give: "Donner le code",
    read: (p) => `Dictez-le à ${givenName(p.name)}. Il ne sera plus affiché.`,
    until: (p) => `Valable pour une connexion\u202f; expire ${p.when}.`,
  },
  registrationCodeDialog: {
    title: (p) => `Code d’enregistrement pour ${p.name}`,
    text: (p) =>
      `${givenName(p.name)} le tape avant d’enregistrer un téléphone. Assurez-vous d’abord que c’est bien ${givenName(p.name)} qui le demande.`,
    voids: "Le code donné auparavant ne sera plus valable.",
    give: "Donner le code",
    handOver: (p) => `Remettez-le à ${givenName(p.name)}. Il ne sera plus affiché.`,
    until: (p) => `Valable pour un enregistrement\u202f; expire ${p.when}.`,
  },
  rollOut: {
    title: "Mise en route",
    ready: "Prêts",
    waiting: "Téléphone attendu",
    off: "Deux facteurs inactifs",
    neverSignedIn: "Jamais connectés",
    atOnce:
      "Les opérateurs avec deux facteurs enregistrent leur téléphone à leur prochaine connexion.",
    starts: (p) =>
      `Les opérateurs avec deux facteurs ont besoin de leur téléphone dès le ${p.date}. D’ici là, ils peuvent choisir Plus tard à chaque connexion.`,
    day: "Premier jour avec téléphone",
    hint: "À qui a déjà enregistré un téléphone, le code est demandé tout de suite.",
    announce: "Annoncer ce jour",
    withdraw: "Téléphone requis tout de suite",
  },
  thisDesk: {
    title: "Ce poste",
    name: "Nom du poste",
    nameHint: "Le journal et l’écran d’accueil l’affichent dès le prochain démarrage.",
    fullScreen: "Occuper tout l’écran jusqu’à la connexion",
    startsWithComputer: "Lancer Guichet au démarrage de l’ordinateur",
    save: "Enregistrer le poste",
    saved: "Poste enregistré.",
  },
  institutionPage: {
    title: "Institution",
    phonesShow: (p) => `Sur les téléphones\u00a0: ${p.shortName}`,
    counted: (p) => operators(p.count),
    twoFactor: "Connexion à deux facteurs",
    states: { not_enabled: "Pas activée", requested: "Demandée", enabled: "Activée" },
    notEnabled:
      "Les opérateurs se connectent avec leur seul mot de passe. Seule l’équipe de service peut activer la connexion à deux facteurs.",
    requested: (p) =>
      `Demandée ${p.when} par ${p.by}. L’équipe de service l’active avec la clé de service, dans la fenêtre de connexion.`,
    enabled: (p) =>
      `Activée depuis le ${p.date}. Pour chaque opérateur, vous décidez si un code est exigé.`,
    would: (p) =>
      p.count === 0
        ? "Si elle était activée maintenant, aucun opérateur n’aurait à enregistrer un téléphone."
        : f.plural(p.count, {
            one: "Si elle était activée maintenant, 1 opérateur enregistrerait un téléphone à sa prochaine connexion.",
            other: `Si elle était activée maintenant, ${f.number(p.count)} opérateurs enregistreraient un téléphone à leur prochaine connexion.`,
          }),
    request: "Demander l’activation",
    settings: "Réglages",
    newOperators: "Nouveaux opérateurs",
    newOperatorsOn: "Exiger d’emblée le code des nouveaux opérateurs",
    registrationCode: "Code d’enregistrement",
    registrationCodeOn: "Demander un code d’enregistrement avant d’enregistrer un téléphone",
    registrationCodeHint:
      "Qui ajoute un opérateur ou utilise CHANGER DE TÉLÉPHONE reçoit un code à remettre. Pour les opérateurs dont le téléphone est déjà attendu, le code se donne sur leur page.",
    idle: "Verrouiller après",
    idleUnit: "minutes d’inactivité",
    unlockWith: "Déverrouiller avec",
    unlockWithOptions: { password: "Mot de passe", code: "Code du téléphone" },
    unlockHint: "Les opérateurs sans téléphone utilisent toujours leur mot de passe.",
    apps: "Apps d’authentification proposées",
    appsHint: "La première choisie est proposée en premier. Il en faut au moins une.",
    appNames: {
      google_authenticator: "Google Authenticator",
      microsoft_authenticator: "Microsoft Authenticator",
      two_fas: "2FAS",
      ente_auth: "Ente Auth",
      aegis: "Aegis (Android seulement)",
    },
    save: "Enregistrer les réglages",
    saved: "Réglages enregistrés.",
  },
};
