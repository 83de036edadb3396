/** The wizard's way through all that it proposes, by keys: what a step shows once it can be left, and what leaves it. */
import type { MountedTerminal } from '../support/terminal.tsx';

type Stop =
  | 'probe'
  | 'bot'
  | 'version'
  | 'what moves'
  | 'backup'
  | 'V2 name'
  | 'V2 bot'
  | 'role'
  | 'review'
  | 'confirm';

interface Stage {
  readonly stop: Stop;
  readonly sees: string;
  leave(terminal: MountedTerminal, bot: string): Promise<void>;
}

const enter = (terminal: MountedTerminal) => terminal.press('enter');

const stages: readonly Stage[] = [
  { stop: 'probe', sees: 'still answers', leave: enter },
  {
    stop: 'bot',
    sees: 'V1 BOT',
    leave: async (terminal, bot) => {
      await terminal.press('/');
      await terminal.type(`${bot}\r`);
      await terminal.sees(`filter: ${bot}`);
      await terminal.press('enter');
    },
  },
  { stop: 'version', sees: 'Proposed:', leave: enter },
  { stop: 'what moves', sees: 'Will not move', leave: enter },
  {
    stop: 'backup',
    sees: 'takes it now',
    leave: async (terminal) => {
      await terminal.press('enter');
      await terminal.sees('Written and read back');
      await terminal.press('enter');
    },
  },
  { stop: 'V2 name', sees: 'Name of the V2 bot', leave: enter },
  { stop: 'V2 bot', sees: 'Strategy:', leave: enter },
  { stop: 'role', sees: 'PROPOSED', leave: enter },
  { stop: 'review', sees: 'What is sent', leave: (terminal) => terminal.press('G', 'enter') },
  { stop: 'confirm', sees: 'confirm', leave: async () => {} },
];

/** Stops at that step once it shows what it has; `at` is called on every one before it is left, and on the last. */
export async function wizardTo(
  terminal: MountedTerminal,
  bot: string,
  stop: Stop,
  at: (stop: Stop) => Promise<void> = async () => {},
): Promise<void> {
  for (const stage of stages) {
    await terminal.sees(stage.sees);
    await at(stage.stop);
    if (stage.stop === stop) return;
    await stage.leave(terminal, bot);
  }
}
