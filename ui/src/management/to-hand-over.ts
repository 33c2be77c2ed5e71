import type { CodeToHandOver, OperatorDetails } from "../backend/bindings";

/** What an operator gets on a slip: a password, a registration code, or both. */
export interface ToHandOver {
  details: OperatorDetails;
  password: string | null;
  code: CodeToHandOver | null;
}
