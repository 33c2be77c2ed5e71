import type { ClosedReason, Finding, Table } from "../backend/bindings";

type Closed = { title: string; text: string };

const closed: Record<ClosedReason, Closed> = {
  key_store_absent: {
    title: "No password store",
    text: "This computer has no password store. Install or start it, then choose Try again.",
  },
  key_store_locked: {
    title: "The password store is locked",
    text: "This computer's password store is locked. Unlock it, then choose Try again.",
  },
  key_store_volatile: {
    title: "The password store does not last",
    text: "This computer's password store forgets everything at a restart. Set up one that lasts, then choose Try again.",
  },
  key_store_slow: {
    title: "The password store does not answer",
    text: "This computer's password store has not answered. Look for its own window asking for a password, then choose Try again.",
  },
  key_missing: {
    title: "The key is missing",
    text: "There is data here, but this computer's password store no longer holds its key. Sign in to the computer as the usual person, then choose Try again; or use the service key, or restore a backup.",
  },
  wrong_key: {
    title: "This data has another key",
    text: "This data belongs to another computer, or its key is gone. Use the service key, or restore a backup.",
  },
  database_newer: {
    title: "A newer Guichet was here",
    text: "This data was written by a newer version of Guichet. Install that version, then choose Try again.",
  },
  database_not_updated: {
    title: "The data could not be updated",
    text: "The data of this desk was not brought up to date for this version of Guichet and is as it was. Install the version that was here before, or ask the service team for help.",
  },
  database_damaged: {
    title: "The data is damaged",
    text: "The data of this desk is damaged and was left as it is. Restore a backup with the service key, or ask the service team for help.",
  },
  database_read_only: {
    title: "The data can't be changed",
    text: "Guichet may read its data but not change it. Give it back the right to write, then choose Try again.",
  },
  disk_full: {
    title: "The disk is full",
    text: "There is no room left on this computer's disk. Free some space, then choose Try again.",
  },
  folder_not_writable: {
    title: "The folder can't be written",
    text: "Guichet may not write into its own folder. Give it the right to, then choose Try again.",
  },
  folder_not_ours: {
    title: "The folder belongs to someone else",
    text: "Guichet's folder belongs to another person on this computer. Sign in to the computer as that person, or ask whoever looks after it.",
  },
  database_unreadable: {
    title: "The data can't be read",
    text: "The data of this desk can't be read at the moment. Choose Try again; if that does not help, ask the service team.",
  },
  tampered: {
    title: "The data was changed",
    text: "The data of this desk was changed outside Guichet, so nobody can sign in. Tell the service team: with the service key they can look at it and open it.",
  },
};

const changedRow: Record<Table, (p: { whose: string }) => string> = {
  institution: () => "The institution's policy or settings were edited.",
  operator: (p) => `The name, role or policy of ${p.whose} was edited.`,
  password: (p) => `The password of ${p.whose} was exchanged.`,
  registration: (p) => `The phone of ${p.whose} was exchanged.`,
  throttle: (p) => `The count of wrong tries of ${p.whose} was edited.`,
  failure: () => "The list of wrong tries was edited.",
  temporary_code: (p) => `The temporary code of ${p.whose} was edited.`,
  registration_code: (p) => `The registration code of ${p.whose} was edited.`,
  accepted_break: () => "What the service team has accepted before was edited.",
};

const exchangedRows: Record<Table, string> = {
  institution: "The institution's policy or settings are older than they should be.",
  operator: "Operators were removed, or put back as they once were.",
  password: "Passwords were removed, or put back as they once were.",
  registration: "Phones were removed, or put back as they once were.",
  throttle: "Counts of wrong tries were removed, or put back as they once were.",
  failure: "Wrong tries were removed from the list.",
  temporary_code: "Temporary codes were removed, or are older than they should be.",
  registration_code: "Registration codes were removed, or are older than they should be.",
  accepted_break: "Some of what the service team has accepted before was removed.",
};

function finding(found: Finding): string {
  switch (found.kind) {
    case "row_changed":
      return changedRow[found.table]({ whose: found.whose ?? "somebody" });
    case "rows_exchanged":
      return exchangedRows[found.table];
    case "older_file":
      return "The whole file is an older one.";
    case "evidence_changed":
      return "The mark that each change leaves behind was edited.";
    case "schema_changed":
      return "The tables of the database were rebuilt. The service key can't make that good: put the right file back.";
    case "anchor_missing":
      return "This computer's password store does not know of this data: nobody can say whether it is the latest.";
    case "trail_cut":
      return `The audit trail ends too early, after entry ${String(found.after)}.`;
    case "trail_changed":
      return `The audit trail was edited at entry ${String(found.number)}.`;
    case "trail_removed":
      return found.first === found.last
        ? `Entry ${String(found.first)} was removed from the audit trail.`
        : `Entries ${String(found.first)} to ${String(found.last)} were removed from the audit trail.`;
  }
}

/** The first launch (F1 to F5), and what keeps the app from opening. */
export const enSetUp = {
  opening: "Looking for this computer's password store…",
  closed,
  found: { title: "What was found", finding },
  welcome: {
    title: "Welcome to Guichet",
    text: "Box-office operators sign in here with their password and, where the venue wants it, a code from their phone. Setting up takes about five minutes.",
    checklist: "You will need",
    needs: [
      "the name of your institution",
      "a first administrator",
      "a printer, or paper and a pen",
    ],
    alone: "Set up this PC on its own",
  },
  institution: {
    title: "Your institution",
    lead: "The venue or organisation whose operators sign in on this PC.",
    name: "Name",
    shortName: "Short name",
    shortNameHint: "What phones will show. At most 20 characters is best.",
    preview: "On a phone",
    exampleOperator: "anna.keller",
    label: (p: { shortName: string; username: string }) => `${p.shortName}: ${p.username}`,
    longName: (p: { length: number }) =>
      `${String(p.length)} characters: some phones will cut it off.`,
  },
  firstAdministrator: {
    title: "First administrator",
    lead: (p: { institution: string }) =>
      `The person who will manage the operators of ${p.institution}.`,
    displayName: "Display name",
    displayNameHint: "As colleagues know them: Anna Keller",
    username: "Operator name",
    usernameHint: "What they type to sign in: anna.keller",
    password: "Password",
    passwordHint: "At least 15 characters. A short sentence is easy to remember.",
  },
  twoFactorChoice: {
    title: "Two-factor sign-in",
    lead: "After the password, operators also enter a six-digit code from an app on their phone.",
    off: "Off for now",
    offHint: "The service team can enable it later.",
    on: "On from now",
    onHint: "The first administrator registers a phone at once. Have it ready.",
  },
  serviceKey: {
    title: "Service key",
    lead: "It proves the service team, who turns two-factor sign-in on and off. It is shown only now: print it and keep it in the safe.",
    keyLabel: "Service key",
    group: (p: { number: number }) => `Group ${String(p.number)}`,
    print: "Print",
    copy: "Copy",
    copyText: (p: { groups: string[] }) => p.groups.join("-"),
    confirm: (p: { number: number }) => `Type group ${String(p.number)} to go on`,
    done: "Finish",
    printedTitle: (p: { institution: string }) => `Service key of ${p.institution}`,
    printedOn: (p: { date: string }) => `Printed on ${p.date}`,
    printedKeep:
      "Whoever has this key can open the data of this box office. Keep it in the safe, away from the PC.",
  },
};
