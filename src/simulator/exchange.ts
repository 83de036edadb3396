/** One request, from its route to its outcome: access, throttling, faults, the operation, the log. */
import { type Caller, callerOf, checkAccess, deniedError, throttledError } from './access.ts';
import { answered } from './answered.ts';
import type { Buckets } from './bucket.ts';
import { answerWire, errorWire, operationsOf, type Route, unknownOperation } from './dispatch.ts';
import type { Faults, Met, Spoiler } from './faults.ts';
import { lexGuard } from './lex/guard.ts';
import type { Log } from './log.ts';
import { type Call, type Output, ServiceError } from './operation.ts';
import { speaksQuery } from './query.ts';
import { type Wire, webPage } from './wire.ts';
import { accountOf, type Worlds } from './worlds.ts';

export interface Parts {
  readonly worlds: Worlds;
  readonly faults: Faults;
  readonly log: Log;
  readonly buckets: Buckets;
}

/** What happens on the connection. */
export type Outcome = Wire | 'drop' | 'reset' | 'hang';

type Ran = { readonly output: Output } | { readonly error: ServiceError };

const unavailable = new ServiceError('ServiceUnavailable', 'Service is unavailable. Try again.', { status: 503 });

/** Each version of Lex has declared a name of its own. */
const internal = (service: Route['service']) => {
  const code =
    service === 'lex-v1'
      ? 'InternalFailureException'
      : service === 'lex-v2'
        ? 'InternalServerException'
        : 'InternalFailure';
  return new ServiceError(code, 'An internal error occurred.', { status: 500 });
};

/** Faults in the operation's place: undefined lets it run. */
function instead(effect: Spoiler | undefined, route: Route, call: Call): Ran | 'drop' | 'hang' | Wire | undefined {
  switch (effect) {
    case 'drop-before':
      return 'drop';
    case 'hang':
      return 'hang';
    case 'html':
      return webPage;
    case '500':
      return { error: internal(route.service) };
    case '503':
      return { error: unavailable };
    case 'throttle':
      return { error: throttledError(route.service) };
    case 'deny':
      return { error: deniedError(route.service, route.operation, call) };
    default:
      return undefined;
  }
}

function run(route: Route, call: Call): Ran | 'hang' | 'reset' | Wire {
  const operation = operationsOf[route.service][route.operation];
  if (operation === undefined) return { error: unknownOperation(route.service, route.operation) };
  if (route.service === 'lex-v1') {
    const guard = lexGuard(call.world.lex, route.operation, call);
    if (guard.kind === 'hang' || guard.kind === 'reset') return guard.kind;
    if (guard.kind === 'error') return { error: guard.error };
    if (guard.kind === 'html') return { ...webPage, status: guard.status, body: guard.body };
  }
  try {
    return { output: operation(route.input, call) };
  } catch (error) {
    if (error instanceof ServiceError) return { error };
    throw error;
  }
}

/** Faults of what is answered: the effect has happened. */
function otherwise(met: Met, route: Route, ran: Ran | Outcome): Ran | Outcome {
  if (met.spoiler === '500-after') return { error: internal(route.service) };
  if (met.spoiler !== 'answer' || typeof ran === 'string' || !('output' in ran)) return ran;
  return { output: answered(ran.output, met.with ?? {}) };
}

/** Faults on the way back: the effect has happened. */
function spoilt({ spoiler, ms = 5000 }: Met, wire: Wire): Outcome {
  switch (spoiler) {
    case 'slow':
      return { ...wire, delayMs: ms };
    case 'drop-after':
      return 'drop';
    case 'hang-after':
      return 'hang';
    case 'malformed':
      return { ...wire, body: wire.body.slice(0, Math.max(1, Math.floor(wire.body.length / 2))) };
    default:
      return wire;
  }
}

/** AWS lets far more calls through to STS, IAM and EC2 than a console ever makes. */
const unlimited = (service: Route['service']) => speaksQuery(service);

function attempt(parts: Parts, route: Route, asking: Caller | undefined, requestId: string) {
  const { worlds, faults, buckets } = parts;
  const { service, operation, input } = route;
  let met: Met = {};
  try {
    const world = asking ? worlds.of(accountOf(asking.accessKeyId), asking.region) : worlds.first;
    const caller = checkAccess(service, operation, asking, world);
    const { accountId } = world;
    const budget = `${service} ${accountId} ${caller.region}`;
    if (!unlimited(service) && !buckets.take(budget)) throw throttledError(service);
    met = faults.meet({ operation, input, accountId, region: caller.region });
    const call: Call = { world, ...caller, requestId, ...(met.fate !== undefined && { forcedFate: met.fate }) };
    const ran = instead(met.spoiler, route, call) ?? run(route, call);
    return { met, ran: otherwise(met, route, ran) };
  } catch (error) {
    if (error instanceof ServiceError) return { met, ran: { error } };
    throw error;
  }
}

function wireOf(route: Route, ran: Ran | Outcome, requestId: string): Outcome {
  if (typeof ran === 'string' || 'body' in ran) return ran;
  return 'error' in ran ? errorWire(route.service, ran.error, requestId) : answerWire(route, ran.output, requestId);
}

/** Answers one request of a known route, and writes it to the log before anybody can see the answer. */
export function exchange(parts: Parts, route: Route, authorization: string | undefined, requestId: string): Outcome {
  const caller = callerOf(authorization);
  const { met, ran } = attempt(parts, route, caller, requestId);
  const wire = wireOf(route, ran, requestId);
  const outcome = typeof wire === 'string' ? wire : spoilt(met, wire);
  const fault = [met.spoiler, met.fate].filter((one) => one !== undefined).join(' ');
  parts.log.write({
    at: new Date(parts.worlds.first.clock.now()).toISOString(),
    service: route.service,
    operation: route.operation,
    ...(caller && { accountId: accountOf(caller.accessKeyId), region: caller.region }),
    input: route.input,
    status: typeof outcome === 'string' ? 0 : outcome.status,
    ...(typeof ran === 'object' && 'error' in ran && { error: ran.error.code }),
    requestId,
    ...(fault !== '' && { fault }),
  });
  return outcome;
}
