import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { LexAlert } from '../../../src/aws/lex-model.ts';
import { width } from '../../../src/components/text.ts';
import { checklist } from '../../../src/lex/checklist.ts';
import { takeInventory } from '../../../src/lex/inventory.ts';
import { draft, type Pieces } from '../../../src/lex/pieces.ts';
import { deriveStrategy, type Target } from '../../../src/lex/strategy.ts';
import { TOPICS } from '../../../src/lex/topics.ts';
import type { Step } from '../../../src/plans/confirmation.ts';
import { advance, nothingConfirmed, stagesOf } from '../../../src/plans/confirming.ts';
import { inventoryLines } from '../../../src/screens/lex/inventory-lines.ts';
import { lookLines } from '../../../src/screens/lex/look-lines.ts';
import { migrationLines } from '../../../src/screens/lex/migration-lines.ts';
import { misnomerLines } from '../../../src/screens/lex/misnomer-lines.ts';
import { reviewLines } from '../../../src/screens/lex/review-lines.ts';
import {
  ACCOUNT,
  bot,
  CUSTOM,
  created,
  failure,
  intent,
  pieces,
  REGION,
  unknownTarget,
  updated,
} from '../../lex/samples.ts';

const longName = `${'VeryLongBotName'.repeat(6)}1234567890`;
const longArn = `arn:aws:iam::${ACCOUNT}:role/${'path/'.repeat(40)}bot`;
const page = 'https://docs.aws.amazon.com/lex/latest/dg/';

function alert(over: Partial<LexAlert> = {}): LexAlert {
  return { type: 'WARN', message: 'Some things were not migrated.', details: [], links: [], ...over };
}

const plain = (lines: readonly string[]) => lines.map(stripVTControlCharacters);
const text = (lines: readonly string[]) => plain(lines).join(' ').replace(/\s+/g, ' ');

const inventory = takeInventory({
  bot: bot({ intents: ['Order', 'Unread'].map((name) => ({ name, version: '1' })), hasAbortStatement: true }),
  intents: [intent('Order', { hasFulfilmentHook: true, slots: [{ name: 'To', type: 'AMAZON.Airport' }] })],
  aliases: [{ name: 'prod', botVersion: '3', hasConversationLogs: true }],
  channels: undefined,
});

const item = { v2BotName: 'Flowers', locale: 'en-US', inventory };

function review(target: Target, role: string, over: Partial<Pieces> = {}): string[] {
  const chosen = { ...pieces(target, bot(), role), inventory, ...over };
  const input = draft(chosen);
  return input ? reviewLines(input, chosen, `account ${ACCOUNT}, ${REGION}`, 80) : [];
}

describe('what the screens say', () => {
  const alerts = [
    alert({ details: ['x'.repeat(300)], links: [`${page}message-lambda.html?${'q'.repeat(200)}`] }),
    alert({ type: undefined, message: 'word '.repeat(60) }),
  ];
  const cases: readonly (readonly [string, (cells: number) => readonly string[]])[] = [
    ['a migration', (cells) => migrationLines({ status: 'COMPLETED', alerts, item }, cells)],
    ['an inventory', (cells) => inventoryLines(inventory, cells)],
    ['a look at V2', (cells) => lookLines(updated(longName, { roleArn: longArn }), 'en-US', cells)],
    ['a look that failed', (cells) => lookLines(unknownTarget('CREATE_NEW', longName), 'en-US', cells)],
    ['a misnomer', (cells) => misnomerLines({ problem: 'no '.repeat(80), suggestion: longName }, cells)],
  ];
  test.each(cases)('of %s fits screens of any width', (_, lines) => {
    for (const cells of [60, 80, 160]) expect(Math.max(...plain(lines(cells)).map(width))).toBeLessThanOrEqual(cells);
  });
});

test('what V2 may refuse stands in the inventory and in the review, as likely', () => {
  const doubtful = takeInventory({
    bot: bot(),
    intents: [intent('Order', { slots: [{ name: 'Zimmer.Art', type: 'AMAZON.DATE' }] })],
    aliases: [],
    channels: [],
  });
  expect(text(inventoryLines(doubtful, 80))).toMatch(
    /V2 may refuse it .* likely to fail .* What: slot Order\.Zimmer\.Art/,
  );
  expect(text(review(created('Flowers'), CUSTOM, { inventory: doubtful }))).toContain(
    'V2 may refuse it: slot Order.Zimmer.Art.',
  );
});

