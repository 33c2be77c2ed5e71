import { SvelteMap } from "svelte/reactivity";

/** A page of a long list, and where the next one begins. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** Pages that are kept on each side of the one that was read last. */
const AROUND = 2;

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

  /** The first page that these rows need and that is not kept; none that nobody can know yet. */
  missing(first: number, last: number): { number: number; after: string | null } | null {
    for (let number = Math.floor(first / this.#size); number * this.#size < last; number += 1) {
      const after = this.#starts[number];
      if (after === undefined) return null;
      if (!this.#pages.has(number)) return { number, after };
    }
    return null;
  }

  take(number: number, { rows, next }: Page<Row>): void {
    for (const other of this.#pages.keys()) {
      if (Math.abs(other - number) > AROUND) this.#pages.delete(other);
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

  /** What has to be read again, from the first page that is kept to the last, and where it goes. */
  again(): { pages: KeptPages<Row>; first: number; last: number; after: string | null } {
    const numbers = [...this.#pages.keys()];
    const first = numbers.length === 0 ? 0 : Math.min(...numbers);
    const pages = new KeptPages<Row>(this.#size);
    pages.#starts = [...this.#starts];
    pages.reached = this.reached;
    return { pages, first, last: Math.max(first, ...numbers), after: this.#starts[first] ?? null };
  }
}
