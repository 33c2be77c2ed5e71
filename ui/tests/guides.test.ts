import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Language } from "../src/backend/bindings";
import { catalogues, texts } from "./catalogues";

const folder = join(import.meta.dirname, "../../docs/guides");
const files = readdirSync(folder).filter((name) => name.endsWith(".md"));

// How a guide says that what is bold stands on the screen.
const BOLD = ["bold", "fett", "gras", "grassetto"];

test("the guides are read", () => {
  expect(files).toHaveLength(5);
});

test.each(files)("%s sets in bold what stands on the screen", (name) => {
  const guide = readFileSync(join(folder, name), "utf8");
  const language = (/\.(fr|de|it)\.md$/u.exec(name)?.[1] ?? "en") as Language;
  // One space is as good as another here, a line may end anywhere, and a sentence may end with a label.
  const plain = (text: string) => text.replace(/\s+/gu, " ").replace(/\.$/u, "");
  const shown = new Set(
    [...texts(catalogues[language]).map(([, text]) => text), ...BOLD].map(plain),
  );
  const bold = [...guide.matchAll(/\*\*(.+?)\*\*/gsu)].map(([, text]) => plain(text ?? ""));
  expect(bold.length).toBeGreaterThan(10);
  expect(bold.filter((text) => !shown.has(text))).toEqual([]);
});
