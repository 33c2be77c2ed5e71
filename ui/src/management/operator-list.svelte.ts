import { SvelteSet } from "svelte/reactivity";
import {
  backend,
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

const PAGE = 200;

/**
 * The operators as the list shows them: the question (search, filter, role, sort), the pages
 * fetched so far, and what is selected. It outlives the list on the screen, so that one
 * comes back from an operator to the same place.
 */
export class OperatorList {
  search = $state("");
  filter = $state<OperatorFilter>("all");
  role = $state<Role | null>(null);
  sort = $state<OperatorSort>("display_name");
  descending = $state(false);

  rows = $state.raw<OperatorRow[]>([]);
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

  #next: string | null = null;
  #turn = 0;

  get query(): OperatorQuery {
    return { search: this.search, filter: this.filter, role: this.role };
  }

  get filtered(): boolean {
    return this.search !== "" || this.filter !== "all" || this.role !== null;
  }

  get complete(): boolean {
    return this.#next === null;
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
    const page = await this.#page(null);
    if (page === null) return;
    this.rows = page.rows;
    this.#take(page);
  }

  async more(): Promise<void> {
    if (this.loading || this.#next === null) return;
    const page = await this.#page(this.#next);
    if (page === null) return;
    this.rows = [...this.rows, ...page.rows];
    this.#take(page);
  }

  /** Reads again what is loaded, and swaps it in one go so that the list does not move. */
  async refresh(): Promise<void> {
    let page = await this.#page(null);
    const rows = page === null ? [] : [...page.rows];
    while (page !== null && page.next !== null && rows.length < this.rows.length) {
      page = await this.#page(page.next);
      if (page !== null) rows.push(...page.rows);
    }
    if (page === null) return;
    this.rows = rows;
    this.active = Math.max(0, Math.min(this.active, rows.length - 1));
    this.#take(page);
  }

  replace(row: OperatorRow): void {
    this.rows = this.rows.map((old) => (old.operator === row.operator ? row : old));
  }

  toggle(row: OperatorRow): void {
    if (this.everything) {
      // From "all that match" to "all that are loaded, but this one".
      this.everything = false;
      for (const loaded of this.rows) this.selected.add(loaded.operator);
    }
    if (!this.selected.delete(row.operator)) this.selected.add(row.operator);
  }

  toggleLoaded(): void {
    const all = this.everything || this.rows.every((row) => this.selected.has(row.operator));
    this.clearSelection();
    if (!all) for (const row of this.rows) this.selected.add(row.operator);
  }

  clearSelection(): void {
    this.everything = false;
    this.selected.clear();
  }

  /** Null when the answer was refused, or is to an older question than the last one. */
  async #page(after: string | null): Promise<OperatorPage | null> {
    const turn = ++this.#turn;
    this.loading = true;
    this.refusal = null;
    try {
      const page = await backend.listOperators({
        query: this.query,
        sort: this.sort,
        descending: this.descending,
        after,
        limit: PAGE,
      });
      return turn === this.#turn ? page : null;
    } catch (thrown) {
      if (turn === this.#turn) this.refusal = refusalFrom(thrown);
      return null;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  #take(page: OperatorPage): void {
    this.#next = page.next;
    this.total = page.total;
    this.moreThan = page.more_than;
    this.readiness = page.readiness;
    this.known = true;
  }
}
