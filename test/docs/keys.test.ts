/** Keys: the README shows the present ones, and no key means two things at once unless that is meant. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withKeysTable } from '../../scripts/keys.mjs';
import { type Command, type CommandId, commands } from '../../src/keymap.ts';

const all = Object.entries<Command>(commands) as readonly (readonly [CommandId, Command])[];
const bound = (file: string) =>
  [...readFileSync(`src/${file}`, 'utf8').matchAll(/\bcommand: '(\w+)'/g)].map((match) => match[1] as CommandId);

/** `enter: accept open`, once for each key that stands for more than one of these commands. */
function clashes(ids: Iterable<CommandId>): readonly string[] {
  const byKey = new Map<string, CommandId[]>();
  for (const id of new Set(ids)) for (const key of commands[id].keys) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  return [...byKey].flatMap(([key, found]) => (found.length > 1 ? [`${key}: ${found.sort().join(' ')}`] : []));
}

const everywhere = bound('hooks/use-everywhere.ts');
const lists: readonly CommandId[] = ['down', 'up', 'pageDown', 'pageUp', 'first', 'last'];

/** What a screen gets by using one of these, besides the commands that it names itself. */
const shared: readonly (readonly [sign: RegExp, ids: readonly CommandId[]])[] = [
  [/\buse(?:TableView|Scroll|List)\(/, lists],
  // Not `accept`: it ends the filter line, and while that is open the screen offers nothing of its own.
  [/\buseTableView\(/, bound('screens/table-view.tsx').filter((id) => id !== 'accept')],
  [/<StepFrame\b/, bound('screens/lex/step-frame.tsx')],
];

const screens = readdirSync('src/screens', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => {
    const source = readFileSync(`src/screens/${file}`, 'utf8');
    const given = shared.flatMap(([sign, ids]) => (sign.test(source) ? ids : []));
    return { file, own: new Set([...bound(`screens/${file}`), ...given]) };
  });

describe('the README', () => {
  it('shows the keys that there are (npm run keys writes them)', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(withKeysTable(readme), 'README.md lacks the marks <!-- keys --> and <!-- /keys -->').toBeDefined();
    expect(readme).toBe(withKeysTable(readme));
  });
});

describe('a key', () => {
  it('is declared once by its command', () => {
    for (const [id, { keys }] of all) expect([id, keys]).toEqual([id, [...new Set(keys)]]);
  });

  it('means one thing in its group, but for answers to different questions', () => {
    const groups = Map.groupBy(all, ([, { group }]) => group);
    const found = [...groups].flatMap(([group, members]) =>
      clashes(members.map(([id]) => id)).map((clash) => `${group}, ${clash}`),
    );
    expect(found).toEqual([
      // A row of a table is chosen; a text, a reading or a phrase is accepted.
      'Questions, enter: accept choose',
    ]);
  });

  it('that holds everywhere is taken by no other command', () => {
    const held = new Map(everywhere.flatMap((id) => commands[id].keys.map((key) => [key as string, id] as const)));
    const taken = all.flatMap(([id, { keys }]) =>
      keys.flatMap((key) => (held.has(key) && held.get(key) !== id ? [`${key}: ${held.get(key)} ${id}`] : [])),
    );
    expect(clashes(everywhere)).toEqual([]);
    expect(taken).toEqual([]);
  });

  it('that holds everywhere is given another deed by a screen only for going back and asking again', () => {
    const redone = screens.flatMap(({ own }) => [...own]).filter((id) => everywhere.includes(id));
    expect(new Set(redone)).toEqual(new Set(['back', 'retry']));
  });

  it('means one thing on each screen', () => {
    const found = screens.flatMap(({ file, own }) => clashes(own).map((clash) => `${file}, ${clash}`));
    expect(found).toEqual([]);
  });
});
