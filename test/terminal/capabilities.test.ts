import { describe, expect, it } from 'vitest';
import { colourLevel, isDumb, needsAscii } from '../../src/terminal/capabilities.ts';

describe('colours', () => {
  it.each([
    [{ TERM: 'xterm-256color' }, 2],
    [{ TERM: 'tmux-256color', COLORTERM: 'truecolor' }, 3],
    [{ TERM: 'xterm-kitty' }, 3],
    [{ TERM: 'linux' }, 1],
    [{ TERM: 'vt100' }, 1],
    [{ TERM: 'xterm-256color', NO_COLOR: '1' }, 0],
    [{ TERM: 'xterm-256color', NO_COLOR: '' }, 2],
    [{ TERM: 'xterm-256color', NO_COLOR: '1', FORCE_COLOR: '3' }, 0],
    [{ TERM: 'xterm', FORCE_COLOR: '3' }, 3],
    [{ TERM: 'xterm', FORCE_COLOR: '0' }, 0],
    [{ TERM: 'xterm-256color', CI: 'true' }, 2],
  ] as const)('%j: level %i', (env, level) => {
    expect(colourLevel(env)).toBe(level);
    expect(colourLevel(env, true)).toBe(0);
  });
});

describe('ASCII', () => {
  it.each([
    [{}, true],
    [{ LANG: 'POSIX' }, true],
    [{ LANG: 'C.UTF-8' }, false],
    [{ LANG: 'en_GB.utf8' }, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, true],
    [{ LANG: 'C.UTF-8', LC_CTYPE: 'C' }, true],
    [{ LANG: 'C', LC_ALL: 'C.UTF-8' }, false],
    [{ LC_ALL: '', LANG: 'C.UTF-8' }, false],
  ] as const)('%j: %s', (env, ascii) => {
    expect(needsAscii(env)).toBe(ascii);
    expect(needsAscii(env, true)).toBe(true);
  });
});

it('a terminal without a name, or named dumb, shows no console', () => {
  expect([{}, { TERM: 'dumb' }, { TERM: 'xterm' }].map(isDumb)).toEqual([true, true, false]);
});
