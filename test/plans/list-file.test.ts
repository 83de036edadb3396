import { describe, expect, test } from 'vitest';
import { identify, readList } from '../../src/plans/list-file.ts';
import { decoded } from '../../src/plans/table-file.ts';
import { workspace } from './fixtures.ts';

const [ann, ann2, bob] = ['ws-aaaaaaaa1', 'ws-aaaaaaaa2', 'ws-bbbbbbbb1'];
const listed = [
  workspace(ann, { userName: 'Ann.Lee', computerName: 'DESK-01' }),
  workspace(ann2, { userName: 'ann.lee', computerName: 'LAB-07' }),
  workspace(bob, { userName: 'bob', computerName: 'DESK-02' }),
];
const read = (text: string) => {
  const { entries, bad } = readList(text);
  expect(bad).toEqual([]);
  return identify(entries, listed);
};
const sentences = (all: readonly { readonly at: string; readonly why: string }[]) =>
  all.map(({ at, why }) => `${at}: ${why}`);

// biome-ignore format: a table
test.each([
  ['ids apart by blanks, commas and lines', `${ann}, ${bob}\r\n# floor 4\r\n\r\n  ${ann2}  # Ann's other one\r\n`, [ann, bob, ann2]],
  ['ids and names mixed, whatever the case', `${ann}\nBOB\n`, [ann, bob]],
  ['names of computers', 'lab-07\ndesk-02', [ann2, bob]],
  ['CSV of ids', `WorkspaceId\n${bob}\n${ann}\n`, [bob, ann]],
  ['CSV as a console exports it', `\ufeff"WorkSpace ID","Username","Compute"\r\n"${bob}","bob","Standard"\r\n"${ann}","Ann.Lee","Power"\r\n`, [bob, ann]],
  ['CSV of a report', `workspace_id;new_id;user_name\n${ann2};ws-ccccccccc;ann.lee\n`, [ann2]],
  ['CSV of users, one of them with his computer', 'UserName,ComputerName\nbob,\nann.lee,DESK-01\n', [bob, ann]],
  ['CSV where some rows have an id', `UserName,WorkspaceId\nbob,\n,${ann}\n`, [bob, ann]],
])('%s', (_, text, ids) => {
  const { missing, bad, ...found } = read(text);
  expect([missing, bad]).toEqual([[], []]);
  expect(found.ids.map(({ id }) => id)).toEqual(ids);
});

describe('nothing is guessed:', () => {
  test('a user with two WorkSpaces is named with both', () => {
    expect(sentences(read('bob\nann.lee\n').bad)).toEqual([
      `line 2: "ann.lee" is 2 WorkSpaces: ${ann}, ${ann2}. Name the id.`,
    ]);
  });

  test('a name that nobody has is missing, never somebody else', () => {
    const { ids, missing } = read('UserName,ComputerName\nann.le,\nbob,DESK-01\n');
    expect(ids).toEqual([]);
    expect(sentences(missing)).toEqual([
      'line 2: AWS lists no WorkSpace of "ann.le".',
      'line 3: AWS lists no WorkSpace of "bob" on "DESK-01".',
    ]);
  });

  test('who is named twice is named with both places, by an id or by a name', () => {
    expect(sentences(read(`${bob}\n${ann}\n${bob}\nDESK-01\n`).bad)).toEqual([
      `line 3: ${bob} is named in line 1 already.`,
      `line 4: ${ann} is named in line 2 already.`,
    ]);
  });

  // biome-ignore format: a table
  test.each([
    ['an id that is none', 'ws-1\nbob', ['line 1: "ws-1" is no id of a WorkSpace.']],
    ['an id in upper case', 'WorkspaceId\nWS-AAAAAAAA1\n', ['line 2: "WS-AAAAAAAA1" is no id of a WorkSpace.']],
    ['an id beside a name', `bob ${ann}\n`, [`line 1: "bob ${ann}" is no id of a WorkSpace.`]],
    ['a pattern', 'bob*\n*', ['line 1: "bob*" is neither an id of a WorkSpace nor a name.', 'line 2: "*" is neither an id of a WorkSpace nor a name.']],
    ['a domain before the name', 'ACME\\bob', ['line 1: "ACME\\\\bob" is neither an id of a WorkSpace nor a name.']],
    ['a row without anybody', 'WorkspaceId,UserName,Note\n,,left\n', ['line 2: It names no WorkSpace.']],
    ['broken quotes', `UserName\nbob\nx"ann"\n`, ['line 3: Its quotes are broken.']],
  ])('%s', (_, text, expected) => {
    expect(sentences(readList(text).bad)).toEqual(expected);
  });

  test('text that is no UTF-8 is not read at all, and a byte order mark is no part of it', () => {
    expect(decoded(Buffer.from('\ufeffWorkspaceId', 'utf16le'))).toBeUndefined();
    expect(decoded(Buffer.from('\ufeffWorkspaceId'))).toBe('WorkspaceId');
  });
});

test('an id is taken without a list of all', () => {
  expect(identify(readList(ann).entries, [])).toEqual({ ids: [{ id: ann, at: 'line 1' }], missing: [], bad: [] });
});
