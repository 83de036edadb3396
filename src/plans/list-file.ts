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
  return headed ? readHeaded(text) : readLines(lines);
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
  if (id !== undefined && !workspaceIdPattern.test(id)) return { at, why: `${quoted(id)} is no id of a WorkSpace.` };
  return id || userName || computerName ? entry : { at, why: 'It names no WorkSpace.' };
}

/** One entry a line, but ids, which cannot be taken for anything else. After a blank, # begins a remark; svc#2 is a name. */
function readLines(lines: readonly string[]): ReadList {
  const [entries, bad]: [ListEntry[], BadEntry[]] = [[], []];
  for (const [index, line] of lines.entries()) {
    const at = `line ${index + 1}`;
    const name = line.replace(/(^|\s)#.*/, '').trim();
    const words = name.split(/[\s,;]+/).filter(Boolean);
    if (words.length === 0) continue;
    if (words.every((word) => workspaceIdPattern.test(word))) entries.push(...words.map((id) => ({ at, id })));
    else if (words.some((word) => word.startsWith('ws-')))
      bad.push({ at, why: `${quoted(name)} is no id of a WorkSpace.` });
    else if (unnameable.test(name))
      bad.push({ at, why: `${quoted(name)} is neither an id of a WorkSpace nor a name.` });
    else entries.push({ at, name });
  }
  return { entries, bad };
}

/** What the names of users and computers in Active Directory never hold. */
const unnameable = /["[\]:;|=,+*?<>/\\\p{Cc}]/u;

export interface Identified {
  /** In the order of the entries, each once. */
  readonly ids: readonly { readonly id: string; readonly at: string }[];
  /** Names that no WorkSpace has. */
  readonly missing: readonly BadEntry[];
  readonly bad: readonly BadEntry[];
}

/**
 * `listed`: every WorkSpace there is where an entry names one other than by its id; where more is told beside the id, those.
 * An id that is not listed stands for itself.
 */
export function identify(entries: readonly ListEntry[], listed: readonly Workspace[]): Identified {
  const places = new Map<string, string>();
  const byId = new Map<string, Workspace>(listed.map((workspace) => [workspace.id, workspace]));
  const [missing, bad]: [BadEntry[], BadEntry[]] = [[], []];
  for (const entry of entries) {
    const { at } = entry;
    const fit = entry.id === undefined ? listed.filter((workspace) => isMeant(entry, workspace)) : [{ id: entry.id }];
    const [first] = fit;
    const before = first && places.get(first.id);
    const record = byId.get(entry.id ?? '');
    if (!first) missing.push({ at, why: `AWS lists no WorkSpace of ${told(entry)}.` });
    else if (record && !isMeant(entry, record))
      bad.push({
        at,
        why: `${record.id} is not that of ${told(entry)}: it is that of ${told(asListed(record, entry))}.`,
      });
    else if (fit.length > 1)
      bad.push({
        at,
        why: `${told(entry)} is ${fit.length} WorkSpaces: ${fit.map(({ id }) => id).join(', ')}. Name the id.`,
      });
    else if (before) bad.push({ at, why: `${first.id} is named in ${before} already.` });
    else places.set(first.id, at);
  }
  return { ids: [...places].map(([id, at]) => ({ id, at })), missing, bad };
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
