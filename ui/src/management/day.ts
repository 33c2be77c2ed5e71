/** When that day begins at this desk, or the one so many days later; null where it is no day. */
export function dayBegins(day: string, later: number): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  const begins = new Date(0);
  begins.setFullYear(year, month - 1, date + later);
  return begins.setHours(0, 0, 0, 0);
}

/** The day of that moment at this desk, or the one so many days later, as a field for days has it. */
export function dayOf(at: number, later: number): string {
  const day = new Date(at);
  day.setDate(day.getDate() + later);
  const two = (part: number) => String(part).padStart(2, "0");
  const year = String(day.getFullYear()).padStart(4, "0");
  return `${year}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
