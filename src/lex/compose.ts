/**
 * From what was asked for and looked up to the items of one plan, in their order: each is judged by the V2 side as the
 * items before it will leave it. What cannot be settled is a fault with its place; nothing is chosen for the operator but
 * what is the only choice. Pure.
 */
import type { LexBot, MigrationStrategy } from '../aws/lex-model.ts';
import type { BotWish } from '../plans/bot-list.ts';
import type { LexItem, V2Mark } from '../plans/plan.ts';
import type { Inventory } from './inventory.ts';
import { v1Mark, v2Mark } from './marks.ts';
import { type RoleFacts, type RolesHere, type SettledRole, settleRole } from './settle-role.ts';
import type { Existence, Look } from './strategy.ts';

export interface Asked {
  readonly wish: BotWish;
  readonly bot: LexBot;
  readonly versionWhy: string | undefined;
  readonly inventory: Inventory;
}

export interface Surroundings extends RolesHere {
  /** By V2 name. */
  readonly looks: ReadonlyMap<string, Look>;
  /** That of two into one locale the second overwrites the first is meant. */
  readonly overwriteEarlier: boolean;
}

export interface Composed {
  readonly items: readonly LexItem[];
  /** What is wrong with several of them is told once. */
  readonly faults: readonly Fault[];
}

interface Fault {
  readonly at: string;
  readonly why: string;
}

export function compose(asked: readonly Asked[], around: Surroundings): Composed {
  const items: LexItem[] = [];
  const faults: Fault[] = [];
  for (const one of asked) {
    const name = v2NameOf(one.wish);
    const before = items.filter(({ v2BotName }) => v2BotName === name);
    const into = settleTarget(one, around, before);
    const role = 'why' in into ? into : settleRole(one.wish, { ...into.role, name }, around);
    if ('why' in into || 'why' in role) {
      faults.push({ at: one.wish.at, why: 'why' in into ? into.why : 'why' in role ? role.why : '' });
      continue;
    }
    items.push(itemOf(one, { ...into, name, role }));
  }
  return { items, faults: once(faults) };
}

function once(faults: readonly Fault[]): readonly Fault[] {
  return [...Map.groupBy(faults, ({ why }) => why)].map(([why, [first, ...more]]) => ({
    at: more.length === 0 ? `${first?.at}` : `${first?.at}, and ${more.length} more`,
    why,
  }));
}

export const v2NameOf = ({ bot, to }: BotWish): string => to ?? bot;

interface Into {
  readonly strategy: MigrationStrategy;
  readonly existence: LexItem['existence'];
  readonly mark: V2Mark | undefined;
  readonly role: Omit<RoleFacts, 'name'>;
}

type Settled = Extract<SettledRole, { readonly arn: string }>;

function itemOf(
  { wish, bot, versionWhy, inventory }: Asked,
  { strategy, existence, mark, name, role }: Omit<Into, 'role'> & { readonly name: string; readonly role: Settled },
): LexItem {
  return {
    id: bot.name,
    v1BotName: bot.name,
    v1BotVersion: bot.version,
    v2BotName: name,
    v2BotRole: role.arn,
    migrationStrategy: strategy,
    locale: bot.locale,
    versionWhy,
    existence,
    source: v1Mark(bot),
    into: mark,
    inventory,
    ...(role.notes.length > 0 && { roleNotes: role.notes }),
    ...(wish.lastTime && { lastTime: wish.lastTime }),
  };
}

interface Refusal {
  readonly why: string;
}

function settleTarget({ wish, bot }: Asked, around: Surroundings, before: readonly LexItem[]): Into | Refusal {
  const name = v2NameOf(wish);
  const look = around.looks.get(name);
  if (!look) return { why: `Whether a V2 bot named ${name} exists was not looked up.` };
  const twice = before.find(({ locale }) => locale === undefined || bot.locale === undefined || locale === bot.locale);
  if (twice && !around.overwriteEarlier) return { why: overwritten(twice, name, bot.locale) };
  const { existence } = look;
  if (existence.certainty === 'found' && existence.strategy === undefined) return { why: existence.sentence };
  const [first] = before;
  const created = before.some(({ migrationStrategy }) => migrationStrategy === 'CREATE_NEW');
  const strategy = first ? 'UPDATE_EXISTING' : (existence.strategy ?? wish.strategy);
  if (!strategy) return { why: chooseOne(existence) };
  if (wish.strategy !== undefined && wish.strategy !== strategy) {
    const because = first ? `${first.id} goes into ${name} earlier in this run.` : existence.sentence;
    return { why: `It cannot be ${wish.strategy}: ${because}` };
  }
  const found = existence.certainty === 'found' ? existence.bot : undefined;
  return {
    strategy,
    existence: created ? 'earlier' : existence.certainty,
    mark: strategy === 'UPDATE_EXISTING' && (found || created) ? v2Mark(look, bot.locale, before) : undefined,
    // What a migration makes of the role is likely, and not documented.
    role: { replaces: strategy === 'UPDATE_EXISTING', own: found?.roleArn, earlier: before.at(-1)?.v2BotRole },
  };
}

function overwritten({ id }: LexItem, name: string, locale: string | undefined): string {
  const which = locale === undefined ? 'AWS did not say its locale, and it may be' : `Its locale ${locale} is`;
  return `${which} that of ${id}, which goes into ${name} too: the second overwrites the first. --overwrite-earlier says that this is meant.`;
}

function chooseOne(existence: Existence): string {
  const why = existence.certainty === 'unknown' ? ` ${existence.failure.why}` : '';
  return `${existence.sentence}${why} Give --strategy, CREATE_NEW or UPDATE_EXISTING.`;
}
