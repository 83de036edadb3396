/** Records for plans, as the boundary gives them. */
import type { Account, Bundle, BundleId, Directory, DirectoryId, Workspace, WorkspaceId } from '../../src/aws/model.ts';
import { type Candidate, planWorkspaces } from '../../src/plans/build-plan.ts';
import type { Limits } from '../../src/plans/limits.ts';
import { allTo } from '../../src/plans/mapping.ts';
import type { LexItem } from '../../src/plans/plan.ts';
import type { PlanContext } from '../../src/plans/plan-head.ts';

export const now = Date.parse('2026-11-22T10:15:00Z');

export const account: Account = {
  accountId: '123456789012',
  alias: 'acme',
  arn: 'arn:aws:sts::123456789012:assumed-role/operator/ann',
  region: 'eu-west-1',
};

export const limits: Limits = {
  maxItems: 300,
  protectedAccounts: [],
  policy: {},
  file: '/home/ann/.config/bellhop/config.json',
};

export const context: PlanContext = { account, now, random: 0.4, limits };

export function bundle(id: string, name: string): Bundle {
  return {
    id: id as BundleId,
    name,
    description: undefined,
    owner: 'AMAZON',
    imageId: undefined,
    rootGib: 80,
    userGib: 50,
    computeType: 'STANDARD',
    state: 'AVAILABLE',
    type: 'REGULAR',
    createdAt: undefined,
    updatedAt: undefined,
  };
}

export const directory: Directory = {
  id: 'd-1234567890' as DirectoryId,
  name: 'corp.example.com',
  alias: 'corp',
  type: 'AD_CONNECTOR',
  state: 'REGISTERED',
  workspaceType: 'PERSONAL',
  tenancy: 'SHARED',
  subnetIds: ['subnet-a', 'subnet-b'],
  dnsIpAddresses: ['10.0.0.2'],
  defaultOu: undefined,
  customSecurityGroupId: undefined,
  localAdministrator: false,
  internetAccess: false,
  maintenanceMode: undefined,
  userIdentityType: 'AWS_DIRECTORY_SERVICE',
  selfServiceRebuild: false,
  errorMessage: undefined,
  securityGroupId: undefined,
  ipGroupIds: [],
  iamRoleId: undefined,
  instanceRoleArn: undefined,
  selfService: undefined,
  devices: [],
  saml: undefined,
  certificates: undefined,
  endpointEncryption: undefined,
  entraTenantId: undefined,
  description: undefined,
};

export const source = bundle('wsb-source001', 'Standard with Windows 10 (Server 2019 based) (WSP)');
export const target = bundle('wsb-target001', 'Standard with Windows (Server 2025 based) (WSP)');

export function workspace(id: string, over: Partial<Workspace> = {}): Workspace {
  return {
    id: id as WorkspaceId,
    directoryId: 'd-1234567890' as DirectoryId,
    userName: `user-${id}`,
    computerName: `PC-${id}`,
    name: undefined,
    ipAddress: '10.0.0.1',
    ipv6Address: undefined,
    state: 'AVAILABLE',
    bundleId: source.id,
    subnetId: undefined,
    errorCode: undefined,
    errorMessage: undefined,
    volumeEncryptionKey: undefined,
    rootVolumeEncrypted: undefined,
    userVolumeEncrypted: undefined,
    runningMode: 'ALWAYS_ON',
    autoStopTimeout: undefined,
    rootVolumeGib: 80,
    userVolumeGib: 50,
    computeType: 'STANDARD',
    protocols: ['WSP'],
    operatingSystem: 'WINDOWS_SERVER_2019',
    modifications: [],
    related: [],
    standbys: [],
    dataReplication: undefined,
    recoverySnapshotAt: undefined,
    acceleratorMode: undefined,
    acceleratorProtocol: undefined,
    ...over,
  };
}

export function candidate(id: string, over: Partial<Candidate> = {}, record: Partial<Workspace> = {}): Candidate {
  return {
    workspace: workspace(id, record),
    bundle: source,
    directory,
    snapshot: now - 5 * 3_600_000,
    connection: 'DISCONNECTED',
    ...over,
  };
}

export const migrating = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  ...candidate(id),
  target,
  ...over,
});

export function lexItem(over: Partial<LexItem> = {}): LexItem {
  return {
    id: 'OrderFlowers',
    v1BotName: 'OrderFlowers',
    v1BotVersion: '3',
    v2BotName: 'OrderFlowersV2',
    v2BotRole: 'arn:aws:iam::123456789012:role/lex',
    migrationStrategy: 'CREATE_NEW',
    locale: 'en-US',
    existence: 'absent',
    inventory: undefined,
    ...over,
  };
}

/** The value of an answer that has to be good. */
export function value<T>(answer: { ok: true; value: T } | { ok: false; failure: { why: string } }): T {
  if (!answer.ok) throw new Error(answer.failure.why);
  return answer.value;
}

type Input = PlanContext & { readonly candidates: readonly Candidate[] };
export const planRebuild = (input: Input) => planWorkspaces({ ...input, verb: 'rebuild' });
export const planMigration = (input: Input) =>
  planWorkspaces({
    ...input,
    verb: 'migrate',
    mapping: input.candidates[0]?.target && allTo(input.candidates[0].target.id),
  });
