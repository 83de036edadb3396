/** Who is meant by a list that was pasted or that stands in a file, of all WorkSpaces there are by now. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { useMemo } from 'react';
import { rowOf, rowsOf } from '../fleet/first-listed.ts';
import type { Row } from '../fleet/fleet.ts';
import { fileWords } from '../plans/file-words.ts';
import { identify } from '../plans/identify.ts';
import { type ListEntry, readList } from '../plans/list-file.ts';
import { type BadEntry, decoded } from '../plans/table-file.ts';
import { useCalm } from './use-calm.ts';
import { useFleets } from './use-fleet.ts';
import { type Linked, nameOf, useLinked } from './use-linked.ts';

export interface Named {
  readonly found: readonly { readonly row: Row; readonly at: string }[];
  /** Nobody has that name or id. */
  readonly missing: readonly BadEntry[];
  /** No name, two that have it, one that is told twice or otherwise. */
  readonly bad: readonly BadEntry[];
  /** Not all WorkSpaces are known: what is missing may still be found, and a name that seems clear may be that of two. */
  readonly open: boolean;
  /** Where the entries stand that go by a name, and wait for that. */
  readonly waiting: readonly string[];
}

export function useNamed(text: string): Named {
  const fleets = useCalm(useFleets());
  const links = useLinked();
  const list = useMemo(() => readList(text), [text]);
  return useMemo(() => {
    const open = fleets.some(({ loading, troubles }) => loading || troubles.workspaces !== undefined);
    const waits = ({ id }: ListEntry) => open && id === undefined;
    const { ids, missing, bad } = identify(
      list.entries.filter((entry) => !waits(entry)),
      Array.from(rowsOf(fleets), ({ workspace }) => workspace),
      { all: true, tell: (id) => withWhose(id, rowOf(fleets, id), links) },
    );
    return {
      found: ids.flatMap(({ id, at }) => {
        const row = rowOf(fleets, id);
        return row ? [{ row, at }] : [];
      }),
      missing,
      bad: [...list.bad, ...bad],
      open,
      waiting: list.entries.filter(waits).map(({ at }) => at),
    };
  }, [list, fleets, links]);
}

/** `ws-1 (harbour-hotels eu-west-1)` where several are looked at. */
function withWhose(id: string, row: Row | undefined, links: readonly Linked[]): string {
  const linked = links.length > 1 && links.find(({ source }) => source.id === row?.source);
  return linked ? `${id} (${nameOf(linked)})` : id;
}

export type ReadText = { readonly text: string } | { readonly why: string };

/** Larger than any list of names. Bytes. */
const mostBytes = 20_000_000;

/** Or the sentence that says why it cannot be read. */
export async function readNames(path: string): Promise<ReadText> {
  const file = path.trim().replace(/^~(?=\/|$)/, homedir());
  const read = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (read instanceof Error) return { why: `${file} cannot be read. ${fileWords(read)}` };
  if (read.length > mostBytes) return { why: `${file} is too large for a list of names.` };
  const text = decoded(read);
  return text === undefined ? { why: `${file} cannot be read. It is no UTF-8 text.` } : { text };
}
