import type { Messages } from ".";

export const deService: Messages["service"] = {
  administrators: {
    title: "Administration",
    lead: "Wählen Sie die Person der Administration, die sich nicht anmelden kann. Allen anderen hilft die Administration.",
    more: "Hier stehen nur die ersten hundert. Mit «guichet service» auf der Befehlszeile erreichen Sie jede Person über ihren Benutzernamen.",
    lastSignIn: (p) => `Letzte Anmeldung: ${p.when}`,
    never: "Noch nie angemeldet",
    disabled: "Deaktiviert",
    locked: "Gesperrt",
    twoFactor: "Zwei-Faktor:",
  },
  administrator: {
    lead: (p) => `Administration, Benutzername: ${p.username}`,
    passwordTemporary: "Automatisch erzeugt, bei der nächsten Anmeldung zu ändern",
  },
  key: {
    title: "Serviceschlüssel",
    lead: "Ersetzen Sie ihn, wenn er verloren ist oder wenn ihn jemand gesehen hat, der ihn nicht sehen durfte.",
    replace: "Schlüssel ersetzen",
    replaced:
      "Der Serviceschlüssel ist ersetzt. Nur der neue gilt; vernichten Sie den alten Ausdruck.",
  },
  rotation: {
    title: "Schlüssel der Daten",
    lead: "Erzeugen Sie neue, wenn jemand den Passwortspeicher dieses Computers gelesen oder seine Dateien kopiert haben könnte. Alle Telefone und Passwörter gelten weiterhin.",
    open: "Neue Schlüssel erzeugen…",
    question: "Neue Schlüssel erzeugen?",
    what: "Alles wird neu versiegelt, das dauert einige Sekunden. Temporäre Codes und Registrierungscodes, die schon ausgestellt sind, werden ungültig.",
    phones:
      "Die geheimen Schlüssel auf den Telefonen bleiben gleich. Wenn jemand sowohl die Dateien als auch die alten Schlüssel haben könnte, wechseln Sie auch diese Telefone.",
    rotate: "Neue Schlüssel erzeugen",
    waiting: "Alles wird neu versiegelt…",
    rotated: "Die Daten haben neue Schlüssel. Mit den alten lässt sich nichts mehr davon öffnen.",
  },
  newKey: {
    title: "Neuer Serviceschlüssel",
    lead: "Er wird nur jetzt angezeigt: Drucken Sie ihn aus und bewahren Sie ihn im Tresor auf. Der alte Schlüssel gilt, bis Sie hier fertig sind, danach nicht mehr.",
    confirm: (p) => `Geben Sie Gruppe ${String(p.number)} des neuen Schlüssels ein`,
    replace: "Alten Schlüssel ersetzen",
    keepOld: "Alten Schlüssel behalten",
  },
};
