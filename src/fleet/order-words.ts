/** An order as it is written: `seen`, or `-seen` the other way round. */
import type { Order } from './order.ts';
import { readField } from './query/names.ts';

/** Or the sentence that says why it is none. */
export function readOrder(text: string): Order | string {
  const reversed = text.startsWith('-');
  const field = readField(reversed ? text.slice(1) : text);
  return field.ok ? { by: field.id, reversed } : field.why;
}

export const printOrder = ({ by, reversed }: Order): string => `${reversed ? '-' : ''}${by}`;
