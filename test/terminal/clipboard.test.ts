import { describe, expect, it } from 'vitest';
import { clipboardMost, clipboardOf, clipboardSequence } from '../../src/terminal/clipboard.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What GNU screen hands on to the terminal around it. */
const handedOn = (sequence: string) => [...sequence.matchAll(/\x1bP([\s\S]*?)\x1b\\/g)].map(([, piece]) => piece);

describe('what is sent to the clipboard', () => {
  it('is one OSC 52 sequence with its text in base64, whatever letters it has', () => {
    expect(clipboardSequence('ws-1\nJosé', { TERM: 'xterm-256color' })).toBe(`\x1b]52;c;${base64('ws-1\nJosé')}\x07`);
  });

  it('goes through tmux both bare and wrapped, each ESC of the wrapped one doubled', () => {
    const bare = `\x1b]52;c;${base64('ws-1')}\x07`;
    const wrapped = `\x1bPtmux;\x1b\x1b]52;c;${base64('ws-1')}\x07\x1b\\`;
    expect(clipboardSequence('ws-1', { TMUX: '/tmp/tmux,1,0' })).toBe(bare + wrapped);
    // From a host that was reached by ssh out of tmux.
    expect(clipboardSequence('ws-1', { TERM: 'tmux-256color' })).toBe(bare + wrapped);
  });

  it('goes through GNU screen in pieces that every version takes, which make up the whole sequence', () => {
    const text = 'ws-0123456789\n'.repeat(400);
    const pieces = handedOn(clipboardSequence(text, { TERM: 'screen', STY: '12.pts-1' }));
    expect(pieces.length).toBeGreaterThan(10);
    for (const piece of pieces) expect(piece?.length).toBeLessThanOrEqual(252);
    expect(pieces.join('')).toBe(`\x1b]52;c;${base64(text)}\x07`);
  });

  it('is nothing at all where it is more than terminals take, and how much it was is told', async () => {
    const written: string[] = [];
    const clipboard = clipboardOf({ env: {}, write: (sequence) => written.push(sequence) });
    expect(await clipboard.copy('é'.repeat(clipboardMost))).toEqual({ kind: 'tooMuch' });
    expect(written).toEqual([]);
    expect(await clipboard.copy('e'.repeat(clipboardMost))).toEqual({ kind: 'terminal' });
    expect(written.join('').length).toBeLessThan(100_000);
  });

  it('is sent as a sequence where tmux cannot be asked', async () => {
    const written: string[] = [];
    const env = { TMUX: '/nonexistent/socket,1,0', PATH: process.env.PATH };
    const clipboard = clipboardOf({ env, write: (sequence) => written.push(sequence) });
    expect(await clipboard.copy('ws-1')).toEqual({ kind: 'terminal' });
    expect(written).toEqual([clipboardSequence('ws-1', env)]);
  });
});
