import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { brokenStanding, standing, trail, trailPage } from "../fixtures/screens";
import { office, pretendShell, Refused } from "../fixtures/shell";
import type { ListTrail } from "../src/backend/bindings";
import { dayBegins } from "../src/management/day";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import { t } from "../src/messages";
import { openManagement } from "./management-window";
import { draw, faults, one, press, scrolledByKeys, settle, type } from "./window";

async function open(answers: Parameters<typeof openManagement>[0] = {}) {
  const calls = await openManagement(answers);
  await press("nav-trail");
  return calls;
}

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-entry]")];

describe("the audit trail", () => {
  test("is a table of plain sentences, page by page AU_3", async () => {
    const calls = await open();
    expect(one("main").dataset.screen).toBe("trail");
    expect(rows().length).toBe(100);
    expect(rows()[1]?.textContent).toContain("Bruno Frei changed the phone of Anna Keller (lost)");
    expect(rows()[2]?.textContent).toContain(
      "A password for Anna Keller was refused (too soon after wrong ones)",
    );
    expect(rows()[5]?.textContent).toContain("Bruno Frei signed out");
    expect(one("[data-shown]").textContent).toBe("The newest 100 of 240 are shown.");
    await press("show-more");
    expect(calls.of("list_trail")[1]?.question).toMatchObject({ after: 141, limit: 100 });
    await press("show-more");
    expect(rows().length).toBe(240);
    expect(document.querySelector("[data-action=show-more]")).toBeNull();
    expect(await faults()).toEqual([]);
  });

  test("is filtered by kind and by day, and says so when nothing is left AU_3", async () => {
    const calls = await open({
      list_trail: ({ query, after, limit }: ListTrail) =>
        trailPage(query.kind === null ? trail : [], after, limit),
    });
    const choose = async (selector: string, value: string) => {
      const field = one<HTMLInputElement>(selector);
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      await settle();
    };
    await choose("#trail-from", "2026-03-28");
    await choose("#trail-until", "2026-03-29");
    expect(calls.of("list_trail")[2]?.question).toMatchObject({
      query: {
        from: new Date(2026, 2, 28).getTime(),
        before: new Date(2026, 2, 30).getTime(),
      },
    });
    await choose("#trail-kind", "phones");
    expect(one("[data-empty]").textContent).toContain("No entry matches these filters.");
    expect(one("[data-total]").textContent.trim()).toBe("0 entries");
    await press("show-everything");
    expect(calls.of("list_trail").at(-1)?.question).toMatchObject({
      query: { from: null, before: null, person: null, kind: null },
    });
    expect(one<HTMLInputElement>("#trail-from").value).toBe("");
  });

  test("stands complete and unchanged, and is checked again on demand AU_2", async () => {
    const calls = await open();
    expect(one("[data-standing]").dataset["standing"]).toBe("complete");
    expect(one("[data-standing] h2").textContent).toBe(
      t.trail.standing.complete({ when: t.upTo(standing.checked) }),
    );
    expect(calls.of("check_trail").length).toBe(0);
    await press("check-trail");
    expect(calls.of("check_trail").length).toBe(1);
  });

  test("is checked by itself where nobody has looked yet AU_2", async () => {
    const calls = await open({
      list_trail: () => ({ ...trailPage(trail, null, 100), standing: null }),
    });
    expect(calls.of("check_trail").length).toBe(1);
    expect(one("[data-standing]").dataset["standing"]).toBe("complete");
  });

  test("names each problem, what is known of it, and what to do AU_2", async () => {
    await open({
      list_trail: () => ({ ...trailPage(trail, null, 100), standing: brokenStanding }),
    });
    const words = one("[data-standing=problem]").textContent;
    expect(words).toContain("Problem at entry 5,123, and at 2 more");
    expect(words).toContain("Entry 5,123 was edited outside Guichet.");
    expect(words).toContain("Entries 5,140 to 5,142 were removed outside Guichet.");
    expect(words).toContain("What followed entry 5,199 was removed outside Guichet.");
    expect(words).toContain("The service team has opened the data in spite of it");
    expect(words).toContain("An earlier export may have it");
    expect(scrolledByKeys("[data-standing] ul")).toBe("Problem at entry 5,123, and at 2 more");
    expect(await faults()).toEqual([]);
  });

  test("is exported as it is filtered, and says where AU_3", async () => {
    const calls = await open();
    one<HTMLSelectElement>("#trail-kind").value = "refused";
    one("#trail-kind").dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
    await press("export-json-lines");
    expect(calls.of("export_trail")[0]?.question).toEqual({
      query: { from: null, before: null, person: null, kind: "refused" },
      format: "json_lines",
    });
    expect(one("[data-saved]").textContent).toContain("240 entries are saved in");
    expect(one("[data-path]").textContent).toBe("/home/anna/Downloads/guichet-audit-trail.csv");
    expect(document.activeElement).toBe(one("[data-saved]"));
    expect(await faults()).toEqual([]);
  });

  test("says why a file was not saved AU_3", async () => {
    await open({
      export_trail: () =>
        new Refused({ code: "file_not_saved", folder: "/home/anna", why: "disk_full" }),
    });
    await press("export-csv");
    expect(one("[data-refusal]").textContent).toContain("there is no room left on the disk");
    expect(document.querySelector("[data-saved]")).toBeNull();
  });
});

