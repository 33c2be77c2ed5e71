import { describe, expect, test, vi } from "vitest";
import { details } from "../fixtures/screens";
import { office, Refused } from "../fixtures/shell";
import { speak } from "../src/messages";
import { catalogues, languages } from "./catalogues";
import { openManagement, openOperator } from "./management-window";
import { one, press, seen, texts, type } from "./window";

describe("the slip", () => {
  const code = { groups: ["7KQ2", "X04T"], until: new Date(2026, 11, 3, 14, 5).getTime() };
  const password = "7KQ2-X04T-9M3R-W1ZD";

  /** The slip as it would be printed: beside the window, which then is hidden. */
  async function slip() {
    const found = await seen("body > [data-slip]");
    expect(one<HTMLButtonElement>("[data-action=print-slip]").disabled).toBe(false);
    return found;
  }

  test.each(languages)(
    "of a new password is written in %s, which the operator has chosen",
    async (l) => {
      const reset = { details: { ...details, language: l }, password, registration_code: null };
      await openManagement({ reset_password: () => reset, operator_details: () => reset.details });
      await openOperator();
      await press("reset-password");
      await press("confirm-reset-password");
      const paper = await slip();
      const m = catalogues[l].print.slip;
      expect(paper.lang).toBe(l);
      expect(texts("[data-slip] h1")).toEqual([m.forWhom({ name: "Anna Keller" })]);
      expect(texts("[data-slip-username]")).toEqual(["anna.keller"]);
      expect(texts("[data-slip-password]")).toEqual([password]);
      expect(texts("[data-slip] li")).toEqual(m.password);
      expect(paper.textContent).toContain("Théâtre de Carouge");
      expect(paper.textContent).toContain(m.keep);
      expect(document.querySelector("[data-slip-code]")).toBeNull();
    },
  );

  test("of a new operator has both, in the administrator's language, and goes with the dialog RG_7", async () => {
    await openManagement({
      operator_language: () => "de",
      create_operator: () => ({ details, password, registration_code: code }),
    });
    await seen("html[lang=de]");
    await press("new-operator");
    await type("#display-name", "Anna Keller");
    await type("#username", "anna.keller");
    one<HTMLFormElement>("dialog form").requestSubmit();
    const paper = await slip();
    expect(paper.lang).toBe("de");
    expect(texts("[data-slip-password]")).toEqual([password]);
    expect(texts("[data-slip-code]")).toEqual(["7KQ2 X04T"]);
    expect(paper.textContent).toContain("Gültig bis 3. Dezember 2026, 14:05 Uhr");
    expect(texts("[data-slip] li")).toHaveLength(4);

    const printed = vi.spyOn(window, "print").mockImplementation(() => undefined);
    await press("print-slip");
    expect(printed).toHaveBeenCalledOnce();
    printed.mockRestore();
    await press("close");
    expect(document.querySelector("[data-slip]")).toBeNull();
    expect(document.body.innerHTML).not.toContain(password);
    await speak("en");
  });

  test("of CHANGE PHONE and of a code alone has the registration code RG_7 PH_1", async () => {
    const missing = { state: "missing", why: "expired" };
    const waiting = { ...details, registration_code: missing };
    await openManagement({
      operator_details: () => waiting,
      change_phone: () => ({ details: waiting, registration_code: code }),
      give_registration_code: () => ({ details: waiting, code }),
    });
    await openOperator();
    await press("change-phone");
    one("#identity-checked").click();
    await press("confirm-change-phone");
    await slip();
    expect(texts("[data-slip] li")).toEqual(catalogues.en.print.slip.code);
    await press("close");
    expect(document.querySelector("[data-slip]")).toBeNull();
    await press("give-registration-code");
    await press("confirm-give-code");
    await slip();
    expect(texts("[data-slip-code]")).toEqual(["7KQ2 X04T"]);
    await press("close");
    expect(document.querySelector("[data-slip]")).toBeNull();
  });

  test("of a new password has the code of an operator who needs one RG_7", async () => {
    await openManagement({
      reset_password: () => ({ details, password, registration_code: code }),
    });
    await openOperator();
    await press("reset-password");
    await press("confirm-reset-password");
    await slip();
    expect(texts("[data-slip-password]")).toEqual([password]);
    expect(texts("[data-slip-code]")).toEqual(["7KQ2 X04T"]);
    expect(one("[data-code-on-slip=registration]").textContent).toBe("7KQ2X04T");
    await press("close");
    expect(document.body.innerHTML).not.toContain("X04T");
  });

  test("goes when the desk is locked SI_6", async () => {
    let locked = false;
    await openManagement({
      look_management: () =>
        locked
          ? { screen: "locked", display_name: "Anna" }
          : office()["look_management"]?.(undefined as never),
      reset_password: () => ({ details, password, registration_code: null }),
      require_two_factor: () => {
        locked = true;
        return new Refused({ code: "session_locked" });
      },
    });
    await openOperator();
    await press("reset-password");
    await press("confirm-reset-password");
    await slip();
    await press("two-factor-switch");
    expect(one("main").dataset["screen"]).toBe("locked");
    expect(document.body.innerHTML).not.toContain(password);
  });

  test("a temporary code is read out and has none PH_4", async () => {
    await openManagement({});
    await openOperator();
    await press("give-temporary-code");
    await press("confirm-give-code");
    expect(one("[data-code-on-slip=temporary]").textContent).toContain("0427");
    expect(document.querySelector("[data-action=print-slip]")).toBeNull();
  });
});
