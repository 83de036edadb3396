/**
 * The role of a V2 bot where nobody is asked: the one that is given, the bot's own, or the only service-linked one. Of
 * several none is picked. Pure.
 */
import type { Answer } from '../aws/answer.ts';
import type { Role } from '../aws/lex-model.ts';
import { checkRoleArn } from './role-arn.ts';
import type { RoleCheck } from './role-check.ts';

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
  /** What IAM says of those that were given, by ARN. */
  readonly checks: ReadonlyMap<string, RoleCheck>;
  readonly accountId: string;
  readonly region: string;
}

/** `notes`: what is not known of it, a sentence each. */
export type SettledRole = { readonly arn: string; readonly notes: readonly string[] } | { readonly why: string };

export function settleRole(
  { role }: { readonly role?: string | undefined },
  { name, replaces, own, earlier }: RoleFacts,
  here: RolesHere,
): SettledRole {
  const { roles, accountId, region } = here;
  const present = earlier ?? own;
  if (role !== undefined) return givenRole(role, present, here);
  if (present !== undefined) return { arn: present, notes: [] };
  if (replaces)
    return { why: `The present role of ${name} is unknown, and the one that is sent likely replaces it: ${giveRole}.` };
  if (!roles.ok)
    return {
      why: `The roles could not be listed (${roles.failure.why}): ${giveRole}, one that trusts lexv2.amazonaws.com.`,
    };
  const fitting = roles.value.filter(({ arn }) => checkRoleArn(arn, accountId, region) === undefined);
  const [linked, ...more] = fitting.filter(({ serviceLinked }) => serviceLinked);
  if (linked && more.length === 0) return { arn: linked.arn, notes: [] };
  if (fitting.length === 0)
    return {
      why: `No role of this account trusts lexv2.amazonaws.com: create one (aws iam create-service-linked-role --aws-service-name lexv2.amazonaws.com), or ${giveRole}.`,
    };
  const which = linked ? `${more.length + 1} service-linked roles` : 'no service-linked role, and others';
  return { why: [`There are ${which}: ${giveRole}, with one of them.`, ...fitting.map(({ arn }) => arn)].join('\n  ') };
}

const giveRole = 'give --role, or a column role in the list';

/** Judged by IAM as the one that is typed in the console; where IAM does not say, it is taken, and that is told. */
function givenRole(role: string, present: string | undefined, here: RolesHere): SettledRole {
  const { roles, checks, accountId, region } = here;
  const problem = checkRoleArn(role, accountId, region)?.problem;
  if (problem !== undefined) return { why: problem };
  const check = checks.get(role);
  if (check?.kind === 'missing') return { why: check.sentence };
  if (check?.kind === 'unfit')
    return { why: `${check.sentence}${check.suggestion === undefined ? '' : ` Perhaps ${check.suggestion}.`}` };
  if (check?.kind === 'fits') return { arn: role, notes: [] };
  const trusts = !roles.ok || role === present || roles.value.some(({ arn }) => arn === role);
  return {
    arn: role,
    notes: [
      ...(check ? [check.sentence] : []),
      ...(trusts ? [] : [`${role} is not among the roles of this account that trust lexv2.amazonaws.com.`]),
    ],
  };
}
