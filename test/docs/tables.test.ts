/** What docs/ tabulates is what the code says. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readingOperations } from '../../src/aws/lock.ts';
import { simulateHelp } from '../../src/commands/simulate.ts';
import { TOPICS, type Topic, topic } from '../../src/lex/topics.ts';
import { localeStanding, whyNotBuild } from '../../src/lex/v2-status.ts';
import { openClasses } from '../../src/plans/confirmation.ts';
import { subjects } from '../../src/plans/preflight.ts';
import { wants } from '../../src/rules/advisor.ts';
import { endings } from '../../src/rules/end-of-support.ts';
import { windowsPaths } from '../../src/rules/migration-paths.ts';
import { walls } from '../../src/rules/migration-walls.ts';
import { judgeState, operations, workspaceStates } from '../../src/rules/state-gates.ts';
import { verbFacts, workspaceVerbs } from '../../src/rules/verbs.ts';
import { rules } from '../../src/rules/verdict.ts';
import { operationsOf } from '../../src/simulator/dispatch.ts';
import { readFaultRules } from '../../src/simulator/faults.ts';

const page = (name: string) => readFileSync(`docs/${name}.md`, 'utf8');

/** Cells of every table row under a heading. */
function rows(text: string, heading: string): readonly (readonly string[])[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|') && !/^\|[ |-]+\|$/.test(line));
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1] ?? '');

describe('rules.md', () => {
  it('has the table of states', () => {
    const marks = { allowed: 'yes', denied: 'no', unlisted: '?', unknown: '?' };
    expect(rows(page('rules'), 'State')).toEqual([
      ['State', ...operations],
      ...workspaceStates.map((state) => [
        `\`${state}\``,
        ...operations.map((operation) => marks[judgeState(state, operation).kind]),
      ]),
    ]);
  });

  it("has every row of AWS's Windows table once", () => {
    const [, ...told] = rows(page('rules'), 'Migration: Windows');
    expect(told.map((cells) => cells.join(': '))).toEqual([...new Set(windowsPaths.map(({ row }) => row))]);
  });

  it('has every wall, in the order in which they are asked', () => {
    const [, ...told] = rows(page('rules'), 'Migration: walls');
    expect(told.map(([wall]) => wall)).toEqual(walls.map(({ name }) => name));
  });

  it('has every verb with its action and its harm', () => {
    const [, ...told] = rows(page('rules'), 'Verbs');
    expect(told.map(([verb, action, harm]) => [verb, action, harm])).toEqual(
      workspaceVerbs.map((verb) => [`\`${verb}\``, `\`${verbFacts[verb].action}\``, verbFacts[verb].harm]),
    );
  });

  it('has every rule, and what an operator acknowledges', () => {
    const told = rows(page('rules'), 'Verdicts')
      .filter((cells) => cells.length === 5)
      .slice(1);
    expect(told.map(([rule]) => rule?.split(' ')[0]).sort()).toEqual([...rules].sort());
    const classes = told.flatMap((cells) => /^`(.*)`$/.exec(cells[4] ?? '')?.[1] ?? []);
    expect([...classes, 'addresses-short'].sort()).toEqual([...openClasses].sort());
  });

  it('has the ways to what is wanted, in their order', () => {
    const [, ...told] = rows(page('rules'), 'Advisor');
    expect(told).toEqual(
      Object.values(wants).map(({ title, ways }) => [title, ways.map(({ verb }) => verb).join(', ')]),
    );
  });

  it('has what each status of a V2 locale is, and whether it is built then', () => {
    const [, ...told] = rows(page('rules'), 'Lex V2: locales');
    expect(told).toHaveLength(9);
    for (const [cell = '', kind, build] of told) {
      const status = cell.replaceAll('`', '');
      expect(localeStanding(status).kind).toBe(kind);
      const why = whyNotBuild({ bot: { status: 'Available' }, locale: { id: 'en_US', status } });
      expect(why === undefined).toBe(build?.startsWith('yes'));
    }
  });

  it('has every class of alerts with its page, meaning and remedy', () => {
    const [, ...told] = rows(page('rules'), 'Lex: alerts of a migration');
    const of = ({ title, explanation, remedy }: Topic) => [title, explanation, remedy];
    expect(told).toEqual([
      ...TOPICS.filter(({ slug }) => slug).map((each) => [`\`${each.slug}\``, ...of(each)]),
      ['any other, or none', ...of(topic('other'))],
    ]);
  });

  it('has every end of support, with its date and who says so', () => {
    const [, ...told] = rows(page('rules'), 'End of support');
    expect(told).toEqual(
      endings.map(({ what, of, value, on, ends, source }) => [what, `${of} \`${value}\``, on, ends, source]),
    );
  });

  it('has every subject of the preflight', () => {
    const [, ...told] = rows(page('rules'), 'Around the WorkSpaces');
    expect(told.map(([about]) => about)).toEqual(subjects);
  });
});

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

