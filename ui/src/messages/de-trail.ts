import type { EventKind, TrailBreak } from "../backend/bindings";
import type { Messages } from ".";
import { formats } from "./format";

const f = formats("de-CH");
const entries = (count: number) =>
  f.plural(count, { one: "1 Eintrag", other: `${f.number(count)} Einträge` });

const kinds: Record<EventKind, string> = {
  sign_in: "An- und Abmeldung",
  session: "Gesperrt, entsperrt, beendet",
  refused: "Abgelehnt",
  phones: "Telefone",
  operators: "Mitarbeitende",
  policy: "Regeln und Einstellungen",
  service_team: "Serviceteam",
  exports: "Exporte",
};

function broken(found: TrailBreak): string {
  switch (found.kind) {
    case "changed":
      return `Eintrag ${f.number(found.number)} wurde ausserhalb von Guichet verändert.`;
    case "removed":
      return found.first === found.last
        ? `Eintrag ${f.number(found.first)} wurde ausserhalb von Guichet entfernt.`
        : `Die Einträge ${f.number(found.first)} bis ${f.number(found.last)} wurden ausserhalb von Guichet entfernt.`;
    case "cut_off":
      return `Was auf Eintrag ${f.number(found.after)} folgte, wurde ausserhalb von Guichet entfernt. Neuere Einträge tragen jetzt diese Nummern.`;
  }
}

export const deTrail: Messages["trail"] = {
  title: "Protokoll",
  lead: "Was an den Arbeitsplätzen dieser Institution geschehen ist: wer es getan hat, wen es betraf und wann.",
  standing: {
    label: "Zustand des Protokolls",
    unknown: "Das Protokoll wurde noch nicht geprüft",
    complete: (p) => `Vollständig und unverändert bis ${p.when}`,
    entries: (p) =>
      f.plural(p.count, {
        one: "Der einzige Eintrag ist so, wie er geschrieben wurde.",
        other: `Alle ${f.number(p.count)} Einträge sind so, wie sie geschrieben wurden.`,
      }),
    problem: (p) =>
      p.more === 0
        ? `Problem bei Eintrag ${f.number(p.number)}`
        : f.plural(p.more, {
            one: `Problem bei Eintrag ${f.number(p.number)} und an einer weiteren Stelle`,
            other: `Problem bei Eintrag ${f.number(p.number)} und an ${f.number(p.more)} weiteren Stellen`,
          }),
    checked: (p) => `Alles andere ist so, wie es geschrieben wurde, bis ${p.when}.`,
    broken,
    accepted: (p) => `Das Serviceteam hat die Daten trotzdem geöffnet (${p.when}).`,
    notAccepted:
      "Niemand kann sich anmelden, bis das Serviceteam die Daten mit dem Serviceschlüssel geöffnet hat.",
    more: (p) => `und ${f.number(p.count)} weitere`,
    advice:
      "Was dort geschehen ist, lässt sich aus diesem Protokoll nicht mehr lesen. Vielleicht steht es in einem früheren Export; fragen Sie das Serviceteam.",
    check: "Jetzt prüfen",
    checking: "Das ganze Protokoll wird geprüft",
  },
  filters: {
    label: "Protokoll filtern",
    from: "Von",
    until: "Bis",
    person: "Person",
    personHint: "Name oder Benutzername",
    clearPerson: "Wieder alle Personen",
    foundPeople: "Gefundene Personen",
    nobodyFound: (p) => `Niemand passt zu «${p.search}».`,
    found: (p) =>
      f.plural(p.count, {
        one: "1 Person gefunden",
        other: `${f.number(p.count)} Personen gefunden`,
      }),
    kind: "Was geschah",
    everyKind: "Alles",
    kinds,
    clear: "Filter zurücksetzen",
  },
  table: {
    columns: { when: "Wann", what: "Was geschah", desk: "Arbeitsplatz", number: "Nr." },
    number: (p) => f.number(p.number),
    total: (p) => (p.moreThan ? `Mehr als ${entries(p.count)}` : entries(p.count)),
    shown: (p) =>
      p.moreThan
        ? `Die neusten ${f.number(p.shown)} werden angezeigt.`
        : `Die neusten ${f.number(p.shown)} von ${f.number(p.total)} werden angezeigt.`,
    loading: "Einträge werden geladen",
    more: "Mehr anzeigen",
    empty: "Kein Eintrag passt zu diesen Filtern.",
  },
  exporting: {
    csv: "CSV exportieren",
    json_lines: "JSON Lines exportieren",
    waiting: "Wird exportiert…",
    saved: (p) =>
      f.plural(p.count, {
        one: "1 Eintrag ist gespeichert in",
        other: `${f.number(p.count)} Einträge sind gespeichert in`,
      }),
    note: "Der Export ist selbst ein Eintrag im Protokoll.",
  },
};
