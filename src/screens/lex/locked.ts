/** Why nothing can be started, and the key that changes it. */
import { commands, keyLabel } from '../../keymap.ts';

export const lockedText = `Changes are locked, so nothing can be started: ${keyLabel(commands.lock.keys[0])} unlocks them.`;
