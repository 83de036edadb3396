/** `bellhop plan VERB`: looks everything up, and writes down what would be sent. One command a row of the table of verbs. */
import type { Answer } from '../aws/answer.ts';
import type { Account } from '../aws/model.ts';
import type { Session } from '../aws/session.ts';
import { readLimits } from '../configuration/read-configuration.ts';
import { WrongUsage } from '../flags.ts';
import type { Plan } from '../plans/plan.ts';
import { planSelection, type Selection } from '../plans/plan-selection.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import { runsFolder } from '../runs/folder.ts';
import { workspacesUnderWay } from '../runs/under-way.ts';
import { createProgress } from '../terminal/progress.ts';
import { type Command, command } from './command.ts';
import { type LookedUp, lookUp, sayGaps, type Wanted } from './look-up.ts';
import { refuseMissing } from './missing.ts';
import { noPlan } from './no-plan.ts';
import { withSession } from './open.ts';
import { say } from './output.ts';
import { planContext } from './plan-context.ts';
import { destinationFrom } from './plan-destination.ts';
import { type PlanFlags, planFlags, policyFrom, protocolFrom } from './plan-flags.ts';
import { fromRun } from './plan-from-run.ts';
import { handOver } from './plan-hand-over.ts';
import { verbHelp } from './plan-help.ts';
import { type Named, readNamed, whoIs } from './plan-where.ts';
import { linesIn, mappingFor, readWhither, type Whither } from './plan-whither.ts';
import { idsIn, type Who } from './plan-who.ts';

export const planVerb = (verb: WorkspaceVerb): Command =>
  command({
    name: `bellhop plan ${verb}`,
    help: verbHelp(verb),
    flags: planFlags(verb),
    run: (given) => makePlan(given, verb),
  });

async function makePlan(given: PlanFlags, verb: WorkspaceVerb): Promise<Answer<number>> {
  const policy = policyFrom(given);
  const destination = await destinationFrom(given);
  if (!destination.ok) return destination;
  const wanted = await readWanted(given, verb);
  if (!wanted.ok) return wanted;
  const { before } = wanted.value;

  const limits = await readLimits();
  if (!limits.ok) return limits;
  return withSession(given, { unlocked: false }, async (session) => {
    const account = await session.account();
    if (!account.ok) return account;
    const elsewhere = before && refuseElsewhere(before, account.value);
    if (elsewhere) return elsewhere;
    const skip = given.has('skip-missing');
    const who = await whoIs(session, wanted.value.named, { whole: wanted.value.whither?.kind === 'wish', skip });
    if (!who.ok) return who;
    const overridden = overriddenIn(given, who.value);
    const { whither } = wanted.value;
    const looked = await lookedUp(session, { ...who.value, verb, mapping: whither && linesIn(whither) });
    const missing = refuseMissing(who.value, looked.gathered, skip);
    if (!missing.ok) return missing;
    for (const sentence of missing.value) await say(sentence);
    const selection = await selectionOf(verb, wanted.value, who.value, looked);
    if (!selection.ok) return selection;
    const ticket = given.text('ticket') ?? before?.ticket;
    const context = planContext(session, { account: account.value, limits: limits.value, ticket });
    const underWay = await workspacesUnderWay(runsFolder(), context.now);
    const made = planSelection(
      selection.value,
      { ...looked, overridden, underWay },
      {
        ...context,
        policy: { ...(before?.policy.freshSnapshot && { freshSnapshot: true }), ...policy },
      },
    );
    if (made && !made.ok) return made;
    return made ? handOver(made.value, destination.value) : noneListed(who.value);
  });
}

/** What the words, the files or the run say. An empty selection is never everything. */
interface Asked {
  readonly named: Named;
  readonly whither: Whither | undefined;
  readonly protocol: 'PCOIP' | 'WSP' | undefined;
  /** Of the run that it comes from. */
  readonly before: Plan | undefined;
}

/** Throws `WrongUsage`. */
async function readWanted(given: PlanFlags, verb: WorkspaceVerb): Promise<Answer<Asked>> {
  const run = given.text('from-run');
  const named = await readNamed(given);
  if (run === undefined) {
    if (!named) throw new WrongUsage('It needs ids of WorkSpaces, --ids-file, --where or --from-run.');
    const whither = verb === 'migrate' ? await readWhither(given) : undefined;
    const protocol = protocolFrom(given);
    if (verb === 'modify-protocol' && !protocol) throw new WrongUsage('It needs --protocol DCV, or PCoIP.');
    return { ok: true, value: { named, whither, protocol, before: undefined } };
  }
  if (named) throw new WrongUsage('--from-run brings the ids of a run: leave out the others.');
  const left = await fromRun(runsFolder(), run, verb, given);
  if (!left.ok) return left;
  const { selection, before } = left.value;
  return {
    ok: true,
    value: {
      named: { kind: 'entries', entries: selection.ids.map((id) => ({ at: `Run ${before.id}`, id })) },
      whither: selection.verb === 'migrate' ? { kind: 'mapping', mapping: selection.mapping } : undefined,
      protocol: selection.verb === 'modify-protocol' ? selection.protocol : undefined,
      before,
    },
  };
}

async function selectionOf(
  verb: WorkspaceVerb,
  { whither, protocol }: Asked,
  { ids }: Who,
  { gathered, fleet }: LookedUp,
): Promise<Answer<Selection>> {
  if (verb === 'modify-protocol') {
    if (!protocol) throw new Error('a change of protocol needs the protocol to change to');
    return { ok: true, value: { verb, ids, protocol } };
  }
  if (verb !== 'migrate') return { ok: true, value: { verb, ids } };
  if (!whither) throw new Error('a migration needs to know whither');
  const rows = ids.flatMap((id) => (gathered.get(id)?.workspace ? (fleet.rows.get(id) ?? []) : []));
  const mapping = await mappingFor(whither, rows, fleet);
  return mapping.ok ? { ok: true, value: { verb, ids, mapping: mapping.value } } : mapping;
}

/** Ids whose users may be cut off. Throws `WrongUsage` for one that is not selected. */
function overriddenIn(given: PlanFlags, { ids }: Who): ReadonlySet<string> {
  const overridden = idsIn(given.texts('include-connected'), '--include-connected');
  const stray = overridden.find((id) => !ids.includes(id));
  if (stray) throw new WrongUsage(`--include-connected names ${stray}, which is not among the WorkSpaces.`);
  return new Set(overridden);
}

function refuseElsewhere(before: Plan, { accountId, region }: Account): Answer<never> | undefined {
  if (before.accountId === accountId && before.region === region) return undefined;
  return noPlan(
    `Run ${before.id} is of account ${before.accountId} in ${before.region}; this is account ${accountId} in ${region}.`,
    'Give the profile and Region of that run.',
  );
}

async function lookedUp(session: Session, wanted: Wanted): Promise<LookedUp> {
  const progress = createProgress({ now: session.clock.now });
  const total = wanted.ids.length;
  const tell = (known: number) => {
    progress.show({ done: known, total, text: 'looked up: state, connection, newest snapshot' });
    if (known > 0 && (known % 25 === 0 || known === total)) progress.tell(`Looked up ${known} of ${total}.`, false);
  };
  tell(0);
  const found = await lookUp(session, wanted, tell);
  progress.end();
  await sayGaps(found.gaps);
  return found;
}

const noneListed = ({ ids }: Who): Answer<never> =>
  noPlan(`AWS lists none of the ${ids.length} here.`, 'Check the ids, the account and the Region.');
