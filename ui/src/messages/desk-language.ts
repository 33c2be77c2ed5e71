import type { Language } from "../backend/bindings";

/** The languages by their own names, which are the same in all of them. */
export const languages: Record<Language, string> = {
  en: "English",
  fr: "Français",
  de: "Deutsch",
  it: "Italiano",
};

const KEPT_UNDER = "language";

const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/**
 * The language that was chosen at this desk; until then the first of the computer's own languages that
 * Guichet speaks.
 */
export function deskLanguage(): Language {
  const chosen = kept() ?? "";
  if (isLanguage(chosen)) return chosen;
  const ofComputer = navigator.languages.map((name) => name.split("-")[0] ?? "");
  return ofComputer.find(isLanguage) ?? "en";
}

/** This desk speaks it from now on. */
export function keepDeskLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT_UNDER, language);
  } catch {
    // A full disk: it is spoken all the same, until the next start.
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_UNDER);
  } catch {
    return null;
  }
}
