/** The door to AWS: settles Region, profile and endpoint, and puts the parts behind one `Session`. Asks nothing yet. */
import { readFile } from 'node:fs/promises';
import tls from 'node:tls';
import type { Circumstances } from './advice.ts';
import type { Answer, Failure } from './answer.ts';
import { changes } from './changes.ts';
import { createClients, defaultTimeouts, type Timeouts } from './clients.ts';
import { endpointsFor } from './endpoints.ts';
import { account } from './identity.ts';
import { lexV1Reads } from './lex.ts';
import { lexBackupReads } from './lex-backup.ts';
import { lexV2Reads } from './lex-v2.ts';
import { lexV2Lists } from './lex-v2-lists.ts';
import { lexV2Status } from './lex-v2-status.ts';
import { createLimiter } from './limiter.ts';
import { createLock } from './lock.ts';
import { networkReads } from './network.ts';
import { hasKeysInEnvironment, profileExists, profileNamed, profileRegion, regionGiven } from './profile.ts';
import { createWire } from './send.ts';
import type { Session, SessionSettings } from './session.ts';
import { workspacesReads } from './workspaces.ts';

/**
 * Opens a session with what the settings, the environment variables of the AWS CLI and the shared configuration files
 * say. Sends nothing; whether the credentials are good shows with the first call. `timeouts` is for tests.
 */
export async function openSession(
  settings: SessionSettings,
  timeouts: Timeouts = defaultTimeouts,
): Promise<Answer<Session>> {
  const { AWS_CA_BUNDLE } = process.env;
  const { clock } = settings;
  const named = profileNamed(settings.profile);
  const endpointOf = await endpointsFor(settings.endpointUrl, named);
  const endpointUrl = endpointOf('workspaces');
  if (endpointUrl && !/^https?:$/.test(URL.parse(endpointUrl)?.protocol ?? '')) {
    return refused(
      `The endpoint ${endpointUrl} is not a URL.`,
      'Give --endpoint-url, or endpoint_url of the profile, as http://host:port or https://host.',
    );
  }

  const ownKeys = settings.credentials || (!settings.profile && hasKeysInEnvironment());
  const profile = ownKeys ? undefined : named;
  if (profile && !(await profileExists(profile))) {
    const why = `Profile ${profile} is in neither of the AWS configuration files.`;
    return refused(why, 'Give --profile one of those that `aws configure list-profiles` shows.');
  }

  const region = regionGiven(settings) || (await profileRegion(named));
  if (!region) {
    const why = `None is given by --region, AWS_REGION, AWS_DEFAULT_REGION or ${named ? `profile ${named}` : 'the default profile'}.`;
    return refused(why, 'Give a Region with --region, for example --region eu-central-1.', 'No Region is set.');
  }
  if (!/^[a-z0-9-]+$/i.test(region)) {
    return refused(`${region} is not the name of a Region.`, 'Give one such as --region eu-central-1.');
  }

  const ca = AWS_CA_BUNDLE && !endpointUrl?.startsWith('http:') ? await trusted(AWS_CA_BUNDLE) : undefined;
  if (ca === null) {
    return refused(`AWS_CA_BUNDLE names ${AWS_CA_BUNDLE}, which cannot be read.`, 'Correct or unset AWS_CA_BUNDLE.');
  }

  const lock = createLock(settings.unlocked);
  const limiter = createLimiter(settings);
  const at: Circumstances = { region, profile, endpointUrl };
  const closed = new AbortController();
  const clients = createClients({
    region,
    profile,
    endpointOf,
    credentials: settings.credentials,
    lock,
    timeouts,
    ca,
  });
  const wire = createWire({ clock, limiter, clients, at, patience: timeouts.attempt, closed: closed.signal });

  const session: Session = {
    ...at,
    clock,
    lock,
    limiter,
    caller: wire.caller,
    account: (ask) => account(wire, clients, ask),
    workspaces: workspacesReads(wire, clients),
    network: networkReads(wire, clients),
    lex: {
      ...lexV1Reads(wire, clients),
      ...lexV2Reads(wire, clients),
      ...lexBackupReads(wire, clients, { clock, timeouts, closed: closed.signal }),
      ...lexV2Status(wire, clients),
      ...lexV2Lists(wire, clients),
    },
    changes: changes(wire, clients),
    elsewhere: (other) => openSession({ ...settings, region: other, unlocked: false }, timeouts),
    close: () => {
      closed.abort();
      clients.close();
    },
  };
  return { ok: true, value: session };
}

/** Node's certificates and those of the file; `null` when it cannot be read. */
async function trusted(path: string): Promise<readonly string[] | null> {
  // Node 22.12 has no `getCACertificates`.
  const own = typeof tls.getCACertificates === 'function' ? tls.getCACertificates('default') : tls.rootCertificates;
  return readFile(path, 'utf8').then(
    (bundle) => [...own, bundle],
    () => null,
  );
}

function refused(why: string, next: string, what = 'The session could not be opened.'): Answer<never> {
  const failure: Failure = { kind: 'invalid', operation: 'sts:GetCallerIdentity', what, why, next, effect: 'none' };
  return { ok: false, failure };
}
