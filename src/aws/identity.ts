/** Who asks, and where: GetCallerIdentity, which needs no permission, and the account's alias, which is a nicety. */
import type { Answer } from './answer.ts';
import type { Clients } from './clients.ts';
import { failureOf } from './failure.ts';
import { label, list } from './fields.ts';
import type { Account } from './model.ts';
import type { Wire } from './send.ts';
import type { Ask } from './session.ts';

/** Jump hosts often reach STS but not IAM: the alias is not worth a longer wait, in milliseconds. */
const aliasPatience = 5_000;

export async function account(
  { read, at }: Wire,
  { reading }: Clients,
  ask: Ask | undefined,
): Promise<Answer<Account>> {
  const operation = 'sts:GetCallerIdentity';
  const [identity, aliases] = await Promise.all([
    read({
      operation,
      ask,
      send: async (options) => {
        const { client, GetCallerIdentityCommand } = await reading.sts();
        return client.send(new GetCallerIdentityCommand({}), options);
      },
    }),
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
  if (!identity.ok) return identity;
  const [accountId, arn] = [label(identity.value.Account), label(identity.value.Arn)];
  if (!accountId || !arn) {
    const why = 'The answer names no account.';
    return { ok: false, failure: failureOf({ kind: 'foreign', operation, why, effect: 'none' }, at) };
  }
  at.identity = arn;
  const alias = aliases.ok ? list(aliases.value.AccountAliases, label)[0] : undefined;
  return { ...identity, value: { accountId, alias, arn, region: at.region } };
}
