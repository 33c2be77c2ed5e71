import { describe, expect, test } from "vitest";
import { codeFrom, isWholeCode } from "../src/parts/code-text";

describe("the code field", () => {
  test.each([
    ["428190", "428190", "as the app shows it"],
    ["428 190", "428190", "in two groups"],
    [" 428-190\n", "428190", "pasted with what was around it"],
    ["428\u00a0190", "428190", "with a space that does not break"],
    ["428\u2013190", "428190", "with the dash that some keyboards make of a hyphen"],
  ])("tolerates spaces and hyphens: %j is sent as %j (%s) EC_1", (typed, sent) => {
    expect(codeFrom(typed)).toBe(sent);
    expect(isWholeCode(typed)).toBe(true);
  });

  test.each([
    ["٤٢٨١٩٠", "Arabic digits"],
    ["４２８１９０", "full-width digits"],
    ["42819O", "a letter among them"],
    ["42819", "five digits"],
    ["4281901", "seven digits"],
    ["428.190", "another separator"],
  ])("leaves %j to the backend to refuse, and never sends it by itself (%s) EC_1", (typed) => {
    expect(codeFrom(typed)).toBe(typed);
    expect(isWholeCode(typed)).toBe(false);
  });
});
