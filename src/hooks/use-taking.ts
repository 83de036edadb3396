/** What a list of WorkSpaces offers besides what is done with them: marks by a list, saved views, to copy, to export. */
import type { FieldId } from '../fleet/fields.ts';
import type { Row } from '../fleet/fleet.ts';
import { useGo } from './console.ts';
import type { Binding } from './use-commands.ts';
import type { Marks } from './use-fleet.ts';

export interface Taking {
  /** Those shown, in their order. */
  readonly rows: readonly Row[];
  readonly current: Row | undefined;
  readonly marks: Marks;
  /** Marked, but not shown. */
  readonly hidden: readonly string[];
  readonly columns: readonly FieldId[];
}

export interface Taken {
  readonly bindings: readonly Binding[];
  /** Of the list itself: whoever pastes into it means a list of WorkSpaces. */
  onPasteLines(text: string): void;
}

export function useTaking({ rows, current, marks, hidden, columns }: Taking): Taken {
  const go = useGo();
  const marked = [...marks.ids];
  const nothing = marked.length > 0 || current ? undefined : 'There is no row here.';
  const copy = () => {
    const ids = marked.length > 0 ? marked : current ? [current.id] : [];
    go.to({ screen: 'copy', ids, hidden: hidden.length, columns });
  };
  const toFile = () => {
    const shown = rows.map(({ id }) => id);
    go.to({ screen: 'export', shown, marked, hidden: hidden.length, columns });
  };
  return {
    bindings: [
      { command: 'copy', run: copy, disabled: nothing },
      { command: 'export', run: toFile, disabled: nothing },
      { command: 'markByList', run: () => go.to({ screen: 'list-marks' }) },
      { command: 'views', run: () => go.to({ screen: 'views' }) },
      { command: 'saveView', run: () => go.to({ screen: 'views', saving: true }) },
    ],
    onPasteLines: (pasted) => go.to({ screen: 'list-marks', pasted }),
  };
}
