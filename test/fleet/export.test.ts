import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { exportColumns, exportPieces, exportRows } from '../../src/fleet/export.ts';
import type { FieldId } from '../../src/fleet/fields.ts';
import { at, manyRows, now, rowsOf } from './query/rows.ts';

const rows = rowsOf({
  'ws-a': {
    workspace: {
      userName: '=cmd|x',
      ipAddress: '10.0.0.9',
      ipv6Address: '2001:db8::1',
      protocols: ['WSP'],
      rootVolumeGib: 80,
    },
    connection: { state: 'CONNECTED', lastUserConnectionAt: now },
    lookedUp: {
      tags: [
        { key: 'env', value: 'a=b' },
        { key: 'who', value: 'J\u00f6rg "x"\nnew line' },
      ],
      snapshots: { rebuild: 'none', restore: 'none' },
    },
  },
  'ws-b': { workspace: { protocols: [] }, lookedUp: { tags: [] } },
});
const columns: readonly FieldId[] = [
  'id',
  'user',
  'ip',
  'protocol',
  'root',
  'bundle',
  'bundleid',
  'seen',
  'snapshot',
  'tag',
];

const a = {
  id: 'ws-a',
  user: '=cmd|x',
  ip: ['10.0.0.9', '2001:db8::1'],
  protocol: ['DCV'],
  root: 80,
  bundle: 'Standard with Windows 10',
  bundleid: 'wsb-1',
  seen: '2026-11-22T12:00:00.000Z',
  snapshot: '',
  tag: { env: 'a=b', who: 'J\u00f6rg "x"\nnew line' },
};
const b = {
  ...a,
  id: 'ws-b',
  user: null,
  ip: [],
  protocol: ['none'],
  root: null,
  seen: null,
  snapshot: null,
  tag: {},
};

describe('rows as a file', () => {
  it('are JSON: what is not known is null, and of what there may be several there is a list', () => {
    expect(JSON.parse(exportRows(rows, columns, 'json', at))).toEqual([a, b]);
    expect(exportRows([], columns, 'json', at)).toBe('[]\n');
  });

  it('are NDJSON, a line each', () => {
    const text = exportRows(rows, columns, 'ndjson', at);
    expect(text.endsWith('\n')).toBe(true);
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([a, b]);
    expect(exportRows([], columns, 'ndjson', at)).toBe('');
  });

  it('are CSV that no spreadsheet takes for a formula: none is empty, not known a question mark', () => {
    const text = exportRows(rows, columns, 'csv', at);
    const [head, first, second] = parse(text, { bom: true }) as string[][];
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(head).toEqual(columns);
    expect(first).toEqual([
      'ws-a',
      "'=cmd|x",
      '10.0.0.9; 2001:db8::1',
      'DCV',
      '80',
      'Standard with Windows 10',
      'wsb-1',
      '2026-11-22T12:00:00.000Z',
      '',
      'env=a=b; who=J\u00f6rg "x"\nnew line',
    ]);
    expect(second).toEqual(['ws-b', '?', '', 'none', '?', 'Standard with Windows 10', 'wsb-1', '?', '?', '']);
  });

  it('have nothing by themselves that costs a call for each WorkSpace', () => {
    expect(exportColumns).not.toContain('tag');
    expect(exportColumns).not.toContain('snapshot');
  });
});

it.each(['csv', 'json', 'ndjson'] as const)(
  'a large fleet as %s is the same in pieces, each row once and in its order',
  (format) => {
    const many = manyRows(1201);
    const pieces = [...exportPieces(many, ['id', 'user'], format, at)];
    expect(pieces.length).toBeGreaterThan(2);
    const text = pieces.join('').replace('\ufeff', '');
    const read: readonly { readonly id: string }[] =
      format === 'csv'
        ? parse(text, { columns: true })
        : JSON.parse(format === 'json' ? text : `[${text.trimEnd().replaceAll('\n', ',')}]`);
    expect(read.map(({ id }) => id)).toEqual(many.map(({ id }) => id));
  },
);
