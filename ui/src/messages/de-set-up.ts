import type { ClosedReason, Finding, Table } from "../backend/bindings";
import type { Messages } from ".";

type Closed = { title: string; text: string };

const closed: Record<ClosedReason, Closed> = {
  key_store_absent: {
    title: "Kein Passwortspeicher",
    text: "Dieser Computer hat keinen Passwortspeicher. Installieren oder starten Sie ihn und wählen Sie dann «Erneut versuchen».",
  },
  key_store_locked: {
    title: "Der Passwortspeicher ist gesperrt",
    text: "Der Passwortspeicher dieses Computers ist gesperrt. Entsperren Sie ihn und wählen Sie dann «Erneut versuchen».",
  },
  key_store_volatile: {
    title: "Der Passwortspeicher behält nichts",
    text: "Der Passwortspeicher dieses Computers vergisst bei jedem Neustart alles. Richten Sie einen dauerhaften ein und wählen Sie dann «Erneut versuchen».",
  },
  key_store_slow: {
    title: "Der Passwortspeicher antwortet nicht",
    text: "Der Passwortspeicher dieses Computers hat nicht geantwortet. Schauen Sie, ob er in einem eigenen Fenster nach einem Passwort fragt, und wählen Sie dann «Erneut versuchen».",
  },
  key_missing: {
    title: "Der Schlüssel fehlt",
    text: "Hier sind Daten, aber ihr Schlüssel ist nicht mehr im Passwortspeicher dieses Computers. Melden Sie sich mit dem üblichen Konto am Computer an und wählen Sie dann «Erneut versuchen»; oder verwenden Sie den Serviceschlüssel, oder stellen Sie eine Sicherung wieder her.",
  },
  wrong_key: {
    title: "Diese Daten haben einen anderen Schlüssel",
    text: "Diese Daten gehören zu einem anderen Computer, oder ihr Schlüssel ist weg. Verwenden Sie den Serviceschlüssel oder stellen Sie eine Sicherung wieder her.",
  },
  database_newer: {
    title: "Hier lief ein neueres Guichet",
    text: "Diese Daten wurden von einer neueren Version von Guichet geschrieben. Installieren Sie diese Version und wählen Sie dann «Erneut versuchen».",
  },
  database_not_updated: {
    title: "Die Daten konnten nicht aktualisiert werden",
    text: "Die Daten dieses Arbeitsplatzes konnten nicht an diese Version von Guichet angepasst werden und sind unverändert. Installieren Sie wieder die vorherige Version oder bitten Sie das Serviceteam um Hilfe.",
  },
  database_damaged: {
    title: "Die Daten sind beschädigt",
    text: "Die Daten dieses Arbeitsplatzes sind beschädigt und wurden so belassen, wie sie sind. Stellen Sie mit dem Serviceschlüssel eine Sicherung wieder her oder bitten Sie das Serviceteam um Hilfe.",
  },
  database_read_only: {
    title: "Die Daten lassen sich nicht ändern",
    text: "Guichet darf seine Daten lesen, aber nicht ändern. Geben Sie Guichet das Schreibrecht zurück und wählen Sie dann «Erneut versuchen».",
  },
  disk_full: {
    title: "Kein Speicherplatz mehr frei",
    text: "Auf diesem Computer ist kein Speicherplatz mehr frei. Schaffen Sie Platz und wählen Sie dann «Erneut versuchen».",
  },
  folder_not_writable: {
    title: "In den Ordner lässt sich nicht schreiben",
    text: "Guichet darf nicht in seinen eigenen Ordner schreiben. Geben Sie Guichet das Recht dazu und wählen Sie dann «Erneut versuchen».",
  },
  folder_not_ours: {
    title: "Der Ordner gehört jemand anderem",
    text: "Der Ordner von Guichet gehört einer anderen Person auf diesem Computer. Melden Sie sich mit deren Konto am Computer an oder fragen Sie, wer den Computer betreut.",
  },
  database_unreadable: {
    title: "Die Daten lassen sich nicht lesen",
    text: "Die Daten dieses Arbeitsplatzes lassen sich im Moment nicht lesen. Wählen Sie «Erneut versuchen»; wenn das nicht hilft, fragen Sie das Serviceteam.",
  },
  tampered: {
    title: "Die Daten wurden verändert",
    text: "Die Daten dieses Arbeitsplatzes wurden ausserhalb von Guichet verändert, deshalb kann sich niemand anmelden. Melden Sie es dem Serviceteam: Mit dem Serviceschlüssel kann es sie ansehen und öffnen.",
  },
};

const changedRow: Record<Table, (p: { whose: string }) => string> = {
  institution: () => "Die Regeln oder Einstellungen der Institution wurden verändert.",
  operator: (p) => `Der Name, die Rolle oder die Anmelderegel von ${p.whose} wurde verändert.`,
  password: (p) => `Das Passwort von ${p.whose} wurde ausgetauscht.`,
  registration: (p) => `Das Telefon von ${p.whose} wurde ausgetauscht.`,
  throttle: (p) => `Die Zahl der Fehlversuche von ${p.whose} wurde verändert.`,
  failure: () => "Die Liste der Fehlversuche wurde verändert.",
  temporary_code: (p) => `Der temporäre Code von ${p.whose} wurde verändert.`,
  registration_code: (p) => `Der Registrierungscode von ${p.whose} wurde verändert.`,
  accepted_break: () => "Was das Serviceteam früher akzeptiert hat, wurde verändert.",
};