describe('iam.md', () => {
  const [readOnly, ...more] = blocks(page('iam'), 'json').map(
    (text) => JSON.parse(text) as { readonly Statement: readonly Statement[] },
  );

  it('lets a reader do what bellhop reads, and nothing else', () => {
    const allowed = readOnly?.Statement.flatMap(({ Action }) => Action);
    // Who one is may be asked without permission.
    const needed = [...readingOperations].filter((action) => action !== 'sts:GetCallerIdentity');
    expect(new Set(allowed)).toEqual(new Set(needed));
    expect(page('iam')).toContain(`${readingOperations.size} reading operations`);
  });

  const changes = [...readFileSync('src/aws/changes.ts', 'utf8').matchAll(/'((?:workspaces|lex):\w+)'/g)].map(
    ([, action = '']) => action,
  );
  const onWorkspaces = changes.filter((action) => action.startsWith('workspaces:')).sort();

  it('lets operators send every change that there is, and names each', () => {
    const allowed = new Set(more.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)));
    expect(changes).toHaveLength(10);
    expect(new Set(workspaceVerbs.map((verb) => verbFacts[verb].action))).toEqual(new Set(onWorkspaces));
    for (const action of changes) expect(allowed).toContain(action);
    for (const action of changes) expect(page('iam')).toContain(`${action.replace(/^.*:/, '')}`);
  });

  it.each([0, 1])('lets operators of WorkSpaces do no more than that (policy %i)', (nth) => {
    const [act, bundles] = more[nth]?.Statement ?? [];
    expect([act?.Action].flat().toSorted()).toEqual(onWorkspaces);
    expect(act?.Resource).toMatch(/:workspace\/\*$/);
    expect(bundles).toMatchObject({
      Action: 'workspaces:MigrateWorkspace',
      Resource: 'arn:aws:workspaces:*:*:workspacebundle/*',
    });
    // A condition on a tag would shut out Amazon's bundles, which have none.
    expect(bundles).not.toHaveProperty('Condition');
    expect(act !== undefined && 'Condition' in act).toBe(nth === 1);
  });
});

describe('simulator.md', () => {
  it('has every flag and every operation', () => {
    const text = page('simulator');
    for (const [flag] of simulateHelp.matchAll(/--(?!help)[a-z]+/g)) expect(text).toContain(`\`${flag}`);
    for (const operation of Object.values(operationsOf).flatMap(Object.keys)) expect(text).toContain(operation);
  });

  it('shows faults that the simulator takes', () => {
    const examples = blocks(page('simulator'), 'json').map((text) => readFaultRules(JSON.parse(text)));
    expect(examples).toEqual([expect.any(Array)]);
  });
});

describe('dependencies.md', () => {
  it('gives a reason for every package, and for no other', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const told = ['In the program', 'For building and testing'].map((heading) =>
      rows(page('dependencies'), heading)
        .slice(1)
        .flatMap(([names = '']) => names.match(/(?<=`)[^`, ]+(?=`)/g) ?? [])
        .sort(),
    );
    expect(told).toEqual([Object.keys(dependencies).sort(), Object.keys(devDependencies).sort()]);
  });
});

describe.each(['architecture', 'rules', 'iam', 'simulator', 'dependencies', 'safety'])('%s.md', (name) => {
  it('names only files that there are', () => {
    const paths = page(name).match(/(?<=`)(?:src|test|scripts)\/[\w./-]+(?=`)/g) ?? [];
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});
