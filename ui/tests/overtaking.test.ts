import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { managing, pretendShell } from "../fixtures/shell";
import { Office } from "../src/management/office.svelte";
import { language, speak } from "../src/messages";
import { settle } from "./window";

/** Something that is answered when the test says so, and not in the order in which it was asked. */
function answers<Answer>() {
  const waiting: ((answer: Answer) => void)[] = [];
  return {
    asked: () => new Promise<Answer>((resolve) => waiting.push(resolve)),
    answer: async (number: number, answer: Answer) => {
      waiting[number]?.(answer);
      await settle();
    },
  };
}

const never = () => new Promise(() => undefined);

// What is read for the first time takes as long as it takes.
beforeAll(async () => {
  for (const other of ["fr", "de", "en"] as const) await speak(other);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await speak("en");
  document.documentElement.lang = "en";
});

describe("the management window", () => {
  test("shows the later of two looks, whichever answers first SI_6", async () => {
    const looks = answers();
    pretendShell({ look_management: looks.asked });
    const office = new Office();
    void office.look();
    void office.look();
    await settle();
    await looks.answer(1, { screen: "locked", display_name: "Anna Keller" });
    expect(office.frame?.screen).toBe("locked");
    await looks.answer(0, managing);
    expect(office.frame?.screen).toBe("locked");
  });

  test("shows the later of two looks, whoever's language arrives first SI_6", async () => {
    const languages = answers();
    let frame: object = managing;
    pretendShell({ look_management: () => frame, operator_language: languages.asked });
    const office = new Office();
    void office.look();
    await settle();
    frame = { screen: "locked", display_name: "Anna Keller" };
    void office.look();
    await settle();
    await languages.answer(1, "de");
    await languages.answer(0, "fr");
    expect(office.frame?.screen).toBe("locked");
    expect(language()).toBe("de");
  });

  test.each([{ screen: "locked", display_name: "Anna Keller" }, { screen: "signed_out" }])(
    "covers itself before it knows the language: $screen SI_6",
    async (frame) => {
      pretendShell({ look_management: () => frame, operator_language: never });
      const office = new Office();
      office.frame = managing;
      void office.look();
      await settle();
      expect(office.frame).toEqual(frame);
    },
  );
});
