/** The sentences of a failure that are bellhop's own: what could not be done, and what the operator can do about it. */
import type { Failure } from './answer.ts';
import { isCertificate } from './failure-kind.ts';
import type { Action } from './lock.ts';

/** What a session knows that makes advice concrete. */
export interface Circumstances {
  readonly region: string;
  readonly profile: string | undefined;
  readonly endpointUrl: string | undefined;
  /** The caller's ARN, once known. */
  identity?: string;
  /** The account that the session is in, once known: it never is in another. */
  accountId?: string;
}

/** What each operation does, as in "Could not … of ws-…". */
const deeds: Readonly<Record<Action, string>> = {
  'workspaces:DescribeWorkspaces': 'read the WorkSpaces',
  'workspaces:DescribeWorkspaceBundles': 'read the bundles',
  'workspaces:DescribeWorkspaceDirectories': 'read the directories',
  'workspaces:DescribeWorkspaceImages': 'read the images',
  'workspaces:DescribeWorkspaceSnapshots': 'read the snapshots',
  'workspaces:DescribeWorkspacesConnectionStatus': 'read who is connected',
  'workspaces:DescribeTags': 'read the tags',
  'workspaces:MigrateWorkspace': 'start the migration',
  'workspaces:RebuildWorkspaces': 'start the rebuild',
  'workspaces:RestoreWorkspace': 'begin the restore',
  'workspaces:ModifyWorkspaceProperties': 'change the properties',
  'workspaces:RebootWorkspaces': 'begin the reboot',
  'workspaces:StartWorkspaces': 'begin the start',
  'workspaces:StopWorkspaces': 'begin the stop',
  'ec2:DescribeSubnets': 'read the free addresses of the subnets',
  'lex:GetBots': 'read the Lex V1 bots',
  'lex:GetBot': 'read the definition',
  'lex:GetBotVersions': 'read the versions',
  'lex:GetBotAliases': 'read the aliases',
  'lex:GetBotChannelAssociations': 'read the channels',
  'lex:GetIntent': 'read the definition',
  'lex:GetSlotType': 'read the definition',
  'lex:GetExport': 'export the definition',
  'lex:CreateExport': 'begin the export',
  'lex:DescribeExport': 'read the export',
  'lex:GetMigrations': 'read the Lex migrations',
  'lex:GetMigration': 'read the progress',
  'lex:StartMigration': 'start the Lex migration',
  'lex:ListBots': 'look for Lex V2 bots',
  'lex:DescribeBot': 'read the settings',
  'lex:ListBotLocales': 'read the locales',
  'sts:GetCallerIdentity': 'read who is signed in',
  'lex:ListImports': 'read the imports of Lex V2',
  'lex:DescribeImport': 'read the import',
  'iam:GetRole': 'read the IAM role',
  'iam:ListRoles': 'read the IAM roles',
  'iam:ListAccountAliases': 'read the alias of the account',
};

export function whatFailed(operation: Action, subject: string | undefined, effect: Failure['effect']): string {
  const deed = `${deeds[operation] ?? operation}${subject ? ` of ${subject}` : ''}`;
  return effect === 'possible' ? `No clear answer when asked to ${deed}.` : `Could not ${deed}.`;
}

const withProfile = (command: string, { profile }: Circumstances) =>
  `Run \`${command}${profile ? ` --profile ${profile}` : ''}\`, then ask again.`;

function aboutCredentials({ code, why }: Failure, at: Circumstances): string {
  const whose = at.profile ? `profile ${at.profile}` : 'the default credentials';
  if (/aws login/i.test(why)) return withProfile('aws login', at);
  if (/\bsso\b/i.test(why)) return withProfile('aws sso login', at);
  if (/in time/.test(why))
    return `Check what provides ${whose} (a process, SSO, the role of this machine), then ask again.`;
  if (/multi-factor/i.test(why))
    return `bellhop cannot ask for an MFA code: put the keys of a session into the environment and start again.`;
  if (/any providers/i.test(why) && !at.profile) {
    return 'Name a profile with --profile, or put AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY into the environment.';
  }
  if (/any providers|resolve credentials using profile/i.test(why))
    return `Check ${whose} in ~/.aws/config and ~/.aws/credentials, then ask again.`;
  if (/TooSkewed|RequestExpired|InvalidSignature/.test(code ?? ''))
    return `Check the clock of this machine and the secret key of ${whose}, then ask again.`;
  return `Renew ${whose}, then ask again.`;
}

