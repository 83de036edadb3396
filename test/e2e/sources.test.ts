import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SimulatedAws, startSimulator } from '../support/aws.ts';
import { type Program, type ProgramOptions, startBellhop } from '../support/pty.ts';
import { confirm, ended, markIds } from './operator.ts';
import { quietOnes } from './quiet.ts';
import { changesAmong, requests, tell } from './truth.ts';

const hotels = '123456789012';
const resorts = '210987654321';

/** Two accounts with WorkSpaces in two Regions each. */
const aws = (...more: readonly string[]): Promise<SimulatedAws> =>
  startSimulator(['--regions', 'eu-west-1=40,us-east-1=16', '--speed', '150', '--rate', '0', ...more]);

const section = (name: string, lines: readonly string[]) => [`[${name}]`, ...lines].join('\n');
const keys = (key: string) => [`aws_access_key_id = ${key}`, 'aws_secret_access_key = test'];

/** What stands in the operator's AWS configuration files; each profile is a way into one of the accounts. */
async function profiles(elsewhere = ''): Promise<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-profiles-'));
  const [config, credentials] = [join(folder, 'config'), join(folder, 'credentials')];
  await writeFile(
    credentials,
    [
      section('hotels', keys('AKIAHOTELS')),
      section('again', keys('AKIAHOTELSAGAIN')),
      section('resorts', keys(`AKIA${resorts}`)),
      section('denied', keys(`AKIA${resorts}SIMULATEDDENIED`)),
      section('away', keys('AKIAAWAY')),
    ].join('\n'),
  );
  const regions = ['hotels', 'again', 'resorts', 'denied', 'away', 'nobody'].map((name) =>
    section(`profile ${name}`, [
      'region = eu-west-1',
      ...(name === 'away' && elsewhere ? [`endpoint_url = ${elsewhere}`] : []),
    ]),
  );
  await writeFile(config, regions.join('\n'));
  return { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
}

