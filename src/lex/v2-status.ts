/**
 * What the status of a locale of Lex V2 means, and whether it may be built now. Only Built is built: of a status that
 * nobody declared nothing is known. Source: BotLocaleStatus and BotStatus, Lex V2 API Reference.
 */
import type { LexV2BotDetail, LexV2LocaleDetail } from '../aws/lex-model.ts';

export interface LocaleStanding {
  /** moving: it passes by itself into another one. */
  readonly kind: 'built' | 'not-built' | 'failed' | 'moving' | 'unknown';
  /** One sentence. */
  readonly says: string;
}

const standings: Readonly<Record<string, LocaleStanding>> = {
  Built: { kind: 'built', says: 'AWS has built the Draft: it can be tested on TestBotAlias.' },
  ReadyExpressTesting: { kind: 'not-built', says: 'It is open to express testing only: it is not built, or not yet.' },
  NotBuilt: { kind: 'not-built', says: 'It still has to be built: until then nothing answers in this language.' },
  Failed: { kind: 'failed', says: 'AWS could not build it.' },
  Building: { kind: 'moving', says: 'AWS is building it.' },
  Creating: { kind: 'moving', says: 'AWS is creating it.' },
  Importing: { kind: 'moving', says: 'Something is being imported into it.' },
  Processing: { kind: 'moving', says: 'AWS is processing it.' },
  Deleting: { kind: 'moving', says: 'It is being deleted.' },
};

export function localeStanding(status: string | undefined): LocaleStanding {
  if (status !== undefined && Object.hasOwn(standings, status)) return standings[status] as LocaleStanding;
  const says = status === undefined ? 'AWS gave no status' : 'That status is not known';
  return { kind: 'unknown', says: `${says}: it is not taken for built.` };
}

const passing = new Set(['Creating', 'Updating', 'Importing', 'Versioning', 'Deleting']);

/** Whether such a status of a bot passes by itself. */
export const isPassing = (status: string | undefined): boolean => passing.has(status ?? '');

/** AWS's waiter for a build goes on looking at ReadyExpressTesting, too. */
export const isMoving = ({ bot, locale }: V2Pair): boolean =>
  isPassing(bot?.status) ||
  (locale !== undefined &&
    (localeStanding(locale.status).kind === 'moving' || locale.status === 'ReadyExpressTesting'));

export interface V2Pair {
  readonly bot: Pick<LexV2BotDetail, 'status'> | undefined;
  readonly locale: Pick<LexV2LocaleDetail, 'id' | 'status'> | undefined;
}

/** Why the locale is not built just now; one sentence. */
export function whyNotBuild({ bot, locale }: V2Pair): string | undefined {
  if (!bot) return 'The V2 bot has not been read.';
  if (isPassing(bot.status)) return `The V2 bot is in the status ${bot.status}: wait until it is Available.`;
  if (bot.status === 'Failed') return 'The V2 bot is in the status Failed: AWS could not create or change it.';
  if (!locale) return 'The locale has not been read.';
  const { kind, says } = localeStanding(locale.status);
  if (kind === 'moving') return `${locale.id} is in the status ${locale.status}. ${says}`;
  return kind === 'unknown' ? `${locale.id} is in the status ${locale.status ?? '(none)'}. ${says}` : undefined;
}
