import { afterEach, describe, expect, test, vi } from "vitest";
import { screens } from "../fixtures/screens";
import { deskShowing, pretendShell } from "../fixtures/shell";
import { backend } from "../src/backend/bindings";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { draw, one } from "./window";

afterEach(() => {
  vi.useRealTimers();
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

  test.each([
    ["was refused", () => Promise.reject(new Error("too early"))],
    ["is never answered", () => new Promise(() => undefined)],
  ])("is asked again where it %s", async (_, asked) => {
    vi.useFakeTimers();
    window.guichetAhead = { look: asked() };
    pretendShell(deskShowing({ screen: "opening" }));
    const looked = backend.look();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await looked).toEqual({ screen: "opening" });
  });
});
