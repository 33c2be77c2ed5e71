import type { ImportChange, ImportColumn, WhyBad } from "../backend/bindings";
import type { Messages } from ".";
import { people } from "./de-management";
import { formats } from "./format";

const f = formats("de-CH");

const columns: Record<ImportColumn, string> = {
  display_name: "Anzeigename",
  username: "Benutzername",
  email: "E-Mail",
  role: "Rolle",
  two_factor: "Zwei-Faktor",
  standing: "Stand",
  phone_registered: "Telefon registriert",
  last_sign_in: "Letzte Anmeldung",
  disabled: "Deaktiviert",
};
const roles = { operator: "Kasse", administrator: "Administration" };

function change(change: ImportChange): string {
  switch (change.what) {
    case "display_name":
      return `Anzeigename: «${change.from}» wird «${change.to}»`;
    case "email":
      return change.from === null
        ? `E-Mail: «${change.to}» kommt dazu`
        : `E-Mail: «${change.from}» wird «${change.to}»`;
    case "role":
      return `Rolle: ${roles[change.from]} wird ${roles[change.to]}`;
    case "two_factor":
      return change.to
        ? "Zwei-Faktor-Anmeldung wird eingeschaltet"
        : "Zwei-Faktor-Anmeldung wird ausgeschaltet";
  }
}

function why(why: WhyBad): string {
  switch (why.is) {
    case "unknown_column":
      return "Diese Spalte kennt Guichet nicht. Entfernen Sie sie, oder nennen Sie sie wie in der Vorlage.";
    case "missing_column":
      return "Diese Spalte fehlt. Die erste Zeile nennt die Spalten.";
    case "repeated_column":
      return "Diese Spalte kommt zweimal vor. Entfernen Sie eine davon.";
    case "no_column":
      return "Das steht unter keiner Spalte. Vielleicht hat die Zeile ein Trennzeichen zu viel.";
    case "line_break":
      return "In dieser Zelle ist ein Zeilenumbruch. Vielleicht fehlt ein Anführungszeichen.";
    case "missing":
      return "Hier steht nichts. Füllen Sie die Zelle aus.";
    case "too_long":
      return `Zu lang: höchstens ${f.number(why.maximum)} Zeichen.`;
    case "forbidden_character":
      return "Ein Zeichen ist in Namen nicht erlaubt: ein Doppelpunkt, ein unsichtbares Zeichen oder ein Leerzeichen im Benutzernamen.";
    case "duplicate":
      return `Zeile ${f.number(why.line)} hat denselben Benutzernamen. Behalten Sie eine der beiden.`;
    case "not_an_email":
      return "Das ist keine E-Mail-Adresse. Schreiben Sie eine wie anna.keller@example.com, oder lassen Sie die Zelle leer.";
    case "duplicate_email":
      return `Zeile ${f.number(why.line)} hat dieselbe E-Mail-Adresse. Behalten Sie eine der beiden.`;
    case "email_taken":
      return "Jemand anderes hat diese E-Mail-Adresse. Schreiben Sie eine andere, oder lassen Sie die Zelle leer.";
    case "unknown_role":
      return "Diese Rolle gibt es nicht. Schreiben Sie «Kasse» oder «Administration».";
    case "not_yes_or_no":
      return "Schreiben Sie «ja» oder «nein».";
    case "last_administrator":
      return "Niemand könnte mehr Mitarbeitende verwalten. Eine Administration mit Passwort muss bleiben.";
    case "example":
      return "Das ist das Beispiel der Vorlage. Ersetzen Sie es, oder löschen Sie die Zeile.";
  }
}

export const deImport: Messages["importing"] = {
  open: "Importieren oder exportieren",
  title: "Mitarbeitende importieren oder exportieren",
  template: {
    title: "Eine Vorlage für den Anfang",
    lead: "Eine CSV-Datei mit den Spalten, die Guichet liest, und einer Beispielzeile. Jede Tabellenkalkulation öffnet sie.",
    save: "Vorlage speichern",
    waiting: "Wird gespeichert…",
    saved: "Die Vorlage ist gespeichert in",
  },
  exporting: {
    title: "Liste exportieren",
    lead: (p) =>
      p.filtered
        ? `Was die Liste jetzt zeigt, so wie sie gefiltert ist: ${p.moreThan ? "mehr als " : ""}${people(p.count)}.`
        : `Alle auf der Liste: ${p.moreThan ? "mehr als " : ""}${people(p.count)}.`,
    save: "Als CSV exportieren",
    waiting: "Wird exportiert…",
    saved: (p) =>
      f.plural(p.count, {
        one: "1 Person ist gespeichert in",
        other: `${f.number(p.count)} Personen sind gespeichert in`,
      }),
    note: "Die Datei lässt sich wieder importieren, eine sehr lange in Teilen. Der Export ist ein Eintrag im Protokoll.",
  },
  file: {
    title: "Datei importieren",
    lead: "Neue Benutzernamen werden hinzugefügt, die anderen so geändert, wie es in der Datei steht. Niemand wird entfernt oder deaktiviert. Zuerst sehen Sie, was geschehen würde.",
    choose: "Datei auswählen…",
    chooseAnother: "Andere Datei auswählen…",
    choosing: "Datei wird ausgewählt…",
    systemWindow: { title: "Datei mit Mitarbeitenden auswählen", tables: "Tabellen (CSV)" },
  },
  preview: {
    title: (p) => `Das würde ${p.file} bewirken`,
    counts: {
      new: "Neu",
      changed: "Geändert",
      unchanged: "Unverändert",
      bad: "Fehlerhafte Zeilen",
    },
    badTitle: "Fehlerhafte Zeilen",
    badLead:
      "Solange eine Zeile fehlerhaft ist, wird nichts importiert. Korrigieren Sie die Datei, speichern Sie sie und wählen Sie sie noch einmal aus.",
    changedTitle: "Was sich ändert",
    line: "Zeile",
    column: "Spalte",
    found: "Inhalt",
    problem: "Was nicht stimmt",
    username: "Benutzername",
    changes: "Änderung",
    shown: (p) => `Die ersten ${f.number(p.shown)} von ${f.number(p.count)} Zeilen`,
    columns,
    why,
    change,
    nothing: "Die Datei ändert nichts.",
    outdated:
      "Seit die Datei gelesen wurde, hat sich bei den Mitarbeitenden etwas geändert. Es wurde nichts importiert; das würde sie jetzt tun.",
  },
  act: (p) => `${people(p.count)} importieren`,
  underWay: "Wird importiert…",
  done: (p) => `${people(p.added)} hinzugefügt, ${f.number(p.changed)} geändert.`,
  noPassword:
    "Wer hinzugefügt wurde, hat noch kein Passwort. Wählen Sie diese Personen in der Liste aus und dann «Neue Passwörter»: Jede erhält einen Zettel.",
};
