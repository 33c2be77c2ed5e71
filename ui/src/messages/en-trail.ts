import type { EventKind, TrailBreak } from "../backend/bindings";
import { formats } from "./format";

const f = formats("en-GB");
const entries = (count: number) =>
  f.plural(count, { one: "1 entry", other: `${f.number(count)} entries` });

const kinds: Record<EventKind, string> = {
  sign_in: "Sign-in and sign-out",
  session: "Locked, unlocked, ended",
  refused: "Refused",
  phones: "Phones",
  operators: "Operators",
  policy: "Policy and settings",
  service_team: "Service team",
  exports: "Exports",
};

function broken(found: TrailBreak): string {
  switch (found.kind) {
    case "changed":
      return `Entry ${f.number(found.number)} was edited outside Guichet.`;
    case "removed":
      return found.first === found.last
        ? `Entry ${f.number(found.first)} was removed outside Guichet.`
        : `Entries ${f.number(found.first)} to ${f.number(found.last)} were removed outside Guichet.`;
    case "cut_off":
      return `What followed entry ${f.number(found.after)} was removed outside Guichet. Newer entries have its numbers.`;
  }
}

/** A4. */
export const enTrail = {
  title: "Audit trail",
  lead: "What happened at this institution's desks: who did it, to whom, and when.",
  standing: {
    label: "How the trail stands",
    unknown: "The trail has not been checked yet",
    complete: (p: { when: string }) => `Complete and unchanged up to ${p.when}`,
    entries: (p: { count: number }) =>
      f.plural(p.count, {
        one: "The only entry is as it was written.",
        other: `All ${f.number(p.count)} entries are as they were written.`,
      }),
    problem: (p: { number: number; more: number }) =>
      p.more === 0
        ? `Problem at entry ${f.number(p.number)}`
        : f.plural(p.more, {
            one: `Problem at entry ${f.number(p.number)}, and at one more`,
            other: `Problem at entry ${f.number(p.number)}, and at ${f.number(p.more)} more`,
          }),
    checked: (p: { when: string }) => `Everything else is as it was written, up to ${p.when}.`,
    broken,
    accepted: (p: { when: string }) =>
      `The service team has opened the data in spite of it, ${p.when}.`,
    notAccepted: "Nobody signs in until the service team has opened the data with the service key.",
    more: (p: { count: number }) => `and ${f.number(p.count)} more`,
    advice:
      "What happened there can't be told from this trail. An earlier export may have it; ask the service team.",
    check: "Check now",
    checking: "Checking the whole trail",
  },
  filters: {
    label: "Filter the trail",
    from: "From",
    until: "Until",
    person: "Person",
    personHint: "Name or operator name",
    clearPerson: "Everybody again",
    foundPeople: "People found",
    nobodyFound: (p: { search: string }) => `No operator matches “${p.search}”.`,
    found: (p: { count: number }) =>
      f.plural(p.count, { one: "1 person found", other: `${f.number(p.count)} people found` }),
    kind: "What happened",
    everyKind: "Everything",
    kinds,
    clear: "Clear filters",
  },
  table: {
    columns: { when: "When", what: "What happened", desk: "Desk", number: "No." },
    number: (p: { number: number }) => f.number(p.number),
    total: (p: { count: number; moreThan: boolean }) =>
      p.moreThan ? `More than ${entries(p.count)}` : entries(p.count),
    shown: (p: { shown: number; total: number; moreThan: boolean }) =>
      p.moreThan
        ? `The newest ${f.number(p.shown)} are shown.`
        : `The newest ${f.number(p.shown)} of ${f.number(p.total)} are shown.`,
    loading: "Loading entries",
    more: "Show more",
    empty: "No entry matches these filters.",
  },
  exporting: {
    csv: "Export CSV",
    json_lines: "Export JSON Lines",
    waiting: "Exporting…",
    saved: (p: { count: number }) =>
      f.plural(p.count, {
        one: "1 entry is saved in",
        other: `${f.number(p.count)} entries are saved in`,
      }),
    note: "The export is itself an entry of the trail.",
  },
};
