/** Everything of a plan file for builds of Lex V2 locales that a run relies on. */
import { V2_BOT_NAME } from '../lex/names.ts';
import type { LexBuildPlan } from './plan.ts';
import { headShape, like, text, time } from './plan-head-shape.ts';
import { shapedBy, z } from './shaping.ts';

const item = z.strictObject({
  id: text,
  botId: like(/^[0-9a-zA-Z]{10}$/, 'the id of a Lex V2 bot'),
  botName: like(V2_BOT_NAME, 'the name of a Lex V2 bot'),
  localeId: like(/^[a-z]{2}_[A-Z0-9]{2,3}$/, 'a locale like en_US'),
  status: z.optional(text),
  updatedAt: z.optional(time),
  buildSubmittedAt: z.optional(time),
  migrationId: z.optional(text),
});

const shape = z.strictObject({
  ...headShape,
  verb: z.literal('lex-build'),
  items: z.array(item).check(z.minLength(1, 'there is nothing to send')),
  excluded: z.array(z.never()),
});
type Shaped = z.infer<typeof shape>;

export const shapedLexBuildPlan = shapedBy<LexBuildPlan, typeof shape>(shape, contradiction);

function contradiction({ items, policy }: Shaped): string | undefined {
  if (policy.wave !== 1) return 'Its locales would not go one after the other.';
  if (new Set(items.map(({ botId, localeId }) => `${botId}/${localeId}`)).size < items.length)
    return 'A locale is in it twice.';
  const unlike = items.find(({ id, botName, localeId }) => id !== `${botName}/${localeId}`);
  return unlike && `${unlike.id} would build ${unlike.localeId} of ${unlike.botName}.`;
}
