/** Looks up how many addresses are free where a verb takes new ones: the same for the review on screen and for a command. */
import type { Answer } from '../aws/answer.ts';
import type { Directory, Subnet } from '../aws/model.ts';
import type { Ask, Session } from '../aws/session.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';

/** A migration needs a second address for each WorkSpace, a rebuild another one. */
export const takesAddresses = (verb: WorkspaceVerb): boolean => verb === 'migrate' || verb === 'rebuild';

/** `directories`: those of the selection; which ones are not known is not looked for. */
export async function lookAtNetwork(
  session: Session,
  directories: Iterable<Directory | undefined>,
  ask?: Ask,
): Promise<Answer<readonly Subnet[]>> {
  const ids = new Set([...directories].flatMap((directory) => directory?.subnetIds ?? []));
  return ids.size === 0 ? { ok: true, value: [] } : session.network.subnets([...ids], ask);
}
