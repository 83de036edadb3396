/** What `bellhop plan lex` asks of Lex V1, and how it tells what it was answered: the wizard's first four steps. */
import { type Answer, type Failure, fullStop, inSentences } from '../aws/answer.ts';
import { collect } from '../aws/paging.ts';
import type { Session } from '../aws/session.ts';
import type { Asked } from '../lex/compose.ts';
import { classifyProbe, type HelpKind, type Probe } from '../lex/probe.ts';
import { readBot } from '../lex/read-bot.ts';
import { otherV1Regions } from '../lex/regions.ts';
import { meantName } from '../nearest.ts';
import type { BotWish } from '../plans/bot-list.ts';
import { createProgress } from '../terminal/progress.ts';
import { noPlan } from './no-plan.ts';
import { say } from './output.ts';
import { faultLines } from './read-file.ts';

/** One call, bounded in time. Where V1 does not answer with bots it ends here, with the evidence on stderr. */
export async function probeV1(session: Session): Promise<Answer<undefined>> {
  const { lex, clock, region, endpointUrl } = session;
  const began = clock.now();
  const answer = await lex.probe({ priority: 'view' });
  const call = { duration: clock.now() - began, ...(endpointUrl && { host: new URL(endpointUrl).host }) };
  const probe = classifyProbe(answer, region, call);
  await say(`${probe.headline} ${probe.explanation}`);
  if (probe.mayGoOn) return { ok: true, value: undefined };
  for (const line of probe.evidence) await say(`  ${line}`);
  return noPlan(probe.headline, helpsHere(probe).join(' '));
}

/** What helps without a terminal: commands, and what only the console has in one sentence. */
function helpsHere({ helps, region }: Probe): readonly string[] {
  const [next] = otherV1Regions(region);
  const inConsole = new Set<HelpKind>(['v2-bots', 'history', 'backups', 'checklist']);
  return [
    ...helps.flatMap(({ kind, sentence }) => {
      if (kind === 'regions') return `${fullStop(sentence)} As in: bellhop plan lex --region ${next} ...`;
      return inConsole.has(kind) ? [] : fullStop(sentence);
    }),
    ...(helps.some(({ kind }) => inConsole.has(kind))
      ? [
          'bellhop runs lists what was moved from here, and bellhop report RUN --format md what it left to do; V2 bots, history and backups are in the console.',
        ]
      : []),
  ];
}

/** Bot by bot, in the order of the run. What is not there is told with its place, all of it at once. */
export async function askBots(session: Session, wishes: readonly BotWish[]): Promise<Answer<readonly Asked[]>> {
  const progress = createProgress({ now: session.clock.now });
  const asked: Asked[] = [];
  const faults: { readonly at: string; readonly why: string }[] = [];
  for (const [done, wish] of wishes.entries()) {
    progress.show({ done, total: wishes.length, text: `reading ${wish.bot}: version, intents, aliases, channels` });
    const read = await readBot(session, wish, { priority: 'view' });
    if (read.ok) {
      const { gaps, versionWhy, ...rest } = read.value;
      asked.push({ wish, versionWhy, ...rest });
      for (const why of unlike(gaps)) progress.tell(`${wish.bot}: ${why}`, true);
      if (versionWhy !== undefined) progress.tell(`${wish.bot}: no version was asked for. ${versionWhy}`, true);
    } else if (read.failure.kind === 'not-found') faults.push({ at: wish.at, why: await whoIsMissing(session, wish) });
    else faults.push({ at: wish.at, why: `${wish.bot} could not be read. ${inSentences(read.failure)}` });
  }
  progress.end();
  for (const line of faultLines(faults)) await say(line);
  if (faults.length === 0) return { ok: true, value: asked };
  return noPlan(
    'Not all of these bots could be read: see above.',
    'Names are case-sensitive, and bots belong to a Region.',
  );
}

const unlike = (gaps: readonly Failure[]) => [...new Set(gaps.map(inSentences))];

/** Names are looked for with their case, and a version by its number. */
async function whoIsMissing({ lex, region }: Session, { bot, version }: BotWish): Promise<string> {
  const bots = await collect(lex.bots({ priority: 'view' }));
  const names = bots.ok ? bots.value.map(({ name }) => name) : [];
  if (names.includes(bot)) return `${bot} has no version ${version ?? 'that AWS lists'}.`;
  const other = meantName(bot, names);
  return `Lex V1 lists no bot named ${bot} in ${region}.${other === undefined ? '' : ` Did you mean ${other}?`}`;
}
