/** The slot types that are the account's own, once each; AWS's begin with `AMAZON.`. */
import type { LexIntent } from '../aws/lex-model.ts';

export function customSlotTypes(intents: readonly LexIntent[]): readonly string[] {
  const types = intents.flatMap(({ slots }) => slots.map(({ type }) => type));
  return [...new Set(types.filter((type) => type !== undefined && !isBuiltIn(type)))] as readonly string[];
}

export function isBuiltIn(type: string): boolean {
  return type.startsWith('AMAZON.');
}
