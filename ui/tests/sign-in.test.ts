import { describe, expect, test, vi } from "vitest";
import { screens as signInScreens, secretKey, session } from "../fixtures/screens";
import { serviceScreens } from "../fixtures/service";
import { deskShowing, pretendShell, Refused } from "../fixtures/shell";
import type { Screen } from "../src/backend/bindings";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { draw, faults, one, press, settle, type } from "./window";

const screens = { ...signInScreens, ...serviceScreens };

function screen(name: string): Screen {
  const found = screens[name];
  if (found === undefined) throw new Error(`no such example: ${name}`);
  return found;
}

async function show(name: string, answers: Parameters<typeof pretendShell>[0] = {}) {
  const calls = pretendShell({ ...deskShowing(screen(name)), ...answers });
  await draw(SignInWindow);
  return { of: (operation: string) => calls.filter((call) => call.name === operation) };
}

describe("every screen", () => {
  test.each(Object.keys(screens))(
    "%s has its name, one heading and no fault that axe sees",
    async (name) => {
      await show(name);
      expect(one("main").dataset.screen).toBe(screen(name).screen);
      expect(document.querySelectorAll("h1")).toHaveLength(1);
      expect(await faults()).toEqual([]);
    },
  );

  test("text from the backend is shown as text SE_21", async () => {
    await show("sign_in", {
      look: () => ({ screen: "sign_in", venue: "<img src=x>", expired: false }),
    });
    expect(one("h1").textContent).toContain("<img src=x>");
    expect(document.querySelector("h1 img")).toBeNull();
  });
});

describe("signing in", () => {
  test("a refusal keeps the name, empties the password, names the field and moves there", async () => {
    await show("sign_in");
    await type("#username", "anna.keller");
    await type("#password", "not it");
    await press("primary");
    expect(one("[role=alert]").textContent).toContain("Operator name or password is not right.");
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
    expect(one<HTMLInputElement>("#username").value).toBe("anna.keller");
    const password = one<HTMLInputElement>("#password");
    expect(password.value).toBe("");
    expect(password.getAttribute("aria-invalid")).toBe("true");
    expect(password.getAttribute("aria-describedby")).toContain("password-note");
    expect(document.activeElement).toBe(password);
  });

  test("a double click asks once", async () => {
    const never = new Promise<Screen>(() => undefined);
    const calls = await show("sign_in", { start_sign_in: () => never });
    one("[data-action=primary]").click();
    one("[data-action=primary]").click();
    await settle();
    expect(calls.of("start_sign_in")).toHaveLength(1);
    expect(one("[data-action=primary]").textContent).toContain("Checking…");
  });

  test("what is waited for says so after two seconds and can be asked again after ten", async () => {
    vi.useFakeTimers();
    const never = new Promise<Screen>(() => undefined);
    await show("sign_in", { start_sign_in: () => never });
    await press("primary");
    vi.advanceTimersByTime(2_000);
    await settle();
    expect(one("[data-action=primary]").textContent).toContain("This is taking longer than usual");
    vi.advanceTimersByTime(8_000);
    await settle();
    expect(one("[data-action=try-again]").textContent).toContain("Try again");
    vi.useRealTimers();
  });

  test("a text of the shell's own never reaches the screen SE_24", async () => {
    await show("sign_in", {
      start_sign_in: () => {
        throw new Error("database is locked (5) at /home/anna");
      },
    });
    await press("primary");
    expect(document.body.textContent).not.toContain("database is locked");
    expect(one("[role=alert]").dataset.refusal).toBe("failed");
  });
});

describe("before the day on which the phone is needed", () => {
  test("Register now leads on, and Later signs in PO_4", async () => {
    const calls = await show("announcement", {
      next: () => screen("get_app"),
      register_later: () => screen("signed_in"),
    });
    expect(one("h1").textContent).toMatch(/^From \d+ \w+ \d{4} you will need your phone$/u);
    expect(document.body.textContent).toContain("That is in 7 days.");
    await press("register-later");
    expect(calls.of("register_later")).toHaveLength(1);
    expect(one("main").dataset.screen).toBe("signed_in");
  });
});

describe("getting the app", () => {
  test("shows one QR code for each store, both labelled GA_1", async () => {
    await show("get_app");
    const labels = [...document.querySelectorAll("[data-store] svg[role=img]")].map((svg) =>
      svg.getAttribute("aria-label"),
    );
    expect(labels).toEqual([
      "QR code: Google Authenticator in the App Store, for iPhone",
      "QR code: Google Authenticator on Google Play, for Android",
    ]);
  });

  test("NEXT goes on without anything having been scanned GA_2", async () => {
    const calls = await show("get_app", { next: () => screen("register") });
    await press("primary");
    expect(calls.of("next")).toHaveLength(1);
    expect(one("main").dataset.screen).toBe("register");
  });
});

