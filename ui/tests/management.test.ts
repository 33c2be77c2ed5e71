import { describe, expect, test } from "vitest";
import { details } from "../fixtures/screens";
import { office, pretendShell, Refused } from "../fixtures/shell";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import { draw, faults, one, press, settle } from "./window";

async function open(answers: Parameters<typeof pretendShell>[0] = {}) {
  const calls = pretendShell({ ...office(), ...answers });
  await draw(ManagementWindow);
  return { of: (operation: string) => calls.filter((call) => call.name === operation) };
}

async function openOperator() {
  one('[data-username="anna.keller"]').click();
  await settle();
}

describe("the operators", () => {
  test("draw only the rows in sight of 420 OP_1", async () => {
    await open();
    const drawn = document.querySelectorAll("[data-username]").length;
    expect(drawn).toBeGreaterThan(10);
    expect(drawn).toBeLessThan(60);
    expect(one("[role=grid]").getAttribute("aria-rowcount")).toBe("421");
    expect(one("[data-total]").textContent).toBe("420 operators");
    expect(await faults()).toEqual([]);
  });

  test("selected rows are turned on together, and who was skipped is named PO_2", async () => {
    const calls = await open();
    one('[data-index="1"] input').click();
    one('[data-index="2"] input').click();
    await settle();
    await press("turn-on");
    expect(calls.of("require_two_factor")[0]?.question).toEqual({
      operators: { selection: "operators", operators: ["op-2", "op-3"] },
      required: true,
    });
    expect(one("[data-result]").textContent).toContain("Daria Rossi: already so");
  });

  test("all that match are chosen by the question, not row by row PO_2", async () => {
    const calls = await open();
    one('[data-index="1"] input').click();
    await settle();
    await press("select-all-matching");
    await press("turn-off");
    expect(calls.of("require_two_factor")[0]?.question).toMatchObject({
      operators: { selection: "matching", query: { filter: "all" } },
      required: false,
    });
  });
});

describe("CHANGE PHONE", () => {
  test("names the operator, starts on Cancel, sends reason and check PH_1", async () => {
    const calls = await open();
    await openOperator();
    await press("change-phone");
    expect(one("dialog h2").textContent).toBe("Change phone for Anna Keller?");
    expect((document.activeElement as HTMLElement).dataset.action).toBe("cancel");
    one("#reason-lost").click();
    one("#identity-checked").click();
    await press("confirm-change-phone");
    expect(calls.of("change_phone")[0]?.question).toEqual({
      operator: "op-1",
      reason: "lost",
      identity_checked: true,
    });
    expect(one("[data-phone-changed]").textContent).toContain("Carouge Box Office: anna.keller");
  });

  test("for oneself there is no button, only who must do it PH_3", async () => {
    await open({ operator_details: () => ({ ...details, is_self: true }) });
    await openOperator();
    await press("change-phone");
    expect(one("dialog").textContent).toContain("Another administrator must do this.");
    expect(document.querySelector("[data-action=confirm-change-phone]")).toBeNull();
  });
});

describe("the window", () => {
  test.each([{ screen: "locked", display_name: "Anna Keller" }, { screen: "signed_out" }] as const)(
    "is only a cover when the desk is $screen SI_5",
    async (frame) => {
      await open({ look_management: () => frame });
      expect(one("main").dataset.screen).toBe(frame.screen);
      expect(document.querySelector("nav, [role=grid], button")).toBeNull();
      expect(await faults()).toEqual([]);
    },
  );

  test("covers itself when an operation finds the desk locked SI_6", async () => {
    let locked = false;
    await open({
      look_management: () =>
        locked
          ? { screen: "locked", display_name: "Anna" }
          : office()["look_management"]?.(undefined as never),
      operator_details: () => {
        locked = true;
        return new Refused({ code: "session_locked" });
      },
    });
    await openOperator();
    expect(one("main").dataset.screen).toBe("locked");
  });

  test.each(["operator", "institution", "trail"])(
    "%s has no fault that axe sees",
    async (place) => {
      await open();
      if (place === "operator") await openOperator();
      else await press(`nav-${place}`);
      expect(one("main").dataset.screen).toBe(place);
      expect(await faults()).toEqual([]);
    },
  );
});
