import {
  backend,
  type ManagementScreen,
  type OperatorDetails,
  type OperatorRow,
  type Proof,
  type Refusal,
} from "../backend/bindings";
import { refusalFrom } from "../backend/call";
import { speak } from "../messages";
import { deskLanguage } from "../messages/desk-language";
import type { Remedy } from "./asking.svelte";
import { OperatorImport } from "./operator-import.svelte";
import { OperatorList } from "./operator-list.svelte";
import { Trail, type Person } from "./trail.svelte";

export type Place =
  | { place: "operators" }
  | { place: "operator"; operator: string }
  | { place: "import" }
  | { place: "institution" }
  | { place: "trail" }
  | { place: "backup" };

/** Somebody is asked to confirm that it is them, before what they wanted is done. */
export type Proving = { with: Proof; end: (proven: boolean) => void };

/** The management window: who works in it, where they are, and the lists they come back to. */
export class Office {
  frame = $state.raw<ManagementScreen | null>(null);
  arrived = $state.raw(performance.now());
  refusal = $state.raw<Refusal | null>(null);
  place = $state.raw<Place>({ place: "operators" });
  proving = $state.raw<Proving | null>(null);
  list = new OperatorList();
  trail = new Trail();
  importing = $state.raw(this.#newImport());

  #looks = 0;
  #speaks = 0;

  async look(): Promise<void> {
    // Of two looks the later one knows more, whichever answers first.
    const looks = ++this.#looks;
    try {
      const frame = await backend.lookManagement();
      if (looks !== this.#looks) return;
      // Names of operators don't outlive the session they were looked at in.
      if (frame.screen === "signed_out") this.#forget();
      if (frame.screen !== "manage") {
        this.proving?.end(false);
        // So does what was read from a file, which the backend forgets with every lock.
        this.importing = this.#newImport();
        // What is to be covered does not wait for a language.
        this.#show(frame);
      }
      await this.speak();
      if (looks === this.#looks && frame.screen === "manage") this.#show(frame);
    } catch (thrown) {
      if (looks === this.#looks) this.refusal = refusalFrom(thrown);
    }
  }

  /** In the language of whoever works here; they may have changed it in the other window. */
  async speak(): Promise<void> {
    const speaks = ++this.#speaks;
    const own = await backend.operatorLanguage().catch(() => null);
    const language = own ?? (await deskLanguage());
    if (speaks !== this.#speaks) return;
    // Where its texts can't be read, those of the language before say the same.
    await speak(language).catch(() => undefined);
  }

  async keepActive(): Promise<void> {
    // Refused or not, the frame says what is so now.
    await backend.keepActive().catch(() => null);
    await this.look();
  }

  /**
   * What to do about a refusal. One that asks for a proof is not shown: it is asked for, and then
   * what was wanted is asked for once more. One that may mean that the session is over is shown, and
   * the frame says what is so.
   */
  refused = (refusal: Refusal): Promise<Remedy> => {
    if (refusal.code === "fresh_code_needed") return this.#prove(refusal.with);
    if (
      refusal.code === "session_ended" ||
      refusal.code === "session_locked" ||
      refusal.code === "not_allowed"
    ) {
      void this.look();
    }
    return Promise.resolve("show");
  };

  #prove(asked: Proof): Promise<Remedy> {
    this.proving?.end(false);
    return new Promise((resolve) => {
      this.proving = {
        with: asked,
        end: (proven) => {
          this.proving = null;
          resolve(proven ? "again" : "leave");
        },
      };
    });
  }

  go(place: Place): void {
    this.place = place;
  }

  /** The trail, of one person only. */
  showTrailOf(person: Person): void {
    this.trail = new Trail();
    this.trail.person = person;
    this.go({ place: "trail" });
  }

  /** Takes what was just learnt of an operator into the list. */
  learn(details: OperatorDetails): void {
    this.list.replace(rowOf(details));
  }

  #show(frame: ManagementScreen): void {
    this.frame = frame;
    this.arrived = performance.now();
    this.refusal = null;
  }

  #newImport(): OperatorImport {
    return new OperatorImport((refusal) => this.refused(refusal));
  }

  #forget(): void {
    this.place = { place: "operators" };
    this.list = new OperatorList();
    this.trail = new Trail();
  }
}

export function rowOf(details: OperatorDetails): OperatorRow {
  return {
    operator: details.operator,
    username: details.username,
    display_name: details.display_name,
    role: details.role,
    two_factor: details.two_factor,
    phone_registered: details.phone_registered,
    last_sign_in: details.last_sign_in,
    locked: details.locked_until !== null || details.password_disabled || details.phone_disabled,
    disabled: details.disabled,
  };
}
