/** What must never be sent: each over the real command line, with the simulated AWS as witness. */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phraseOf } from '../../src/plans/confirmation.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import { journalPath } from '../../src/runs/folder.ts';
import { created } from '../runs/fixtures.ts';
import { type Headless, headless } from '../support/headless.ts';

let bell: Headless;
let made: WorkspacesPlan;
let phrase: string;
beforeAll(async () => {
  bell = await headless();
  ({ phrase } = await bell.plan('plan.json', 3));
  made = JSON.parse(await readFile(bell.file('plan.json'), 'utf8'));
});
afterAll(() => bell[Symbol.asyncDispose]());

/** The plan as somebody has changed it; `text` is what then stands in the file. */
async function changed(text: string): Promise<string> {
  await writeFile(bell.file('changed.json'), text);
  return 'changed.json';
}
const resealed = (change: Partial<WorkspacesPlan>) => sealed<WorkspacesPlan>({ ...made, ...change });
const refusal = async (args: readonly string[], how?: Parameters<Headless['ask']>[1]) => {
  const { code, out, err } = await bell.ask(args, how);
  expect(out).toBe('');
  expect(await bell.changes()).toEqual([]);
  return { code, err };
};

describe('nothing is sent, and why is said, for', () => {
  test('a plan that was changed by hand', async () => {
    const file = await changed(JSON.stringify({ ...made, items: made.items.slice(1) }));
    expect(await refusal(['apply', file, '--confirm', phrase.replace('3', '2')])).toEqual({
      code: 3,
      err: 'bellhop apply: The plan changed.json cannot be used. Its content does not match its hash: it was changed after it was made. Make a new plan and confirm that one.\n',
    });
  });

  test('a plan of an unknown version', async () => {
    const file = await changed(JSON.stringify(resealed({ version: 2 as 1 })));
    const { code, err } = await refusal(['apply', file, '--confirm', phrase]);
    expect([code, err]).toEqual([3, expect.stringContaining('Its version is 2; this bellhop knows version 1.')]);
  });

  test('a plan for another account', async () => {
    const other = resealed({ accountId: '999999999999' });
    const file = await changed(JSON.stringify(other));
    const { code, err } = await refusal(['apply', file, '--confirm', phraseOf(other)]);
    expect([code, err]).toEqual([3, expect.stringContaining('It is for account 999999999999 in eu-central-1;')]);
  });

  test('a plan for another Region', async () => {
    const { code, err } = await refusal(['apply', 'plan.json', '--confirm', phrase, '--region', 'us-east-1']);
    expect([code, err]).toEqual([3, expect.stringContaining('this session is in account 123456789012 in us-east-1')]);
  });

  test('a phrase of another plan, which is not told', async () => {
    const { code, err } = await refusal(['apply', 'plan.json', '--confirm', phrase.toLowerCase()]);
    expect([code, err]).toEqual([3, expect.stringContaining('The phrase is not the one of this plan.')]);
    expect(err).not.toContain(phrase);
  });

  test('no phrase: wrong usage', async () => {
    const { code, err } = await refusal(['apply', 'plan.json']);
    expect([code, err]).toEqual([1, expect.stringContaining('It needs --confirm with the phrase of the plan')]);
    expect(err).not.toContain(phrase);
  });

  test('a plan of the day before yesterday', async () => {
    const file = await changed(JSON.stringify(resealed({ createdAt: Date.now() - 49 * 3_600_000 })));
    const { code, err } = await refusal(['apply', file, '--confirm', phrase]);
    expect([code, err]).toEqual([3, expect.stringMatching(/It was made \d+ d \d+ h ago, and holds for 24 h 0 m\./)]);
  });

  test('what waits in a run of the day before yesterday, whatever is typed', async () => {
    const plan = resealed({ id: '20261120T101500-rebuild-01d0', createdAt: Date.now() - 49 * 3_600_000 });
    const [env, runs] = [{ BELLHOP_STATE_DIR: bell.file('left') }, bell.file('left/runs')];
    await mkdir(runs, { recursive: true });
    await writeFile(journalPath(runs, plan.id), `${JSON.stringify(created(plan))}\n`);
    for (const flags of [[], ['--confirm', phrase]]) {
      const { code, err } = await refusal(['resume', plan.id, ...flags], { env });
      expect([code, err]).toEqual([3, expect.stringMatching(/planned 2 d 1 h ago, .* --leave .* --from-run/)]);
    }
  });

  test('what the rules leave open, until each class is acknowledged', async () => {
    const open = {
      kind: 'unknown',
      rule: 'connection',
      reason: 'AWS did not say whether a user is connected.',
    } as const;
    const file = await changed(
      JSON.stringify(resealed({ items: made.items.map((item) => ({ ...item, verdicts: [open] })) })),
    );
    const { code, err } = await refusal(['apply', file, '--confirm', phrase, '--acknowledge', 'protocol-only']);
    expect([code, err]).toEqual([3, expect.stringContaining('If that is in order: --acknowledge connection-unknown.')]);
  });

  test('a plan over the cap of this machine, whose file is named', async () => {
    const config = bell.file('small.json');
    await writeFile(config, '{"maxItems":2}');
    const env = { BELLHOP_CONFIG: config };
    const { code, err } = await refusal(['apply', 'plan.json', '--confirm', phrase], { env });
    expect([code, err]).toEqual([3, expect.stringContaining(`raise "maxItems" in ${config}`)]);
    const ids = made.items.map(({ id }) => id);
    const planning = await refusal(['plan', 'rebuild', ...ids, '-o', 'other.json'], { env });
    expect([planning.code, planning.err]).toEqual([3, expect.stringContaining(`raise "maxItems" in ${config}`)]);
    await expect(readFile(bell.file('other.json'))).rejects.toThrow('ENOENT');
  });

  test('a configuration that cannot be used', async () => {
    const config = bell.file('broken.json');
    await writeFile(config, '{"maxItem":2000}');
    const { code, err } = await refusal(['apply', 'plan.json', '--confirm', phrase], {
      env: { BELLHOP_CONFIG: config },
    });
    expect([code, err]).toEqual([3, expect.stringContaining(`The configuration ${config} cannot be used.`)]);
  });

  test('a journal folder that cannot be: a file is in its place', async () => {
    await writeFile(bell.file('occupied'), '');
    const env = { BELLHOP_STATE_DIR: bell.file('occupied') };
    const { code, err } = await refusal(['apply', 'plan.json', '--confirm', phrase], { env });
    expect([code, err]).toEqual([
      3,
      expect.stringMatching(/cannot be written, so nothing is sent\. Where a folder has to be .* there is a file\./),
    ]);
  });

  const mounted = (args: readonly string[]) => spawnSync('mount', args).status === 0;
  test('a journal folder on a disk that is mounted read-only', async ({ skip }) => {
    const state = bell.file('read-only');
    await mkdir(state);
    // Modes do not hold back root; a mount does. Only root may make one, and not everywhere.
    if (!mounted(['-t', 'tmpfs', 'tmpfs', state])) skip('no mounting here');
    try {
      await mkdir(`${state}/runs`);
      if (!mounted(['-o', 'remount,ro', state])) skip('no mounting anew here');
      const env = { BELLHOP_STATE_DIR: state };
      const { code, err } = await refusal(['apply', 'plan.json', '--confirm', phrase], { env });
      expect([code, err]).toEqual([
        3,
        expect.stringMatching(/cannot be written, so nothing is sent\. Its disk is mounted read-only\./),
      ]);
    } finally {
      spawnSync('umount', [state]);
    }
  });

  test.skipIf(spawnSync('prlimit', ['--version']).status !== 0)('a disk that is full', async () => {
    // A limit on the size of files stands in for the end of the disk.
    const through = ['prlimit', '--fsize=1000:unlimited'];
    const { code, err } = await refusal(['apply', 'plan.json', '--confirm', phrase], { through });
    expect([code, err]).toEqual([
      3,
      expect.stringMatching(/cannot be written, so nothing is sent\. It would be larger than a file may be there\./),
    ]);
    expect(await readdir(bell.runs)).toEqual([]);
  });

  // biome-ignore format: a table
  test.each([
    ['no ids', ['plan', 'rebuild', '-o', 'new.json'], 1, 'It needs ids of WorkSpaces, --ids-file, --where or --from-run.'],
    ['an empty list of ids', ['plan', 'rebuild', '--ids-file', '-', '-o', 'new.json'], 1, 'standard input, as a whole: It lists nobody.'],
    ['what is no id', ['plan', 'rebuild', '*', '-o', 'new.json'], 1, 'The command line has "*", which is no id of a WorkSpace.'],
    ['no file for the plan', ['plan', 'rebuild', 'ws-0123456789'], 1, 'It needs -o FILE'],
    ['no bundle', ['plan', 'migrate', 'ws-0123456789', '-o', 'new.json'], 1, 'It needs --bundle'],
    ['two ways to say whither', ['plan', 'migrate', 'ws-0123456789', '--bundle', 'wsb-0123456789', '--to-system', 'windows-11', '-o', 'new.json'], 1, 'three ways to say where they go: give one.'],
    ['a system that is none', ['plan', 'migrate', 'ws-0123456789', '--to-system', 'windows', '-o', 'new.json'], 1, '--to-system is like windows-11 or ubuntu-22.04; "windows" is not known.'],
    ['a compute type without a system', ['plan', 'migrate', 'ws-0123456789', '--to-compute', 'same', '-o', 'new.json'], 1, 'It needs --to-system, --to-protocol, or both.'],
    ['no protocol', ['plan', 'modify-protocol', 'ws-0123456789', '-o', 'new.json'], 1, 'It needs --protocol DCV, or PCoIP.'],
    ['a protocol that cannot be asked for', ['plan', 'modify-protocol', 'ws-0123456789', '--protocol', 'BYOP', '-o', 'new.json'], 1, '--protocol is DCV (AWS also says WSP) or PCoIP; "BYOP" is not.'],
    ['a flag of another verb', ['plan', 'start', 'ws-0123456789', '--fresh-snapshot', '-o', 'new.json'], 1, 'bellhop plan start has no flag --fresh-snapshot.'],
    ['a verb that is none', ['plan', 'terminate', 'ws-0123456789', '-o', 'new.json'], 1, 'It needs one of migrate, rebuild, restore,'],
    ['the same WorkSpace twice', ['plan', 'rebuild', 'ws-0123456789', 'ws-0123456789', '-o', 'new.json'], 3, 'word 2: ws-0123456789 is named in word 1 already.'],
    ['a mapping that is not there', ['plan', 'migrate', 'ws-0123456789', '--map', 'nowhere.csv', '-o', 'new.json'], 1, 'The mapping nowhere.csv cannot be read. There is no such file or folder.'],
    ['a want that is none', ['advise', 'everything', 'ws-0123456789'], 1, 'What is wanted is one of broken-desktop, off-pcoip, new-image, new-system;'],
    ['a limit of bad ends that is none', ['plan', 'rebuild', 'ws-0123456789', '-o', 'new.json', '--stop-after', '0'], 1, '--stop-after is a number of items'],
    ['a wave of none', ['plan', 'rebuild', 'ws-0123456789', '-o', 'new.json', '--wave', '0'], 1, '--wave is a whole number from 1'],
    ['ids that AWS does not list', ['plan', 'rebuild', 'ws-0123456789', '-o', 'new.json'], 3, 'AWS does not list ws-0123456789.'],
    ['a plan that is not there', ['apply', 'nowhere.json', '--confirm', 'X'], 3, 'The plan nowhere.json cannot be used. There is no such file or folder.'],
    ['a class that is none', ['apply', 'plan.json', '--confirm', 'X', '--acknowledge', 'all'], 1, '--acknowledge takes connection-unknown'],
    ['--yes', ['apply', 'plan.json', '--yes'], 1, 'bellhop apply has no flag --yes.'],
    ['two plans', ['apply', 'plan.json', 'other.json', '--confirm', 'X'], 1, 'It takes the file of a plan, and nothing like "other.json".'],
  ] as const)('%s', async (_, args, code, sentence) => {
    expect(await refusal(args)).toEqual({ code, err: expect.stringContaining(sentence) });
  });

  test('a WorkSpace that is not listed beside others, unless the others are wanted without it', async () => {
    const [{ id = '' } = {}] = made.items;
    const args = ['plan', 'rebuild', id, 'ws-0123456789', '-o', 'rest.json'];
    const { code, err } = await refusal(args);
    expect([code, err]).toEqual([3, expect.stringContaining('plan the others with --skip-missing')]);
    const rest = await bell.ask([...args, '--skip-missing']);
    expect([rest.code, rest.out]).toEqual([0, expect.stringMatching(/^REBUILD 1 IN /)]);
    expect(rest.err).toContain('AWS does not list ws-0123456789.');
  });

  describe('a list with lines that cannot be used, each of which is named:', () => {
    const file = 'floor-3.csv';
    const planning = async (content: string | Buffer, ...flags: readonly string[]) => {
      await writeFile(bell.file(file), content);
      return refusal(['plan', 'rebuild', '--ids-file', file, '-o', 'new.json', ...flags]);
    };
    test('all before AWS is asked for anything', async () => {
      const { code, err } = await planning(
        '\ufeffWorkspaceId;UserName;Note\r\nws-1;;\r\n;;left\r\n;;\r\n"ws-*";ann;\r\n',
      );
      expect([code, err]).toEqual([
        1,
        [
          `bellhop plan rebuild: ${file}, line 2: "ws-1" is no id of a WorkSpace.`,
          `${file}, line 3: It names no WorkSpace.`,
          `${file}, line 5: "ws-*" is no id of a WorkSpace.`,
          '',
        ].join('\n'),
      ]);
    });

    test('quotes that are broken, text that is no UTF-8', async () => {
      expect((await planning('UserName\n"ann\n')).err).toContain(`${file}, line 2: A quote is never closed.`);
      const wide = await planning(Buffer.from('\ufeffUserName\nann\n', 'utf16le'));
      expect([wide.code, wide.err]).toEqual([
        1,
        expect.stringContaining('The list floor-3.csv cannot be read. It is no UTF-8'),
      ]);
    });

    test('a user with two WorkSpaces, both of which are named, and one whom nobody knows', async () => {
      const { fleet } = bell.world.simulator.world;
      const [ann] = made.items;
      const other = [...fleet.everything()].findLast(({ visible }) => visible);
      if (!ann?.userName || !other) throw new Error('nobody is there');
      fleet.change(other, { userName: ann.userName.toUpperCase() }, []);
      const { code, err } = await planning(`UserName\n${ann.userName}\nnobody.at.all\n`, '--skip-missing');
      expect([code, err]).toEqual([
        3,
        expect.stringContaining(
          `${file}, line 2: "${ann.userName}" is 2 WorkSpaces: ${ann.id}, ${other.id}. Name the id.`,
        ),
      ]);
      expect(err).toContain(`${file}, line 3: AWS lists no WorkSpace of "nobody.at.all".`);
    });

    test('an id beside the name of somebody else, which takes a look at those, and then at the others too', async () => {
      const [ann, bob, carl] = made.items;
      const before = (await bell.world.log()).length;
      const row = (one: typeof ann, name?: string) => `${one?.id},${name ?? ''}\n`;
      const names = `WorkspaceId,UserName\n${row(ann, ann?.userName)}${row(bob, ann?.userName)}${row(carl)}`;
      const { code, err } = await planning(names);
      expect([code, err]).toEqual([
        3,
        expect.stringContaining(
          `${file}, line 3: ${bob?.id} is not that of "${ann?.userName}": it is that of "${bob?.userName}".`,
        ),
      ]);
      const asked = (await bell.world.log())
        .slice(before)
        .filter(({ operation }) => operation === 'DescribeWorkspaces');
      expect(asked.map(({ input }) => input)).toEqual([
        { WorkspaceIds: [ann?.id, bob?.id] },
        { WorkspaceIds: [carl?.id] },
      ]);
    });

    test('an id that nobody has, an id twice, and a name that nobody has: all at once', async () => {
      const [{ id = '' } = {}] = made.items;
      const named = await planning(`${id}\nws-0123456789\nnobody.at.all\n${id}\n`);
      const ids = await planning(`${id}\nws-0123456789\n${id}\n`);
      expect([named.code, ids.code]).toEqual([3, 3]);
      for (const { err } of [named, ids]) {
        expect(err).toContain(`${file}, line 2: AWS does not list ws-0123456789.`);
        expect(err).toMatch(new RegExp(`line [34]: ${id} is named in ${file}, line 1 already\\.`));
      }
      expect(named.err).toContain(`${file}, line 3: AWS lists no WorkSpace of "nobody.at.all".`);
    });

    test('an id that AWS does not list, with its line', async () => {
      const { code, err } = await planning(`# tonight\n${made.items[0]?.id}\nws-0123456789\n`);
      expect([code, err]).toEqual([
        3,
        expect.stringContaining(`AWS does not list ws-0123456789 (${file}, line 3). Take them out,`),
      ]);
    });
  });

  test('names of users, where each has one WorkSpace, take one list of the fleet and plan the same as their ids', async () => {
    const names = made.items.map(({ computerName }) => computerName?.toUpperCase());
    await writeFile(
      bell.file('names.csv'),
      `\ufeff"Computer Name"\r\n${names.map((name) => `"${name}"\r\n`).join('')}`,
    );
    const { code, out } = await bell.ask(['plan', 'rebuild', '--ids-file', 'names.csv', '-o', '-']);
    expect([code, JSON.parse(out).items.map(({ id }: { id: string }) => id)]).toEqual([
      0,
      made.items.map(({ id }) => id),
    ]);
  });

  describe('a mapping that cannot be used:', () => {
    const mapped = async (content: string) => {
      await writeFile(bell.file('map.csv'), content);
      const id = made.items[0]?.id ?? '';
      return refusal(['plan', 'migrate', id, '--map', 'map.csv', '-o', 'new.json']);
    };

    test('what cannot be read of AWS is no reason to say that it is not there', async () => {
      await bell.world.faults({ operation: 'DescribeWorkspaceBundles', effect: 'deny', times: 1 });
      const { code, err } = await mapped('source,target\nwsb-aaaaaaaaa,wsb-bbbbbbbbb\n');
      expect([code, err]).toEqual([3, expect.stringContaining('The bundles could not be listed: see above.')]);
      expect(err).not.toContain('AWS lists no bundle');
    });

    test('every line of it is named', async () => {
      const { code, err } = await mapped('source,target\nwsb-aaaaaaaaa,wsb-bbbbbbbbb\nx,\nwsb-aaaaaaaaa,\n');
      expect([code, err]).toEqual([
        1,
        'bellhop plan migrate: map.csv, line 3: Its source "x" is no id of a bundle or of a WorkSpace.\n' +
          'map.csv, line 4: Its source is named in line 2 already.\n',
      ]);
    });

    test('a bundle that AWS does not list', async () => {
      const { code, err } = await mapped('source,target\nwsb-aaaaaaaaa,wsb-bbbbbbbbb\n');
      expect([code, err]).toEqual([3, expect.stringContaining('map.csv, line 2: AWS lists no bundle wsb-bbbbbbbbb.')]);
      expect(err).toContain('map.csv, line 2: AWS lists no bundle wsb-aaaaaaaaa, and no WorkSpace here is on it.');
    });

    test('a compute type that is written as AWS writes them, and that nothing here has', async () => {
      const own = [...bell.world.simulator.world.catalogue.own()][0]?.id;
      const { code, err } = await mapped(`source,target,compute\nwsb-aaaaaaaaa,${own},POWR\n`);
      expect([code, err]).toEqual([
        3,
        expect.stringContaining('map.csv, line 2: No bundle and no WorkSpace here is POWR.'),
      ]);
    });

    test('one whose lines speak of nobody: each is said, and why nothing is planned', async () => {
      const own = [...bell.world.simulator.world.catalogue.own()].at(-1)?.id;
      const { code, err } = await mapped(`source,target\n${own},\n`);
      expect([code, err]).toEqual([
        3,
        expect.stringContaining('map.csv, line 2: None of the WorkSpaces is of this line.'),
      ]);
      expect(err).toContain('The mapping has no target for it.');
    });
  });

  test('a set that the rules hold back whole, with the reasons', async () => {
    const { id } = await bell.world.connected();
    const { code, err } = await refusal(['plan', 'rebuild', id, '-o', 'none.json']);
    expect([code, err]).toEqual([3, expect.stringContaining('A user is connected.')]);
    await expect(readFile(bell.file('none.json'))).rejects.toThrow('ENOENT');
  });

  test('a file that is there already', async () => {
    const [{ id = '' } = {}] = made.items;
    const { code, err } = await refusal(['plan', 'rebuild', id, '-o', 'plan.json']);
    expect([code, err]).toEqual([3, expect.stringContaining('It is there already.')]);
    expect(JSON.parse(await readFile(bell.file('plan.json'), 'utf8'))).toEqual(made);
  });
});

