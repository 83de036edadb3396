/** STS: who is asking. Keys that begin with ASIA are those of an assumed role, as in AWS; all others a user's. */
import type { Operations } from '../operation.ts';

const operator = 'avery.lindqvist';

/** The caller as IAM's messages and GetCallerIdentity name it. */
export const callerArn = (accountId: string, accessKeyId: string): string =>
  accessKeyId.startsWith('ASIA')
    ? `arn:aws:sts::${accountId}:assumed-role/WorkspaceOperators/${operator}`
    : `arn:aws:iam::${accountId}:user/${operator}`;

export const stsOperations: Operations = {
  GetCallerIdentity: (_, { world: { accountId }, accessKeyId }) => ({
    Arn: callerArn(accountId, accessKeyId),
    UserId: accessKeyId.startsWith('ASIA') ? `AROAEXAMPLEROLE00BELL:${operator}` : 'AIDAEXAMPLEUSER00BELL',
    Account: accountId,
  }),
};
