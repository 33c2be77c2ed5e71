import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { screens } from "../fixtures/screens";
import { managing, pretendShell, Refused } from "../fixtures/shell";
import { backend, type Screen } from "../src/backend/bindings";
import { Office } from "../src/management/office.svelte";
import { language, speak } from "../src/messages";
import { Desk } from "../src/sign-in/desk.svelte";
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

function screen(name: string): Screen {
  const found = screens[name];
  if (found === undefined) throw new Error(`no such example: ${name}`);
  return found;
}

const never = () => new Promise(() => undefined);

// A file that can't be read.
vi.mock("../src/messages/it", () => Promise.reject(new Error("gone")));

// What is read for the first time takes as long as it takes.
beforeAll(async () => {
  for (const other of ["fr", "de", "en"] as const) await speak(other);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await speak("en");
  document.documentElement.lang = "en";
});

test("a start asks for the desk's language without waiting for its screen", async () => {
  const calls = pretendShell({ look: never, desk_language: never });
  void new Desk().look();
  await settle();
  expect(calls.map((call) => call.name).sort()).toEqual(["desk_language", "look"]);
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

describe("the sign-in window", () => {
  test("asks for no language for an answer that was overtaken", async () => {
    const looks = answers<Screen>();
    const calls = pretendShell({ look: looks.asked });
    const desk = new Desk();
    void desk.look();
    void desk.look();
    await settle();
    await looks.answer(1, screen("sign_in"));
    await looks.answer(0, screen("enter_code"));
    expect(desk.screen.screen).toBe("sign_in");
    expect(calls.filter((call) => call.name === "operator_language")).toEqual([]);
  });

  test("speaks for the screen that it shows, whoever's language arrives last", async () => {
    let now = screen("sign_in");
    const languages = answers();
    pretendShell({ look: () => now, operator_language: languages.asked });
    const desk = new Desk();
    await desk.look();
    now = screen("enter_code");
    void desk.look();
    await settle();
    now = screen("sign_in");
    await desk.look();
    await languages.answer(0, "fr");
    expect(desk.screen.screen).toBe("sign_in");
    expect(language()).toBe("en");
  });

  test("of two answers for an operator shows neither before their language is spoken", async () => {
    const languages = answers();
    pretendShell({ look: () => screen("enter_code"), operator_language: languages.asked });
    const desk = new Desk();
    void desk.look();
    await settle();
    void desk.look();
    await settle();
    expect(desk.screen.screen).toBe("opening");
    await languages.answer(0, "fr");
    await languages.answer(1, "de");
    expect(desk.screen.screen).toBe("enter_code");
    expect(language()).toBe("de");
  });

  test("is not shown as it was before it was locked by an answer that was overtaken SI_6", async () => {
    const kept = answers<Screen>();
    pretendShell({ look: () => screen("locked"), keep_active: kept.asked });
    const desk = new Desk();
    void desk.keepActive();
    await settle();
    await desk.look();
    await kept.answer(0, screen("signed_in"));
    expect(desk.screen.screen).toBe("locked");
  });

  test.each([
    ["answered", () => screen("enter_code")],
    ["refused", () => new Refused({ code: "wrong_password" })],
  ])(
    "goes on in the language before where the other can't be read: %s",
    async (outcome, answer) => {
      pretendShell({
        start_sign_in: answer,
        look: () => screen("enter_code"),
        operator_language: () => "it",
      });
      const desk = new Desk();
      const asked = desk.ask(() => backend.startSignIn({ username: "anna", password: "" }));
      await expect(asked).resolves.toBe(outcome);
      expect(desk.waiting).toBe(false);
      expect(desk.screen.screen).toBe("enter_code");
      expect(language()).toBe("en");
    },
  );
});
