/** One WorkSpace: every field that AWS returns with its meaning, what is asked for it alone, and what can be done with it. */
import { useEffect, useMemo, useRef } from 'react';
import type { Connection } from '../aws/model.ts';
import type { Section } from '../components/sheet.ts';
import { advisedFrom } from '../fleet/advised.ts';
import { evidenceIn } from '../fleet/evidence.ts';
import { fleetOf } from '../fleet/first-listed.ts';
import type { Fleet, Row } from '../fleet/fleet.ts';
import { useGo, useLink, useSource } from '../hooks/console.ts';
import type { Among } from '../hooks/navigation.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useFleet, useFleets } from '../hooks/use-fleet.ts';
import { useNow } from '../hooks/use-now.ts';
import { useDesk } from '../hooks/use-run.ts';
import { useUnderWay } from '../hooks/use-under-way.ts';
import { useBegin, useWays } from '../hooks/use-ways.ts';
import { unreadOf, useWorkspaceLook, type WorkspaceLook } from '../hooks/use-workspace-look.ts';
import { type NewestSnapshots, newestOf } from '../plans/gather.ts';
import type { Unread } from '../rules/gates.ts';
import type { BundleEvidence } from '../rules/subject.ts';
import { usualFields } from './fleet-columns.ts';
import { Frame } from './frame.tsx';
import { type Line, useSheet } from './sheet.tsx';
import { told } from './told.ts';
import { aroundSections } from './workspace-around.ts';
import { askedSections } from './workspace-asked.ts';
import { recordSections } from './workspace-facts.ts';
import { goneSection, historySection } from './workspace-history.ts';
import { waysSection } from './workspace-ways.ts';

export interface WorkspaceProps {
  readonly id: string;
  readonly among: Among | undefined;
}

export function WorkspaceScreen({ id, among }: WorkspaceProps) {
  const go = useGo();
  const source = useSource();
  const look = useWorkspaceLook(id);
  const { record } = look;
  const asking = [record, look.connection, look.snapshots, look.tags].some(({ kind }) => kind === 'asking');
  useEffect(() => source.look([id]), [source, id]);
  const row = useRow(id);
  const gone = record.kind === 'answered' && record.ok && !record.value.is ? notListed : undefined;
  const ways = useWays([id], row && !gone ? undefined : (gone ?? unknown));
  const sheet = useSheet(useSections(id, row, look, gone !== undefined));
  return (
    <Frame
      title={`WorkSpaces / ${row?.workspace.userName ?? id}`}
      status={asking ? `${id}, asking AWS` : id}
      bindings={[
        ...ways,
        ...useAlong(id, among),
        { command: 'copy', run: () => go.to({ screen: 'copy', ids: [id], hidden: 0, columns: usualFields }) },
        { command: 'retry', run: look.again },
        ...sheet.bindings,
      ]}
    >
      {sheet.view}
    </Frame>
  );
}

const notListed = 'AWS no longer lists this WorkSpace.';
const unknown = 'Nothing is known of this WorkSpace yet.';

/** As it is known, and as it was known last where AWS no longer lists it. */
function useRow(id: string): Row | undefined {
  const row = useFleet().rows.get(id);
  const last = useRef(row);
  if (row) last.current = row;
  return row ?? (last.current?.id === id ? last.current : undefined);
}

/** Milliseconds: what is read must not move with every second. */
const step = 5000;

