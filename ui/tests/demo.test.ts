import { describe, expect, test } from "vitest";
import { screens } from "../fixtures/screens";
import { deskShowing, managing, office, pretendShell } from "../fixtures/shell";
import type { Demo } from "../src/backend/demo";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import PrintWindow from "../src/print/PrintWindow.svelte";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { draw, faults, one, press, texts } from "./window";

const demo: Demo = {
  people: [
    { username: "anna", display_name: "Anna Keller", role: "administrator", with_code: false },
    { username: "bruno", display_name: "Bruno Frei", role: "operator", with_code: true },
  ],
  password: "three quiet geese",
  service_key: "7KQ2-X04T",
};

const isDemo = { demo: () => demo };

async function signIn(answers: Parameters<typeof pretendShell>[0]) {
  const screen = screens["sign_in"];
  if (screen === undefined) throw new Error("no sign-in");
  pretendShell({ ...deskShowing(screen), ...answers });
  await draw(SignInWindow);
}

describe("a demo", () => {
  test("says on every screen of the sign-in window that it is one", async () => {
    for (const screen of Object.values(screens)) {
      pretendShell({ ...deskShowing(screen), ...isDemo });
      document.body.replaceChildren();
      await draw(SignInWindow);
      expect(texts("[data-demo]"), screen.screen).toHaveLength(1);
    }
  });

  test("says so in the management window, and leaves the computer's start alone", async () => {
    const desk = () => ({ name: "Foyer", full_screen: false, starts_with_computer: null });
    const calls = pretendShell({ ...office(managing), ...isDemo, desk });
    await draw(ManagementWindow);
    expect(one("[data-demo]").textContent).toContain("made-up");
    expect(await faults()).toEqual([]);
    await press("nav-institution");
    expect(one("#full-screen")).toBeDefined();
    expect(document.querySelector("#starts-with-computer")).toBeNull();
    // Its shell lets only the sign-in window ask.
    expect(calls.map(({ name }) => name)).not.toContain("demo");
  });

  test("says so above what is printed, and not on the paper", async () => {
    pretendShell({ hand_out: () => new Promise(() => undefined), ...isDemo });
    await draw(PrintWindow);
    expect(one("[data-demo]").className).toContain("no-print");
  });

  test("fills in whom one tries it as", async () => {
    await signIn(isDemo);
    expect(await faults()).toEqual([]);
    await press("demo-bruno");
    expect(one<HTMLInputElement>("#username").value).toBe("bruno");
    expect(one<HTMLInputElement>("#password").value).toBe(demo.password);
    expect(one("main").textContent).toContain(demo.password);
    expect(one("main").textContent).toContain(demo.service_key);
  });

  test("is nowhere in the real app", async () => {
    await signIn({});
    expect(document.querySelector("[data-demo]")).toBeNull();
    expect(texts("[data-action^=demo]")).toEqual([]);
  });
});
