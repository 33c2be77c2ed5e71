import type { Timestamp } from "../backend/bindings";

/** Dates, times, numbers and plurals of one language. */
export function formats(locale: string) {
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
  const shortDate = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  const number = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  return {
    time: (at: Timestamp) => time.format(at),
    date: (at: Timestamp) => date.format(at),
    shortDate: (at: Timestamp) => shortDate.format(at),
    number: (count: number) => number.format(count),
    /** Picks the form that the language wants for this number. */
    plural: (count: number, forms: { one: string; other: string }) =>
      plurals.select(count) === "one" ? forms.one : forms.other,
    isToday: (at: Timestamp) => new Date(at).toDateString() === new Date().toDateString(),
  };
}

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
