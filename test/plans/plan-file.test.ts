import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeInventory } from '../../src/lex/inventory.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import type { LexPlan, WorkspacesPlan } from '../../src/plans/plan.ts';
import { planText, readPlan, readPlanFile } from '../../src/plans/plan-file.ts';
import { sealed } from '../../src/plans/seal.ts';
import { bot } from '../lex/samples.ts';
import { candidate, context, lexItem, migrating, planMigration, planRebuild, value } from './fixtures.ts';

const ids = ['ws-0123456789', 'ws-abcdefghi'];
const bundleOf = (plan: WorkspacesPlan) =>
  JSON.parse(JSON.stringify(plan).replaceAll('wsb-target001', 'wsb-0target001')) as WorkspacesPlan;
const rebuild = value(
  planRebuild({
    ...context,
    ticket: 'CHG 42',
    candidates: [...ids.map((id) => candidate(id)), candidate('ws-connected1', { connection: 'CONNECTED' })],
  }),
);
const migration = sealed<WorkspacesPlan>(
  bundleOf(value(planMigration({ ...context, candidates: ids.map((id) => migrating(id)) }))),
);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-plans-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a plan file', () => {
  test.each([
    ['a rebuild', rebuild],
    ['a migration', migration],
  ])('holds %s whole, indented', async (_, plan) => {
    const path = join(folder, 'plan.json');
    await writeFile(path, planText(plan));
    expect(value(await readPlanFile(path))).toEqual(plan);
    expect(await readFile(path, 'utf8')).toContain('\n  "items": [\n');
  });

  test('that cannot be read says why', async () => {
    expect(await readPlanFile(join(folder, 'nowhere.json'))).toMatchObject({
      ok: false,
      failure: { why: 'There is no such file or folder.' },
    });
  });

  test('is cleaned only after its hash was checked', () => {
    const dirty = sealed<WorkspacesPlan>({ ...rebuild, ticket: 'CHG\u001b[2J 42' });
    expect(value(readPlan(planText(dirty), 'plan.json')).ticket).toBe('CHG 42');
  });
});

describe('a plan that cannot be used', () => {
  const why = (text: string) => {
    const read = readPlan(text, 'plan.json');
    return read.ok ? 'nothing' : read.failure.why;
  };
  /** Changed by hand, with a hash that fits: only what is missing can give it away. */
  const resealed = (change: Readonly<Record<string, unknown>>, plan = rebuild) =>
    why(JSON.stringify(sealed<WorkspacesPlan>({ ...plan, ...change } as WorkspacesPlan)));
  const [first, second] = rebuild.items;
  const changed = (change: Readonly<Record<string, unknown>>) => resealed({ items: [{ ...first, ...change }, second] });

  test('is named, with what to do', () => {
    expect(readPlan('{', 'my plan.json')).toMatchObject({
      ok: false,
      failure: {
        what: 'The plan my plan.json cannot be used.',
        why: 'It is not JSON.',
        next: 'Make a new plan and confirm that one.',
      },
    });
  });

  // biome-ignore format: a table
  test.each([
    ['not JSON', () => why('plan'), 'It is not JSON.'],
    ['nothing', () => why('null'), 'Its version is not given; this bellhop knows version 1.'],
    ['a list', () => why('[]'), 'Its version is not given; this bellhop knows version 1.'],
    ['of a later version', () => resealed({ version: 2 }), 'Its version is 2; this bellhop knows version 1.'],
    ['of a version as text', () => resealed({ version: '1' }), 'Its version is "1"; this bellhop knows version 1.'],
    ['changed by hand', () => why(planText(rebuild).replace('user-ws-012', 'user-ws-999')), /^Its content does not match its hash/],
    ['with another hash', () => why(planText({ ...rebuild, hash: '0'.repeat(64) })), /^Its content does not match its hash/],
    ['for another verb', () => resealed({ verb: 'terminate' }), /^verb: /],
    ['without an account', () => resealed({ accountId: undefined }), /^accountId: /],
    ['without a policy', () => resealed({ policy: undefined }), /^policy: /],
    ['with a wave of none', () => resealed({ policy: { ...rebuild.policy, wave: 0 } }), /^policy\.wave: /],
    ['with a canary of less than none', () => resealed({ policy: { ...rebuild.policy, canary: -1 } }), /^policy\.canary: /],
    ['that never stops', () => resealed({ policy: { ...rebuild.policy, stopAfter: { percent: 200 } } }), /^policy\.stopAfter/],
    ['with a condition that nobody knows', () => resealed({ notBefore: 1 }), /notBefore/],
    ['with a name that leads elsewhere', () => resealed({ id: '../run' }), /^id: /],
    ['of no time', () => resealed({ createdAt: 1e300 }), /^createdAt: /],
    ['without items', () => resealed({ items: [] }), 'items: there is nothing to send.'],
    ['without a list of items', () => resealed({ items: {} }), /^items: /],
    ['with an item twice', () => resealed({ items: [first, first] }), 'A WorkSpace is in it twice.'],
    ['with an item without id', () => changed({ id: undefined }), /^items\.0\.id: /],
    ['with an item of another kind', () => changed({ id: 'i-0123456789' }), 'items.0.id: the id of a WorkSpace is expected.'],
    ['with an item that no rule looked at', () => changed({ verdicts: [] }), `${first?.id} is to be sent, and its own findings hold it back.`],
    ['with an item that a rule denies', () => changed({ verdicts: [{ kind: 'denied', reason: 'No.', rule: 'state' }] }), /hold it back/],
    ['with a finding of no kind', () => changed({ verdicts: [{ kind: 'fine', reason: '' }] }), /^items\.0\.verdicts\.0\.kind: /],
    ['for a rebuild, with a target', () => changed({ target: { bundleId: 'wsb-012345678' } }), /has a target, for a rebuild/],
    ['for a migration, without a target', () => resealed({ items: [{ ...migration.items[0], target: undefined }] }, migration), /has no target to migrate to/],
    ['for a migration to no bundle', () => resealed({ items: [{ ...migration.items[0], target: { bundleId: 'x' } }] }, migration), /^items\.0\.target\.bundleId: /],
  ] as const)('%s', (_, refusal, expected) => {
    expect(refusal()).toMatch(expected);
  });
});

