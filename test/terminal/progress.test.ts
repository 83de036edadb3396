import { describe, expect, it, test } from 'vitest';
import { barOf, createProgress } from '../../src/terminal/progress.ts';
import { emulator } from '../support/emulator.ts';

const now = () => Date.parse('2026-11-22T22:15:00Z');

describe('a bar', () => {
  // biome-ignore format: a table
  test.each([
    [80, 0, '[..........................] 0/4  4 waiting'],
    [80, 2, '[#############.............] 2/4  4 waiting'],
    [80, 4, '[##########################] 4/4  4 waiting'],
    [20, 2, '[###...] 2/4  4 wai'],
    [1, 2, ''],
  ])('on %i columns with %i of 4 done', (columns, done, line) => {
    expect(barOf({ done, total: 4, text: '4 waiting' }, columns)).toBe(line);
  });

  it('of nothing is full', () => {
    expect(barOf({ done: 0, total: 0, text: 'nothing to do' }, 40)).toBe('[#############] 0/0  nothing to do');
  });
});

describe('on a terminal', () => {
  const terminal = () => {
    const screen = emulator(60, 6);
    const stream = {
      isTTY: true,
      columns: 60,
      write: (text: string) => void screen.write(text.replaceAll('\n', '\r\n')),
    };
    return { screen, progress: createProgress({ stream, env: { TERM: 'xterm' }, now }) };
  };

  it('one line is written anew, urgent news stand above it, and the end leaves nothing of it', async () => {
    const { screen, progress } = terminal();
    progress.show({ done: 1, total: 4, text: '1 done' });
    await screen.sees('1/4  1 done');
    progress.tell('ann sent', false);
    progress.tell('Held.', true);
    progress.show({ done: 2, total: 4, text: '2 done' });
    await screen.sees('2/4  2 done');
    const lines = (await screen.screen()).split('\n').filter(Boolean);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\d\d:15:00 Held\.$/);
    progress.end();
    await screen.seesNo('2/4');
    expect((await screen.screen()).split('\n').filter(Boolean)).toHaveLength(1);
  });
});

it.each([
  ['a file', { isTTY: false, env: {} }],
  ['a terminal that cannot move its cursor', { isTTY: true, env: { TERM: 'dumb' } }],
])('in %s all news are lines with their time, and there is no bar', (_, { isTTY, env }) => {
  let text = '';
  const progress = createProgress({ stream: { isTTY, write: (more) => (text += more) }, env, now });
  progress.show({ done: 1, total: 4, text: '1 done' });
  progress.tell('ann sent', false);
  progress.tell('Held.', true);
  progress.end();
  expect(text).toBe('2026-11-22T22:15:00Z ann sent\n2026-11-22T22:15:00Z Held.\n');
});