function useSections(id: string, row: Row | undefined, look: WorkspaceLook, gone: boolean): readonly Section<Line>[] {
  const go = useGo();
  const begin = useBegin();
  const where = useWhere();
  const fleet = useFleet();
  const now = Math.floor(useNow(true) / step) * step;
  const runs = useDesk().ofWorkspaces;
  const underWay = useUnderWay();
  const evidence = useEvidence(row, fleet);
  const ofThis = runs && (runs.byId.get(id) ?? []);
  const ended = gone ? [goneSection(id, ofThis, go)] : [];
  const history = historySection(id, ofThis, now, go);
  if (!row) return [...ended, unknownSection(id, look), history];

  const { bundle, directory } = row;
  const snapshots = newestIn(look);
  const unread = look.record.kind === 'answered' && !look.record.ok;
  const image = fleet.images.get(bundle?.imageId ?? '');
  const toBundle = () => bundle && go.to({ screen: 'bundle', id: bundle.id });
  const toDirectory = () => directory && go.to({ screen: 'directory', id: directory.id });
  const known = { ...row, connection: connectionIn(row, look) };
  const advised = advisedFrom([known], { rows: new Map(), images: fleet.images }, now, underWay);
  return [
    ...ended,
    ...recordSections(row, {
      now,
      where,
      record: look.record,
      recalledFrom: fleet.recalledFrom,
      evidence,
      toDirectory,
    }),
    ...askedSections(row, look, now),
    ...aroundSections(row, { now, image, evidence, toBundle }),
    ...(gone
      ? []
      : advised.map((one) =>
          waysSection({ ...one, facts: { ...one.facts, source: evidence }, id, snapshots, unread }, begin),
        )),
    history,
  ];
}

function useWhere(): string {
  const { session, account } = useLink();
  return [account?.alias, account?.accountId, session?.region].filter(Boolean).join(', ');
}

/** What the others on its bundle tell of it: looked through once for each version of the rows. */
function useEvidence(row: Row | undefined, { rows, images }: Fleet): BundleEvidence {
  const bundle = row?.bundle;
  return useMemo(() => {
    const alike = bundle ? [...rows.values()].filter(({ workspace }) => workspace.bundleId === bundle.id) : [];
    return evidenceIn({ rows: new Map(alike.map((one) => [one.id, one])), images })(bundle);
  }, [rows, images, bundle]);
}

/** As the rules want it: what AWS said just now, or why it said nothing. */
function connectionIn(row: Row, { connection }: WorkspaceLook): Connection | Unread | undefined {
  if (connection.kind === 'asking') return row.connection;
  return connection.ok ? connection.value.is && row.connection : unreadOf(connection);
}

/** Undefined while AWS is being asked. */
function newestIn({ snapshots }: WorkspaceLook): NewestSnapshots | undefined {
  if (snapshots.kind === 'asking') return undefined;
  return snapshots.ok ? newestOf({ ok: true, value: snapshots.value.is }, snapshots.value.at) : newestOf(snapshots, 0);
}

function unknownSection(id: string, { record }: WorkspaceLook): Section<Line> {
  const why = record.kind === 'asking' ? 'asking AWS ...' : record.ok ? notListed : record.failure.why;
  return { title: 'Who', facts: [told('WorkSpace', id), told('Known', why, { tone: 'warn' })] };
}

/** To its neighbours in the list that it was opened from, as far as AWS still lists them. */
function useAlong(id: string, among: Among | undefined): readonly Binding[] {
  const go = useGo();
  const fleets = useFleets();
  const at = useMemo(() => among?.rows.findIndex((row) => row.id === id) ?? -1, [among, id]);
  const along = (by: 1 | -1, none: string): Pick<Binding, 'run' | 'disabled'> => {
    let next = at < 0 ? undefined : among?.rows[at + by];
    for (let to = at + by; next && !fleetOf(fleets, next.id); to += by) next = among?.rows[to + by];
    return {
      disabled: next ? undefined : none,
      run: () => {
        if (!next) return;
        among?.goTo(next.id);
        // The source that it was listed by then may be another's by now.
        go.instead({ screen: 'workspace', id: next.id, among }, fleetOf(fleets, next.id)?.source);
      },
    };
  };
  return [
    { command: 'following', ...along(1, 'This is the last one of the list.') },
    { command: 'previous', ...along(-1, 'This is the first one of the list.') },
  ];
}
