/**
 * The code as it is sent: without the spaces and hyphens that apps and people put between
 * the digits. Nothing else is taken out: letters and digits of other scripts go to the
 * backend, which says what is wrong with them (EC-1).
 */
export function codeFrom(typed: string): string {
  return typed.replace(/[\s\u200b\ufeff\p{Pd}]/gu, "");
}

/** Whether the sixth digit is in, so that the code can be sent without a press of Enter. */
export function isWholeCode(typed: string): boolean {
  return /^[0-9]{6}$/.test(codeFrom(typed));
}