describe("registering", () => {
  test("the QR code is black on white with a margin of four modules, whole pixels each RG_1", async () => {
    await show("register");
    const svg = one("[data-secret-qr] svg");
    const modules = secretKey.qr.size + 8;
    expect(svg.getAttribute("viewBox")).toBe(`-4 -4 ${modules} ${modules}`);
    expect(svg.querySelector("rect")?.getAttribute("fill")).toBe("#ffffff");
    expect(svg.querySelector("path")?.getAttribute("fill")).toBe("#000000");
    const width = Number(svg.getAttribute("width"));
    expect(width).toBeGreaterThanOrEqual(240);
    expect(width % modules).toBe(0);
  });

  test("can't scan it: the key in groups of four, spelled for a screen reader RG_2", async () => {
    await show("register");
    expect(document.querySelector("[data-key-groups]")).toBeNull();
    await press("cant-scan");
    const groups = [...document.querySelectorAll("[data-key-groups] span")].map(
      (g) => g.textContent,
    );
    expect(groups).toEqual(secretKey.key_groups);
    expect(document.body.textContent).toContain("J B S W, Y 3 D P");
  });

  test("the secret key leaves the page when the window loses focus, and comes back when asked SE_22", async () => {
    const calls = await show("register");
    await press("cant-scan");
    window.dispatchEvent(new Event("blur"));
    await settle();
    expect(document.querySelector("[data-secret-qr]")).toBeNull();
    expect(document.body.innerHTML).not.toContain("JBSW");
    await press("show-again");
    expect(calls.of("show_secret_key")).toHaveLength(2);
    expect(document.querySelector("[data-secret-qr]")).not.toBeNull();
  });

  test("the secret key leaves the page after two minutes SE_22", async () => {
    vi.useFakeTimers();
    await show("register");
    vi.advanceTimersByTime(2 * 60 * 1000);
    await settle();
    expect(document.querySelector("[data-secret-qr]")).toBeNull();
    vi.useRealTimers();
  });

  test("after CHANGE PHONE it names the entry to delete RG_6", async () => {
    await show("register");
    expect(one("[data-old-label]").textContent).toContain("Carouge Box Office: anna.keller");
  });
});

describe("entering the code", () => {
  test("is sent with its sixth digit, without its spaces EC_1", async () => {
    const calls = await show("enter_code", { enter_code: () => screen("signed_in") });
    await type("#code", "428 19");
    expect(calls.of("enter_code")).toHaveLength(0);
    await type("#code", "428 190");
    expect(calls.of("enter_code")).toEqual([{ name: "enter_code", question: { code: "428190" } }]);
    expect(one("main").dataset.screen).toBe("signed_in");
  });

  test("after an error is only sent by the button EC_1", async () => {
    const calls = await show("enter_code");
    await type("#code", "428190");
    const code = one<HTMLInputElement>("#code");
    expect(code.value).toBe("");
    expect(document.activeElement).toBe(code);
    expect(one("[role=alert]").textContent).toContain("3 tries left");
    await type("#code", "190428");
    expect(calls.of("enter_code")).toHaveLength(1);
    await press("primary");
    expect(calls.of("enter_code")).toHaveLength(2);
  });

  test("waits with a countdown, then opens the field again EC_4", async () => {
    vi.useFakeTimers();
    await show("enter_code_waiting");
    expect(one<HTMLInputElement>("#code").disabled).toBe(true);
    expect(one("[data-countdown]").textContent).toContain("Try again in 0:47");
    vi.advanceTimersByTime(47_250);
    await settle();
    expect(one<HTMLInputElement>("#code").disabled).toBe(false);
    expect(document.querySelector("[data-countdown]")).toBeNull();
    vi.useRealTimers();
  });

  test("a sign-in that is over goes back to its start and says why PO_5", async () => {
    let over = false;
    await show("enter_code", {
      look: () => screen(over ? "sign_in" : "enter_code"),
      enter_code: () => {
        over = true;
        return new Refused({ code: "start_over", why: "policy_changed" });
      },
    });
    await type("#code", "428190");
    expect(one("main").dataset.screen).toBe("sign_in");
    expect(one("[role=alert]").textContent).toContain(
      "The rules for signing in have just changed.",
    );
  });
});

