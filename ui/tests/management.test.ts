import { describe, expect, test, vi } from "vitest";
import { details } from "../fixtures/screens";
import { managing, office, pretendShell, Refused } from "../fixtures/shell";
import type { ListOperators, Proof } from "../src/backend/bindings";
import { openManagement, openOperator } from "./management-window";
import { choose, faults, one, press, scrolledByKeys, settle, type } from "./window";

describe("the operators", () => {
  test("draw only the rows in sight of 420 OP_1", async () => {
    const calls = await openManagement();
    // The first page reaches below what is in sight, and is read once.
    const begins = calls
      .of("list_operators")
      .map(({ question }) => (question as ListOperators).after);
    expect(begins).toEqual([null]);
    const drawn = document.querySelectorAll("[data-username]").length;
    expect(drawn).toBeGreaterThan(10);
    expect(drawn).toBeLessThan(60);
    expect(one("[role=grid]").getAttribute("aria-rowcount")).toBe("421");
    expect(one("[data-total]").textContent).toBe("420 operators");
    expect(await faults()).toEqual([]);
  });

  test("are found at each key, and by a filter that was saved OP_1", async () => {
    const question = {
      query: { search: "kel", filter: "waiting", role: null },
      sort: "display_name",
      descending: false,
    };
    const saved = [{ name: "Kellers who wait", question }];
    const calls = await openManagement({ save_filter: () => saved, remove_filter: () => [] });
    expect(document.querySelector("[data-action=save-filter]")).toBeNull();
    for (const typed of ["k", "ke", "kel"]) await type("#search", typed);
    one("[data-filter=waiting]").click();
    await settle();
    const asked = calls.of("list_operators").map((call) => call.question);
    expect(asked.slice(-4)).toMatchObject([
      { query: { search: "k" } },
      { query: { search: "ke" } },
      { query: { search: "kel" } },
      question,
    ]);
    await press("save-filter");
    await type("#filter-name", "Kellers who wait");
    await press("primary");
    expect(calls.of("save_filter")[0]?.question).toEqual({ name: "Kellers who wait", question });
    expect(one<HTMLSelectElement>("#saved-filter").value).toBe("Kellers who wait");
    expect(document.activeElement?.id).toBe("saved-filter");

    one("[data-filter=all]").click();
    await settle();
    expect(one<HTMLSelectElement>("#saved-filter").value).toBe("");
    await choose("#saved-filter", "Kellers who wait");
    expect(calls.of("list_operators").at(-1)?.question).toMatchObject(question);
    expect(one<HTMLInputElement>("#search").value).toBe("kel");
    await press("remove-filter");
    expect(calls.of("remove_filter")[0]?.question).toEqual({ name: "Kellers who wait" });
    expect(document.querySelector("#saved-filter")).toBeNull();
    expect(document.activeElement?.id).toBe("search");
    expect(await faults()).toEqual([]);
  });

  test("are at hand again at the row that was left, also from another page", async () => {
    await openManagement();
    one('[data-index="4"]').click();
    await settle();
    for (const way of ["nav-institution", "nav-operators"]) {
      one(`[data-action=${way}]`).focus();
      await press(way);
    }
    expect(document.activeElement).toBe(one('[data-index="4"]'));
  });

  test("a row that has to be read takes the focus, unless it has gone elsewhere meanwhile", async () => {
    let slow = false;
    const arrive: (() => void)[] = [];
    await openManagement({
      list_operators: (question) => {
        const page = office()["list_operators"]?.(question);
        if (!slow) return page;
        return new Promise((answer) =>
          arrive.push(() => {
            answer(page);
          }),
        );
      },
    });
    const scroller = one(".scroller");
    /** Far down, where the first page is no longer kept, and from there to its first row. */
    async function homeFromFarDown() {
      for (let row = 40; row <= 360; row += 40) {
        scroller.scrollTop = row * 44;
        scroller.dispatchEvent(new Event("scroll"));
        await settle();
      }
      slow = true;
      const row = one("[data-index='360']");
      one("[data-index='360'] input").click();
      row.focus();
      row.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
      await settle();
      expect(document.querySelector("[data-index='0']")).toBeNull();
    }
    async function firstPageArrives() {
      slow = false;
      arrive.pop()?.();
      await settle();
      expect(one("[data-index='0']")).toBeDefined();
    }
    await homeFromFarDown();
    await firstPageArrives();
    expect(document.activeElement).toBe(one("[data-index='0']"));
    await homeFromFarDown();
    one("#search").focus();
    await firstPageArrives();
    expect(document.activeElement).toBe(one("#search"));
  });

  test("selected rows are turned on together, and who was skipped is named PO_2", async () => {
    const calls = await openManagement();
    one('[data-index="1"] input').click();
    one('[data-index="2"] input').click();
    await settle();
    await press("turn-on");
    expect(calls.of("require_two_factor")[0]?.question).toEqual({
      operators: { selection: "operators", operators: ["op-2", "op-3"] },
      required: true,
    });
    expect(one("[data-result]").textContent).toContain("Daria Rossi: already so");
    // Many of them scroll: also by keys, under the sentence that they are of.
    expect(scrolledByKeys("[data-result] ul")).toBe("2 operators skipped:");
    expect(await faults()).toEqual([]);
  });

  test("all that match are chosen by the question, not row by row PO_2", async () => {
    const calls = await openManagement();
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
    const calls = await openManagement();
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
    await openManagement({ operator_details: () => ({ ...details, is_self: true }) });
    await openOperator();
    await press("change-phone");
    expect(one("dialog").textContent).toContain("Another administrator must do this.");
    expect(document.querySelector("[data-action=confirm-change-phone]")).toBeNull();
  });
});

