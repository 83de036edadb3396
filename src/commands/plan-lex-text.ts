/** A plan for Lex bots in words: what goes where, what is overwritten, what stays behind. Pure. */
import { backupLoss } from '../lex/backup.ts';
import { overwrites, v2Locale } from '../lex/strategy.ts';
import { roleLoss, v2BackupLoss } from '../plans/overwritten.ts';
import type { LexItem, LexPlan } from '../plans/plan.ts';
import { plural } from '../rules/in-words.ts';
import { lexHeadLines } from './plan-head-lines.ts';
import { section, toAcknowledge } from './plan-sections.ts';

export function lexPlanLines(plan: LexPlan): readonly string[] {
  const { items } = plan;
  return [
    ...lexHeadLines(plan, `migrate ${plural(items.length, 'Lex V1 bot')} to Lex V2`),
    ...items.flatMap((item) => section(lexItemText(item), itemLines(item, plan))),
    ...section(
      'Left to you: bellhop apply needs',
      toAcknowledge(plan).map(({ class: kind, sentence }) => `--acknowledge ${kind}  ${sentence}`),
    ),
  ];
}

/** One bot that goes, as a line. */
export const lexItemText = ({
  v1BotName,
  v1BotVersion,
  v2BotName,
  locale,
  migrationStrategy: strategy,
}: LexItem): string => `${v1BotName} ${v1BotVersion} (${locale ?? 'locale unknown'}) to ${v2BotName}, ${strategy}`;

function itemLines(item: LexItem, plan: LexPlan): readonly string[] {
  const { versionWhy, v1BotVersion, v2BotRole, inventory, roleNotes = [], lastTime = [] } = item;
  return [
    ...lastTime.map((sentence) => `Last time: ${sentence}`),
    ...(versionWhy === undefined ? [] : [`No version was asked for. ${versionWhy}`]),
    ...(v1BotVersion === '$LATEST'
      ? [
          '$LATEST is unpublished work: an edit of the bot itself makes it stale; of its intents and slot types none is seen.',
        ]
      : []),
    ...effectsOf(item, plan),
    ...statusLines(item),
    `Role ${v2BotRole}`,
    ...[roleLoss(item, plan.items) ?? [], roleNotes].flat(),
    ...backupLines(item),
    ...(inventory
      ? [
          `Moves: ${plural(inventory.moves.intents, 'intent')}, ${plural(inventory.moves.slots, 'slot')}, ${plural(inventory.moves.customSlotTypes, 'custom slot type')}.`,
          ...(inventory.doubts ?? []).map(({ sentence, where }) => `V2 may refuse it: ${sentence} ${where.join(', ')}`),
          ...inventory.leftovers.map(({ sentence, where }) => `Stays behind: ${sentence} ${where.join(', ')}`),
          ...inventory.unknown.map((sentence) => `Unknown: ${sentence}`),
        ]
      : []),
  ];
}

/** Of the version in V1; plans of an earlier bellhop do not say. */
function statusLines({ v1BotVersion, source, inventory }: LexItem): readonly string[] {
  if (!source || !('childDirected' in source || 'status' in source)) return [];
  const { status, childDirected } = source;
  const told = inventory?.doubts?.some(({ kind }) => kind === 'status');
  const coppa = childDirected === undefined ? 'AWS did not say' : childDirected ? 'yes' : 'no';
  return [
    ...(status === 'READY' || told
      ? []
      : [`Version ${v1BotVersion} is ${status ?? 'without a status'} in V1, not READY.`]),
    `Subject to COPPA (childDirected): ${coppa}`,
  ];
}

/** Of the V1 bot, and of the V2 bot that is overwritten. */
function backupLines(item: LexItem): readonly string[] {
  const { v1BotName, v1BotVersion, backup, v2Backup } = item;
  const kept = backup && backup.kind !== 'none' ? `Backup (${backup.kind}): ${backup.folder}` : undefined;
  const loss = backupLoss(`${v1BotName} version ${v1BotVersion}`, backup);
  return [
    [kept, loss].filter(Boolean).join('. '),
    v2Backup ? `V2 backup (${v2Backup.kind}): ${v2Backup.folder}` : v2BackupLoss(item),
  ].filter((line) => line !== undefined);
}

function effectsOf(
  { id, v2BotName: name, locale, migrationStrategy, existence, into }: LexItem,
  { items }: LexPlan,
): readonly string[] {
  const draft = locale === undefined ? 'the locale of the V1 bot' : v2Locale(locale);
  if (migrationStrategy === 'CREATE_NEW')
    return existence === 'absent'
      ? [`Creates the V2 bot ${name} with ${draft}. Nothing is overwritten.`]
      : [
          `Creates the V2 bot ${name} with ${draft}.`,
          `Existence unknown: AWS does not document what happens if it is there.`,
        ];
  const had = into?.hasLocale;
  if (existence !== 'earlier')
    return overwrites(name, had === undefined ? undefined : had ? [{ id: draft, status: undefined }] : [], locale);
  const creator = items.find((one) => one.id !== id && one.v2BotName === name)?.id;
  return [
    had === false
      ? `Adds ${draft} to ${name}, which ${creator} creates earlier in this run; without that it is not sent.`
      : `OVERWRITES ${draft} Draft of ${name}, which ${creator} creates earlier in this run.`,
  ];
}