describe("a temporary code", () => {
  test.each(["get_app", "enter_code"])(
    "is sent from %s by Enter or the button, without its spaces PH_4",
    async (name) => {
      const calls = await show(name, { enter_temporary_code: () => screen("signed_in") });
      if (name === "get_app") await press("no-smartphone");
      await press("use-temporary-code");
      expect((document.activeElement as HTMLElement).id).toBe("temporary-code");
      expect(await faults()).toEqual([]);
      await type("#temporary-code", "0427 1836");
      expect(calls.of("enter_temporary_code")).toHaveLength(0);
      await press("send-temporary-code");
      expect(calls.of("enter_temporary_code")[0]?.question).toEqual({ code: "04271836" });
      expect(one("main").dataset.screen).toBe("signed_in");
    },
  );

  test("that is refused is said once, in its dialog, empties the field, and goes with it PH_4", async () => {
    await show("enter_code");
    await press("use-temporary-code");
    await type("#temporary-code", "04271836");
    await press("send-temporary-code");
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
    expect(one("dialog [role=alert]").textContent).toContain("3 tries left");
    const field = one<HTMLInputElement>("#temporary-code");
    expect(field.value).toBe("");
    expect(field.getAttribute("aria-describedby")).toContain("temporary-code-note");
    expect(document.activeElement).toBe(field);
    await press("close");
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  test("that has to wait shows the countdown PH_4 EC_4", async () => {
    await show("get_app", {
      enter_temporary_code: () =>
        new Refused({ code: "delayed", wait_seconds: 60, until: Date.now() + 60_000 }),
    });
    await press("no-smartphone");
    await press("use-temporary-code");
    await type("#temporary-code", "04271836");
    await press("send-temporary-code");
    expect(one("dialog [data-countdown]").textContent).toContain("Try again in 1:00");
  });
});

describe("the registration code", () => {
  test("is sent as it is typed, and leads to the secret key RG_7", async () => {
    const calls = await show("registration_code", {
      enter_registration_code: () => screen("register"),
    });
    expect((document.activeElement as HTMLElement).id).toBe("registration-code");
    await type("#registration-code", "7kq2-x04t");
    await press("primary");
    expect(calls.of("enter_registration_code")[0]?.question).toEqual({ code: "7kq2-x04t" });
    expect(one("main").dataset.screen).toBe("register");
  });

  test("that is refused says how many tries are left RG_7", async () => {
    await show("registration_code");
    await type("#registration-code", "7KQ2X04T");
    await press("primary");
    expect(one("[role=alert]").textContent).toContain("3 tries left");
    expect(one<HTMLInputElement>("#registration-code").value).toBe("");
  });

  test("without a valid one there is nothing to type, only whom to ask RG_7", async () => {
    await show("registration_code_needed");
    expect(document.querySelector("input")).toBeNull();
    expect(one("[data-code-needed]").textContent).toContain(
      "Ask an administrator for a new registration code.",
    );
  });
});

describe("the session", () => {
  test("Ctrl L locks, and nothing of the session stays in the page SI_6", async () => {
    await show("signed_in", { lock: () => screen("locked") });
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "l", ctrlKey: true }));
    await settle();
    expect(one("main").dataset.screen).toBe("locked");
    expect(document.body.textContent).not.toContain("Foyer left");
    expect(one("[data-action=switch-operator]")).not.toBeNull();
  });

  test("shows the last sign-in, failures since and who changed the phone AU_4", async () => {
    await show("signed_in");
    expect(document.body.textContent).toContain("2 attempts");
    expect(one("[data-not-you]").textContent).toBe("Not you? Tell an administrator.");
    expect(one("[data-not-you]").className).toContain("odd");
    expect(one("[data-phone]").textContent).toContain("by Bruno Frei");
  });

  test.each([
    // who changed it, and whether that was after the last sign-in: what H1 says, and how loudly
    [{ who: "administrator", display_name: "Bruno Frei" }, true, "by Bruno Frei", true],
    [{ who: "administrator", display_name: "Bruno Frei" }, false, "by Bruno Frei", false],
    [{ who: "service_team" }, true, "by the service team", true],
    [{ who: "themselves" }, true, "You changed it on", false],
  ] as const)(
    "a phone changed by %j, since the last sign-in: %s AU_4",
    async (by, since, words, odd) => {
      const at = (session.last_sign_in ?? 0) + (since ? 1 : -1);
      const changed = { ...session, failures_since: 0, phone_changed: { at, by, old_label: "x" } };
      await show("signed_in", {
        look: () => ({ screen: "signed_in", venue: "Carouge", session: changed }),
      });
      expect(one("[data-phone]").textContent).toContain(words);
      expect(one("[data-not-you]").classList.contains("odd")).toBe(odd);
    },
  );
});

