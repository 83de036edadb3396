import { describe, expect, test } from 'vitest';
import type { Pieces } from '../../src/lex/pieces.ts';
import { classifyProbe } from '../../src/lex/probe.ts';
import { type Action, ready, reduceWizard, STEPS, startWizard, type Wizard } from '../../src/lex/wizard.ts';
import {
  backupOf,
  bot,
  CUSTOM,
  choose,
  created,
  KEPT,
  order,
  pieces,
  place,
  REGION,
  SERVICE_LINKED,
  unknownTarget,
  updated,
} from './samples.ts';

/** Walks from the start until the wizard stands at `step`. */
function walk(step: (typeof STEPS)[number], set: Pieces = pieces()): Wizard {
  return order
    .slice(0, STEPS.indexOf(step))
    .reduce((wizard, name) => reduceWizard(wizard, choose(name, set[name])), startWizard(place));
}

describe('the wizard', () => {
  test('goes through its steps in order to a request that may be sent', () => {
    const wizard = walk('run');
    expect(wizard.step).toBe('run');
    expect(ready(wizard)).toEqual({
      ready: true,
      item: {
        id: 'OrderFlowers',
        locale: 'en-US',
        existence: 'absent',
        source: { updatedAt: undefined, checksum: undefined, status: 'READY', childDirected: false },
        inventory: pieces().inventory,
        backup: KEPT,
        v1BotName: 'OrderFlowers',
        v1BotVersion: '3',
        v2BotName: 'Flowers',
        v2BotRole: SERVICE_LINKED,
        migrationStrategy: 'CREATE_NEW',
      },
    });
  });

  test.each(order)('is not ready before %s, and says so', (step) => {
    expect(ready(walk(step))).toMatchObject({ ready: false, step, reason: expect.stringMatching(/\.$/) });
  });

  test('survives being written down and read again', () => {
    const wizard = walk('run', pieces(updated(), bot(), CUSTOM));
    expect(ready(JSON.parse(JSON.stringify(wizard)))).toEqual(ready(wizard));
  });

  test('goes back without losing what was chosen', () => {
    const at = walk('role');
    const back = reduceWizard(reduceWizard(at, { type: 'back' }), { type: 'back' });
    expect(back.step).toBe('backup');
    expect(back.chosen).toEqual(at.chosen);
  });

  test('keeps in its plan that the operator went on without a backup, and why', () => {
    const none = { kind: 'none', reason: 'the operator went on without one.' } as const;
    expect(ready(walk('run', { ...pieces(), backup: backupOf(bot(), none) }))).toMatchObject({
      item: { backup: none },
    });
  });

  test('stays at the first step when there is nothing before it', () => {
    expect(reduceWizard(startWizard(place), { type: 'back' }).step).toBe('probe');
  });

  test('keeps what follows when the same is chosen again', () => {
    const at = walk('review');
    const back = reduceWizard({ ...at, step: 'bot' }, choose('bot', 'OrderFlowers'));
    expect(back.step).toBe('version');
    expect(back.chosen).toEqual(at.chosen);
  });

  test('voids what follows when something else is chosen', () => {
    const at = reduceWizard({ ...walk('review'), step: 'bot' }, choose('bot', 'BookTrip'));
    expect(Object.keys(at.chosen)).toEqual(['probe', 'bot']);
  });

  test('ignores a choice for a step it has left', () => {
    const at = walk('target');
    expect(reduceWizard(at, choose('version', bot({ version: '7' })))).toBe(at);
  });

  test('cannot be turned back once it runs', () => {
    const at = walk('run');
    expect(reduceWizard(at, { type: 'back' })).toBe(at);
  });

  test('has to be reviewed and confirmed anew after a refusal', () => {
    const at = reduceWizard(walk('run'), { type: 'refused', why: 'iam:PassRole is missing.' });
    expect(at).toMatchObject({ step: 'review', notice: 'iam:PassRole is missing.' });
    expect(Object.keys(at.chosen)).toEqual(['probe', 'bot', 'version', 'inventory', 'backup', 'target', 'role']);
    expect(ready(at)).toMatchObject({ ready: false, step: 'review' });
  });
});

