import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/aws/answer.ts';
import type { LexV2Bot, Role } from '../../src/aws/lex-model.ts';
import { type Asked, compose, type Surroundings } from '../../src/lex/compose.ts';
import { takeInventory } from '../../src/lex/inventory.ts';
import { lookOf } from '../../src/lex/look.ts';
import type { RoleCheck } from '../../src/lex/role-check.ts';
import { ACCOUNT, bot, CUSTOM, failure, REGION, SERVICE_LINKED } from './samples.ts';

const linked: Role = { arn: SERVICE_LINKED, name: 'linked', serviceLinked: true };
const custom: Role = { arn: CUSTOM, name: 'custom', serviceLinked: false };
const denied: Answer<never> = { ok: false, failure: failure({ kind: 'denied', why: 'Not you.' }) };
const own = `arn:aws:iam::${ACCOUNT}:role/own`;

const v2Bot = (over: Partial<LexV2Bot> = {}): LexV2Bot => ({
  id: 'B1',
  name: 'Flowers',
  status: 'Available',
  type: 'Bot',
  roleArn: own,
  ...over,
});
const found = (over: Partial<LexV2Bot> = {}, locales = ['de_DE']) =>
  lookOf(
    'Flowers',
    { ok: true, value: v2Bot(over) },
    { ok: true, value: locales.map((id) => ({ id, status: 'Built' })) },
  );
const absent = (name = 'Flowers') => lookOf(name, { ok: true, value: undefined }, undefined);
const unknown = lookOf('Flowers', denied, undefined);

const asked = (name: string, locale: string | undefined, wish: Partial<Asked['wish']> = {}): Asked => {
  const chosen = bot({ name, locale, updatedAt: 7, checksum: 'c' });
  const inventory = takeInventory({ bot: chosen, intents: [], aliases: [], channels: [] });
  return {
    wish: { at: `line of ${name}`, bot: name, to: 'Flowers', ...wish },
    bot: chosen,
    versionWhy: undefined,
    inventory,
  };
};

const settle = (all: readonly Asked[], over: Partial<Surroundings> = {}) =>
  compose(all, {
    looks: new Map([['Flowers', absent()]]),
    roles: { ok: true, value: [linked, custom] },
    checks: new Map(),
    accountId: ACCOUNT,
    region: REGION,
    overwriteEarlier: false,
    ...over,
  });
const looks = (look: ReturnType<typeof absent>) => ({ looks: new Map([['Flowers', look]]) });

describe('the strategy', () => {
  test('creates what is not there', () => {
    expect(settle([asked('Order', 'en-US')]).items).toMatchObject([
      {
        v2BotName: 'Flowers',
        migrationStrategy: 'CREATE_NEW',
        existence: 'absent',
        source: { updatedAt: 7, checksum: 'c' },
      },
    ]);
  });

  test('updates what is there, and keeps what the bot was', () => {
    expect(settle([asked('Order', 'de-DE')], looks(found())).items).toMatchObject([
      {
        migrationStrategy: 'UPDATE_EXISTING',
        existence: 'found',
        v2BotRole: own,
        into: { botId: 'B1', roleArn: own, hasLocale: true },
      },
    ]);
    expect(settle([asked('Order', 'en-US')], looks(found())).items[0]?.into?.hasLocale).toBe(false);
  });

  test('that was given is taken where AWS did not say, and the name of the V1 bot where no other was', () => {
    const wish = { strategy: 'CREATE_NEW', to: undefined } as const;
    const { items } = settle([asked('Order', 'en-US', wish)], { looks: new Map([['Order', unknown]]) });
    expect(items).toMatchObject([{ v2BotName: 'Order', migrationStrategy: 'CREATE_NEW', existence: 'unknown' }]);
  });

  // biome-ignore format: a table
  test.each([
    ['has to be given where AWS did not say', {}, unknown, /existence unknown.*Not you\. Give --strategy/i],
    ['cannot create what is there', { strategy: 'CREATE_NEW' }, found(), /cannot be CREATE_NEW: A V2 bot named Flowers exists/],
    ['cannot update what is not there', { strategy: 'UPDATE_EXISTING' }, absent(), /cannot be UPDATE_EXISTING: No V2 bot is named Flowers/],
    ['has nothing to do with a network of bots', {}, found({ type: 'BotNetwork' }), /is a BotNetwork, not a bot/],
  ] as const)('%s', (_, wish, look, why) => {
    const { items, faults } = settle([asked('Order', 'en-US', wish)], looks(look));
    expect(items).toEqual([]);
    expect(faults).toEqual([{ at: 'line of Order', why: expect.stringMatching(why) }]);
  });
});

