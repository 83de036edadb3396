/** The paths under /_simulator: what is true in the world, what was asked of it, faults, and the clock. */
import type { Faults } from './faults.ts';
import { readFaultRules } from './faults.ts';
import { isLexV1Mode, lexV1Modes } from './lex/v1-left.ts';
import type { Log } from './log.ts';
import type { World } from './world.ts';
import type { Worlds } from './worlds.ts';

export interface Controlled {
  readonly worlds: Worlds;
  readonly faults: Faults;
  readonly log: Log;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const wrong = (message: string): Reply => ({ status: 400, body: { message } });

/** The first one, or the one that the path names: `?account=210987654321&region=us-east-1`. */
const worldOf = ({ worlds }: Controlled, { searchParams }: URL): World => {
  const [account, region] = [searchParams.get('account'), searchParams.get('region')];
  return worlds.of(account ?? worlds.first.accountId, region ?? worlds.first.region);
};

function state(world: World, full: boolean): Reply {
  const states: Record<string, number> = {};
  const workspaces: unknown[] = [];
  for (let row = 0; row < world.fleet.rows(); row += 1) {
    const workspace = world.fleet.at(row);
    if (workspace === undefined) continue;
    states[workspace.state] = (states[workspace.state] ?? 0) + 1;
    if (full) workspaces.push(workspace);
  }
  return ok({
    now: world.clock.now(),
    seed: world.seed,
    accountId: world.accountId,
    region: world.region,
    states,
    submissions: world.fleet.submissions,
    lexMigrations: world.lex.migrations,
    ...(full && { workspaces }),
  });
}

function setFaults({ faults }: Controlled, body: unknown): Reply {
  const adds = typeof body === 'object' && body !== null && 'add' in body;
  const rules = readFaultRules(adds ? body.add : body);
  if (typeof rules === 'string') return wrong(rules);
  if (adds) faults.add(rules);
  else faults.replace(rules);
  return ok({ faults: faults.list() });
}

function advance({ clock }: World, body: unknown): Reply {
  const seconds = (body as { readonly advanceSeconds?: unknown } | null)?.advanceSeconds;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0)
    return wrong('advanceSeconds must be a number of simulated seconds, 0 or more');
  clock.advance(seconds * 1000);
  return ok({ now: clock.now() });
}

/** Of all accounts, and of all Regions unless the path names one. */
function setLex({ lexV1 }: Worlds, region: string | null, body: unknown): Reply {
  const mode = (body as { readonly v1?: unknown } | null)?.v1;
  if (!isLexV1Mode(mode)) return wrong(`v1 must be one of ${lexV1Modes.join(', ')}`);
  lexV1.become(mode, region ?? undefined);
  return ok({ v1: mode });
}

/** `PUT /_simulator/KIND/ID`: undefined when there is no such kind. Loaded only then: a demo need not wait for it. */
async function put(world: World, path: string, body: unknown): Promise<Reply | undefined> {
  const { puts } = await import('./put.ts');
  const [kind = '', id = ''] = path.replace('/_simulator/', '').split('/');
  const act = Object.hasOwn(puts, kind) ? puts[kind] : undefined;
  if (!act) return undefined;
  const fault = act(world, id, body);
  return fault === undefined ? ok({ [kind]: id }) : wrong(fault);
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: text === '' ? [] : JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Answers a request to a path that starts with `/_simulator/`. */
export async function control(target: Controlled, method: string, url: URL, text: string): Promise<Reply> {
  const body = parsed(text);
  if (body === undefined) return wrong('the body is not JSON');
  const world = worldOf(target, url);
  const done = method === 'PUT' ? await put(world, url.pathname, body.value) : undefined;
  if (done) return done;
  switch (`${method} ${url.pathname}`) {
    case 'GET /_simulator/state':
      return state(world, url.searchParams.has('full'));
    case 'GET /_simulator/log':
      return ok(target.log.recent());
    case 'GET /_simulator/faults':
      return ok({ faults: target.faults.list() });
    case 'POST /_simulator/faults':
      return setFaults(target, body.value);
    case 'DELETE /_simulator/faults':
      return setFaults(target, []);
    case 'GET /_simulator/clock':
      return ok({ now: world.clock.now(), speed: world.clock.speed });
    case 'POST /_simulator/clock':
      return advance(world, body.value);
    case 'POST /_simulator/lex':
      return setLex(target.worlds, url.searchParams.get('region'), body.value);
    default:
      return {
        status: 404,
        body: {
          message:
            'there are GET /_simulator/state (?full), GET /_simulator/log, GET, POST and DELETE /_simulator/faults, GET and POST /_simulator/clock, POST /_simulator/lex, PUT /_simulator/workspaces/ID, PUT /_simulator/bundles/ID, PUT /_simulator/subnets/ID; each takes ?account= and &region=',
        },
      };
  }
}
