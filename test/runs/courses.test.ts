import { describe, expect, test } from 'vitest';
import type { InPlaceVerb } from '../../src/runs/drivers/courses.ts';
import { type Look, minute } from '../../src/runs/drivers/driver.ts';
import { endInPlace } from '../../src/runs/drivers/in-place.ts';
import type { ItemState } from '../../src/runs/state.ts';
import { rebuildPlan } from './fixtures.ts';
import { type Expected, item, look, missing, outcome, planned, sent, source } from './looks.ts';

// What each verb brings about shows in other states; what cannot be told is never a success.
describe.each<[Exclude<InPlaceVerb, 'rebuild' | 'modify-protocol'>, string, string]>([
  ['restore', 'RESTORING', 'AVAILABLE'],
  ['reboot', 'REBOOTING', 'AVAILABLE'],
  ['start', 'STARTING', 'AVAILABLE'],
  ['stop', 'STOPPING', 'STOPPED'],
])('a %s', (verb, way, end) => {
  const before = verb === 'start' ? 'STOPPED' : 'AVAILABLE';
  const of = { ...planned(rebuildPlan('ws-a')), state: before };
  const judge = (over: Partial<ItemState>, state: string | undefined, at: Look) =>
    outcome(endInPlace(verb, item(over), of, { source: state === undefined ? undefined : source(state) }, at));
  const provesItself = verb === 'start' || verb === 'stop';

  test.each<[string, Partial<ItemState>, string | undefined, Look, Expected]>([
    ['as before, straight after the call', {}, before, look(1), 'watching'],
    ['on its way', { left: true }, way, look(5), 'watching'],
    ['at its end, seen once', { left: true }, end, look(9, { steady: 1 }), 'watching'],
    ['at its end, seen twice', { left: true }, end, look(9), 'done'],
    ['in ERROR after it was on its way', { left: true }, 'ERROR', look(9), 'failed'],
    ['in UNHEALTHY after it was on its way', { left: true }, 'UNHEALTHY', look(9), 'failed'],
    ['in a state that AWS does not document', { left: true }, 'FROZEN', look(9), 'watching'],
    ['on its way for two hours', { left: true }, way, look(120), 'needs-human'],
    ['not listed for ten minutes', {}, undefined, look(12, missing(10)), 'needs-human'],
    ['as before after a lost answer', { phase: 'unclear' }, before, look(11), 'needs-human'],
    ['as before, and nobody looked for a while', {}, before, look(11, { blind: 8 * minute }), 'needs-human'],
    ['never seen on its way', {}, before, look(11), verb === 'reboot' ? 'needs-human' : 'silent'],
  ])('%s', (_, over, state, at, expected) => {
    expect(judge(over, state, at)).toBe(expected);
  });

  test('at its end without having been seen on its way proves itself only where the end does', () => {
    if (provesItself) expect(judge({}, end, look(1))).toBe('done');
    else expect(judge({}, end, look(1))).toBe('watching');
  });
});

describe('a reboot that nobody saw go by', () => {
  const of = planned(rebuildPlan('ws-a'));
  const judge = (over: Partial<ItemState>, state: string) =>
    endInPlace('reboot', item(over), of, { source: source(state) }, look(11));

  test('has done what it was asked for where it was ill and is AVAILABLE now, and says what nobody knows', () => {
    expect(judge({ sentIn: 'UNHEALTHY' }, 'AVAILABLE')).toMatchObject({
      outcome: 'done',
      reason: 'It is AVAILABLE, and it was UNHEALTHY when AWS accepted the reboot, which nobody saw go by.',
    });
  });

  test.each<[string, Partial<ItemState>, string, Expected]>([
    ['was AVAILABLE before, too', { sentIn: 'AVAILABLE' }, 'AVAILABLE', 'needs-human'],
    ['was in nobody knows what state', {}, 'AVAILABLE', 'needs-human'],
    [
      'may have healed without it, as its answer was lost',
      { sentIn: 'UNHEALTHY', phase: 'unclear' },
      'AVAILABLE',
      'needs-human',
    ],
    ['is as ill as before', { sentIn: 'UNHEALTHY' }, 'STOPPED', 'needs-human'],
  ])('is left to a human where it %s', (_, over, state, expected) => {
    expect(outcome(judge(over, state))).toBe(expected);
  });
});

