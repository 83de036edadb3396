/**
 * WorkSpace ids that look like AWS's and still say which row they are, so that a fleet of 200,000 needs no index:
 * `ws-`, two check characters, seven of a seeded permutation of the row's number.
 */
import { hash } from '../random.ts';

export interface IdCodec {
  readonly encode: (index: number) => string;
  /** The row's number, or undefined for an id that was never given out by this seed. */
  readonly decode: (id: string) => number | undefined;
}

const rounds = [1, 2, 3, 4] as const;

export function workspaceIds(seed: number): IdCodec {
  const mix = (half: number, round: number) => hash(seed, half, round) & 0xffff;
  const check = (value: number) => (hash('check', seed, value) % 1296).toString(36).padStart(2, '0');
  // A Feistel network: a permutation of all 32-bit numbers, whatever the round function is.
  const permute = (index: number) => {
    let left = index >>> 16;
    let right = index & 0xffff;
    for (const round of rounds) [left, right] = [right, left ^ mix(right, round)];
    return ((left << 16) | right) >>> 0;
  };
  const restore = (value: number) => {
    let left = value >>> 16;
    let right = value & 0xffff;
    for (const round of rounds.toReversed()) [left, right] = [right ^ mix(left, round), left];
    return ((left << 16) | right) >>> 0;
  };
  return {
    encode: (index) => {
      const value = permute(index);
      return `ws-${check(value)}${value.toString(36).padStart(7, '0')}`;
    },
    decode: (id) => {
      if (!/^ws-[0-9a-z]{9}$/.test(id)) return undefined;
      const value = Number.parseInt(id.slice(5), 36);
      if (value > 0xffff_ffff || check(value) !== id.slice(3, 5)) return undefined;
      return restore(value);
    },
  };
}

/** Letters and digits that are always the same for the same parts. */
export function derivedText(length: number, radix: 16 | 36, ...parts: readonly (string | number)[]): string {
  let digits = '';
  for (let i = 0; digits.length < length; i += 1)
    digits += hash(...parts, i)
      .toString(radix)
      .padStart(7, '0');
  return digits.slice(0, length);
}

/** An id as AWS's look, always the same for the same parts. */
export const derivedId = (prefix: string, length: number, radix: 16 | 36, ...parts: readonly (string | number)[]) =>
  `${prefix}-${derivedText(length, radix, prefix, ...parts)}`;
