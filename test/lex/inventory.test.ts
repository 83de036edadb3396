import { describe, expect, test } from 'vitest';
import { type Material, takeInventory } from '../../src/lex/inventory.ts';
import { bot, intent } from './samples.ts';

const bare: Material = { bot: bot(), intents: [], aliases: [], channels: [] };
const slot = (name: string, type: string | undefined) => ({ name, type });

describe('what moves', () => {
  test('is counted: intents, slots, and custom slot types once each', () => {
    const intents = [
      intent('Order', { slots: [slot('kind', 'FlowerTypes'), slot('day', 'AMAZON.DATE')] }),
      intent('Cancel', { slots: [slot('kind', 'FlowerTypes')] }),
    ];
    const { moves } = takeInventory({ ...bare, bot: bot({ intents }), intents });
    expect(moves).toEqual({ intents: 2, slots: 3, customSlotTypes: 1 });
  });
});

describe('what will not move', () => {
  const cases: readonly (readonly [kind: string, where: readonly string[], over: Partial<Material>])[] = [
    ['aliases', ['prod (version 3)'], { aliases: [{ name: 'prod', botVersion: '3', hasConversationLogs: false }] }],
    [
      'channels',
      ['team (Slack, alias prod)', 'old (type unknown, alias unknown)'],
      {
        channels: [
          { name: 'team', alias: 'prod', type: 'Slack' },
          { name: 'old', alias: undefined, type: undefined },
        ],
      },
    ],
    [
      'lambda',
      ['Order (initialization and validation)', 'Order (fulfillment)'],
      { intents: [intent('Order', { hasDialogHook: true, hasFulfilmentHook: true })] },
    ],
    ['kendra', ['Search'], { intents: [intent('Search', { hasKendra: true })] }],
    ['logs', ['prod'], { aliases: [{ name: 'prod', botVersion: '3', hasConversationLogs: true }] }],
    ['follow-up-prompts', ['Order'], { intents: [intent('Order', { hasFollowUpPrompt: true })] }],
    ['clarification-prompt', ['clarification prompt of OrderFlowers'], { bot: bot({ hasClarificationPrompt: true }) }],
    ['abort-statement', ['abort statement of OrderFlowers'], { bot: bot({ hasAbortStatement: true }) }],
    ['built-in-intents', ['Yes'], { intents: [intent('Yes', { parentSignature: 'AMAZON.YesIntent' })] }],
    [
      'built-in-slot-types',
      ['Fly.from (AMAZON.Airport)'],
      { intents: [intent('Fly', { slots: [slot('from', 'AMAZON.Airport')] })] },
    ],
    ['message-groups', ['Order (2)'], { intents: [intent('Order', { messageGroupsOverThree: 2 })] }],
    ['sentiment', ['OrderFlowers (detected in V1)'], { bot: bot({ detectSentiment: true }) }],
    ['version-notes', ['OrderFlowers version 3'], {}],
  ];

  test.each(cases)('%s are named with their place, a sentence and a remedy', (kind, where, over) => {
    const leftover = takeInventory({ ...bare, ...over }).leftovers.find((each) => each.kind === kind);
    expect(leftover?.where).toEqual(where);
    expect(leftover?.sentence).toMatch(/\.$/);
    expect(leftover?.remedy).toMatch(/\.$/);
  });

  test('of a bare bot are the notes on versions alone', () => {
    expect(takeInventory(bare).leftovers.map(({ kind }) => kind)).toEqual(['version-notes']);
  });

  test.each(['AMAZON.CancelIntent', 'AMAZON.FallbackIntent', 'AMAZON.StartOverIntent'])(
    '%s has a twin in V2',
    (parent) => {
      const { leftovers } = takeInventory({ ...bare, intents: [intent('I', { parentSignature: parent })] });
      expect(leftovers.map(({ kind }) => kind)).not.toContain('built-in-intents');
    },
  );

  test.each(['AMAZON.DATE', 'AMAZON.NUMBER', 'AMAZON.TIME', 'AMAZON.AlphaNumeric', 'FlowerTypes', undefined])(
    'the slot type %s is not held to lack a twin',
    (type) => {
      const { leftovers } = takeInventory({ ...bare, intents: [intent('I', { slots: [slot('s', type)] })] });
      expect(leftovers.map(({ kind }) => kind)).not.toContain('built-in-slot-types');
    },
  );
});

describe('what could not be read', () => {
  test('is said and not counted as absent', () => {
    const { unknown } = takeInventory({
      bot: bot({ intents: [intent('Order'), intent('Cancel')], detectSentiment: undefined }),
      intents: [intent('Order')],
      aliases: undefined,
      channels: undefined,
    });
    expect(unknown).toEqual([
      'Not read, so what they hold is unknown: intents Cancel.',
      'The aliases could not be read; none of them moves, nor do their logs.',
      'The channels could not be read; none of them moves.',
      'AWS did not say whether the bot detects sentiment.',
    ]);
  });
  test('is nothing when all was read', () => expect(takeInventory(bare).unknown).toEqual([]));
});

describe('what V2 may refuse', () => {
  const held = (over: Partial<Material>) => takeInventory({ ...bare, ...over }).doubts ?? [];
  const types = (number: number) =>
    intent('Order', { slots: Array.from({ length: number }, (_, at) => slot('s', `Type${at}`)) });

  test.each(['Zimmer.Art', 'a--b', '.x', 'x'.repeat(101)])('holds the slot name %s, which V2 does not take', (name) => {
    const [doubt, ...others] = held({ intents: [intent('Order', { slots: [slot(name, 'AMAZON.DATE')] })] });
    expect(doubt).toMatchObject({ kind: 'names', where: [`slot Order.${name}`] });
    expect(doubt?.sentence).toMatch(/likely/);
    expect(others).toEqual([]);
  });

  test.each(['Zimmer', 'Zimmer-Art', 'Zimmer_Art_', 'x'.repeat(100)])('does not hold the slot name %s', (name) => {
    expect(held({ intents: [intent('Order', { slots: [slot(name, 'AMAZON.DATE')] })] })).toEqual([]);
  });

  test('holds names of intents that were not read, and of slot types', () => {
    const order = intent('Order', { slots: [slot('kind', 'Flower.Types')] });
    const [doubt] = held({ bot: bot({ intents: [order, intent('Order.Late')] }), intents: [order] });
    expect(doubt?.where).toEqual(['intent Order.Late', 'slot type Flower.Types']);
  });

  test.each([
    ['de-DE', 100, []],
    ['de-DE', 101, ['slot-types']],
    ['en-IN', 101, ['slot-types']],
    ['en-US', 250, []],
    ['en-US', 251, ['slot-types']],
    [undefined, 300, []],
  ])('in %s with %i custom slot types: %j', (locale, number, kinds) => {
    const doubts = held({ bot: bot({ locale }), intents: [types(number)] });
    expect(doubts.map(({ kind }) => kind)).toEqual(kinds);
  });

  test.each([
    ['FAILED', ['OrderFlowers version 3: no utterances']],
    ['NOT_BUILT', ['OrderFlowers version 3: no utterances']],
    ['READY', undefined],
  ])('of a version that is %s: %j', (status, where) => {
    expect(held({ bot: bot({ status, failureReason: 'no utterances' }) })[0]?.where).toEqual(where);
  });
});
