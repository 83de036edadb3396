/**
 * Which WorkSpaces somebody means: a list of ids or names, or CSV whose header says what stands in its columns, as AWS's
 * console exports it. An entry keeps its place; who is meant by a name, the listed WorkSpaces decide, or nobody.
 */
import type { Workspace } from '../aws/model.ts';
import { workspaceIdPattern } from './id-patterns.ts';
import { type BadEntry, linesOf, nextLine, plainName, quoted, readTable, type TableRow } from './table-file.ts';

/** What was told of one WorkSpace: all of it has to be so. */
export interface ListEntry {
  /** `floor-3.csv, line 3`. */
  readonly at: string;
  readonly id?: string | undefined;
  readonly userName?: string | undefined;
  readonly computerName?: string | undefined;
  readonly directoryId?: string | undefined;
  /** Of a list without columns: a user's or a computer's. */
  readonly name?: string | undefined;
}

export interface ReadList {
  readonly entries: readonly ListEntry[];
  readonly bad: readonly BadEntry[];
}

const columns: Readonly<Record<string, keyof ListEntry>> = {
  workspaceid: 'id',
  username: 'userName',
  computername: 'computerName',
  directoryid: 'directoryId',
};
/** A directory alone names nobody. */
const naming = ['workspaceid', 'username', 'computername'];

export function readList(text: string): ReadList {
  const lines = linesOf(text);
  const header = lines[nextLine(lines)] ?? '';
  const headed = header.split(/[,;\t]/).some((name) => naming.includes(plainName(name)));
  const read = headed ? readHeaded(text) : readLines(lines);
  const nobody = read.entries.length + read.bad.length === 0;
  return nobody ? { entries: [], bad: [{ at: 'as a whole', why: 'It lists nobody.' }] } : read;
}

function readHeaded(text: string): ReadList {
  const { rows, bad } = readTable(text);
  const read = rows.map(headedEntry);
  return { entries: read.filter((one) => !('why' in one)), bad: [...bad, ...read.filter((one) => 'why' in one)] };
}

function headedEntry({ at, cells }: TableRow): ListEntry | BadEntry {
  const entry: ListEntry = Object.fromEntries([
    ['at', at],
    ...[...cells].flatMap(([name, text]) => (columns[name] && text ? [[columns[name], text]] : [])),
  ]);
  const { id, userName, computerName } = entry;
  if (id !== undefined && !workspaceIdPattern.test(id)) return { at, why: noId(id) };
  return id || userName || computerName ? entry : { at, why: 'It names no WorkSpace.' };
}

