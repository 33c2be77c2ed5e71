import type { ImportPreview, Progress } from "../backend/bindings";
import { imports, type Words } from "../backend/imports";
import { Asking, type Remedy } from "./asking.svelte";
import type { Refusal } from "../backend/bindings";

/**
 * A file of operators on its way in. It outlives its page: whoever goes elsewhere meanwhile comes back to
 * the same preview, or to how it ended.
 */
export class OperatorImport {
  preview = $state.raw<ImportPreview | null>(null);
  /** Whether the preview is another one than was agreed to. */
  outdated = $state(false);
  progress = $state.raw<Progress | null>(null);
  /** A file is being chosen, in a window of the system's. */
  choosing = $state(false);
  done = $state.raw<{ added: number; changed: number } | null>(null);
  cancelled = $state(false);
  readonly asking: Asking;

  constructor(remedy: (refusal: Refusal) => Promise<Remedy>) {
    this.asking = new Asking((refusal) => {
      if (refusal.code === "import_cancelled") {
        this.cancelled = true;
        return Promise.resolve("leave");
      }
      // The backend has forgotten what is shown here.
      if (refusal.code === "nothing_to_import") this.preview = null;
      return remedy(refusal);
    });
  }

  get running(): boolean {
    return this.asking.waiting && !this.choosing;
  }

  /** How many operators an import would add or change. */
  get count(): number {
    return this.preview === null ? 0 : this.preview.new + this.preview.changed;
  }

  get canBeDone(): boolean {
    return this.preview?.bad === 0 && this.count > 0;
  }

  async choose(words: Words): Promise<void> {
    this.choosing = true;
    const preview = await this.asking.ask(() => imports.choose(words));
    this.choosing = false;
    // Called off in the system's window, or refused: what was there is still there.
    if (preview === null) return;
    this.#show(preview);
  }

  async run(): Promise<void> {
    if (!this.canBeDone) return;
    this.cancelled = false;
    const outcome = await this.asking.ask(() => imports.run((now) => (this.progress = now)));
    this.progress = null;
    if (outcome === null) return;
    if (outcome.outcome === "outdated") {
      this.#show(outcome.preview);
      this.outdated = true;
    } else {
      this.preview = null;
      this.outdated = false;
      this.done = { added: outcome.new, changed: outcome.changed };
    }
  }

  /** What was begun ends by itself: with everything, or with nothing. */
  async cancel(): Promise<void> {
    await imports.cancel().catch(() => null);
  }

  #show(preview: ImportPreview): void {
    this.preview = preview;
    this.outdated = false;
    this.cancelled = false;
    this.done = null;
  }
}
