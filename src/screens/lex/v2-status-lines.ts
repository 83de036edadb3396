/** A V2 bot and a locale of its Draft, in lines: AWS's status with what it means, and its reasons word for word. */
import type { LexV2BotDetail, LexV2LocaleDetail } from '../../aws/lex-model.ts';
import { factLines } from '../../components/facts.ts';
import { count } from '../../components/text.ts';
import { type Tone, theme } from '../../components/theme.ts';
import type { LexV2Status, Part } from '../../hooks/use-lex-v2-status.ts';
import { type LocaleStanding, localeStanding } from '../../lex/v2-status.ts';
import { dateTime } from '../times.ts';
import { item as bullet, paragraph } from './paragraph.ts';

const tones: Readonly<Record<LocaleStanding['kind'], Tone>> = {
  built: 'ok',
  'not-built': 'warn',
  failed: 'bad',
  moving: 'accent',
  unknown: 'warn',
};

/** `localeId`: undefined where nobody knows which one it is. */
export function v2StatusLines({ bot, locale }: LexV2Status, localeId: string | undefined, cells: number): string[] {
  return [
    ...partOf('V2 bot', bot, cells, botLines),
    ...(localeId === undefined ? [] : partOf(localeId, locale, cells, localeLines)),
  ];
}

function partOf<T>(
  label: string,
  { value, failure }: Part<T>,
  cells: number,
  lines: (label: string, value: T, cells: number) => string[],
): string[] {
  const read = value === undefined ? [] : lines(label, value, cells);
  if (failure) {
    const older = value === undefined ? 'could not be read' : 'as read before; the last look failed';
    return [...read, ...factLines([{ label, value: `${older}: ${failure.why}`, tone: 'warn' }], cells)];
  }
  return value === undefined ? factLines([{ label, value: 'asking AWS ...', tone: 'dim' }], cells) : read;
}

function botLines(label: string, { id, name, status, failureReasons }: LexV2BotDetail, cells: number): string[] {
  const tone = status === 'Available' ? 'ok' : status === 'Failed' ? 'bad' : 'warn';
  return [
    ...factLines([{ label, value: `${name ?? '?'} (${id}): ${status ?? 'no status'}`, tone }], cells),
    ...reasonLines(failureReasons, 'bad', cells),
  ];
}

function localeLines(label: string, locale: LexV2LocaleDetail, cells: number): string[] {
  const { status, failureReasons, recommendedActions, intents, slotTypes, buildSubmittedAt } = locale;
  const { kind, says } = localeStanding(status);
  const held = [
    intents === undefined ? undefined : count(intents, 'intent'),
    slotTypes === undefined ? undefined : count(slotTypes, 'slot type'),
    buildSubmittedAt === undefined
      ? 'AWS names no build so far'
      : `a build was last asked for at ${dateTime(buildSubmittedAt)}`,
  ];
  return [
    ...factLines([{ label, value: `${status ?? 'no status'}: ${says}`, tone: tones[kind] }], cells),
    ...factLines([{ label: '', value: held.filter(Boolean).join(', '), tone: 'dim' }], cells),
    ...reasonLines(failureReasons, 'bad', cells),
    ...(recommendedActions.length > 0
      ? [...paragraph('AWS recommends:', cells, 18), ...reasonLines(recommendedActions, 'plain', cells)]
      : []),
  ];
}

const reasonLines = (reasons: readonly string[], tone: Tone, cells: number): string[] =>
  reasons.flatMap((reason) => bullet('-', reason, cells, 18).map(theme[tone]));
