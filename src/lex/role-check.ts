/** What IAM says of one role that the V2 bot is to have: is it there, under this ARN, and may Lex V2 assume it. */
import type { Answer, Failure } from '../aws/answer.ts';
import type { RoleDetail } from '../aws/lex-model.ts';
import type { Ask, Session } from '../aws/session.ts';
import { roleNameOf } from './role-arn.ts';

export type RoleCheck =
  | { readonly kind: 'fits'; readonly sentence: string }
  | { readonly kind: 'missing'; readonly sentence: string }
  /** It is there, and is not one for a bot. `suggestion`: the ARN that may have been meant. */
  | { readonly kind: 'unfit'; readonly sentence: string; readonly suggestion?: string | undefined }
  /** IAM did not say. */
  | { readonly kind: 'unchecked'; readonly sentence: string; readonly failure: Failure };

export async function readRole({ lex }: Session, arn: string, ask: Ask): Promise<RoleCheck> {
  return checkedRole(arn, await lex.role(roleNameOf(arn), ask));
}

export function checkedRole(arn: string, answer: Answer<RoleDetail>): RoleCheck {
  const name = roleNameOf(arn);
  if (!answer.ok) {
    const { failure } = answer;
    if (failure.kind === 'not-found')
      return { kind: 'missing', sentence: `IAM knows no role named ${name} in this account.` };
    const sentence = `Unchecked: IAM did not say whether ${name} exists and trusts Lex V2 (${failure.why})`;
    return { kind: 'unchecked', sentence, failure };
  }
  const { arn: own, trusts } = answer.value;
  if (own !== undefined && own !== arn)
    return { kind: 'unfit', sentence: `A role named ${name} exists, but its ARN is ${own}.`, suggestion: own };
  if (trusts.includes('lexv2.amazonaws.com'))
    return { kind: 'fits', sentence: `IAM: ${name} exists and trusts lexv2.amazonaws.com.` };
  const whom = trusts.length === 0 ? 'no service' : `only ${trusts.join(', ')}`;
  return { kind: 'unfit', sentence: `${name} trusts ${whom}, so Lex V2 cannot assume it: lexv2.amazonaws.com has to.` };
}
