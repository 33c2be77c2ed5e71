import type { Timestamp } from "../backend/bindings";
import { formats } from "./format";

const swiss = formats("fr-CH");

/** The first of a month is “1er”, which Intl does not know. */
const first = (day: string) => day.replace(/^1(?=\s)/u, "1er");

export const f = {
  ...swiss,
  date: (at: Timestamp) => first(swiss.date(at)),
  shortDate: (at: Timestamp) => first(swiss.shortDate(at)),
  moment: (at: Timestamp) => first(swiss.moment(at)),
};
