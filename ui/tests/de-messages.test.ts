import { describe, expect, test } from "vitest";
import type { AuditEvent, HistoryEntry, Refusal } from "../src/backend/bindings";
import { de } from "../src/messages/de";
import { alike, entry, longChips, sources } from "./catalogues";

describe("the German catalogue", () => {
  test.each(sources("de"))("%s is written as in Switzerland", (_, source) => {
    expect(source).not.toMatch(/[ß„“”‚‘’]|\p{L}\.\.\./u);
    // Quotes that open close again.
    expect(source.match(/«/gu)?.length).toBe(source.match(/»/gu)?.length);
  });

  test("says nothing in English but what is a name", () => {
    const names = /appNames|iphone|android|appStore|googlePlay|whichApp|exampleOperator/u;
    expect(alike("de", names)).toEqual(["Code", "Guichet", "Institution", "Name", "Person"]);
  });

  test("has chips that are short", () => {
    expect(longChips("de")).toEqual([]);
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

  test("asks for another password at the next sign-in, which need not be the first", () => {
    expect(de.management.password.give({ name: "Anna Keller" })).toContain(
      "bei der nächsten Anmeldung geändert werden",
    );
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

  // A time of day is followed by "Uhr".
  test.each<[Refusal, RegExp]>([
    [{ code: "delayed", wait_seconds: 47, until: Date.now() }, /um \d\d:\d\d Uhr wieder/u],
  ])("says what a clock shows: %o", (refusal, said) => {
    expect(de.refusals.sentence(refusal)).toMatch(said);
  });
});
