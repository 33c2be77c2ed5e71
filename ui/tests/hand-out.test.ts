import { describe, expect, test, vi } from "vitest";
import { apps, handOut } from "../fixtures/screens";
import { office, pretendShell, Refused } from "../fixtures/shell";
import type { HandOutContent } from "../src/backend/bindings";
import ManagementWindow from "../src/management/ManagementWindow.svelte";
import PrintWindow from "../src/print/PrintWindow.svelte";
import { catalogues, languages } from "./catalogues";
import { choose, draw, faults, one, press, seen, takeDown, texts, type } from "./window";

async function print(content: Partial<HandOutContent> = {}) {
  const calls = pretendShell({
    hand_out: () => ({ ...handOut, ...content }),
    close_hand_out: () => null,
  });
  await draw(PrintWindow);
  await seen("[data-paper]");
  return calls;
}

describe("the hand-out", () => {
  const december = new Date(2026, 11, 3).getTime();
  const headings = {
    en: "From 3 December 2026 you will need your phone to sign in",
    fr: "Dès le 3 décembre 2026, il vous faudra votre téléphone pour vous connecter",
    de: "Ab dem 3. Dezember 2026 brauchen Sie zum Anmelden Ihr Telefon",
    it: "Dal 3 dicembre 2026 per accedere Le servirà il telefono",
  };

  test.each(languages)(
    "says in %s what changes and when, three steps, and whom to ask",
    async (l) => {
      await print({ language: l, required_from: december });
      const m = catalogues[l].print.handOut;
      expect(one("[data-paper]").lang).toBe(l);
      expect(texts("h1")).toEqual([headings[l]]);
      expect(texts("h2")).toEqual([m.install, m.scan, m.enter]);
      expect(one("[data-ask]").textContent).toContain("Bruno Frei, 412");
      expect(one("[data-paper]").textContent).toContain(m.privacy);
      expect(await faults()).toEqual([]);
    },
  );

  test.each(languages)("says in %s that it counts at once, or that it will come", async (l) => {
    const m = catalogues[l].print.handOut;
    await print({ language: l, required_from: null, whom_to_ask: null });
    expect(texts("h1")).toEqual([m.fromNextSignIn]);
    expect(one("[data-ask]").textContent).toContain(m.askAnyone);
    await takeDown();
    await print({ language: l, required_from: null, two_factor_enabled: false });
    expect(texts("h1")).toEqual([m.soon]);
  });

  test("has a code for each store of each app, with its name in words GA_1", async () => {
    await print({ language: "en" });
    expect(texts("[data-store] figcaption")).toEqual(["iPhone App Store", "Android Google Play"]);
    expect(one("[data-store=app-store] svg").getAttribute("aria-label")).toBe(
      "QR code: Google Authenticator in the App Store, for iPhone",
    );
    expect(one("li").textContent).toContain("install Google Authenticator");
    await takeDown();
    await print({ language: "en", apps });
    expect(texts("h3")).toEqual(["Google Authenticator", "2FAS", "Aegis"]);
    expect(texts("[data-app=aegis] figcaption")).toEqual(["Android Google Play"]);
    expect(one("li").textContent).toContain("One of these apps is enough.");
  });

  test("is written in another language than the buttons, and can be had in all four", async () => {
    const calls = await print({ language: "it", buttons: "de" });
    expect(texts("[data-action]")).toEqual(["Drucken", "Schliessen"]);
    expect(document.documentElement.lang).toBe("de");
    await choose("#paper-language", "fr");
    await seen("[data-paper][lang=fr]");
    expect(texts("h2")[0]).toBe("Installez l’app");
    expect(texts("[data-action]")).toEqual(["Drucken", "Schliessen"]);
    await press("close");
    expect(calls.map((call) => call.name)).toEqual(["hand_out", "close_hand_out"]);
  });

  test("is printed by its button", async () => {
    const printed = vi.spyOn(window, "print").mockImplementation(() => undefined);
    await print();
    await press("print");
    expect(printed).toHaveBeenCalledOnce();
    printed.mockRestore();
  });

  test("says why there is none", async () => {
    pretendShell({ hand_out: () => new Refused({ code: "session_locked" }) });
    await draw(PrintWindow);
    expect(one("[role=alert]").textContent).toContain("The desk is locked.");
    expect(document.querySelector("[data-action=print]")).toBeNull();
  });
});

describe("on the institution's page", () => {
  test("the hand-out is asked for in a language, with whom to ask", async () => {
    const calls = pretendShell(office());
    await draw(ManagementWindow);
    await press("nav-institution");
    await choose("#hand-out-language", "it");
    await type("#whom-to-ask", "Bruno Frei, 412");
    await press("open-hand-out");
    expect(calls.filter((call) => call.name === "open_hand_out")[0]?.question).toEqual({
      language: "it",
      buttons: "en",
      whom_to_ask: "Bruno Frei, 412",
    });
  });

  test("whom to ask stays typed where it is too long", async () => {
    const refusal = { code: "too_long", field: "whom_to_ask", maximum: 80 } as const;
    pretendShell({ ...office(), open_hand_out: () => new Refused(refusal) });
    await draw(ManagementWindow);
    await press("nav-institution");
    await type("#whom-to-ask", "a".repeat(81));
    await press("open-hand-out");
    const field = one<HTMLInputElement>("#whom-to-ask");
    expect(field.value).toHaveLength(81);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(one("[role=alert]").textContent).toContain("Use at most 80 characters.");
    expect(await faults()).toEqual([]);
  });
});
