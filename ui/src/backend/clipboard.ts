import { clear, writeText } from "@tauri-apps/plugin-clipboard-manager";

let clearing: ReturnType<typeof setTimeout> | undefined;

/**
 * Puts a text on the clipboard; a secret is given the seconds after which the clipboard is
 * cleared again. Copying something else in the meantime calls that off. Answers whether it
 * worked: a desk without a clipboard is no reason to stop.
 */
export async function copy(text: string, clearAfterSeconds?: number): Promise<boolean> {
  clearTimeout(clearing);
  clearing = undefined;
  try {
    await writeText(text);
  } catch {
    return false;
  }
  if (clearAfterSeconds !== undefined) {
    clearing = setTimeout(() => void clear().catch(() => undefined), clearAfterSeconds * 1000);
  }
  return true;
}
