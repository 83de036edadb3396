/** Times as operators read them: how long ago, how long, and the hour. */

/** `40 s`, `12 min`, `3 h 20 m`, `5 d`. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} m`;
  return `${Math.floor(hours / 24)} d`;
}

/** For narrow columns: `28 min ago`, `11 h ago`, `5 d ago`. */
export function ago(ms: number): string {
  return `${ms < 48 * 3_600_000 ? age(ms).replace(/ \d+ m$/, '') : age(ms)} ago`;
}

/** `14:05`, local time. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `2026-11-22 14:05`, local time. */
export function dateTime(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clockTime(at)}`;
}

/** `14:05 UTC+1`: where others read it, too. */
export const clockTimeZoned = (at: number): string => `${clockTime(at)} ${zone(at)}`;

/** `2026-11-22 14:05 UTC+1`. */
export const dateTimeZoned = (at: number): string => `${dateTime(at)} ${zone(at)}`;

/** `UTC`, `UTC+1`, `UTC-3:30`: of that time, which may have been another half of the year. */
function zone(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest > 0 ? `:${two(rest)}` : ''}`;
}

const two = (n: number) => String(n).padStart(2, '0');
