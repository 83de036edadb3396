/** The tags of one WorkSpace, asked only while a screen shows them: a call each, and never for a whole list. */
import type { Tag } from '../aws/model.ts';
import { type Asked, useAnswer } from './use-answer.ts';

export function useTags(id: string): Asked<readonly Tag[]> {
  return useAnswer<readonly Tag[]>(id, (session, signal) => session.workspaces.tags(id, { priority: 'view', signal }))
    .asked;
}
