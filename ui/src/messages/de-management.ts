import type { OperatorFilter } from "../backend/bindings";
import type { Messages } from ".";
import { formats } from "./format";

const f = formats("de-CH");
/** So many of them, in words that stand within a sentence. */
export const people = (count: number) =>
  f.plural(count, { one: "1 Person", other: `${f.number(count)} Personen` });

const filters: Record<OperatorFilter, string> = {
  all: "Alle",
  registered: "Zwei-Faktor ein",
  waiting: "Telefon fehlt",
  off: "Aus",
  locked: "Gesperrt",
  disabled: "Deaktiviert",
};

export const deManagement: Messages["management"] = {
  navigation: "Verwaltung",
  operators: "Mitarbeitende",
  institution: "Institution",
  trail: "Protokoll",
  signedInAs: (p) => `Angemeldet als ${p.name}`,
  covered: "Gesperrt: weiter im Anmeldefenster",
  signedOut: "Abgemeldet: weiter im Anmeldefenster",
  coveredHelp: "Was hier war, kommt zurück, sobald Sie den Arbeitsplatz dort entsperrt haben.",
  signedOutHelp:
    "Melden Sie sich dort mit der Rolle Administration an und wählen Sie dann «Mitarbeitende verwalten».",
  list: {
    title: "Mitarbeitende",
    search: "Person suchen",
    clearSearch: "Suche leeren",
    filter: "Anzeigen",
    filters,
    role: "Rolle",
    everyRole: "Alle Rollen",
    roles: { operator: "Kasse", administrator: "Administration" },
    total: (p) => (p.moreThan ? `Mehr als ${people(p.count)}` : people(p.count)),
    readiness: (p) =>
      `${f.number(p.registered)} von ${f.number(p.registered + p.waiting + p.off)} bereit, bei ${f.number(p.waiting)} fehlt das Telefon, bei ${f.number(p.off)} ausgeschaltet`,
    columns: {
      select: "Auswählen",
      display_name: "Name",
      username: "Benutzername",
      role: "Rolle",
      two_factor: "Zwei-Faktor",
      phone_registered: "Telefon registriert",
      last_sign_in: "Letzte Anmeldung",
    },
    selectOne: (p) => `Auswählen: ${p.name}`,
    selectAll: "Alle geladenen auswählen",
    never: "Nie",
    none: "Keines",
    disabled: "Deaktiviert",
    locked: "Gesperrt",
    loading: "Mitarbeitende werden geladen",
    noMatch: (p) => `Niemand passt zu «${p.search}».`,
    noMatchFilters: "Niemand passt zu diesen Filtern.",
    clearFilters: "Filter zurücksetzen",
    saved: {
      label: "Gespeicherte Filter",
      save: "Filter speichern",
      remove: ({ name }) => `Filter ${name} löschen`,
      title: "Diesen Filter speichern",
      lead: "Was gesucht wird, wer angezeigt wird und in welcher Reihenfolge, unter einem eigenen Namen. Ein Filter mit demselben Namen wird ersetzt.",
      name: "Name des Filters",
    },
    onlyYou:
      "Ausser Ihnen ist noch niemand erfasst. Fügen Sie die Personen hinzu, die an dieser Kasse verkaufen.",
    newOperator: "Neue Person",
    selected: (p) => `${f.number(p.count)} ausgewählt`,
    allSelected: (p) => `Alle ${f.number(p.count)} ausgewählt`,
    selectAllMatching: (p) => `Alle ${f.number(p.count)} passenden auswählen`,
    turnOn: "Zwei-Faktor einschalten",
    turnOff: "Zwei-Faktor ausschalten",
    clearSelection: "Auswahl aufheben",
    changed: (p) =>
      p.on
        ? `Zwei-Faktor-Anmeldung für ${people(p.count)} eingeschaltet.`
        : `Zwei-Faktor-Anmeldung für ${people(p.count)} ausgeschaltet.`,
    skipped: {
      already_so: (p) => `${p.name}: war schon so`,
      disabled: (p) => `${p.name}: deaktiviert`,
    },
    skippedTotal: (p) => `${people(p.count)} übersprungen:`,
    skippedMore: (p) => `und ${f.number(p.count)} weitere`,
    institutionOff:
      "Die Zwei-Faktor-Anmeldung ist für diese Institution nicht freigeschaltet. Deshalb wird noch niemand nach einem Code gefragt.",
  },
  create: {
    title: "Neue Person",
    displayName: "Anzeigename",
    displayNameHint: "So, wie man die Person im Team kennt: Anna Keller",
    username: "Benutzername",
    usernameHint: "Damit meldet sich die Person an: anna.keller",
    email: "E-Mail",
    emailHint: "Optional, für ein späteres Single Sign-on",
    role: "Rolle",
    roleHints: {
      operator: "Meldet sich am Arbeitsplatz an.",
      administrator: "Verwaltet auch die Mitarbeitenden.",
    },
    save: "Person hinzufügen",
  },
  password: {
    created: (p) => `${p.name} ist hinzugefügt`,
    reset: (p) => `Neues Passwort für ${p.name}`,
    give: (p) =>
      `Geben Sie ${p.name} dieses Passwort; es muss bei der nächsten Anmeldung geändert werden. Es wird nicht noch einmal angezeigt.`,
    label: "Passwort",
    copy: "Passwort kopieren",
    done: "Schliessen",
    registrationCode: (p) =>
      `Und diesen Registrierungscode, den ${p.name} vor dem Registrieren eines Telefons eingibt. Er gilt 24 Stunden und wird nicht noch einmal angezeigt.`,
    registrationCodeLabel: "Registrierungscode",
  },
  operator: {
    back: "Alle Mitarbeitenden",
    you: "Das sind Sie",
    details: "Angaben",
    security: "Sicherheit",
    history: "Verlauf",
    noHistory: "Noch nichts.",
    wholeHistory: "Alle Einträge im Protokoll",
    displayName: "Anzeigename",
    username: "Benutzername",
    email: "E-Mail",
    emailHint: "Optional, für ein späteres Single Sign-on",
    role: "Rolle",
    save: "Speichern",
    saved: "Gespeichert.",
    facts: (p) =>
      p.last === null
        ? `Hinzugefügt am ${p.created}, noch nie angemeldet`
        : `Hinzugefügt am ${p.created}, letzte Anmeldung: ${p.last}`,
    phone: "Telefon",
    phoneRegistered: (p) => `Telefon registriert am ${p.date}`,
    phoneWaiting: "Telefon fehlt: Registrierung bei der nächsten Anmeldung",
    phoneNone: "Kein Telefon registriert",
    entry: (p) => `In der App: ${p.label}`,
    changePhone: "TELEFON WECHSELN",
    afterChangePhone: (p) =>
      p.label === null
        ? `Das alte Telefon gilt nicht mehr. Bei der nächsten Anmeldung registriert ${p.name} ein neues.`
        : `Das alte Telefon gilt nicht mehr. Bei der nächsten Anmeldung registriert ${p.name} ein neues, mit dem Hinweis, den alten Eintrag «${p.label}» zu löschen.`,
    temporaryCode: "Temporärer Code",
    temporaryCodeNone: "Falls das Telefon zu Hause liegt: eine Anmeldung ohne Telefon",
    temporaryCodeUntil: (p) => `Einer ist ausgestellt, gültig bis ${p.when}`,
    giveTemporaryCode: "Temporären Code ausstellen",
    registrationCode: "Registrierungscode",
    registrationCodeNeeded: {
      missing: "Zum Registrieren eines Telefons nötig, noch nicht ausgestellt",
      expired: "Der letzte ist älter als 24 Stunden",
      too_many_tries: "Der letzte wurde fünfmal falsch eingegeben",
    },
    registrationCodeUntil: (p) => `Einer ist ausgestellt, gültig bis ${p.when}`,
    giveRegistrationCode: "Registrierungscode ausstellen",
    twoFactor: "Zwei-Faktor-Anmeldung",
    twoFactorOn: "Bei jeder Anmeldung wird nach einem Code gefragt",
    twoFactorOnButOff:
      "Nach einem Code wird gefragt, sobald die Funktion für die Institution freigeschaltet ist",
    twoFactorOff: "Anmeldung nur mit dem Passwort",
    password: "Passwort",
    passwordNone: "Noch kein Passwort: Setzen Sie es zurück, um eines zu vergeben.",
    passwordOwn: "Selbst gewählt",
    passwordTemporary: "Von der Administration vergeben, bei der nächsten Anmeldung zu ändern",
    resetPassword: "Passwort zurücksetzen",
    sessions: "Sitzungen",
    sessionsOpen: (p) =>
      f.plural(p.count, {
        one: "1 offene Sitzung",
        other: `${f.number(p.count)} offene Sitzungen`,
      }),
    endSessions: "Sitzungen beenden",
    wait: "Gesperrt",
    passwordDisabled: "Passwort deaktiviert",
    passwordDisabledHelp:
      "Nach 100 falschen Passwörtern hintereinander. Setzen Sie das Passwort zurück.",
    phoneDisabled: "Telefon deaktiviert",
    phoneDisabledHelp:
      "Nach 50 falschen Codes innerhalb von 30 Tagen. Verwenden Sie TELEFON WECHSELN.",
    lockedUntil: (p) => `Nach zu vielen Versuchen, bis ${p.when}`,
    unlock: "Entsperren",
    account: "Konto",
    accountOn: "Darf sich anmelden",
    accountOff: "Deaktiviert: darf sich nicht anmelden",
    disable: "Deaktivieren",
    enable: "Aktivieren",
  },
  resetDialog: {
    title: (p) => `Passwort von ${p.name} zurücksetzen?`,
    text: "Das alte Passwort gilt ab sofort nicht mehr, und offene Sitzungen werden beendet. Sie erhalten ein neues zum Weitergeben.",
    confirm: "Passwort zurücksetzen",
  },
  disableDialog: {
    title: (p) => `Konto von ${p.name} deaktivieren?`,
    text: (p) =>
      `${p.name} wird sofort abgemeldet und kann sich erst wieder anmelden, wenn das Konto aktiviert ist. Ein noch nicht bestätigtes Telefon wird vergessen.`,
    confirm: "Deaktivieren",
  },
  changePhoneDialog: {
    title: (p) => `Telefon von ${p.name} wechseln?`,
    text: (p) =>
      `Das alte Telefon gilt ab sofort nicht mehr. Bei der nächsten Anmeldung registriert ${p.name} ein neues.`,
    reason: "Grund",
    reasons: {
      new_phone: "Neues Telefon",
      lost: "Verloren",
      stolen: "Gestohlen",
      other: "Anderer Grund",
    },
    checked: (p) => `Ich habe geprüft, dass es wirklich ${p.name} ist`,
    confirm: "TELEFON WECHSELN",
    own: "Das muss jemand anders aus der Administration tun. Gibt es sonst niemanden, tut es das Serviceteam.",
  },
  confirmItsYou: {
    title: "Bestätigen Sie, dass Sie es sind",
    withCode:
      "Dafür braucht es einen Code, der nicht älter als zehn Minuten ist. Geben Sie den ein, den Ihr Telefon jetzt zeigt.",
    withPassword: "Geben Sie Ihr Passwort noch einmal ein, um fortzufahren.",
    password: "Ihr Passwort",
    confirm: "Bestätigen",
  },
  temporaryCodeDialog: {
    title: (p) => `Temporärer Code für ${p.name}`,
    text: (p) =>
      `${p.name} meldet sich damit einmal an, anstelle des Codes vom Telefon. Vergewissern Sie sich zuerst, dass wirklich ${p.name} danach fragt.`,
    voids: "Der zuvor ausgestellte wird ungültig.",
    validFor: "Gültig für",
    spans: { one_hour: "1 Stunde", four_hours: "4 Stunden", one_day: "24 Stunden" },
    give: "Code ausstellen",
    read: (p) => `Lesen Sie ihn ${p.name} vor. Er wird nicht noch einmal angezeigt.`,
    until: (p) => `Gültig für eine Anmeldung, bis ${p.when}.`,
  },
  registrationCodeDialog: {
    title: (p) => `Registrierungscode für ${p.name}`,
    text: (p) =>
      `${p.name} gibt ihn vor dem Registrieren eines Telefons ein. Vergewissern Sie sich zuerst, dass wirklich ${p.name} danach fragt.`,
    voids: "Der zuvor ausgestellte wird ungültig.",
    give: "Code ausstellen",
    handOver: (p) => `Geben Sie ihn ${p.name}. Er wird nicht noch einmal angezeigt.`,
    until: (p) => `Gültig bis ${p.when}, für eine Registrierung.`,
  },
  rollOut: {
    title: "Einführung",
    ready: "Bereit",
    waiting: "Telefon fehlt noch",
    off: "Zwei-Faktor aus",
    neverSignedIn: "Noch nie angemeldet",
    atOnce: "Wer Zwei-Faktor nutzt, registriert das Telefon bei der nächsten Anmeldung.",
    starts: (p) =>
      `Wer Zwei-Faktor nutzt, braucht das Telefon ab ${p.date}. Bis dahin kann bei jeder Anmeldung Später gewählt werden.`,
    day: "Erster Tag mit Telefon",
    hint: "Wer bereits ein Telefon registriert hat, wird sofort nach dem Code gefragt.",
    announce: "Diesen Tag ankündigen",
    withdraw: "Telefon sofort verlangen",
  },
  thisDesk: {
    title: "Dieser Arbeitsplatz",
    name: "Name des Arbeitsplatzes",
    nameHint: "Das Protokoll und die Startseite zeigen ihn ab dem nächsten Start.",
    fullScreen: "Den ganzen Bildschirm füllen, bis sich jemand angemeldet hat",
    startsWithComputer: "Guichet mit dem Computer starten",
    save: "Arbeitsplatz speichern",
    saved: "Arbeitsplatz gespeichert.",
  },
  institutionPage: {
    title: "Institution",
    phonesShow: (p) => `Anzeige auf Telefonen: ${p.shortName}`,
    counted: (p) => people(p.count),
    twoFactor: "Zwei-Faktor-Anmeldung",
    states: {
      not_enabled: "Nicht aktiv",
      requested: "Beantragt",
      enabled: "Freigeschaltet",
    },
    notEnabled:
      "Alle melden sich nur mit dem Passwort an. Die Zwei-Faktor-Anmeldung kann nur das Serviceteam freischalten.",
    requested: (p) =>
      `Beantragt von ${p.by}, ${p.when}. Das Serviceteam schaltet sie mit dem Serviceschlüssel frei, im Anmeldefenster.`,
    enabled: (p) =>
      `Freigeschaltet seit ${p.date}. Wer nach einem Code gefragt wird, legen Sie für jede Person fest.`,
    would: (p) =>
      f.plural(p.count, {
        one: "Wäre sie jetzt freigeschaltet, würde 1 Person bei der nächsten Anmeldung ein Telefon registrieren.",
        other: `Wäre sie jetzt freigeschaltet, würden ${f.number(p.count)} Personen bei der nächsten Anmeldung ein Telefon registrieren.`,
      }),
    request: "Freischaltung beantragen",
    settings: "Einstellungen",
    newOperators: "Neue Mitarbeitende",
    newOperatorsOn: "Für neue Mitarbeitende ist die Zwei-Faktor-Anmeldung von Anfang an ein",
    registrationCode: "Registrierungscode",
    registrationCodeOn: "Einen Registrierungscode verlangen, bevor ein Telefon registriert wird",
    registrationCodeHint:
      "Wer eine Person hinzufügt oder TELEFON WECHSELN verwendet, bekommt einen Code zum Weitergeben. Für Personen im Zustand «Telefon fehlt» stellen Sie ihn auf ihrer Seite aus.",
    idle: "Sperren nach Untätigkeit",
    idleUnit: "Minuten",
    unlockWith: "Entsperren mit",
    unlockWithOptions: { password: "Passwort", code: "Code vom Telefon" },
    unlockHint: "Ohne Telefon entsperrt man immer mit dem Passwort.",
    apps: "Angebotene Authenticator-Apps",
    appsHint: "Die zuerst gewählte wird zuerst gezeigt. Mindestens eine ist nötig.",
    appNames: {
      google_authenticator: "Google Authenticator",
      microsoft_authenticator: "Microsoft Authenticator",
      two_fas: "2FAS",
      ente_auth: "Ente Auth",
      aegis: "Aegis (nur Android)",
    },
    save: "Einstellungen speichern",
    saved: "Einstellungen gespeichert.",
  },
};
