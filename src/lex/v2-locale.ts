/** How Lex V2 writes a locale: `en_US` where V1 writes `en-US`. Which ones there are, AWS says. Pure. */
import type { Misnomer } from './names.ts';

const V2_LOCALE = /^[a-z]{2}_(?:[A-Z]{2}|[0-9]{3})$/;

export function checkV2Locale(text: string): Misnomer | undefined {
  if (V2_LOCALE.test(text)) return undefined;
  const problem = 'A locale of Lex V2 is a language, an underscore and a country or region, like en_US or es_419.';
  const [, language, place] = /^([a-z]{2})[-_ ]?([a-z]{2}|[0-9]{3})$/i.exec(text.trim()) ?? [];
  if (language === undefined || place === undefined) return { problem };
  return { problem, suggestion: `${language.toLowerCase()}_${place.toUpperCase()}` };
}
