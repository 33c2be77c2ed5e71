import { invoke } from "@tauri-apps/api/core";
import { call } from "./call";

/** Where the next version of the app stands. */
export type Offer =
  | { standing: "nothing" }
  | {
      standing: "offered" | "fetching" | "not_fetched" | "when_closed" | "refused";
      version: string;
    };

export const updates = {
  /** What is offered; nothing where the shell does not say. */
  look: (): Promise<Offer> => invoke<Offer>("update").catch((): Offer => ({ standing: "nothing" })),
  /** Fetches it meanwhile, and has it installed when the app is closed. Rejects with a `Refusal`. */
  whenClosed: () => call<Offer>("update_when_closed", {}),
};
