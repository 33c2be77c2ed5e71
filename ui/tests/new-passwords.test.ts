import { describe, expect, test, vi } from "vitest";
import { details } from "../fixtures/screens";
import { office, pretendShell, Refused } from "../fixtures/shell";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import { MOST } from "../src/management/new-passwords.svelte";
import { draw, faults, one, press, seen, settle, texts } from "./window";

type Answers = Parameters<typeof pretendShell>[0];

interface Who {
  operator: string;
}

/** The list, with these rows of it selected; who is asked for gets a password with their own id in it. */
async function select(rows: number[], answers: Answers = {}) {
  const calls = pretendShell({
    ...office(),
    reset_password: (question) => {
      const { operator } = question as Who;
      return {
        details: { ...details, operator, display_name: operator },
        password: `7KQ2-${operator}`,
        registration_code: null,
      };
    },
    ...answers,
  });
  await draw(ManagementWindow);
  for (const row of rows) one(`[data-index="${String(row)}"] input`).click();
  await settle();
  return {
    of: (operation: string) =>
      calls
        .filter((call) => call.name === operation)
        .map(({ question }) => (question as Who).operator),
  };
}

async function give() {
  await press("new-passwords");
  await press("confirm-new-passwords");
  return seen("dialog [data-action=close]");
}

describe("new passwords for many", () => {
  test("stand on a slip each, printed at once, and go with the dialog OP_2", async () => {
    const calls = await select([1, 2, 3]);
    await give();
    const asked = calls.of("reset_password");
    expect(asked).toHaveLength(3);
    expect(texts("body > [data-slip] [data-slip-password]")).toEqual(
      asked.map((id) => `7KQ2-${id}`),
    );
    expect(one("dialog h2").textContent).toContain("3 operators have a new password");
    expect(await faults()).toEqual([]);
    const printed = vi.spyOn(window, "print").mockImplementation(() => undefined);
    await press("print-slip");
    expect(printed).toHaveBeenCalledOnce();
    printed.mockRestore();
    await press("close");
    expect(document.querySelector("dialog, [data-slip], [data-action=new-passwords]")).toBeNull();
    expect(document.body.innerHTML).not.toContain("7KQ2");
    expect(document.activeElement).toBe(one("#search"));
  });

  test("come with a registration code where one is needed RG_7", async () => {
    const code = { groups: ["7KQ2", "X04T"], until: new Date(2026, 11, 3).getTime() };
    await select([1], {
      reset_password: () => ({ details, password: "7KQ2", registration_code: code }),
    });
    await give();
    expect(texts("[data-slip-code]")).toEqual(["7KQ2 X04T"]);
  });

  test("leave out whoever gives them", async () => {
    const own = office()["look_management"]?.(undefined as never) as { session: Who };
    const calls = await select([0, 1]);
    await give();
    expect(calls.of("reset_password")).not.toContain(own.session.operator);
  });

  test("stop at a refusal, and those that were given are printed", async () => {
    let left = 2;
    await select([1, 2, 3], {
      reset_password: () =>
        left-- > 0
          ? { details, password: "7KQ2", registration_code: null }
          : new Refused({ code: "no_such_operator" }),
    });
    await give();
    expect(one("dialog h2").textContent).toContain("2 operators have a new password");
    expect(one("dialog [role=alert]").textContent).not.toBe("");
    expect(one("dialog").textContent).toContain("One operator has none yet.");
    expect(texts("body > [data-slip] [data-slip-password]")).toHaveLength(2);
  });

  test("stop when somebody stops them, after the one that is under way", async () => {
    const shell: (() => void)[] = [];
    const calls = await select([1, 2, 3], {
      reset_password: () =>
        new Promise((answer) => {
          shell.push(() => {
            answer({ details, password: "7KQ2", registration_code: null });
          });
        }),
    });
    const nextIsGiven = async () => {
      shell.shift()?.();
      await settle();
    };
    await press("new-passwords");
    await press("confirm-new-passwords");
    await nextIsGiven();
    const said = one("dialog [role=status]");
    expect(said.textContent).toBe("Giving new passwords…");
    expect(document.activeElement).toBe(one("[data-action=stop]"));
    expect(await faults()).toEqual([]);
    await press("stop");
    await nextIsGiven();
    expect(calls.of("reset_password")).toHaveLength(2);
    expect(one("dialog h2").textContent).toContain("2 operators have a new password");
    expect(one("dialog").textContent).toContain("One operator has none yet.");
    // Said in the place that a screen reader listens to already; and the focus is not lost with the button.
    expect(one("dialog [role=status]")).toBe(said);
    expect(said.textContent).toContain("Print the slips now");
    expect(document.activeElement).toBe(one("dialog h2"));
  });

  test("are nobody's where the first is refused, and the selection stays", async () => {
    await select([1, 2], { reset_password: () => new Refused({ code: "no_such_operator" }) });
    await press("new-passwords");
    await press("confirm-new-passwords");
    expect(one("dialog h2").textContent).toBe("New passwords for 2 operators?");
    expect(one("dialog [role=alert]").textContent).not.toBe("");
    expect(one("dialog").textContent).toContain("2 operators have none yet.");
    expect(document.querySelector("[data-slip], [data-action=print-slip]")).toBeNull();
    expect(document.activeElement).toBe(one("dialog h2"));
    await press("close");
    expect(document.querySelector("dialog")).toBeNull();
    expect(one("[data-action=new-passwords]")).toBeDefined();
  });

  test("are given to nobody where nobody confirms that it's them SE_13", async () => {
    await select([1, 2], {
      reset_password: () => new Refused({ code: "fresh_code_needed", with: "code" }),
    });
    await press("new-passwords");
    await press("confirm-new-passwords");
    await seen("#code");
    await press("cancel-proof");
    expect(document.querySelector("dialog, [data-slip]")).toBeNull();
  });

  test("are given to a hundred at most", async () => {
    const calls = await select([]);
    const scroller = one(".scroller");
    for (const row of [0, 60]) {
      scroller.scrollTop = row * 44;
      scroller.dispatchEvent(new Event("scroll"));
      await settle();
      await settle();
      await press("select-loaded");
    }
    await press("new-passwords");
    expect(one("dialog").textContent).toContain(`At most ${String(MOST)} at once`);
    expect(document.querySelector("[data-action=confirm-new-passwords]")).toBeNull();
    expect(calls.of("reset_password")).toEqual([]);
  });
});
