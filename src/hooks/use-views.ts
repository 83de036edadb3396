/**
 * Saved views: of the configuration, and those of this session alone, which could not be written there. One is put into
 * force as a whole or not at all.
 */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { SavedView } from '../fleet/preferences.ts';
import { parseQuery } from '../fleet/query/parse.ts';
import { useConsole } from './console.ts';
import { useListQuery } from './list-query.ts';
import { useListing, usualOrder } from './use-listing.ts';

export interface NamedView extends Omit<SavedView, 'query'> {
  /** Its name. */
  readonly id: string;
  /** Forgotten when the console ends. */
  readonly ofSession: boolean;
}

export interface Views {
  readonly all: readonly NamedView[];
  /** What the list shows now. */
  readonly now: Omit<SavedView, 'query'>;
  use(view: NamedView): void;
  save(name: string): void;
  remove(view: NamedView): void;
}

const none: readonly NamedView[] = [];
const sessionName = 'views of this session';

export function useViews(): Views {
  const { navigation, preferences, notices, saveView } = useConsole();
  const listing = useListing();
  const { text, ask } = useListQuery();
  const saved = useStore(preferences, ({ views }) => views);
  // In the memory of the first place of all, which outlives the others.
  const memory = useStore(navigation, ({ stack }) => stack[0]?.memory);
  if (!memory) throw new Error('there is no list beneath this place');
  const ofSession = useStore(memory, (kept) => (kept[sessionName] ?? none) as readonly NamedView[]);
  const keep = (views: readonly NamedView[]) => memory.setState({ [sessionName]: views });
  const all = useMemo(() => {
    const written = Array.from(saved, ([id, { where, columns, order }]) => ({
      id,
      where,
      columns,
      order,
      ofSession: false,
    }));
    return [...written, ...ofSession.filter(({ id }) => !saved.has(id))];
  }, [saved, ofSession]);
  const now = { where: text, columns: listing.columns, order: listing.order };
  return {
    all,
    now,
    use(view) {
      const parsed = parseQuery(view.where);
      if (!parsed.ok)
        return notices.say(`The view ${view.id} does not read, and nothing of it is used: ${parsed.why}.`, 'warn');
      listing.set({ columns: view.columns, order: view.order ?? usualOrder });
      ask(view.where);
    },
    save(name) {
      void saveView(name, now).then((failure) => {
        if (!failure) {
          keep(ofSession.filter(({ id }) => id !== name));
          return notices.say(`The view ${name} is saved.`, 'ok');
        }
        keep([...ofSession.filter(({ id }) => id !== name), { ...now, id: name, ofSession: true }]);
        notices.say(`The view ${name} is kept for this session only. ${failure.what} ${failure.why}`, 'warn');
      });
    },
    remove({ id, ofSession: session }) {
      if (session) return keep(ofSession.filter((view) => view.id !== id));
      void saveView(id, undefined).then((failure) => {
        if (failure) notices.say(`${failure.what} ${failure.why}`, 'bad');
        else notices.say(`The view ${id} is taken out of the configuration.`, 'ok');
      });
    },
  };
}
