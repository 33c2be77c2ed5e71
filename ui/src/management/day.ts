/** When that day begins at this desk, or the one so many days later; null where it is no day. */
export function dayBegins(day: string, later: number): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  const begins = new Date(0);
  begins.setFullYear(year, month - 1, date + later);
  return begins.setHours(0, 0, 0, 0);
}
