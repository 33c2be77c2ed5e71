import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { letters } from "../src/style/letters";

test("the letters that are waited for are those that the windows are written in", async () => {
  const load = vi.spyOn(document.fonts, "load");
  await letters();
  const tokens = readFileSync(`${import.meta.dirname}/../src/style/tokens.css`, "utf8");
  const family = /--font: ("[^"]+")/.exec(tokens)?.[1];
  expect(load).toHaveBeenCalledWith(`1rem ${String(family)}`);
});
