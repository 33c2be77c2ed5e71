import {
  backend,
  type EventKind,
  type HistoryEntry,
  type OperatorRow,
  type Refusal,
  type TrailPage,
  type TrailQuery,
  type TrailStanding,
} from "../backend/bindings";
import { refusalFrom } from "../backend/call";
import { dayBegins } from "./day";

const PAGE = 100;

/** Whom the trail is filtered by. */
export type Person = Pick<OperatorRow, "operator" | "display_name" | "username">;

type Filters = { from: string; until: string; person: Person | null; kind: EventKind | null };

/**
 * The audit trail as the window shows it: the filters, the pages fetched so far, and how the whole of
 * it stands. It outlives the screen, so that one comes back to the same place.
 */
export class Trail implements Filters {
  /** Days, as a date field holds them: 2026-11-24, or nothing. */
  from = $state("");
  until = $state("");
  person = $state.raw<Person | null>(null);
  kind = $state<EventKind | null>(null);

  entries = $state.raw<HistoryEntry[]>([]);
  total = $state(0);
  moreThan = $state(false);
  standing = $state.raw<TrailStanding | null>(null);
  loading = $state(false);
  refusal = $state.raw<Refusal | null>(null);
  /** Whether any page has arrived yet. */
  known = $state(false);

  #next = $state.raw<number | null>(null);
  #turn = 0;

  get query(): TrailQuery {
    return {
      from: dayBegins(this.from, 0),
      before: dayBegins(this.until, 1),
      person: this.person?.operator ?? null,
      kind: this.kind,
    };
  }

  get filtered(): boolean {
    return this.from !== "" || this.until !== "" || this.person !== null || this.kind !== null;
  }

  get complete(): boolean {
    return this.#next === null;
  }

  /** Another question: back to the newest entry. */
  async ask(change: Partial<Filters>): Promise<void> {
    Object.assign(this, change);
    await this.load();
  }

  async clear(): Promise<void> {
    await this.ask({ from: "", until: "", person: null, kind: null });
  }

  async load(): Promise<void> {
    const page = await this.#page(null);
    if (page === null) return;
    this.entries = page.entries;
    this.#take(page);
  }

  async more(): Promise<void> {
    if (this.loading || this.#next === null) return;
    const page = await this.#page(this.#next);
    if (page === null) return;
    this.entries = [...this.entries, ...page.entries];
    this.#take(page);
  }

  /** Null when the answer was refused, or is to an older question than the last one. */
  async #page(after: number | null): Promise<TrailPage | null> {
    const turn = ++this.#turn;
    this.loading = true;
    this.refusal = null;
    try {
      const page = await backend.listTrail({ query: this.query, after, limit: PAGE });
      return turn === this.#turn ? page : null;
    } catch (thrown) {
      if (turn === this.#turn) this.refusal = refusalFrom(thrown);
      return null;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  #take(page: TrailPage): void {
    this.#next = page.next;
    this.total = page.total;
    this.moreThan = page.more_than;
    // A check that ended while this page was on its way knows more.
    if (page.standing !== null && page.standing.checked >= (this.standing?.checked ?? 0)) {
      this.standing = page.standing;
    }
    this.known = true;
  }
}