const console = async (
  { url }: Pick<SimulatedAws, 'url'>,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<Program> =>
  startBellhop(['--endpoint-url', url, '--speed', '150', ...args], {
    columns: 140,
    ...options,
    env: { ...(await profiles()), ...options.env },
  });

/** Every source has told who it is and what it has. */
async function known(app: Program, sources: number): Promise<void> {
  app.press('A');
  await app.sees(new RegExp(`(.*\\d WorkSpaces .*\\n){${sources}}`));
  await app.seesNo('not known yet');
  app.press('esc');
  await app.sees(/^ WorkSpaces /m);
}

const both = ['--profile', 'hotels,resorts', '--region', 'eu-west-1,us-east-1'];

describe('several accounts and Regions in one list', () => {
  it('have their rows side by side, each with its account and Region, and a banner that names them all', async () => {
    await using sim = await aws();
    await using app = await console(sim, both);
    await app.sees(/^ LOCKED {2}4 accounts and Regions · harbour-hotels eu-west-1, harbour-hotels us-east-1, /m);
    await app.sees(/ACCOUNT.*REGION|REGION.*ACCOUNT/);
    await known(app, 4);
    // Each list has been asked once, with the credentials of its own account, in its own Region.
    const asked = (await requests(sim.url)).filter(({ operation }) => operation === 'DescribeWorkspaces');
    const places = new Set(asked.map(({ accountId, region }) => `${accountId} ${region}`));
    expect([...places].sort()).toEqual([
      `${hotels} eu-west-1`,
      `${hotels} us-east-1`,
      `${resorts} eu-west-1`,
      `${resorts} us-east-1`,
    ]);
  });

  it('what is marked in two of them is rebuilt in two runs, each where its rows came from', async () => {
    await using sim = await aws();
    await using app = await console(sim, [...both, '--write']);
    const here = await quietOnes(sim.url, 2, undefined, `account=${hotels}&region=us-east-1`);
    const there = await quietOnes(sim.url, 1, undefined, `account=${resorts}&region=eu-west-1`);
    await known(app, 4);
    await markIds(app, [...here, ...there]);
    await app.sees('3 marked');
    app.press('b');
    await app.sees('These 3 WorkSpaces are of 2 accounts and Regions');
    await app.sees(/2 WorkSpaces {2}us-east-1, harbour-hotels 123456789012, profile hotels/);
    await app.sees(/1 WorkSpace {2}eu-west-1, harbour-resorts 210987654321, profile resorts/);
    app.press('1');
    await app.sees('2 go, 0 held back');
    await app.sees(/^ UNLOCKED {2}us-east-1 at \S+ · harbour-hotels 123456789012/m);
    app.press('c');
    const answers = await confirm(app);
    expect(answers.length).toBeGreaterThan(0);
    await ended(app);
    app.press('esc');
    await app.sees('1 marked');
    app.press('b');
    await app.sees('1 go, 0 held back');
    await app.sees(/^ UNLOCKED {2}eu-west-1 at \S+ · harbour-resorts 210987654321/m);
    app.press('c');
    await confirm(app);
    await ended(app);

    const sent = changesAmong(await requests(sim.url)).map(({ accountId, region, input }) => [
      accountId,
      region,
      (input.RebuildWorkspaceRequests as readonly { readonly WorkspaceId: string }[])[0]?.WorkspaceId,
    ]);
    expect(sent.sort()).toEqual(
      [...here.map((id) => [hotels, 'us-east-1', id]), ...there.map((id) => [resorts, 'eu-west-1', id])].sort(),
    );
  });
});

describe('the demo', () => {
  it('shows several Regions of its account, each with WorkSpaces of its own, and switches to another', async () => {
    const flags = ['--demo', '--region', 'eu-west-1,us-east-1', '--workspaces', '80', '--speed', '150'];
    await using app = await startBellhop(flags, { columns: 140 });
    await app.sees(/^ SIMULATED UNLOCKED {2}2 accounts and Regions/m);
    app.press('A');
    await app.sees(/eu-west-1 +harbour-hotels 123456789012 +(79|80) WorkSpaces/);
    await app.sees(/us-east-1 +harbour-hotels 123456789012 +(19|20) WorkSpaces/);
    // The simulated AWS has no profiles: the Region is asked for at once.
    app.press('s');
    await app.sees('which Region');
    app.type('/sydney\r');
    await app.sees(/❯.* ap-southeast-2/);
    app.press('enter');
    await app.sees(/^ SIMULATED UNLOCKED {2}2 accounts and Regions · .*harbour-hotels ap-southeast-2/m);
  });
});

describe('one that fails', () => {
  it('takes nothing from the others, and says on its own line what is wrong and what to do', async () => {
    await using sim = await aws();
    await using app = await console(sim, ['--profile', 'hotels,denied,nobody'], { rows: 40 });
    await app.sees(/\bws-[0-9a-z]{9} /);
    app.press('A');
    await app.sees(/eu-west-1 +harbour-hotels 123456789012 +\d+ WorkSpaces/);
    await app.sees(/eu-west-1 .*FAILS .*denied/);
    await app.sees(/eu-west-1 +account not known yet +FAILS .*nobody/);
    app.press('j');
    await app.sees(/is not authorized to perform/);
    app.press('j');
    await app.sees('Could not load credentials');
    app.press('esc');
    await app.sees(/▲ .*eu-west-1, and 1 more \(A\)/);
    await app.sees(/\bws-[0-9a-z]{9} /);
  });

  it('by an endpoint that its profile names and that is not there', async () => {
    const gone = await aws();
    await gone[Symbol.asyncDispose]();
    const env = await profiles(gone.url);
    await using app = await startBellhop(['--profile', 'away,nobody'], { columns: 140, rows: 40, env });
    app.press('A');
    await app.sees(/ECONNREFUSED 127\.0\.0\.1/, 30_000);
    await app.sees(/Check that http:\S+ is the right/);
  });
});

describe('the same account and Region by two profiles', () => {
  it('is looked at once, and that is told', async () => {
    await using sim = await aws();
    await using app = await console(sim, ['--profile', 'hotels,again']);
    await app.sees(
      /Account 123456789012 in eu-west-1 is looked at once, with profile hotels: profile again leads there/,
    );
    await app.sees(/^ LOCKED {2}eu-west-1 at \S+ · harbour-hotels 123456789012/m);
    await app.seesNo('2 accounts and Regions');
  });
});

describe('the screen of accounts and Regions', () => {
  it('switches the profile and the Region in a few keys, and what is looked at later is locked', async () => {
    await using sim = await aws();
    await using app = await console(sim, ['--profile', 'hotels', '--write']);
    await app.sees(/^ UNLOCKED {2}eu-west-1 at \S+ · harbour-hotels/m);
    app.press('A');
    await app.sees('1 account and Region');
    app.press('s');
    await app.sees('which of 6 profiles');
    app.type('/resorts\r');
    await app.sees(/❯.* resorts/);
    app.press('enter');
    await app.sees('profile resorts, which Region');
    app.type('/us-east-1\r');
    await app.sees(/❯.* us-east-1/);
    app.press('enter');
    await app.sees(/^ LOCKED {2}us-east-1 at \S+ · harbour-resorts 210987654321/m);
    await app.sees(/\bws-[0-9a-z]{9} /);
  });

  it('adds one while the first still loads, looks at it alone, and takes it away again', async () => {
    await using sim = await aws('--latency', '60');
    await using app = await console(sim, ['--profile', 'hotels']);
    app.press('A');
    await app.sees('1 account and Region');
    app.press('x');
    await app.sees('It is the only one that is looked at.');
    app.press('a');
    await app.sees('which of 6 profiles');
    app.type('/resorts\r');
    await app.sees(/❯.* resorts/);
    app.press('enter');
    await app.sees('which Region');
    await app.sees(/❯.* eu-west-1/);
    app.press('enter');
    await app.sees(/2 accounts and Regions · .*harbour-resorts eu-west-1/);
    app.press('A');
    await app.sees(/harbour-resorts 210987654321 +\d+ WorkSpaces/);
    app.press('j', 'enter');
    await app.sees(/accountid:210987654321 region:eu-west-1/);
    app.press('A', 'j');
    await app.sees(/❯.*harbour-resorts/);
    app.press('x');
    await app.sees('x again: harbour-resorts eu-west-1 is looked at no longer.');
    app.press('x');
    await app.sees('1 account and Region');
    app.press('esc');
    await app.sees(/^ LOCKED {2}eu-west-1 at \S+ · harbour-hotels/m);
  });

  it('unlocks one of them and no other, and the lock of the whole list locks it again', async () => {
    await using sim = await aws();
    await using app = await console(sim, ['--profile', 'hotels,resorts']);
    await known(app, 2);
    app.press('W');
    await app.sees('Each is unlocked by itself: w unlocks the one under the cursor.');
    await app.sees(/❯.*harbour-hotels/);
    app.press('j');
    await app.sees(/❯.*harbour-resorts/);
    app.press('w');
    await app.sees('Unlock changes for this account and Region, and for no other?');
    await app.sees(/^ Account +210987654321 harbour-resorts$/m);
    app.press('y');
    await app.sees('Changes are unlocked in 210987654321 eu-west-1, nowhere else.');
    await app.sees(/harbour-hotels .* LOCKED/);
    await app.sees(/harbour-resorts .* UNLOCKED/);
    app.press('esc');
    await app.sees(/^ 1 OF 2 UNLOCKED [\s\S]*^ WorkSpaces /m);
    app.press('W');
    await app.sees(/^ LOCKED /m);
    await app.sees('Changes are locked, in every account and Region.');
  });

  it('fits 80x24', async () => {
    await using sim = await aws();
    await using app = await console(sim, ['--profile', 'hotels,resorts,denied'], { columns: 80, rows: 24 });
    app.press('A');
    await app.sees(/FAILS/);
    await app.sees(/harbour-hotels 123456789012/);
    const lines = (await app.screen()).split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(lines.at(-1)).toContain('? help');
  });
});

describe('what is of one account and Region', () => {
  it('asks of which, where several are looked at', async () => {
    await using sim = await aws();
    await using app = await console(sim, ['--profile', 'hotels,resorts']);
    await known(app, 2);
    app.press(':');
    await app.sees('letters of a command');
    app.type('bundles\r');
    await app.sees('Of which account and Region?');
    app.press('2');
    await app.sees(/^ LOCKED {2}eu-west-1 at \S+ · harbour-resorts 210987654321/m);
    await app.sees(/^ Bundles /m);
  });

  it('a run of another account can be read, and says which account to add before it can be taken up', async () => {
    await using sim = await aws();
    const env = await profiles();
    const ids = await quietOnes(sim.url, 3, undefined, `account=${resorts}&region=eu-west-1`);
    const first = await console(sim, ['--profile', 'resorts,hotels', '--write'], { env });
    const { home } = first;
    await using app = first;
    await tell(sim.url, 'faults', [{ operation: 'RebuildWorkspaces', effect: 'silent' }]);
    await markIds(app, ids);
    app.press('b');
    await app.sees('3 go, 0 held back');
    app.press('c');
    await confirm(app);
    app.press('A');
    await app.sees(/❯.*harbour-resorts/);
    app.press('x');
    await app.sees('This console drives a run of it: stop it, or let it end, first.');
    app.kill('SIGKILL');
    await app.exit;

    await using second = await console(sim, ['--profile', 'hotels'], { env, home });
    // Until AWS has named it, the account could be the run's.
    await second.sees('harbour-hotels');
    await second.sees('UNFINISHED');
    second.press('R');
    await second.sees(/^❯.*\d+T\d+-rebuild/m);
    second.press('c');
    await second.sees('It is of account 210987654321 in eu-west-1, which is not looked at here: A adds it');
    second.press('enter');
    await second.sees(/^ Runs \/ \d+T\d+-rebuild/m);
  });
});
