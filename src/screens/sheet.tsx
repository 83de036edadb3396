/** A screen of facts in sections, as every thing's own screen has it: a cursor by fact, enter to where a fact leads. */
import { useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { type Section, type SheetFact, sheetLines } from '../components/sheet.ts';
import { moveSheet, type SheetMove, type SheetState, settleSheet, sheetStart } from '../components/sheet-state.ts';
import { theme } from '../components/theme.ts';
import { usePlaceState } from '../hooks/console.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';

/** Of a label that its section has once. */
export const lineId = (label: string): string => label.toLowerCase();

/** A fact of a screen. */
export interface Line extends SheetFact {
  readonly open?: (() => void) | undefined;
}

export interface SheetView {
  readonly view: React.ReactNode;
  readonly bindings: readonly Binding[];
  /** Under the cursor. */
  readonly current: Line | undefined;
}

const moves: readonly (readonly [Binding['command'], SheetMove])[] = [
  ['section', 'section'],
  ['down', 'down'],
  ['up', 'up'],
  ['pageDown', 'pageDown'],
  ['pageUp', 'pageUp'],
  ['first', 'first'],
  ['last', 'last'],
  ['sectionBefore', 'sectionBefore'],
];

/** The keys that move a cursor through sections. */
export function sheetBindings(go: (step: SheetMove) => void): readonly Binding[] {
  return moves.map(([command, step]) => ({ command, run: () => go(step) }));
}

export function useSheet(sections: readonly Section<Line>[], name = 'sheet'): SheetView {
  const { columns, height } = useBody();
  const [stored, setStored] = usePlaceState<SheetState>(name, sheetStart);
  const sheet = useMemo(() => sheetLines(sections, columns), [sections, columns]);
  const overflow = sheet.height > height;
  // One line less where there is more to see: it says so.
  const window = overflow ? Math.max(1, height - 1) : height;
  const { cursor, index, top } = settleSheet(stored, sheet, window);
  const current = sheet.facts[index];
  const lines = sheet.shown(top, window, cursor);
  const below = top + window < sheet.height ? ` (${keyOf('section')}: next section)` : '';
  const where = theme.dim(`   ${top + 1}-${Math.min(sheet.height, top + window)} of ${sheet.height} lines${below}`);
  return {
    current,
    view: <Lines height={height} lines={overflow ? [...lines, where] : lines} />,
    bindings: [
      {
        command: 'open',
        run: () => current?.open?.(),
        disabled: current?.open ? undefined : 'This line leads nowhere.',
      },
      ...sheetBindings((step) => setStored((now) => moveSheet(now, sheet, window, step))),
    ],
  };
}
