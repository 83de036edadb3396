import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfiguration, readLimits } from '../../src/configuration/read-configuration.ts';
import { noPreferences } from '../../src/fleet/preferences.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-configuration-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function configured(text: string) {
  const folder = join(home, '.config', 'bellhop');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'config.json'), text);
  return readLimits({ HOME: home });
}

test('without a file a run has 300 items at most, and no account is protected', async () => {
  expect(await readLimits({ HOME: home })).toEqual({
    ok: true,
    value: { maxItems: 300, protectedAccounts: [], policy: {}, file: join(home, '.config', 'bellhop', 'config.json') },
  });
});

test('a file says how large runs are, which accounts are protected, and how runs go', async () => {
  const text = '{"maxItems": 2000, "protectedAccounts": ["prod"], "canary": 2, "wave": 10, "stopAfter": "5%"}';
  expect(await configured(text)).toMatchObject({
    value: { maxItems: 2000, protectedAccounts: ['prod'], policy: { canary: 2, wave: 10, stopAfter: { percent: 5 } } },
  });
});

test('the file that the operator names has to be there', async () => {
  const file = join(home, 'mine.json');
  expect(await readLimits({ HOME: home, BELLHOP_CONFIG: file })).toMatchObject({
    failure: { why: 'There is no such file or folder.' },
  });
  await writeFile(file, '{"maxItems": 7}');
  expect(await readLimits({ HOME: home, BELLHOP_CONFIG: file })).toMatchObject({ value: { maxItems: 7, file } });
});

test.each([
  ['no JSON', '{"maxItems": 7', /JSON/],
  ['no object', '[]', /object/],
  ['a misspelt limit', '{"maxItem": 7}', /maxItem/],
  ['a limit in words', '{"maxItems": "many"}', /^maxItems: /],
  ['a limit of nothing', '{"maxItems": 0}', /^maxItems: /],
  ['half an item', '{"wave": 2.5}', /^wave: /],
  ['an account that is none', '{"protectedAccounts": [""]}', /^protectedAccounts\.0: /],
  ['a threshold that is none', '{"stopAfter": "often"}', /^stopAfter: "3" or "10%"/],
])('%s is refused, and nothing of the file is used', async (_, text, why) => {
  expect(await configured(text)).toMatchObject({
    ok: false,
    failure: { what: expect.stringContaining('config.json'), why: expect.stringMatching(why) },
  });
});

test('a file says how the list looks: saved views, columns, how often it is refreshed, whether it is kept', async () => {
  const text = JSON.stringify({
    views: {
      stale: { where: 'seen:>90d -state:error', columns: ['user', 'last-seen'], sort: '-seen' },
      all: { where: '' },
    },
    columns: ['user', 'os'],
    refresh: 'off',
    inventory: false,
  });
  const file = join(home, 'mine.json');
  await writeFile(file, text);
  const read = await readConfiguration({ BELLHOP_CONFIG: file });
  expect(read).toMatchObject({ ok: true, value: { file, text } });
  const { views, ...rest } = read.ok ? read.value.preferences : noPreferences;
  expect(rest).toEqual({ columns: ['user', 'os'], refresh: 'off', inventory: false });
  expect([...views.keys()]).toEqual(['stale', 'all']);
  expect(views.get('stale')).toMatchObject({
    where: 'seen:>90d -state:error',
    columns: ['user', 'seen'],
    order: { by: 'seen', reversed: true },
  });
});

test.each([
  [
    'a view whose query does not read',
    '{"views": {"mine": {"where": "user:ann stat:x"}}}',
    /^views\.mine\.where: at character 10, .*state/,
  ],
  ['a view without a query', '{"views": {"mine": {}}}', /^views\.mine\.where: /],
  ['a column that there is none of', '{"columns": ["usr"]}', /^columns\.0: there is no field usr; did you mean user\?/],
  ['an order that there is none of', '{"views": {"v": {"where": "", "sort": "-sen"}}}', /^views\.v\.sort: .*seen/],
  ['a refresh without an end', '{"refresh": 0}', /^refresh: /],
  ['an inventory in words', '{"inventory": "no"}', /^inventory: /],
])('%s is refused with the place of it', async (_, text, why) => {
  expect(await configured(text)).toMatchObject({ ok: false, failure: { why: expect.stringMatching(why) } });
});
