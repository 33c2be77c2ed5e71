import { afterEach, beforeAll } from "vitest";
import { takeDown } from "./window";

// What the pages use and jsdom does not have. None of it changes what a page says.
HTMLElement.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  this.open = true;
};
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Object.defineProperty(document, "fonts", { value: { load: () => Promise.resolve([]) } });
HTMLCanvasElement.prototype.getContext = () => null;
// jsdom lays nothing out; the list needs a height to know which rows are in sight.
Object.defineProperty(HTMLElement.prototype, "clientHeight", { get: () => 600 });

// The sign-in window reads these when it needs them: the first time that takes as long as it takes.
beforeAll(async () => {
  await import("../src/sign-in/OtherScreens.svelte").catch(() => undefined);
});

afterEach(takeDown);
