/** Who asks, and where: GetCallerIdentity, which needs no permission, and the account's alias, which is a nicety. */
import type { Circumstances } from './advice.ts';
import type { Answer, Failure } from './answer.ts';
import type { Clients } from './clients.ts';
import { failureOf } from './failure.ts';
import { label, list } from './fields.ts';
import type { Account, Caller } from './model.ts';
import type { Reading, Wire } from './send.ts';
import type { Ask } from './session.ts';

/** Jump hosts often reach STS but not IAM: the alias is not worth a longer wait, in milliseconds. */
const aliasPatience = 5_000;

interface CallerIdentity {
  readonly Account?: string | undefined;
  readonly Arn?: string | undefined;
}

const operation = 'sts:GetCallerIdentity';

export const identity = ({ reading }: Pick<Clients, 'reading'>, ask: Ask | undefined): Reading<CallerIdentity> => ({
  operation,
  ask,
  send: async (options) => {
    const { client, GetCallerIdentityCommand } = await reading.sts();
    return client.send(new GetCallerIdentityCommand({}), options);
  },
});

/** The first caller settles the account of the session; of another account, none is taken for it any more. */
export function toCaller(answer: Answer<CallerIdentity>, at: Circumstances): Answer<Caller> {
  if (!answer.ok) return answer;
  const [accountId, arn] = [label(answer.value.Account), label(answer.value.Arn)];
  if (!accountId || !arn) {
    const why = 'The answer names no account.';
    return { ok: false, failure: failureOf({ kind: 'foreign', operation, why, effect: 'none' }, at) };
  }
  at.accountId ??= accountId;
  if (at.accountId !== accountId) return { ok: false, failure: elsewhere(arn, accountId, at) };
  at.identity = arn;
  return { ...answer, value: { accountId, arn, region: at.region } };
}

function elsewhere(arn: string, accountId: string, at: Circumstances): Failure {
  const why = `The credentials are of ${arn} in account ${accountId} now; this console is in account ${at.accountId}.`;
  return {
    ...failureOf({ kind: 'credentials', operation, why, effect: 'none' }, at),
    what: 'Nothing is asked of AWS with these credentials.',
    next: `Sign in to account ${at.accountId} again, or start bellhop anew for account ${accountId}.`,
  };
}

export async function account(
  { read, caller }: Wire,
  { reading }: Clients,
  ask: Ask | undefined,
): Promise<Answer<Account>> {
  const [found, aliases] = await Promise.all([
    caller(ask),
    read({
      operation: 'iam:ListAccountAliases',
      ask,
      attempts: 1,
      patience: aliasPatience,
      send: async (options) => {
        const { client, ListAccountAliasesCommand } = await reading.iam();
        return client.send(new ListAccountAliasesCommand({}), options);
      },
    }),
  ]);
  if (!found.ok) return found;
  return { ...found, value: { ...found.value, alias: aliasIn(aliases) } };
}

function aliasIn(answer: Answer<{ readonly AccountAliases?: string[] | undefined }>): Account['alias'] {
  if (!answer.ok || !Array.isArray(answer.value.AccountAliases)) return undefined;
  return list(answer.value.AccountAliases, label)[0] ?? null;
}
