import { invoke } from "@tauri-apps/api/core";

declare global {
  interface Window {
    /** The answers to what the shell asked for this page while it was still being read, by command. */
    guichetAhead?: Record<string, Promise<unknown>>;
  }
}

/** Answers come within milliseconds; one that was asked for too early may never come. */
const PATIENCE_MS = 1_000;

/**
 * Asks the shell; what it has asked ahead for this page is answered by that, once. Where that went wrong it is
 * asked as if nobody had.
 */
export function ask<T>(command: string, given?: Record<string, unknown>): Promise<T> {
  const ahead = window.guichetAhead?.[command];
  if (ahead === undefined) return invoke<T>(command, given);
  delete window.guichetAhead?.[command];
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));
  return Promise.race([ahead, late]).then(
    (answer) => answer as T,
    () => invoke<T>(command, given),
  );
}
