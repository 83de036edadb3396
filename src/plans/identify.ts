/** Who is meant by the entries of a list: the listed WorkSpaces decide, or nobody. */
import type { Workspace } from '../aws/model.ts';
import type { ListEntry } from './list-file.ts';
import { type BadEntry, quoted } from './table-file.ts';

export interface Identified {
  /** In the order of the entries, each once. */
  readonly ids: readonly { readonly id: string; readonly at: string }[];
  /** Names that no WorkSpace has, and ids that are known not to be there. */
  readonly missing: readonly BadEntry[];
  readonly bad: readonly BadEntry[];
}

interface Meaning {
  readonly all?: boolean;
  /** An id as a sentence tells it: with whose it is, where that can be several accounts' and Regions'. */
  readonly tell?: (id: string) => string;
}

/**
 * `listed`: every WorkSpace there is where an entry names one other than by its id; where more is told beside the id, those.
 * An id that is not among them stands for itself, unless they are `all` that could be meant: then it is missing.
 */
export function identify(
  entries: readonly ListEntry[],
  listed: readonly Workspace[],
  { all = false, tell = (id) => id }: Meaning = {},
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
      contradiction(entry, byId.get(entry.id ?? '')) ??
      (fit[0] ? severalOf(entry, fit, tell) : elsewhere(entry, named));
    if (fault) bad.push({ at, why: fault });
    else if (before)
      bad.push({ at, why: `${entry.id ?? `${told(entry)} is ${id}, which`} is named in ${before} already.` });
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

function severalOf(
  entry: ListEntry,
  fit: readonly { readonly id: string }[],
  tell: (id: string) => string,
): string | undefined {
  if (fit.length === 1) return undefined;
  return `${told(entry)} is ${fit.length} WorkSpaces: ${fit.map(({ id }) => tell(id)).join(', ')}. Name the id.`;
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
