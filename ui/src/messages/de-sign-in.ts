import type { Messages } from ".";
import { formats } from "./format";

const f = formats("de-CH");

export const deSignIn: Messages["signIn"] = {
  title: (p) => `Anmelden bei ${p.venue}`,
  username: "Benutzername",
  password: "Passwort",
  codeLabel: "Code",
  language: "Sprache",
  problem: {
    signIn: "Probleme beim Anmelden?",
    setUp: "Probleme beim Einrichten?",
    service: "Für das Serviceteam",
    serviceHelp:
      "Mit dem Serviceschlüssel können Sie die Zwei-Faktor-Anmeldung freischalten, den Schlüssel selbst ersetzen, die Uhrzeit bestätigen oder der Administration helfen, wenn sich dort jemand nicht anmelden kann.",
    useServiceKey: "Serviceschlüssel verwenden",
  },
  serviceKeyEntry: {
    title: "Servicezugang",
    lead: "Geben Sie den Serviceschlüssel so ein, wie er gedruckt ist. Leerschläge und Bindestriche spielen keine Rolle.",
    leadToData:
      "Geben Sie den Serviceschlüssel so ein, wie er gedruckt ist. Danach gilt, was jetzt da ist; das Protokoll hält fest, dass die Daten so geöffnet wurden.",
    field: "Serviceschlüssel",
    open: "Öffnen",
    openData: "Daten öffnen",
    use: "Serviceschlüssel verwenden",
  },
  newPassword: {
    title: "Neues Passwort wählen",
    lead: (p) =>
      `${p.name}, wählen Sie ein Passwort mit mindestens ${String(p.minimum)} Zeichen, das nicht leicht zu erraten ist.`,
    field: "Neues Passwort",
    save: "Speichern und weiter",
  },
  announcement: {
    title: (p) => `Ab ${p.date} brauchen Sie Ihr Telefon`,
    lead: (p) =>
      f.plural(p.days, {
        one: "Das ist morgen. Das Registrieren dauert zwei Minuten.",
        other: `Das ist in ${f.number(p.days)} Tagen. Das Registrieren dauert zwei Minuten.`,
      }),
    steps: [
      "Sie installieren eine Authenticator-App.",
      "Sie scannen damit einen QR-Code an diesem Bildschirm.",
      "Danach geben Sie nach dem Passwort den sechsstelligen Code der App ein.",
    ],
    privacy: "Die App funktioniert ohne Internet. Sie sieht weder Ihre Nummer noch Ihre Kontakte.",
    now: "Jetzt registrieren",
    later: "Später",
  },
  getApp: {
    title: "Authenticator-App holen",
    lead: (p) => `Scannen Sie den Code mit der Kamera Ihres Telefons, um ${p.app} zu installieren.`,
    iphone: "iPhone",
    android: "Android",
    appStore: "App Store",
    googlePlay: "Google Play",
    store: (p) => `${p.phone}: ${p.store}`,
    iphoneQr: (p) => `QR-Code: ${p.app} im App Store, für iPhone`,
    androidQr: (p) => `QR-Code: ${p.app} bei Google Play, für Android`,
    notInAppStore: (p) =>
      `${p.app} gibt es nicht im App Store. Wählen Sie für ein iPhone eine andere App.`,
    copyLink: "Link kopieren",
    otherApp: "Andere App verwenden",
    whichApp: "App",
    noSmartphone: "Kein Smartphone?",
    noSmartphoneHelp:
      "Bitten Sie die Administration um einen temporären Code. Damit melden Sie sich einmal ohne Telefon an.",
    haveIt: "Haben Sie die App schon? Wählen Sie WEITER.",
    next: "WEITER",
  },
  temporaryCode: {
    use: "Temporären Code verwenden",
    title: "Temporären Code verwenden",
    lead: "Acht Ziffern von der Administration. Damit melden Sie sich einmal an, anstelle des Codes vom Telefon.",
    field: "Temporärer Code",
    hint: "Leerschläge und Bindestriche spielen keine Rolle.",
    send: "Anmelden",
  },
  registrationCode: {
    title: "Registrierungscode eingeben",
    lead: "Sie haben ihn von der Administration bekommen: acht Buchstaben und Ziffern. Er wird verlangt, bevor Sie Ihr Telefon registrieren.",
    field: "Registrierungscode",
    hint: "Gross- und Kleinschreibung, Leerschläge und Bindestriche spielen keine Rolle.",
    send: "Weiter",
  },
  register: {
    title: (p) => `${p.venue} zur App hinzufügen`,
    steps: [
      "Öffnen Sie die App.",
      "Tippen Sie auf + und «QR-Code scannen».",
      "Richten Sie die Kamera hierher.",
    ],
    qr: (p) => `QR-Code mit dem geheimen Schlüssel für ${p.label}`,
    privacy: "Achten Sie darauf, dass sonst niemand den Bildschirm fotografieren kann.",
    hidden: "Der Code ist verborgen, damit ihn sonst niemand verwenden kann.",
    showAgain: "Code wieder anzeigen",
    cantScan: "Scannen geht nicht?",
    account: "Konto",
    key: "Schlüssel",
    kind: "Art",
    timeBased: "Zeitbasiert",
    copyKey: "Schlüssel kopieren",
    deleteOld: (p) => `Löschen Sie den alten Eintrag «${p.label}» in Ihrer App.`,
    next: "WEITER",
  },
  code: {
    title: "Sechsstelligen Code eingeben",
    lead: (p) => `Öffnen Sie die App und suchen Sie ${p.label}.`,
    hint: "Mit der sechsten Ziffer wird der Code abgeschickt.",
    hintAfterError: "Drücken Sie die Eingabetaste, um den Code abzuschicken.",
    send: "Anmelden",
    triesLeft: (p) =>
      f.plural(p.tries, { one: "Noch 1 Versuch", other: `Noch ${String(p.tries)} Versuche` }),
    confirm: "Bestätigen",
    phoneProblem: "Probleme mit dem Telefon?",
    phoneHelp:
      "Bitten Sie die Administration um TELEFON WECHSELN. Bei der nächsten Anmeldung registrieren Sie das neue Telefon.",
  },
  ends: {
    soon: "Dieser Schritt endet bald. Schliessen Sie ihn ab oder beginnen Sie danach von vorn.",
    service: "Der Servicezugang endet bald. Der Serviceschlüssel öffnet ihn wieder.",
    left: (p) => `Endet in ${p.clock}`,
  },
  wait: {
    code: (p) =>
      `Zu viele falsche Codes. Versuchen Sie es um ${p.at} Uhr wieder oder wenden Sie sich an die Administration.`,
    password: (p) =>
      `Zu viele Versuche. Versuchen Sie es um ${p.at} Uhr wieder oder wenden Sie sich an die Administration.`,
    left: (p) => `Nächster Versuch möglich in ${p.clock}`,
  },
  signedIn: {
    greeting: (p) => {
      if (p.hour < 5) return `Guten Abend, ${p.name}.`;
      if (p.hour < 12) return `Guten Morgen, ${p.name}.`;
      if (p.hour < 18) return `Guten Tag, ${p.name}.`;
      return `Guten Abend, ${p.name}.`;
    },
    lead: (p) => `Sie sind bei ${p.venue} angemeldet.`,
    since: "Angemeldet seit",
    desk: "Dieser Arbeitsplatz",
    lastSignIn: "Letzte Anmeldung",
    firstTime: "Dies ist Ihre erste",
    failures: "Fehlversuche seither",
    noFailures: "Keine",
    someFailures: (p) =>
      f.plural(p.count, { one: "1 Versuch", other: `${f.number(p.count)} Versuche` }),
    notYou: "Waren das nicht Sie? Melden Sie es der Administration.",
    phone: "Telefon",
    phoneRegistered: (p) => `Registriert am ${p.date}`,
    phoneWaiting: "Noch nicht registriert",
    phoneOff: "Nicht nötig",
    phoneChanged: {
      themselves: (p) => `Von Ihnen gewechselt am ${p.date}`,
      administrator: (p) => `Gewechselt am ${p.date} von ${p.by}`,
      service_team: (p) => `Gewechselt am ${p.date} vom Serviceteam`,
    },
    newPhone: (p) =>
      `Ihr neues Telefon ist in Gebrauch. Löschen Sie in der App den alten Eintrag «${p.label}»: Seine Codes gelten nicht mehr.`,
    lock: "Sperren",
    switchOperator: "Person wechseln",
    changePassword: "Mein Passwort ändern",
    changePhone: "Mein Telefon wechseln",
    signOut: "Abmelden",
    manage: "Mitarbeitende verwalten",
    passwordChanged: "Ihr Passwort ist geändert.",
  },
  changePassword: {
    title: "Mein Passwort ändern",
    current: "Aktuelles Passwort",
    fresh: "Neues Passwort",
    save: "Passwort ändern",
  },
  changePhone: {
    title: "Mein Telefon wechseln",
    lead: "Sie brauchen das alte Telefon noch einmal, für einen Code. Es gilt weiter, bis das neue bestätigt ist.",
    lost: "Sie haben es nicht mehr? Bitten Sie die Administration um TELEFON WECHSELN.",
    code: "Code vom alten Telefon",
    begin: "Beginnen",
    oldWorks: "Ihr altes Telefon gilt weiter, bis das neue bestätigt ist.",
  },
  locked: {
    title: (p) => `Gesperrt: ${p.name}`,
    withPassword: "Geben Sie Ihr Passwort ein, um dort weiterzumachen, wo Sie waren.",
    withCode:
      "Geben Sie den sechsstelligen Code von Ihrem Telefon ein, um dort weiterzumachen, wo Sie waren.",
    unlock: "Entsperren",
    switchOperator: "Person wechseln",
  },
  serviceAccess: {
    title: "Servicezugang",
    lead: (p) => `Sie sind das Serviceteam von ${p.name}.`,
    twoFactor: "Zwei-Faktor-Anmeldung",
    enabled: (p) => `Freigeschaltet seit ${p.date}.`,
    notEnabled: "Nicht freigeschaltet. Niemand wird nach einem Code gefragt.",
    requested: (p) => `Beantragt von ${p.by}, ${p.when}.`,
    would: (p) =>
      f.plural(p.count, {
        one: "1 Person würde bei der nächsten Anmeldung ein Telefon registrieren.",
        other: `${f.number(p.count)} Personen würden bei der nächsten Anmeldung ein Telefon registrieren.`,
      }),
    turnOn: "Zwei-Faktor freischalten",
    turnOff: "Freischaltung aufheben",
    clock: "Uhr dieses PCs",
    clockBehind:
      "Die Uhr geht nach: Dieser Arbeitsplatz hat schon eine spätere Zeit gesehen. Wenn die Zeit unten stimmt, bestätigen Sie sie.",
    clockNow: (p) => `Der PC zeigt: ${p.when}.`,
    acceptClock: "Zeit bestätigen",
    leave: "Verlassen",
  },
};
