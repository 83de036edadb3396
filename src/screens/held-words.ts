/** Why how many are held back, in figures: `95 connected, 10 without a snapshot`. */
import type { WorkspaceItem, WorkspacesPlan } from '../plans/plan.ts';
import { worst } from '../rules/may-be-sent.ts';
import { isAhead } from '../rules/snapshot-gate.ts';
import type { Rule, Verdict } from '../rules/verdict.ts';

/** Each after a number. */
const words: Readonly<Record<Rule, string>> = {
  state: 'by their state',
  modification: 'being modified',
  standby: 'with a standby',
  snapshot: 'without a snapshot',
  connection: 'connected',
  directory: 'by their directory',
  system: 'by their system',
  bundle: 'by their bundle or target',
  path: 'by the migration path',
  protocol: 'by the protocol',
  'running-mode': 'by their running mode',
  advice: 'by a better way',
  ending: 'by what AWS ends',
  run: 'in another run',
};

function word({ rule, kind }: Verdict, { snapshot }: WorkspaceItem): string {
  if (rule === undefined) return 'judged by no rule';
  if (kind === 'denied') return words[rule];
  if (rule !== 'snapshot') return `${words[rule]}, unknown`;
  return isAhead(snapshot) ? "with a snapshot ahead of this machine's clock" : 'of unknown snapshot';
}

/** Each is counted once, by the worst that is found of it; the most frequent first. */
export function heldWords({ excluded }: Pick<WorkspacesPlan, 'excluded'>): string {
  const groups = Map.groupBy(excluded, (item) => word(worst(item.verdicts), item));
  return [...groups]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([why, items]) => `${items.length} ${why}`)
    .join(', ');
}
