/** Who is connected as a fact of an item: AWS's own word, or why there is none. */
import type { WorkspaceItem } from '../plans/plan.ts';

export function connectionWords({ connection }: Pick<WorkspaceItem, 'connection'>): string {
  switch (connection) {
    case undefined:
      return 'not told by AWS';
    case 'denied':
      return 'not known: this identity lacks workspaces:DescribeWorkspacesConnectionStatus';
    case 'failed':
      return 'not known: the look-up failed';
    default:
      return connection;
  }
}
