import { Channel } from "@tauri-apps/api/core";
import type { ImportOutcome, ImportPreview, Progress } from "./bindings";
import { call } from "./call";

/** What the system's window says: its title, and the kind of files that it shows. */
export type Words = { title: string; tables: string };

/**
 * Importing operators. The file is chosen in a window of the system's, which the shell opens: the page
 * neither names one nor hears where it is. Null where none was chosen. Each rejects with a `Refusal`.
 */
export const imports = {
  choose: (words: Words) => call<ImportPreview | null>("choose_import", words),
  run: (tell: (progress: Progress) => void) => {
    const progress = new Channel<Progress>();
    progress.onmessage = tell;
    return call<ImportOutcome>("import_operators", {}, { progress });
  },
  cancel: () => call<null>("cancel_import", {}),
};
