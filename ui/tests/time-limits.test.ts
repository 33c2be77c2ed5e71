import { afterEach, describe, expect, test, vi } from "vitest";
import { screens, session } from "../fixtures/screens";
import { serviceScreens } from "../fixtures/service";
import { deskShowing, managing, office, pretendShell } from "../fixtures/shell";
import type { Screen, SessionDetails } from "../src/backend/bindings";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { draw, faults, one, press, seen, settle, takeDown } from "./window";

function screen(name: string): Screen {
  const found = screens[name];
  if (found === undefined) throw new Error(`no such example: ${name}`);
  return found;
}

/** The steps between a right password and a session, and the service team's: each waits ten minutes. */
const steps = Object.entries({ ...screens, ...serviceScreens }).filter(
  ([, step]) => "ends_in_seconds" in step,
);

describe("a step that waits for ten minutes", () => {
  test("is every one between the password and the session, and the service team's SI_4 RE_1", () => {
    expect(new Set(steps.map(([, step]) => step.screen))).toEqual(
      new Set([
        "new_password",
        "announcement",
        "get_app",
        "registration_code",
        "register",
        "enter_code",
        "service_access",
        "service_administrator",
        "new_service_key",
      ]),
    );
  });

  test.each(steps)("%s says so in its last minute, and not before SI_4", async (_, step) => {
    const shownWith = async (ends_in_seconds: number) => {
      pretendShell(deskShowing(Object.assign({}, step, { ends_in_seconds })));
      await draw(SignInWindow);
    };
    await shownWith(61);
    expect(document.querySelector("[data-step-ends]")).toBeNull();
    await takeDown();
    await shownWith(42);
    const says = step.screen.includes("service")
      ? "Service access ends soon"
      : "This step ends soon";
    expect(one("[data-step-ends] [role=alert]").textContent).toContain(says);
    expect(one("[data-step-ends] [role=timer]").textContent).toBe("Ends in 0:42");
    expect(await faults()).toEqual([]);
  });

  test("says afterwards why somebody has to begin again SI_4", async () => {
    const answers = [screen("enter_code"), { ...screen("sign_in"), expired: true }];
    pretendShell({
      ...deskShowing(screen("sign_in")),
      look: () => (answers.length > 1 ? answers.shift() : answers[0]),
    });
    await draw(SignInWindow);
    expect((await seen("[role=alert]")).textContent).toContain("longer than ten minutes");
    expect(one("main").dataset.screen).toBe("sign_in");
  });
});

describe("a session in which nobody does anything", () => {
  const idle = { ...session, locks_in_seconds: 40 };

  test("is locked after a warning that any key puts off, and the focus goes back SI_6", async () => {
    const signedIn: Screen = { screen: "signed_in", venue: "Théâtre de Carouge", session: idle };
    let now = signedIn;
    const calls = pretendShell({
      ...deskShowing(signedIn),
      look: () => now,
      keep_active: () => (now = { ...signedIn, session }),
    });
    await draw(SignInWindow);
    const warning = await seen("dialog");
    expect(one("dialog h2").textContent).toContain("Still there?");
    expect(warning.textContent).toContain("Locks in 0:40");
    expect(document.activeElement).toBe(one("[data-action=stay-signed-in]"));
    expect(await faults()).toEqual([]);
    await press("stay-signed-in");
    expect(calls.filter((call) => call.name === "keep_active")).toHaveLength(1);
    expect(document.querySelector("dialog")).toBeNull();
    expect(document.activeElement).toBe(one("h1"));
  });

  test("is warned of in the management window as well, over what is open there SI_6", async () => {
    pretendShell({ look_management: () => ({ ...managing, session: idle }) });
    await draw(ManagementWindow);
    expect((await seen("dialog")).textContent).toContain("Locks in");
  });
});

describe("a session that has lasted almost twelve hours", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const late = { ...session, ends_in_seconds: 55 };
  const title = "Your session ends soon";

  const looks = (session: SessionDetails) => {
    const signedIn = () => ({ screen: "signed_in", venue: "Le Petit", session });
    const look_management = () => ({ ...managing, session });
    return { ...office(), look: signedIn, keep_active: signedIn, look_management };
  };

  test.each([SignInWindow, ManagementWindow])(
    "says so in its last minute, once SI_5",
    async (window) => {
      const calls = pretendShell(looks(late));
      await draw(window);
      expect(one("dialog h2").textContent).toContain(title);
      expect(one("dialog [role=timer]").textContent).toBe("Ends in 0:55");
      expect(await faults()).toEqual([]);
      await press("session-ends");
      expect(document.querySelector("dialog")).toBeNull();
      // The shell says it again with each answer, to whoever goes on working.
      const before = calls.length;
      vi.spyOn(performance, "now").mockReturnValue(performance.now() + 21_000);
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
      await settle();
      expect(calls.slice(before).map(({ name }) => name)).toContain("keep_active");
      expect(document.querySelector("dialog")).toBeNull();
    },
  );

  test("is not talked of before that SI_5", async () => {
    const signedIn: Screen = { screen: "signed_in", venue: "Le Petit", session };
    pretendShell(deskShowing(signedIn));
    await draw(SignInWindow);
    expect(document.querySelector("dialog")).toBeNull();
  });
});