describe("a fresh code", () => {
  /** CHANGE PHONE is refused until something was proven. */
  function stale(asked: Proof, answers: Parameters<typeof pretendShell>[0] = {}) {
    let proven = false;
    const prove = () => {
      proven = true;
      return null;
    };
    const waiting = { ...details, two_factor: "waiting", phone_registered: null };
    const changed = { details: waiting, registration_code: null };
    const needed = new Refused({ code: "fresh_code_needed", with: asked });
    return {
      change_phone: () => (proven ? changed : needed),
      require_two_factor: () => (proven ? { changed: 1, skipped: [], skipped_total: 0 } : needed),
      prove_code: prove,
      prove_password: prove,
      ...answers,
    };
  }

  async function change() {
    await openOperator();
    await press("change-phone");
    one("#reason-stolen").click();
    one("#identity-checked").click();
    one("[data-action=confirm-change-phone]").focus();
    await press("confirm-change-phone");
  }

  test("is asked for above the dialog, and then CHANGE PHONE is carried out as it was filled in SE_1", async () => {
    const calls = await openManagement(stale("code"));
    await change();
    expect(one("[data-confirm-its-you]").textContent).toContain("not older than ten minutes");
    expect(document.activeElement?.id).toBe("code");
    expect(document.querySelector("[role=alert]")).toBeNull();
    expect(await faults()).toEqual([]);
    await type("#code", "428 190");
    expect(calls.of("prove_code")).toEqual([{ name: "prove_code", question: { code: "428190" } }]);
    expect(calls.of("change_phone")).toHaveLength(2);
    expect(calls.of("change_phone")[1]?.question).toEqual({
      operator: "op-1",
      reason: "stolen",
      identity_checked: true,
    });
    expect(document.querySelector("dialog")).toBeNull();
    expect(one("[data-phone-changed]").textContent).toContain("Carouge Box Office: anna.keller");
  });

  test("is a password for those of whom no code is asked OP_6", async () => {
    const calls = await openManagement(stale("password"));
    await change();
    expect(document.querySelector("#code")).toBeNull();
    expect(document.activeElement?.id).toBe("current-password");
    await type("#current-password", "seven green bicycles");
    await press("confirm-its-you");
    expect(calls.of("prove_password")[0]?.question).toEqual({ password: "seven green bicycles" });
    expect(calls.of("change_phone")).toHaveLength(2);
  });

  test("that is refused is said in its dialog, and typed again SE_6", async () => {
    const calls = await openManagement(
      stale("code", { prove_code: () => new Refused({ code: "wrong_code", tries_left: 3 }) }),
    );
    await change();
    await type("#code", "428190");
    expect(one("[data-confirm-its-you] [role=alert]").textContent).toContain("3 tries left");
    const code = one<HTMLInputElement>("#code");
    expect(code.value).toBe("");
    expect(document.activeElement).toBe(code);
    await type("#code", "190428");
    expect(calls.of("prove_code")).toHaveLength(1);
    await press("confirm-its-you");
    expect(calls.of("prove_code")).toHaveLength(2);
    expect(calls.of("change_phone")).toHaveLength(1);
  });

  test("that has to wait shows for how long, then opens its field again SE_6", async () => {
    vi.useFakeTimers();
    const delayed = { code: "delayed", wait_seconds: 47, until: 0 } as const;
    await openManagement(stale("code", { prove_code: () => new Refused(delayed) }));
    await change();
    await type("#code", "428190");
    expect(one<HTMLInputElement>("#code").disabled).toBe(true);
    expect(one("[data-countdown]").textContent).toContain("Try again in 0:47");
    vi.advanceTimersByTime(47_250);
    await settle();
    expect(one<HTMLInputElement>("#code").disabled).toBe(false);
    expect(document.querySelector("[data-countdown]")).toBeNull();
    vi.useRealTimers();
  });

  test("that is not given changes nothing, keeps what was chosen and goes back to it", async () => {
    const calls = await openManagement(stale("code"));
    await change();
    await press("cancel-proof");
    expect(document.querySelector("[data-confirm-its-you]")).toBeNull();
    expect(one<HTMLInputElement>("#reason-stolen").checked).toBe(true);
    expect(one<HTMLInputElement>("#identity-checked").checked).toBe(true);
    expect(document.querySelector("[role=alert]")).toBeNull();
    expect((document.activeElement as HTMLElement).dataset.action).toBe("confirm-change-phone");
    expect(calls.of("change_phone")).toHaveLength(1);
  });

  test("is asked for a selection too, which stays chosen meanwhile PO_2", async () => {
    const calls = await openManagement(stale("code"));
    one('[data-index="1"] input').click();
    await settle();
    await press("turn-off");
    await type("#code", "428190");
    expect(calls.of("require_two_factor")).toHaveLength(2);
    expect(calls.of("require_two_factor")[1]).toEqual(calls.of("require_two_factor")[0]);
    expect(one("[data-result]").textContent).toContain("turned off for 1 operator");
  });

  test("goes with the lock: nothing is asked of whoever comes to it SI_6", async () => {
    let locked = false;
    const calls = await openManagement({
      ...stale("code", {
        prove_code: () => {
          locked = true;
          return new Refused({ code: "session_locked" });
        },
      }),
      look_management: () => (locked ? { screen: "locked", display_name: "Anna" } : managing),
    });
    await change();
    await type("#code", "428190");
    expect(one("main").dataset.screen).toBe("locked");
    expect(document.querySelector("dialog")).toBeNull();
    expect(calls.of("change_phone")).toHaveLength(1);
  });
});

