/**
 * The IAM roles of the account: those that Lex V2 may use, some that only look as if it might, and the crowd of others
 * that every grown account has.
 */
import { chance, hash } from '../random.ts';

/** A statement of a role's trust policy. */
interface TrustStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface AccountRole {
  readonly path: string;
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly trust: readonly TrustStatement[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

interface RoleSeed {
  readonly path?: string;
  readonly name: string;
  readonly description?: string;
  readonly trust: readonly TrustStatement[];
}

const assumedBy = (...services: readonly string[]): TrustStatement => ({
  Effect: 'Allow',
  Principal: { Service: services.length === 1 ? (services[0] ?? '') : services },
  Action: 'sts:AssumeRole',
});

const linked = (service: string, name: string): RoleSeed => ({
  path: `/aws-service-role/${service}/`,
  name,
  trust: [assumedBy(service)],
});

const ownRoles = (accountId: string): readonly RoleSeed[] => [
  linked('lex.amazonaws.com', 'AWSServiceRoleForLexBots'),
  linked('lexv2.amazonaws.com', 'AWSServiceRoleForLexV2Bots'),
  linked('channels.lexv2.amazonaws.com', 'AWSServiceRoleForLexV2Channels_4GHT6B'),
  linked('autoscaling.amazonaws.com', 'AWSServiceRoleForAutoScaling'),
  linked('support.amazonaws.com', 'AWSServiceRoleForSupport'),
  linked('workspaces.amazonaws.com', 'AWSServiceRoleForWorkSpaces'),
  { path: '/service-role/', name: 'workspaces_DefaultRole', trust: [assumedBy('workspaces.amazonaws.com')] },
  { name: 'lex-v2-concierge', description: 'Concierge bot, with Kendra', trust: [assumedBy('lexv2.amazonaws.com')] },
  {
    name: 'lex-v2-shared',
    description: 'Bots without needs of their own',
    trust: [assumedBy('lex.amazonaws.com', 'lexv2.amazonaws.com')],
  },
  {
    path: '/bots/',
    name: 'lex-v2-confined',
    description: 'Only for bots of this account',
    trust: [
      {
        ...assumedBy('lexv2.amazonaws.com'),
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
      },
    ],
  },
  {
    name: 'lex-v2-retired',
    description: 'Do not use: trust withdrawn',
    trust: [assumedBy('lexv2.amazonaws.com'), { ...assumedBy('lexv2.amazonaws.com'), Effect: 'Deny' }],
  },
  { name: 'lex-v1-bots', description: 'Lex V1 only', trust: [assumedBy('lex.amazonaws.com')] },
  { name: 'lex-conversation-logs', trust: [assumedBy('lex.amazonaws.com')] },
  { name: 'lex-kendra-search', trust: [assumedBy('lex.amazonaws.com')] },
  {
    name: 'lexv2-deployer',
    description: 'Assumed by the pipeline, not by Lex',
    trust: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: 'sts:AssumeRole' }],
  },
];

const crowdServices = [
  'lambda',
  'ec2',
  'ecs-tasks',
  'states',
  'events',
  'codebuild',
  'firehose',
  'apigateway',
  'glue',
  'ssm',
];
const crowdNames = [
  'guest-wifi',
  'room-keys',
  'minibar',
  'invoices',
  'loyalty',
  'weather',
  'elevators',
  'payroll',
  'reports',
];
const crowdSize = 110;

const day = 86_400_000;

/** Suffixes (`_…`) are those of the service-linked roles that existing V2 bots use. */
export function accountRoles(options: {
  accountId: string;
  seed: number;
  now: number;
  lexV2Suffixes: readonly string[];
}): readonly AccountRole[] {
  const { accountId, seed, now, lexV2Suffixes } = options;
  const linkedToBots = lexV2Suffixes.map((suffix) =>
    linked('lexv2.amazonaws.com', `AWSServiceRoleForLexV2Bots${suffix}`),
  );
  const crowd = Array.from({ length: crowdSize }, (_, index): RoleSeed => {
    const service = crowdServices[index % crowdServices.length];
    return {
      name: `${crowdNames[index % crowdNames.length]}-${service}-${index}`,
      trust: [assumedBy(`${service}.amazonaws.com`)],
    };
  });
  return [...ownRoles(accountId), ...linkedToBots, ...crowd]
    .map(({ path = '/', name, description = '', trust }) => ({
      path,
      name,
      id: `AROA${hash(seed, name).toString(36).padStart(7, '0')}${hash(name, seed).toString(36).padStart(7, '0')}EXA`.toUpperCase(),
      arn: `arn:aws:iam::${accountId}:role${path}${name}`,
      description,
      trust,
      createdAt: now - (30 + chance(seed, name, 'created') * 1500) * day,
    }))
    .sort((a, b) => (a.arn < b.arn ? -1 : 1));
}

/** Whether a service may assume the role: some statement allows it and none denies it. Conditions are taken as met. */
export function trusts({ trust }: AccountRole, service: string): boolean {
  const effects = trust
    .filter(
      ({ Principal, Action }) =>
        [Principal.Service].flat().includes(service) && [Action].flat().includes('sts:AssumeRole'),
    )
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}
