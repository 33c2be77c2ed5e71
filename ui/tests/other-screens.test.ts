import { expect, test, vi } from "vitest";
import { deskShowing, pretendShell } from "../fixtures/shell";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { draw, one, press, settle, type } from "./window";

vi.mock("../src/sign-in/OtherScreens.svelte", () => Promise.reject(new Error("gone")));

test("without the other screens the sign-in screen is there, and what was typed stays", async () => {
  const calls = pretendShell(
    deskShowing({ screen: "sign_in", venue: "Carouge Box Office", expired: false }),
  );
  await draw(SignInWindow);
  await type("#username", "anna.keller");
  // The window looks again after it has begun to read them.
  await vi.waitFor(() => {
    expect(calls.filter((call) => call.name === "look")).toHaveLength(2);
  });
  await settle();
  expect(one("main").dataset.screen).toBe("sign_in");
  expect(one<HTMLInputElement>("#username").value).toBe("anna.keller");
});

test("a first screen that can't be read is said, and can be tried again", async () => {
  pretendShell(deskShowing({ screen: "welcome" }));
  await draw(SignInWindow);
  await vi.waitFor(() => one("[role=alert]"));
  expect(one("main").dataset.screen).toBe("opening");
  await press("try-again");
  expect(one("main").dataset.screen).toBe("opening");
});
