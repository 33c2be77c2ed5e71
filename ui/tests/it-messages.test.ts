import { describe, expect, test } from "vitest";
import type { AuditEvent, HistoryEntry, Refusal } from "../src/backend/bindings";
import { it } from "../src/messages/it";
import { of, on, since, until } from "../src/messages/it-format";
import { alike, entry, longChips, sources, texts } from "./catalogues";

const day = (month: number, date: number) => new Date(2025, month - 1, date, 14, 35).getTime();

describe("the Italian catalogue", () => {
  test.each(sources("it"))("%s is written as in Switzerland", (_, source) => {
    const spoken = source.replace(/^\s*(\/\/|\/?\*).*$/gmu, "");
    // Straight apostrophes, other quotes, spaces inside «», three dots.
    expect(spoken).not.toMatch(/\p{L}'\p{L}|[“”„‚‘‹›]|« | »|\p{L}\.\.\./u);
    // A name after "a" would want "ad" where it begins with one.
    expect(spoken).not.toMatch(/ a \$\{(givenName\(|p\.(actor|subject|name|by|whose))/u);
    // An article before a date that may begin with a vowel: it-format.ts has them.
    expect(spoken).not.toMatch(/\b(il|dal|del|al) \$\{p\.(date|when|day)/iu);
    expect(spoken.match(/«/gu)?.length).toBe(spoken.match(/»/gu)?.length);
  });

  test("says nothing in English but what is a name, or the same word", () => {
    const names = /appNames|iphone|android|appStore|googlePlay|exampleOperator/u;
    expect(alike("it", names)).toEqual([
      "Account",
      "App",
      "Backup",
      "E-mail",
      "Guichet",
      "Password",
    ]);
  });

  test("has no space before a sign", () => {
    expect(texts(it).filter(([, text]) => /\s[;:!?]/u.test(text))).toEqual([]);
  });

  test("has chips that are short", () => {
    expect(longChips("it")).toEqual([]);
  });

  // Eight and eleven begin with a vowel, eighteen does not; the first is 1°.
  test.each([
    [1, "il 1° marzo 2025", "dal 1° marzo 2025", "del 1° marzo 2025"],
    [8, "l’8 marzo 2025", "dall’8 marzo 2025", "dell’8 marzo 2025"],
    [11, "l’11 marzo 2025", "dall’11 marzo 2025", "dell’11 marzo 2025"],
    [18, "il 18 marzo 2025", "dal 18 marzo 2025", "del 18 marzo 2025"],
  ])("puts the article before the date: %i March", (date, ...said) => {
    const written = it.date(day(3, date));
    expect([on(written), since(written), of(written)]).toEqual(said);
  });

  test("says until when, today and on another day", () => {
    expect(it.upTo(day(3, 8))).toBe("fino all’8 marzo 2025 alle 14:35");
    expect(until(it.when(day(3, 12)))).toBe("fino al 12 marzo 2025 alle 14:35");
    expect(it.upTo(Date.now())).toMatch(/^fino alle \d\d:\d\d$/u);
    expect(on(it.when(Date.now()))).toMatch(/^oggi alle \d\d:\d\d$/u);
  });

  test("history says who did what to whom, whoever it was", () => {
    const says = (event: AuditEvent, parts: Partial<HistoryEntry> = {}) =>
      it.history.entry(entry({ event, ...parts }));
    expect(says("phone_changed", { reason: "lost" })).toBe(
      "Bruno Frei ha cambiato il telefono di Anna Keller (smarrito)",
    );
    expect(says("code_refused", { subject: null })).toBe(
      "Un codice per qualcuno è stato rifiutato",
    );
    expect(says("not_allowed", { actor: null })).toBe(
      "Qualcuno ha tentato qualcosa che non è permesso",
    );
    expect(says("backup_restored", { reason: "2025-03-08T12:05:00Z" })).toMatch(
      /il backup dell’8 marzo 2025 alle \d\d:\d\d$/u,
    );
    expect(says("backup_restored", { reason: "restored" })).toMatch(/di un giorno sconosciuto$/u);
  });

  // One is one, and none is many.
  test.each([
    [0, /^Più di 0 operatori$/u],
    [1, /^Più di 1 operatore$/u],
    // Which of the two apostrophes it is depends on the webview.
    [12_400, /^Più di 12['’]400 operatori$/u],
  ])("counts %i as Swiss do", (count, said) => {
    expect(it.management.list.total({ count, moreThan: true })).toMatch(said);
  });

  test.each<[Refusal, RegExp]>([
    [{ code: "delayed", wait_seconds: 47, until: Date.now() }, /Riprovi alle \d\d:\d\d o /u],
  ])("says what a clock shows: %o", (refusal, said) => {
    expect(it.refusals.sentence(refusal)).toMatch(said);
  });
});