test('a refusal ends with 3, wrong usage with 1, and both are said on stderr alone', async () => {
  const unknown = await bell.run(['report', 'latest', '--format', 'csv']);
  expect(unknown).toMatchObject({ code: 3, out: '', err: expect.stringContaining('There is no one run latest.') });
  const wrong = await bell.run(['report', 'latest', '--format', 'pdf']);
  expect(wrong).toMatchObject({ code: 1, out: '', err: expect.stringContaining('It needs --format with one of') });
});

test.each([
  ['a flag', ['--\x1b[31mred\u202e']],
  ['a flag of a command', ['apply', 'plan.json', '--\x1b]0;title\x07red']],
  ['a word', ['plan', 'rebuild', 'ws-\u009b31m\u202e', '-o', 'x.json']],
  ['a word too many', ['report', 'latest', 'a\u009b31m\u202e', '--format', 'csv']],
  ['the name of a run', ['resume', '\x1b[2Jlatest']],
  ['a plan that is not there', ['plan', 'show', 'no\x1b[2J.json']],
  ['ids that are not there', ['plan', 'rebuild', '--ids-file', 'no\x1b[2J.txt', '-o', 'x.json']],
])('nothing in %s can move the cursor or reorder the line', async (_, args) => {
  const { code, out, err } = await bell.run(args);
  expect([code === 1 || code === 3, out]).toEqual([true, '']);
  expect(err.trimEnd()).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
});
