/** To the clipboard of the terminal, and what became of it in words: no terminal says whether it took it. */
import { count } from '../components/text.ts';
import { keyOf } from '../keymap.ts';
import { type Copied, clipboard, clipboardMost } from '../terminal/clipboard.ts';
import { useConsole } from './console.ts';

/** `pieces`: no more of them than a terminal takes are put together. `what`: `12 ids`. */
export function useCopy(): (pieces: Iterable<string>, what: string) => void {
  const { notices } = useConsole();
  return (pieces, what) => {
    let text = '';
    for (const piece of pieces) {
      text += piece;
      if (text.length > clipboardMost) break;
    }
    void clipboard.copy(text).then((copied) => {
      notices.say(copyWords(copied, what), copied.kind === 'tooMuch' ? 'warn' : 'ok');
    });
  };
}

export function copyWords(copied: Copied, what: string): string {
  switch (copied.kind) {
    case 'terminal':
      return `Sent to the terminal's clipboard: ${what}.`;
    case 'tmux':
      return `In tmux's buffer, and sent to the terminal's clipboard: ${what}.`;
    case 'tooMuch':
      return `Not copied, for it is too much for a terminal: more than ${kilobytes(clipboardMost)}. ${keyOf('export')} writes a file.`;
  }
}

const kilobytes = (bytes: number): string => count(Math.ceil(bytes / 1000), 'kB', 'kB');
