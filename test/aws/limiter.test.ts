import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLimiter, type Priority, priorities } from '../../src/aws/limiter.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';

/** Takes calls and notes when and in which order they were granted. */
function rehearsal(options: { rate?: number; burst?: number } = {}) {
  const clock: FakeClock = fakeClock(0);
  const limiter = createLimiter({ clock, ...options });
  const grants: { readonly name: string; readonly at: number }[] = [];
  const ask = (name: string, priority: Priority = 'view', signal?: AbortSignal) =>
    limiter.take(priority, signal).then((granted) => {
      if (granted) grants.push({ name, at: clock.now() });
      return granted;
    });
  const names = () => grants.map(({ name }) => name);
  return { clock, limiter, grants, names, ask };
}

describe('the budget of an account and Region', () => {
  it('grants four calls at once, then three in two seconds', async () => {
    const { clock, names, ask } = rehearsal();
    for (let call = 1; call <= 9; call += 1) void ask(String(call));
    await clock.advance(0);
    expect(names()).toEqual(['1', '2', '3', '4']);
    await clock.advance(2_001);
    expect(names()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('serves the most urgent first, and within one urgency the one that came first', async () => {
    const { clock, names, ask } = rehearsal({ burst: 1 });
    void ask('first');
    for (const priority of [...priorities].reverse()) {
      void ask(`${priority} 1`, priority);
      void ask(`${priority} 2`, priority);
    }
    await clock.advance(60_000);
    expect(names()).toEqual(['first', ...priorities.flatMap((priority) => [`${priority} 1`, `${priority} 2`])]);
  });

  it('lets a waiting call be given up, and gives its turn to the next', async () => {
    const { clock, names, ask, limiter } = rehearsal({ burst: 1 });
    const giveUp = new AbortController();
    void ask('first');
    const abandoned = ask('abandoned', 'submit', giveUp.signal);
    void ask('next');
    giveUp.abort();
    expect(await abandoned).toBe(false);
    expect(limiter.use().waiting).toBe(1);
    await clock.advance(1_000);
    expect(names()).toEqual(['first', 'next']);
  });

  it('does not take up a call whose signal has aborted before', async () => {
    const { limiter } = rehearsal();
    expect(await limiter.take('submit', AbortSignal.abort())).toBe(false);
    expect(limiter.use().used).toBe(0);
  });

  it('halves its rate when AWS throttles, and has nothing saved up any more', async () => {
    const { clock, limiter, ask, names } = rehearsal();
    limiter.throttled();
    expect(limiter.use()).toMatchObject({ rate: 0.75, limit: 1.5, slowed: true });
    void ask('later');
    await clock.advance(1_300);
    expect(names()).toEqual([]);
    await clock.advance(100);
    expect(names()).toEqual(['later']);
  });

  it('takes the answers to one burst as one piece of news', () => {
    const { limiter } = rehearsal();
    limiter.throttled();
    limiter.throttled();
    limiter.throttled();
    expect(limiter.use().rate).toBe(0.75);
  });

  it('never falls below one call in ten seconds', async () => {
    const { clock, limiter } = rehearsal();
    for (let times = 0; times < 10; times += 1) {
      limiter.throttled();
      await clock.advance(1_000);
    }
    expect(limiter.use().rate).toBe(0.1);
  });

  it('wins a tenth of the limit back each quarter of a minute, up to the limit', async () => {
    const { clock, limiter } = rehearsal();
    limiter.throttled();
    await clock.advance(14_999);
    expect(limiter.use().rate).toBe(0.75);
    await clock.advance(1);
    expect(limiter.use().rate).toBeCloseTo(0.9);
    await clock.advance(60_000);
    expect(limiter.use().rate).toBeCloseTo(1.5);
    expect(limiter.use().slowed).toBe(false);
  });

  it('shows what was granted in the last ten seconds', async () => {
    const { clock, limiter, ask } = rehearsal();
    for (let call = 0; call < 4; call += 1) void ask(String(call));
    await clock.advance(1);
    expect(limiter.use().used).toBeCloseTo(0.4);
    await clock.advance(10_000);
    expect(limiter.use().used).toBe(0);
  });

  it('never grants more than the burst and the rate allow, in any window, throttled or not', async () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 20_000 }),
      calls: fc.array(fc.constantFrom(...priorities), { maxLength: 8 }),
      throttled: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { clock, limiter, grants, ask } = rehearsal();
        for (const { wait, calls, throttled } of steps) {
          for (const priority of calls) void ask(priority, priority);
          if (throttled) limiter.throttled();
          await clock.advance(wait);
        }
        const times = grants.map(({ at }) => at);
        for (const [first, from] of times.entries()) {
          for (const [last, to] of times.entries()) {
            if (last < first) continue;
            expect(last - first + 1).toBeLessThanOrEqual(4 + (1.5 * (to - from)) / 1000 + 1e-6);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('grants every call in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...priorities), { maxLength: 30 }), async (calls) => {
        const { clock, limiter, grants, ask } = rehearsal();
        for (const priority of calls) void ask(priority, priority);
        limiter.throttled();
        await clock.advance(600_000);
        expect(grants).toHaveLength(calls.length);
      }),
      { numRuns: 30 },
    );
  });
});
