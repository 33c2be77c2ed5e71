import { en } from "./en";

/**
 * Every language is a value of this type: a missing text, or one with other parameters, is a
 * compile error.
 */
export type Messages = typeof en;

/** The texts of the desk's language. */
export const t: Messages = en;
