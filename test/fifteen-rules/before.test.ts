/** The rules of what is known before anything is chosen, 1 to 7, over the wire. */
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/aws/answer.ts';
import type { LexBotSummary } from '../../src/aws/lex-model.ts';
import { collect } from '../../src/aws/paging.ts';
import type { Session } from '../../src/aws/session.ts';
import { wizardBanner } from '../../src/lex/end-of-life.ts';
import { lookAtV2 } from '../../src/lex/look-at-v2.ts';
import { checkV1BotName, checkV2BotName, checkVersion } from '../../src/lex/names.ts';
import { classifyProbe } from '../../src/lex/probe.ts';
import { checkRoleArn } from '../../src/lex/role-arn.ts';
import { effects } from '../../src/lex/strategy.ts';
import { value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld } from '../runs/world.ts';
import { openLex } from '../screens/lex/lex-console.tsx';
import { asked, begun, byHand, itemOf, namesake, plain, start, targetOf, tell, v1Bot } from './asked.ts';
import { wizardTo } from './way.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld({ workspaces: 0, bots: 30 });
});
afterEach(() => world[Symbol.asyncDispose]());

const probed = async (session: Session) => classifyProbe(await session.lex.probe(), session.region);

describe('rule 1: probe first, bounded', () => {
  test('a server that takes the request and never answers is told as not reachable, and holds nothing up meanwhile', async () => {
    await using lex = await openLex({ prepare: (say) => say('lex', { v1: 'silent' }) });
    await lex.walk(['Asking: lex:GetBots', '?'], ['Keys', 'esc'], ['Asking: lex:GetBots', 'enter']);
    await lex.terminal.sees('Lex V1 has not answered yet.');
    await lex.terminal.sees('The Lex V1 endpoint in eu-west-1 is not reachable.');
  });

  test('who leaves does not wait for it', async () => {
    await tell(world, 'lex', { v1: 'silent' });
    const leaving = new AbortController();
    const answer = world.session.lex.probe({ signal: leaving.signal });
    await expect.poll(() => asked(world, 'GetBots')).toHaveLength(1);
    leaving.abort();
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  });
});

describe('rule 2: classify the probe honestly', () => {
  test.each([
    ['serving', 'answering', /still answers/, 'status: 200'],
    ['empty', 'empty', /No bots visible/, 'bots: 0'],
    ['denied', 'refused', /refused the request/, 'status: 403'],
    ['gone', 'gone', /AWS says that Lex V1 is gone/, 'status: 410'],
    ['html', 'other', /does not interpret/, 'status: 200'],
    ['html-503', 'other', /does not interpret/, 'status: 503'],
    ['reset', 'unreachable', /not reachable/, 'call: lex:GetBots'],
  ])('%s', async (v1, kind, headline, evidence) => {
    await tell(world, 'lex', { v1 });
    const session = await world.open({ region: 'eu-west-1' });
    const probe = await probed(session);
    expect(probe).toMatchObject({ kind, headline: expect.stringMatching(headline), mayGoOn: kind === 'answering' });
    expect(probe.evidence).toContain(evidence);
    expect(await asked(world, 'GetBots')).toHaveLength(1);
  });

  test('an endpoint that refuses the connection is not reachable either', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await expect.poll(() => server.listening).toBe(true);
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    const session = await world.open({ region: 'eu-west-1', endpointUrl: `http://127.0.0.1:${port}` });
    const probe = await probed(session);
    expect(probe.kind).toBe('unreachable');
    expect(probe.evidence.join('\n')).toContain('ECONNREFUSED');
  });

  test('empty never reads "no bots" alone', async () => {
    await tell(world, 'lex', { v1: 'empty' });
    const { explanation, helps } = await probed(await world.open({ region: 'eu-west-1' }));
    expect(explanation).toMatch(/Either none are in this Region, or AWS has removed them/);
    expect(helps.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['regions', 'v2-bots', 'backups', 'support']));
  });
});

describe('rule 3: the end-of-life banner', () => {
  test('stands on every step of the wizard, whatever is pressed', async () => {
    expect(wizardBanner).toMatch(/2025-03-31.*2025-09-15/);
    const wide = { columns: 120, rows: 40 };
    await using lex = await openLex({ speed: 20, ...wide });
    const { terminal } = lex;
    await wizardTo(terminal, plain.bot, 'confirm', async (stop) => {
      await terminal.resize(80, 24);
      await terminal.sees(wizardBanner);
      if (stop === 'V2 name') await terminal.type('--');
      const typed = stop === 'V2 name' || stop === 'confirm';
      for (const key of typed ? ['tab', 'pagedown', 'delete'] : ['r', 'pagedown', 'pageup', 'delete', 'tab']) {
        await terminal.press(key);
        await terminal.sees(wizardBanner);
      }
      if (!typed) await lex.walk([wizardBanner, '?'], ['Keys', 'esc']);
      await terminal.resize(wide.columns, wide.rows);
      await terminal.sees(wizardBanner);
    });
  });

  test('stands there where V1 is gone', async () => {
    await using lex = await openLex({ prepare: (say) => say('lex', { v1: 'gone' }) });
    await lex.terminal.sees('AWS says that Lex V1 is gone');
    await lex.terminal.sees(wizardBanner);
  });
});