const exchangedRows: Record<Table, string> = {
  institution: "Die Regeln oder Einstellungen der Institution sind älter, als sie sein sollten.",
  operator: "Mitarbeitende wurden entfernt oder auf einen früheren Stand gebracht.",
  password: "Passwörter wurden entfernt oder auf einen früheren Stand gebracht.",
  registration: "Telefone wurden entfernt oder auf einen früheren Stand gebracht.",
  throttle: "Zahlen der Fehlversuche wurden entfernt oder auf einen früheren Stand gebracht.",
  failure: "Fehlversuche wurden aus der Liste entfernt.",
  temporary_code: "Temporäre Codes wurden entfernt oder sind älter, als sie sein sollten.",
  registration_code: "Registrierungscodes wurden entfernt oder sind älter, als sie sein sollten.",
  accepted_break: "Ein Teil dessen, was das Serviceteam früher akzeptiert hat, wurde entfernt.",
};

function finding(found: Finding): string {
  switch (found.kind) {
    case "row_changed":
      return changedRow[found.table]({ whose: found.whose ?? "jemandem" });
    case "rows_exchanged":
      return exchangedRows[found.table];
    case "older_file":
      return "Die ganze Datei ist eine ältere.";
    case "evidence_changed":
      return "Die Marke, die jede Änderung hinterlässt, wurde verändert.";
    case "schema_changed":
      return "Die Tabellen der Datenbank wurden umgebaut. Der Serviceschlüssel kann das nicht beheben: Legen Sie die richtige Datei zurück.";
    case "anchor_missing":
      return "Der Passwortspeicher dieses Computers kennt diese Daten nicht: Niemand kann sagen, ob es die neusten sind.";
    case "trail_cut":
      return `Das Protokoll endet zu früh, nach Eintrag ${String(found.after)}.`;
    case "trail_changed":
      return `Das Protokoll wurde bei Eintrag ${String(found.number)} verändert.`;
    case "trail_removed":
      return found.first === found.last
        ? `Eintrag ${String(found.first)} wurde aus dem Protokoll entfernt.`
        : `Die Einträge ${String(found.first)} bis ${String(found.last)} wurden aus dem Protokoll entfernt.`;
  }
}

export const deSetUp: Messages["setUp"] = {
  opening: "Der Passwortspeicher dieses Computers wird gesucht…",
  closed,
  found: { title: "Was festgestellt wurde", finding },
  welcome: {
    title: "Willkommen bei Guichet",
    text: "Hier melden sich die Mitarbeitenden der Kasse an: mit ihrem Passwort und, wenn die Institution es so will, mit einem Code von ihrem Telefon. Das Einrichten dauert etwa fünf Minuten.",
    checklist: "Das brauchen Sie",
    needs: [
      "den Namen Ihrer Institution",
      "eine Person für die Administration",
      "einen Drucker oder Papier und Stift",
    ],
    alone: "Nur diesen PC einrichten",
  },
  institution: {
    title: "Ihre Institution",
    lead: "Das Haus oder die Organisation, deren Mitarbeitende sich an diesem PC anmelden.",
    name: "Name",
    shortName: "Kurzname",
    shortNameHint: "Das zeigen die Telefone an. Am besten höchstens 20 Zeichen.",
    preview: "Auf dem Telefon",
    exampleOperator: "anna.keller",
    label: (p) => `${p.shortName}: ${p.username}`,
    longName: (p) => `${String(p.length)} Zeichen: Manche Telefone schneiden das ab.`,
  },
  firstAdministrator: {
    title: "Ihre Administration",
    lead: (p) => `Die erste Person, die bei ${p.institution} die Mitarbeitenden verwaltet.`,
    displayName: "Anzeigename",
    displayNameHint: "So, wie man die Person im Team kennt: Anna Keller",
    username: "Benutzername",
    usernameHint: "Damit meldet sich die Person an: anna.keller",
    password: "Passwort",
    passwordHint: "Mindestens 15 Zeichen. Ein kurzer Satz lässt sich gut merken.",
  },
  twoFactorChoice: {
    title: "Zwei-Faktor-Anmeldung",
    lead: "Nach dem Passwort geben die Mitarbeitenden noch einen sechsstelligen Code aus einer App auf ihrem Telefon ein.",
    off: "Vorerst aus",
    offHint: "Das Serviceteam kann sie später freischalten.",
    on: "Ab jetzt ein",
    onHint: "Die Person der Administration registriert gleich ein Telefon. Halten Sie es bereit.",
  },
  serviceKey: {
    title: "Serviceschlüssel",
    lead: "Damit weist sich das Serviceteam aus, das die Zwei-Faktor-Anmeldung freischaltet. Er wird nur jetzt angezeigt: Drucken Sie ihn aus und bewahren Sie ihn im Tresor auf.",
    keyLabel: "Serviceschlüssel",
    group: (p) => `Gruppe ${String(p.number)}`,
    print: "Drucken",
    copy: "Kopieren",
    copyText: (p) => p.groups.join("-"),
    confirm: (p) => `Geben Sie Gruppe ${String(p.number)} ein, um fortzufahren`,
    done: "Fertigstellen",
    printedTitle: (p) => `Serviceschlüssel: ${p.institution}`,
    printedOn: (p) => `Gedruckt am ${p.date}`,
    printedKeep:
      "Wer diesen Schlüssel hat, kann die Daten dieser Kasse öffnen. Bewahren Sie ihn im Tresor auf, nicht beim PC.",
  },
};