/** AWS passes the role itself: what it says of the role no permission mends. */
function aboutRole({ operation, why }: Failure): string | undefined {
  if (operation !== 'lex:StartMigration' || !/\brole\b/i.test(why)) return undefined;
  if (/(?:doesn't|does not|not) exist|no such|cannot be found|not found/i.test(why))
    return 'Plan it anew with a role that exists and that lexv2.amazonaws.com may assume: --role, or the role step of the wizard.';
  if (/trust|assume/i.test(why) && !/perform:/i.test(why))
    return 'Let the role trust lexv2.amazonaws.com, or plan it anew with one that does.';
  return /belong to the account/i.test(why) ? 'Plan it anew with a role of this account.' : undefined;
}

function aboutPermission({ operation, why }: Failure, at: Circumstances): string {
  const action = /perform: ([a-z0-9-]+:\w+)/i.exec(why)?.[1] ?? operation;
  const who =
    /\barn:aws[\w-]*:(?:iam|sts)::\d+:[^\s,]+/.exec(why)?.[0] ??
    at.identity ??
    (at.profile ? `profile ${at.profile}` : 'this identity');
  return `Ask an administrator to allow ${action} for ${who}${whereon(operation, at)}.`;
}

/** What a policy has to name besides the action; most that only read have no resource to name. */
function whereon(operation: string, { region, accountId = '*', identity }: Circumstances): string {
  if (operation === 'lex:StartMigration')
    return ', with the Lex V2 actions that a migration needs and iam:PassRole on the chosen role';
  const partition = /^arn:(aws[\w-]*):/.exec(identity ?? '')?.[1] ?? 'aws';
  const arn = (owner: string, resource: string) => `arn:${partition}:workspaces:${region}:${owner}:${resource}/*`;
  if (operation === 'workspaces:MigrateWorkspace')
    // Amazon's bundles are in no account of yours.
    return ` on both the WorkSpace (${arn(accountId, 'workspace')}) and the target bundle (${arn('*', 'workspacebundle')})`;
  return onOneWorkspace.has(operation) ? ` on ${arn(accountId, 'workspace')}` : '';
}

const onOneWorkspace: ReadonlySet<string> = new Set<Action>([
  'workspaces:DescribeWorkspaceSnapshots',
  'workspaces:RebuildWorkspaces',
  'workspaces:RestoreWorkspace',
  'workspaces:ModifyWorkspaceProperties',
  'workspaces:RebootWorkspaces',
  'workspaces:StartWorkspaces',
  'workspaces:StopWorkspaces',
]);

function aboutConnection({ code, host }: Failure, at: Circumstances): string {
  if (isCertificate(code))
    return 'If a proxy opens TLS here, set AWS_CA_BUNDLE to its certificate; otherwise do not go on.';
  if (at.endpointUrl)
    return `Check that ${at.endpointUrl} is the right --endpoint-url and that it is up, then ask again.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `Check that the service exists in Region ${at.region}, and this machine's DNS, VPN and proxy.`;
  return `Check network, VPN and proxy (HTTPS_PROXY, NO_PROXY) on the way to ${host ?? 'AWS'}, then ask again.`;
}

/** What to do about a failure of which everything but this is known. */
export function nextStep(failure: Failure, at: Circumstances): string {
  if (failure.effect === 'possible')
    return 'AWS may have acted: look at what there is now before anything is sent again.';
  switch (failure.kind) {
    case 'credentials':
      return aboutCredentials(failure, at);
    case 'denied':
      return aboutRole(failure) ?? aboutPermission(failure, at);
    case 'throttled':
      return 'Wait a moment, then ask again; every tool on this account and Region shares one rate of calls.';
    case 'invalid':
      return 'Change what was asked for: the same call would be refused again.';
    case 'not-found':
      return `Refresh: it may be gone, renamed, or in another Region than ${at.region}.`;
    case 'unsupported':
      return 'See the state of the resource; AWS does not allow this for it as it is now.';
    case 'busy':
      return 'Wait until the change that is under way has ended, then try again.';
    case 'unavailable':
      if (failure.status === 410) return 'The service says that this is gone for good; see what it says of it.';
      return 'See why: the bundle, the directory, a quota or the service itself cannot serve as it is now.';
    case 'unreachable':
    case 'timeout':
      return aboutConnection(failure, at);
    case 'server':
      return 'Wait a moment, then ask again; if it lasts, see the AWS Health Dashboard.';
    case 'foreign':
      return at.endpointUrl
        ? `${at.endpointUrl} does not offer this as AWS does: check --endpoint-url.`
        : 'Something that is not AWS answered, or it lacks the operation: check proxy, VPN and --endpoint-url.';
    case 'locked':
      return 'Unlock changes first (--write, or the key for it).';
    case 'cancelled':
      return 'Press r to ask again.';
  }
}