describe('a change of protocol', () => {
  const of = { ...planned(rebuildPlan('ws-a')), protocols: ['PCOIP'], toProtocol: 'WSP' as const };
  const seen = (protocol: string | undefined, modification?: string, state = 'AVAILABLE') => ({
    ...source(state),
    protocols: protocol === undefined ? undefined : [protocol],
    modifications: modification === undefined ? [] : [{ resource: 'PROTOCOL', state: modification }],
  });

  test.each<[string, Partial<ItemState>, ReturnType<typeof seen>, Look, Expected]>([
    ['as before, straight after the call', {}, seen('PCOIP'), look(1), 'watching'],
    ['initiated', { left: true }, seen('PCOIP', 'UPDATE_INITIATED'), look(2), 'watching'],
    [
      'in progress, UNHEALTHY meanwhile',
      { left: true },
      seen('PCOIP', 'UPDATE_IN_PROGRESS', 'UNHEALTHY'),
      look(20),
      'watching',
    ],
    ['the wanted one, and still in progress', { left: true }, seen('WSP', 'UPDATE_IN_PROGRESS'), look(20), 'watching'],
    ['the wanted one', { left: true }, seen('WSP'), look(20), 'done'],
    ['the wanted one, which nobody saw coming', {}, seen('WSP'), look(20), 'done'],
    ['the wanted one, asleep', { left: true }, seen('WSP', undefined, 'STOPPED'), look(20), 'done'],
    ['the wanted one, seen once', { left: true }, seen('WSP'), look(20, { steady: 1 }), 'watching'],
    ['the wanted one, and UNHEALTHY', { left: true }, seen('WSP', undefined, 'UNHEALTHY'), look(20), 'watching'],
    [
      'the wanted one, and UNHEALTHY for an hour',
      { left: true },
      seen('WSP', undefined, 'UNHEALTHY'),
      look(61),
      'needs-human',
    ],
    [
      'failed just now: AWS may try again, and puts back what was',
      { left: true, changedAt: sent + 11 * minute },
      seen('PCOIP', 'UPDATE_FAILED'),
      look(20),
      'watching',
    ],
    [
      'failed for ten minutes',
      { left: true, changedAt: sent + 10 * minute },
      seen('PCOIP', 'UPDATE_FAILED'),
      look(20),
      'failed',
    ],
    ['tried again after it had failed', { left: true }, seen('PCOIP', 'UPDATE_IN_PROGRESS'), look(20), 'watching'],
    ['failed, perhaps an earlier one', {}, seen('PCOIP', 'UPDATE_FAILED'), look(16), 'needs-human'],
    [
      'back to what it was, just now',
      { left: true, changedAt: sent + 19 * minute },
      seen('PCOIP'),
      look(20),
      'watching',
    ],
    [
      'back to what it was for ten minutes',
      { left: true, changedAt: sent + 9 * minute },
      seen('PCOIP'),
      look(20),
      'rolled-back',
    ],
    ['never begun in a quarter of an hour', {}, seen('PCOIP'), look(16), 'silent'],
    ['never begun after a lost answer', { phase: 'unclear' }, seen('PCOIP'), look(16), 'needs-human'],
    ['never begun, and nobody looked for a while', {}, seen('PCOIP'), look(16, { blind: 8 * minute }), 'needs-human'],
    ['in progress for more than an hour', { left: true }, seen('PCOIP', 'UPDATE_IN_PROGRESS'), look(61), 'needs-human'],
    ['of which AWS does not say the protocol', { left: true }, seen(undefined), look(61), 'needs-human'],
  ])('%s', (_, over, now, at, expected) => {
    expect(outcome(endInPlace('modify-protocol', item(over), of, { source: now }, at))).toBe(expected);
  });
});
