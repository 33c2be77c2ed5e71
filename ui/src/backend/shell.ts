import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { ask } from "./ask";
import type { Language } from "./bindings";

/**
 * Calls `act` whenever the desk's state changed elsewhere: locked by idling, ended, switched. And
 * once when it listens, for what changed before that.
 */
export function whenScreenChanged(act: () => void): void {
  // Without the event the window still works: every operation answers the new screen.
  void listen("screen-changed", act)
    .catch(() => undefined)
    .then(act);
}

/** The language that was chosen at this desk, if any. */
export function chosenLanguage(): Promise<Language | null> {
  return ask<Language | null>("desk_language").catch(() => null);
}

/** This desk speaks it from now on, whoever signs in. */
export function keepLanguage(language: Language): void {
  void invoke("keep_desk_language", { question: { language } }).catch(() => undefined);
}

/** The print window has done. */
export function closeHandOut(): void {
  void invoke("close_hand_out").catch(() => undefined);
}

/** Tells the shell that the window has drawn its first screen; the start-up is timed by it. */
export function ready(): void {
  void invoke("ready").catch(() => undefined);
}
