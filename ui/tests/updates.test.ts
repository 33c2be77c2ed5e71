import { describe, expect, test } from "vitest";
import { screens } from "../fixtures/screens";
import { deskShowing, pretendShell, Refused } from "../fixtures/shell";
import type { Offer } from "../src/backend/updates";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
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

  test("is nothing to read or press where there is none, or where the shell is silent", async () => {
    await show({ standing: "nothing" });
    expect(texts("[data-update]")).toEqual([""]);
    expect(document.querySelector("[data-action=update-when-closed]")).toBeNull();
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
});
