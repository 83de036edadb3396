/** Why nothing can be started, and the key that changes it. */
import { keyOf } from '../../keymap.ts';

export const lockedText = `Changes are locked, so nothing can be started: ${keyOf('lock')} unlocks them.`;
