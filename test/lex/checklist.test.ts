import { describe, expect, test } from 'vitest';
import type { LexAlert } from '../../src/aws/lex-model.ts';
import { checklist } from '../../src/lex/checklist.ts';
import { takeInventory } from '../../src/lex/inventory.ts';
import { bot, intent } from './samples.ts';

const inventory = takeInventory({
  bot: bot({ hasClarificationPrompt: true, hasAbortStatement: true, detectSentiment: true }),
  intents: [intent('Order', { hasFulfilmentHook: true, messageGroupsOverThree: 1 })],
  aliases: [{ name: 'prod', botVersion: '3', hasConversationLogs: true }],
  channels: [{ name: 'team', alias: 'prod', type: 'Slack' }],
});
const lambda: LexAlert = {
  type: 'WARN',
  message: 'Synthetic: a code hook.',
  details: ['Order'],
  links: ['https://docs.aws.amazon.com/lex/latest/dg/message-lambda.html'],
};
const ids = (tasks: ReturnType<typeof checklist>) => tasks.map(({ id }) => id);

describe('the checklist', () => {
  test('goes from what cannot wait over repair, build, test and version to alias, callers and channels', () => {
    expect(ids(checklist('Flowers', 'en-US', inventory, [lambda]))).toEqual([
      'version-notes',
      'settle',
      'message-groups',
      'prompts',
      'build',
      'test',
      'version',
      'alias',
      'lambda',
      'logs',
      'sentiment',
      'callers',
      'channels',
    ]);
  });

  test('asks for aliases, channels and whatever else an alert on other features names once there is an alias', () => {
    const features = { ...lambda, links: ['https://docs.aws.amazon.com/lex/latest/dg/message-features.html'] };
    const tasks = checklist('Flowers', 'en-US', undefined, [features]);
    expect(ids(tasks)).toEqual(['settle', 'build', 'test', 'version', 'alias', 'features', 'callers']);
    expect(tasks.find(({ id }) => id === 'features')?.after).toEqual(['alias']);
  });

  test('of an ERROR gives the remedy of errors, not that of its class', () => {
    const task = checklist('Flowers', 'en-US', inventory, [{ ...lambda, type: 'ERROR' }]).find(
      ({ id }) => id === 'lambda',
    );
    expect(task?.how).toMatch(/^Mend in V1 what the message names/);
    expect(task?.how).not.toContain('Port the function');
  });

  test('names what stays behind, and never the bot alone', () => {
    const evidence = checklist('Flowers', 'en-US', inventory, []).flatMap((task) => task.evidence);
    expect(evidence).toContain('clarification prompt of OrderFlowers');
    expect(evidence).not.toContain('OrderFlowers');
  });

  test('of a clean bot still asks for build, test, version, alias and callers: COMPLETED is not usable', () => {
    expect(ids(checklist('Flowers', 'en-US', undefined, []))).toEqual([
      'settle',
      'build',
      'test',
      'version',
      'alias',
      'callers',
    ]);
  });

  test('makes one task of an alert and the inventory on the same topic', () => {
    const task = checklist('Flowers', 'en-US', inventory, [lambda]).find(({ id }) => id === 'lambda');
    expect(task?.evidence).toEqual(['WARN: Synthetic: a code hook.', 'Order', 'Order (fulfillment)']);
  });

  test('says the same remedy once', () => {
    const task = checklist('Flowers', 'en-US', inventory, []).find(({ id }) => id === 'prompts');
    expect(task?.how).toBe('Re-create it with a Lambda function on the fallback intent.');
  });

  test('names V2 locale, V2 bot and the V1 aliases to be made again', () => {
    const tasks = checklist('Flowers', 'en-US', inventory, []);
    expect(tasks.find(({ id }) => id === 'build')?.title).toBe('Build en_US');
    expect(tasks.find(({ id }) => id === 'settle')?.how).toContain('Flowers');
    expect(tasks.find(({ id }) => id === 'alias')?.evidence).toEqual(['prod (version 3)']);
  });

  test('does not invent a name or a locale that it does not know', () => {
    const [settle] = checklist(undefined, undefined, undefined, []);
    expect(settle?.how).toBe('the V2 bot has to be Available, and the migrated locale no longer Importing.');
  });

  test('has stable, unique ids, so that a run can keep what was ticked off', () => {
    const all = ids(checklist('Flowers', 'en-US', inventory, [lambda, lambda]));
    expect(new Set(all).size).toBe(all.length);
  });
});
