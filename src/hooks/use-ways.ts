/** From WorkSpaces and a verb to the screen on which it is settled: what a verb still has to be told comes first. */
import { fleetOf } from '../fleet/first-listed.ts';
import type { Fleet, Row } from '../fleet/fleet.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import { useConsole, useGo } from './console.ts';
import type { Binding } from './use-commands.ts';

/** `advise`: which verb it will be is what is asked. */
export type Way = WorkspaceVerb | 'advise';
export type Begin = (way: Way, ids: readonly string[]) => void;

export function useBegin(): Begin {
  const go = useGo();
  const sourcesOf = useSourcesOf();
  return (way, ids) => {
    const [fleet, ...others] = sourcesOf(ids);
    if (others.length > 0) return go.to({ screen: 'split', way, ids });
    switch (way) {
      case 'advise':
        return go.to({ screen: 'advice', ids }, fleet?.source);
      case 'migrate': {
        const rows = ids.flatMap((id) => fleet?.rows.get(id) ?? []);
        return go.to({ screen: isMixed(rows) ? 'mapping' : 'target', ids }, fleet?.source);
      }
      case 'modify-protocol':
        return go.to({ screen: 'protocol', ids }, fleet?.source);
      default:
        return go.to({ screen: 'review', verb: way, ids }, fleet?.source);
    }
  };
}

/** The fleets of these, each WorkSpace in the first that lists it, as it is when it is asked. */
function useSourcesOf(): (ids: readonly string[]) => readonly Fleet[] {
  const { sources } = useConsole();
  return (ids) => {
    const fleets = sources.store.getState().map(({ fleet }) => fleet.getState());
    return [...new Set(ids.flatMap((id) => fleetOf(fleets, id) ?? []))];
  };
}

/** On more than one bundle: one target is seldom right for all. */
const isMixed = (rows: readonly Row[]): boolean => new Set(rows.map(({ workspace }) => workspace.bundleId)).size > 1;

/** Of the WorkSpaces that something is to be done with, those that nobody sees. */
export interface Unseen {
  /** Marked, but not among the rows that the query shows. */
  readonly hidden: readonly string[];
  /** Marked, but no longer listed by AWS: nothing will be done with these. */
  readonly gone: readonly string[];
}

/**
 * What can be done with these, as every screen of WorkSpaces offers it. `disabled`: why nothing can. What is `unseen` is
 * looked at first, whatever is to be done.
 */
export function useWays(ids: readonly string[], disabled: string | undefined, unseen?: Unseen): readonly Binding[] {
  const go = useGo();
  const begin = useBegin();
  const toLookAt = (unseen?.hidden.length ?? 0) + (unseen?.gone.length ?? 0) > 0 ? unseen : undefined;
  const bind = (command: Binding['command'], way: Way): Binding => ({
    command,
    run: () => (toLookAt ? go.to({ screen: 'hidden', way, ids, ...toLookAt }) : begin(way, ids)),
    disabled,
  });
  return [
    bind('advise', 'advise'),
    bind('migrate', 'migrate'),
    bind('rebuild', 'rebuild'),
    bind('restore', 'restore'),
    bind('modifyProtocol', 'modify-protocol'),
    bind('reboot', 'reboot'),
    bind('startWorkspace', 'start'),
    bind('stopWorkspace', 'stop'),
  ];
}
