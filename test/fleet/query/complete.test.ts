import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/fleet/query/complete.ts';
import { hintsFor } from '../../../src/fleet/query/hint.ts';
import { parseQuery } from '../../../src/fleet/query/parse.ts';
import { everything } from '../../../src/fleet/query/query.ts';
import { at, manyRows, rowsOf } from './rows.ts';

const rows = rowsOf({
  'ws-a': {
    workspace: { userName: 'ann lee', state: 'STOPPED', rootVolumeGib: 80, protocols: [] },
    lookedUp: { tags: [{ key: 'env', value: 'prod' }] },
  },
  'ws-b': {
    workspace: { userName: 'bob', state: 'STOPPED', rootVolumeGib: 80 },
    lookedUp: { tags: [{ key: 'env', value: 'a test' }] },
  },
  'ws-c': { workspace: { userName: 'joann', state: 'ERROR', rootVolumeGib: 175 }, lookedUp: { tags: [] } },
  'ws-d': { workspace: { userName: 'dan' } },
});

/** `|` is the cursor. */
const completed = (marked: string) => {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, options } = complete(text, cursor, rows, at);
  const lines = options.map(
    ({ insert, count }) => text.slice(0, from) + insert + text.slice(to) + (count ? ` (${count})` : ''),
  );
  return { lines, options };
};

describe('completion', () => {
  it.each([
    ['s|', ['state:', 'seen:', 'subnet:', 'snapshot:', 'os:']],
    ['ann -(us|', ['ann -(user:']],
    ['sta|te:stopped', ['state:stopped']],
    ['sys|', ['os:']],
    ['state:|', ['state:stopped (2)', 'state:error (1)', 'state:? (1)']],
    ['state:s| ann', ['state:stopped ann (2)']],
    ['state:stopped,|', ['state:stopped,stopped (2)', 'state:stopped,error (1)', 'state:stopped,? (1)']],
    ['user:ann|', ['user:"ann lee" (1)', 'user:joann (1)']],
    ['user:"ann l|', ['user:"ann lee" (1)']],
    ['-user:bo|x', ['-user:bob (1)']],
    ['bundle:st|', ['bundle:"Standard with Windows 10" (4)']],
    ['root:>|', ['root:>80 (2)', 'root:>175 (1)']],
    ['root:1|', ['root:175 (1)']],
    ['protocol:|', ['protocol:none (1)', 'protocol:? (3)']],
    ['tag:|', ['tag:env (2)', 'tag:"" (1)', 'tag:? (1)']],
    ['tag:env=|', ['tag:env=prod (1)', 'tag:"env=a test" (1)']],
    ['seen:>9|', ['seen:>9h', 'seen:>9d', 'seen:>9w', 'seen:>9m']],
    ['seen:<|', ['seen:<1d', 'seen:<2h']],
    ['seen:|', ['seen:>30d', 'seen:>90d', 'seen:>12h', 'seen:<1d', 'seen:<2h', 'seen:? (4)']],
    ['nonsense:|', []],
    ['"us|', []],
  ])('%j offers %j', (marked, lines) => {
    expect(completed(marked).lines).toEqual(lines);
  });

  it('says of each field what it is', () => {
    expect(completed('use|').options).toEqual([{ insert: 'user:', says: 'the user it is assigned to' }]);
  });

  it('offers the most frequent values, and no more than can be read', () => {
    const { options } = complete('user:', 5, manyRows(500), at);
    expect(options.length).toBe(50);
  });
});

describe('completion among very many rows', () => {
  const many = manyRows(6000);
  const offered = (text: string) => complete(text, text.length, many, at).options;

  it('counts what several rows have, and offers what hardly two have without counting', () => {
    expect(offered('state:').map(({ insert, count }) => [insert, count])).toEqual([
      ['stopped', 2400],
      ['available', 1200],
      ['unhealthy', 1200],
      ['error', 1200],
    ]);
    expect(offered('user:eve.')[0]).toEqual({ insert: 'eve.4', says: '' });
    expect(offered('user:').length).toBe(50);
  });

  it('offers what begins so before what has it inside, each once, and what is not told', () => {
    const found = offered('user:bob.59').map(({ insert }) => insert);
    expect([found.length, new Set(found).size]).toEqual([22, 22]);
    expect(offered('user:ve.4')).toEqual(
      many
        .flatMap(({ workspace: { userName = '' } }) =>
          userName.includes('ve.4') ? { insert: userName, says: '' } : [],
        )
        .slice(0, 50),
    );
    expect(offered('ip:none')).toEqual([]);
    expect(offered('user:?')).toEqual([]);
    const nameless = complete('user:?', 6, [...many, ...rowsOf({ 'ws-x': {} })], at).options;
    expect(nameless).toEqual([{ insert: '?', says: 'is not known', count: 1 }]);
  });
});

describe('where free words find nothing', () => {
  const hint = (text: string) => {
    const parsed = parseQuery(text);
    return /Did you mean (.*) \?$/.exec(hintsFor(parsed.ok ? parsed.query : everything, rows, at).join('\n'))?.[1];
  };
  it.each([
    ['ann', undefined],
    ['nobody', undefined],
    ['ACME', 'account:acme'],
    ['stopped', 'state:stopped'],
    ['BYOP', 'protocol:none'],
    ['windows', 'bundle:*windows*'],
    ['-acme', undefined],
  ])('%j may have meant %s', (text, meant) => {
    expect(hint(text)).toBe(meant);
  });
});

describe('a value that no WorkSpace has', () => {
  const desks = rowsOf({
    'ws-a': { workspace: { userName: 'ann.lee', operatingSystem: 'WINDOWS_10', state: 'STOPPED' } },
    'ws-b': { workspace: { userName: 'bob', operatingSystem: 'WINDOWS_11', state: 'STOPPED' } },
  });
  const hints = (text: string) => {
    const parsed = parseQuery(text);
    return hintsFor(parsed.ok ? parsed.query : everything, desks, at).join(' ');
  };
  it.each([
    ['os:windows10', 'No WorkSpace here has os windows10: there are windows_10, windows_11.'],
    ['state:stoped os:windows_10', 'No WorkSpace here has state stoped: there is stopped.'],
    ['state:terminated', 'No WorkSpace here has state terminated: there is stopped.'],
    ['user:ann', 'No WorkSpace here has user ann: did you mean user:*ann* ?'],
    ['user:boob', 'No WorkSpace here has user boob: there is bob.'],
    ['user:nobody', 'No WorkSpace here has user nobody.'],
    ['state:stopped os:windows_10 user:bob', ''],
    ['-state:stoped os:windows_10 user:bob', ''],
    ['protocol:pcoip', ''],
  ])('%j says %j', (text, says) => {
    expect(hints(text)).toBe(says);
  });
});
