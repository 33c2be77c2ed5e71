import { afterEach, describe, expect, test } from "vitest";
import { screens } from "../fixtures/screens";
import { deskShowing, pretendShell } from "../fixtures/shell";
import { backend } from "../src/backend/bindings";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { draw, one } from "./window";

afterEach(() => {
  delete window.guichetAhead;
});

describe("what the shell asked while the page was being read", () => {
  test("is the first screen, and is asked again from then on", async () => {
    window.guichetAhead = {
      look: Promise.resolve(screens.locked),
      desk_language: Promise.resolve("en"),
    };
    const calls = pretendShell(
      deskShowing({ screen: "sign_in", venue: "Carouge Box Office", expired: false }),
    );
    await draw(SignInWindow);
    expect(one("main").dataset.screen).toBe("locked");
    expect(calls.map((call) => call.name)).not.toContain("look");
    expect(calls.map((call) => call.name)).not.toContain("desk_language");

    expect((await backend.look()).screen).toBe("sign_in");
    expect(calls.map((call) => call.name)).toContain("look");
  });

  test("is asked again where that went wrong", async () => {
    window.guichetAhead = { look: Promise.reject(new Error("too early")) };
    pretendShell(deskShowing({ screen: "opening" }));
    expect(await backend.look()).toEqual({ screen: "opening" });
  });
});