describe('a migration', () => {
  test('that completed with warnings is not done: it says how many tasks are left', () => {
    const shown = text(migrationLines({ status: 'COMPLETED', alerts: [alert(), alert()] }, 80));
    expect(shown).toContain('COMPLETED: completed, 2 manual tasks');
    expect(shown).toContain('still has to be repaired, built, tested and published');
  });

  test('shows an alert in full, with its class by the page it links to, and what to do about it', () => {
    const details = ['Intent: Order, fulfillment', 'Intent: Cancel, fulfillment'];
    const links = [`${page}message-lambda.html`];
    const shown = text(migrationLines({ status: 'COMPLETED', alerts: [alert({ details, links })] }, 80));
    for (const part of [
      'WARN Lambda functions: Some things were not migrated.',
      ...details,
      ...links,
      'Port the function',
    ])
      expect(shown).toContain(part);
  });

  test.each(TOPICS.filter(({ slug }) => slug))('explains alerts of class $id here, and says what to do', (topic) => {
    const links = [`${page}${topic.slug}.html`];
    const shown = text(migrationLines({ status: 'COMPLETED', alerts: [alert({ links })] }, 80));
    expect(shown).toContain(`WARN ${topic.title}: Some things were not migrated.`);
    expect(shown).toContain(topic.explanation);
    expect(shown).toContain(topic.remedy);
  });

  test.each(TOPICS.filter(({ slug }) => slug))(
    'says of an ERROR that links to class $id its own words, what AWS means by it, and no remedy of a WARN',
    (topic) => {
      const links = [`${page}${topic.slug}.html`];
      const shown = text(migrationLines({ status: 'FAILED', alerts: [alert({ type: 'ERROR', links })] }, 80));
      expect(shown).toContain(
        'ERROR Some things were not migrated. AWS says of an ERROR that it could not be resolved',
      );
      expect(shown).toContain('and migrate again; or build the bot by hand in V2');
      expect(shown).not.toContain(topic.remedy);
    },
  );

  test('sets the tasks of its alerts beside all that are left', () => {
    const tasks = checklist('Flowers', 'en-US', inventory, [alert(), alert()]).map((task) => ({
      ...task,
      waitsFor: [],
      ticked: undefined,
      note: undefined,
    }));
    const shown = text(migrationLines({ status: 'COMPLETED', alerts: [alert(), alert()], item, tasks }, 200));
    expect(shown).toContain(
      `COMPLETED: completed, 2 manual tasks (from alerts; ${tasks.length} of ${tasks.length} left in all)`,
    );
  });

  test('counts its alerts as errors and manual tasks', () => {
    const alerts = [alert(), alert({ type: 'ERROR' }), alert({ type: undefined })];
    expect(text(migrationLines({ status: 'COMPLETED', alerts }, 80))).toContain('3 alerts: 1 error, 2 manual tasks');
  });

  test('that this machine did not start says that its list comes from the alerts alone', () => {
    const shown = text(migrationLines({ status: 'COMPLETED', alerts: [] }, 80));
    expect(shown).toContain('what stayed behind in V1 was not recorded');
    expect(shown).toContain('Nothing can be ticked off here.');
  });

  test('with an ERROR is a failure even when AWS calls it completed', () => {
    expect(text(migrationLines({ status: 'COMPLETED', alerts: [alert({ type: 'ERROR' })] }, 80))).toContain(
      'completed, with 1 error',
    );
  });

  test('in a status that AWS never declared is unknown, and has no checklist', () => {
    const shown = text(migrationLines({ status: 'COMPLETE', alerts: [] }, 80));
    expect(shown).toContain('unknown: COMPLETE');
    expect(shown).not.toContain('What is left to do');
  });

  test('in progress can be left and not be cancelled; nothing is promised of its end', () => {
    const shown = text(migrationLines({ status: 'IN_PROGRESS', alerts: [] }, 80));
    expect(shown).toContain('cannot be cancelled');
    expect(shown).toContain('No alerts so far.');
    expect(shown).not.toMatch(/%|What is left to do/);
  });

  test('lists what is left in order, with the names that are known, and says nothing twice', () => {
    const lines = migrationLines(
      {
        status: 'COMPLETED',
        alerts: [alert({ details: ['Intent: Order, fulfillment'], links: [`${page}message-lambda.html`] })],
        item: { ...item, inventory: undefined },
      },
      80,
    );
    const shown = text(lines);
    expect(shown).toMatch(/1\. Wait for the import.*Build en_US.*Test the Draft.*Create a version.*Lambda functions/);
    expect(shown.split('Intent: Order, fulfillment')).toHaveLength(2);
  });
});