describe("changing one's own phone", () => {
  test("asks for the password and a code of the old phone, and empties both when refused PH_5", async () => {
    const calls = await show("signed_in");
    await press("change-my-phone");
    expect((document.activeElement as HTMLElement).id).toBe("current-password");
    await type("#code", "428 190");
    expect(calls.of("change_my_phone")).toHaveLength(0);
    await type("#current-password", "seven green bicycles");
    await press("begin-change-my-phone");
    expect(calls.of("change_my_phone")[0]?.question).toEqual({
      password: "seven green bicycles",
      code: "428190",
    });
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
    expect(one("dialog [role=alert]").dataset.refusal).toBe("wrong_code");
    expect(one<HTMLInputElement>("#current-password").value).toBe("");
    expect(one<HTMLInputElement>("#code").value).toBe("");
    expect(document.activeElement?.id).toBe("code");
    expect(await faults()).toEqual([]);
  });

  test("is not offered without a phone that is asked for PH_5 PO_4", async () => {
    await show("signed_in", {
      look: () => ({
        screen: "signed_in",
        venue: "Carouge",
        session: { ...session, can_change_phone: false },
      }),
    });
    expect(document.querySelector("[data-action=change-my-phone]")).toBeNull();
  });

  test.each(["get_app_changing", "register_changing", "enter_code_changing"])(
    "%s says that the old phone works, can be locked and left, and offers no help for signing in PH_5 SI_6",
    async (name) => {
      const calls = await show(name, { lock: () => screen("locked") });
      expect(one("[data-old-phone-works]").textContent).toContain("goes on working");
      expect(document.querySelector("[data-action=problem]")).toBeNull();
      window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
      await settle();
      expect(calls.of("back")).toHaveLength(1);
      window.dispatchEvent(new KeyboardEvent("keydown", { key: "l", ctrlKey: true }));
      await settle();
      expect(one("main").dataset.screen).toBe("locked");
      expect(document.body.innerHTML).not.toContain("JBSW");
    },
  );

  test("the new key too leaves the page when the window loses focus, and after two minutes SE_22", async () => {
    vi.useFakeTimers();
    await show("register_changing");
    expect(document.querySelector("[data-secret-qr]")).not.toBeNull();
    window.dispatchEvent(new Event("blur"));
    await settle();
    expect(document.querySelector("[data-secret-qr]")).toBeNull();
    await press("show-again");
    vi.advanceTimersByTime(2 * 60 * 1000);
    await settle();
    expect(document.querySelector("[data-secret-qr]")).toBeNull();
    vi.useRealTimers();
  });

  test("H1 then names the entry to delete RG_6", async () => {
    await show("signed_in_new_phone");
    expect(one("[data-old-label]").textContent).toContain("Carouge Box Office: anna.keller");
  });
});

describe("a dialog", () => {
  test.each([
    ["welcome", "primary", "open-restore"],
    ["closed_damaged", "try-again", "open-restore"],
    ["closed_tampered", "try-again", "use-service-key"],
    ["service_access", "turn-on", "open-restore"],
    ["service_access", "turn-on", "open-rotation"],
  ])(
    "of %s does not begin with what was refused before it: %s, %s",
    async (name, refused, opens) => {
      const busy = () => new Refused({ code: "busy" });
      await show(name, { begin_set_up: busy, try_again: busy, enable_two_factor: busy });
      await press(refused);
      expect(one("[role=alert]").dataset.refusal).toBe("busy");
      await press(opens);
      expect(document.querySelectorAll("dialog")).toHaveLength(1);
      expect(document.querySelector("[role=alert]")).toBeNull();
    },
  );
});

