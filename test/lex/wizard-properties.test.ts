import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draft, misfit, type PieceName, type Pieces } from '../../src/lex/pieces.ts';
import { classifyProbe } from '../../src/lex/probe.ts';
import { type Action, ready, reduceWizard, STEPS, startWizard, type Wizard } from '../../src/lex/wizard.ts';
import {
  bot,
  CUSTOM,
  choose,
  created,
  failure,
  order,
  pieces,
  place,
  REGION,
  SERVICE_LINKED,
  unknownTarget,
  updated,
} from './samples.ts';

describe('no sequence of actions', () => {
  const bots = [bot(), bot({ version: '7' }), bot({ name: 'BookTrip' }), bot({ locale: 'de-DE' })];
  const targets = [
    created(),
    updated(),
    created('Other'),
    unknownTarget('CREATE_NEW'),
    updated('Flowers', { type: 'BotNetwork' }),
  ];
  const roles = [SERVICE_LINKED, CUSTOM, 'nonsense'];
  const sets = bots.flatMap((each) => targets.flatMap((target) => roles.map((role) => pieces(target, each, role))));
  const probes = [pieces().probe, classifyProbe({ ok: false, failure: failure() }, REGION)];

  /** Favours the choice that the step asks for, from any of the sets, so that walks get far and mix what they took. */
  const script = fc.array(
    fc.record({
      act: fc.oneof(
        { weight: 8, arbitrary: fc.constant('here' as const) },
        { weight: 2, arbitrary: fc.constant('back' as const) },
        { weight: 1, arbitrary: fc.constant('refused' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...order) },
      ),
      set: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(sets.length - 1) }),
      fresh: fc.boolean(),
      dead: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { maxLength: 60 },
  );

  function* play(steps: typeof script extends fc.Arbitrary<infer S> ? S : never): Generator<Wizard> {
    let wizard = startWizard(place);
    for (const { act, set, fresh, dead } of steps) {
      wizard = reduceWizard(wizard, action(wizard, act, sets[set] as Pieces, fresh, dead));
      yield wizard;
    }
  }

  function action(
    wizard: Wizard,
    act: 'here' | 'back' | 'refused' | PieceName,
    set: Pieces,
    fresh: boolean,
    dead: boolean,
  ): Action {
    if (act === 'back') return { type: 'back' };
    if (act === 'refused') return { type: 'refused', why: 'AWS said no.' };
    const step = act === 'here' ? wizard.step : act;
    if (step === 'run') return { type: 'back' };
    if (step === 'probe') return choose('probe', probes[dead ? 1 : 0] as Pieces['probe']);
    if (step === 'review' && fresh) return choose('review', draft(wizard.chosen) ?? set.review);
    return choose(step, set[step]);
  }

  test('reaches a step with a missing piece before it, or keeps a stale one', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(script, (steps) => {
        for (const wizard of play(steps)) {
          reached.add(wizard.step);
          for (const name of order) {
            const piece = wizard.chosen[name];
            if (order.indexOf(name) < STEPS.indexOf(wizard.step)) expect(piece, name).toBeDefined();
            // What is kept ahead of the step, to be offered again, rests on the present choices too.
            if (piece !== undefined) expect(misfit(name, piece as never, wizard.chosen, place), name).toBeUndefined();
          }
        }
      }),
      { numRuns: 2_000 },
    );
    // The property means nothing unless the walks get there.
    expect([...reached].toSorted()).toEqual([...STEPS].toSorted());
  });

  test('is ready anywhere but at the run', () => {
    fc.assert(
      fc.property(script, (steps) => {
        for (const wizard of play(steps)) expect(ready(wizard).ready).toBe(wizard.step === 'run');
      }),
      { numRuns: 2_000 },
    );
  });

  test('keeps a confirmation that was given for something else', () => {
    fc.assert(
      fc.property(script, (steps) => {
        for (const wizard of play(steps)) {
          const state = ready(wizard);
          if (state.ready) expect(state.item).toMatchObject(wizard.chosen.review as object);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
