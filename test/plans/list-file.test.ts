import { describe, expect, test } from 'vitest';
import { identify, tellsMore } from '../../src/plans/identify.ts';
import { readList } from '../../src/plans/list-file.ts';
import { decoded } from '../../src/plans/table-file.ts';
import { workspace } from './fixtures.ts';

const [ann, ann2, bob, hans, svc] = ['ws-aaaaaaaa1', 'ws-aaaaaaaa2', 'ws-bbbbbbbb1', 'ws-cccccccc1', 'ws-dddddddd1'];
const listed = [
  workspace(ann, { userName: 'Ann.Lee', computerName: 'DESK-01' }),
  workspace(ann2, { userName: 'ann.lee', computerName: 'LAB-07' }),
  workspace(bob, { userName: 'bob', computerName: 'DESK-02' }),
  workspace(hans, { userName: 'Hans', computerName: 'svc' }),
  workspace(svc, { userName: 'svc#2', computerName: 'DESK-03' }),
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
  ['ids and names in quotes', `"${bob}"\r\n"Ann.Lee"  # both\r\n`.replace('Ann.Lee', 'DESK-01'), [bob, ann]],
  ['ids in quotes, apart by commas', `"${bob}","${ann}"\n`, [bob, ann]],
  ['CSV of ids', `WorkspaceId\n${bob}\n${ann}\n`, [bob, ann]],
  ['CSV as a console exports it', `\ufeff"WorkSpace ID","Username","Compute"\r\n"${bob}","bob","Standard"\r\n"${ann}","Ann.Lee","Power"\r\n`, [bob, ann]],
  ['CSV of a report', `workspace_id;new_id;user_name\n${ann2};ws-ccccccccc;ann.lee\n`, [ann2]],
  ['CSV of users, one of them with his computer', 'UserName,ComputerName\nbob,\nann.lee,DESK-01\n', [bob, ann]],
  ['CSV apart by semicolons, with commas in the names', `Display name;UserName\nMüller, Hans;BOB\n"Hans; Lab";svc#2\n`, [bob, svc]],
  ['CSV apart by tabs, with both in the names', `Display name\tUserName\nMüller, Hans; the 2nd\tbob\n`, [bob]],
  ['names with a #, which begins a remark only after a blank', 'svc#2\nbob\t#and not #3\n#svc\n', [svc, bob]],
  ['CSV of ids with names beside them, whatever their case', `WorkspaceId,UserName,DirectoryId\n${ann},ANN.LEE,d-1234567890\n${ann2},,\n`, [ann, ann2]],
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

  test('somebody of that name in another directory is there, and not in this one', () => {
    const { ids, missing, bad } = read('UserName,DirectoryId\nann.lee,d-0987654321\nbob,d-1234567890\n');
    expect(sentences(bad)).toEqual(['line 2: "ann.lee" is in directory "d-1234567890", not in "d-0987654321".']);
    expect([missing, ids.map(({ id }) => id)]).toEqual([[], [bob]]);
  });

  test('an id is missing where all that could be meant are known, and stands for itself where not', () => {
    const { entries } = readList('ws-000000000\nbob\n');
    expect(sentences(identify(entries, listed, { all: true }).missing)).toEqual([
      'line 1: AWS does not list ws-000000000.',
    ]);
    expect(identify(entries, listed).missing).toEqual([]);
  });

  test('who is named twice is named with both places, by an id or by a name', () => {
    expect(sentences(read(`${bob}\n${ann}\n${bob}\nDESK-01\n`).bad)).toEqual([
      `line 3: ${bob} is named in line 1 already.`,
      `line 4: "DESK-01" is ${ann}, which is named in line 2 already.`,
    ]);
  });

  // biome-ignore format: a table
  test.each([
    ['an id that is none', 'ws-1\nbob', ['line 1: "ws-1" is no id of a WorkSpace.']],
    ['an id in upper case', 'WorkspaceId\nWS-AAAAAAAA1\n', ['line 2: "WS-AAAAAAAA1" is no id of a WorkSpace: those are in lower case.']],
    ['the same without columns', 'WS-AAAAAAAA1\nWS-1\n', ['line 1: "WS-AAAAAAAA1" is no id of a WorkSpace: those are in lower case.', 'line 2: "WS-1" is no id of a WorkSpace.']],
    ['nothing', '', ['as a whole: It lists nobody.']],
    ['remarks only', '# floor 3\n\n  # done\n', ['as a whole: It lists nobody.']],
    ['a header only', 'WorkspaceId,UserName\r\n', ['as a whole: It lists nobody.']],
    ['an id beside a name', `bob ${ann}\n`, [`line 1: "bob ${ann}" is no id of a WorkSpace.`]],
    ['a pattern', 'bob*\n*', ['line 1: "bob*" is neither an id of a WorkSpace nor a name.', 'line 2: "*" is neither an id of a WorkSpace nor a name.']],
    ['a domain before the name', 'ACME\\bob', ['line 1: "ACME\\\\bob" is neither an id of a WorkSpace nor a name.']],
    ['a row without anybody', 'WorkspaceId,UserName,Note\n,,left\n', ['line 2: It names no WorkSpace.']],
    ['a comma in a name where commas are between the columns', `Display name,UserName\nMüller, Hans,hmueller\nbob,bob\n`, ['line 2: It has more cells than there are columns: "Müller | Hans | hmueller".']],
    ['one that moves the rest without a cell too many to be seen', `Display name,UserName,Note\nMüller, Hans,hmueller,\n`, ['line 2: It has more cells than there are columns: "Müller | Hans | hmueller | ".']],
    ['a cell under a column without a name', `Display name;UserName;\nMüller; Hans;hmueller\nbob;bob;\n`, ['line 2: It has more cells than there are columns: "Müller | Hans | hmueller".']],
    ['two things between the columns', `Display name;UserName,Note\nHans;hans,x\n`, ['line 1: Its columns are apart by commas and by semicolons: one of them has to do.']],
    ['columns that say nothing of who', `Display name;User\nMüller, Hans;hmueller\n`, ['line 1: "Display name;User" is no name, and of columns none is WorkspaceId, UserName or ComputerName.']],
    ['columns that nobody knows, above ids', `# all\nId,User\n${ann},ann.lee\n`, ['line 2: "Id,User" is no name, and of columns none is WorkspaceId, UserName or ComputerName.']],
    ['two names on a line', 'bob, hans\n', ['line 1: "bob, hans" is no name, and of columns none is WorkspaceId, UserName or ComputerName.']],
    ['the same further down', 'bob\nbob, hans\n', ['line 2: "bob, hans" is neither an id of a WorkSpace nor a name.']],
    ['a row after cells with line ends, by the first line of each', `Note,UserName\r\n"a\r\nb\r\n",bob\r\n\r\n# remark\r\n"c\r\nd",\r\ne,\r\n`, ['line 7: It names no WorkSpace.', 'line 9: It names no WorkSpace.']],
    ['a quote that is never closed, by the line on which its row begins', `Note,UserName\r\n"a\r\nb",bob\r\n\r\n"c,\r\nd,\r\n`, ['line 5: A quote is never closed.']],
    ['broken quotes, by the line on which their row begins', `Note,UserName\n"a\nb"c,bob\n`, ['line 2: Its quotes are broken.']],
    ['broken quotes', `UserName\nbob\nx"ann"\n`, ['line 3: Its quotes are broken.']],
  ])('%s', (_, text, expected) => {
    expect(sentences(readList(text).bad)).toEqual(expected);
  });

  test('text that is no UTF-8 is not read at all, and a byte order mark is no part of it', () => {
    expect(decoded(Buffer.from('\ufeffWorkspaceId', 'utf16le'))).toBeUndefined();
    expect(decoded(Buffer.from('\ufeffWorkspaceId'))).toBe('WorkspaceId');
  });
});

