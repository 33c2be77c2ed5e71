import type { Language } from "../backend/bindings";
import { chosenLanguage } from "../backend/shell";

/** The languages by their own names, which are the same in all of them. */
export const languages: Record<Language, string> = {
  en: "English",
  fr: "Français",
  de: "Deutsch",
  it: "Italiano",
};

const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/**
 * The language that was chosen at this desk; until then the first of the computer's own languages that
 * Guichet speaks.
 */
export async function deskLanguage(): Promise<Language> {
  const chosen = await chosenLanguage();
  if (chosen !== null) return chosen;
  const ofComputer = navigator.languages.map((name) => name.split("-")[0] ?? "");
  return ofComputer.find(isLanguage) ?? "en";
}
