import ts from "typescript";
import { describe, expect, test } from "vitest";
import { fr } from "../src/messages/fr";
import { alike, entry, sources } from "./catalogues";

const FIRST_OF_MARCH = new Date(2026, 2, 1, 14, 35).getTime();

// What any text may ask for; a name that would elide after “de”, numbers in the plural.
const words = { hour: 9, on: true, moreThan: false, groups: ["7KQ2", "M4XR"], last: null };
const names = ["name", "username", "institution", "venue", "label", "by", "shortName", "search"];
const dates = ["created", "date", "when", "at", "clock", "desk", "app", "folder", "reference"];

function given(count: number) {
  return new Proxy(words as Record<string, unknown>, {
    get: (known, key) => {
      if (typeof key !== "string" || key in known) return known[key as string];
      if (names.includes(key)) return "Anna Keller";
      return dates.includes(key) ? "le 12 mars 2026" : count;
    },
  });
}

// Those that want something else than one record of plain words.
const apart = [
  "refusals",
  "history",
  "finding",
  "loses",
  "broken",
  "why",
  "change",
  "givenName",
  "copyText",
];
const times = ["number", "time", "date", "shortDate", "when", "moment", "upTo", "listedWhen"];

function texts(node: unknown, path: string[] = []): [string, string][] {
  const key = path.at(-1) ?? "";
  if (typeof node === "string") return [[path.join("."), node]];
  if (apart.includes(key)) return [];
  if (typeof node === "function") {
    const speak = node as (p: unknown) => string;
    if (path.length === 1 && times.includes(key)) return [[path.join("."), speak(FIRST_OF_MARCH)]];
    return [0, 1, 2].map((count) => [`${path.join(".")} of ${String(count)}`, speak(given(count))]);
  }
  return Object.entries(node as object).flatMap(([name, part]) => texts(part, [...path, name]));
}

/** Every piece of text in the files, also of those sentences that are said only now and then. */
function written(): [string, string][] {
  return sources("fr").flatMap(([name, source]) => {
    const found: [string, string][] = [];
    const visit = (node: ts.Node) => {
      if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node))
        found.push([name, node.text]);
      node.forEachChild(visit);
    };
    visit(ts.createSourceFile(name, source, ts.ScriptTarget.ESNext));
    return found;
  });
}

describe("the French catalogue", () => {
  const pieces = written();
  const spoken = texts(fr);

  test("is read as a whole", () => {
    expect(pieces.length).toBeGreaterThan(600);
    expect(spoken.length).toBeGreaterThan(400);
  });

  test.each([
    ["a typewriter's apostrophe", /'/],
    ["another language's quotes", /["“”„‚‹›]/],
    ["no narrow space before ; ! or ?", /[^\u202f][;!?]/],
    ["no narrow space inside « »", /«(?!\u202f)|[^\u202f]»|^»/],
    ["no space before a colon", /[^\u00a0]:/],
  ])("is nowhere written with %s", (_, mistake) => {
    expect(pieces.filter(([, text]) => mistake.test(text))).toEqual([]);
  });

  test.each([
    ["nothing, or what no one wrote", /^$|undefined|NaN|\[object/],
    ["a name after a word that would elide", /\b(de|le|la|que|ne|se|je|te|me) Anna/i],
  ])("never says %s", (_, mistake) => {
    expect(spoken.filter(([, text]) => mistake.test(text))).toEqual([]);
  });

  test("says nothing in English but what is a name, or the same word", () => {
    const names = /appNames|iphone|android|appStore|googlePlay|exampleOperator/u;
    expect(alike("fr", names)).toEqual([
      "App",
      "Code",
      "E-mail",
      "Guichet",
      "Institution",
      "Sessions",
    ]);
  });

  test("spells a code after what it is, and the colon stays on its line", () => {
    const code = { label: "Code temporaire", groups: ["0427", "1836"] };
    expect(fr.spelledCode(code)).toBe("Code temporaire\u00a0: 0 4 2 7, 1 8 3 6");
  });

  test("none and one are singular, and the first of a month is 1er", () => {
    expect(fr.trail.table.total({ count: 0, moreThan: false })).toBe("0 entrée");
    expect(fr.trail.table.total({ count: 2, moreThan: false })).toBe("2 entrées");
    expect(fr.date(FIRST_OF_MARCH)).toBe("1er mars 2026");
    expect(fr.upTo(FIRST_OF_MARCH)).toBe("jusqu’au 1er mars 2026 à 14:35");
    expect(fr.date(FIRST_OF_MARCH + 10 * 86_400_000)).toBe("11 mars 2026");
  });

  test("history says who did what to whom, whatever the names begin with", () => {
    expect(fr.history.entry(entry({ event: "phone_changed", reason: "lost" }))).toBe(
      "Bruno Frei a lancé un changement de téléphone pour Anna Keller (téléphone perdu)",
    );
    expect(fr.history.entry(entry({ event: "operator_disabled" }))).toBe(
      "Bruno Frei a désactivé le compte «\u202fAnna Keller\u202f»",
    );
    expect(fr.history.entry(entry({ event: "code_refused", subject: null }))).toBe(
      "Un code pour quelqu’un a été refusé",
    );
  });
});
