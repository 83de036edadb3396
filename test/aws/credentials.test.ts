import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '../../src/aws/open-session.ts';
import type { SessionSettings } from '../../src/aws/session.ts';
import { profilesThere } from '../../src/aws/shared-config.ts';
import { clockAt } from '../../src/clock.ts';
import { failureIn, impatient, json, type Loopback, loopback, type Reply, raw, refusal, session } from './loopback.ts';

const tags = json({ TagList: [] });
let home: string;

/** An operator's machine of one's own: nothing of the real one's credentials is in reach. */
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-aws-'));
  await mkdir(join(home, '.aws/sso/cache'), { recursive: true });
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', home);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
});

const config = (text: string) => writeFile(join(home, '.aws/config'), text);
const keys = (text: string) => writeFile(join(home, '.aws/credentials'), text);
const keyIn = (authorization: string | undefined) => /Credential=([^/]+)/.exec(authorization ?? '')?.[1];

const open = (settings: Partial<SessionSettings> = {}) => openSession({ clock: clockAt(1_000), ...settings });
/** As an operator opens one: no fixed credentials. */
const onMyAccount = { credentials: undefined, region: 'eu-central-1' } as unknown as Partial<SessionSettings>;

describe('the Region', () => {
  it.each<[string, () => unknown, Partial<SessionSettings>, string]>([
    ['the one asked for', () => vi.stubEnv('AWS_REGION', 'eu-west-1'), { region: 'us-east-1' }, 'us-east-1'],
    [
      'AWS_REGION',
      () => vi.stubEnv('AWS_REGION', 'eu-west-1').stubEnv('AWS_DEFAULT_REGION', 'eu-west-2'),
      {},
      'eu-west-1',
    ],
    ['AWS_DEFAULT_REGION', () => vi.stubEnv('AWS_DEFAULT_REGION', 'eu-west-2'), {}, 'eu-west-2'],
    [
      'that of the profile asked for',
      () => config('[profile it]\nregion = ap-northeast-1\n'),
      { profile: 'it' },
      'ap-northeast-1',
    ],
  ])('is %s', async (_, given, settings, region) => {
    await given();
    expect(await open(settings)).toMatchObject({ ok: true, value: { region } });
  });

  it('is asked for when nobody names one', async () => {
    const failure = failureIn(await open());
    expect(failure).toMatchObject({ what: 'No Region is set.', kind: 'invalid' });
    expect(failure.next).toContain('--region');
  });

  it('is refused when it cannot be one', async () => {
    expect(failureIn(await open({ region: 'eu central' })).why).toBe('eu central is not the name of a Region.');
  });
});

describe('opening a session', () => {
  it('refuses an endpoint that is no URL', async () => {
    expect(failureIn(await open({ region: 'eu-west-1', endpointUrl: 'localhost:4566' })).next).toContain('http://');
  });

  it('refuses a bundle of certificates that cannot be read', async () => {
    vi.stubEnv('AWS_CA_BUNDLE', join(home, 'missing.pem'));
    expect(failureIn(await open({ region: 'eu-west-1' })).why).toContain('missing.pem');
  });

  it('heeds AWS_ENDPOINT_URL, and shows it', async () => {
    const server = await loopback(tags);
    vi.stubEnv('AWS_ENDPOINT_URL', server.endpointUrl);
    const opened = await session({ endpointUrl: undefined as unknown as string });
    expect(await opened.workspaces.tags('ws-1')).toMatchObject({ ok: true });
    expect(opened.endpointUrl).toBe(server.endpointUrl);
  });

  it('heeds the endpoint of one service', async () => {
    const server = await loopback(tags);
    vi.stubEnv('AWS_ENDPOINT_URL_WORKSPACES', server.endpointUrl);
    const opened = await session({ endpointUrl: undefined as unknown as string });
    expect(await opened.workspaces.tags('ws-1')).toMatchObject({ ok: true });
  });

  const elsewhere = 'http://127.0.0.1:9';
  it.each<[string, (here: string) => string]>([
    ['of the profile that was asked for', (here) => `[profile it]\nendpoint_url = ${here}\n`],
    [
      'of one service in it',
      (here) =>
        `[profile it]\nendpoint_url = ${elsewhere}\nservices = mine\n[services mine]\nworkspaces =\n  endpoint_url = ${here}\n`,
    ],
    [
      'and not of the one that the environment names',
      (here) => `[profile other]\nendpoint_url = ${elsewhere}\n[profile it]\nendpoint_url = ${here}\n`,
    ],
  ])('heeds endpoint_url %s, and shows it', async (_, text) => {
    const server = await loopback(tags);
    await config(text(server.endpointUrl));
    await keys('[it]\naws_access_key_id = K\naws_secret_access_key = s\n');
    vi.stubEnv('AWS_PROFILE', 'other');
    const opened = await session({ ...onMyAccount, profile: 'it', endpointUrl: undefined as unknown as string });
    expect(await opened.workspaces.tags('ws-1')).toMatchObject({ ok: true });
    expect(opened.endpointUrl).toBe(server.endpointUrl);
  });

  it('passes over configured endpoints where that is configured', async () => {
    await config(`[profile it]\nendpoint_url = ${elsewhere}\nignore_configured_endpoint_urls = true\n`);
    const opened = await open({ profile: 'it', region: 'eu-west-1' });
    expect(opened).toMatchObject({ ok: true, value: { endpointUrl: undefined } });
  });
});