describe('several bots into one V2 bot', () => {
  test('are created by the first, and updated by those of other locales', () => {
    const { items } = settle([asked('Order', 'en-US'), asked('Bestellen', 'de-DE'), asked('Commander', 'fr-FR')]);
    expect(items.map(({ migrationStrategy, existence }) => [migrationStrategy, existence])).toEqual([
      ['CREATE_NEW', 'absent'],
      ['UPDATE_EXISTING', 'earlier'],
      ['UPDATE_EXISTING', 'earlier'],
    ]);
    // What a migration makes of the bot's role is not documented: nothing is expected of it.
    expect(items[1]).toMatchObject({ v2BotRole: SERVICE_LINKED, into: { botId: undefined, hasLocale: false } });
    expect(items[1]?.into?.roleArn).toBeUndefined();
  });

  test('that was there keep to its id', () => {
    const { items } = settle([asked('Order', 'en-US'), asked('Commander', 'fr-FR')], looks(found()));
    expect(items[1]).toMatchObject({ existence: 'found', v2BotRole: own, into: { botId: 'B1', hasLocale: false } });
  });

  test.each([
    ['of the same locale', 'en-US', 'en-US', /^Its locale en-US is that of Order, which goes into Flowers too/],
    [
      'of a locale that AWS did not say',
      'en-US',
      undefined,
      /^AWS did not say its locale, and it may be that of Order/,
    ],
    ['behind one of a locale that AWS did not say', undefined, 'en-US', /is that of Order/],
  ])('%s are refused, unless they are meant', (_, first, second, why) => {
    const all = [asked('Order', first), asked('Again', second)];
    const refused = settle(all);
    expect(refused.items).toHaveLength(1);
    expect(refused.faults).toEqual([{ at: 'line of Again', why: expect.stringMatching(why) }]);
    expect(refused.faults[0]?.why).toContain('--overwrite-earlier');
    const meant = settle(all, { overwriteEarlier: true });
    expect(meant.faults).toEqual([]);
    expect(meant.items[1]?.into?.hasLocale).not.toBe(false);
  });

  test('cannot be created twice', () => {
    const { faults } = settle([asked('Order', 'en-US'), asked('Other', 'de-DE', { strategy: 'CREATE_NEW' })]);
    expect(faults).toMatchObject([{ why: 'It cannot be CREATE_NEW: Order goes into Flowers earlier in this run.' }]);
  });
});

describe('the role', () => {
  const second: Role = { ...linked, arn: `${SERVICE_LINKED}B` };
  const foreign = 'arn:aws:iam::210987654321:role/lex';

  const checked = (role: string, check: RoleCheck) =>
    settle([asked('Order', 'en-US', { role })], { checks: new Map([[role, check]]) });

  test('that is given is taken where IAM says that it fits', () => {
    const { items } = checked(own, { kind: 'fits', sentence: 'It fits.' });
    expect(items[0]?.v2BotRole).toBe(own);
    expect(items[0]?.roleNotes).toBeUndefined();
  });

  test.each<[RoleCheck, string]>([
    [{ kind: 'missing', sentence: 'IAM knows no role named own.' }, 'IAM knows no role named own.'],
    [{ kind: 'unfit', sentence: 'Another ARN.', suggestion: CUSTOM }, `Another ARN. Perhaps ${CUSTOM}.`],
  ])('that IAM speaks against is refused in its words: %o', (check, why) => {
    expect(checked(own, check)).toMatchObject({ items: [], faults: [{ at: 'line of Order', why }] });
  });

  test('of which IAM says nothing is taken, and the plan tells what is not known', () => {
    const { items } = checked(own, { kind: 'unchecked', sentence: 'Unchecked: not you.', failure: failure() });
    expect(items[0]?.roleNotes).toEqual([
      'Unchecked: not you.',
      `${own} is not among the roles of this account that trust lexv2.amazonaws.com.`,
    ]);
  });

  test('that nobody can pick is told once for all bots, with where the first of them stands', () => {
    const roles = { ok: true, value: [linked, second] } as const;
    const { faults } = settle([asked('Order', 'en-US'), asked('Bestellen', 'de-DE')], { roles });
    expect(faults).toMatchObject([{ at: 'line of Order, and 1 more', why: expect.stringContaining(second.arn) }]);
  });

  // biome-ignore format: a table
  test.each<[string, Partial<Asked['wish']>, Partial<Surroundings>, RegExp]>([
    ['is not picked among several', {}, { roles: { ok: true, value: [linked, second] } }, /^There are 2 service-linked roles: give --role.*\n {2}arn:[^\n]*\n {2}arn:/],
    ['is not picked among custom ones', {}, { roles: { ok: true, value: [custom] } }, /no service-linked role, and others: give --role/],
    ['is not made', {}, { roles: { ok: true, value: [] } }, /create-service-linked-role/],
    ['is needed where roles may not be listed', {}, { roles: denied }, /could not be listed \(Not you\.\): give --role/],
    ['is needed where that of the bot may not be read', {}, looks(found({ roleArn: undefined })), /present role of Flowers is unknown/],
    ['of another account is refused', { role: foreign }, {}, /belongs to account 210987654321/],
    ['of another partition is refused', { role: `arn:aws-us-gov:iam::${ACCOUNT}:role/lex` }, {}, /in the partition aws-us-gov/],
    ['of Lex V1 is refused', { role: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots` }, {}, /Lex V1 service-linked role/],
  ])('%s', (_, wish, over, why) => {
    expect(settle([asked('Order', 'en-US', wish)], over).faults[0]?.why).toMatch(why);
  });
});
