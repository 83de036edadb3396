/** How a run would stand if nothing more were sent, in the words in which it stands once it is stopped. */
import { step } from './fold.ts';
import type { RunState } from './state.ts';
import { type Summary, summarise } from './summary.ts';

export const ifStopped = (state: RunState): Summary =>
  summarise(step(state, { type: 'stopped', at: state.startedAt, why: '' }));
