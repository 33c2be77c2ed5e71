import type { Loses, Stage } from "../backend/bindings";
import { formats } from "./format";

const f = formats("en-GB");

const stages: Record<Stage, string> = {
  copying: "Copying the data…",
  writing: "Writing the backup…",
  reading: "Reading the backup…",
  checking: "Checking everything in it…",
  finishing: "Putting it in its place…",
  comparing: "Comparing with the operators…",
  importing: "Importing the operators…",
};

function loses(found: Loses): string {
  switch (found.loses) {
    case "nothing":
      return "Nothing is lost. Phones and passwords go on working.";
    case "changes":
      return f.plural(found.phones, {
        one: "Since this backup was made, something changed here. Those changes are lost, and 1 phone must be registered again.",
        other:
          found.phones === 0
            ? "Since this backup was made, something changed here. Those changes are lost. No phone has to be registered again."
            : `Since this backup was made, something changed here. Those changes are lost, and ${f.number(found.phones)} phones must be registered again.`,
      });
    case "other_institution":
      return `The data of ${found.name} is on this PC. It is lost, and this backup takes its place.`;
  }
}

/** Backups: made in the management window, checked and restored in the sign-in window. */
export const enBackups = {
  title: "Backup",
  lead: "A backup is one file with everything in it: operators, phones, passwords, settings, the audit trail. Only the service key opens it, so keep the two apart.",
  last: "Last backup",
  never: "There is none yet.",
  due: "Due",
  now: "Back up now",
  choosing: "Choosing a place…",
  underWay: "Backing up…",
  made: (p: { name: string; size: number }) => `${p.name} is written (${f.size(p.size)}).`,
  keep: "Keep it somewhere else than on this PC.",
  restoring:
    "To check or restore a backup, choose “Problem signing in?” in the sign-in window, then “Use the service key”.",
  systemWindow: {
    save: { title: "Back up Guichet", backups: "Guichet backups" },
    open: { title: "Choose a Guichet backup", backups: "Guichet backups" },
  },
  stages,
  percent: (p: { done: number; all: number }) => f.percent(p.done / Math.max(p.all, 1)),
  reminder: {
    never: "There is no backup of this institution yet.",
    old: (p: { date: string }) => `The last backup is of ${p.date}.`,
    backUp: "Back up",
  },
  restore: {
    open: "Restore a backup",
    openAtService: "Check or restore a backup",
    section: "Backup",
    sectionText: "Check that a backup is whole, or put it in the place of what is here.",
    title: "Restore a backup",
    lead: "First the backup is checked. That changes nothing.",
    choose: "Choose the file…",
    chooseAnother: "Choose another file…",
    noFile: "No file is chosen yet.",
    made: (p: { when: string }) => `Made ${p.when}`,
    key: "Service key",
    keyHint: "The one from the day the backup was made.",
    check: "Check this backup",
    whole: "This backup is whole.",
    institution: "Institution",
    when: "Made",
    operators: "Operators",
    operatorsCount: (p: { operators: number; administrators: number }) =>
      f.plural(p.administrators, {
        one: `${f.number(p.operators)}, 1 of them an administrator`,
        other: `${f.number(p.operators)}, ${f.number(p.administrators)} of them administrators`,
      }),
    phones: "Phones",
    phonesCount: (p: { phones: number }) => f.number(p.phones),
    loses,
    confirmation: (p: { shortName: string }) => `Type “${p.shortName}” to restore it all the same`,
    restore: "Restore this backup",
    restoring: "Restoring…",
  },
};
