/** What runs of this machine have done with a WorkSpace, the newest first, and where it has gone if it is no more. */
import type { Section } from '../components/sheet.ts';
import type { Tone } from '../components/theme.ts';
import type { Go } from '../hooks/navigation.ts';
import { verbFacts } from '../rules/verbs.ts';
import type { RunOfWorkspace } from '../runs/of-workspaces.ts';
import { type Line, lineId } from './sheet.tsx';
import { each, told, when } from './told.ts';

/** `runs`: undefined until the journals have been read. */
export function historySection(
  id: string,
  runs: readonly RunOfWorkspace[] | undefined,
  now: number,
  go: Go,
): Section<Line> {
  return {
    title: 'Runs of this machine',
    facts: runs ? historyLines(id, runs, now, go) : [told('Runs', 'the journals are being read ...')],
  };
}

function historyLines(id: string, runs: readonly RunOfWorkspace[], now: number, go: Go): readonly Line[] {
  if (runs.length === 0) return [told('Runs', 'none has touched it', { tone: 'dim' })];
  return each('Runs', runs, ({ runId, itemId, verb, startedAt, outcome, reason, otherId }) => ({
    value: `${verbFacts[verb].noun}: ${outcome ?? 'not ended'}, begun ${when(startedAt, now)}`,
    tone: toneOf(outcome),
    notes: [
      ...(reason ? [reason] : []),
      ...(otherId ? [itemId === id ? `Its new id is ${otherId}.` : `It came from ${otherId}.`] : []),
      runId,
    ],
    leads: true,
    open: () => go.to({ screen: 'item', runId, itemId }),
  }));
}

function toneOf(outcome: RunOfWorkspace['outcome']): Tone {
  if (outcome === undefined) return 'accent';
  return outcome === 'done' ? 'ok' : outcome === 'not-started' ? 'dim' : 'bad';
}

/** Of one that AWS no longer lists: what runs know of its end. */
export function goneSection(id: string, runs: readonly RunOfWorkspace[] | undefined, go: Go): Section<Line> {
  const moved = runs?.find(
    ({ itemId, outcome, otherId }) => itemId === id && outcome === 'done' && otherId !== undefined,
  );
  const to = moved?.otherId;
  return {
    title: 'It is gone',
    facts: [
      told('Gone', 'AWS no longer lists this WorkSpace.', {
        tone: 'warn',
        notes:
          to === undefined ? ['What was known of it stands below. It was deleted, or migrated by somebody else.'] : [],
      }),
      ...(to === undefined
        ? []
        : [
            {
              id: lineId('migrated to'),
              label: 'Migrated to',
              value: to,
              leads: true,
              open: () => go.instead({ screen: 'workspace', id: to }),
            },
          ]),
    ],
  };
}
