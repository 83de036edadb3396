/** What IAM says of one role, asked for on a key. */
import { type RoleCheck, readRole } from '../lex/role-check.ts';
import { useAnswer } from './use-answer.ts';

/** `arn`: undefined asks nothing. */
export function useLexRole(arn: string | undefined): {
  readonly check: RoleCheck | 'asking' | undefined;
  readonly again: () => void;
} {
  const { asked, again } = useAnswer(arn, async (session, signal) => {
    const value = await readRole(session, arn ?? '', { priority: 'view', signal });
    return { ok: true, value };
  });
  if (arn === undefined) return { check: undefined, again };
  return { check: asked.kind === 'answered' && asked.ok ? asked.value : 'asking', again };
}
