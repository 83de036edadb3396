/**
 * Which WorkSpaces somebody means: a list of ids or names, or CSV whose header says what stands in its columns, as AWS's
 * console exports it. An entry keeps its place; who is meant by it, identify.ts tells.
 */
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
