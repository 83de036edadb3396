/**
 * What is asked of the fleet, as a tree in normal form: `and` and `or` have two members or more and none of their own
 * kind, nothing is negated twice. The makers below keep it so.
 */
import type { FieldId } from '../fields.ts';

export type Comparison = '>' | '>=' | '<' | '<=';

export type Query =
  | { readonly kind: 'all' }
  /** Somewhere in what free words look at; `*` stands for anything. */
  | { readonly kind: 'text'; readonly text: string }
  /** A value as it was written: what it means of its field is `meaningOf`'s. */
  | { readonly kind: 'field'; readonly field: FieldId; readonly op: ':' | Comparison; readonly value: string }
  | { readonly kind: 'not'; readonly of: Query }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Query[] };

export type Term = Extract<Query, { kind: 'field' }>;

/** Where in a line something is wrong, and what to do about it. */
export interface Fault {
  /** Column, from 0. */
  readonly at: number;
  readonly length: number;
  readonly why: string;
}

export const everything: Query = { kind: 'all' };

export function not(of: Query): Query {
  return of.kind === 'not' ? of.of : { kind: 'not', of };
}

export function and(of: readonly Query[]): Query {
  return joined('and', of);
}

export function or(of: readonly Query[]): Query {
  return joined('or', of);
}

function joined(kind: 'and' | 'or', of: readonly Query[]): Query {
  const members = of
    .flatMap((query) => (query.kind === kind ? query.of : [query]))
    .filter(({ kind }) => kind !== 'all');
  if (kind === 'or' && members.length < of.length && of.some(({ kind }) => kind === 'all')) return everything;
  const [only] = members;
  if (!only) return everything;
  return members.length === 1 ? only : { kind, of: members };
}
