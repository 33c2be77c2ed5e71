import { afterEach, beforeEach, expect, test } from "vitest";
import { ignoreScannerBursts } from "../src/parts/scanner-burst";

let stop: () => void;
let entered: number;

beforeEach(() => {
  stop = ignoreScannerBursts("code");
  entered = 0;
  document.body.innerHTML = `<div><input id="username" value="anna" /><input id="code" /></div>`;
  document.body.firstElementChild?.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Enter") entered += 1;
  });
});
afterEach(() => {
  stop();
});

function key(field: HTMLInputElement, name: string, at: number) {
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true });
  Object.defineProperty(event, "timeStamp", { value: at });
  const goesOn = field.dispatchEvent(event);
  if (goesOn && name.length === 1) field.value += name;
}

function keys(id: string, text: string, pace: number): HTMLInputElement {
  const field = document.querySelector<HTMLInputElement>(id);
  if (field === null) throw new Error(id);
  [...text, "Enter"].forEach((name, at) => {
    key(field, name, 1000 + at * pace);
  });
  return field;
}

test("a barcode is taken out of the field again, and its Enter does nothing", () => {
  expect(keys("#username", "7612345678900", 8).value).toBe("anna");
  expect(entered).toBe(0);
});

test("what a person types stays, and their Enter counts", () => {
  expect(keys("#username", ".keller", 90).value).toBe("anna.keller");
  expect(entered).toBe(1);
});

test("the code field takes what a device types", () => {
  expect(keys("#code", "428190", 8).value).toBe("428190");
  expect(entered).toBe(1);
});
