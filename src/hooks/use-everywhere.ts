/** What can be done on every screen; some of it depends on the account and Region that the place is about. */
import { useContext } from 'react';
import { keyOf } from '../keymap.ts';
import { AboutAllContext, useConsole, useGo, useSource, useSources } from './console.ts';
import type { Place } from './navigation.ts';
import type { Source } from './source.ts';
import type { Binding, Dispatch } from './use-commands.ts';

export function useEverywhere(dispatch: Dispatch): readonly Binding[] {
  const console = useConsole();
  const go = useGo();
  const source = useSource();
  const sources = useSources();
  const aboutAll = useContext(AboutAllContext);
  // Help and palette are about the screen beneath them.
  const offered = () => [...dispatch.top.bindings, ...dispatch.everywhere];
  const onTop = (screen: Place['screen']) => console.navigation.getState().stack.at(-1)?.place.screen === screen;
  const view = (place: Place) => () => go.to(place);
  /** What is of one account and Region is asked for which. */
  const viewOfOne = (then: Place) => () => (aboutAll ? go.to({ screen: 'which', then }) : go.to(then, source.id));
  const turnLock = () => {
    if (aboutAll) return sources.some(isUnlocked) ? lockAll() : chooseToUnlock();
    if (isUnlocked(source)) return source.setLocked(true);
    go.to({ screen: 'unlock' }, source.id);
  };
  const chooseToUnlock = () => {
    go.to({ screen: 'sources' });
    console.notices.say(`Each is unlocked by itself: ${keyOf('lockSource')} unlocks the one under the cursor.`);
  };
  const lockAll = () => {
    console.setLocked(true);
    console.notices.say('Changes are locked, in every account and Region.', 'ok');
  };
  return [
    { command: 'back', run: go.back },
    { command: 'palette', run: () => go.to({ screen: 'palette', bindings: offered() }) },
    { command: 'help', run: () => go.to({ screen: 'help', bindings: offered() }) },
    { command: 'retry', run: console.refresh },
    { command: 'refreshing', run: () => onTop('refreshing') || go.to({ screen: 'refreshing' }) },
    { command: 'notices', run: () => onTop('notices') || go.to({ screen: 'notices' }) },
    { command: 'fleet', run: () => go.home() },
    { command: 'glance', run: view({ screen: 'glance' }) },
    { command: 'directories', run: viewOfOne({ screen: 'directories' }) },
    { command: 'bundles', run: viewOfOne({ screen: 'bundles' }) },
    { command: 'sources', run: view({ screen: 'sources' }) },
    { command: 'runs', run: view({ screen: 'runs' }) },
    { command: 'lex', run: viewOfOne({ screen: 'lex' }) },
    { command: 'lexV2', run: viewOfOne({ screen: 'lex-v2' }) },
    { command: 'lexHistory', run: viewOfOne({ screen: 'lex-history' }) },
    { command: 'lexBackups', run: view({ screen: 'lex-backups' }) },
    { command: 'lock', run: turnLock },
    { command: 'redraw', run: console.redraw },
    { command: 'suspend', run: console.suspend },
    {
      command: 'quit',
      run: () => {
        const loses = console.runs.running().length > 0 || console.marks.getState().size > 0;
        if (loses && !onTop('quit')) go.to({ screen: 'quit' });
        else console.quit();
      },
    },
  ];
}

const isUnlocked = ({ link }: Source): boolean => !link.getState().locked;
