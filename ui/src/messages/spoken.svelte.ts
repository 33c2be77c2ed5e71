import type { Language } from "../backend/bindings";
import { en } from "./en";

/**
 * Every language is a value of this type: a missing text, or one with other parameters, is a
 * compile error.
 */
export type Messages = typeof en;

/** English is there from the first moment; the others are files of their own, read when needed. */
const catalogues: Record<Language, () => Promise<Messages> | Messages> = {
  en: () => en,
  fr: async () => (await import("./fr")).fr,
  de: async () => (await import("./de")).de,
  it: async () => (await import("./it")).it,
};

let spoken = $state.raw<{ language: Language; messages: Messages }>({
  language: "en",
  messages: en,
});

/** The texts of the language that is spoken now. Whatever is drawn from them follows a change of it. */
export const t: Messages = new Proxy(en, {
  get: (_, key: keyof Messages) => spoken.messages[key],
});

/** The language that is spoken now. */
export const language = (): Language => spoken.language;

/** The texts of a language that may be another: for what is printed in it. */
export const textsIn = async (language: Language): Promise<Messages> => catalogues[language]();

let latest: Language = "en";

/** Speaks another language, once its texts are here. */
export async function speak(next: Language): Promise<void> {
  latest = next;
  if (next === spoken.language) return;
  const messages = await catalogues[next]();
  // Of two choices the later one counts, whichever file is read first.
  if (latest !== next) return;
  spoken = { language: next, messages };
  document.documentElement.lang = next;
}