describe('a completed migration that this machine started', () => {
  test('lists what was seen to stay behind in V1, where no alert speaks of it', () => {
    const shown = text(migrationLines({ status: 'COMPLETED', alerts: [], item }, 80));
    expect(shown).toMatch(/Create the aliases .* - prod \(version 3\)/);
    expect(shown).toContain('Order (fulfillment)');
  });
});

describe('the review', () => {
  test('begins with what is destroyed, and warns of another role than the present one', () => {
    const shown = text(review(updated(), pieces().role));
    expect(shown).toMatch(/^ What it does - OVERWRITES en_US Draft of Flowers/);
    expect(shown).toContain(`likely replaces the present role of Flowers, ${CUSTOM}`);
  });

  test('shows the request member by member', () => {
    const shown = text(review(created(), CUSTOM));
    for (const member of ['v1BotName OrderFlowers', 'v1BotVersion 3', 'v2BotName Flowers', `v2BotRole ${CUSTOM}`])
      expect(shown).toContain(member);
    expect(shown).toContain('migrationStrategy CREATE_NEW');
  });

  test('counts what will not move, and says what of it is unknown', () => {
    const shown = text(review(created(), CUSTOM));
    expect(shown).toContain('aliases: 1');
    expect(shown).toContain('abort statement: 1');
    expect(shown).toContain('Unknown: Not read, so what they hold is unknown: intents Unread.');
  });

  test('says when it is unknown whether there is anything to overwrite', () => {
    expect(text(review(unknownTarget('CREATE_NEW'), CUSTOM))).toContain('Existence unknown: you chose CREATE_NEW.');
  });

  test.each([
    [true, 'It is directed at children (COPPA).'],
    [undefined, 'AWS did not say whether it is directed at children'],
  ])('says whether the bot is directed at children: %s', (childDirected, says) => {
    expect(text(review(created(), CUSTOM, { version: bot({ childDirected }) }))).toContain(says);
  });
});

describe('the inventory', () => {
  test('begins with what could not be read', () => {
    expect(text(inventoryLines(inventory, 80))).toMatch(/^ ▲ Unknown: Not read/);
  });

  test('counts at least what it read when it did not read all', () => {
    expect(text(inventoryLines(inventory, 80))).toContain('2 intents, at least 1 slot');
  });
});

describe('a look that failed', () => {
  test('says why, in the words of AWS', () => {
    const existence = deriveStrategy('Flowers', {
      ok: false,
      failure: failure({ why: 'not authorized: lex:ListBots' }),
    });
    const shown = text(lookLines({ existence, locales: undefined }, 'en-US', 80));
    expect(shown).toContain('Existence unknown');
    expect(shown).toContain('not authorized: lex:ListBots');
  });
});

describe('the confirmation', () => {
  const loss: Step = { kind: 'acknowledge', class: 'draft-overwritten', count: 1, sentence: 'The Draft is lost.' };
  const phrase = (text: string): Step => ({ kind: 'phrase', phrase: text });

  test('has one stage for all losses, and one for each phrase', () => {
    expect(stagesOf([loss, phrase('Flowers')])).toEqual([{ kind: 'losses', losses: [loss] }, phrase('Flowers')]);
    expect(stagesOf([phrase('MIGRATE OrderFlowers'), phrase('Flowers')])).toHaveLength(2);
  });

  test('goes on only once the stage at hand is satisfied, and never two at a time', () => {
    const stages = stagesOf([loss, phrase('MIGRATE OrderFlowers'), phrase('Flowers')]);
    expect(advance(nothingConfirmed, stages)).toEqual(nothingConfirmed);
    const ticked = { ...nothingConfirmed, ticked: new Set([loss.class] as const) };
    const first = advance(ticked, stages);
    expect(first).toEqual({ ...ticked, at: 1 });
    expect(advance({ ...first, typed: 'migrate orderflowers' }, stages).at).toBe(1);
    const second = advance({ ...first, typed: 'MIGRATE OrderFlowers' }, stages);
    expect(second).toEqual({ ...ticked, at: 2, typed: '' });
    expect(advance(second, stages)).toEqual(second);
  });
});
