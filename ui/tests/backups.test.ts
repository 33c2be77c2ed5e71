import { describe, expect, test } from "vitest";
import { backupContents, backupFile, screens } from "../fixtures/screens";
import { serviceScreens } from "../fixtures/service";
import { deskShowing, managing, office, pretendShell, Refused } from "../fixtures/shell";
import type { BackupContents, Screen } from "../src/backend/bindings";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { draw, faults, one, press, settle, type } from "./window";

type Answers = Parameters<typeof pretendShell>[0];

async function manage(answers: Answers = {}) {
  const calls = pretendShell({ ...office(), ...answers });
  await draw(ManagementWindow);
  return { of: (operation: string) => calls.filter((call) => call.name === operation) };
}

describe("backing up", () => {
  test("is reminded of in the window until there is a new backup RE_2", async () => {
    let last: number | null = null;
    await manage({
      look_management: () => ({ ...managing, last_backup: last, backup_is_due: last === null }),
      back_up: () => {
        last = Date.now();
        return { at: last, name: backupFile.name, size: 77_214_000 };
      },
    });
    expect(one("[data-backup-reminder]").textContent).toContain("There is no backup");
    expect(await faults()).toEqual([]);
    await press("go-to-backup");
    expect(one("main").dataset.screen).toBe("backup");
    expect(document.querySelector("[data-backup-reminder]")).toBeNull();
    expect(one("[data-last-backup]").textContent).toContain("Due");
    await press("back-up");
    expect(one("[data-made]").textContent).toBe(`${backupFile.name} is written (77.3 MB).`);
    expect(one("[data-last-backup]").textContent).toContain("today at");
    expect(await faults()).toEqual([]);
    await press("nav-operators");
    expect(document.querySelector("[data-backup-reminder]")).toBeNull();
  });

  test("shows how far it has come, and asks once however often it is pressed RE_2", async () => {
    const never = new Promise(() => undefined);
    const calls = await manage({
      back_up: (_question, tell) => {
        tell?.({ stage: "writing", done: 150, all: 200 });
        return never;
      },
    });
    await press("nav-backup");
    one("[data-action=back-up]").click();
    one("[data-action=back-up]").click();
    await settle();
    expect(calls.of("back_up")).toHaveLength(1);
    expect(one("[data-stage=writing]").textContent).toContain("75%");
    expect(one<HTMLProgressElement>("progress").value).toBe(150);
    expect(one("[data-action=back-up]").textContent).toContain("Backing up…");
    expect(await faults()).toEqual([]);
  });

  test("that is called off or refused says nothing or why RE_2", async () => {
    let refused = false;
    await manage({
      back_up: () => (refused ? new Refused({ code: "no_room", disk: "of_the_backup" }) : null),
    });
    await press("nav-backup");
    await press("back-up");
    expect(document.querySelector("[data-made], [role=alert]")).toBeNull();
    refused = true;
    await press("back-up");
    expect(one("[role=alert]").textContent).toContain("There is no room left where the backup");
  });
});

const restored: Screen = { screen: "sign_in", venue: "Théâtre de Carouge", expired: false };

async function restoreFrom(name: string, answers: Answers = {}) {
  const screen = { ...screens, ...serviceScreens }[name];
  if (screen === undefined) throw new Error(`no such example: ${name}`);
  const calls = pretendShell({
    ...deskShowing(screen),
    restore_backup: () => restored,
    ...answers,
  });
  await draw(SignInWindow);
  await press("open-restore");
  return { of: (operation: string) => calls.filter((call) => call.name === operation) };
}

async function check() {
  await press("choose-backup");
  await type("#service-key", "7KQ2-X04T");
  await press("check-backup");
}

