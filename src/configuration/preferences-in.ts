/** The preferences of a console that runs: a view that is saved is there at once, and in the file for the next start. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../aws/answer.ts';
import { printOrder } from '../fleet/order-words.ts';
import type { Preferences, SavedView } from '../fleet/preferences.ts';
import { localFailure } from '../plans/local-failure.ts';
import type { Configured } from './read-configuration.ts';

export interface KeptPreferences {
  readonly preferences: StoreApi<Preferences>;
  saveView(name: string, view: Omit<SavedView, 'query'> | undefined): Promise<Failure | undefined>;
}

export function preferencesIn({ preferences, file, text }: Configured): KeptPreferences {
  const store = createStore<Preferences>(() => preferences);
  let known = text;
  let saving: Promise<unknown> = Promise.resolve();

  async function save(name: string, view: Omit<SavedView, 'query'> | undefined): Promise<Failure | undefined> {
    // Whoever saves nothing loads nothing of this.
    const [{ saveView }, { viewOf }] = await Promise.all([import('./save-view.ts'), import('./preferences-of.ts')]);
    const written = view && {
      where: view.where,
      ...(view.columns && { columns: [...view.columns] }),
      ...(view.order && { sort: printOrder(view.order) }),
    };
    const saved = await saveView({ file, text: known }, name, written);
    if (!saved.ok) return saved.failure;
    known = saved.value;
    store.setState(({ views }) => {
      const after = new Map(views);
      if (written) after.set(name, viewOf(written));
      else after.delete(name);
      return { views: after };
    });
    return undefined;
  }

  return {
    preferences: store,
    // One after the other: each is written into what the one before has left.
    saveView(name, view) {
      const saved = saving.then(() => save(name, view));
      saving = saved.catch(() => undefined);
      return saved;
    },
  };
}

/** The same for the demo: what is made up in it is written nowhere. */
export function preferencesOfDemo({ preferences, file }: Configured): KeptPreferences {
  const failure = localFailure('invalid', {
    what: `Nothing was written to ${file}.`,
    why: 'The demo leaves the configuration as it is.',
    next: 'Start bellhop without --demo.',
  });
  return { preferences: createStore<Preferences>(() => preferences), saveView: async () => failure };
}
