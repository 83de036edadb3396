/** The rows of a fleet as the advisor wants them: what the lists tell, and nothing looked up for it. */
import type { Advised } from '../rules/advisor.ts';
import { evidenceIn } from './evidence.ts';
import type { Fleet, Row } from './fleet.ts';

/** `now`: epoch milliseconds. `underWay`: in which unfinished run a WorkSpace is already. */
export function advisedFrom(
  rows: readonly Row[],
  fleet: Pick<Fleet, 'rows' | 'images'>,
  now: number,
  underWay: ReadonlyMap<string, string> = new Map(),
): readonly Advised[] {
  const evidence = evidenceIn(fleet);
  return rows.map(({ id, workspace, bundle, directory, connection }) => ({
    workspace,
    bundle,
    facts: {
      now,
      connection: connection?.state,
      connectionCheckedAt: connection?.checkedAt,
      lastConnectedAt: connection?.lastUserConnectionAt,
      directory,
      underWayIn: underWay.get(id),
      source: evidence(bundle),
    },
  }));
}
