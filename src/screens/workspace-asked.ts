/** What is asked for one WorkSpace alone: who is connected, its snapshots and its tags, each with the age of the knowledge. */
import type { Connection, Snapshots, Tag } from '../aws/model.ts';
import type { Section } from '../components/sheet.ts';
import type { Row } from '../fleet/fleet.ts';
import type { Asked } from '../hooks/use-answer.ts';
import type { Told, WorkspaceLook } from '../hooks/use-workspace-look.ts';
import { oldSnapshotMs } from '../rules/snapshot-gate.ts';
import { connectionWords } from './connection-words.ts';
import type { Line } from './sheet.tsx';
import { age } from './times.ts';
import { each, pending, told, when } from './told.ts';

export function askedSections(row: Row, look: WorkspaceLook, now: number): readonly Section<Line>[] {
  return [
    { title: 'Connection', facts: connectionLines(row, look.connection, now) },
    { title: 'Snapshots', facts: snapshotLines(look.snapshots, now) },
    { title: 'Tags', facts: tagLines(look.tags, now) },
  ];
}

const asked = (at: number, now: number) => `asked ${age(now - at)} ago`;

function connectionLines(
  { connection: known, workspace: { state } }: Row,
  answer: Asked<Told<Connection | undefined>>,
  now: number,
): readonly Line[] {
  if (answer.kind === 'answered' && !answer.ok) {
    const word = answer.failure.kind === 'denied' ? 'denied' : 'failed';
    return [told('Connected', connectionWords({ connection: word }), { tone: 'warn', notes: [answer.failure.why] })];
  }
  // What is on screen is asked for again and again: the fleet has the newest. Nothing said at all is nothing known.
  const connection = answer.kind === 'asking' || answer.value.is ? known : undefined;
  const stopped = connection?.state === 'UNKNOWN' && state === 'STOPPED';
  return [
    told('Connected', connectionWords({ connection: connection?.state }), {
      tone: connection?.state === 'CONNECTED' ? 'warn' : connection?.state ? 'plain' : 'dim',
      notes: stopped ? ['To a stopped one nobody can be connected: AWS then says UNKNOWN.'] : [],
    }),
    told('AWS looked', connection?.checkedAt && when(connection.checkedAt, now)),
    told(
      'Last connected',
      connection?.lastUserConnectionAt ? when(connection.lastUserConnectionAt, now) : 'never, or AWS does not tell',
    ),
  ];
}

const kinds = [
  {
    of: 'rebuild',
    label: 'Of the user volume',
    why: 'What a rebuild and a migration go back to: what its user wrote since then is lost.',
  },
  {
    of: 'restore',
    label: 'Of both volumes',
    why: 'What a restore goes back to, taken only while it is healthy.',
  },
] as const;

/** None, denied and not yet known are three different things. */
function snapshotLines(answer: Asked<Told<Snapshots>>, now: number): readonly Line[] {
  return kinds.map(({ of, label, why }): Line => {
    if (answer.kind === 'asking' || !answer.ok) {
      const instead = pending(answer);
      return told(label, instead?.value, { tone: instead?.tone ?? 'dim', notes: [why] });
    }
    const { is, at } = answer.value;
    const [newest, ...older] = is[of];
    const before = older.length > 0 ? [`Before that: ${older.map((time) => when(time, now)).join('; ')}.`] : [];
    const notes = [why, ...before, asked(at, now)];
    if (newest === undefined) return told(label, 'no snapshot exists', { tone: 'bad', notes });
    const old = now - newest > oldSnapshotMs;
    return told(label, `snapshot of ${when(newest, now)}`, {
      tone: old ? 'warn' : 'plain',
      notes: [...(old ? ['Older than the 12 hours that AWS lets pass between two.'] : []), ...notes],
    });
  });
}

function tagLines(answer: Asked<Told<readonly Tag[]>>, now: number): readonly Line[] {
  if (answer.kind === 'asking' || !answer.ok) {
    const instead = pending(answer);
    return [told('Tags', instead?.value, { tone: instead?.tone ?? 'dim' })];
  }
  const { is, at } = answer.value;
  if (is.length === 0) return [told('Tags', 'none', { notes: [asked(at, now)] })];
  return each('Tags', is, ({ key, value }, nth) => ({
    value: `${key}=${value}`,
    notes: nth === is.length - 1 ? [asked(at, now)] : [],
  }));
}
