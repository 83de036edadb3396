/** Opaque page tokens that hold a position, not a list: they stay good while the world changes under them. */

import { type Input, ServiceError } from '../operation.ts';
import { hash } from '../random.ts';

/** Ties a token to its operation and filters, and to this account. */
const seal = (seed: number, operation: string, input: Input, position: number) => {
  const { NextToken: _token, Limit: _limit, MaxResults: _max, ...filters } = input;
  return hash(seed, operation, JSON.stringify(filters), position).toString(36);
};

export function positionOf(seed: number, operation: string, input: Input): number {
  if (input.NextToken === undefined) return 0;
  const plain = Buffer.from(String(input.NextToken), 'base64').toString('latin1');
  const [version, position, sealed] = plain.split('.');
  const at = Number.parseInt(position ?? '', 36);
  if (version !== 'v1' || sealed !== seal(seed, operation, input, at))
    throw new ServiceError('InvalidParameterValuesException', 'The specified NextToken is not valid.');
  return at;
}

export function tokenFor(seed: number, operation: string, input: Input, position: number): string {
  return Buffer.from(`v1.${position.toString(36)}.${seal(seed, operation, input, position)}`, 'latin1').toString(
    'base64',
  );
}

/** One page of a list that does not change. */
export function page<T>(seed: number, operation: string, input: Input, all: readonly T[], size = 25) {
  const start = positionOf(seed, operation, input);
  const end = start + size;
  return {
    items: all.slice(start, end),
    next: end < all.length ? { NextToken: tokenFor(seed, operation, input, end) } : {},
  };
}
