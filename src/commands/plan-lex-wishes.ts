/** Which bots `bellhop plan lex` is about: one by its flags, several by a list, or what an earlier run left. */
import type { Answer } from '../aws/answer.ts';
import { type Given, WrongUsage } from '../flags.ts';
import { type BotWish, faultsIn, readBots, type WishCells, wishColumns, wishFrom } from '../plans/bot-list.ts';
import { localFailure } from '../plans/local-failure.ts';
import type { LexPlan } from '../plans/plan.ts';
import { inOrder } from '../plans/table-file.ts';
import { readRun } from '../runs/catalogue.ts';
import { findRun } from '../runs/find-run.ts';
import { runsFolder } from '../runs/folder.ts';
import { tasksLeft } from '../runs/lex-tasks.ts';
import { retryable } from '../runs/retry.ts';
import type { ItemState, RunState } from '../runs/state.ts';
import { say } from './output.ts';
import { planAgain } from './plan-again.ts';
import { fileName, readText, refuseFaults } from './read-file.ts';

export const wishFlags = {
  bot: { type: 'string' },
  version: { type: 'string' },
  to: { type: 'string' },
  role: { type: 'string' },
  strategy: { type: 'string' },
  list: { type: 'string' },
  'from-run': { type: 'string' },
} as const;

export interface Wishes {
  readonly wishes: readonly BotWish[];
  /** Of the run that they come from. */
  readonly before: LexPlan | undefined;
}

/** Throws `WrongUsage`. */
export async function wishesIn(given: Given<keyof typeof wishFlags>): Promise<Answer<Wishes>> {
  const ways = (['bot', 'list', 'from-run'] as const).filter((flag) => given.has(flag));
  const [way, other] = ways;
  if (!way) throw new WrongUsage('It needs --bot NAME, --list FILE or --from-run RUN.');
  if (other) throw new WrongUsage(`--${way} and --${other} both say which bots: leave out one of them.`);
  if (way === 'bot') return { ok: true, value: { wishes: [byFlags(given)], before: undefined } };
  const stray = (['version', 'to', 'strategy'] as const).find((flag) => given.has(flag));
  if (stray) throw new WrongUsage(`--${stray} is about one bot: it goes with --bot.`);
  const role = roleFor(given);
  const read = way === 'list' ? await byList(given.text('list') ?? '') : await byRun(given.text('from-run') ?? '');
  if (!read.ok) return read;
  const { wishes, before } = read.value;
  return { ok: true, value: { before, wishes: wishes.map((wish) => ({ ...wish, role: wish.role ?? role })) } };
}

function byFlags(given: Given<keyof typeof wishFlags>): BotWish {
  const twice = wishColumns.find((flag) => given.texts(flag).length > 1);
  if (twice) throw new WrongUsage(`--${twice} was given twice: several bots are a list, --list FILE.`);
  const cells: WishCells = Object.fromEntries(
    wishColumns.flatMap((flag) => (given.has(flag) ? [[flag, given.text(flag)]] : [])),
  );
  refuse(cells);
  const wish = wishFrom(cells, '--bot');
  if (!wish) throw new WrongUsage('It needs --bot NAME.');
  return wish;
}

function refuse(cells: WishCells): void {
  const [fault] = faultsIn(cells);
  if (!fault) return;
  // A shell takes $LATEST for a variable of its own.
  const hint = fault.column === 'version' ? " In a shell it is written in single quotes: '$LATEST'." : '';
  throw new WrongUsage(`--${fault.column}: ${fault.why}${hint}`);
}

/** The one for all that name none. */
function roleFor(given: Given<keyof typeof wishFlags>): string | undefined {
  const role = given.text('role');
  if (role !== undefined) refuse({ bot: 'Any', role });
  return role;
}

async function byList(file: string): Promise<Answer<Wishes>> {
  const { wishes, bad } = readBots(await readText(file, 'The list'));
  const placed = <T extends { readonly at: string }>(all: readonly T[]) =>
    all.map((one) => ({ ...one, at: `${fileName(file)}, ${one.at}` }));
  refuseFaults(inOrder(placed(bad)));
  return { ok: true, value: { wishes: placed(wishes), before: undefined } };
}

/** With the same version, V2 bot and role; the strategy is derived anew, since that run may have changed what it hangs on. */
async function byRun(typed: string): Promise<Answer<Wishes>> {
  const folder = runsFolder();
  const id = await findRun(folder, typed);
  if (!id.ok) return id;
  const read = await readRun(folder, id.value);
  if (!read.ok) return read;
  const { plan } = read.value;
  const refused = (why: string, next: string): Answer<never> => ({
    ok: false,
    failure: localFailure('invalid', { what: `Nothing is planned from run ${plan.id}.`, why, next }),
  });
  if (plan.verb !== 'lex-migrate')
    return refused(`That run is for ${plan.verb}.`, `${planAgain(plan)} plans it again.`);
  const { ids, heldBack } = retryable(read.value);
  for (const one of heldBack) await say(`Left out: ${one.id}  ${one.why}`);
  if (ids.length === 0)
    return heldBack.length === 0
      ? refused(...howItStands(read.value))
      : refused(
          'Nothing in it may be sent again by itself.',
          `bellhop report ${plan.id} --format md shows what has to be looked at.`,
        );
  await say(`From run ${plan.id}: ${ids.length} of ${plan.items.length} bots.`);
  const wishes = plan.items.flatMap(({ id: bot, v1BotVersion: version, v2BotName: to, v2BotRole: role }, at) => {
    if (!ids.includes(bot)) return [];
    const lastTime = whyFailed(read.value.items[at]);
    return [{ at: `Run ${plan.id}, ${bot}`, bot, version, to, role, ...(lastTime.length > 0 && { lastTime }) }];
  });
  return { ok: true, value: { wishes, before: plan } };
}

/** Of a run of which nothing may be sent again: what is left is for people. */
function howItStands(run: RunState): [why: string, next: string] {
  const left = run.items.reduce((sum, _, at) => sum + tasksLeft(run, at), 0);
  if (left === 0) return ['All of it is done.', 'There is nothing to do.'];
  return [
    `All of it is migrated, and ${left === 1 ? 'a task is' : `${left} tasks are`} left to people.`,
    `bellhop report ${run.plan.id} --format md lists them; the console's Lex screens tick them off.`,
  ];
}

/** What is wrong with the bot itself, or with what was asked, is so again unless somebody has mended it. */
function whyFailed(item: ItemState | undefined): readonly string[] {
  if (item?.outcome !== 'failed') return [];
  const errors = (item.observation?.migration?.alerts ?? []).filter(({ type }) => type === 'ERROR');
  const said = errors.map(({ message, details }) => [`ERROR: ${message}`, ...details].join(' '));
  return [...(item.reason === undefined ? [] : [item.reason]), ...said];
}
