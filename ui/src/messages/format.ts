import type { Timestamp } from "../backend/bindings";

/**
 * Dates, times, numbers and plurals of one language. Each form is made when it is first needed: to
 * make one takes milliseconds, and the sign-in screen shows none.
 */
export function formats(locale: string) {
  const dates = (form: Intl.DateTimeFormatOptions) =>
    whenNeeded(() => new Intl.DateTimeFormat(locale, form));
  const time = dates({ hour: "2-digit", minute: "2-digit" });
  const date = dates({ day: "numeric", month: "long", year: "numeric" });
  const shortDate = dates({ day: "numeric", month: "short", year: "numeric" });
  const moment = dates({
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const number = whenNeeded(() => new Intl.NumberFormat(locale));
  const percent = whenNeeded(() => new Intl.NumberFormat(locale, { style: "percent" }));
  const megabytes = whenNeeded(
    () =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit: "megabyte",
        maximumFractionDigits: 1,
      }),
  );
  const plurals = whenNeeded(() => new Intl.PluralRules(locale));
  return {
    time: (at: Timestamp) => time().format(at),
    date: (at: Timestamp) => date().format(at),
    shortDate: (at: Timestamp) => shortDate().format(at),
    moment: (at: Timestamp) => moment().format(at),
    number: (count: number) => number().format(count),
    percent: (part: number) => percent().format(part),
    /** Of a file, in bytes: never less than there is. */
    size: (bytes: number) => megabytes().format(Math.ceil(bytes / 100_000) / 10),
    /** Picks the form that the language wants for this number. */
    plural: (count: number, forms: { one: string; other: string }) =>
      plurals().select(count) === "one" ? forms.one : forms.other,
    isToday: (at: Timestamp) => new Date(at).toDateString() === new Date().toDateString(),
  };
}

function whenNeeded<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/** Groups of letters and digits, as a screen reader reads them one by one. */
export const spelled = (groups: string[]): string =>
  groups.map((group) => group.split("").join(" ")).join(", ");

/** 0:47, 12:05, 1:02:03: the same in every language we ship. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const two = (part: number) => String(part).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0
    ? `${String(hours)}:${two(minutes)}:${two(whole % 60)}`
    : `${String(minutes)}:${two(whole % 60)}`;
}

/** The name one would call out: "Anna" of "Anna Keller". */
export function givenName(displayName: string): string {
  return displayName.trim().split(/\s+/u)[0] ?? displayName;
}

/** How many an import was about. */
export type Imported = { added: number; changed: number };

/** The counts that the trail has of an import: “120 5”. */
export function importedIn(reason: string | null): Imported {
  const [added, changed] = (reason ?? "").split(" ").map(Number);
  return { added: added || 0, changed: changed || 0 };
}
