import { describe, expect, test } from "vitest";
import { institution } from "../fixtures/screens";
import { Refused } from "../fixtures/shell";
import { openManagement } from "./management-window";
import { faults, one, press, settle, type } from "./window";

describe("rolling out", () => {
  const enabled = {
    ...institution,
    activation: { state: "enabled", at: Date.now() } as const,
  };

  test("says who is ready, and announces the day at its beginning PO_4", async () => {
    let from: number | null = null;
    const calls = await openManagement({
      institution: () => enabled,
      announce_start: (question: { from: number | null }) => {
        from = question.from;
        return { ...enabled, required_from: from };
      },
    });
    await press("nav-institution");
    expect(one("[data-rollout]").textContent).toContain("Never signed in");
    await type("#start-day", "2026-12-03");
    one("#start-day").closest("form")?.requestSubmit();
    await settle();
    expect(from).toBe(new Date(2026, 11, 3).getTime());
    expect(one("[data-starts]").textContent).toContain("3 December 2026");
    await press("withdraw-start");
    expect(calls.of("announce_start")[1]?.question).toEqual({ from: null });
    expect(one("[data-starts]").textContent).toContain("at their next sign-in");
    expect(await faults()).toEqual([]);
  });

  test("what is no day is refused under the field and kept PO_4", async () => {
    await openManagement({
      institution: () => enabled,
      announce_start: () => new Refused({ code: "start_day_out_of_range" }),
    });
    await press("nav-institution");
    await type("#start-day", "2199-12-03");
    one("#start-day").closest("form")?.requestSubmit();
    await settle();
    expect(one("[role=alert]").textContent).toContain("Choose a day from tomorrow on");
    expect(one("#start-day-note").textContent).toContain("within a year");
    const day = one<HTMLInputElement>("#start-day");
    expect(day.getAttribute("aria-invalid")).toBe("true");
    expect(day.value).toBe("2199-12-03");
    expect(document.activeElement).toBe(day);
  });
});

describe("new keys", () => {
  test("are made after a question, and said to be there SE_14", async () => {
    const calls = await openManagement({ renew_keys: () => null });
    await press("nav-institution");
    await press("open-new-keys");
    expect(calls.of("renew_keys")).toEqual([]);
    expect(await faults()).toEqual([]);
    one("dialog form").closest("form")?.requestSubmit();
    await settle();
    expect(calls.of("renew_keys")).toHaveLength(1);
    expect(document.querySelector("dialog")).toBeNull();
    expect(one("[data-keys-renewed]").textContent).toContain("The data has new keys.");
  });

  test("that are refused leave the question open, with the reason SE_14", async () => {
    await openManagement({ renew_keys: () => new Refused({ code: "new_keys_need_service_key" }) });
    await press("nav-institution");
    await press("open-new-keys");
    one("dialog form").closest("form")?.requestSubmit();
    await settle();
    expect(one("dialog [role=alert]").textContent).toContain("The service team has to make");
    expect(document.querySelector("[data-keys-renewed]")).toBeNull();
  });
});

describe("this desk", () => {
  const set = { name: "Foyer left", full_screen: true, starts_with_computer: false };

  test("is named, and says that it was saved", async () => {
    const calls = await openManagement({ change_desk: () => ({ ...set, name: "Balcony" }) });
    await press("nav-institution");
    await type("#desk-name", " Balcony ");
    one("#full-screen").click();
    await settle();
    one("#desk-name").closest("form")?.requestSubmit();
    await settle();
    expect(calls.of("change_desk")[0]?.question).toEqual({ ...set, name: " Balcony " });
    expect(one<HTMLInputElement>("#desk-name").value).toBe("Balcony");
    expect(one("[data-desk-saved]").textContent).toContain("Desk saved.");
    expect(await faults()).toEqual([]);
  });

  test("keeps a name that is refused", async () => {
    await openManagement({
      change_desk: () => new Refused({ code: "forbidden_character", field: "desk_name" }),
    });
    await press("nav-institution");
    await type("#desk-name", "Foyer: left");
    one("#desk-name").closest("form")?.requestSubmit();
    await settle();
    expect(one("[role=alert]").textContent).toContain("a character that is not allowed");
    const name = one<HTMLInputElement>("#desk-name");
    expect(name.value).toBe("Foyer: left");
    expect(document.activeElement).toBe(name);
  });

  test("takes nothing else away where the computer does not say how it is set", async () => {
    await openManagement({ desk: () => new Refused({ code: "failed", reference: "0A1B2C3D" }) });
    await press("nav-institution");
    expect(one("[role=alert]").textContent).toContain("0A1B2C3D");
    expect(one("[data-action=save-settings]")).toBeTruthy();
  });
});
