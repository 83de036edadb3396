/** What the rules need of a connection: AWS's word or why there is none, when AWS looked, when its user last connected. */
import type { Connection } from '../aws/model.ts';
import type { Unread } from '../rules/gates.ts';

/** Times in epoch milliseconds. Undefined: AWS does not say. */
export function connectionFacts(connection: Connection | Unread | undefined): {
  readonly connection: string | undefined;
  readonly connectionCheckedAt: number | undefined;
  readonly lastConnectedAt: number | undefined;
} {
  if (typeof connection === 'string') return { connection, connectionCheckedAt: undefined, lastConnectedAt: undefined };
  return {
    connection: connection?.state,
    connectionCheckedAt: connection?.checkedAt,
    lastConnectedAt: connection?.lastUserConnectionAt,
  };
}
