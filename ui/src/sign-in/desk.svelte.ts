import { backend, type Language, type Refusal, type Screen } from "../backend/bindings";
import { refusalFrom } from "../backend/call";
import { keepLanguage } from "../backend/shell";
import { speak } from "../messages";
import { deskLanguage } from "../messages/desk-language";

export type ScreenName = Screen["screen"];
export type ScreenOf<Name extends ScreenName> = Extract<Screen, { screen: Name }>;
/** Any but the two with which most starts begin. */
export type OtherScreen = Exclude<Screen, { screen: "opening" | "sign_in" }>;
export type ScreenThatEnds = Extract<Screen, { ends_in_seconds: number }>["screen"];
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
  announcement: "operator",
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
  /** Whose language is spoken here; nobody's before the first screen and while it changes. */
  #speaks: Speaker | "nobody" = "nobody";

  /** Asks for the next screen. Does nothing while another question is under way. */
  async ask(operation: () => Promise<Screen>): Promise<Outcome> {
    if (this.waiting) return "ignored";
    const turn = ++this.#turn;
    const stands = () => turn === this.#turn;
    this.waiting = true;
    this.refusal = null;
    let outcome: Outcome = "answered";
    try {
      await this.#show(await operation(), stands);
    } catch (thrown) {
      if (!stands()) return "ignored";
      // The refusal may have ended more than this question (five wrong codes end the
      // sign-in): the backend says which screen it belongs to now.
      const now = await backend.look().catch(() => null);
      if (now !== null) await this.#show(now, stands);
      if (stands()) this.refusal = refusalFrom(thrown);
      outcome = "refused";
    }
    if (!stands()) return "ignored";
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
    const stands = this.#looking();
    // Both at once: a start waits for one answer, not for two.
    const ofDesk = this.#speaks === "nobody" ? deskLanguage() : undefined;
    try {
      const now = await backend.look();
      const before = this.screen.screen;
      const shown = await this.#show(now, stands, ofDesk);
      if (shown && now.screen !== before) this.refusal = this.#ended(now);
    } catch (thrown) {
      if (stands()) this.refusal = refusalFrom(thrown);
    }
  }

  /** Tells the backend that someone is here. Quiet: it never gets in the way of a question. */
  async keepActive(): Promise<void> {
    if (this.waiting) return;
    const stands = this.#looking();
    try {
      await this.#show(await backend.keepActive(), stands);
    } catch {
      await this.look();
    }
  }

  /**
   * Somebody chose a language: signed in, for themselves, wherever they sign in; in the middle of a
   * sign-in, until they leave; before it, for the desk.
   */
  async choose(language: Language): Promise<void> {
    if (speakers[this.screen.screen] !== "operator") keepLanguage(language);
    await speak(language);
    if (this.screen.screen === "signed_in") {
      await backend.chooseMyLanguage({ language }).catch((thrown: unknown) => {
        this.refusal = refusalFrom(thrown);
      });
    }
  }

  /** Why nobody is on the way any more, where that was nobody's doing: it is said to whoever comes back. */
  #ended(screen: Screen): Refusal | null {
    const expired = screen.screen === "sign_in" && screen.expired;
    return expired ? { code: "start_over", why: "expired" } : null;
  }

  /** Of two looks the later one knows more, whichever answers first, and a question more than both. */
  #looking(): () => boolean {
    const turn = this.#turn;
    const looks = ++this.#looks;
    return () => turn === this.#turn && looks === this.#looks;
  }

  /** Shows an answer in the language of whoever it is for, unless it was overtaken. Never rejects. */
  async #show(screen: Screen, stands: () => boolean, ofDesk?: Promise<Language>): Promise<boolean> {
    if (stands()) await this.#speakFor(screen, stands, ofDesk);
    if (!stands()) return false;
    this.screen = screen;
    this.arrived = performance.now();
    return true;
  }

  /**
   * Before a screen is shown: where it is the first of an operator's, or no more, its language changes. To
   * that `ofDesk`, where the desk has been asked for it already.
   */
  async #speakFor(
    screen: Screen,
    stands: () => boolean,
    ofDesk?: Promise<Language>,
  ): Promise<void> {
    const speaker = speakers[screen.screen];
    if (speaker === this.#speaks) return;
    // Whoever overtakes this chooses the language anew.
    this.#speaks = "nobody";
    const own = speaker === "operator" ? await backend.operatorLanguage().catch(() => null) : null;
    const language = own ?? (await (ofDesk ?? deskLanguage()));
    if (!stands()) return;
    try {
      await speak(language);
    } catch {
      // Its texts can't be read. Those of the language before say the same; the next screen tries again.
      return;
    }
    if (stands()) this.#speaks = speaker;
  }
}