describe('the wizard does not take', () => {
  const set = pieces();
  const other = bot({ name: 'BookTrip' });
  const cases: readonly (readonly [what: string, action: Action, reason: RegExp])[] = [
    [
      'an empty list of bots',
      choose('probe', classifyProbe({ ok: true, value: [] }, REGION)),
      /cannot tell these apart/,
    ],
    ['a probe of another Region', choose('probe', { ...set.probe, region: 'us-east-1' }), /came from us-east-1/],
    ['an illegal bot name', choose('bot', 'Bot2'), /character 4/],
    ['a version of another bot', choose('version', other), /belongs to BookTrip/],
    ['an illegal version', choose('version', bot({ version: 'abc1' })), /\$LATEST or a number/],
    ['an inventory of another version', choose('inventory', { ...set.inventory, version: '7' }), /not what you chose/],
    ['a backup of another version', choose('backup', { ...set.backup, version: '7' }), /not what you chose/],
    [
      'a backup of another account',
      choose('backup', { ...set.backup, accountId: '999999999999' }),
      /of account 999999999999, eu-west-1/,
    ],
    ['an illegal V2 name', choose('target', created('A--b')), /two separators/],
    ['a BotNetwork as target', choose('target', updated('Flowers', { type: 'BotNetwork' })), /BotNetwork, not a bot/],
    ['CREATE_NEW onto a bot that exists', choose('target', { ...updated(), strategy: 'CREATE_NEW' }), /exists/],
    [
      'UPDATE_EXISTING of a bot that does not',
      choose('target', { ...created(), strategy: 'UPDATE_EXISTING' }),
      /No V2 bot/,
    ],
    ['a role of another account', choose('role', 'arn:aws:iam::999999999999:role/x'), /belongs to account/],
    ['a review of something else', choose('review', { ...set.review, v1BotVersion: '7' }), /review it again/],
    ['a start while the target is busy', choose('confirm', { ...set.confirm, busy: 'Migration M1 runs.' }), /M1 runs/],
  ];

  test.each(cases)('%s', (_what, action, reason) => {
    const step = action.type === 'choose' ? action.step : 'probe';
    const at = walk(step);
    const next = reduceWizard(at, action);
    expect(next).toMatchObject({ step, notice: expect.stringMatching(reason) });
    expect(next.chosen).toEqual(at.chosen);
  });
});

describe('the second look', () => {
  const confirm = (set: Pieces, over: Partial<Pieces['confirm']>) =>
    reduceWizard(walk('confirm', set), choose('confirm', { ...set.confirm, ...over }));

  test.each([
    ['the bot appeared since the review', created(), updated()],
    ['the bot is gone since the review', updated(), created()],
    ['another bot has the name now', updated(), updated('Flowers', { id: 'ZZZZZZZZZZ' })],
    ['the locale appeared since the review', { ...updated(), locales: [] }, updated()],
    ['the role of the bot changed', updated(), updated('Flowers', { roleArn: SERVICE_LINKED })],
    ['the look-up failed this time', updated(), unknownTarget('UPDATE_EXISTING')],
  ])('sends back to the target when %s', (_what, reviewed, now) => {
    const at = confirm(pieces(reviewed), { look: now });
    expect(at.step).toBe('target');
    expect(at.notice).toMatch(/^Since the review something changed/);
    expect(Object.keys(at.chosen)).toEqual(['probe', 'bot', 'version', 'inventory', 'backup']);
  });

  test('does not mind that the bot had another passing status', () => {
    expect(confirm(pieces(updated()), { look: updated('Flowers', { status: 'Inactive' }) }).step).toBe('run');
  });
});
