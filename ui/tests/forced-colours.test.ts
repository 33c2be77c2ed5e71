import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

// No web view here can be told to force its colours, so this reads the styles. Where colours are forced,
// backgrounds and shadows are gone, and what they alone showed with them.
const source = join(import.meta.dirname, "../src");
const styles = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".svelte") || file.endsWith(".css"))
  .map((file) => ({ file, ...split(stylesOf(file)) }));

function stylesOf(file: string): string {
  const text = readFileSync(join(source, file), "utf8").replaceAll(/\/\*[^]*?\*\//g, "");
  return file.endsWith(".css") ? text : (/<style>([^]*)<\/style>/.exec(text)?.[1] ?? "");
}

/** The rules for forced colours, and all others. */
function split(css: string): { usual: string; forced: string } {
  const block =
    /@media \(forced-colors: active\) \{[^]*?\n\s*\}\s*\n?(?=\s*\}\s*$|\s*@media|\s*$)/g;
  const forced = [...css.matchAll(block)].map(([found]) => found).join("\n");
  return { usual: css.replaceAll(block, ""), forced };
}

/** What shows a state by how it looks. */
const state = /\[aria-(?:pressed|current|selected|checked)[^\]]*\]|:checked/g;

describe("where the system forces its colours", () => {
  test("there are states to be shown, and rules for it", () => {
    expect(styles.filter(({ usual }) => usual.match(state)).length).toBeGreaterThan(3);
    expect(styles.filter(({ forced }) => forced !== "").length).toBeGreaterThan(3);
  });

  test.each(styles.filter(({ usual }) => usual.match(state)))(
    "$file shows its states without backgrounds",
    ({ usual, forced }) => {
      for (const shown of new Set(usual.match(state))) expect(forced).toContain(shown);
    },
  );

  test.each(styles.filter(({ forced }) => forced !== ""))(
    "$file leaves the outline to the focus",
    ({ file, forced }) => {
      // A list whose focus stays in the field above it.
      if (file.endsWith("PersonField.svelte")) return;
      expect(forced).not.toContain("outline");
    },
  );

  test.each(["parts/QrCode.svelte", "sign-in/SecretQr.svelte", "sign-in/StoreCard.svelte"])(
    "%s stays black on white, as cameras need it",
    (file) => expect(stylesOf(file)).toContain("forced-color-adjust: none"),
  );
});