describe("a code that is handed over", () => {
  test("temporary: for as long as chosen, in two groups, shown once PH_4", async () => {
    const calls = await openManagement();
    await openOperator();
    expect(one('[data-fact="temporary-code"]').textContent).toContain("One was given, valid until");
    await press("give-temporary-code");
    expect(one("dialog").textContent).toContain("The one that was given before becomes void.");
    expect(one<HTMLInputElement>("#valid-for-one-hour").checked).toBe(true);
    one("#valid-for-four-hours").click();
    await press("confirm-give-code");
    expect(calls.of("give_temporary_code")[0]?.question).toEqual({
      operator: "op-1",
      valid_for: "four_hours",
    });
    const groups = [...document.querySelectorAll('[data-code-on-slip="temporary"] span')];
    expect(groups.map((group) => group.textContent)).toEqual(["0427", "1836"]);
    expect(one("dialog .slip .unseen").textContent).toBe("Temporary code: 0 4 2 7, 1 8 3 6");
    expect(one("dialog").textContent).toContain("Read it to Anna. It will not be shown again.");
    expect(await faults()).toEqual([]);
    await press("close");
    expect(document.body.innerHTML).not.toContain("0427");
  });

  test("temporary: there is none for oneself, only who must give it PH_4 PH_3", async () => {
    await openManagement({ operator_details: () => ({ ...details, is_self: true }) });
    await openOperator();
    await press("give-temporary-code");
    expect(one("dialog").textContent).toContain("Another administrator must do this.");
    expect(document.querySelector("[data-action=confirm-give-code]")).toBeNull();
  });

  test("temporary: there is none for who is not asked for a code PH_4 PO_4", async () => {
    await openManagement({ operator_details: () => ({ ...details, two_factor_required: false }) });
    await openOperator();
    expect(document.querySelector("[data-action=give-temporary-code]")).toBeNull();
  });

  test("registration: is given to who waits without one RG_7", async () => {
    const waiting = {
      ...details,
      two_factor: "waiting",
      phone_registered: null,
      registration_code: { state: "needed", why: "missing" },
    };
    const calls = await openManagement({ operator_details: () => waiting });
    await openOperator();
    expect(one('[data-fact="registration-code"]').textContent).toContain("not given yet");
    await press("give-registration-code");
    await press("confirm-give-code");
    expect(calls.of("give_registration_code")[0]?.question).toEqual({ operator: "op-1" });
    expect(one('[data-code-on-slip="registration"]').textContent).toBe("7KQ2X04T");
    expect(await faults()).toEqual([]);
  });

  test("registration: comes with CHANGE PHONE and with a new operator RG_7", async () => {
    const registration_code = { groups: ["7KQ2", "X04T"], until: Date.now() + 60_000 };
    await openManagement({
      change_phone: () => ({ details, registration_code }),
      create_operator: () => ({ details, password: "mirabelle", registration_code }),
    });
    await press("new-operator");
    await press("primary");
    expect(one("[data-generated-password]").textContent).toBe("mirabelle");
    expect(one('[data-code-on-slip="registration"]').textContent).toBe("7KQ2X04T");
    await press("close");
    await openOperator();
    await press("change-phone");
    one("#identity-checked").click();
    await press("confirm-change-phone");
    expect(one('dialog [data-code-on-slip="registration"]').textContent).toBe("7KQ2X04T");
    await press("close");
    expect(document.querySelector("[data-code-on-slip]")).toBeNull();
  });
});

