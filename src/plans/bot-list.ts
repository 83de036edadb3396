/**
 * Which Lex bots somebody means, and what they have settled about each: CSV whose columns are bot, and as far as they
 * are wanted version, to, role and strategy. What cannot be used is named by line and column.
 */
import type { MigrationStrategy } from '../aws/lex-model.ts';
import { checkV1BotName, checkV2BotName, checkVersion, type Misnomer } from '../lex/names.ts';
import { checkRoleArn, ROLE_ARN } from '../lex/role-arn.ts';
import { type BadEntry, plainName, quoted, readTable } from './table-file.ts';

export interface BotWish {
  /** `bots.csv, line 3`. */
  readonly at: string;
  /** V1 name. */
  readonly bot: string;
  /** `$LATEST` or digits; undefined: the one that is proposed. */
  readonly version?: string | undefined;
  /** V2 name; undefined: that of the V1 bot. */
  readonly to?: string | undefined;
  /** ARN. */
  readonly role?: string | undefined;
  readonly strategy?: MigrationStrategy | undefined;
  /** What AWS said when an earlier run tried it, a sentence each. */
  readonly lastTime?: readonly string[];
}

export const wishColumns = ['bot', 'version', 'to', 'role', 'strategy'] as const;
export type WishColumn = (typeof wishColumns)[number];
export type WishCells = Partial<Readonly<Record<WishColumn, string>>>;

export interface ReadBots {
  readonly wishes: readonly BotWish[];
  readonly bad: readonly BadEntry[];
}

/** In `plainName`'s spelling; those of AWS's own requests are known too. */
const columnNamed: ReadonlyMap<string, WishColumn | 'remark'> = new Map([
  ...wishColumns.map((name) => [name, name] as const),
  ['v1botname', 'bot'],
  ['v1botversion', 'version'],
  ['v2botname', 'to'],
  ['v2botrole', 'role'],
  ['migrationstrategy', 'strategy'],
  ['remark', 'remark'],
]);

export function readBots(text: string): ReadBots {
  const { at, columns, rows, bad } = readTable(text);
  const wrong = objectionTo(columns.filter((name) => name !== ''));
  if (wrong !== undefined && bad.length === 0) return { wishes: [], bad: [{ at, why: wrong }] };
  const [wishes, faults]: [BotWish[], BadEntry[]] = [[], [...bad]];
  const places = new Map<string, string>();
  for (const row of rows) {
    const cells: WishCells = Object.fromEntries(
      [...row.cells].flatMap(([name, cell]) => {
        const column = columnNamed.get(name);
        return column && column !== 'remark' && cell !== '' ? [[column, cell]] : [];
      }),
    );
    const found = faultsIn(cells);
    faults.push(...found.map(({ column, why }) => ({ at: `${row.at}, column ${column}`, why })));
    const wish = found.length === 0 ? wishFrom(cells, row.at) : undefined;
    if (!wish) continue;
    const before = places.get(wish.bot);
    if (before === undefined) wishes.push(wish);
    else faults.push({ at: `${row.at}, column bot`, why: `${wish.bot} is in ${before} already: ${onceEach}` });
    places.set(wish.bot, before ?? row.at);
  }
  if (rows.length === 0 && bad.length === 0) faults.push({ at: 'as a whole', why: 'It names no bot.' });
  return { wishes, bad: faults };
}

const onceEach = 'a run migrates each bot once. Another version of it is for another run.';

/** What is wrong with each cell that has something wrong. */
export function faultsIn(cells: WishCells): readonly { readonly column: WishColumn; readonly why: string }[] {
  return wishColumns.flatMap((column) => {
    const cell = cells[column];
    const why = cell === undefined ? missing[column] : fault[column](cell);
    return why === undefined ? [] : [{ column, why }];
  });
}

/** Cells in which nothing is wrong. */
export const wishFrom = ({ bot, version, to, role, strategy }: WishCells, at: string): BotWish | undefined =>
  bot === undefined
    ? undefined
    : { at, bot, version, to, role, strategy: strategies.find((one) => one === strategy?.toUpperCase()) };

const missing: Partial<Record<WishColumn, string>> = { bot: 'It names no bot.' };

const strategies = ['CREATE_NEW', 'UPDATE_EXISTING'] as const satisfies readonly MigrationStrategy[];

const inWords = (misnomer: Misnomer | undefined): string | undefined =>
  misnomer && `${misnomer.problem}${misnomer.suggestion === undefined ? '' : ` Perhaps ${misnomer.suggestion}.`}`;

const anybody = '123456789012';

const fault: Readonly<Record<WishColumn, (text: string) => string | undefined>> = {
  bot: (text) => inWords(checkV1BotName(text)),
  version: (text) => inWords(checkVersion(text)),
  to: (text) => inWords(checkV2BotName(text)),
  // Of which account and partition it has to be is not known before AWS is asked.
  role: (text) => (ROLE_ARN.test(text) ? undefined : inWords(checkRoleArn(text, anybody))),
  strategy: (text) =>
    strategies.some((one) => one === text.toUpperCase())
      ? undefined
      : `${quoted(text)} is neither ${strategies.join(' nor ')}.`,
};

/** A column that nobody knows may be one of these misspelt, and its lines would then say something else. */
function objectionTo(names: readonly string[]): string | undefined {
  const before = new Map<string, string>();
  for (const name of names) {
    const column = columnNamed.get(plainName(name));
    if (column === undefined) return `${quoted(name)} is none of ${wishColumns.join(', ')} and remark.`;
    const other = before.get(column);
    if (other !== undefined) return `${quoted(other)} and ${quoted(name)} both are the ${column}.`;
    before.set(column, name);
  }
  return before.has('bot') ? undefined : `The first row has to name the columns, and one of them bot.`;
}
