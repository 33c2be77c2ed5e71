import { describe, expect, test } from "vitest";
import { importPreview } from "../fixtures/screens";
import { office, pretendShell, Refused } from "../fixtures/shell";
import type { ImportPreview } from "../src/backend/bindings";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import { Office } from "../src/management/office.svelte";
import { openManagement } from "./management-window";
import { draw, faults, one, press, settle } from "./window";

const good: ImportPreview = { ...importPreview, bad: 0, bad_rows: [] };

async function open(answers: Parameters<typeof openManagement>[0] = {}) {
  const calls = await openManagement(answers);
  await press("import-export");
  return calls;
}

const shown = () => one("[data-action=import-operators]");

describe("importing", () => {
  test("is reached from the list, keeps its place in the navigation, and leads back OP_5", async () => {
    await open();
    expect(one("main").dataset.screen).toBe("import");
    expect(document.activeElement).toBe(one("h1"));
    expect(one("[data-action=nav-operators]").getAttribute("aria-current")).toBe("page");
    expect(await faults()).toEqual([]);
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    await settle();
    expect(one("main").dataset.screen).toBe("operators");
  });

  test("names every bad row and why, and imports nothing while there is one OP_5", async () => {
    const calls = await open({ choose_import: () => importPreview });
    await press("choose-import");
    expect(calls.of("choose_import")[0]?.question).toEqual({
      title: "Choose a file of operators",
      tables: "Tables (CSV)",
    });
    expect(document.activeElement).toBe(one("[data-preview]"));
    expect(one("[data-count=new] dd").textContent).toBe("118");
    const rows = [...document.querySelectorAll("[data-bad-row]")].map((row) => row.textContent);
    expect(rows[0]).toContain("Line 9 has the same operator name.");
    expect(rows[3]).toContain("Another operator has this e-mail.");
    expect(rows).toHaveLength(5);
    expect(one("[data-changed-row]").textContent).toContain("Role: Operator becomes Administrator");
    expect(shown().getAttribute("aria-disabled")).toBe("true");
    await press("import-operators");
    expect(calls.of("import_operators")).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test("says what was done, and that nobody new has a password OP_5", async () => {
    const calls = await open({
      choose_import: () => good,
      import_operators: () => ({ outcome: "imported", new: 118, changed: 2, unchanged: 40 }),
    });
    await press("choose-import");
    expect(shown().textContent).toContain("Import 120 operators");
    await press("import-operators");
    expect(calls.of("import_operators")).toHaveLength(1);
    expect(document.activeElement).toBe(one("[data-imported]"));
    expect(one("[data-imported]").textContent).toContain("118 operators added, 2 changed.");
    expect(one("[data-imported]").textContent).toContain("has no password yet");
    expect(document.querySelector("[data-preview]")).toBeNull();
    expect(await faults()).toEqual([]);
  });

  test("shows how far it has come, and can be cancelled OP_5", async () => {
    let end: (given: unknown) => void = () => undefined;
    const calls = await open({
      choose_import: () => good,
      import_operators: (_question, tell) => {
        tell?.({ stage: "importing", done: 180, all: 240 });
        return new Promise((resolve) => (end = resolve));
      },
      cancel_import: () => {
        end(new Refused({ code: "import_cancelled" }));
        return null;
      },
    });
    await press("choose-import");
    shown().click();
    shown().click();
    await settle();
    expect(calls.of("import_operators")).toHaveLength(1);
    expect(one("[data-stage=importing]").textContent).toContain("75%");
    expect(await faults()).toEqual([]);
    await press("cancel-import");
    await settle();
    expect(one("[data-cancelled]").textContent).toContain("Nothing was changed.");
    expect(document.querySelector("[role=alert], progress")).toBeNull();
    expect(shown().getAttribute("aria-disabled")).toBeNull();
  });

  test("shows what it would do now where something changed meanwhile OP_5", async () => {
    await open({
      choose_import: () => good,
      import_operators: () => ({ outcome: "outdated", preview: { ...good, new: 117 } }),
    });
    await press("choose-import");
    await press("import-operators");
    expect(one("[data-outdated]").textContent).toContain("Nothing was imported");
    expect(one("[data-count=new] dd").textContent).toBe("117");
    expect(document.activeElement).toBe(one("[data-preview]"));
    expect(await faults()).toEqual([]);
  });

  test("is still there after a look elsewhere, and gone after a lock OP_5", async () => {
    await open({ choose_import: () => good });
    await press("choose-import");
    await press("nav-trail");
    await press("nav-operators");
    await press("import-export");
    expect(one("[data-preview]").textContent).toContain(good.file);

    pretendShell({ look_management: () => ({ screen: "locked", display_name: "Anna Keller" }) });
    const locked = new Office();
    locked.importing.preview = good;
    await locked.look();
    expect(locked.importing.preview).toBeNull();
  });

  test("asks for the file again where the backend has forgotten it OP_5", async () => {
    await open({
      choose_import: () => good,
      import_operators: () => new Refused({ code: "nothing_to_import" }),
    });
    await press("choose-import");
    await press("import-operators");
    expect(one("[role=alert]").textContent).toContain("Choose it again.");
    expect(document.querySelector("[data-preview]")).toBeNull();
  });

  test("that is refused says why, and keeps what was there OP_5", async () => {
    let wrong = false;
    await open({ choose_import: () => (wrong ? new Refused({ code: "not_a_table" }) : good) });
    await press("choose-import");
    wrong = true;
    await press("choose-import");
    expect(one("[role=alert]").dataset.refusal).toBe("not_a_table");
    expect(one("[data-preview]").textContent).toContain(good.file);
  });
});

describe("files to take along", () => {
  test("the list is exported as it is filtered OP_5", async () => {
    const calls = pretendShell(office());
    await draw(ManagementWindow);
    one("[data-filter=waiting]").click();
    await settle();
    await press("import-export");
    expect(one("[data-export-lead]").textContent).toContain("as it is filtered");
    await press("export-operators");
    const asked = calls.filter((call) => call.name === "export_operators");
    expect(asked[0]?.question).toEqual({
      query: { search: "", filter: "waiting", role: null },
      language: "en",
    });
    expect(one("[data-saved=export]").textContent).toContain("240 operators are saved in");
    expect(document.activeElement).toBe(one("[data-saved=export]"));
    expect(await faults()).toEqual([]);
  });

  test("the template is saved in the language that is spoken OP_5", async () => {
    const calls = await open();
    await press("save-template");
    expect(calls.of("save_import_template")[0]?.question).toEqual({ language: "en" });
    expect(one("[data-saved=template]").textContent).toContain("guichet-operators.csv");
  });
});
