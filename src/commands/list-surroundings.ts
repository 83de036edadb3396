/** What facts depend on besides the rows, as far as a query or a column asks: whose account it is, and this machine's runs. */
import type { Failure } from '../aws/answer.ts';
import type { Surroundings } from '../fleet/fields.ts';
import type { Need } from '../fleet/needs.ts';
import { runWordsFrom } from '../fleet/run-words.ts';
import { localFailure } from '../plans/local-failure.ts';
import { runsFolder } from '../runs/folder.ts';
import { type RunsOfWorkspaces, runsOfWorkspaces } from '../runs/of-workspaces.ts';
import { identify, type ListSource } from './list-source.ts';

export interface Around {
  readonly at: Surroundings;
  /** Why some of it is not known. */
  readonly failures: readonly Failure[];
}

export async function surroundings(sources: readonly ListSource[], needs: ReadonlySet<Need>): Promise<Around> {
  const failures: Failure[] = [];
  if (needs.has('account')) failures.push(...(await Promise.all(sources.map(identify))).flatMap((one) => one ?? []));
  let runs: RunsOfWorkspaces | undefined;
  if (needs.has('runs')) {
    const read = await runsOfWorkspaces(runsFolder());
    if (read.ok) runs = read.value;
    failures.push(...(read.ok ? unreadRuns(read.value) : [read.failure]));
  }
  const at = {
    now: sources[0]?.session.clock.now() ?? Date.now(),
    originOf: (id: string) => sources.find((source) => source.id === id)?.origin,
    runsOf: runWordsFrom(runs),
  };
  return { at, failures };
}

function unreadRuns({ unread }: RunsOfWorkspaces): readonly Failure[] {
  if (unread.length === 0) return [];
  const what = `The journal of ${unread.map(({ runId }) => runId).join(', ')} cannot be read.`;
  const why = 'What was done there, and with which WorkSpaces, is not known.';
  return [localFailure('unavailable', { what, why, next: 'bellhop runs says what is wrong with it.' })];
}
