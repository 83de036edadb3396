import { ListAccountAliasesCommand, ListRolesCommand, paginateListRoles, type Role } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceError } from '../../src/simulator/operation.ts';
import { queryErrorXml, queryXml, routeQuery } from '../../src/simulator/query.ts';
import { type LexAws, startLexAws } from './lex-clients.ts';

let aws: LexAws;
beforeAll(async () => {
  aws = await startLexAws();
});
afterAll(() => aws.close());

const allRoles = async (): Promise<readonly Role[]> => {
  const roles = [];
  for await (const { Roles } of paginateListRoles({ client: aws.iam }, {})) roles.push(...(Roles ?? []));
  return roles;
};

describe('STS', () => {
  it('says who a user is', async () => {
    const { Account, Arn, UserId } = await aws.sts.send(new GetCallerIdentityCommand({}));
    expect(Account).toBe('123456789012');
    expect(Arn).toMatch(/^arn:aws:iam::123456789012:user\//);
    expect(UserId).toMatch(/^AIDA/);
  });

  it('says which role temporary keys have assumed', async () => {
    const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
    const assumed = new STSClient({ ...aws.config, credentials });
    const { Arn } = await assumed.send(new GetCallerIdentityCommand({}));
    expect(Arn).toMatch(/^arn:aws:sts::123456789012:assumed-role\//);
    assumed.destroy();
  });
});

describe('IAM', () => {
  it('has one alias for the account', async () => {
    const { AccountAliases, IsTruncated } = await aws.iam.send(new ListAccountAliasesCommand({}));
    expect(AccountAliases).toEqual(['harbour-hotels']);
    expect(IsTruncated).toBe(false);
  });

  it('lists a hundred roles to a page', async () => {
    const first = await aws.iam.send(new ListRolesCommand({}));
    expect(first.Roles).toHaveLength(100);
    expect(first.IsTruncated).toBe(true);
    const rest = await aws.iam.send(new ListRolesCommand({ Marker: first.Marker }));
    expect(rest.IsTruncated).toBe(false);
    expect(rest.Marker).toBeUndefined();
  });

  it('lists every role once over all pages', async () => {
    const arns = (await allRoles()).map(({ Arn }) => Arn);
    expect(arns.length).toBeGreaterThan(100);
    expect(new Set(arns).size).toBe(arns.length);
  });

  it('lists the service-linked roles of Lex V2 by their path, without those of its channels', async () => {
    const PathPrefix = '/aws-service-role/lexv2.amazonaws.com/';
    const { Roles = [] } = await aws.iam.send(new ListRolesCommand({ PathPrefix }));
    expect(Roles.length).toBeGreaterThan(2);
    for (const { RoleName } of Roles) expect(RoleName).toMatch(/^AWSServiceRoleForLexV2Bots(_\w+)?$/);
  });

  it('gives percent-encoded policies, some of which name several services or deny', async () => {
    const policies = new Map(
      (await allRoles()).map(({ RoleName, AssumeRolePolicyDocument = '' }) => {
        expect(AssumeRolePolicyDocument).toMatch(/^[\w%.~-]+$/);
        return [RoleName, JSON.parse(decodeURIComponent(AssumeRolePolicyDocument))];
      }),
    );
    expect(policies.get('lex-v2-shared').Statement[0].Principal.Service).toEqual([
      'lex.amazonaws.com',
      'lexv2.amazonaws.com',
    ]);
    expect(policies.get('lex-v2-retired').Statement[1].Effect).toBe('Deny');
    expect(policies.get('lexv2-deployer').Statement[0].Principal).toHaveProperty('AWS');
  });

  it.each([
    ['a page of 1001', { MaxItems: 1001 }],
    ['a path that does not begin with a slash', { PathPrefix: 'service-role' }],
    ['a marker that it never gave', { Marker: 'bm9ib2R5' }],
  ])('refuses %s', async (_, input) => {
    await expect(aws.iam.send(new ListRolesCommand(input))).rejects.toMatchObject({
      name: 'ValidationError',
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('the query protocol', () => {
  it('tells services apart by the version of their API', () => {
    expect(routeQuery('Action=ListRoles&Version=2010-05-08&MaxItems=5&PathPrefix=%2Fa+b%2F')).toEqual({
      service: 'iam',
      operation: 'ListRoles',
      input: { MaxItems: 5, PathPrefix: '/a b/' },
    });
    expect(routeQuery('Action=GetCallerIdentity&Version=2011-06-15')?.service).toBe('sts');
    expect(routeQuery('Action=DescribeInstances&Version=2016-11-15')?.service).toBe('ec2');
    expect(routeQuery('Action=DescribeDBInstances&Version=2014-10-31')).toBeUndefined();
    expect(routeQuery('')).toBeUndefined();
  });

  it('reads lists and structures out of the names of members, as EC2 writes them', () => {
    const form = 'Filter.1.Name=subnet-id&Filter.1.Value.1=a&Filter.1.Value.2=b&SubnetId.1=c&MaxResults=5';
    expect(routeQuery(`Action=DescribeSubnets&Version=2016-11-15&${form}`)?.input).toEqual({
      Filter: [{ Name: 'subnet-id', Value: ['a', 'b'] }],
      SubnetId: ['c'],
      MaxResults: 5,
    });
  });

  it('writes lists as members and leaves out what is undefined', () => {
    const output = { Roles: [{ RoleName: 'a&b' }], IsTruncated: false, Marker: undefined };
    expect(queryXml('iam', 'ListRoles', output, 'id')).toBe(
      '<ListRolesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListRolesResult><Roles><member><RoleName>a&amp;b</RoleName></member></Roles><IsTruncated>false</IsTruncated></ListRolesResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></ListRolesResponse>\n',
    );
  });

  it('says whose fault an error is', () => {
    expect(queryErrorXml('sts', new ServiceError('ExpiredToken', 'over', { status: 403 }), 'id')).toContain(
      '<Type>Sender</Type>',
    );
    expect(queryErrorXml('iam', new ServiceError('ServiceFailure', '<', { status: 500 }), 'id')).toContain(
      '<Type>Receiver</Type><Code>ServiceFailure</Code><Message>&lt;</Message>',
    );
  });
});
