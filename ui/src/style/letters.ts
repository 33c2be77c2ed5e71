/** The family of `--font` in tokens.css. */
const FAMILY = "Atkinson Hyperlegible Next Variable";

/** The letters lie in the app itself; where they take longer than this, the window goes ahead. */
const PATIENCE_MS = 400;

/**
 * Reads the window's letters; resolves when text can be drawn in them. To lay text out before that
 * makes the web view ask the system for a substitute, which takes ten times as long as this does.
 */
export async function letters(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([document.fonts.load(`1rem "${FAMILY}"`), late]).catch(() => undefined);
}
