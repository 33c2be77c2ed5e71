import { describe, expect, test } from "vitest";
import type { AuditEvent, HistoryEntry, Refusal } from "../src/backend/bindings";
import { de } from "../src/messages/de";
import { en } from "../src/messages/en";

const sources = import.meta.glob<string>(["../src/messages/de.ts", "../src/messages/de-*.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});

const entry = (parts: Partial<HistoryEntry>): HistoryEntry => ({
  number: 1,
  at: Date.UTC(2026, 2, 12, 13, 5),
  event: "signed_in",
  actor: "Bruno Frei",
  subject: "Anna Keller",
  desk: "Kasse 1",
  reason: null,
  ...parts,
});

/** Every text without parameters, by its path. */
function texts(of: object, path = ""): [string, string][] {
  return Object.entries(of).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === "string") return [[`${path}${key}`, value]];
    return typeof value === "object" && value !== null ? texts(value, `${path}${key}.`) : [];
  });
}

describe("the German catalogue", () => {
  test.each(Object.entries(sources))("%s is written as in Switzerland", (_, source) => {
    expect(source).not.toMatch(/[ß„“”‚‘’]|\p{L}\.\.\./u);
    // Quotes that open close again.
    expect(source.match(/«/gu)?.length).toBe(source.match(/»/gu)?.length);
  });

  test("says nothing in English but what is a name", () => {
    const names = /appNames|iphone|android|appStore|googlePlay|whichApp|exampleOperator/u;
    const english = new Map(texts(en));
    const alike = texts(de)
      .filter(([path, text]) => english.get(path) === text && !names.test(path))
      .map(([, text]) => text);
    expect([...new Set(alike)].sort()).toEqual([
      "Code",
      "Guichet",
      "Institution",
      "Name",
      "Person",
    ]);
  });

  test("has chips that are short", () => {
    const chips = [
      ...Object.values(de.twoFactor),
      ...Object.values(de.management.list.filters),
      ...Object.values(de.management.institutionPage.states),
      de.management.list.disabled,
      de.management.list.locked,
      de.backups.due,
    ];
    expect(chips.filter((chip) => chip.length > 16)).toEqual([]);
  });

  test("declines who has no name, and leaves names as they are", () => {
    const nobody = { actor: null, subject: null };
    const says = (event: AuditEvent, parts: Partial<HistoryEntry> = {}) =>
      de.history.entry(entry({ event, ...parts }));
    expect(says("phone_changed", { reason: "lost" })).toBe(
      "Bruno Frei hat das Telefon von Anna Keller gewechselt (verloren)",
    );
    expect(says("password_refused", nobody)).toBe("Ein Passwort für jemanden wurde abgelehnt");
    expect(says("session_ended", nobody)).toBe("Die Sitzung von jemandem wurde beendet");
    expect(says("not_allowed", nobody)).toBe("Jemand hat etwas versucht, was nicht erlaubt ist");
    expect(says("backup_restored", { reason: "2026-03-12T13:05:00Z" })).toMatch(
      /\(Stand: 12\. März 2026, \d\d:\d\d Uhr\)$/u,
    );
    expect(says("backup_restored", { reason: "restored" })).toMatch(/\(Stand: unbekannt\)$/u);
  });

  // One is one, and none is many.
  test.each([
    [0, /^Mehr als 0 Personen$/u],
    [1, /^Mehr als 1 Person$/u],
    // Which of the two apostrophes it is depends on the webview.
    [1240, /^Mehr als 1['’]240 Personen$/u],
  ])("counts %i as Swiss do", (count, said) => {
    expect(de.management.list.total({ count, moreThan: true })).toMatch(said);
  });

  // A time of day is followed by "Uhr", a clock that is off by its plural.
  test.each<[Refusal, RegExp]>([
    [{ code: "delayed", wait_seconds: 47, until: Date.now() }, /um \d\d:\d\d Uhr wieder/u],
    [{ code: "clock_off", minutes: -4, tries_left: 4 }, /etwa 4 Minuten falsch/u],
    [{ code: "clock_behind", minutes: 1 }, /etwa 1 Minute nach/u],
  ])("says what a clock shows: %o", (refusal, said) => {
    expect(de.refusals.sentence(refusal)).toMatch(said);
  });
});
