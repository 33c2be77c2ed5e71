import {
  backend,
  type ManagementScreen,
  type OperatorDetails,
  type OperatorRow,
  type Refusal,
} from "../backend/bindings";
import { refusalFrom } from "../backend/call";
import { OperatorList } from "./operator-list.svelte";
import { Trail, type Person } from "./trail.svelte";

export type Place =
  | { place: "operators" }
  | { place: "operator"; operator: string }
  | { place: "institution" }
  | { place: "trail" };

/** The management window: who works in it, where they are, and the lists they come back to. */
export class Office {
  frame = $state.raw<ManagementScreen | null>(null);
  arrived = $state.raw(performance.now());
  refusal = $state.raw<Refusal | null>(null);
  place = $state.raw<Place>({ place: "operators" });
  list = new OperatorList();
  trail = new Trail();

  async look(): Promise<void> {
    try {
      const frame = await backend.lookManagement();
      // Names of operators don't outlive the session they were looked at in.
      if (frame.screen === "signed_out") this.#forget();
      this.frame = frame;
      this.arrived = performance.now();
      this.refusal = null;
    } catch (thrown) {
      this.refusal = refusalFrom(thrown);
    }
  }

  async keepActive(): Promise<void> {
    // Refused or not, the frame says what is so now.
    await backend.keepActive().catch(() => null);
    await this.look();
  }

  /** A refusal that may mean that the session is over: the frame then says so. */
  refused = (refusal: Refusal): void => {
    if (
      refusal.code === "session_ended" ||
      refusal.code === "session_locked" ||
      refusal.code === "not_allowed"
    ) {
      void this.look();
    }
  };

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
