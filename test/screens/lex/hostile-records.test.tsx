import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startSimulator } from '../../../src/simulator/server.ts';
import { openLex } from './lex-console.tsx';
import { mangledWire, type Spoil, spoils } from './mangled-wire.ts';

/** From the probe to the review, then what V2 and the history show. */
async function lookAround(spoil: Spoil): Promise<void> {
  const simulator = await startSimulator({ workspaces: 0, bots: 12, rate: 0 });
  try {
    await using wire = await mangledWire(simulator.url, spoil);
    await using lex = await openLex({ at: wire.url });
    const titles: string[] = [];
    lex.terminal.terminal.onTitleChange((title) => titles.push(title));
    await lex.walk(['still answers', 'enter'], ['ScheduleAppointment', '/']);
    await lex.terminal.type('ScheduleAppointment\r');
    await lex.walk(
      ['filter: ScheduleAppointment', 'enter'],
      ['Proposed:', 'enter'],
      [/Will not move|V2 may refuse it/, 'enter'],
    );
    await lex.walk(['takes it now', 'N'], ['V2 bot:', 'enter'], ['Strategy:', 'enter'], ['PROPOSED', 'enter']);
    await lex.walk(['What it does', 'G'], ['step 8 of 9', 'B'], ['Lex V2 / bots', 'tab'], ['Lex V2 / imports', 'H']);
    await lex.terminal.sees('Lex migrations');
    // What stands on the screen is what was drawn, nothing of it moved by what was shown.
    expect(await lex.terminal.screen()).toBe(await lex.terminal.fresh());
    expect(titles).toEqual([]);
  } finally {
    await simulator.close();
  }
}

test.each(Object.entries(spoils))('no screen of the wizard falls over %s', (_what, spoil) => lookAround(spoil));

test('nor over any mixture of these', async () => {
  const all = [...Object.values(spoils), (_: string, value: unknown) => value];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(all.length - 1), { minLength: 7, maxLength: 30 }), (mixture) => {
      let nth = 0;
      return lookAround((member, value) => all[mixture[nth++ % mixture.length] ?? 0]?.(member, value));
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
