import type { Loses, Stage } from "../backend/bindings";
import type { Messages } from ".";
import { formats } from "./format";

const f = formats("de-CH");

const stages: Record<Stage, string> = {
  copying: "Die Daten werden kopiert…",
  writing: "Die Sicherung wird geschrieben…",
  reading: "Die Sicherung wird gelesen…",
  checking: "Der ganze Inhalt wird geprüft…",
  finishing: "Alles wird an seinen Platz gebracht…",
  comparing: "Vergleich mit den Mitarbeitenden…",
  importing: "Die Mitarbeitenden werden importiert…",
};

function loses(found: Loses): string {
  switch (found.loses) {
    case "nothing":
      return "Es geht nichts verloren. Telefone und Passwörter gelten weiterhin.";
    case "changes":
      return f.plural(found.phones, {
        one: "Seit dieser Sicherung hat sich hier etwas geändert. Diese Änderungen gehen verloren, und 1 Telefon muss neu registriert werden.",
        other:
          found.phones === 0
            ? "Seit dieser Sicherung hat sich hier etwas geändert. Diese Änderungen gehen verloren. Kein Telefon muss neu registriert werden."
            : `Seit dieser Sicherung hat sich hier etwas geändert. Diese Änderungen gehen verloren, und ${f.number(found.phones)} Telefone müssen neu registriert werden.`,
      });
    case "other_institution":
      return `Auf diesem PC liegen Daten einer anderen Institution: ${found.name}. Sie gehen verloren, und diese Sicherung tritt an ihre Stelle.`;
  }
}

export const deBackups: Messages["backups"] = {
  title: "Sicherung",
  lead: "Eine Sicherung ist eine Datei, in der alles ist: Mitarbeitende, Telefone, Passwörter, Einstellungen, das Protokoll. Nur der Serviceschlüssel öffnet sie; bewahren Sie die beiden deshalb getrennt auf.",
  last: "Letzte Sicherung",
  never: "Es gibt noch keine.",
  due: "Fällig",
  now: "Jetzt sichern",
  choosing: "Speicherort wählen…",
  underWay: "Sicherung läuft…",
  made: (p) => `Gespeichert: ${p.name} (${f.size(p.size)}).`,
  keep: "Bewahren Sie die Datei nicht auf diesem PC auf, sondern anderswo.",
  restoring:
    "Um eine Sicherung zu prüfen oder wiederherzustellen, wählen Sie im Anmeldefenster «Probleme beim Anmelden?», dann «Serviceschlüssel verwenden».",
  systemWindow: {
    save: { title: "Guichet sichern", backups: "Guichet-Sicherungen" },
    open: { title: "Guichet-Sicherung wählen", backups: "Guichet-Sicherungen" },
  },
  stages,
  percent: (p) => f.percent(p.done / Math.max(p.all, 1)),
  reminder: {
    never: "Von dieser Institution gibt es noch keine Sicherung.",
    old: (p) => `Die letzte Sicherung ist vom ${p.date}.`,
    backUp: "Sichern",
  },
  restore: {
    open: "Sicherung wiederherstellen",
    openAtService: "Sicherung öffnen…",
    section: "Sicherung",
    sectionText:
      "Prüfen Sie, ob eine Sicherung vollständig ist, oder setzen Sie sie an die Stelle der jetzigen Daten.",
    title: "Sicherung wiederherstellen",
    lead: "Zuerst wird die Sicherung geprüft. Dabei ändert sich nichts.",
    choose: "Datei wählen…",
    chooseAnother: "Andere Datei wählen…",
    noFile: "Noch keine Datei gewählt.",
    made: (p) => `Erstellt: ${p.when}`,
    key: "Serviceschlüssel",
    keyHint: "Der Schlüssel, der am Tag der Sicherung gültig war.",
    check: "Sicherung prüfen",
    whole: "Diese Sicherung ist vollständig.",
    institution: "Institution",
    when: "Erstellt",
    operators: "Mitarbeitende",
    operatorsCount: (p) =>
      `${f.number(p.operators)}, davon ${f.number(p.administrators)} mit der Rolle Administration`,
    phones: "Telefone",
    phonesCount: (p) => f.number(p.phones),
    loses,
    confirmation: (p) => `Geben Sie «${p.shortName}» ein, um sie trotzdem wiederherzustellen`,
    restore: "Wiederherstellen",
    restoring: "Wird wiederhergestellt…",
  },
};
