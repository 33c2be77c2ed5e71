import { SvelteSet } from "svelte/reactivity";
import {
  backend,
  type ListQuestion,
  type OperatorFilter,
  type OperatorPage,
  type OperatorQuery,
  type OperatorRow,
  type OperatorSort,
  type Readiness,
  type Refusal,
  type Role,
  type Selection,
} from "../backend/bindings";
import { refusalFrom } from "../backend/call";
import { KeptPages } from "./kept-pages.svelte";

/** Rows: what is in sight, and as much again. A page for each key of a search is read and taken apart. */
const PAGE = 60;

/**
 * The operators as the list shows them: the question (search, filter, role, sort), the pages
 * around the rows in sight, and what is selected. It outlives the list on the screen, so that one
 * comes back from an operator to the same place.
 */
export class OperatorList {
  search = $state("");
  filter = $state<OperatorFilter>("all");
  role = $state<Role | null>(null);
  sort = $state<OperatorSort>("display_name");
  descending = $state(false);

  total = $state(0);
  moreThan = $state(false);
  readiness = $state.raw<Readiness | null>(null);
  loading = $state(false);
  refusal = $state.raw<Refusal | null>(null);
  /** Whether any page has arrived yet. */
  known = $state(false);

  selected = new SvelteSet<string>();
  /** "Select all that match": also those that were not fetched. */
  everything = $state(false);

  /** Where the list was left. */
  scrolled = 0;
  active = $state(0);

  #kept = $state.raw(new KeptPages<OperatorRow>(PAGE));
  #turn = 0;

  /** The rows that are kept: those in sight, and some on each side. */
  readonly rows = $derived(this.#kept.rows);

  /** How many rows one can scroll over: as far as anybody has. */
  get reached(): number {
    return this.#kept.reached;
  }

  /** Whether the last row has been reached. */
  get complete(): boolean {
    return this.#kept.complete;
  }

  at(index: number): OperatorRow | undefined {
    return this.#kept.at(index);
  }

  get query(): OperatorQuery {
    return { search: this.search, filter: this.filter, role: this.role };
  }

  /** What the list is asked for, but for the page. */
  get question(): ListQuestion {
    return { query: this.query, sort: this.sort, descending: this.descending };
  }

  get filtered(): boolean {
    return this.search !== "" || this.filter !== "all" || this.role !== null;
  }

  get selectedCount(): number {
    return this.everything ? this.total : this.selected.size;
  }

  get selection(): Selection {
    return this.everything
      ? { selection: "matching", query: this.query }
      : { selection: "operators", operators: [...this.selected] };
  }

  /** A new question: back to the top, nothing selected. */
  async ask(change: Partial<OperatorQuery & { sort: OperatorSort; descending: boolean }>) {
    Object.assign(this, change);
    this.clearSelection();
    this.active = 0;
    this.scrolled = 0;
    await this.load();
  }

  async load(): Promise<void> {
    await this.#page(null, (page) => {
      this.#kept = new KeptPages(PAGE);
      this.#kept.take(0, page);
      this.#learn(page);
    });
  }

  /** Reads the page that is missing of these rows, if one is. */
  async reach(first: number, last: number): Promise<void> {
    if (this.loading) return;
    const missing = this.#kept.need(first, last);
    if (missing === null) return;
    await this.#page(missing.after, (page) => {
      this.#kept.take(missing.number, page);
      this.#learn(page);
    });
  }

  /** Reads again what is kept, and swaps it in one go so that the list does not move. */
  async refresh(): Promise<void> {
    // It is set where the compiler does not see it, which would take it for null for ever.
    let last = null as OperatorPage | null;
    const again = await this.#kept.again(async (after) => (last = await this.#page(after)));
    if (again === null || last === null) return;
    // So few are left that the list ends before what was in sight.
    if (again.rows.length === 0 && again.reached > 0) return this.load();
    this.#kept = again;
    this.active = Math.max(0, Math.min(this.active, this.reached - 1));
    this.#learn(last);
  }

  replace(row: OperatorRow): void {
    this.#kept.replace(row, (old) => old.operator === row.operator);
  }

  toggle(row: OperatorRow): void {
    if (this.everything) {
      // From "all that match" to "all that are loaded, but this one".
      this.everything = false;
      for (const loaded of this.rows) this.selected.add(loaded.operator);
    }
    if (!this.selected.delete(row.operator)) this.selected.add(row.operator);
  }

  /** Selects also what is loaded, or nothing any more. */
  toggleLoaded(): void {
    const all = this.everything || this.rows.every((row) => this.selected.has(row.operator));
    if (all) this.clearSelection();
    else for (const row of this.rows) this.selected.add(row.operator);
  }

  clearSelection(): void {
    this.everything = false;
    this.selected.clear();
  }

  /**
   * Null when the answer was refused, or is to an older question than the last one. The page is taken
   * before anybody may ask for the next.
   */
  async #page(
    after: string | null,
    take?: (page: OperatorPage) => void,
  ): Promise<OperatorPage | null> {
    const turn = ++this.#turn;
    this.loading = true;
    this.refusal = null;
    try {
      const page = await backend.listOperators({
        ...this.question,
        after,
        limit: PAGE,
      });
      if (turn !== this.#turn) return null;
      take?.(page);
      return page;
    } catch (thrown) {
      if (turn === this.#turn) this.refusal = refusalFrom(thrown);
      return null;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  #learn(page: OperatorPage): void {
    this.total = page.total;
    this.moreThan = page.more_than;
    this.readiness = page.readiness;
    this.known = true;
  }
}