describe('a plan for bots of Lex', () => {
  const plan = value(
    planLexMigration({
      ...context,
      items: [
        lexItem({ inventory: takeInventory({ bot: bot(), intents: [], aliases: undefined, channels: [] }) }),
        lexItem({
          id: 'Bestellen',
          v1BotName: 'Bestellen',
          migrationStrategy: 'UPDATE_EXISTING',
          existence: 'earlier',
          into: { botId: undefined, roleArn: undefined, hasLocale: false },
          source: { updatedAt: 1, checksum: 'c' },
        }),
      ],
    }),
  );
  const [first, second] = plan.items;
  const resealed = (change: Partial<Record<keyof typeof plan, unknown>>) => {
    const answer = readPlan(JSON.stringify(sealed<LexPlan>({ ...plan, ...change } as LexPlan)), 'plan.json');
    return answer.ok ? '' : answer.failure.why;
  };
  const changed = (change: Readonly<Record<string, unknown>>) => resealed({ items: [{ ...first, ...change }] });

  test('comes back from its file as it was', () => {
    expect(value(readPlan(planText(plan), 'plan.json'))).toEqual(JSON.parse(JSON.stringify(plan)));
  });

  // biome-ignore format: a table
  test.each([
    ['changed by hand', () => { const answer = readPlan(planText(plan).replace('en-US', 'en-GB'), 'p'); return answer.ok ? '' : answer.failure.why; }, /does not match its hash/],
    ['without bots', () => resealed({ items: [] }), 'items: there is nothing to send.'],
    ['with a bot twice', () => resealed({ items: [first, first] }), 'A bot is in it twice.'],
    ['with bots side by side', () => resealed({ policy: { ...plan.policy, wave: 2 } }), 'Its bots would not go one after the other.'],
    ['with a name that Lex does not take', () => changed({ v2BotName: '-a' }), 'items.0.v2BotName: the name of a Lex V2 bot is expected.'],
    ['with a version that is none', () => changed({ v1BotVersion: 'abc1' }), 'items.0.v1BotVersion: $LATEST or a number is expected.'],
    ['with a role that is none', () => changed({ v2BotRole: 'lex' }), "items.0.v2BotRole: a role's ARN is expected."],
    ['with an item that moves another bot', () => changed({ v1BotName: 'Other' }), 'OrderFlowers would move Other.'],
    ['that creates what was found', () => changed({ existence: 'found' }), /has the strategy CREATE_NEW, and its V2 bot is found/],
    ['that updates what was absent', () => changed({ migrationStrategy: 'UPDATE_EXISTING' }), /its V2 bot is absent/],
    ['into a bot that nothing before creates', () => resealed({ items: [second] }), 'Bestellen goes into OrderFlowersV2, which nothing before it creates.'],
    ['with a condition that nobody knows', () => changed({ onlyIf: 1 }), /onlyIf/],
  ] as const)('%s is refused', (_, refusal, expected) => {
    expect(refusal()).toMatch(expected);
  });
});
