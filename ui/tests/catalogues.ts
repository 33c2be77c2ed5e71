import type { HistoryEntry, Language } from "../src/backend/bindings";
import type { Messages } from "../src/messages";
import { de } from "../src/messages/de";
import { en } from "../src/messages/en";
import { fr } from "../src/messages/fr";
import { it } from "../src/messages/it";

export const catalogues: Record<Language, Messages> = { en, fr, de, it };
export const languages = Object.keys(catalogues) as Language[];

const files = import.meta.glob<string>("../src/messages/*.ts", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The files of one language, by their names. */
export function sources(language: Language): [string, string][] {
  const written = Object.entries(files).map(([path, source]): [string, string] => [
    path.replace(/^.*\//u, ""),
    source,
  ]);
  return written.filter(([name]) => name === `${language}.ts` || name.startsWith(`${language}-`));
}

/** Every text without parameters, by its path. */
export function texts(of: object, path = ""): [string, string][] {
  return Object.entries(of).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === "string") return [[`${path}${key}`, value]];
    return typeof value === "object" && value !== null ? texts(value, `${path}${key}.`) : [];
  });
}

/** What a catalogue says just as the English one does, but for names of products. */
export function alike(language: Language, names: RegExp): string[] {
  const english = new Map(texts(en));
  const found = texts(catalogues[language])
    .filter(([path, text]) => english.get(path) === text && !names.test(path))
    .map(([, text]) => text);
  return [...new Set(found)].sort();
}

/** Chips that are longer than there is room for. */
export function longChips(language: Language): string[] {
  const { twoFactor, management, backups } = catalogues[language];
  const chips = [
    ...Object.values(twoFactor),
    ...Object.values(management.list.filters),
    ...Object.values(management.institutionPage.states),
    management.list.disabled,
    management.list.locked,
    backups.due,
  ];
  return chips.filter((chip) => chip.length > 16);
}

/** An entry of somebody's history. */
export const entry = (parts: Partial<HistoryEntry>): HistoryEntry => ({
  number: 1,
  at: new Date(2026, 2, 12, 14, 5).getTime(),
  event: "signed_in",
  actor: "Bruno Frei",
  subject: "Anna Keller",
  desk: "Guichet 2",
  reason: null,
  ...parts,
});
