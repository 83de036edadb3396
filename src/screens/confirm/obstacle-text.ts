/** Why what was confirmed is void, and what leads on. */
import type { Obstacle } from '../../hooks/use-confirmation.ts';
import { keyOf } from '../../keymap.ts';
import { age } from '../times.ts';

/** `again`: which keys review it again. */
export function obstacleText(obstacle: Obstacle | undefined, again: string): string {
  switch (obstacle?.kind) {
    case undefined:
    case 'nothing':
      return 'There is nothing to confirm.';
    case 'locked':
      return `Changes are locked: ${keyOf('lock')} unlocks them. What was confirmed is void; it begins at the first step again.`;
    case 'account':
      return 'The account behind this console is not the one that the plan is for. What was confirmed is void: go back and review it again.';
    case 'old':
      return `This was reviewed ${age(obstacle.since)} ago: ${again}.`;
  }
}
