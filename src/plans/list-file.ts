/**
 * Which WorkSpaces somebody means: a list of ids or names, or CSV whose header says what stands in its columns, as AWS's
 * console exports it. An entry keeps its place; who is meant by a name, the listed WorkSpaces decide, or nobody.
 */
import type { Workspace } from '../aws/model.ts';
import { workspaceIdPattern } from './id-patterns.ts';
import { type BadEntry, plainName, quoted, readTable, type TableRow } from './table-file.ts';

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
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const header = lines.find((line) => /^\s*[^#\s]/.test(line)) ?? '';
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
  if (id !== undefined)
    return workspaceIdPattern.test(id) ? { at, id } : { at, why: `${quoted(id)} is no id of a WorkSpace.` };
  return userName || computerName ? entry : { at, why: 'It names no WorkSpace.' };
}

/** Ids are apart by blanks as well; a name may hold one. What follows a # is a remark. */
function readLines(lines: readonly string[]): ReadList {
  const [entries, bad]: [ListEntry[], BadEntry[]] = [[], []];
  for (const [index, line] of lines.entries()) {
    const at = `line ${index + 1}`;
    const pieces = line
      .replace(/#.*/, '')
      .split(/[,;\t]/)
      .map((piece) => piece.trim());
    for (const piece of pieces.filter(Boolean)) {
      const words = piece.split(/\s+/);
      if (words.every((word) => workspaceIdPattern.test(word))) entries.push(...words.map((id) => ({ at, id })));
      else if (words.some((word) => word.startsWith('ws-')))
        bad.push({ at, why: `${quoted(piece)} is no id of a WorkSpace.` });
      else if (unnameable.test(piece))
        bad.push({ at, why: `${quoted(piece)} is neither an id of a WorkSpace nor a name.` });
      else entries.push({ at, name: piece });
    }
  }
  return { entries, bad };
}

/** What the names of users and computers in Active Directory never hold. */
const unnameable = /["[\]:|=+*?<>/\\\p{Cc}]/u;

export interface Identified {
  /** In the order of the entries, each once. */
  readonly ids: readonly { readonly id: string; readonly at: string }[];
  /** Names that no WorkSpace has. */
  readonly missing: readonly BadEntry[];
  readonly bad: readonly BadEntry[];
}

/** `listed`: every WorkSpace there is, where an entry names one other than by its id; else it may be empty. */
export function identify(entries: readonly ListEntry[], listed: readonly Workspace[]): Identified {
  const places = new Map<string, string>();
  const [missing, bad]: [BadEntry[], BadEntry[]] = [[], []];
  for (const entry of entries) {
    const { at } = entry;
    const fit = entry.id === undefined ? listed.filter((workspace) => isMeant(entry, workspace)) : [{ id: entry.id }];
    const [first] = fit;
    const before = first && places.get(first.id);
    if (!first) missing.push({ at, why: `AWS lists no WorkSpace of ${told(entry)}.` });
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

const told = ({ name, userName, computerName }: ListEntry) =>
  [name, userName, computerName].flatMap((text) => (text === undefined ? [] : [quoted(text)])).join(' on ');
