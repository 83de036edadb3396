/** The one question that the wizard begins with: does Lex V1 still answer? Asked once, and again on a key. */
import { classifyProbe, type Probe } from '../lex/probe.ts';
import { type Read, type Reading, useLexReading } from './use-lex-reading.ts';

/** Known once it is done, whatever came back: no answer is an answer here. */
export function useLexProbe(): Reading<Probe | undefined> {
  return useLexReading('probe', undefined, probe);
}

const probe: Read<Probe | undefined> = async ({ lex, clock, region, endpointUrl }, ask, tell) => {
  const began = clock.now();
  const answer = await lex.probe(ask);
  const call = { duration: clock.now() - began, ...(endpointUrl && { host: new URL(endpointUrl).host }) };
  tell(classifyProbe(answer, region, call));
  return undefined;
};
