import { describe, expect, test } from 'vitest';
import { type Material, takeInventory } from '../../src/lex/inventory.ts';
import type { PieceName, Pieces } from '../../src/lex/pieces.ts';
import { classifyProbe } from '../../src/lex/probe.ts';
import { deriveStrategy } from '../../src/lex/strategy.ts';
import { type Found, isBehind, leftOf, takeUp } from '../../src/lex/taking-up.ts';
import {
  type Action,
  type Left,
  reduceWizard,
  STEPS,
  type Step,
  startWizard,
  type Wizard,
} from '../../src/lex/wizard.ts';
import { ACCOUNT, bot, created, failure, pieces, REGION, updated, v2Bot } from './samples.ts';

const place = { region: REGION, accountId: ACCOUNT };
const order = STEPS.filter((step): step is PieceName => step !== 'run');
const probe = pieces().probe;
const at = Date.UTC(2026, 10, 22);

const choose = <P extends PieceName>(step: P, piece: Pieces[P]) => ({ type: 'choose', step, piece }) as Action;

function walk(step: Step, set: Pieces = pieces()): Wizard {
  return order
    .slice(0, STEPS.indexOf(step))
    .reduce((wizard, name) => reduceWizard(wizard, choose(name, set[name])), startWizard(place));
}

/** As a file gives it back. */
const written = (wizard: Wizard): Left => JSON.parse(JSON.stringify(leftOf(wizard, at)));

const inventory = (over: Partial<Material>) =>
  takeInventory({ bot: bot(), intents: [], aliases: [], channels: [], ...over });

const resumed = (left: Left, found: Found = {}): Wizard => takeUp(startWizard(place, left), probe, found);

describe('a wizard that was left', () => {
  test.each(STEPS.filter((step) => !['probe', 'confirm', 'run'].includes(step)))(
    'at %s goes on there, with all that was chosen',
    (step) => {
      const wizard = walk(step);
      const again = resumed(written(wizard));
      expect(again.step).toBe(step);
      expect(JSON.parse(JSON.stringify(again.chosen))).toEqual(JSON.parse(JSON.stringify({ ...wizard.chosen, probe })));
      expect(again).toMatchObject({ takenUp: at, left: undefined, notice: undefined });
    },
  );

  test('that has started is nothing to take up: its run tells of it', () => {
    expect(leftOf(walk('run'), at)).toBeUndefined();
  });

  test('at confirm is reviewed again, and confirmed again', () => {
    const again = resumed(written(walk('confirm')));
    expect(again.step).toBe('review');
    expect(again.chosen).not.toHaveProperty('review');
    expect(again.chosen).not.toHaveProperty('confirm');
  });

  test('keeps what was chosen further on while it waits at an earlier step', () => {
    const back = ['back', 'back', 'back', 'back'].reduce((now) => reduceWizard(now, { type: 'back' }), walk('review'));
    const again = resumed(written(back));
    expect(again.step).toBe(back.step);
    expect(again.chosen.role).toBe(back.chosen.role);
  });

  test('keeps what was typed', () => {
    const typed = { v2Name: { bot: 'OrderFlowers', text: 'half-a-na' }, role: 'arn:aws:ia' };
    const left = written(reduceWizard(walk('target'), { type: 'type', typed }));
    expect(resumed(left).typed).toEqual(typed);
  });

  test('without a choice is nothing to take up', () => {
    expect(leftOf(startWizard(place), at)).toBeUndefined();
  });

  test('waits where Lex V1 does not answer, and is not lost', () => {
    const left = written(walk('role'));
    const dead = classifyProbe({ ok: false, failure: failure() }, REGION);
    const still = takeUp(startWizard(place, left), dead, {});
    expect(still).toMatchObject({ step: 'probe', left });
    expect(leftOf(still, at + 1)).toBe(left);
  });

  test('asks only for what lies before the step it goes on at', () => {
    const left = written(walk('target'));
    expect(isBehind(left, 'version')).toBe(true);
    expect(isBehind(left, 'target')).toBe(false);
  });

  test('tells its age until something is chosen, and from then on anew', () => {
    const again = resumed(written(walk('target')));
    expect(leftOf(again, at + 5)?.at).toBe(at);
    expect(leftOf(reduceWizard(again, choose('target', created())), at + 5)?.at).toBe(at + 5);
  });
});

