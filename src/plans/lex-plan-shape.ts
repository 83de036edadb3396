/** Everything of a plan file for Lex bots that a run relies on: names and versions as Lex takes them, the order kept. */
import { V1_BOT_NAME, V2_BOT_NAME, VERSION } from '../lex/names.ts';
import { ROLE_ARN } from '../lex/role-arn.ts';
import { TOPICS, type TopicId } from '../lex/topics.ts';
import type { LexPlan } from './plan.ts';
import { headShape, like, text, time } from './plan-head-shape.ts';
import { shapedBy, wholeNumber, z } from './shaping.ts';

const v1Name = like(V1_BOT_NAME, 'the name of a Lex V1 bot');
const version = like(VERSION, '$LATEST or a number');
const topics = TOPICS.map(({ id }) => id) as [TopicId, ...TopicId[]];

const kept = z.strictObject({
  kind: z.enum(['export', 'records']),
  folder: text,
  sha256: text,
  at: time,
  missing: z.array(text),
});

const inventory = z.strictObject({
  bot: v1Name,
  version,
  locale: z.optional(text),
  moves: z.strictObject({ intents: wholeNumber(0), slots: wholeNumber(0), customSlotTypes: wholeNumber(0) }),
  leftovers: z.array(
    z.strictObject({ kind: text, topic: z.enum(topics), sentence: text, remedy: text, where: z.array(text) }),
  ),
  unknown: z.array(text),
  doubts: z.optional(
    z.array(
      z.strictObject({
        kind: z.enum(['names', 'slot-types', 'status']),
        sentence: text,
        remedy: text,
        where: z.array(text),
      }),
    ),
  ),
});

const item = z.strictObject({
  id: v1Name,
  v1BotName: v1Name,
  v1BotVersion: version,
  v2BotName: like(V2_BOT_NAME, 'the name of a Lex V2 bot'),
  v2BotRole: like(ROLE_ARN, "a role's ARN"),
  migrationStrategy: z.enum(['CREATE_NEW', 'UPDATE_EXISTING']),
  locale: z.optional(text),
  versionWhy: z.optional(text),
  existence: z.enum(['absent', 'found', 'unknown', 'earlier']),
  source: z.optional(
    z.strictObject({
      updatedAt: z.optional(time),
      checksum: z.optional(text),
      status: z.optional(text),
      childDirected: z.optional(z.boolean()),
    }),
  ),
  into: z.optional(
    z.strictObject({
      botId: z.optional(text),
      roleArn: z.optional(text),
      hasLocale: z.optional(z.boolean()),
      localeUpdatedAt: z.optional(time),
    }),
  ),
  inventory: z.optional(inventory),
  roleNotes: z.optional(z.array(text)),
  lastTime: z.optional(z.array(text)),
  backup: z.optional(z.union([kept, z.strictObject({ kind: z.literal('none'), reason: text })])),
  v2Backup: z.optional(kept),
});

const shape = z.strictObject({
  ...headShape,
  verb: z.literal('lex-migrate'),
  items: z.array(item).check(z.minLength(1, 'there is nothing to send')),
  excluded: z.array(z.never()),
});
type Shaped = z.infer<typeof shape>;

export const shapedLexPlan = shapedBy<LexPlan, typeof shape>(shape, contradiction);

function contradiction({ items, policy }: Shaped): string | undefined {
  if (policy.wave !== 1) return 'Its bots would not go one after the other.';
  if (new Set(items.map(({ id }) => id)).size < items.length) return 'A bot is in it twice.';
  const other = items.find(({ id, v1BotName }) => id !== v1BotName);
  if (other) return `${other.id} would move ${other.v1BotName}.`;
  const unlike = items.find(({ existence, migrationStrategy: strategy }) =>
    existence === 'absent' ? strategy !== 'CREATE_NEW' : existence !== 'unknown' && strategy !== 'UPDATE_EXISTING',
  );
  if (unlike)
    return `${unlike.id} has the strategy ${unlike.migrationStrategy}, and its V2 bot is ${unlike.existence}.`;
  const orphan = items.find(
    ({ existence, v2BotName }, at) =>
      existence === 'earlier' &&
      !items.slice(0, at).some((one) => one.v2BotName === v2BotName && one.migrationStrategy === 'CREATE_NEW'),
  );
  return orphan && `${orphan.id} goes into ${orphan.v2BotName}, which nothing before it creates.`;
}