/** One entry a line, but ids, which cannot be taken for anything else. After a blank, # begins a remark; svc#2 is a name. */
function readLines(lines: readonly string[]): ReadList {
  const [entries, bad]: [ListEntry[], BadEntry[]] = [[], []];
  for (const [index, line] of lines.entries()) {
    const at = `line ${index + 1}`;
    const name = unquoted(line.replace(/(^|\s)#.*/, '').trim());
    const words = name
      .split(/[\s,;]+/)
      .map(unquoted)
      .filter(Boolean);
    if (words.length === 0) continue;
    if (words.every((word) => workspaceIdPattern.test(word))) entries.push(...words.map((id) => ({ at, id })));
    else if (words.some((word) => /^ws-/i.test(word))) bad.push({ at, why: noId(name) });
    // A header that nobody knows makes nothing of what stands below it.
    else if (index === nextLine(lines) && /[,;\t]/.test(name))
      return {
        entries,
        bad: [{ at, why: `${quoted(name)} is no name, and of columns none is WorkspaceId, UserName or ComputerName.` }],
      };
    else if (unnameable.test(name))
      bad.push({ at, why: `${quoted(name)} is neither an id of a WorkSpace nor a name.` });
    else entries.push({ at, name });
  }
  return { entries, bad };
}

/** Without the quotes around it, as a spreadsheet writes them. */
const unquoted = (text: string): string => /^"([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;

const noId = (text: string): string => {
  const slip = text !== text.toLowerCase() && workspaceIdPattern.test(text.toLowerCase());
  return `${quoted(text)} is no id of a WorkSpace${slip ? ': those are in lower case' : ''}.`;
};

/** What the names of users and computers in Active Directory never hold. */
const unnameable = /["[\]:;|=,+*?<>/\\\p{Cc}]/u;

export interface Identified {
  /** In the order of the entries, each once. */
  readonly ids: readonly { readonly id: string; readonly at: string }[];
  /** Names that no WorkSpace has, and ids that are known not to be there. */
  readonly missing: readonly BadEntry[];
  readonly bad: readonly BadEntry[];
}

/**
 * `listed`: every WorkSpace there is where an entry names one other than by its id; where more is told beside the id, those.
 * An id that is not among them stands for itself, unless they are `all` that could be meant: then it is missing.
 */
export function identify(
  entries: readonly ListEntry[],
  listed: readonly Workspace[],
  { all = false }: { readonly all?: boolean } = {},
): Identified {
  const byId = new Map<string, Workspace>(listed.map((workspace) => [workspace.id, workspace]));
  let names: Names | undefined;
  const named = () => {
    names ??= byName(listed);
    return names;
  };
  const places = new Map<string, string>();
  const [ids, missing, bad]: [{ id: string; at: string }[], BadEntry[], BadEntry[]] = [[], [], []];
  for (const entry of entries) {
    const { at } = entry;
    const fit = fitting(entry, named, byId, all);
    const id = fit[0]?.id ?? entry.id;
    const before = id && places.get(id);
    const fault =
      contradiction(entry, byId.get(entry.id ?? '')) ?? (fit[0] ? severalOf(entry, fit) : elsewhere(entry, named));
    if (fault) bad.push({ at, why: fault });
    else if (before) bad.push({ at, why: `${id} is named in ${before} already.` });
    else if (fit[0]) ids.push({ id: fit[0].id, at });
    else missing.push({ at, why: id ? `AWS does not list ${id}.` : `AWS lists no WorkSpace of ${told(entry)}.` });
    if (id && !fault && !before) places.set(id, at);
  }
  return { ids, missing, bad };
}

function fitting(
  entry: ListEntry,
  named: () => Names,
  byId: ReadonlyMap<string, Workspace>,
  all: boolean,
): readonly { readonly id: string }[] {
  if (entry.id === undefined) return called(entry, named).filter((workspace) => isMeant(entry, workspace));
  const record = byId.get(entry.id);
  return all ? (record ? [record] : []) : [{ id: entry.id }];
}

/** Users and computers, in lower case: a long list of names is looked up in a large fleet at once. */
type Names = ReadonlyMap<string, readonly Workspace[]>;

function byName(listed: readonly Workspace[]): Names {
  const names = new Map<string, Workspace[]>();
  for (const workspace of listed)
    for (const name of new Set([workspace.userName?.toLowerCase(), workspace.computerName?.toLowerCase()]))
      if (name !== undefined) {
        const others = names.get(name);
        if (others) others.push(workspace);
        else names.set(name, [workspace]);
      }
  return names;
}

/** Those that may be meant, by one of the names that are told. */
const called = ({ name, userName, computerName }: Told, named: () => Names): readonly Workspace[] =>
  named().get((name ?? userName ?? computerName ?? '').toLowerCase()) ?? [];

/** What stands beside an id has to be so. */
function contradiction(entry: ListEntry, record: Workspace | undefined): string | undefined {
  if (!record || isMeant(entry, record)) return undefined;
  return `${record.id} is not that of ${told(entry)}: it is that of ${told(asListed(record, entry))}.`;
}

function severalOf(entry: ListEntry, fit: readonly { readonly id: string }[]): string | undefined {
  if (fit.length === 1) return undefined;
  return `${told(entry)} is ${fit.length} WorkSpaces: ${fit.map(({ id }) => id).join(', ')}. Name the id.`;
}

/** Somebody of that name is there, in another directory. */
function elsewhere({ directoryId, ...entry }: ListEntry, named: () => Names): string | undefined {
  if (directoryId === undefined || entry.id !== undefined) return undefined;
  const found = called(entry, named).filter((workspace) => isMeant(entry, workspace));
  const where = [...new Set(found.map((workspace) => quoted(workspace.directoryId ?? '')))].join(', ');
  return where && `${told(entry)} is in directory ${where}, not in ${quoted(directoryId)}.`;
}

/** More is told of it than its id, which has to be so as well. */
export const tellsMore = ({ userName, computerName, directoryId }: ListEntry): boolean =>
  [userName, computerName, directoryId].some((text) => text !== undefined);

/** Active Directory does not tell names apart by their case. */
const same = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();

function isMeant({ name, userName, computerName, directoryId }: ListEntry, workspace: Workspace): boolean {
  return (
    (name === undefined || same(workspace.userName, name) || same(workspace.computerName, name)) &&
    (userName === undefined || same(workspace.userName, userName)) &&
    (computerName === undefined || same(workspace.computerName, computerName)) &&
    (directoryId === undefined || workspace.directoryId === directoryId)
  );
}

type Told = Omit<ListEntry, 'at' | 'id'>;

/** The same of what AWS lists. */
const asListed = ({ userName, computerName, directoryId }: Workspace, entry: Told): Told => ({
  ...(entry.userName !== undefined && { userName: userName ?? '' }),
  ...(entry.computerName !== undefined && { computerName: computerName ?? '' }),
  ...(entry.directoryId !== undefined && { directoryId: directoryId ?? '' }),
});

function told({ name, userName, computerName, directoryId }: Told): string {
  const names = [name, userName, computerName].flatMap((text) => (text === undefined ? [] : [quoted(text)]));
  return [names.join(' on '), directoryId === undefined ? '' : `directory ${quoted(directoryId)}`]
    .filter(Boolean)
    .join(' in ');
}