describe('what has changed since', () => {
  const left = written(walk('review', pieces(updated())));
  const gone = { ok: false, failure: failure({ kind: 'not-found' }) } as const;

  test.each<[string, Found, Step, RegExp, readonly PieceName[]]>([
    ['a bot that has gone', { version: 'gone' }, 'bot', /no longer knows the bot OrderFlowers/, ['probe']],
    ['a version that has gone', { version: gone }, 'version', /no longer knows version 3/, ['probe', 'bot']],
    [
      'a version with other intents',
      { version: { ok: true, value: bot({ intents: [{ name: 'New', version: '1' }] }) } },
      'version',
      /has changed: choose it anew/,
      ['probe', 'bot'],
    ],
    [
      'a version with another alias',
      { inventory: inventory({ aliases: [{ name: 'New', botVersion: '3', hasConversationLogs: false }] }) },
      'inventory',
      /^Since it was left, what OrderFlowers holds, and what of it will not move, has changed/,
      ['probe', 'bot', 'version'],
    ],
    [
      'a backup that is gone',
      { lost: failure({ what: 'It cannot be relied on.', why: 'archive.zip is gone.', next: 'Take a new one.' }) },
      'backup',
      /archive.zip is gone. Take a new one/,
      ['probe', 'bot', 'version', 'inventory'],
    ],
    [
      'a V2 backup that is gone',
      { lostV2: failure({ why: 'archive.zip is gone.' }) },
      'target',
      /archive.zip is gone/,
      ['probe', 'bot', 'version', 'inventory', 'backup'],
    ],
    [
      'a target that was deleted',
      { look: { existence: deriveStrategy('Flowers', { ok: true, value: undefined }), locales: undefined } },
      'target',
      /the V2 side has changed: No V2 bot is named Flowers/,
      ['probe', 'bot', 'version', 'inventory', 'backup'],
    ],
    [
      'a target with another role',
      { look: { ...updated(), existence: deriveStrategy('Flowers', { ok: true, value: v2Bot({ roleArn: 'x' }) }) } },
      'target',
      /the V2 side has changed/,
      ['probe', 'bot', 'version', 'inventory', 'backup'],
    ],
    [
      'a role that was deleted',
      { role: { kind: 'missing', sentence: 'IAM knows no such role.' } },
      'role',
      /IAM knows no such role/,
      ['probe', 'bot', 'version', 'inventory', 'backup', 'target'],
    ],
  ])('sends %s back to its step with a sentence', (_what, found, step, notice, kept) => {
    const again = resumed(left, found);
    expect(again.step).toBe(step);
    expect(again.notice).toMatch(notice);
    expect(Object.keys(again.chosen)).toEqual(kept);
  });

  test('counts from the first step on, however much has changed', () => {
    const again = resumed(left, { version: gone, role: { kind: 'missing', sentence: 'No role.' } });
    expect(again.step).toBe('version');
  });

  test.each<[string, Found, Step]>([
    ['version', { version: { ok: false, failure: failure({ kind: 'timeout' }) } }, 'version'],
    ['list of aliases', { inventory: inventory({ aliases: undefined }) }, 'inventory'],
    [
      'target',
      { look: { existence: deriveStrategy('Flowers', { ok: false, failure: failure() }), locales: undefined } },
      'target',
    ],
  ])(
    'is not concluded from a %s that cannot be read: it is looked at again, and the rest is kept',
    (_what, found, step) => {
      const again = resumed(left, found);
      expect(again.step).toBe(step);
      expect(again.notice).toMatch(/is not known/);
      expect(again.chosen.role).toBe(left.chosen.role);
    },
  );

  test('is not a bot that is as it was, though a file has no members that are undefined', () => {
    const again = resumed(left, { version: { ok: true, value: bot() }, look: updated() });
    expect(again).toMatchObject({ step: 'review', notice: undefined });
    expect(again.chosen.version).toHaveProperty('voiceId');
  });

  test('is noticed in the file itself: what does not fit is not taken', () => {
    const foreign: Left = { ...left, chosen: { ...left.chosen, role: 'arn:aws:iam::999999999999:role/x' } };
    expect(resumed(foreign)).toMatchObject({ step: 'role', notice: expect.stringContaining('999999999999') });
  });
});
