import { expect, it } from 'vitest';
import type { Answer } from '../../src/aws/answer.ts';
import { fields } from '../../src/fleet/fields.ts';
import { newestLooked, snapshotsLooked, stillKnown, tagsLooked } from '../../src/fleet/looked.ts';
import { at, hour, now, rowsOf } from './query/rows.ts';

const minute = 60_000;
const refused = (kind: 'denied' | 'throttled'): Answer<never> => ({
  ok: false,
  failure: { kind, operation: 'workspaces:DescribeTags', what: 'No.', why: 'No.', next: 'Ask.', effect: 'none' },
});

it('what was looked up is known for ten minutes, and with it its age', () => {
  const { snapshots } = snapshotsLooked({ ok: true, value: { rebuild: [now - hour], restore: [] } }, now);
  expect(snapshots?.at).toBe(now);
  expect(stillKnown(snapshots, now + 10 * minute - 1)).toEqual({ rebuild: now - hour, restore: 'none' });
  expect(stillKnown(snapshots, now + 10 * minute)).toBeUndefined();
});

it('what the look-up of many brings ages from its end, so that the first is known while the last comes in', () => {
  const { tags } = tagsLooked({ ok: true, value: [] }, now, hour);
  expect(stillKnown(tags, now + hour)).toEqual([]);
  expect(stillKnown(tags, now + hour + 10 * minute)).toBeUndefined();
});

it('what is denied is known as such; what failed counts as not asked', () => {
  expect(stillKnown(tagsLooked(refused('denied'), now).tags, now)).toBe('denied');
  expect(stillKnown(snapshotsLooked(refused('denied'), now).snapshots, now)).toEqual({
    rebuild: 'denied',
    restore: 'denied',
  });
  expect(tagsLooked(refused('throttled'), now)).toEqual({});
  expect(snapshotsLooked(refused('throttled'), now)).toEqual({});
  expect(newestLooked({ rebuild: now, restore: 'unknown' }, now)).toEqual({});
});

it('an old look answers no question: a snapshot of the morning says nothing in the evening', () => {
  const [row] = rowsOf({
    'ws-a': {
      lookedUp: { tags: [{ key: 'env', value: 'prod' }], snapshots: { rebuild: now - hour, restore: 'none' } },
    },
  });
  if (!row) throw new Error('no row');
  expect(fields.snapshot.values(row, at)).toEqual([now - hour]);
  expect(fields.tag.values(row, at)).toEqual(['env=prod']);
  const evening = { ...at, now: now + 8 * hour };
  expect(fields.snapshot.values(row, evening)).toBeUndefined();
  expect(fields.tag.values(row, evening)).toBeUndefined();
});
