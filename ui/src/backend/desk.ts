import { call } from "./call";

/** This desk, as an administrator sets it. */
export type Desk = {
  /** What it is called, in the trail and on H1; from its next start on. */
  name: string;
  /** Whether the sign-in window fills the screen until somebody is signed in. */
  full_screen: boolean;
  /** Whether the app starts with the computer; null in a demo, which leaves the computer as it is. */
  starts_with_computer: boolean | null;
};

/** The shell keeps it. Each rejects with a `Refusal`. */
export const desk = {
  look: () => call<Desk>("desk", {}),
  change: (wanted: Desk) => call<Desk>("change_desk", wanted),
};
