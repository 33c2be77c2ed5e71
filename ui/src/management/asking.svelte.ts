import { tick } from "svelte";
import type { Refusal } from "../backend/bindings";
import { refusalFrom } from "../backend/call";
import { focusRefused, type FieldName } from "../parts/refusal-field";

/** What is to be done about a refusal: show it, ask once more, or leave it at that. */
export type Remedy = "show" | "again" | "leave";

/**
 * One place of the window that asks the backend something and shows why it was refused. Two
 * questions never run at once from the same place.
 */
export class Asking {
  waiting = $state(false);
  refusal = $state.raw<Refusal | null>(null);
  #remedy: (refusal: Refusal) => Promise<Remedy>;

  constructor(remedy: (refusal: Refusal) => Promise<Remedy>) {
    this.#remedy = remedy;
  }

  /** The answer, or null when it was refused or another question is under way. */
  async ask<T>(operation: () => Promise<T>): Promise<T | null> {
    if (this.waiting) return null;
    this.waiting = true;
    this.refusal = null;
    try {
      for (;;) {
        try {
          return await operation();
        } catch (thrown) {
          const refusal = refusalFrom(thrown);
          const remedy = await this.#remedy(refusal);
          if (remedy === "again") continue;
          if (remedy === "show") this.refusal = refusal;
          return null;
        }
      }
    } finally {
      this.waiting = false;
    }
  }

  /** The same of a form: the field that was refused gets the focus, or another one that makes sense. */
  async send<T>(operation: () => Promise<T>, otherwise?: FieldName): Promise<T | null> {
    const answer = await this.ask(operation);
    if (this.refusal) {
      await tick();
      focusRefused(this.refusal, otherwise);
    }
    return answer;
  }

  clear(): void {
    this.refusal = null;
  }
}
