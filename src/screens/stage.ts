/** Where a run stands and who drives it, for the head of its screen and for the list of runs. */
import type { Tone } from '../components/theme.ts';
import type { DrivenFrom } from '../hooks/use-run.ts';
import type { Standing } from '../runs/standing.ts';

export interface Stage {
  readonly text: string;
  readonly tone: Tone;
}

/** A run that waits for somebody stands out. */
export function stageOfRun(standing: Standing, drivenBy: DrivenFrom): Stage {
  if (standing === 'ended') return { text: 'ended', tone: 'plain' };
  if (drivenBy === undefined) return { text: 'UNFINISHED', tone: 'bad' };
  if (standing === 'open') return { text: 'under way', tone: 'accent' };
  return { text: standing.toUpperCase(), tone: standing === 'stopped' ? 'plain' : 'warn' };
}
