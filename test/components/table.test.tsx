import { describe, expect, test } from 'vitest';
import type { Column } from '../../src/components/columns.ts';
import { Table } from '../../src/components/table.tsx';
import { width } from '../../src/components/text.ts';
import { alone } from '../support/isolated.tsx';

interface Guest {
  readonly name: string;
  readonly room: string;
}

const columns: readonly Column<Guest>[] = [
  { id: 'name', title: 'NAME', min: 6, max: 12, importance: 1, text: ({ name }) => name },
  { id: 'room', title: 'ROOM', min: 4, max: 4, importance: 2, align: 'right', text: ({ room }) => room },
  { id: 'wish', title: 'WISH', min: 8, max: 20, importance: 3, text: () => 'late check-out' },
];
const ann = { name: 'ann', room: '7' };
const yamada = { name: '美咲.山田', room: '12' };
const long = { name: 'wilhelmina.van.der.berg', room: '1408' };
const guests = [ann, yamada, long];

const shown = (props: Partial<Parameters<typeof Table<Guest>>[0]>) =>
  alone(
    <Table columns={columns} rows={guests} cursor={ann} cells={40} height={5} empty={['Nobody is here.']} {...props} />,
  );

describe('a table', () => {
  test('tells cursor and marks by signs, cuts what is too long, and keeps wide names in their column', async () => {
    using table = await shown({ marked: (guest) => guest !== long, cells: 22 });
    expect(table.frame()).toBe(
      ['   NAME         ROOM', '❯● ann             7', ' ● 美咲.山田      12', '   wilhelmina.… 1408'].join('\n'),
    );
    // Each ends in the same cell.
    expect(new Set(table.frame().split('\n').map(width))).toEqual(new Set([20]));
  });

  test.each([
    [60, ['NAME', 'ROOM', 'WISH']],
    [24, ['NAME', 'ROOM', 'WISH']],
    [22, ['NAME', 'ROOM']],
    [12, ['NAME']],
  ])('in %i cells shows the columns that matter most', async (cells, titles) => {
    using table = await shown({ cells });
    expect(table.frame().split('\n')[0]?.trim().split(/ +/)).toEqual(titles);
  });

  test('without rows says why', async () => {
    using table = await shown({ rows: [], cursor: undefined });
    expect(table.frame().split('\n').slice(1)).toEqual(['   Nobody is here.']);
  });

  test('takes exactly its lines, whatever it holds', async () => {
    for (const rows of [[], [ann], guests]) {
      using table = await shown({ rows, height: 7 });
      expect(table.raw().split('\n')).toHaveLength(7);
    }
  });

  test('shows the row under the cursor in reverse from edge to edge', async () => {
    using table = await shown({});
    const [, line = ''] = table.raw().split('\n');
    expect(line).toMatch(/^\x1b\[7m.*\x1b\[27m$/);
  });
});
