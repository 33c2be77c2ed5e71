import type { ImportChange, ImportColumn, WhyBad } from "../backend/bindings";
import { operators } from "./en-management";
import { formats } from "./format";

const f = formats("en-GB");

const columns: Record<ImportColumn, string> = {
  display_name: "Display name",
  username: "Operator name",
  email: "E-mail",
  role: "Role",
  two_factor: "Two-factor",
  standing: "Standing",
  phone_registered: "Phone registered",
  last_sign_in: "Last sign-in",
  disabled: "Disabled",
};
const roles = { operator: "Operator", administrator: "Administrator" };

function change(change: ImportChange): string {
  switch (change.what) {
    case "display_name":
      return `Display name: “${change.from}” becomes “${change.to}”`;
    case "email":
      return change.from === null
        ? `E-mail: “${change.to}” is added`
        : `E-mail: “${change.from}” becomes “${change.to}”`;
    case "role":
      return `Role: ${roles[change.from]} becomes ${roles[change.to]}`;
    case "two_factor":
      return change.to ? "Two-factor is turned on" : "Two-factor is turned off";
  }
}

function why(why: WhyBad): string {
  switch (why.is) {
    case "unknown_column":
      return "Guichet knows no such column. Remove it, or call it as the template does.";
    case "missing_column":
      return "This column is missing. The first row names the columns.";
    case "repeated_column":
      return "This column is there twice. Remove one.";
    case "no_column":
      return "This stands under no column. There may be one separator too many in the row.";
    case "line_break":
      return "A line ends inside this cell. A quotation mark may be missing.";
    case "missing":
      return "Nothing stands there. Fill it in.";
    case "too_long":
      return `Too long: at most ${f.number(why.maximum)} characters.`;
    case "forbidden_character":
      return "It holds a character that no name may have: a colon, an invisible one, or a space in an operator name.";
    case "duplicate":
      return `Line ${f.number(why.line)} has the same operator name. Keep one of the two.`;
    case "not_an_email":
      return "This is no e-mail address. Write one like anna.keller@example.com, or leave the cell empty.";
    case "duplicate_email":
      return `Line ${f.number(why.line)} has the same e-mail. Keep one of the two.`;
    case "email_taken":
      return "Another operator has this e-mail. Write another one, or leave the cell empty.";
    case "unknown_role":
      return "No role is called so. Write “operator” or “administrator”.";
    case "not_yes_or_no":
      return "Write “yes” or “no”.";
    case "last_administrator":
      return "Nobody would be left to manage operators. An administrator with a password has to stay.";
    case "example":
      return "This is the template’s example. Replace it, or delete the row.";
  }
}

/** The page that imports and exports operators. */
export const enImport = {
  open: "Import or export",
  title: "Import or export operators",
  template: {
    title: "A template to start from",
    lead: "A CSV file with the columns that Guichet reads, and one row that shows how. Any spreadsheet opens it.",
    save: "Save the template",
    waiting: "Saving…",
    saved: "The template is saved in",
  },
  exporting: {
    title: "Export the list",
    lead: (p: { count: number; moreThan: boolean; filtered: boolean }) =>
      p.filtered
        ? `What the list shows now, as it is filtered: ${p.moreThan ? "more than " : ""}${operators(p.count)}.`
        : `Everybody on the list: ${p.moreThan ? "more than " : ""}${operators(p.count)}.`,
    save: "Export as CSV",
    waiting: "Exporting…",
    saved: (p: { count: number }) =>
      f.plural(p.count, {
        one: "1 operator is saved in",
        other: `${f.number(p.count)} operators are saved in`,
      }),
    note: "The file can be imported again, a very long one in parts. The export is an entry of the audit trail.",
  },
  file: {
    title: "Import a file",
    lead: "Operator names that are new are added; the others are changed to what the file says. Nobody is removed or disabled. First you see what would happen.",
    choose: "Choose a file…",
    chooseAnother: "Choose another file…",
    choosing: "Choosing a file…",
    systemWindow: { title: "Choose a file of operators", tables: "Tables (CSV)" },
  },
  preview: {
    title: (p: { file: string }) => `What ${p.file} would do`,
    counts: { new: "New", changed: "Changed", unchanged: "Unchanged", bad: "Bad rows" },
    badTitle: "Bad rows",
    badLead:
      "Nothing is imported while there is a bad row. Mend the file, save it and choose it again.",
    changedTitle: "What changes",
    line: "Line",
    column: "Column",
    found: "What stands there",
    problem: "What is wrong",
    username: "Operator name",
    changes: "Change",
    shown: (p: { shown: number; count: number }) =>
      `The first ${f.number(p.shown)} of ${f.number(p.count)} rows`,
    columns,
    why,
    change,
    nothing: "The file changes nothing.",
    outdated:
      "Operators have changed since the file was looked at. Nothing was imported; this is what it would do now.",
  },
  act: (p: { count: number }) => `Import ${operators(p.count)}`,
  underWay: "Importing…",
  done: (p: { added: number; changed: number }) =>
    `${operators(p.added)} added, ${f.number(p.changed)} changed.`,
  noPassword:
    "Whoever was added has no password yet. Select them in the list and choose New passwords: each gets a slip.",
};