describe("restoring", () => {
  test.each(["welcome", "closed_damaged", "service_access"])(
    "from %s: a file, the key, what is in it, and then its sign-in RE_2",
    async (name) => {
      const calls = await restoreFrom(name);
      expect(await faults()).toEqual([]);
      expect(one("[data-action=check-backup]").getAttribute("aria-disabled")).toBe("true");
      await check();
      expect(calls.of("check_backup")[0]?.question).toEqual({ service_key: "7KQ2-X04T" });
      expect(one("[data-operators]").textContent).toBe("52, 3 of them administrators");
      expect(one("[data-loses]").textContent).toContain("Nothing is lost.");
      expect(document.querySelector("#confirmation")).toBeNull();
      expect(document.activeElement).toBe(one("[data-contents]"));
      expect(await faults()).toEqual([]);
      await press("restore-backup");
      expect(calls.of("restore_backup")[0]?.question).toEqual({
        service_key: "7KQ2-X04T",
        confirmation: "",
      });
      expect(one("main").dataset.screen).toBe("sign_in");
      expect(document.querySelector("dialog")).toBeNull();
    },
  );

  test("is not offered where it does not help RE_2", async () => {
    const closed = screens["closed"];
    pretendShell({ look: () => closed });
    await draw(SignInWindow);
    expect(document.querySelector("[data-action=open-restore]")).toBeNull();
  });

  test("of an older state asks for the short name, and says what is lost SE_17", async () => {
    const loses: BackupContents = {
      ...backupContents,
      loses: { loses: "changes", phones: 2 },
    };
    const calls = await restoreFrom("service_access", {
      check_backup: () => loses,
      restore_backup: ({ confirmation }: { confirmation: string }) =>
        confirmation === "" ? new Refused({ code: "missing", field: "confirmation" }) : restored,
    });
    await check();
    expect(one("[data-loses=changes]").textContent).toContain("2 phones must be registered again");
    expect(await faults()).toEqual([]);
    await press("restore-backup");
    expect(document.activeElement).toBe(one("#confirmation"));
    expect(one("[role=alert]").textContent).toContain("Type the short name");
    await type("#confirmation", "Carouge Box Office");
    await press("restore-backup");
    expect(calls.of("restore_backup")).toHaveLength(2);
    expect(one("main").dataset.screen).toBe("sign_in");
  });

  test("looks once more when something changed here since it was checked SE_17", async () => {
    await restoreFrom("welcome", {
      restore_backup: () => new Refused({ code: "missing", field: "confirmation" }),
    });
    await check();
    await press("restore-backup");
    const again = one("[data-action=check-backup]");
    expect(again.textContent).toContain("Check this backup");
    expect(document.activeElement).toBe(again);
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  test("says once what is wrong with the file or the key, and keeps what was typed RE_2", async () => {
    let wrong = true;
    await restoreFrom("welcome", {
      choose_backup: () => (wrong ? new Refused({ code: "not_a_backup" }) : backupFile),
      check_backup: () => new Refused({ code: "wrong_backup_key" }),
    });
    await press("choose-backup");
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
    expect(one("dialog [role=alert]").dataset.refusal).toBe("not_a_backup");
    wrong = false;
    await check();
    expect(one("dialog [role=alert]").dataset.refusal).toBe("wrong_backup_key");
    expect(document.activeElement).toBe(one("#service-key"));
    expect(one<HTMLInputElement>("#service-key").value).toBe("7KQ2-X04T");
    await press("close");
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  test("shows how far it has come, and can't be closed in the middle RE_2", async () => {
    const never = new Promise(() => undefined);
    await restoreFrom("welcome", {
      restore_backup: (_question, tell) => {
        tell?.({ stage: "checking", done: 1, all: 1 });
        return never;
      },
    });
    await check();
    await press("restore-backup");
    expect(one("[data-stage=checking]").textContent).toContain("Checking everything in it…");
    expect(one("progress").hasAttribute("value")).toBe(false);
    expect(one("[data-action=restore-backup]").textContent).toContain("Restoring…");
    expect(document.querySelector("dialog [data-action=close]")).toBeNull();
  });
});
