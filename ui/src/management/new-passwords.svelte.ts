import { backend, type Refusal } from "../backend/bindings";
import { Asking, type Remedy } from "./asking.svelte";
import type { ToHandOver } from "./to-hand-over";

/** Operators who get a new password in one go. Each costs the hash of a password, a fraction of a second. */
export const MOST = 100;

/** New passwords for many, one after the other, with the registration codes of those who need one (RG-7). */
export class NewPasswords {
  /** Those who have one by now. It is valid, and nobody can look it up again. */
  given = $state.raw<ToHandOver[]>([]);
  giving = $state(false);
  readonly asking: Asking;
  #stopped = false;

  constructor(remedy: (refusal: Refusal) => Promise<Remedy>) {
    this.asking = new Asking(remedy);
  }

  /** Until all have one, one is refused, or somebody stops it. */
  async give(operators: string[]): Promise<void> {
    if (this.giving) return;
    this.giving = true;
    for (const operator of operators) {
      if (this.#stopped) break;
      const reset = await this.asking.ask(() => backend.resetPassword({ operator }));
      if (reset === null) break;
      const { details, password, registration_code: code } = reset;
      this.given = [...this.given, { details, password, code }];
    }
    this.giving = false;
  }

  /** After the one that is under way. */
  stop(): void {
    this.#stopped = true;
  }
}
