/** Everything that a wizard read from a file relies on. What the steps themselves check of a choice is left to them. */
import { z } from '../plans/shaping.ts';
import type { KeptName } from './taking-up.ts';
import { type Left, PIECES } from './wizard.ts';

const text = z.string();
const texts = z.array(text);
const maybe = z.optional(text);
/** Epoch milliseconds within the range of dates. */
const time = z.number().check(z.gte(0), z.lte(8.64e15));

const version = z.looseObject({
  name: text,
  version: text,
  status: maybe,
  description: maybe,
  updatedAt: z.optional(z.number()),
  locale: maybe,
  intents: z.array(z.looseObject({ name: text, version: text })),
  childDirected: z.optional(z.boolean()),
  detectSentiment: z.optional(z.boolean()),
  idleSessionTtl: z.optional(z.number()),
  voiceId: maybe,
  hasClarificationPrompt: z.boolean(),
  hasAbortStatement: z.boolean(),
  failureReason: maybe,
  checksum: maybe,
});

const inventory = z.looseObject({
  bot: text,
  version: text,
  locale: maybe,
  moves: z.looseObject({ intents: z.number(), slots: z.number(), customSlotTypes: z.number() }),
  leftovers: z.array(z.looseObject({ kind: text, topic: text, sentence: text, remedy: text, where: texts })),
  unknown: texts,
  doubts: z.optional(
    z.array(
      z.looseObject({ kind: z.enum(['names', 'slot-types', 'status']), sentence: text, remedy: text, where: texts }),
    ),
  ),
});

const keptBackup = z.looseObject({
  kind: z.enum(['export', 'records']),
  folder: text,
  sha256: text,
  at: time,
  missing: texts,
});

const backup = z.looseObject({
  accountId: text,
  region: text,
  bot: text,
  version: text,
  backup: z.union([keptBackup, z.looseObject({ kind: z.literal('none'), reason: text })]),
});

const named = { name: text, sentence: text };
const existence = z.discriminatedUnion('certainty', [
  z.looseObject({ certainty: z.literal('absent'), ...named, strategy: z.literal('CREATE_NEW') }),
  z.looseObject({
    certainty: z.literal('found'),
    ...named,
    strategy: z.optional(z.literal('UPDATE_EXISTING')),
    bot: z.looseObject({ id: text, name: text, status: maybe, type: maybe, roleArn: maybe }),
  }),
  z.looseObject({
    certainty: z.literal('unknown'),
    ...named,
    failure: z.looseObject({
      kind: text,
      operation: text,
      what: text,
      why: text,
      next: text,
      effect: z.enum(['none', 'possible']),
    }),
  }),
]);

const target = z.looseObject({
  existence,
  locales: z.optional(z.array(z.looseObject({ id: text, status: maybe, updatedAt: z.optional(z.number()) }))),
  strategy: z.enum(['CREATE_NEW', 'UPDATE_EXISTING']),
  v2Backup: z.optional(keptBackup),
});

/** A piece that a step learns to yield needs a shape here, or this does not compile. */
const pieces = { bot: text, version, inventory, backup, target, role: text } satisfies Record<KeptName, z.ZodMiniType>;

const shape = z.strictObject({
  at: time,
  step: z.enum(PIECES),
  chosen: z.partial(z.strictObject(pieces)),
  typed: z.strictObject({
    v2Name: z.optional(z.strictObject({ bot: text, text })),
    role: maybe,
  }),
});

/** Undefined where it is anything else than a wizard that was left. */
export function asLeft(value: unknown): Left | undefined {
  const read = shape.safeParse(value);
  return read.success ? (read.data as Left) : undefined;
}
