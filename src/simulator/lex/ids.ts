/** Identifiers in AWS's forms, always the same for the same parts. */
import { hash } from '../random.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Ten characters, as Lex names bots, migrations and imports. */
export const drawnId = (...parts: readonly (string | number)[]): string =>
  Array.from({ length: 10 }, (_, at) => alphabet[hash(...parts, at) % alphabet.length]).join('');

/** A version 4 UUID's form. */
export function uuid(...parts: readonly (string | number)[]): string {
  const hex = [0, 1, 2, 3]
    .map((n) =>
      hash(...parts, n)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
