import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { screens } from "../fixtures/screens";
import { deskShowing, pretendShell, Refused } from "../fixtures/shell";
import type { Refusal, Screen } from "../src/backend/bindings";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { catalogues, languages } from "./catalogues";
import { draw, faults, one, press, settle, type } from "./window";

const tooShort: Refusal = { code: "password_too_short", field: "password", minimum: 15 };
const ownName: Refusal = { code: "password_too_easy", field: "password", why: "own_name" };

async function show(name: string, answers: Parameters<typeof pretendShell>[0] = {}) {
  const calls = pretendShell({ ...deskShowing(screens[name] as Screen), ...answers });
  await draw(SignInWindow);
  return () => calls.filter((call) => call.name === "judge_password").map((call) => call.question);
}

/** Nobody types for so long. */
async function still(milliseconds: number) {
  vi.advanceTimersByTime(milliseconds);
  await settle();
}

const said = () => one("#password-hint").textContent.trim();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what a chosen password is worth", () => {
  test("is said once nobody types any more, and is asked for once OP_4", async () => {
    const asked = await show("new_password");
    expect(said()).toContain("A few words that have nothing to do with each other");
    await type("#password", "eleven quiet");
    await still(599);
    await type("#password", "eleven quiet lamps");
    await still(599);
    expect(asked()).toEqual([]);
    await still(1);
    expect(asked()).toEqual([{ password: "eleven quiet lamps", display_name: "", username: "" }]);
    expect(said()).toBe("This password is hard to guess.");
    vi.useRealTimers();
    expect(await faults()).toEqual([]);
  });

  test("is told politely, where the field's rule stood, to which the field refers OP_4", async () => {
    await show("new_password", { judge_password: () => "fair" });
    await type("#password", "qv7kz2mxw9tfh4b");
    await still(600);
    // In a paragraph that is a new one: words that change in place are not read out.
    const before = one("#password-hint [role=status] p");
    await type("#password", "qv7kz2mxw9tfh4b ");
    // The rule stands there again, and is not told again at each key.
    expect(said()).toContain("A few words");
    expect(one("#password-hint [role=status]").textContent).toBe("");
    await still(600);
    expect(one("#password-hint [role=status] p")).not.toBe(before);
    expect(one("#password").getAttribute("aria-describedby")).toBe("password-hint");
    expect(said()).toMatch(/^This password will do; .*\.$/u);
    expect(document.querySelector("[role=alert]")).toBeNull();
    expect(one("#password").getAttribute("aria-invalid")).toBeNull();
    await type("#password", "");
    expect(said()).toContain("A few words");
  });

  test.each([
    [tooShort, "This password is too short: it needs at least 15 characters."],
    [ownName, "This password is too easy to guess: it contains the operator's name."],
    [
      { code: "forbidden_character", field: "password" } as const,
      "The password contains a character that is not allowed. Remove it.",
    ],
  ])("is what will be said in the end: $code OP_4", async (refusal, sentence) => {
    await show("new_password", { judge_password: () => new Refused(refusal) });
    await type("#password", "Anna");
    await still(600);
    expect(said()).toBe(sentence);
  });

  test("says nothing of what is refused for another reason SI_6", async () => {
    await show("new_password", { judge_password: () => new Refused({ code: "session_locked" }) });
    await type("#password", "eleven quiet lamps");
    await still(600);
    expect(said()).toContain("A few words");
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  test("that comes after the next key is dropped OP_4", async () => {
    const answers: ((strength: unknown) => void)[] = [];
    await show("new_password", {
      judge_password: () => new Promise((resolve) => answers.push(resolve)),
    });
    await type("#password", "eleven quiet lamps");
    await still(600);
    await type("#password", "eleven");
    answers[0]?.("strong");
    await settle();
    expect(said()).toContain("A few words");
  });

  test("keeps nobody from going on while it is asked for OP_4", async () => {
    const never = new Promise<never>(() => undefined);
    let chosen = 0;
    const asked = await show("new_password", {
      judge_password: () => never,
      choose_new_password: () => {
        chosen += 1;
        return screens["signed_in"];
      },
    });
    await type("#password", "eleven quiet lamps");
    await still(600);
    expect(asked()).toHaveLength(1);
    await press("primary");
    expect(chosen).toBe(1);
    expect(one("main").dataset.screen).toBe("signed_in");
  });

  test("counts the names that are typed beside it in set-up, also afterwards OP_4 SU_1", async () => {
    const asked = await show("first_administrator");
    await type("#username", "a.keller");
    await type("#password", "Anna Keller 2026");
    await still(600);
    await type("#display-name", "Anna");
    await still(600);
    const names = { password: "Anna Keller 2026", username: "a.keller" };
    expect(asked()).toEqual([
      { ...names, display_name: "Anna Keller" },
      { ...names, display_name: "Anna" },
    ]);
  });

  test("is said of the new one alone where one's own is changed OP_4", async () => {
    const asked = await show("signed_in");
    await press("change-my-password");
    await type("#current-password", "seven green bicycles");
    await still(600);
    expect(asked()).toEqual([]);
    await type("#password", "eleven quiet lamps");
    await still(600);
    expect(said()).toBe("This password is hard to guess.");
  });
});

test.each(languages)("is one sentence: %s", (language) => {
  const { hint, fair, strong, tooShort, tooEasy } = catalogues[language].passwordStrength;
  const said = [hint, fair, strong, tooShort({ minimum: 15 }), ...Object.values(tooEasy)];
  for (const sentence of said) {
    expect(sentence).toMatch(/^\p{Lu}[^.!?]*\.$/u);
  }
});
