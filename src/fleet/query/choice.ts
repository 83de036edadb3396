/** The words of a field whose values are few: which of them is meant by what was written. */
import type { Field } from '../fields.ts';

/** As the field's own values are folded, whichever word for it was used. */
export function meantChoice({ synonyms = {} }: Field, text: string): string {
  const folded = foldChoice(text);
  return Object.hasOwn(synonyms, folded) ? foldChoice(synonyms[folded] ?? folded) : folded;
}

/** Of AWS's own words nobody remembers the case or what joins them. Names are compared as they are, but for the case. */
export function foldChoice(text: string): string {
  return text.toLowerCase().replaceAll(/[- ]/g, '_');
}
