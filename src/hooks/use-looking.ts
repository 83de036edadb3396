/** Another account and Region to look at, or one no longer: what was about that one goes with it. */
import { useStore } from 'zustand';
import { mostSources } from '../terminal/console-options.ts';
import { useConsole } from './console.ts';
import { isOf, type Source, type SourceChoice } from './source.ts';

/** Each says why not, or undefined once it is so. */
export interface Looking {
  add(choice: SourceChoice): string | undefined;
  leave(source: Source): string | undefined;
  whyNotLeave(source: Source): string | undefined;
  /** Marked WorkSpaces that no other source lists: they are marked no longer once it is left. */
  marksOf(source: Source): readonly string[];
  /** That one instead of this one. */
  replace(source: Source, choice: SourceChoice): string | undefined;
}

export function useLooking(): Looking {
  const { sources, runs, marks, navigation } = useConsole();
  // A run that begins or ends makes a difference.
  useStore(runs.store);

  const others = (than?: Source) => sources.store.getState().filter((source) => source !== than);
  const whyNotAdd = (choice: SourceChoice, there: readonly Source[]) => {
    if (there.length >= mostSources)
      return `${mostSources} accounts and Regions are looked at already, which is the most.`;
    return there.some((one) => isOf(one, choice)) ? 'It is looked at already.' : undefined;
  };
  const whyNotClose = (source: Source) =>
    runs.uses(source) ? 'This console drives a run of it: stop it, or let it end, first.' : undefined;
  const whyNotLeave = (source: Source) =>
    others(source).length === 0 ? 'It is the only one that is looked at.' : whyNotClose(source);
  const marksOf = (source: Source) => {
    const { rows } = source.fleet.getState();
    const listed = (id: string) => others(source).some(({ fleet }) => fleet.getState().rows.has(id));
    return [...marks.getState()].filter((id) => rows.has(id) && !listed(id));
  };
  const close = (source: Source) => {
    const lost = new Set(marksOf(source));
    marks.setState(new Set([...marks.getState()].filter((id) => !lost.has(id))), true);
    navigation.setState(({ stack }) => ({ stack: stack.filter((entry) => entry.source !== source.id) }));
    sources.remove(source.id);
  };

  return {
    add(choice) {
      const why = whyNotAdd(choice, others());
      if (!why) sources.add(choice);
      return why;
    },
    leave(source) {
      const why = whyNotLeave(source);
      if (!why) close(source);
      return why;
    },
    whyNotLeave,
    marksOf,
    replace(source, choice) {
      const why = whyNotClose(source) ?? whyNotAdd(choice, others(source));
      if (why) return why;
      sources.add(choice);
      close(source);
      return undefined;
    },
  };
}
