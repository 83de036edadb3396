/** `bellhop plan lex-build`: locales of a Lex V2 bot that are to be built, as the console's review shows them. */
import { type Answer, inSentences } from '../aws/answer.ts';
import type { LexV2BotDetail } from '../aws/lex-model.ts';
import { collect } from '../aws/paging.ts';
import type { Session } from '../aws/session.ts';
import { readLimits } from '../configuration/read-configuration.ts';
import { type Given, WrongUsage } from '../flags.ts';
import { checkV2BotName, type Misnomer } from '../lex/names.ts';
import { checkV2Locale } from '../lex/v2-locale.ts';
import { whyNotBuild } from '../lex/v2-status.ts';
import { meantName } from '../nearest.ts';
import { lexBuildItem } from '../plans/lex-build-item.ts';
import { planLexBuild } from '../plans/lex-plans.ts';
import type { LexBuildItem } from '../plans/plan.ts';
import { sessionFlags } from '../session-flags.ts';
import { command, noWords } from './command.ts';
import { noPlan } from './no-plan.ts';
import { withSession } from './open.ts';
import { say } from './output.ts';
import { planContext } from './plan-context.ts';
import { destinationFrom } from './plan-destination.ts';
import { fileFlags } from './plan-flags.ts';
import { handOver } from './plan-hand-over.ts';

const help = `Usage: bellhop plan lex-build --bot NAME --locale en_US -o FILE [flags]

Looks up a bot of Lex V2 and a locale of its Draft, and writes down that it is
to be built. Nothing is changed until bellhop apply.

  --bot NAME                the V2 bot, in its exact spelling, or its id
  --locale LOCALE           with an underscore; several times for several, which
                            are built one after the other
  --ticket TEXT             why: kept in the plan, the journal and the report
  -o, --output FILE         where the plan goes; - is standard output
  --overwrite               replace the file if it is there
  --json                    the summary on standard output, not the phrase
  --profile, --region, --endpoint-url, --rate, --speed   as in bellhop --help

On stdout: the phrase that bellhop apply --confirm takes.

Exit codes: 0 written; 1 wrong usage; 3 no plan was made: the bot or a locale is
not there, or something is going on in it.
`;

const flags = {
  ...sessionFlags,
  ...fileFlags,
  bot: { type: 'string' },
  locale: { type: 'string', multiple: true },
  ticket: { type: 'string' },
} as const;

export const planLexBuildCommand = command({ name: 'bellhop plan lex-build', help, flags, run: makePlan });

const ask = { priority: 'view' } as const;

async function makePlan(given: Given<keyof typeof flags>): Promise<Answer<number>> {
  noWords(given);
  const [wanted, locales] = [given.text('bot'), given.texts('locale')];
  if (wanted === undefined || locales.length === 0) throw new WrongUsage('It needs --bot and --locale.');
  // Every id is a legal name, too.
  refuse('bot', checkV2BotName(wanted));
  for (const locale of locales) refuse('locale', checkV2Locale(locale));
  const destination = await destinationFrom(given);
  if (!destination.ok) return destination;
  const limits = await readLimits();
  if (!limits.ok) return limits;
  return withSession(given, { unlocked: false }, async (session) => {
    const account = await session.account();
    if (!account.ok) return account;
    const bot = await botCalled(session, wanted);
    if (!bot.ok) return bot;
    const items = await itemsOf(session, bot.value, locales);
    if (!items.ok) return items;
    const ticket = given.text('ticket');
    const context = planContext(session, { account: account.value, limits: limits.value, ticket });
    const made = planLexBuild({ ...context, items: items.value });
    return made.ok ? handOver(made.value, destination.value) : made;
  });
}

function refuse(flag: string, wrong: Misnomer | undefined): void {
  if (!wrong) return;
  const meant = wrong.suggestion === undefined ? '' : ` Perhaps ${wrong.suggestion}.`;
  throw new WrongUsage(`--${flag}: ${wrong.problem}${meant}`);
}

type Bot = LexV2BotDetail & { readonly name: string };

/** A name goes before an id: ten letters may be either. Who may not list bots may still describe the one of that id. */
async function botCalled({ lex, region }: Session, wanted: string): Promise<Answer<Bot>> {
  const named = await lex.v2BotByName(wanted, ask);
  const asId = /^[0-9a-zA-Z]{10}$/.test(wanted) ? wanted : undefined;
  if (!named.ok && (named.failure.kind !== 'denied' || asId === undefined)) return named;
  const found = named.ok ? named.value : undefined;
  const id = found?.id ?? asId;
  const bot = id === undefined ? undefined : await lex.v2Bot(id, ask);
  if (bot && !bot.ok && bot.failure.kind !== 'not-found') return bot;
  if (!bot?.ok && !named.ok) return named;
  if (!bot?.ok)
    return noPlan(
      `Lex V2 lists no bot ${wanted} in ${region}.${await didYouMean(lex, wanted)}`,
      'Names are case-sensitive.',
    );
  const name = bot.value.name ?? found?.name;
  return name === undefined
    ? noPlan(`AWS did not say how the bot ${wanted} is called.`, 'Ask again, or name it by its name.')
    : { ok: true, value: { ...bot.value, name } };
}

async function didYouMean(lex: Session['lex'], wanted: string): Promise<string> {
  const bots = await collect(lex.v2Bots(ask));
  const meant = meantName(wanted, bots.ok ? bots.value.flatMap(({ name }) => name ?? []) : []);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

/** What is wrong with them is told of all of them at once. */
async function itemsOf(
  { lex }: Session,
  bot: Bot,
  locales: readonly string[],
): Promise<Answer<readonly LexBuildItem[]>> {
  const items: LexBuildItem[] = [];
  let faults = 0;
  for (const localeId of new Set(locales)) {
    const read = await lex.v2Locale(bot.id, localeId, ask);
    const why = read.ok ? whyNotBuild({ bot, locale: read.value }) : inSentences(read.failure);
    if (read.ok && why === undefined) items.push(lexBuildItem(bot, read.value));
    else {
      faults += 1;
      await say(`${localeId} of ${bot.name}: ${why}`);
    }
  }
  return faults === 0
    ? { ok: true, value: items }
    : noPlan('Not all of these locales can be built now: see above.', 'Wait for them, or leave them out.');
}
