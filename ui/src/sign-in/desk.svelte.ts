import { backend, type Language, type Refusal, type Screen } from "../backend/bindings";
import { refusalFrom } from "../backend/call";
import { keepLanguage } from "../backend/shell";
import { speak } from "../messages";
import { deskLanguage } from "../messages/desk-language";

export type ScreenName = Screen["screen"];
export type ScreenOf<Name extends ScreenName> = Extract<Screen, { screen: Name }>;
export type Outcome = "answered" | "refused" | "ignored";

type Speaker = "desk" | "operator";

/** Whose language a screen speaks: an operator's, once their password was right. */
const speakers: Record<ScreenName, Speaker> = {
  opening: "desk",
  closed: "desk",
  welcome: "desk",
  institution: "desk",
  first_administrator: "desk",
  two_factor_choice: "desk",
  service_key: "desk",
  sign_in: "desk",
  new_password: "operator",
  get_app: "operator",
  registration_code: "operator",
  register: "operator",
  enter_code: "operator",
  signed_in: "operator",
  locked: "operator",
  service_access: "desk",
  service_administrator: "desk",
  new_service_key: "desk",
};

/**
 * What the backend last said this desk shows. Every operation answers the next screen; the
 * page sets it and decides nothing itself.
 */
export class Desk {
  screen = $state.raw<Screen>({ screen: "opening" });
  /** When the screen's answer arrived, on the monotonic timer: waits are counted from it. */
  arrived = $state.raw(performance.now());
  /** Why the last operation was refused, until the next one or the next screen. */
  refusal = $state.raw<Refusal | null>(null);
  waiting = $state(false);

  #turn = 0;
  #looks = 0;
  #lookAfterwards = false;
  /** Whose language is spoken here; nobody's before the first screen. */
  #speaks: Speaker | "nobody" = "nobody";

  /** Asks for the next screen. Does nothing while another question is under way. */
  async ask(operation: () => Promise<Screen>): Promise<Outcome> {
    if (this.waiting) return "ignored";
    const turn = ++this.#turn;
    this.waiting = true;
    this.refusal = null;
    let outcome: Outcome = "answered";
    try {
      const answer = await operation();
      await this.#speakFor(answer);
      if (turn !== this.#turn) return "ignored";
      this.#show(answer);
    } catch (thrown) {
      if (turn !== this.#turn) return "ignored";
      // The refusal may have ended more than this question (five wrong codes end the
      // sign-in): the backend says which screen it belongs to now.
      const now = await backend.look().catch(() => null);
      if (now !== null) await this.#speakFor(now);
      if (turn !== this.#turn) return "ignored";
      if (now !== null) this.#show(now);
      this.refusal = refusalFrom(thrown);
      outcome = "refused";
    }
    this.waiting = false;
    if (this.#lookAfterwards) void this.look();
    return outcome;
  }

  /** Gives up on an answer that does not come and asks again, unless the desk has moved on. */
  async askAgain(operation: () => Promise<Screen>): Promise<Outcome> {
    this.#turn += 1;
    this.waiting = false;
    const before = this.screen.screen;
    await this.look();
    return this.screen.screen === before ? this.ask(operation) : "answered";
  }

  /** The screen as it is now: at the start, and when something changed elsewhere. */
  async look(): Promise<void> {
    if (this.waiting) {
      this.#lookAfterwards = true;
      return;
    }
    this.#lookAfterwards = false;
    const turn = this.#turn;
    // Of two looks the later one knows more, whichever answers first.
    const looks = ++this.#looks;
    try {
      const now = await backend.look();
      await this.#speakFor(now);
      if (turn !== this.#turn || looks !== this.#looks) return;
      if (now.screen !== this.screen.screen) this.refusal = null;
      this.#show(now);
    } catch (thrown) {
      if (turn === this.#turn) this.refusal = refusalFrom(thrown);
    }
  }

  /** Tells the backend that someone is here. Quiet: it never gets in the way of a question. */
  async keepActive(): Promise<void> {
    if (this.waiting) return;
    const turn = this.#turn;
    try {
      const now = await backend.keepActive();
      await this.#speakFor(now);
      if (turn === this.#turn) this.#show(now);
    } catch {
      await this.look();
    }
  }

  /**
   * Somebody chose a language: signed in, for themselves, wherever they sign in; in the middle of a
   * sign-in, until they leave; before it, for the desk.
   */
  async choose(language: Language): Promise<void> {
    if (this.#speaks !== "operator") keepLanguage(language);
    await speak(language);
    if (this.screen.screen === "signed_in") {
      await backend.chooseMyLanguage({ language }).catch((thrown: unknown) => {
        this.refusal = refusalFrom(thrown);
      });
    }
  }

  /** Before a screen is shown: where it is the first of an operator's, or no more, its language changes. */
  async #speakFor(screen: Screen): Promise<void> {
    const speaker = speakers[screen.screen];
    if (speaker === this.#speaks) return;
    this.#speaks = speaker;
    const own = speaker === "operator" ? await backend.operatorLanguage().catch(() => null) : null;
    await speak(own ?? (await deskLanguage()));
  }

  #show(screen: Screen): void {
    this.screen = screen;
    this.arrived = performance.now();
  }
}
