/**
 * The clock of a session: the wall's, or, where time runs faster, that of the simulated AWS itself, so that both sides
 * and every process agree on the time whichever of them started when.
 */
import { type Clock, clockAt } from '../clock.ts';
import { loopbackEndpoint } from '../loopback-endpoint.ts';

/** Milliseconds of real time: what does not answer by then is asked as if it had no clock of its own. */
const patience = 1000;

/** `endpointUrl`: of the flag, which goes before the environment's. */
export async function sessionClock(speed: number, endpointUrl: string | undefined): Promise<Clock> {
  const simulated = endpointUrl ?? loopbackEndpoint();
  return speed === 1 || simulated === undefined ? clockAt(speed) : clockAt(speed, await timeAt(simulated));
}

/** Epoch milliseconds; undefined where nothing at the endpoint tells the time as `bellhop simulate` does. */
async function timeAt(endpointUrl: string): Promise<number | undefined> {
  try {
    const answer = await fetch(new URL('/_simulator/clock', endpointUrl), { signal: AbortSignal.timeout(patience) });
    const { now } = (await answer.json()) as { readonly now?: unknown };
    return typeof now === 'number' && Number.isFinite(now) ? now : undefined;
  } catch {
    return undefined;
  }
}