describe('the profiles of the configuration files', () => {
  it('are told with the Region and the account that they name, the default one first', async () => {
    await config(
      '[profile east]\nregion = us-east-1\nrole_arn = arn:aws:iam::210987654321:role/Operator\n[default]\nregion = eu-west-1\n[profile sso]\nsso_session = my\nsso_account_id = 555566667777\n[sso-session my]\nsso_region = eu-west-1\n[services mine]\n',
    );
    await keys('[keys-only]\naws_access_key_id = K\naws_secret_access_key = s\n');
    expect(await profilesThere()).toEqual([
      { name: 'default', region: 'eu-west-1', accountId: undefined },
      { name: 'east', region: 'us-east-1', accountId: '210987654321' },
      { name: 'keys-only', region: undefined, accountId: undefined },
      { name: 'sso', region: undefined, accountId: '555566667777' },
    ]);
  });

  it('are told without one whose name would move the cursor, and Regions without what would', async () => {
    await config('[profile \u001b[2Jevil]\nregion = us-east-1\n[profile plain]\nregion = eu-\u001b[2Jwest-1\n');
    expect(await profilesThere()).toEqual([{ name: 'plain', region: 'eu-west-1', accountId: undefined }]);
  });

  it('are none where there are no files', async () => {
    expect(await profilesThere()).toEqual([]);
  });
});

