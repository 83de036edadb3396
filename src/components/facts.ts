/** Labelled facts as aligned lines, long ones wrapped under their own column. */
import { padded, wrap } from './text.ts';
import { type Tone, theme } from './theme.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly tone?: Tone;
}

export function factLines(facts: readonly Fact[], cells: number, labelCells = 16): string[] {
  return facts.flatMap(({ label, value, tone = 'plain' }) =>
    wrap(value, Math.max(10, cells - labelCells - 4)).map(
      (line, at) => ` ${theme.dim(padded(at === 0 ? label : '', labelCells))} ${theme[tone](line)}`,
    ),
  );
}
