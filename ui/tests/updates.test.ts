import { describe, expect, test } from "vitest";
import { screens } from "../fixtures/screens";
import { deskShowing, pretendShell, Refused } from "../fixtures/shell";
import type { Offer } from "../src/backend/updates";
import { Desk } from "../src/sign-in/desk.svelte";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import UpdateOffer from "../src/sign-in/UpdateOffer.svelte";
import { draw, faults, one, press, settle, texts } from "./window";

const version = "1.2.0";

async function show(offer: Offer, answers: Parameters<typeof pretendShell>[0] = {}) {
  const screen = screens["sign_in"];
  if (screen === undefined) throw new Error("no sign-in");
  const calls = pretendShell({ ...deskShowing(screen), update: () => offer, ...answers });
  await draw(SignInWindow);
  return calls;
}

describe("the next version", () => {
  test.each<[Offer, string]>([
    [{ standing: "offered", version }, "Guichet 1.2.0 is ready to be installed."],
    [
      { standing: "fetching", version },
      "Guichet 1.2.0 is being fetched. You can work on meanwhile.",
    ],
    [{ standing: "when_closed", version }, "Guichet 1.2.0 is installed when you close the window."],
    [{ standing: "not_fetched", version }, "Guichet 1.2.0 could not be fetched."],
    [
      { standing: "refused", version },
      "Guichet 1.2.0 was refused because it is not genuine: please tell whoever looks after this computer.",
    ],
  ])("is spoken of in one place, politely: %o", async (offer, said) => {
    await show(offer);
    expect(texts("[data-update] [role=status]")).toEqual([said]);
    expect(await faults()).toEqual([]);
  });

  test.each<[string, () => unknown]>([
    ["there is none", () => ({ standing: "nothing" })],
    ["the shell does not say", () => new Refused({ code: "out_of_order" })],
    ["the shell says nothing for long", () => new Promise(() => undefined)],
  ])("is nothing to read or press where %s, in a region that is listened to", async (_, update) => {
    await show({ standing: "nothing" }, { update });
    expect(texts("[data-update]")).toEqual([""]);
    expect(document.querySelector("[data-action=update-when-closed]")).toBeNull();
    expect(one("[data-update]").classList).toContain("unseen");
    expect(one("[data-update] [role=status]")).toBeDefined();
  });

  test.each<[Offer["standing"], boolean]>([
    ["offered", true],
    ["not_fetched", true],
    ["fetching", false],
    ["when_closed", false],
    ["refused", false],
  ])("can be asked for while it is %s: %s", async (standing, can) => {
    await show({ standing, version });
    expect(document.querySelector("[data-action=update-when-closed]") !== null).toBe(can);
  });

  test("is fetched when it is asked for, and the sign-in goes on", async () => {
    let asked = 0;
    await show(
      { standing: "offered", version },
      {
        update_when_closed: () => {
          asked += 1;
          return { standing: "fetching", version } satisfies Offer;
        },
      },
    );
    await press("update-when-closed");
    expect(asked).toBe(1);
    expect(one("[data-update]").dataset["update"]).toBe("fetching");
    expect(one<HTMLButtonElement>("[data-action=primary]").disabled).toBe(false);
  });

  test("shows what there is where somebody has signed in meanwhile", async () => {
    await show(
      { standing: "offered", version },
      { update_when_closed: () => new Refused({ code: "out_of_order" }) },
    );
    await press("update-when-closed");
    await settle();
    expect(one("[data-update]").dataset["update"]).toBe("offered");
  });

  /** The offer alone, at a desk that looks again when the test says so; the shell answers likewise. */
  async function askAndAnswer() {
    const waiting: ((offer: Offer) => void)[] = [];
    const ask = () => new Promise<Offer>((answer) => waiting.push(answer));
    pretendShell({ update: ask, update_when_closed: ask });
    const desk = new Desk();
    await draw(UpdateOffer, { desk });
    return {
      lookAgain: async () => {
        desk.arrived += 1;
        await settle();
      },
      answer: async (question: number, standing: Exclude<Offer["standing"], "nothing">) => {
        waiting[question]?.({ standing, version });
        await settle();
      },
      standing: () => one("[data-update]").dataset["update"],
    };
  }

  test("is said in the region that was there before it", async () => {
    const offer = await askAndAnswer();
    const region = one("[data-update] [role=status]");
    await offer.answer(0, "offered");
    expect(region.textContent).toBe("Guichet 1.2.0 is ready to be installed.");
    expect(one("[data-update] [role=status]")).toBe(region);
    expect(one("[data-update]").classList).not.toContain("unseen");
  });

  test("is what the answer to the last question says, whichever comes first", async () => {
    const offer = await askAndAnswer();
    await offer.answer(0, "offered");
    await press("update-when-closed");
    // Fetched in no time: the desk is told of it before the button's own answer is there.
    await offer.lookAgain();
    await offer.answer(2, "when_closed");
    await offer.answer(1, "fetching");
    expect(offer.standing()).toBe("when_closed");
  });

  test("keeps the focus of whoever has pressed its button, and takes nobody else's", async () => {
    const offer = await askAndAnswer();
    await offer.answer(0, "offered");
    one("[data-action=update-when-closed]").focus();
    await press("update-when-closed");
    await offer.answer(1, "fetching");
    expect(document.activeElement).toBe(one("[data-update]"));
    await offer.lookAgain();
    await offer.answer(2, "not_fetched");
    const elsewhere = document.body.appendChild(document.createElement("input"));
    await press("update-when-closed");
    elsewhere.focus();
    await offer.answer(3, "fetching");
    expect(document.activeElement).toBe(elsewhere);
  });
});
