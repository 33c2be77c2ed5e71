import { parse } from "svelte/compiler";
import { expect, test } from "vitest";

const files = import.meta.glob<string>("../src/**/*.svelte", {
  query: "?raw",
  import: "default",
  eager: true,
});

// What a person reads or hears, of an element or of a component of ours.
const SAID = /^(aria-label|aria-description|title|alt|placeholder|label|lead|hint|text|confirm)$/u;
// More than spaces, and no sign that is drawn between two facts.
const WORDS = /[\p{L}:;,.!?()]/u;

type Node = { type?: string; name?: string; data?: string; [part: string]: unknown };

/** The texts that stand in a component, rather than in the catalogues. */
function written(node: unknown, said = true): string[] {
  if (Array.isArray(node)) return node.flatMap((part) => written(part, said));
  if (typeof node !== "object" || node === null) return [];
  const { type, name, ...parts } = node as Node;
  // What is printed on a key.
  if (type === "RegularElement" && name === "kbd") return [];
  if (type === "Text") return said && WORDS.test(parts.data ?? "") ? [parts.data ?? ""] : [];
  if (type === "TemplateElement") {
    const { raw } = parts["value"] as { raw: string };
    return said && WORDS.test(raw) ? [raw] : [];
  }
  const still =
    type === "Attribute" ? SAID.test(name ?? "") : said && !/Directive$/u.test(type ?? "");
  return Object.values(parts).flatMap((part) => written(part, still));
}

test.each(Object.entries(files))("%s has no text of its own", (_, source) => {
  const { fragment } = parse(source, { modern: true });
  expect(written(fragment)).toEqual([]);
});
