/** The one question that the wizard begins with: does Lex V1 still answer? Asked once, and again on a key. */
import type { Answer } from '../aws/answer.ts';
import type { LexBotSummary } from '../aws/lex-model.ts';
import type { Ask, Session } from '../aws/session.ts';
import { classifyProbe, type Probe } from '../lex/probe.ts';
import { type Read, type Reading, useLexReading } from './use-lex-reading.ts';

/** Known once it is done, whatever came back: no answer is an answer here. */
export function useLexProbe(): Reading<Probe | undefined> {
  return useLexReading('probe', undefined, probe);
}

const probe: Read<Probe | undefined> = async (session, ask, tell) => {
  tell(await askLexV1(session, ask));
  return undefined;
};

/** One call, bounded in time. */
export async function askLexV1(session: Session, ask: Ask): Promise<Probe> {
  const began = session.clock.now();
  return probeOf(session, began, await session.lex.probe(ask));
}

/** What an answer of GetBots comes to; `began`: when it was asked for, by the session's clock. */
export function probeOf(
  { clock, region, endpointUrl }: Session,
  began: number,
  answer: Answer<readonly LexBotSummary[]>,
): Probe {
  const call = { duration: clock.now() - began, ...(endpointUrl && { host: new URL(endpointUrl).host }) };
  return classifyProbe(answer, region, call);
}
