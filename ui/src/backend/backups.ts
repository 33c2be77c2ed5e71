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
  backUp: (tell: Tell) => call<BackupMade | null>("back_up", {}, told(tell)),
  choose: () => call<BackupFile | null>("choose_backup", {}),
  check: (question: CheckBackup, tell: Tell) =>
    call<BackupContents>("check_backup", question, told(tell)),
  restore: (question: RestoreBackup, tell: Tell) =>
    call<Screen>("restore_backup", question, told(tell)),
};
