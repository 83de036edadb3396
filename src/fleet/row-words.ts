/** What AWS's words are called, in a cell as in a query. */
import type { Workspace } from '../aws/model.ts';

/** As the table and the filter say it. Not returned is not disconnected, and neither is what could not be looked up. */
export function connectedWord(state: string | undefined): string {
  return (
    { CONNECTED: 'yes', DISCONNECTED: 'no', UNKNOWN: 'unknown', denied: 'denied', failed: 'failed' }[state ?? ''] ?? '?'
  );
}

/** AWS's API says WSP for what its pages call DCV. */
export function protocolLabel(workspace: Pick<Workspace, 'protocols'>): string {
  if (workspace.protocols === undefined) return 'unknown';
  const names = workspace.protocols.map((name) => (name === 'WSP' ? 'DCV' : name));
  return names.length > 0 ? names.join('+') : 'none (BYOP?)';
}
