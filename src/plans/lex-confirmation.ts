/**
 * What is asked before bots are migrated: of one its name, of several a phrase over all of them; besides the name of every
 * V2 bot of which something is or may be overwritten. Pure.
 */
import { backupLoss } from '../lex/backup.ts';
import { v2Locale } from '../lex/strategy.ts';
import type { Step } from './confirmation.ts';
import { overwrites, roleLoss, v2BackupLoss } from './overwritten.ts';
import type { LexItem, LexPlan } from './plan.ts';

export function lexSteps({ items, accountId, region }: LexPlan): readonly Step[] {
  const overwriting = items.filter(overwrites);
  const names = new Set(
    items.filter((item) => overwrites(item) || isUncertain(item)).map(({ v2BotName }) => v2BotName),
  );
  const [one] = items;
  const alone = items.length === 1 ? one : undefined;
  const phrases = alone
    ? overwrites(alone)
      ? []
      : [`MIGRATE ${alone.v1BotName}`]
    : [`MIGRATE ${items.length} BOTS IN ${accountId} ${region.toUpperCase()}`];
  return [
    ...unkept(items),
    ...(overwriting.length > 0 ? [loss(overwriting, items)] : []),
    ...[...phrases, ...names].map((phrase): Step => ({ kind: 'phrase', phrase })),
  ];
}

/** Bots of which nothing, or not everything, is kept on this machine. */
function unkept(items: readonly LexItem[]): readonly Step[] {
  const sentences = items.flatMap(
    ({ v1BotName, v1BotVersion, backup }) => backupLoss(`${v1BotName} version ${v1BotVersion}`, backup) ?? [],
  );
  if (sentences.length === 0) return [];
  return [{ kind: 'acknowledge', class: 'no-backup', count: sentences.length, sentence: sentences.join(' ') }];
}

/** Nobody knows what comes of a bot that is there after all. */
const isUncertain = ({ existence }: LexItem): boolean => existence === 'unknown';

const loss = (items: readonly LexItem[], all: readonly LexItem[]): Step => ({
  kind: 'acknowledge',
  class: 'draft-overwritten',
  count: items.length,
  // Several may go into one bot.
  sentence: [
    ...items.map(sentence),
    ...new Set(items.flatMap((item) => [v2BackupLoss(item) ?? [], roleLoss(item, all) ?? []].flat())),
  ].join(' '),
});

function sentence({ v2BotName, locale, into }: LexItem): string {
  const draft = locale === undefined ? 'its locale' : v2Locale(locale);
  return into?.hasLocale === false
    ? `The settings of the V2 bot ${v2BotName} are overwritten, and ${draft} is added to it; there is no way back.`
    : `The Draft of ${draft} in the V2 bot ${v2BotName} and the bot's settings are overwritten; there is no way back.`;
}
