import { Channel } from "@tauri-apps/api/core";
import type {
  BackupContents,
  BackupFile,
  BackupMade,
  CheckBackup,
  Progress,
  RestoreBackup,
  Screen,
} from "./bindings";
import { call } from "./call";

export type Tell = (progress: Progress) => void;

/** What the system's window says: its title, and the kind of files that it shows. */
export type Words = { title: string; backups: string };

/** What takes long says how far it has come. */
function told(tell: Tell): { progress: Channel<Progress> } {
  const channel = new Channel<Progress>();
  channel.onmessage = tell;
  return { progress: channel };
}

/**
 * Backups. The file is chosen in a window of the system's, which the shell opens: the page neither
 * names one nor hears where it is. Null where none was chosen. Each rejects with a `Refusal`.
 */
export const backups = {
  backUp: (words: Words, tell: Tell) => call<BackupMade | null>("back_up", words, told(tell)),
  choose: (words: Words) => call<BackupFile | null>("choose_backup", words),
  check: (question: CheckBackup, tell: Tell) =>
    call<BackupContents>("check_backup", question, told(tell)),
  restore: (question: RestoreBackup, tell: Tell) =>
    call<Screen>("restore_backup", question, told(tell)),
};
