/** Times of a report. Clocks are set back and forth while a run lasts: no duration is ever negative. Pure. */

/** ISO 8601 in UTC; undefined for no time, or one outside of what dates can tell. */
export function iso(at: number | undefined): string | undefined {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Whole seconds between two times in milliseconds; undefined while one of them is missing. */
export function seconds(from: number | undefined, to: number | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  return Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.round((to - from) / 1000)));
}

/** Of at least one number. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** `1 h 05 m 09 s`; `5 m 09 s` under an hour. */
export function inWords(total: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  if (hours > 0) return `${hours} h ${two(minutes)} m ${two(rest)} s`;
  return minutes > 0 ? `${minutes} m ${two(rest)} s` : `${rest} s`;
}
