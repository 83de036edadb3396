/** From WorkSpaces and a verb to the screen on which it is settled: what a verb still has to be told comes first. */
import type { Fleet, Row } from '../fleet/fleet.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import { useConsole, useGo } from './console.ts';
import type { Binding } from './use-commands.ts';

export type Begin = (verb: WorkspaceVerb, ids: readonly string[]) => void;

export function useBegin(): Begin {
  const go = useGo();
  const { notices } = useConsole();
  const sourcesOf = useSourcesOf();
  return (verb, ids) => {
    const [fleet, ...others] = sourcesOf(ids);
    if (others.length > 0)
      return notices.say('They are of several accounts or Regions: a run is of one. Mark those of one only.', 'warn');
    switch (verb) {
      case 'migrate': {
        const rows = ids.flatMap((id) => fleet?.rows.get(id) ?? []);
        return go.to({ screen: isMixed(rows) ? 'mapping' : 'target', ids }, fleet?.source);
      }
      case 'modify-protocol':
        return go.to({ screen: 'protocol', ids }, fleet?.source);
      default:
        return go.to({ screen: 'review', verb, ids }, fleet?.source);
    }
  };
}

/** The fleets of these, each WorkSpace in the first that lists it, as it is when it is asked. */
function useSourcesOf(): (ids: readonly string[]) => readonly Fleet[] {
  const { sources } = useConsole();
  return (ids) => {
    const fleets = sources.store.getState().map(({ fleet }) => fleet.getState());
    return [...new Set(ids.flatMap((id) => fleets.find(({ rows }) => rows.has(id)) ?? []))];
  };
}

/** On more than one bundle: one target is seldom right for all. */
const isMixed = (rows: readonly Row[]): boolean => new Set(rows.map(({ workspace }) => workspace.bundleId)).size > 1;

/** What can be done with these, as every screen of WorkSpaces offers it. `disabled`: why nothing can. */
export function useWays(ids: readonly string[], disabled: string | undefined): readonly Binding[] {
  const go = useGo();
  const begin = useBegin();
  const bind = (command: Binding['command'], verb: WorkspaceVerb): Binding => ({
    command,
    run: () => begin(verb, ids),
    disabled,
  });
  return [
    { command: 'advise', run: () => go.to({ screen: 'advice', ids }), disabled },
    bind('migrate', 'migrate'),
    bind('rebuild', 'rebuild'),
    bind('restore', 'restore'),
    bind('modifyProtocol', 'modify-protocol'),
    bind('reboot', 'reboot'),
    bind('startWorkspace', 'start'),
    bind('stopWorkspace', 'stop'),
  ];
}
