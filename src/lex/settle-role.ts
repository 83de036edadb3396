/**
 * The role of a V2 bot where nobody is asked: the one that is given, the bot's own, or the only service-linked one. Of
 * several none is picked. Pure.
 */
import type { Answer } from '../aws/answer.ts';
import type { Role } from '../aws/model.ts';
import { checkRoleArn } from './role-arn.ts';
import { likelyReplaces } from './roles.ts';

export interface RoleFacts {
  /** Of the V2 bot. */
  readonly name: string;
  /** The one that is sent likely replaces that of an existing bot. */
  readonly replaces: boolean;
  /** What the existing bot has now. */
  readonly own: string | undefined;
  /** What an item before it gives the bot. */
  readonly earlier: string | undefined;
}

export interface RolesHere {
  /** Those that trust Lex V2. */
  readonly roles: Answer<readonly Role[]>;
  readonly accountId: string;
  readonly region: string;
}

export type SettledRole = { readonly arn: string; readonly notes: readonly string[] } | { readonly why: string };

export function settleRole(
  { role }: { readonly role?: string | undefined },
  { name, replaces, own, earlier }: RoleFacts,
  { roles, accountId, region }: RolesHere,
): SettledRole {
  const present = earlier ?? own;
  if (role !== undefined) {
    const problem = checkRoleArn(role, accountId, region)?.problem;
    if (problem !== undefined) return { why: problem };
    const trusts = !roles.ok || role === present || roles.value.some(({ arn }) => arn === role);
    return {
      arn: role,
      notes: [
        ...(replaces && role !== present ? [likelyReplaces(name, present, role)] : []),
        ...(trusts ? [] : [`${role} is not among the roles of this account that trust lexv2.amazonaws.com.`]),
      ],
    };
  }
  if (present !== undefined) return { arn: present, notes: [] };
  if (replaces)
    return { why: `The present role of ${name} is unknown, and the one that is sent likely replaces it: give --role.` };
  if (!roles.ok)
    return {
      why: `The roles could not be listed (${roles.failure.why}): give --role, one that trusts lexv2.amazonaws.com.`,
    };
  const fitting = roles.value.filter(({ arn }) => checkRoleArn(arn, accountId, region) === undefined);
  const [linked, ...more] = fitting.filter(({ serviceLinked }) => serviceLinked);
  if (linked && more.length === 0) return { arn: linked.arn, notes: [] };
  if (fitting.length === 0)
    return {
      why: 'No role of this account trusts lexv2.amazonaws.com: create one (aws iam create-service-linked-role --aws-service-name lexv2.amazonaws.com), or give --role.',
    };
  const which = linked ? `${more.length + 1} service-linked roles` : 'no service-linked role, and others';
  return { why: [`There are ${which}: give --role with one of them.`, ...fitting.map(({ arn }) => arn)].join('\n  ') };
}
