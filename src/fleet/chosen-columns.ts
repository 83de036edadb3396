/** Which columns a list shows, and in which order: never none, never one twice. */
import type { FieldId } from './fields.ts';

type Columns = readonly FieldId[];

/** Shown instead of hidden, at the end; hidden instead of shown, unless it is the last one. */
export function turned(shown: Columns, id: FieldId): Columns {
  if (!shown.includes(id)) return [...shown, id];
  return shown.length === 1 ? shown : shown.filter((other) => other !== id);
}

/** One place towards the beginning (-1) or the end (1). */
export function moved(shown: Columns, id: FieldId, by: -1 | 1): Columns {
  const from = shown.indexOf(id);
  const other = shown[from + by];
  if (from < 0 || other === undefined) return shown;
  return shown.map((one) => (one === id ? other : one === other ? id : one));
}