describe("service access", () => {
  test("lists the administrators, and one is chosen by its row RE_1", async () => {
    const calls = await show("service_access", {
      choose_administrator: () => screen("service_administrator"),
    });
    const rows = [...document.querySelectorAll<HTMLElement>("[data-administrator]")];
    expect(rows).toHaveLength(3);
    expect(rows[0]?.textContent).toContain("Anna Keller");
    rows[0]?.click();
    await settle();
    expect(calls.of("choose_administrator")[0]?.question).toEqual({ operator: "op-1" });
    expect(one("main").dataset.screen).toBe("service_administrator");
    expect(one("h1").textContent).toBe("Anna Keller");
  });

  test.each([
    ["service_access", ["turn-on"]],
    ["service_access_enabled", []],
  ])("%s: the primary button enables, and none disables PO_1", async (name, primary) => {
    const calls = await show(name);
    const buttons = [...document.querySelectorAll<HTMLElement>(".button.primary")];
    expect(buttons.map((button) => button.dataset.action)).toEqual(primary);
    // Nor does Enter.
    one("form").dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
    await settle();
    expect(calls.of("enable_two_factor").map((call) => call.question)).toEqual(
      primary.map(() => ({ enabled: true })),
    );
  });

  test("new keys take the service key once more, and its typing is kept when it is wrong SE_14", async () => {
    let wrong = true;
    const calls = await show("service_access", {
      rotate_keys: () =>
        wrong ? new Refused({ code: "wrong_service_key" }) : screen("service_access"),
    });
    await press("open-rotation");
    expect(await faults()).toEqual([]);
    await type("#service-key", "7KQ2-X04T");
    await press("rotate-keys");
    expect(calls.of("rotate_keys")[0]?.question).toEqual({ service_key: "7KQ2-X04T" });
    expect(document.activeElement).toBe(one("#service-key"));
    expect(one<HTMLInputElement>("#service-key").value).toBe("7KQ2-X04T");
    expect(document.querySelector("[data-keys-rotated]")).toBeNull();
    wrong = false;
    await press("rotate-keys");
    expect(document.querySelector("dialog")).toBeNull();
    expect(one("[data-keys-rotated]").textContent).toContain("The data has new keys.");
  });

  test("CHANGE PHONE starts on Cancel, keeps its refusal in the dialog, and names the old entry RE_1 PH_1", async () => {
    let refused = true;
    const calls = await show("service_administrator", {
      change_administrator_phone: () =>
        refused ? new Refused({ code: "identity_not_checked" }) : screen("service_administrator"),
    });
    await press("change-phone");
    expect(one("dialog h2").textContent).toBe("Change phone for Anna Keller?");
    expect((document.activeElement as HTMLElement).dataset.action).toBe("cancel");
    await press("confirm-change-phone");
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
    expect(one("dialog [role=alert]").dataset.refusal).toBe("identity_not_checked");
    expect((document.activeElement as HTMLElement).id).toBe("identity-checked");
    refused = false;
    one("#reason-stolen").click();
    one("#identity-checked").click();
    await press("confirm-change-phone");
    expect(calls.of("change_administrator_phone")[1]?.question).toEqual({
      operator: "op-1",
      reason: "stolen",
      identity_checked: true,
    });
    expect(document.querySelector("dialog")).toBeNull();
    expect(one("[data-phone-changed]").textContent).toContain("Carouge Box Office: anna.keller");
  });

  test("a generated password is shown once and then gone from the page RE_1", async () => {
    await show("service_administrator", {
      reset_administrator_password: () => ({
        screen: screen("service_administrator"),
        password: "7KQ2-MX04-T9BH-WC6V",
      }),
    });
    await press("reset-password");
    await press("confirm-reset-password");
    expect(one("[data-generated-password]").textContent).toBe("7KQ2-MX04-T9BH-WC6V");
    await press("close");
    expect(document.body.innerHTML).not.toContain("7KQ2-MX04-T9BH-WC6V");
  });

  test("only what keeps an administrator out has a button that lets them in RE_1", async () => {
    await show("service_administrator");
    expect(document.querySelector("[data-action=enable]")).toBeNull();
    expect(one("[data-action=unlock]").textContent).toContain("Unlock");
    expect(one("[data-action=end-sessions]")).not.toBeNull();
  });

  test("a new service key is typed back, or thrown away RE_1 SU_2", async () => {
    const calls = await show("new_service_key", {
      confirm_new_service_key: () => new Refused({ code: "wrong_group" }),
    });
    expect(document.querySelectorAll("[data-group]")).toHaveLength(9);
    expect(one("label[for=service-key-group]").textContent).toContain("group 7");
    await type("#service-key-group", "0000");
    await press("primary");
    expect(calls.of("confirm_new_service_key")[0]?.question).toEqual({ group: "0000" });
    const field = one<HTMLInputElement>("#service-key-group");
    expect(field.value).toBe("");
    expect(document.activeElement).toBe(field);
    await press("back");
    expect(calls.of("back")).toHaveLength(1);
  });

  test("a refused service key is kept, said once in its dialog, and gone with it RE_1", async () => {
    await show("sign_in");
    await press("problem");
    await press("service-access");
    await type("#service-key", "7KQ2M");
    await press("open-service-access");
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
    expect(one("dialog [role=alert]").dataset.refusal).toBe("service_key_malformed");
    expect(one<HTMLInputElement>("#service-key").value).toBe("7KQ2M");
    await press("close");
    expect(document.querySelector("[role=alert]")).toBeNull();
  });
});
