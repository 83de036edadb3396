/**
 * The clipboard of the terminal that the operator sits at, over any number of hops: OSC 52 (xterm's control sequences),
 * which no terminal answers, so that nobody knows whether it took it. tmux is asked by its own command, since as it is
 * installed it drops the sequence of a program within it, and takes it wrapped only where allow-passthrough is on.
 */
import { spawn } from 'node:child_process';
import type { Environment } from './capabilities.ts';

const ESC = '\x1b';
const BEL = '\x07';
const ST = `${ESC}\\`;

/** Bytes of text: with its base64 the sequence stays below the 100,000 bytes that terminals are known to take (hterm). */
export const clipboardMost = 74_000;

/** `tmux`: its newest buffer holds it, too. `tooMuch`: nothing was sent. */
export type Copied = { readonly kind: 'terminal' | 'tmux' } | { readonly kind: 'tooMuch' };

export interface Clipboard {
  copy(text: string): Promise<Copied>;
}

export interface ClipboardOptions {
  readonly env: Environment;
  /** Straight to the terminal, between two frames. */
  readonly write: (sequence: string) => void;
}

export function clipboardOf({ env, write }: ClipboardOptions): Clipboard {
  return {
    async copy(text) {
      if (Buffer.byteLength(text) > clipboardMost) return { kind: 'tooMuch' };
      if (env.TMUX && (await loadIntoTmux(text, env))) return { kind: 'tmux' };
      write(clipboardSequence(text, env));
      return { kind: 'terminal' };
    },
  };
}

/** Of this process. */
export const clipboard: Clipboard = clipboardOf({
  env: process.env,
  write: (sequence) => void process.stdout.write(sequence),
});

/** What sets the clipboard of the terminal around everything that this runs in. Pure. */
export function clipboardSequence(text: string, env: Environment): string {
  const plain = `${ESC}]52;c;${Buffer.from(text).toString('base64')}`;
  // One of the two gets through: the bare one with `set-clipboard on`, the wrapped one with `allow-passthrough on`.
  if (env.TMUX || env.TERM?.startsWith('tmux')) return `${plain}${BEL}${throughTmux(plain + BEL)}`;
  if (env.STY) return throughScreen(plain + BEL);
  return plain + BEL;
}

const throughTmux = (sequence: string): string => `${ESC}Ptmux;${sequence.replaceAll(ESC, ESC + ESC)}${ST}`;

/** GNU screen hands on what stands in a device control string, of 768 bytes at most, of 256 before 4.2. */
function throughScreen(sequence: string): string {
  const pieces = sequence.match(/[\s\S]{1,240}/g) ?? [];
  return pieces.map((piece) => `${ESC}P${piece}${ST}`).join('');
}

/** Milliseconds for a command that has nothing to wait for. */
const patience = 2000;

/** tmux 3.2 or later: `-w` also sends it to the terminal, whatever `set-clipboard` says of programs within. */
function loadIntoTmux(text: string, env: Environment): Promise<boolean> {
  return new Promise((resolve) => {
    const tmux = spawn('tmux', ['load-buffer', '-w', '-'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: patience,
    });
    tmux.on('error', () => resolve(false));
    tmux.on('close', (code) => resolve(code === 0));
    // It may be gone before it has read: how it ended tells.
    tmux.stdin.on('error', () => {});
    tmux.stdin.end(text);
  });
}
