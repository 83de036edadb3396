/**
 * The SDK's clients, built on the first call of their service. Reading and changing ones are apart: a reading client
 * cannot send a change at all, a changing one only while the lock is open. None of them retries: that is `send.ts`'s.
 */
import { Agent as HttpAgent } from 'node:http';
import { Agent } from 'node:https';
import type { WorkSpacesClient } from '@aws-sdk/client-workspaces';
import type { EndpointOf } from './endpoints.ts';
import { guard } from './lock.ts';
import { hasKeysInEnvironment } from './profile.ts';
import type { Lock, SessionSettings } from './session.ts';
import { noteTrip } from './trip.ts';

/** Milliseconds of real time. */
export interface Timeouts {
  /** Until the connection stands. */
  readonly connect: number;
  /** From sending to the head of the answer, and between two pieces of it. */
  readonly request: number;
  /** For one attempt altogether, finding credentials included. */
  readonly attempt: number;
}

export const defaultTimeouts: Timeouts = { connect: 5_000, request: 15_000, attempt: 20_000 };

export interface ClientSettings {
  readonly region: string;
  readonly profile?: string | undefined;
  readonly endpointOf: EndpointOf;
  readonly credentials?: SessionSettings['credentials'] | undefined;
  readonly lock: Lock;
  readonly timeouts: Timeouts;
  /** Certificates to trust, PEM; Node's own when missing. */
  readonly ca?: readonly string[] | undefined;
}

/** The SDK warns on the terminal unless it is given somewhere else to do so; only the renderer writes there. */
const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

type Packages = {
  readonly workspaces: typeof import('./sdk/workspaces.ts');
  readonly ec2: typeof import('./sdk/ec2.ts');
  readonly lex: typeof import('./sdk/lex.ts');
  readonly lexV2: typeof import('./sdk/lex-v2.ts');
  readonly sts: typeof import('./sdk/sts.ts');
  readonly iam: typeof import('./sdk/iam.ts');
};

const load: { readonly [S in keyof Packages]: () => Promise<Packages[S]> } = {
  workspaces: () => import('./sdk/workspaces.ts'),
  ec2: () => import('./sdk/ec2.ts'),
  lex: () => import('./sdk/lex.ts'),
  lexV2: () => import('./sdk/lex-v2.ts'),
  sts: () => import('./sdk/sts.ts'),
  iam: () => import('./sdk/iam.ts'),
};

export type ServiceName = keyof Packages;
/** A service's client, and the commands that it sends. */
export type Service<S extends ServiceName> = Packages[S] & { readonly client: InstanceType<Packages[S]['Client']> };
type Services = { readonly [S in ServiceName]: () => Promise<Service<S>> };

/** For what is not asked of the SDK, through the same proxy and with the same certificates. */
export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: Agent;
}

export interface Clients {
  readonly agents: Agents;
  readonly reading: Services;
  readonly changing: Services;
  /** Reads credentials anew from the next call on: they were refused or have expired. */
  renew(): void;
  close(): void;
}

export function createClients(settings: ClientSettings): Clients {
  const { timeouts } = settings;
  const tls = { proxyEnv: process.env, ...(settings.ca && { ca: [...settings.ca] }) };
  const kept = { httpAgent: new HttpAgent({ keepAlive: true }), httpsAgent: new Agent({ keepAlive: true, ...tls }) };
  // A change gets a connection of its own: on a kept one that the other side has just closed, nobody could tell
  // whether the request was read.
  const fresh = { httpAgent: new HttpAgent({ keepAlive: false }), httpsAgent: new Agent({ keepAlive: false, ...tls }) };

  const handler = (agents: typeof kept) => ({
    ...agents,
    connectionTimeout: timeouts.connect,
    requestTimeout: timeouts.request,
    socketTimeout: timeouts.request,
    throwOnRequestTimeout: true,
    logger: silent,
  });

  let generation = 0;
  let credentials: ReturnType<typeof findCredentials> | undefined;

  function findCredentials() {
    if (settings.credentials) return Promise.resolve(settings.credentials);
    return import('./sdk/credentials.ts').then(({ fromEnv, fromNodeProviderChain }) => {
      const { profile } = settings;
      if (!profile && hasKeysInEnvironment()) return fromEnv();
      return fromNodeProviderChain({
        ...(profile && { profile }),
        // Files may be rewritten by a login next door.
        ignoreCache: true,
        logger: silent,
        clientConfig: { requestHandler: handler(kept), logger: silent },
      });
    });
  }

  const build = <S extends ServiceName>(name: S, changing: boolean) => {
    let built: { readonly generation: number; readonly service: Promise<Service<S>> } | undefined;
    const create = async (): Promise<Service<S>> => {
      credentials ??= findCredentials();
      const [sdk, found] = await Promise.all([load[name](), credentials]);
      const endpoint = settings.endpointOf(name);
      const config = {
        region: settings.region,
        credentials: found,
        maxAttempts: 1,
        requestHandler: handler(changing ? fresh : kept),
        logger: silent,
        ...(settings.profile && { profile: settings.profile }),
        ...(endpoint ? { endpoint } : { ignoreConfiguredEndpointUrls: true }),
      };
      const client = new sdk.Client(config);
      // All clients have the same stack but for the types of what runs through it.
      const stack = client.middlewareStack as WorkSpacesClient['middlewareStack'];
      stack.add(guard(changing ? settings.lock : undefined), { name: 'lock', step: 'initialize', priority: 'high' });
      stack.add(noteTrip, { name: 'trip', step: 'deserialize', priority: 'low' });
      return { ...sdk, client } as Service<S>;
    };
    return () => {
      if (built?.generation !== generation) built = { generation, service: create() };
      return built.service;
    };
  };

  const services = (changing: boolean): Services => ({
    workspaces: build('workspaces', changing),
    ec2: build('ec2', changing),
    lex: build('lex', changing),
    lexV2: build('lexV2', changing),
    sts: build('sts', changing),
    iam: build('iam', changing),
  });

  return {
    agents: fresh,
    reading: services(false),
    changing: services(true),
    renew: () => {
      generation += 1;
      credentials = undefined;
    },
    close: () => {
      for (const agent of [kept, fresh].flatMap((agents) => Object.values(agents))) agent.destroy();
    },
  };
}