describe('an id and what stands beside it', () => {
  // biome-ignore format: a table
  test.each([
    ['the name of somebody else', `WorkspaceId,UserName\n${ann},ann.lee\n${bob},ann.lee\n`, `line 3: ${bob} is not that of "ann.lee": it is that of "bob".`],
    ['a computer of somebody else', `WorkspaceId,UserName,ComputerName\n${bob},bob,DESK-01\n`, `line 2: ${bob} is not that of "bob" on "DESK-01": it is that of "bob" on "DESK-02".`],
    ['another directory', `WorkspaceId,DirectoryId\n${bob},d-0987654321\n`, `line 2: ${bob} is not that of directory "d-0987654321": it is that of directory "d-1234567890".`],
  ])('do not agree: %s is refused, with the line', (_, text, sentence) => {
    const { ids, missing, bad } = read(text);
    expect([sentences(bad), missing, ids.some(({ id }) => id === bob)]).toEqual([[sentence], [], false]);
  });

  test('nobody can compare where AWS does not list it: the id stands, and is looked for', () => {
    const gone = 'ws-zzzzzzzz9';
    expect(read(`WorkspaceId,UserName\n${gone},bob\n`).ids).toEqual([{ id: gone, at: 'line 2' }]);
  });

  test('are looked at only where there is something beside it', () => {
    expect(readList(`WorkspaceId,UserName\n${ann},\n${bob},bob\n`).entries.map(tellsMore)).toEqual([false, true]);
  });
});

test('an id is taken without a list of all', () => {
  expect(identify(readList(ann).entries, [])).toEqual({ ids: [{ id: ann, at: 'line 1' }], missing: [], bad: [] });
});
