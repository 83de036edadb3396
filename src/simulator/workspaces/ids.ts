/**
 * WorkSpace ids that look like AWS's and still say which row they are, so that a fleet of 200,000 needs no index:
 * `ws-` and, in nine characters, a seeded permutation of the row's number together with a check.
 */
import { hash } from '../random.ts';

export interface IdCodec {
  readonly encode: (index: number) => string;
  /** The row's number, or undefined for an id that was never given out by this seed. */
  readonly decode: (id: string) => number | undefined;
}

/** As many as leave room for 32 bits in nine characters. */
const checks = 23_600;
const rounds = [1, 2, 3, 4] as const;

export function workspaceIds(seed: number): IdCodec {
  const mix = (half: number, round: number) => hash(seed, half, round) & 0xffff;
  const check = (value: number) => hash('check', seed, value) % checks;
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
      return `ws-${(value * checks + check(value)).toString(36).padStart(9, '0')}`;
    },
    decode: (id) => {
      if (!/^ws-[0-9a-z]{9}$/.test(id)) return undefined;
      const digits = Number.parseInt(id.slice(3), 36);
      const value = Math.floor(digits / checks);
      if (value > 0xffff_ffff || check(value) !== digits % checks) return undefined;
      return restore(value);
    },
  };
}

/** Letters and digits that are always the same for the same parts. */
export function derivedText(length: number, radix: 16 | 36, ...parts: readonly (string | number)[]): string {
  let digits = '';
  for (let i = 0; digits.length < length; i += 1) {
    const written = hash(...parts, i)
      .toString(radix)
      .padStart(5, '0');
    // The first digits of a 32-bit number are hardly ever large.
    digits += written.slice(-5);
  }
  return digits.slice(0, length);
}

/** An id as AWS's look, always the same for the same parts. */
export const derivedId = (prefix: string, length: number, radix: 16 | 36, ...parts: readonly (string | number)[]) =>
  `${prefix}-${derivedText(length, radix, prefix, ...parts)}`;
