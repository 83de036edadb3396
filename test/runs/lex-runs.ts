/** Runs of one migrated bot, as their journals tell them: for the tests of what it leaves to people. */
import type { LexAlert } from '../../src/aws/lex-model.ts';
import { takeInventory } from '../../src/lex/inventory.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import type { LexItem, LexPlan } from '../../src/plans/plan.ts';
import type { RunEvent, TaskEvent } from '../../src/runs/events.ts';
import { bot, intent } from '../lex/samples.ts';
import { context, lexItem, now, value } from '../plans/fixtures.ts';

const page = 'https://docs.aws.amazon.com/lex/latest/dg/';

export const warning = (slug: string, over: Partial<LexAlert> = {}): LexAlert => ({
  type: 'WARN',
  message: 'Some things were not migrated.',
  details: ['Intent: Order'],
  links: [`${page}${slug}.html`],
  ...over,
});

export const inventory = takeInventory({
  bot: bot({ hasClarificationPrompt: true }),
  intents: [intent('Order', { hasFulfilmentHook: true })],
  aliases: [{ name: 'prod', botVersion: '3', hasConversationLogs: true }],
  channels: [{ name: 'team', alias: 'prod', type: 'Slack' }],
});

export const lexPlanOf = (over: Partial<LexItem> = {}): LexPlan =>
  value(planLexMigration({ ...context, items: [lexItem({ inventory, ...over })] }));

/** Sent, taken and ended as AWS says; `status` in AWS's word. */
export function migrated(alerts: readonly LexAlert[] = [], status = 'COMPLETED'): readonly RunEvent[] {
  const of = { at: now, item: 'OrderFlowers' };
  const outcome = status === 'COMPLETED' && !alerts.some(({ type }) => type === 'ERROR') ? 'done' : 'failed';
  return [
    { type: 'attempt', ...of },
    { type: 'accepted', ...of, targetId: 'MIGRATION1' },
    { type: 'observed', ...of, observation: { source: undefined, migration: { status, alerts } } },
    { type: 'settled', ...of, at: now + 60_000, outcome, reason: `AWS says ${status}.` },
    { type: 'finished', at: now + 60_000 },
  ];
}

export const ticked = (task: string, by = 'ann', type: 'ticked' | 'unticked' = 'ticked'): TaskEvent => ({
  type,
  at: now + 120_000,
  item: 'OrderFlowers',
  task,
  by,
});
