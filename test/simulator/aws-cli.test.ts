/** The unmodified AWS CLI and boto3 against the simulated account. Skipped where they are not installed. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { paginateDescribeWorkspaces } from '@aws-sdk/client-workspaces';
import { describe, expect, it } from 'vitest';
import { account, type clientOf } from './account.ts';

const python = ['/usr/bin/python3', 'python3'].find((one) => spawnSync(one, ['-c', 'import boto3']).status === 0);
const hasCli = spawnSync('aws', ['--version']).status === 0;

const environment = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: 'eu-central-1',
  AWS_DEFAULT_REGION: 'eu-central-1',
  AWS_PAGER: '',
  AWS_MAX_ATTEMPTS: '1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};

// Not spawnSync: the simulator lives in this very process and must go on answering.
async function run(command: string, args: readonly string[]) {
  const child = spawn(command, args, { env: environment });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

async function ids(client: ReturnType<typeof clientOf>) {
  const all: (string | undefined)[] = [];
  for await (const page of paginateDescribeWorkspaces({ client }, {}))
    all.push(...(page.Workspaces ?? []).map((one) => one.WorkspaceId));
  return all;
}

describe('the AWS CLI', () => {
  const aws = (url: string, ...args: readonly string[]) =>
    run('aws', ['workspaces', ...args, '--endpoint-url', url, '--output', 'json']);

  it.skipIf(!hasCli)('lists the same fleet, all pages', async () => {
    const { simulator, client } = await account({ workspaces: 180 });
    const { code, out, err } = await aws(simulator.url, 'describe-workspaces');
    expect([code, err]).toEqual([0, '']);
    const { Workspaces } = JSON.parse(out) as { Workspaces: { WorkspaceId: string }[] };
    expect(Workspaces.map((one) => one.WorkspaceId)).toEqual(await ids(client));
  });

  it.skipIf(!hasCli)('gets the declared errors', async () => {
    const { simulator } = await account({ workspaces: 30 });
    const twentySix = Array<string>(26).fill('ws-000000000');
    const many = await aws(simulator.url, 'describe-workspaces', '--workspace-ids', ...twentySix);
    expect(many.code).not.toBe(0);
    expect(many.err).toMatch(
      /\(ValidationException\) when calling the DescribeWorkspaces operation: 1 validation error detected/,
    );
    const missing = await aws(simulator.url, 'describe-workspace-snapshots', '--workspace-id', 'ws-000000000');
    expect(missing.err).toContain('(ResourceNotFoundException)');
  });
});

describe('the AWS CLI on EC2', () => {
  it.skipIf(!hasCli)('reads the free addresses of a subnet', async () => {
    const { simulator, world } = await account({ workspaces: 30 });
    const [{ id } = { id: '' }] = world.subnets.all;
    const ec2 = (...args: readonly string[]) =>
      run('aws', ['ec2', 'describe-subnets', ...args, '--endpoint-url', simulator.url, '--output', 'json']);
    const { code, out, err } = await ec2('--subnet-ids', id);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      Subnets: [{ SubnetId: id, AvailableIpAddressCount: world.subnets.freeAddresses().get(id) }],
    });
    expect((await ec2('--subnet-ids', 'subnet-0123456789abcdef0')).err).toContain('(InvalidSubnetID.NotFound)');
  });
});

describe('boto3', () => {
  const boto = (url: string, code: string) =>
    run(python ?? '', [
      '-c',
      `import boto3, json, botocore\nws = boto3.client('workspaces', endpoint_url='${url}')\n${code}`,
    ]);

  it.skipIf(!python)('lists the same fleet, all pages', async () => {
    const { simulator, client } = await account({ workspaces: 180 });
    const pages =
      "[w['WorkspaceId'] for page in ws.get_paginator('describe_workspaces').paginate() for w in page['Workspaces']]";
    const { code, out, err } = await boto(simulator.url, `print(json.dumps(${pages}))`);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual(await ids(client));
  });

  it.skipIf(!python)('reads the free addresses of all subnets', async () => {
    const { simulator, world } = await account({ workspaces: 30 });
    const counts = "[s['AvailableIpAddressCount'] for s in ec2.describe_subnets()['Subnets']]";
    const ec2 = `ec2 = boto3.client('ec2', endpoint_url='${simulator.url}')`;
    const { code, out, err } = await boto(simulator.url, `${ec2}\nprint(json.dumps(${counts}))`);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual([...world.subnets.freeAddresses().values()]);
  });

  it.skipIf(!python)('gets the declared errors', async () => {
    const { simulator } = await account({ workspaces: 30 });
    const calls = [
      "lambda: ws.migrate_workspace(SourceWorkspaceId='ws-000000000', BundleId='wsb-000000000')",
      "lambda: ws.describe_workspaces(UserName='ann.keller')",
      "lambda: ws.terminate_workspaces(TerminateWorkspaceRequests=[{'WorkspaceId': 'ws-000000000'}])",
      "lambda: ws.rebuild_workspaces(RebuildWorkspaceRequests=[{'WorkspaceId': 'ws-000000000'}]*2)",
    ];
    const code = `
for call in [${calls.join(', ')}]:
    try:
        call()
    except botocore.exceptions.ClientError as error:
        print(error.response['Error']['Code'])`;
    const { out } = await boto(simulator.url, code);
    expect(out.trim().split('\n')).toEqual([
      'ResourceNotFoundException',
      'InvalidParameterValuesException',
      'UnknownOperationException',
      'ValidationException',
    ]);
  });
});
