import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { screens } from "../fixtures/screens";
import { deskShowing, managing, office, pretendShell } from "../fixtures/shell";
import type { Language, Screen } from "../src/backend/bindings";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import { language, speak } from "../src/messages";
import { deskLanguage } from "../src/messages/desk-language";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { draw, faults, one, press, settle, type } from "./window";

function screen(name: string): Screen {
  const found = screens[name];
  if (found === undefined) throw new Error(`no such example: ${name}`);
  return found;
}

async function choose(chosen: Language) {
  const menu = one<HTMLSelectElement>("#language");
  menu.value = chosen;
  menu.dispatchEvent(new Event("change", { bubbles: true }));
  await spoken(chosen);
}

async function spoken(expected: Language) {
  await vi.waitFor(() => {
    expect(document.documentElement.lang).toBe(expected);
  });
  await settle();
}

/** The languages that the desk was told to keep. */
function kept(calls: { name: string; question: unknown }[]) {
  const keep = calls.filter((call) => call.name === "keep_desk_language");
  return keep.map((call) => (call.question as { language: Language }).language);
}

function computerSpeaks(...named: string[]) {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(named);
}

// What is read for the first time takes as long as it takes.
beforeAll(async () => {
  for (const other of ["fr", "de", "it", "en"] as const) await speak(other);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await speak("en");
  document.documentElement.lang = "en";
});

describe("the desk's language", () => {
  test.each<[string[], Language]>([
    [["fr-CH", "en"], "fr"],
    // the first of them that is spoken here
    [["rm-CH", "de-CH", "fr"], "de"],
    [["it"], "it"],
    // none of them, and a name that only begins like one
    [["es", "pt-BR", "ita"], "en"],
    [[], "en"],
  ])("is the computer's: %s", async (named, expected) => {
    computerSpeaks(...named);
    pretendShell({});
    expect(await deskLanguage()).toBe(expected);
  });

  test("is what was chosen at it, and what was typed stays", async () => {
    computerSpeaks("en-GB");
    const calls = pretendShell(deskShowing(screen("sign_in")));
    await draw(SignInWindow);
    await type("#username", "anna.keller");
    await choose("fr");
    expect(one<HTMLInputElement>("#username").value).toBe("anna.keller");
    expect(kept(calls)).toEqual(["fr"]);
    expect(await faults()).toEqual([]);
  });

  test("is spoken whatever the computer speaks, once it was chosen", async () => {
    computerSpeaks("it-CH");
    pretendShell({ ...deskShowing(screen("sign_in")), desk_language: () => "de" });
    await draw(SignInWindow);
    await spoken("de");
  });
});

describe("an operator's language", () => {
  test("is spoken from the right password until they leave", async () => {
    computerSpeaks("en-GB");
    pretendShell({
      ...deskShowing(screen("sign_in")),
      start_sign_in: () => screen("enter_code"),
      operator_language: () => "de",
      back: () => screen("sign_in"),
    });
    await draw(SignInWindow);
    expect(language()).toBe("en");
    await type("#username", "anna.keller");
    await type("#password", "seven green bicycles");
    await press("primary");
    await vi.waitFor(() => {
      expect(one("main").dataset.screen).toBe("enter_code");
    });
    expect(language()).toBe("de");
    one("[data-action=back]").click();
    await vi.waitFor(() => {
      expect(one("main").dataset.screen).toBe("sign_in");
    });
    expect(language()).toBe("en");
  });

  test("is theirs once they chose it in their session, and the desk keeps its own", async () => {
    computerSpeaks("en-GB");
    const calls = pretendShell(deskShowing(screen("signed_in")));
    await draw(SignInWindow);
    await choose("it");
    expect(calls.filter((call) => call.name === "choose_my_language")).toEqual([
      { name: "choose_my_language", question: { language: "it" } },
    ]);
    expect(kept(calls)).toEqual([]);
  });

  test("in the middle of a sign-in is chosen for this time only", async () => {
    computerSpeaks("en-GB");
    const calls = pretendShell(deskShowing(screen("enter_code")));
    await draw(SignInWindow);
    await choose("fr");
    expect(calls.some((call) => call.name === "choose_my_language")).toBe(false);
    expect(kept(calls)).toEqual([]);
  });

  test("is the management window's too, and a change elsewhere is seen on coming back", async () => {
    computerSpeaks("en-GB");
    let chosen: Language = "fr";
    pretendShell({ ...office(managing), operator_language: () => chosen });
    await draw(ManagementWindow);
    await spoken("fr");
    chosen = "de";
    window.dispatchEvent(new Event("focus"));
    await spoken("de");
  });
});
