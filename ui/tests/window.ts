import axe from "axe-core";
import { flushSync, mount, unmount, type Component } from "svelte";
import { vi } from "vitest";

let mounted: Record<string, unknown> | null = null;

/** Draws a window, or a part of one, and waits until its first answers are in. */
export async function draw<Props extends Record<string, unknown>>(
  window: Component<Props>,
  props: Props = {} as Props,
): Promise<void> {
  const target = document.createElement("div");
  document.body.append(target);
  mounted = mount(window as Component<Record<string, unknown>>, { target, props });
  await settle();
}

export async function takeDown(): Promise<void> {
  if (mounted) await unmount(mounted);
  mounted = null;
  document.body.replaceChildren();
}

/** Lets the answers of a pretended shell arrive, and the page draw them. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    flushSync();
  }
}

export function one<E extends HTMLElement = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (found === null) throw new Error(`no ${selector} in ${document.body.innerHTML}`);
  return found;
}

export async function press(action: string): Promise<void> {
  one(`[data-action="${action}"]`).click();
  await settle();
}

export async function type(selector: string, text: string): Promise<void> {
  const input = one<HTMLInputElement>(selector);
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
}

/** Chooses one of a select's options, by its value. */
export async function choose(selector: string, value: string): Promise<void> {
  const menu = one<HTMLSelectElement>(selector);
  menu.value = value;
  menu.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
}

/** What waits for a catalogue: a file takes a moment longer than the answers of a pretended shell. */
export function seen(selector: string): Promise<HTMLElement> {
  return vi.waitFor(async () => {
    await settle();
    return one(selector);
  });
}

/** The texts of all that `selector` finds. */
export function texts(selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((found) => found.textContent.trim());
}

/** What names the part of the page that `selector` finds, and that whoever has no mouse scrolls by keys. */
export function scrolledByKeys(selector: string): string {
  const part = one(selector);
  if (part.tabIndex !== 0) throw new Error(`no key reaches ${selector}`);
  return one(`#${part.getAttribute("aria-labelledby") ?? "nothing"}`).textContent.trim();
}

/** What axe finds wrong, apart from what only a real drawing shows (colours, sizes). */
export async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: {
      "color-contrast": { enabled: false },
      "target-size": { enabled: false },
      // Of the whole page, which has its title and language in the HTML.
      "page-has-heading-one": { enabled: false },
    },
  });
  return violations.map(
    (fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}
