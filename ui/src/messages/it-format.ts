import type { Timestamp } from "../backend/bindings";
import { formats } from "./format";

const swiss = formats("it-CH");

/** The first of a month is “1°”, which Intl does not know. */
const first = (day: string) => day.replace(/^1(?=\s)/u, "1°");

const date = (at: Timestamp) => first(swiss.date(at));

export const f = {
  ...swiss,
  date,
  shortDate: (at: Timestamp) => first(swiss.shortDate(at)),
  moment: (at: Timestamp) => first(swiss.moment(at)),
  when: (at: Timestamp) =>
    swiss.isToday(at) ? `oggi alle ${swiss.time(at)}` : `${date(at)} alle ${swiss.time(at)}`,
};

/** A date takes an article, and eight and eleven begin with a vowel; “today” takes none. */
const joined = (whole: string, elided: string) => (date: string) => {
  if (!/^\d/u.test(date)) return date;
  return /^(8|11)(?!\d)/u.test(date) ? `${elided}${date}` : `${whole} ${date}`;
};

/** il 12 marzo, l’8 marzo, oggi alle 14:35. */
export const on = joined("il", "l’");
/** dal 12 marzo, dall’8 marzo. */
export const since = joined("dal", "dall’");
/** del 12 marzo, dell’8 marzo. */
export const of = joined("del", "dell’");

const untilDay = joined("fino al", "fino all’");

/** fino al 12 marzo alle 14:35, fino all’8 marzo alle 14:35, fino alle 14:35. */
export const until = (when: string) => untilDay(when.replace(/^oggi /u, "fino "));