describe('rule 4: validate locally', () => {
  const tooLong = 'a'.repeat(101);
  test.each<[what: string, text: string, check: (text: string) => unknown, fits: boolean]>([
    ['V1 name', 'Bot2', checkV1BotName, false],
    ['V2 name', 'Bot2', checkV2BotName, true],
    ['V2 name', 'A--b', checkV2BotName, false],
    ['V2 name', '-a', checkV2BotName, false],
    ['V2 name', tooLong, checkV2BotName, false],
    ['V2 name', 'a-', checkV2BotName, true],
    ['version', 'abc1', checkVersion, false],
    ['version', '$LATEST', checkVersion, true],
    ['role', 'arn:aws:iam::999999999999:role/x', (arn) => checkRoleArn(arn, '123456789012'), false],
  ])('as a %s %s is checked whole', (_, text, check, fits) => {
    expect(check(text) === undefined).toBe(fits);
  });

  test.each(['B', 'Bot2', 'a-b'])('the filter %s, which Lex would refuse, is never sent', async (nameContains) => {
    const listed = value(await collect(world.session.lex.bots({ nameContains }))) as readonly LexBotSummary[];
    expect(listed.every(({ name }) => name.toLowerCase().includes(nameContains.toLowerCase()))).toBe(true);
    const sent = await asked(world, 'GetBots');
    expect(sent.map(({ input }) => input.nameContains)).toEqual(sent.map(() => undefined));
    expect(sent.some(({ error }) => error)).toBe(false);
  });

  test('a name that is none is told while it is typed, and V2 is not asked for it', async () => {
    await using lex = await openLex({ speed: 20 });
    await wizardTo(lex.terminal, plain.bot, 'V2 name');
    await lex.terminal.press('ctrl+u');
    await lex.terminal.type('A--b\r');
    await lex.terminal.sees('cannot hold two separators in a row');
    expect(await lex.calls('ListBots')).toEqual([]);
  });
});

describe('rule 5: paginate everything', () => {
  test('120 bots in three pages are 120 rows', async () => {
    await using many = await simulatedWorld({ workspaces: 0, bots: 120 });
    const bots = value(await collect(many.session.lex.bots())) as readonly LexBotSummary[];
    expect(new Set(bots.map(({ name }) => name)).size).toBe(120);
    expect((await asked(many, 'GetBots')).map(({ input }) => input.maxResults)).toEqual([50, 50, 50]);
  });

  test('a token that comes again ends the list', async () => {
    await using many = await simulatedWorld({ workspaces: 0, bots: 120 });
    const first = await fetch(`${many.simulator.url}/bots?maxResults=50`, { headers: signature });
    const { nextToken } = (await first.json()) as { readonly nextToken: string };
    await many.faults({ operation: 'GetBots', effect: 'answer', with: { nextToken } });
    const answer: Answer<unknown> = await collect(many.session.lex.bots());
    expect(answer.ok).toBe(false);
    // One by the test itself.
    expect(await asked(many, 'GetBots')).toHaveLength(3);
  });
});

describe('rule 6: the locale is that of the chosen version', () => {
  test('it comes from GetBot of that version, and says what is overwritten in the words of V2', async () => {
    const { locale } = await v1Bot(world.session, namesake);
    expect((await asked(world, 'GetBot')).at(-1)?.input).toMatchObject({ versionOrAlias: namesake.version });
    expect(locale).toBe('en-US');
    const target = await targetOf(world.session, namesake.bot);
    expect(effects(target, locale)[0]).toMatch(/^OVERWRITES en_US Draft of OrderFlowers/);
    expect(effects(target, 'ja-JP')[0]).toBe('Adds the locale ja_JP to OrderFlowers, which does not have it yet.');
  });
});

describe('rule 7: the strategy is derived, not guessed', () => {
  test.each([
    ['OrderFlowers', 'found', 'UPDATE_EXISTING'],
    ['BookTrip', 'absent', 'CREATE_NEW'],
    ['booktrip', 'found', 'UPDATE_EXISTING'],
    ['FrontDesk', 'found', undefined],
  ])('%s, case and all, is %s: %s', async (name, certainty, strategy) => {
    const { existence } = await lookAtV2(world.session, name, {});
    expect(existence).toMatchObject({ certainty, strategy });
    const [listed] = await asked(world, 'ListBots');
    expect(listed?.input).toMatchObject({ filters: [{ name: 'BotName', operator: 'EQ', values: [name] }] });
  });

  test.each(['deny', '500'])('where ListBots fails (%s) existence is unknown', async (effect) => {
    await world.faults({ operation: 'ListBots', effect });
    const { existence } = await lookAtV2(world.session, plain.bot, {});
    expect(existence).toMatchObject({ certainty: 'unknown', strategy: undefined });
    expect(existence.sentence).toMatch(/existence unknown/i);
  });

  test('it is looked up again right before the start: what came in between is not overwritten', async () => {
    const item = await itemOf(world.session, plain);
    expect(item.migrationStrategy).toBe('CREATE_NEW');
    await byHand(world.session, {
      ...(await itemOf(world.session, namesake)),
      v2BotName: plain.bot,
      migrationStrategy: 'CREATE_NEW',
    });
    const before = begun(world).length;
    const { items } = await (await start(world, item)).done;
    expect(items[0]).toMatchObject({ outcome: 'stale' });
    expect(begun(world)).toHaveLength(before);
  });
});

const signature = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIATEST/20261122/eu-central-1/lex/aws4_request' };
