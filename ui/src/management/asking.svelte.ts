import type { Refusal } from "../backend/bindings";
import { refusalFrom } from "../backend/call";

/**
 * One place of the window that asks the backend something and shows why it was refused. Two
 * questions never run at once from the same place.
 */
export class Asking {
  waiting = $state(false);
  refusal = $state.raw<Refusal | null>(null);
  #turn = 0;
  #refused: ((refusal: Refusal) => void) | undefined;

  constructor(refused?: (refusal: Refusal) => void) {
    this.#refused = refused;
  }

  /** The answer, or null when it was refused or another question is under way. */
  async ask<T>(operation: () => Promise<T>): Promise<T | null> {
    if (this.waiting) return null;
    const turn = ++this.#turn;
    this.waiting = true;
    this.refusal = null;
    try {
      const answer = await operation();
      return turn === this.#turn ? answer : null;
    } catch (thrown) {
      if (turn === this.#turn) {
        this.refusal = refusalFrom(thrown);
        this.#refused?.(this.refusal);
      }
      return null;
    } finally {
      if (turn === this.#turn) this.waiting = false;
    }
  }

  clear(): void {
    this.refusal = null;
  }
}
