/** The rules of the one request that changes anything, 8 to 10, over the wire. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf } from '../../src/keymap.ts';
import type { Backup } from '../../src/lex/backup.ts';
import { confirmationSteps } from '../../src/plans/confirmation.ts';
import { type SimulatedWorld, simulatedWorld, until } from '../runs/world.ts';
import { openLex } from '../screens/lex/lex-console.tsx';
import { asked, begun, byHand, itemOf, namesake, plain, planned, start } from './asked.ts';
import { wizardTo } from './way.ts';

const backup: Backup = { kind: 'export', folder: '/backups/one', sha256: '0'.repeat(64), at: 0, missing: [] };

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld({ workspaces: 0, bots: 30 });
});
afterEach(() => world[Symbol.asyncDispose]());

describe('rule 8: UPDATE_EXISTING needs a stronger confirmation', () => {
  test('the loss is acknowledged and the name of the V2 bot typed; a new bot has a phrase of its own', async () => {
    const overwriting = await planned(world, [{ ...(await itemOf(world.session, namesake)), backup }]);
    expect(confirmationSteps(overwriting)).toMatchObject([
      {
        class: 'draft-overwritten',
        count: 1,
        sentence: expect.stringMatching(/ The V2 bot OrderFlowers is not kept:/),
      },
      { kind: 'phrase', phrase: 'OrderFlowers' },
    ]);
    const creating = await planned(world, [{ ...(await itemOf(world.session, plain)), backup }]);
    expect(confirmationSteps(creating)).toMatchObject([{ kind: 'phrase', phrase: 'MIGRATE ScheduleAppointment' }]);
  });

  test('what is overwritten and the role that the bot has come before that', async () => {
    await using lex = await openLex({ speed: 20 });
    const seen: string[] = [];
    await wizardTo(lex.terminal, namesake.bot, 'confirm', async () => {
      seen.push(await lex.terminal.screen());
    });
    const [target = '', role = '', review = ''] = seen.slice(-4);
    expect(target).toContain('OVERWRITES en_US Draft of OrderFlowers');
    expect(role).toContain('the role that the existing bot has now');
    expect(review).toContain('UPDATE_EXISTING');
    expect(await lex.calls('StartMigration')).toEqual([]);
  });

  test('an export of the V2 bot can be taken before it is overwritten, and the review says that it is there', async () => {
    await using lex = await openLex({ speed: 20, rows: 50, columns: 120 });
    await wizardTo(lex.terminal, namesake.bot, 'review', async (stop) => {
      if (stop !== 'V2 bot') return;
      await lex.terminal.press(keyOf('exportV2'));
      await lex.terminal.sees('Kept as it was at');
    });
    await lex.terminal.sees('The V2 bot as it was before');
    expect(await lex.calls('CreateExport')).toHaveLength(1);
    expect(await lex.calls('StartMigration')).toEqual([]);
  });

  test('while changes are locked nothing can be started', async () => {
    await using lex = await openLex({ unlocked: false, speed: 20 });
    await wizardTo(lex.terminal, plain.bot, 'confirm');
    await lex.terminal.sees('W unlocks them');
    await lex.terminal.press('enter');
    await lex.terminal.seesNo('Type this phrase');
    expect(await lex.calls('StartMigration')).toEqual([]);
    const locked = await world.open({ unlocked: false });
    const { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy } = await itemOf(locked, plain);
    const input = { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy };
    expect(await locked.changes.startLexMigration(input)).toMatchObject({ ok: false, failure: { kind: 'locked' } });
    expect(await asked(world, 'StartMigration')).toEqual([]);
  });
});

describe('rule 9: one POST, never replayed', () => {
  test('however often enter is pressed', async () => {
    await using lex = await openLex({ speed: 20 });
    await wizardTo(lex.terminal, plain.bot, 'confirm');
    await lex.terminal.sees('Type this phrase');
    await lex.terminal.type(`MIGRATE ${plain.bot}\r\r\r\r`);
    await lex.terminal.sees('Runs / ');
    await expect.poll(() => lex.calls('StartMigration')).toHaveLength(1);
    await lex.terminal.sees(/watched|in progress|IN_PROGRESS/);
    expect(await lex.calls('StartMigration')).toHaveLength(1);
  });

  test.each(['500-after', 'drop-after', 'hang-after', 'malformed'])(
    'after %s the migrations are listed, and the one that was begun is found',
    async (effect) => {
      await world.faults({ operation: 'StartMigration', effect });
      const run = await start(world, await itemOf(world.session, plain));
      await until(run, ({ items: [item] }) => item?.phase === 'unclear');
      const { items } = await run.done;
      expect(items[0]?.targetId).toBe(begun(world)[0]?.id);
      const log = (await world.log()).map(({ operation }) => operation);
      const posted = log.indexOf('StartMigration');
      expect(log.lastIndexOf('StartMigration')).toBe(posted);
      expect(log[posted + 1]).toBe('GetMigrations');
      expect((await asked(world, 'GetMigrations')).at(-1)?.input).toMatchObject({
        v1BotNameContains: plain.bot,
        sortByAttribute: 'MIGRATION_DATE_TIME',
        sortByOrder: 'DESCENDING',
      });
    },
  );

  test.each(['500', 'drop-before', 'hang', 'html'])(
    'after %s that began nothing, nothing is sent again',
    async (effect) => {
      await world.faults({ operation: 'StartMigration', effect });
      const { items } = await (await start(world, await itemOf(world.session, plain))).done;
      expect(items[0]).toMatchObject({ outcome: 'needs-human', targetId: undefined });
      expect(await asked(world, 'StartMigration')).toHaveLength(1);
      expect(begun(world)).toEqual([]);
    },
  );

  test('a migration of the same bot under another role is not taken for it', async () => {
    const item = await itemOf(world.session, plain);
    await world.faults({ operation: 'StartMigration', effect: 'drop-before', times: 1 });
    const run = await start(world, item);
    await until(run, ({ items: [one] }) => one?.phase === 'unclear');
    await byHand(world.session, { ...item, v2BotRole: 'arn:aws:iam::123456789012:role/lex-v2-shared' });
    expect((await run.done).items[0]).toMatchObject({ outcome: 'needs-human', targetId: undefined });
  });
});

describe('rule 10: one running migration per V2 target', () => {
  test('while one runs into the bot another is not started', async () => {
    const item = await itemOf(world.session, namesake);
    await byHand(world.session, await itemOf(world.session, { bot: 'PedidosDeFlores', version: '1' }, namesake.bot));
    const { items } = await (await start(world, item)).done;
    expect(items[0]).toMatchObject({ outcome: 'done' });
    expect((await asked(world, 'StartMigration')).map(({ error }) => error)).toEqual([undefined, undefined]);
    const [first, second] = begun(world);
    expect(second?.startedAt).toBeGreaterThanOrEqual(first?.endsAt ?? Number.POSITIVE_INFINITY);
  });

  test('several bots are moved one after the other', async () => {
    const bots = [plain, { bot: 'BookTrip', version: '2' }, { bot: 'PrenotaHotel', version: '1' }];
    const items = await Promise.all(bots.map((one) => itemOf(world.session, one)));
    await (await start(world, ...items)).done;
    const all = begun(world);
    expect(all).toHaveLength(3);
    for (const [at, { startedAt }] of all.entries())
      if (at > 0) expect(startedAt).toBeGreaterThanOrEqual(all[at - 1]?.endsAt ?? Number.POSITIVE_INFINITY);
  });
});