describe("an operator's names", () => {
  test("that are taken are said at the operator name OP_4", async () => {
    await openManagement();
    await openOperator();
    await type("#display-name", "Anna K.");
    await press("save");
    expect(one("[role=alert]").textContent).toContain("The operator name is already taken.");
    expect(document.activeElement).toBe(one("#username"));
    expect(one("#username").getAttribute("aria-invalid")).toBe("true");
    expect(one("#display-name").getAttribute("aria-invalid")).toBeNull();
  });

  test("and their e-mail are saved together, and shown as they were stored OP_2", async () => {
    const stored = { ...details, email: "Anna@theatre.example" };
    const calls = await openManagement({ rename_operator: () => stored });
    await openOperator();
    expect(one<HTMLInputElement>("#email").value).toBe(details.email);
    await type("#email", " Anna@theatre.example ");
    await press("save");
    expect(calls.of("rename_operator")[0]?.question).toEqual({
      operator: details.operator,
      display_name: details.display_name,
      username: details.username,
      email: " Anna@theatre.example ",
    });
    expect(one<HTMLInputElement>("#email").value).toBe("Anna@theatre.example");
    expect(one<HTMLButtonElement>("[data-action=save]").disabled).toBe(true);
    expect(await faults()).toEqual([]);
  });

  test.each([
    ["not_an_email", "This is no e-mail address."],
    ["email_taken", "Another operator has this e-mail address."],
  ] as const)("are kept as typed where the e-mail is refused: %s OP_2", async (code, sentence) => {
    await openManagement({ rename_operator: () => new Refused({ code }) });
    await openOperator();
    await type("#display-name", "Anna K.");
    await type("#email", "bruno");
    await press("save");
    expect(one("[role=alert]").textContent).toContain(sentence);
    expect(document.activeElement).toBe(one("#email"));
    expect(one("#email").getAttribute("aria-invalid")).toBe("true");
    expect(one<HTMLInputElement>("#email").value).toBe("bruno");
    expect(one<HTMLInputElement>("#display-name").value).toBe("Anna K.");
    expect(await faults()).toEqual([]);
  });
});

describe("a new operator", () => {
  test("has the e-mail that is typed, and need not have one OP_2", async () => {
    const calls = await openManagement({
      create_operator: () => new Refused({ code: "email_taken" }),
    });
    await press("new-operator");
    await type("#display-name", "Bruno Frei");
    await type("#username", "bruno.frei");
    await press("primary");
    await type("#email", "bruno@theatre.example");
    await press("primary");
    const emails = calls.of("create_operator").map(({ question }) => question);
    expect(emails).toMatchObject([{ email: "" }, { email: "bruno@theatre.example" }]);
    expect(document.activeElement).toBe(one("#email"));
    expect(one<HTMLInputElement>("#username").value).toBe("bruno.frei");
    expect(await faults()).toEqual([]);
  });
});

describe("the window", () => {
  test.each([{ screen: "locked", display_name: "Anna Keller" }, { screen: "signed_out" }] as const)(
    "is only a cover when the desk is $screen SI_5",
    async (frame) => {
      await openManagement({ look_management: () => frame });
      expect(one("main").dataset.screen).toBe(frame.screen);
      expect(document.querySelector("nav, [role=grid], button")).toBeNull();
      expect(await faults()).toEqual([]);
    },
  );

  test("covers itself when an operation finds the desk locked SI_6", async () => {
    let locked = false;
    await openManagement({
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
      await openManagement();
      if (place === "operator") await openOperator();
      else await press(`nav-${place}`);
      expect(one("main").dataset.screen).toBe(place);
      expect(await faults()).toEqual([]);
    },
  );
});
