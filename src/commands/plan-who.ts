/** Which WorkSpaces a command is about: ids on its command line, and a list in a file that may name users and computers. */
import type { Answer } from '../aws/answer.ts';
import { clean } from '../aws/clean.ts';
import type { Workspace, WorkspaceId } from '../aws/model.ts';
import { collect } from '../aws/paging.ts';
import { idsPerCall, type Session } from '../aws/session.ts';
import { type Given, WrongUsage } from '../flags.ts';
import { workspaceIdPattern } from '../plans/id-patterns.ts';
import { identify, tellsMore } from '../plans/identify.ts';
import { type ListEntry, readList } from '../plans/list-file.ts';
import { inOrder } from '../plans/table-file.ts';
import { noPlan } from './no-plan.ts';
import { say } from './output.ts';
import type { whoFlags } from './plan-flags.ts';
import { faultLines, fileName, readText, refuseFaults } from './read-file.ts';

/** Ids apart by blanks or commas. Throws `WrongUsage` for what is none: a name could be a slip of the hand. */
export function idsIn(texts: readonly string[], where: string): readonly string[] {
  const words = texts.flatMap((text) => text.split(/[\s,;]+/).filter(Boolean));
  const stray = words.find((word) => !workspaceIdPattern.test(word));
  if (stray !== undefined)
    throw new WrongUsage(`${where} has ${JSON.stringify(clean(stray).slice(0, 80))}, which is no id of a WorkSpace.`);
  return words;
}

/** What was named, not looked up yet. Throws `WrongUsage`, with every line that cannot be used. */
export async function readWho(given: Given<keyof typeof whoFlags>): Promise<readonly ListEntry[]> {
  const words = idsIn(given.words, 'The command line').map((id, at) => ({ at: `word ${at + 1}`, id }));
  const file = given.text('ids-file');
  if (file === undefined) return words;
  const { entries, bad } = readList(await readText(file, 'The list'));
  const placed = <T extends { readonly at: string }>(all: readonly T[]) =>
    all.map((one) => ({ ...one, at: `${fileName(file)}, ${one.at}` }));
  refuseFaults(placed(bad));
  return [...words, ...placed(entries)];
}

export interface Who {
  readonly ids: readonly string[];
  /** Where an id or a name of it stands. */
  readonly places: ReadonlyMap<string, string>;
  /** Every WorkSpace there is, where that had to be known. */
  readonly listed: readonly Workspace[] | undefined;
}

/**
 * Names take a list of the whole fleet, read once; so does `whole`. An id beside a name takes a look at that WorkSpace. A
 * name that fits two is refused with both, one that fits nobody unless `skip`; so is one that is not that of its id.
 */
export async function identified(
  session: Session,
  entries: readonly ListEntry[],
  { whole, skip }: { readonly whole: boolean; readonly skip: boolean },
): Promise<Answer<Who>> {
  const all = whole || entries.some(({ id }) => id === undefined);
  const listed = all ? await collect(session.workspaces.workspaces()) : undefined;
  if (listed && !listed.ok) return listed;
  const known = listed ?? (await recordsOf(session, entries.filter(tellsMore)));
  if (!known.ok) return known;
  let found = identify(entries, known.value, { all });
  if (found.bad.length > 0 && !all) {
    // Whoever mends the list is to see all of it at once: which ids are not there, too.
    const others = await recordsOf(
      session,
      entries.filter((entry) => !tellsMore(entry)),
    );
    if (others.ok) found = identify(entries, [...known.value, ...others.value], { all: true });
  }
  const { ids, missing, bad } = found;
  for (const line of faultLines(inOrder([...bad, ...missing]))) await say(line);
  if (bad.length > 0) return noPlan('Who is meant is not clear: see above.', 'Name each WorkSpace once, by its id.');
  if (missing.length > 0 && !skip)
    return noPlan('Some are not there: see above.', 'Take them out, or plan the others with --skip-missing.');
  if (ids.length === 0) return noPlan('None of them is there.', 'Check the names, the account and the Region.');
  return {
    ok: true,
    value: {
      ids: ids.map(({ id }) => id),
      places: new Map(ids.map(({ id, at }) => [id, at])),
      listed: listed?.value,
    },
  };
}

/** Those that are named by their id. */
async function recordsOf(session: Session, entries: readonly ListEntry[]): Promise<Answer<readonly Workspace[]>> {
  const ids = [...new Set(entries.flatMap(({ id }) => (id === undefined ? [] : [id as WorkspaceId])))];
  const records: Workspace[] = [];
  for (let at = 0; at < ids.length; at += idsPerCall) {
    const some = await session.workspaces.workspacesById(ids.slice(at, at + idsPerCall));
    if (!some.ok) return some;
    records.push(...some.value);
  }
  return { ok: true, value: records };
}
