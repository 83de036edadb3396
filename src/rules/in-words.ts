/** Times, durations and numbers as people say them. */

/** `11 h 20 m`; `8 m` under an hour; `3 d 4 h` from two days on. */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return 'an unknown time';
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} m` : `${minutes} m`;
}

/** `1 WorkSpace`, `3 WorkSpaces`. */
export const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `2026-11-22 10:15 UTC`. `at`: epoch milliseconds. */
export const utc = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** `OU, DNS and internet access`. */
export const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** AWS's API says WSP for what its pages call DCV. */
export const protocolName = (protocol: 'PCOIP' | 'WSP' | 'BYOP'): string =>
  ({ PCOIP: 'PCoIP', WSP: 'DCV', BYOP: 'BYOP' })[protocol];
