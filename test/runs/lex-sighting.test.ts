/** A migration whose answer was lost is looked for among all, and what AWS does not say enough of is never taken for it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../../src/aws/session.ts';
import { runningMigrations } from '../../src/lex/look-at-v2.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import type { LexItem } from '../../src/plans/plan.ts';
import { endOfLexMigration, lexDriver } from '../../src/runs/drivers/lex.ts';
import { untouched } from '../../src/runs/untouched.ts';
import { limits, value } from '../plans/fixtures.ts';
import { mangledWire } from '../screens/lex/mangled-wire.ts';
import { type SimulatedWorld, simulatedWorld } from './world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const lexWorld = () => world.simulator.world.lex;

async function input(v2BotName = 'Trips') {
  const [role] = value(await world.session.lex.v2Roles());
  return {
    v1BotName: 'OrderFlowers',
    v1BotVersion: '3',
    v2BotName,
    v2BotRole: role?.arn ?? '',
    migrationStrategy: 'CREATE_NEW',
  } as const;
}

/** Sent just now, and its answer lost; nothing of the bot was there before. */
async function lost() {
  const planned: LexItem = {
    id: 'OrderFlowers',
    ...(await input()),
    locale: 'en-US',
    existence: 'absent',
    inventory: undefined,
  };
  const account = value(await world.session.account());
  const plan = value(planLexMigration({ account, now: 0, random: 0, limits, items: [planned] }));
  const item = {
    ...untouched(planned.id, undefined),
    phase: 'unclear',
    attemptedAt: world.clock.now(),
    known: [],
  } as const;
  const look = async (session: Session = world.session) => {
    const { byItem, failure } = await lexDriver(plan, session).observe([item], new AbortController().signal);
    return { sighting: byItem.get(item.id), failure };
  };
  const judged = (observation: Parameters<typeof endOfLexMigration>[1]) =>
    endOfLexMigration(item, observation, {
      now: item.attemptedAt + 660_000,
      looks: 3,
      steady: 3,
      blind: 0,
      missing: { source: 0, target: 0 },
    });
  return { look, judged };
}

const begin = async (name?: string) => value(await world.session.changes.startLexMigration(await input(name)));

/** As AWS sends it, one member left out of every record. */
async function without(member: string): Promise<Session> {
  const wire = await mangledWire(world.simulator.url, (name, sent) => (name === member ? undefined : sent));
  wires.push(wire);
  return world.open({ endpointUrl: wire.url });
}
const wires: AsyncDisposable[] = [];
afterEach(async () => {
  for (const wire of wires.splice(0)) await wire[Symbol.asyncDispose]();
});

describe('the only migration that may be the one whose answer was lost', () => {
  const uncertain = async (session: Session | undefined) => {
    const { look, judged } = await lost();
    const { id } = await begin();
    const { sighting } = await look(session);
    expect(sighting).toEqual({ observation: { source: undefined, fitting: [id] } });
    expect(judged(sighting?.observation ?? { source: undefined })).toEqual({
      settled: true,
      outcome: 'needs-human',
      reason: `The answer was lost, and AWS lists a migration that may be this one, but not enough of it to be sure: ${id}.`,
    });
  };

  test('is not taken for it where its V2 bot may not be read', async () => {
    await world.faults({ operation: 'DescribeBot', effect: 'deny' });
    await uncertain(undefined);
  });

  test('is not taken for it where its V2 bot is gone', async () => {
    const { look } = await lost();
    const { id, v2BotId = '' } = await begin();
    lexWorld().v2Bots.delete(v2BotId);
    expect((await look()).sighting).toEqual({ observation: { source: undefined, fitting: [id] } });
  });

  test('is not taken for it where AWS leaves out the name of its V2 bot', async () => {
    await world.faults({ operation: 'DescribeBot', effect: 'answer', with: { botName: null } });
    await uncertain(undefined);
  });

  test.each(['v2BotId', 'v1BotName', 'v1BotVersion', 'migrationTimestamp', 'migrationStrategy', 'v2BotRole'])(
    'is not taken for it where AWS leaves out %s',
    async (member) => uncertain(await without(member)),
  );

  test.each([
    ['throttle', 4],
    ['500', 4],
    ['hang', 2],
  ])('is looked for again where a fault may pass (%s)', async (effect, times) => {
    const { look } = await lost();
    const { id } = await begin();
    await world.faults({ operation: 'DescribeBot', effect, times });
    const first = await look();
    expect(first).toMatchObject({ sighting: undefined, failure: { operation: 'lex:DescribeBot' } });
    expect((await look()).sighting).toMatchObject({ targetId: id });
  });
});

describe('pages of migrations', () => {
  /** So many of another bot, newer than whatever there is. */
  function newer(count: number): void {
    const one = lexWorld().migrations.find(({ botName }) => botName !== 'OrderFlowers');
    if (!one) throw new Error('no migration');
    const now = world.clock.now();
    for (let nth = 0; nth < count; nth += 1)
      lexWorld().migrations.push({
        ...one,
        id: `NEWER${String(nth).padStart(5, '0')}`,
        startedAt: now + nth,
        endsAt: now + nth,
      });
  }

  test('that are empty do not end the search', async () => {
    const { look } = await lost();
    const { id } = await begin();
    newer(120);
    expect((await look()).sighting).toMatchObject({ targetId: id });
  });

  test('that hold none of which AWS says that it has ended do not end the look for one that runs', async () => {
    const { id } = await begin();
    newer(60);
    const ask = { priority: 'verify' } as const;
    // Of a page without a status nothing is known.
    const session = await without('migrationStatus');
    const all = value(await runningMigrations(session, ask));
    expect(all.map((one) => one.id)).toContain(id);
  });
});
