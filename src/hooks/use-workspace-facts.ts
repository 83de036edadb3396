/** What is asked of AWS about one WorkSpace only while its screen shows it: a call each, and never for a whole list. */
import type { Snapshots, Tag, WorkspaceId } from '../aws/model.ts';
import { type Asked, useAnswer } from './use-answer.ts';

export interface WorkspaceFacts {
  readonly snapshots: Asked<Snapshots>;
  readonly tags: Asked<readonly Tag[]>;
  /** Asks both again. */
  again(): void;
}

export function useWorkspaceFacts(id: string): WorkspaceFacts {
  const snapshots = useAnswer<Snapshots>(id, (session, signal) =>
    session.workspaces.snapshots(id as WorkspaceId, { priority: 'view', signal }),
  );
  const { tags, again } = useTags(id);
  return {
    snapshots: snapshots.asked,
    tags,
    again: () => {
      snapshots.again();
      again();
    },
  };
}

export function useTags(id: string): { readonly tags: Asked<readonly Tag[]>; readonly again: () => void } {
  const { asked, again } = useAnswer<readonly Tag[]>(id, (session, signal) =>
    session.workspaces.tags(id, { priority: 'view', signal }),
  );
  return { tags: asked, again };
}