describe('credentials', () => {
  it('come from the environment, even when a profile is named there, as with the AWS CLI', async () => {
    await keys('[it]\naws_access_key_id = FROMPROFILE\naws_secret_access_key = s\n');
    vi.stubEnv('AWS_PROFILE', 'it')
      .stubEnv('AWS_ACCESS_KEY_ID', 'FROMENVIRONMENT')
      .stubEnv('AWS_SECRET_ACCESS_KEY', 's');
    const server = await loopback(tags);
    const { workspaces } = await session({ ...server, ...onMyAccount });
    await workspaces.tags('ws-1');
    expect(keyIn(server.asked[0]?.headers.authorization)).toBe('FROMENVIRONMENT');
  });

  it('come from the profile that was asked for, whatever the environment holds', async () => {
    await keys('[it]\naws_access_key_id = FROMPROFILE\naws_secret_access_key = s\n');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'FROMENVIRONMENT').stubEnv('AWS_SECRET_ACCESS_KEY', 's');
    const server = await loopback(tags);
    const { workspaces } = await session({ ...server, ...onMyAccount, profile: 'it' });
    await workspaces.tags('ws-1');
    expect(keyIn(server.asked[0]?.headers.authorization)).toBe('FROMPROFILE');
  });

  it('are asked for, without a request, when there are none', async () => {
    const server = await loopback(tags);
    const { workspaces } = await session({ ...server, ...onMyAccount });
    const failure = failureIn(await workspaces.tags('ws-1'));
    expect(failure).toMatchObject({ kind: 'credentials', effect: 'none' });
    expect(failure.next).toContain('--profile');
    expect(server.asked).toEqual([]);
  });

  it('of a profile that is not there are never replaced by others', async () => {
    await config('[default]\naws_access_key_id = A\naws_secret_access_key = s\n[profile it]\nregion = eu-west-1\n');
    expect(failureIn(await open({ region: 'eu-west-1', profile: 'typo' })).why).toContain('typo');
    expect(await open({ profile: 'it' })).toMatchObject({ ok: true, value: { profile: 'it', region: 'eu-west-1' } });
  });

  it('of a profile without any name the profile', async () => {
    await config('[profile it]\nregion = eu-west-1\n');
    const server = await loopback(tags);
    const { workspaces } = await session({ ...server, ...onMyAccount, profile: 'it' });
    const failure = failureIn(await workspaces.tags('ws-1'));
    expect(failure.kind).toBe('credentials');
    expect(failure.next).toContain('profile it');
  });

  it('of an ended SSO session say which command signs in again', async () => {
    await config(
      '[profile it]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Operator\n' +
        '[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.example/start\n',
    );
    const server = await loopback(tags);
    const { workspaces } = await session({ ...server, ...onMyAccount, profile: 'it' });
    expect(failureIn(await workspaces.tags('ws-1'))).toMatchObject({
      kind: 'credentials',
      next: 'Run `aws sso login --profile it`, then ask again.',
    });
    expect(server.asked).toEqual([]);
  });

  it('found after a login next door are used without a restart', async () => {
    await config('[profile it]\nregion = eu-west-1\n');
    const server = await loopback(tags);
    const { workspaces } = await session({ ...server, ...onMyAccount, profile: 'it' });
    expect(failureIn(await workspaces.tags('ws-1')).kind).toBe('credentials');
    await keys('[it]\naws_access_key_id = FRESH\naws_secret_access_key = s\n');
    expect(await workspaces.tags('ws-1')).toMatchObject({ ok: true });
    expect(keyIn(server.asked[0]?.headers.authorization)).toBe('FRESH');
  });

  it('that AWS refuses are read anew once, for a login may have renewed them meanwhile', async () => {
    await keys('[it]\naws_access_key_id = OLD\naws_secret_access_key = s\n');
    const server = await loopback(tags, refusal('ExpiredTokenException', 'The security token is expired'), tags);
    const { workspaces } = await session({ ...server, ...onMyAccount, profile: 'it' });
    await workspaces.tags('ws-1');
    await keys('[it]\naws_access_key_id = NEW\naws_secret_access_key = s\n');
    expect(await workspaces.tags('ws-1')).toMatchObject({ ok: true });
    expect(server.asked.map(({ headers }) => keyIn(headers.authorization))).toEqual(['OLD', 'OLD', 'NEW']);
  });

  describe('that are read anew in the middle of a session', () => {
    const expired = refusal('ExpiredTokenException', 'The security token is expired');
    const is = (account: string) =>
      raw(
        200,
        'text/xml',
        `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/ann</Arn><UserId>A</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      );
    const asked = (server: Loopback) => server.asked.map(({ what, body }) => /Action=(\w+)/.exec(body)?.[1] ?? what);
    const keysOf = (key: string) => keys(`[it]\naws_access_key_id = ${key}\naws_secret_access_key = s\n`);

    /** A session in account 111111111111 whose credentials have just expired; `then` answers what comes after. */
    async function expiredSession(...then: readonly Reply[]) {
      await keysOf('OLD');
      const server = await loopback(is('111111111111'), expired, ...then);
      const open = await session({ ...server, ...onMyAccount, profile: 'it' });
      expect(await open.caller()).toMatchObject({ ok: true, value: { accountId: '111111111111' } });
      return { ...open, server };
    }

    it('are asked for their account before anything else', async () => {
      const { workspaces, server } = await expiredSession(is('111111111111'), tags);
      expect(await workspaces.tags('ws-1')).toMatchObject({ ok: true });
      expect(asked(server)).toEqual(['GetCallerIdentity', 'DescribeTags', 'GetCallerIdentity', 'DescribeTags']);
    });

    it('are not used when they are of another account: nothing is read, nothing is changed', async () => {
      const { changes, workspaces, server } = await expiredSession(is('222222222222'));
      const words = {
        kind: 'credentials',
        effect: 'none',
        why: expect.stringMatching(/in account 222222222222 now; this console is in account 111111111111/),
        next: expect.stringContaining('Sign in to account 111111111111 again'),
      };
      expect(failureIn(await workspaces.tags('ws-1'))).toMatchObject(words);
      expect(failureIn(await changes.rebuild('ws-1' as never))).toMatchObject(words);
      expect(new Set(asked(server).slice(2))).toEqual(new Set(['GetCallerIdentity']));
    });

    it('are used again once they are of the account of the session', async () => {
      const { workspaces, server } = await expiredSession(is('222222222222'), is('111111111111'), tags);
      expect(failureIn(await workspaces.tags('ws-1')).kind).toBe('credentials');
      await keysOf('RIGHT');
      expect(await workspaces.tags('ws-1')).toMatchObject({ ok: true });
      expect(keyIn(server.asked.at(-1)?.headers.authorization)).toBe('RIGHT');
    });

    it('hold a change back, undone, as long as nobody can say whose they are', async () => {
      const { changes, server } = await expiredSession(refusal('InternalFailure', 'Oops', 500));
      expect(failureIn(await changes.rebuild('ws-1' as never))).toMatchObject({ kind: 'credentials', effect: 'none' });
      expect(failureIn(await changes.rebuild('ws-1' as never))).toMatchObject({ kind: 'credentials', effect: 'none' });
      expect(asked(server).filter((what) => what === 'RebuildWorkspaces')).toHaveLength(1);
    });
  });

  it('that never come do not hold a call for ever, and a change held by them never leaves', async () => {
    const script = join(home, 'hang.sh');
    await writeFile(script, `#!/bin/sh\nexec sleep 3\n`);
    await chmod(script, 0o755);
    await config(`[profile it]\ncredential_process = ${script}\n`);
    const server = await loopback(tags);
    const { changes } = await session({ ...server, ...onMyAccount, profile: 'it' }, impatient);
    const failure = failureIn(await changes.rebuild('ws-1' as never));
    expect(failure).toMatchObject({ kind: 'credentials', effect: 'none', why: 'No credentials were found in time.' });
    expect(server.asked).toEqual([]);
  });

  it('that are still being found do not send a change that was taken back', async () => {
    const script = join(home, 'slow.sh');
    const asked = join(home, 'asked');
    const given = JSON.stringify({ Version: 1, AccessKeyId: 'LATE', SecretAccessKey: 's' });
    await writeFile(script, `#!/bin/sh\ntouch ${asked}\nwhile [ -f ${asked} ]; do sleep 0.05; done\necho '${given}'\n`);
    await chmod(script, 0o755);
    await config(`[profile it]\ncredential_process = ${script}\n`);
    const server = await loopback(json({}), tags);
    const { changes, workspaces } = await session({ ...server, ...onMyAccount, profile: 'it' });
    const recall = new AbortController();
    const answer = changes.rebuild('ws-1' as never, recall.signal);
    await expect.poll(() => existsSync(asked)).toBe(true);
    recall.abort();
    expect(failureIn(await answer)).toMatchObject({ kind: 'cancelled', effect: 'none' });
    await rm(asked);
    await workspaces.tags('ws-1');
    expect(server.asked.map(({ what }) => what)).toEqual(['DescribeTags']);
  });

  it('make the SDK print nothing, even where it would warn', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await keys('[it]\naws_access_key_id = FROMPROFILE\naws_secret_access_key = s\n');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'FROMENVIRONMENT').stubEnv('AWS_SECRET_ACCESS_KEY', 's');
    const server = await loopback(json('{"TagList":['));
    const { workspaces } = await session({ ...server, ...onMyAccount, profile: 'it' });
    await workspaces.tags('ws-1');
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
