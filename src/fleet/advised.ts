/** The rows of a fleet as the advisor wants them: what the lists tell, and nothing looked up for it. */
import type { Advised } from '../rules/advisor.ts';
import type { Unread } from '../rules/gates.ts';
import { connectionFacts } from './connection-facts.ts';
import { evidenceIn, type Witnesses } from './evidence.ts';
import type { Row } from './fleet.ts';

/** A row as it is listed, or as it was looked up afresh. */
type Known = Omit<Row, 'connection'> & { readonly connection: Row['connection'] | Unread };

/** `now`: epoch milliseconds. `underWay`: in which unfinished run a WorkSpace is already. */
export function advisedFrom(
  rows: readonly Known[],
  fleet: Witnesses,
  now: number,
  underWay: ReadonlyMap<string, string> = new Map(),
): readonly Advised[] {
  const evidence = evidenceIn(fleet);
  return rows.map(({ id, workspace, bundle, directory, connection }) => ({
    workspace,
    bundle,
    facts: {
      now,
      ...connectionFacts(connection),
      directory,
      underWayIn: underWay.get(id),
      source: evidence(bundle),
    },
  }));
}
