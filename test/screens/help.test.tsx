import { expect, test } from 'vitest';
import type { Binding } from '../../src/hooks/use-commands.ts';
import { HelpScreen } from '../../src/screens/help.tsx';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

const run = () => {};
const bindings: readonly Binding[] = [
  { command: 'mark', run },
  { command: 'rebuild', run, disabled: 'Nothing is marked.' },
  { command: 'down', run },
  { command: 'fleet', run },
  { command: 'back', run },
  // The screen's own way back, and the one that holds everywhere.
  { command: 'back', run },
];

test('help lists the keys of the screen beneath by group, each once, and why one does nothing now', async () => {
  using help = await alone(
    <InConsole console={idleConsole()}>
      <HelpScreen bindings={bindings} />
    </InConsole>,
  );
  const lines = help.frame().split('\n').slice(2, -1);
  expect(lines.map((line) => line.trim()).filter(Boolean)).toEqual([
    'Lists',
    'space                  Mark or unmark',
    'j down                 Down',
    'WorkSpaces',
    expect.stringMatching(/^b +Rebuild .* {2}\(Nothing is marked\.\)$/),
    'Everywhere',
    'esc                    Go back',
  ]);
});

test('help that is longer than the screen says so and scrolls', async () => {
  using help = await alone(
    <InConsole console={idleConsole()}>
      <HelpScreen bindings={bindings} />
    </InConsole>,
    10,
  );
  expect(help.frame()).toContain('1-5 of 10 lines (PgDn: more)');
  expect(help.frame()).not.toContain('Go back');
  await help.press('end');
  expect(help.frame()).toContain('Go back');
  expect(help.frame()).toContain('6-10 of 10 lines');
});
