/**
 * What may leave this machine. The check sits in the clients, before a request is even signed, so no menu, key or bug
 * above can get around it: what is not known to read counts as a change.
 */
import type { Lock } from './session.ts';

/** IAM action of a call. Lex V1 and V2 share their prefix, as they do in IAM. */
export type Action = `${'workspaces' | 'ec2' | 'lex' | 'sts' | 'iam'}:${string}`;

/** Every operation that only reads; nothing else passes a reading client, nor a changing one while it is locked. */
export const readingOperations: ReadonlySet<Action> = new Set<Action>([
  'workspaces:DescribeWorkspaces',
  'workspaces:DescribeWorkspaceBundles',
  'workspaces:DescribeWorkspaceDirectories',
  'workspaces:DescribeWorkspaceImages',
  'workspaces:DescribeWorkspaceSnapshots',
  'workspaces:DescribeWorkspacesConnectionStatus',
  'workspaces:DescribeTags',
  'ec2:DescribeSubnets',
  'lex:GetBots',
  'lex:GetBot',
  'lex:GetBotVersions',
  'lex:GetBotAliases',
  'lex:GetBotChannelAssociations',
  'lex:GetIntent',
  'lex:GetSlotType',
  'lex:GetExport',
  'lex:GetMigrations',
  'lex:GetMigration',
  'lex:ListBots',
  'lex:DescribeBot',
  'lex:DescribeBotLocale',
  'lex:ListBotLocales',
  'lex:DescribeExport',
  'lex:ListImports',
  'lex:DescribeImport',
  'sts:GetCallerIdentity',
  'iam:GetRole',
  'iam:ListRoles',
  'iam:ListAccountAliases',
]);

/** Every change that bellhop may send once unlocked: a changing client passes nothing else, and the screen that asks lists these. */
export const changingOperations: ReadonlySet<Action> = new Set<Action>([
  'workspaces:MigrateWorkspace',
  'workspaces:RebuildWorkspaces',
  'workspaces:RestoreWorkspace',
  'workspaces:ModifyWorkspaceProperties',
  'workspaces:RebootWorkspaces',
  'workspaces:StartWorkspaces',
  'workspaces:StopWorkspaces',
  'lex:StartMigration',
  'lex:BuildBotLocale',
  'lex:CreateExport',
]);

const prefixes: Readonly<Record<string, string>> = {
  WorkSpacesClient: 'workspaces',
  EC2Client: 'ec2',
  LexModelBuildingServiceClient: 'lex',
  LexModelsV2Client: 'lex',
  STSClient: 'sts',
  IAMClient: 'iam',
};

/** Thrown by the clients' middleware; never shown, `readFailure` turns it into a failure of kind `locked`. */
export class Locked extends Error {
  override readonly name = 'Locked';
}

export function createLock(unlocked = false): Lock {
  let locked = !unlocked;
  return {
    get locked() {
      return locked;
    },
    lock: () => {
      locked = true;
    },
    unlock: () => {
      locked = false;
    },
  };
}

type Next<Args, Result> = (args: Args) => Promise<Result>;
interface Caller {
  readonly clientName?: string;
  readonly commandName?: string;
}

function refusal(operation: string | undefined, action: Action): string {
  return changingOperations.has(action)
    ? `${operation} is no reading operation, and changes are locked.`
    : `${operation} is nothing that bellhop sends.`;
}

/** First middleware of a client. Without a lock that could open, the client reads and nothing else. */
export function guard(lock?: Lock) {
  return <Args, Result>(next: Next<Args, Result>, caller: Caller): Next<Args, Result> =>
    (args) => {
      const operation = caller.commandName?.replace(/Command$/, '');
      const action = `${prefixes[caller.clientName ?? '']}:${operation}` as Action;
      if (readingOperations.has(action)) return next(args);
      if (lock?.locked === false && changingOperations.has(action)) return next(args);
      return Promise.reject(new Locked(refusal(operation, action)));
    };
}
