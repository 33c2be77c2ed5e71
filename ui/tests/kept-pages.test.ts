import { describe, expect, test, vi } from "vitest";
import { KeptPages, type Page } from "../src/management/kept-pages.svelte";

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
function scroll(
  pages: KeptPages<number>,
  read: (after: string | null) => Page<number>,
  first: number,
  sight = SIZE,
) {
  for (let reads = 0; reads < 10; reads += 1) {
    const missing = pages.need(first, first + sight);
    if (missing === null) return;
    pages.take(missing.number, read(missing.after));
  }
  throw new Error("it reads without an end");
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
    expect(pages.need(500, 510)).toBeNull();
    expect(pages.need(0, SIZE)).toEqual({ number: 0, after: null });
  });

  test("reads no page without an end where more is in sight than is kept around it", () => {
    const pages = new KeptPages<number>(SIZE);
    for (let first = 0; first < 500; first += 3) {
      scroll(pages, list(1_000), first, 6 * SIZE);
      for (const row of [first, first + 6 * SIZE - 1]) expect(pages.at(row)).toBe(row);
    }
  });

  test("reads what follows again where a page ends elsewhere than it did", () => {
    // Everybody but the fifth, who left the list once page 0 was let go of.
    const left = new Set<number>();
    const read = (after: string | null) => {
      const first = after === null ? 0 : Number(after) + 1;
      const all = Array.from({ length: 200 - first }, (_, at) => first + at);
      const rows = all.filter((row) => !left.has(row)).slice(0, SIZE);
      return { rows, next: String(rows.at(-1)) };
    };
    const pages = new KeptPages<number>(SIZE);
    for (let first = 0; first <= 2 * SIZE; first += SIZE) scroll(pages, read, first);
    scroll(pages, read, 3 * SIZE);
    left.add(4);
    scroll(pages, read, 0, 3 * SIZE);
    const rows = Array.from({ length: 3 * SIZE }, (_, at) => pages.at(at));
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.at(-1)).toBe(3 * SIZE);
  });

  test("reads again only what is kept, and learns that the list became shorter", async () => {
    const pages = new KeptPages<number>(SIZE);
    for (let first = 0; first <= 200; first += SIZE) scroll(pages, list(1_000), first);
    const read = vi.fn(list(195));
    const again = await pages.again((after) => Promise.resolve(read(after)));
    expect(read.mock.calls.length).toBeLessThan(5);
    expect(again?.reached).toBe(195);
    expect(again?.complete).toBe(true);
    expect(again?.at(194)).toBe(194);
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
