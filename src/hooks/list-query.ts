/**
 * What the list of WorkSpaces is asked for, wherever the operator is: the list is the first place of all, and its memory
 * keeps the line as it was typed.
 */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useConsole, useGo } from './console.ts';

/** By this name the list keeps its line. */
export const listQueryName = 'filter';

export interface ListQuery {
  /** Empty: everything. */
  readonly text: string;
  /** To the list, which now asks for this. */
  ask(text: string): void;
}

export function useListQuery(): ListQuery {
  const { navigation } = useConsole();
  const go = useGo();
  const memory = useStore(navigation, ({ stack }) => stack[0]?.memory);
  if (!memory) throw new Error('there is no list beneath this place');
  const text = useStore(memory, (kept) => String(kept[listQueryName] ?? ''));
  return useMemo(
    () => ({
      text,
      ask(next) {
        memory.setState({ [listQueryName]: next });
        go.home();
      },
    }),
    [text, memory, go],
  );
}
