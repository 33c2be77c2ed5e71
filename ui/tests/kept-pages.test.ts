import { describe, expect, test } from "vitest";
import { KeptPages } from "../src/management/kept-pages.svelte";

const SIZE = 10;

/** A list of so many rows, which are their own positions. */
function list(length: number) {
  return (after: string | null) => {
    const first = after === null ? 0 : Number(after) + 1;
    const rows = Array.from({ length: Math.min(SIZE, length - first) }, (_, at) => first + at);
    const last = first + rows.length - 1;
    return { rows, next: last + 1 < length ? String(last) : null };
  };
}

/** Scrolls so that these rows are in sight, reading what is missing. */
function scroll(pages: KeptPages<number>, read: ReturnType<typeof list>, first: number) {
  for (;;) {
    const missing = pages.missing(first, first + SIZE);
    if (missing === null) return;
    pages.take(missing.number, read(missing.after));
  }
}

describe("a long list OP_1", () => {
  test("keeps a few pages, however far somebody scrolls", () => {
    const pages = new KeptPages<number>(SIZE);
    const read = list(100_000);
    for (let first = 0; first <= 5_000; first += 7) {
      scroll(pages, read, first);
      expect(pages.rows.length).toBeLessThanOrEqual(5 * SIZE);
      expect(pages.at(first)).toBe(first);
    }
    expect(pages.reached).toBeGreaterThanOrEqual(5_000);
    expect(pages.complete).toBe(false);
  });

  test("reads again what it let go of, wherever somebody jumps to", () => {
    const pages = new KeptPages<number>(SIZE);
    const read = list(1_000);
    for (let first = 0; first < 1_000; first += SIZE) scroll(pages, read, first);
    expect(pages.complete).toBe(true);
    expect(pages.reached).toBe(1_000);
    for (const first of [0, 500, 20, 985]) {
      expect(pages.at(first)).toBeUndefined();
      scroll(pages, read, first);
      expect(pages.at(first)).toBe(first);
      expect(pages.reached).toBe(1_000);
    }
  });

  test("asks for no page of which nobody knows where it begins", () => {
    const pages = new KeptPages<number>(SIZE);
    expect(pages.missing(500, 510)).toBeNull();
    expect(pages.missing(0, SIZE)).toEqual({ number: 0, after: null });
  });

  test("reads again only what is kept, and learns that the list became shorter", () => {
    const pages = new KeptPages<number>(SIZE);
    for (let first = 0; first <= 200; first += SIZE) scroll(pages, list(1_000), first);
    const again = pages.again();
    expect(again.last - again.first).toBeLessThan(5);
    const read = list(195);
    let page = read(again.after);
    for (let number = again.first; ; number += 1) {
      again.pages.take(number, page);
      if (page.next === null || number === again.last) break;
      page = read(page.next);
    }
    expect(again.pages.reached).toBe(195);
    expect(again.pages.complete).toBe(true);
    expect(again.pages.at(194)).toBe(194);
  });

  test("is complete at once where nothing matches", () => {
    const pages = new KeptPages<number>(SIZE);
    expect(pages.complete).toBe(false);
    pages.take(0, list(0)(null));
    expect(pages.complete).toBe(true);
    expect(pages.reached).toBe(0);
  });

  test("puts a changed row in its place", () => {
    const pages = new KeptPages<{ name: string; role: string }>(2);
    pages.take(0, { rows: [{ name: "anna", role: "operator" }], next: null });
    pages.replace({ name: "anna", role: "administrator" }, (old) => old.name === "anna");
    expect(pages.at(0)?.role).toBe("administrator");
  });
});
