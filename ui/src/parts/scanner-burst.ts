/** A person can't keep this pace for six keys, a barcode scanner does nothing else. */
const FASTEST_PERSON_MS = 35;
const SHORTEST_BARCODE = 6;

type Burst = { field: HTMLInputElement | null; before: string; keys: number; last: number };

/**
 * Ignores what a barcode scanner types into the window: a burst of keys that ends in Enter.
 * Its Enter is swallowed and the field gets back what stood in it before. The code field
 * is left alone: a code may well be sent to it by a device.
 */
export function ignoreScannerBursts(codeField: string): () => void {
  let burst: Burst | null = null;

  function onKey(event: KeyboardEvent): void {
    const target = event.target;
    const field = target instanceof HTMLInputElement ? target : null;
    if (field?.id === codeField || event.ctrlKey || event.metaKey || event.altKey) {
      burst = null;
      return;
    }
    if (burst && (event.timeStamp - burst.last > FASTEST_PERSON_MS || burst.field !== field)) {
      burst = null;
    }
    if (event.key === "Enter") {
      if (burst && burst.keys >= SHORTEST_BARCODE) {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (burst.field) {
          burst.field.value = burst.before;
          burst.field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }
      burst = null;
    } else if (event.key.length === 1) {
      burst ??= { field, before: field?.value ?? "", keys: 0, last: 0 };
      burst.keys += 1;
      burst.last = event.timeStamp;
    } else if (event.key !== "Shift") {
      burst = null;
    }
  }

  window.addEventListener("keydown", onKey, true);
  return () => {
    window.removeEventListener("keydown", onKey, true);
  };
}
