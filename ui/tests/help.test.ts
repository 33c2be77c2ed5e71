import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { screens as signInScreens } from "../fixtures/screens";
import { serviceScreens } from "../fixtures/service";
import { deskShowing, pretendShell } from "../fixtures/shell";
import type { Language, Screen } from "../src/backend/bindings";
import { speak } from "../src/messages";
import { pieces, type HelpTopic } from "../src/messages/help";
import SignInWindow from "../src/sign-in/SignInWindow.svelte";
import { catalogues, languages } from "./catalogues";
import { draw, faults, one, press, settle, takeDown } from "./window";

const screens = { ...signInScreens, ...serviceScreens };

/** Where each topic is the one that is answered: the examples, in every state that differs. */
const places: Record<HelpTopic, string[]> = {
  sign_in: ["sign_in"],
  new_password: ["new_password"],
  announcement: ["announcement"],
  get_app: ["get_app"],
  registration_code: ["registration_code", "registration_code_needed"],
  register: ["register"],
  confirm_code: ["enter_code"],
  enter_code: ["enter_code_waiting"],
  locked_with_password: ["locked"],
  locked_with_code: ["locked_code"],
  closed: ["closed", "closed_damaged", "closed_tampered"],
  welcome: ["welcome"],
  institution: ["institution"],
  first_administrator: ["first_administrator"],
  two_factor_choice: ["two_factor_choice"],
  service_key: ["service_key"],
};

/** Who sets a desk up, or finds it closed, has fewer questions than who comes to work. */
const fewer: Partial<Record<HelpTopic, number>> = {
  closed: 3,
  welcome: 3,
  institution: 2,
  first_administrator: 3,
  two_factor_choice: 3,
  service_key: 3,
};

/** The screens on which somebody is signed in or the service team works, and the one that only waits. */
const without = [
  "opening",
  "signed_in",
  "service_access",
  "service_administrator",
  "new_service_key",
];

/** Where the service key opens service access. */
const visits = [
  "sign_in",
  "new_password",
  "announcement",
  "get_app",
  "registration_code",
  "register",
  "confirm_code",
  "enter_code",
];

const topics = Object.keys(places) as HelpTopic[];
const everyPlace = topics.flatMap((topic) =>
  places[topic].map((place): [string, HelpTopic] => [place, topic]),
);

function screen(name: string): Screen {
  const found = screens[name];
  if (found === undefined) throw new Error(`no such example: ${name}`);
  return found;
}

async function show(name: string, language: Language = "en") {
  const spoken = { desk_language: () => language, operator_language: () => language };
  pretendShell({ ...deskShowing(screen(name)), ...spoken });
  await draw(SignInWindow);
  await vi.waitFor(() => {
    expect(document.querySelector("main")?.dataset.screen).toBe(screen(name).screen);
  });
}

/** Everything that can be read on the page, piece by piece. */
const shown = () =>
  [...document.querySelectorAll("main *")].map((element) => element.textContent.trim());

const asked = () =>
  [...document.querySelectorAll("dialog summary")].map((s) => s.textContent.trim());

// What is read for the first time takes as long as it takes.
beforeAll(async () => {
  for (const other of ["fr", "de", "it", "en"] as const) await speak(other);
});

afterEach(async () => {
  await speak("en");
  document.documentElement.lang = "en";
});

describe("“Problem signing in?”", () => {
  test.each(Object.keys(screens))(
    "%s has it in its place, or nobody signs in there",
    async (name) => {
      await show(name);
      const changing = "changing_phone" in screen(name) && name.endsWith("_changing");
      const expected = changing || without.includes(screen(name).screen) ? 0 : 1;
      expect(document.querySelectorAll("header .help [data-action=problem]")).toHaveLength(
        expected,
      );
      if (expected === 1) {
        expect(one("header .help").lastElementChild).toBe(one("[data-action=problem]"));
      }
    },
  );

  test.each(everyPlace)(
    "at %s shows the questions of %s, and axe sees no fault",
    async (place, topic) => {
      await show(place);
      await press("problem");
      expect(asked()).toEqual(catalogues.en.help[topic].map(({ question }) => question));
      for (const details of document.querySelectorAll("details")) details.open = true;
      expect(await faults()).toEqual([]);
      const visit = document.querySelector("dialog [data-action=service-access]");
      expect(visit !== null).toBe(visits.includes(topic));
    },
  );

  test("is read from its heading on, and gives the focus back", async () => {
    await show("sign_in");
    one("[data-action=problem]").focus();
    await press("problem");
    expect(document.activeElement).toBe(one("dialog h2"));
    const first = one("dialog summary");
    first.click();
    await settle();
    expect(one<HTMLDetailsElement>("dialog details").open).toBe(true);
    one("dialog").dispatchEvent(new Event("cancel", { cancelable: true }));
    await settle();
    expect(document.querySelector("dialog")).toBeNull();
    expect(document.activeElement).toBe(one("[data-action=problem]"));
  });
});

describe.each(languages)("the answers in %s", (language) => {
  const help = catalogues[language].help;

  test.each(topics)("are six for %s, or fewer on purpose", (topic) => {
    expect(help[topic]).toHaveLength(fewer[topic] ?? 6);
    expect(new Set(help[topic].map(({ question }) => question)).size).toBe(help[topic].length);
  });

  test.each(topics)("take one or two sentences for %s", (topic) => {
    for (const { question, answer } of help[topic]) {
      expect(question, question).toMatch(/[.?]$/u);
      const own = pieces(answer).filter((_, at) => at % 2 === 0);
      const said = own.join("…").match(/[.?!](?=\s|$)/gu) ?? [];
      expect(said.length, answer).toBeGreaterThanOrEqual(1);
      expect(said.length, answer).toBeLessThanOrEqual(2);
    }
  });

  test.each(topics)("name for %s what stands on that screen", async (topic) => {
    const named = help[topic].flatMap(({ answer }) => {
      const parts = pieces(answer);
      // Every mark that opens closes again.
      expect(parts.length % 2, answer).toBe(1);
      return parts.filter((_, at) => at % 2 === 1);
    });
    for (const place of places[topic]) {
      await show(place, language);
      const seen = new Set(shown());
      // The secret key is hidden after a while: then something else stands in its place.
      window.dispatchEvent(new Event("blur"));
      await settle();
      for (const text of shown()) seen.add(text);
      expect(named.filter((label) => !seen.has(label))).toEqual([]);
      await takeDown();
    }
  });
});
