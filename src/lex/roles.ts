/**
 * Which role the V2 bot gets. An update likely replaces the existing bot's role with the one that is sent, so its own
 * comes first; then service-linked ones, then custom ones.
 */
import type { Answer } from '../aws/answer.ts';
import type { Role } from '../aws/lex-model.ts';
import type { Place } from './pieces.ts';
import { checkRoleArn, roleNameOf } from './role-arn.ts';
import type { Target } from './strategy.ts';

export interface RoleChoice extends Role {
  readonly own: boolean;
  readonly note: string;
}

export interface RoleProposal {
  readonly choices: readonly RoleChoice[];
  /** ARN; `undefined`: the operator has to type one. */
  readonly proposed: string | undefined;
  readonly sentence: string;
  /** To be run elsewhere, where there is no role to choose: bellhop creates none. */
  readonly create: string | undefined;
}

const createCall = 'aws iam create-service-linked-role --aws-service-name lexv2.amazonaws.com';

/** `roles`: those that trust `lexv2.amazonaws.com`. Roles that the bot cannot use are left out. */
export function proposeRole(
  target: Target,
  roles: Answer<readonly Role[]>,
  { accountId, region }: Place,
): RoleProposal {
  const own = ownRole(target);
  const usable = (roles.ok ? roles.value : []).filter(({ arn }) => checkRoleArn(arn, accountId, region) === undefined);
  const listed = own === undefined || usable.some(({ arn }) => arn === own) ? usable : [...usable, roleOf(own)];
  const choices = listed
    .map((role) => ({ ...role, own: role.arn === own, note: note(role, role.arn === own) }))
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  const proposed = choices[0]?.arn;
  const create = proposed === undefined ? createCall : undefined;
  return { choices, proposed, sentence: sentence(choices[0], roles.ok), create };
}

/** What to know when another role than the existing bot's own is picked; `undefined` when there is nothing to say. */
export function roleWarning(target: Target, arn: string): string | undefined {
  if (target.strategy !== 'UPDATE_EXISTING') return undefined;
  const own = ownRole(target);
  const { name } = target.existence;
  return own === arn ? undefined : likelyReplaces(name, own);
}

/** `present`: what the bot has; undefined: unknown. `role`: where it is not the one just spoken of. */
export function likelyReplaces(name: string, present: string | undefined, role?: string): string {
  return present === undefined
    ? `The present role of ${name} is unknown; ${role ?? 'this one'} likely replaces it.`
    : `${role ?? 'This role'} likely replaces the present role of ${name}, ${present}.`;
}

function ownRole({ existence, strategy }: Target): string | undefined {
  return strategy === 'UPDATE_EXISTING' && existence.certainty === 'found' ? existence.bot.roleArn : undefined;
}

function roleOf(arn: string): Role {
  return { arn, name: roleNameOf(arn), serviceLinked: arn.includes(':role/aws-service-role/') };
}

function rank({ own, serviceLinked }: RoleChoice): number {
  if (own) return 0;
  return serviceLinked ? 1 : 2;
}

function note({ serviceLinked }: Role, own: boolean): string {
  if (own) return "the existing bot's own role";
  return serviceLinked ? 'service-linked' : 'custom; your identity needs iam:PassRole on it';
}

function sentence(first: RoleChoice | undefined, listed: boolean): string {
  const unlisted = listed ? '' : ' The roles could not be listed: any other has to be typed as an ARN.';
  if (first?.own) return `Proposed: the role that the existing bot has now.${unlisted}`;
  if (!listed) return 'The roles could not be listed: type the ARN of a role that trusts lexv2.amazonaws.com.';
  if (first === undefined) {
    return 'No role of this account trusts lexv2.amazonaws.com. bellhop creates none: run this elsewhere, or type an ARN.';
  }
  return first.serviceLinked ? 'Proposed: a service-linked role of Lex V2.' : 'Proposed: a role that trusts Lex V2.';
}