describe("a person", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function find(text: string) {
    await type("#trail-person", text);
    vi.advanceTimersByTime(150);
    await settle();
  }

  async function key(name: string) {
    one("#trail-person").dispatchEvent(
      new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }),
    );
    await settle();
  }

  test("is found by typing and chosen with the keys AU_3", async () => {
    const calls = await open();
    await find("dubois");
    const options = [...document.querySelectorAll<HTMLElement>("[role=option]")];
    expect(options.length).toBe(8);
    expect(one("#trail-person").getAttribute("aria-expanded")).toBe("true");
    // axe waits for time to pass.
    vi.useRealTimers();
    expect(await faults()).toEqual([]);
    await key("ArrowDown");
    const active = one("#trail-person").getAttribute("aria-activedescendant") ?? "";
    expect(one(`#${active}`).dataset["person"]).toBe(options[1]?.dataset["person"]);
    await key("Enter");
    expect(document.querySelector("[role=option]")).toBeNull();
    const chosen = calls.of("list_trail").at(-1)?.question as { query: { person: string } };
    expect(chosen.query.person).toMatch(/^op-/);
    await press("clear-person");
    expect(calls.of("list_trail").at(-1)?.question).toMatchObject({ query: { person: null } });
  });

  test("whom nobody knows is said, and Escape leaves the trail as it is AU_3", async () => {
    const calls = await open();
    await find("zzz");
    expect(one("[data-nobody]").textContent).toBe("No operator matches “zzz”.");
    const before = calls.of("list_trail").length;
    await key("Escape");
    expect(document.querySelector("[data-nobody]")).toBeNull();
    expect(one<HTMLInputElement>("#trail-person").value).toBe("");
    expect(calls.of("list_trail").length).toBe(before);
  });

  test("whose page is open leads to all their entries AU_3", async () => {
    const calls = pretendShell(office());
    await draw(ManagementWindow);
    one('[data-username="anna.keller"]').click();
    await settle();
    await press("whole-history");
    expect(one<HTMLInputElement>("#trail-person").value).toBe("Anna Keller");
    const asked = calls.filter((call) => call.name === "list_trail");
    expect(asked.map((call) => call.question)).toMatchObject([{ query: { person: "op-1" } }]);
  });
});

describe("a day", () => {
  test.each([
    // the days on which the clocks change have their own length
    ["2026-03-29", 0, new Date(2026, 2, 29)],
    ["2026-03-29", 1, new Date(2026, 2, 30)],
    ["2026-12-31", 1, new Date(2027, 0, 1)],
    ["2028-02-29", 1, new Date(2028, 2, 1)],
  ])("%s and %i more begins at midnight AU_3", (day, later, expected) => {
    expect(dayBegins(day, later)).toBe(expected.getTime());
  });

  test.each(["", "29.3.2026", "2026-3-29"])("%o is none AU_3", (text) => {
    expect(dayBegins(text, 0)).toBeNull();
  });
});
