/** A look at the V2 side in words, and what a migration would do to it. */
import { theme } from '../../components/theme.ts';
import { effects, type Look } from '../../lex/strategy.ts';
import { item, paragraph } from './paragraph.ts';

export function lookLines({ existence, locales }: Look, locale: string | undefined, cells: number): string[] {
  const { certainty, strategy, sentence } = existence;
  if (certainty === 'unknown') {
    const { what, why, next } = existence.failure;
    return [
      ...paragraph(sentence, cells).map(theme.warn),
      '',
      ...[what, why, next].flatMap((each) => paragraph(each, cells)),
    ];
  }
  const bot =
    certainty === 'found'
      ? [
          ...paragraph(
            `Status ${existence.bot.status ?? 'unknown'}, role ${existence.bot.roleArn ?? 'unknown'}`,
            cells,
          ),
          ...paragraph(`Locales: ${localeText(locales)}`, cells),
        ]
      : [];
  const what = strategy === undefined ? [] : effects({ existence, locales, strategy }, locale);
  return [
    ...paragraph(sentence, cells).map(certainty === 'absent' ? theme.ok : theme.warn),
    ...bot,
    '',
    ...(strategy === undefined ? [] : [`   ${theme.title(`Strategy: ${strategy}`)}`]),
    ...what.flatMap((effect) => item('-', effect, cells).map(effectTone(effect))),
  ];
}

/** What is destroyed stands out. */
export function effectTone(effect: string): (text: string) => string {
  return effect.startsWith('OVERWRITES') ? theme.danger : theme.plain;
}

function localeText(locales: Look['locales']): string {
  if (locales === undefined) return 'could not be read';
  return locales.map(({ id, status }) => `${id} (${status ?? 'unknown'})`).join(', ') || 'none';
}
