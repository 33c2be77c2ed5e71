import { SvelteMap } from "svelte/reactivity";

/** A page of a long list, and where the next one begins. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** Pages that are kept on each side of those that are needed. */
const AROUND = 1;

/**
 * The pages of a long list that are in memory: a few around those in sight, however far somebody
 * scrolls. Where each page begins is remembered of all of them, so that any can be read again.
 */
export class KeptPages<Row> {
  /** How many rows one can scroll over: as far as anybody has. */
  reached = $state(0);
  readonly #pages = new SvelteMap<number, Row[]>();
  #starts: (string | null)[] = [null];
  readonly #size: number;
  /** The pages that were needed last, from the first to the last. */
  #needed = { first: 0, last: 0 };

  /** Pages of so many rows. */
  constructor(size: number) {
    this.#size = size;
  }

  /** The rows that are kept. */
  readonly rows = $derived([...this.#pages].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows));

  /** Whether the last row has been reached. */
  get complete(): boolean {
    return (
      this.reached > (this.#starts.length - 1) * this.#size || this.#pages.get(0)?.length === 0
    );
  }

  at(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.#size))?.[index % this.#size];
  }

  /**
   * These rows are needed now: the pages around them are kept. Answers the first of theirs that is missing;
   * none that nobody can know yet.
   */
  need(first: number, last: number): { number: number; after: string | null } | null {
    this.#needed = {
      first: Math.floor(first / this.#size),
      last: Math.floor(Math.max(first, last - 1) / this.#size),
    };
    for (let number = this.#needed.first; number <= this.#needed.last; number += 1) {
      const after = this.#starts[number];
      if (after === undefined) return null;
      if (!this.#pages.has(number)) return { number, after };
    }
    return null;
  }

  take(number: number, { rows, next }: Page<Row>): void {
    const { first, last } = this.#needed;
    // Where this page ends elsewhere than it did, rows came or went: those after it are read again.
    const fits = next !== null && next === this.#starts[number + 1];
    for (const other of this.#pages.keys()) {
      const far = other < first - AROUND || other > last + AROUND;
      if (far || (other > number && !fits)) this.#pages.delete(other);
    }
    this.#pages.set(number, rows);
    const end = number * this.#size + rows.length;
    if (next === null) {
      this.#starts.length = number + 1;
      this.reached = end;
    } else {
      this.#starts[number + 1] = next;
      this.reached = Math.max(this.reached, end);
    }
  }

  /** Puts a row in the place of the one that it is about, where that is kept. */
  replace(row: Row, isAboutTheSame: (old: Row) => boolean): void {
    for (const [number, rows] of this.#pages) {
      if (!rows.some(isAboutTheSame)) continue;
      this.#pages.set(
        number,
        rows.map((old) => (isAboutTheSame(old) ? row : old)),
      );
    }
  }

  /** The same pages, read again; null when one could not be read. */
  async again(
    read: (after: string | null) => Promise<Page<Row> | null>,
  ): Promise<KeptPages<Row> | null> {
    const numbers = [...this.#pages.keys()];
    const first = numbers.length === 0 ? 0 : Math.min(...numbers);
    const last = Math.max(first, ...numbers);
    const pages = new KeptPages<Row>(this.#size);
    pages.#starts = [...this.#starts];
    pages.reached = this.reached;
    pages.#needed = { first, last };
    let after = this.#starts[first] ?? null;
    for (let number = first; number <= last; number += 1) {
      const page = await read(after);
      if (page === null) return null;
      pages.take(number, page);
      if (page.next === null) break;
      after = page.next;
    }
    return pages;
  }
}
