import { describe, expect, it } from 'vitest';
import { routeRest } from '../../src/simulator/rest.ts';

const route = (method: string, path: string, body?: unknown) =>
  routeRest(method, new URL(path, 'http://127.0.0.1'), body);

describe('the paths that Lex V1 and Lex V2 share', () => {
  it.each([
    ['GET', '/bots', 'lex-v1', 'GetBots', {}],
    ['POST', '/bots/', 'lex-v2', 'ListBots', {}],
    ['GET', '/bots/ABCDEFGHIJ/', 'lex-v2', 'DescribeBot', { botId: 'ABCDEFGHIJ' }],
    ['GET', '/bots/A/versions/', 'lex-v1', 'GetBotVersions', { name: 'A' }],
    ['GET', '/bots/A/versions/%24LATEST', 'lex-v1', 'GetBot', { name: 'A', versionOrAlias: '$LATEST' }],
    ['GET', '/bots/A/aliases/-/channels/', 'lex-v1', 'GetBotChannelAssociations', { botName: 'A', botAlias: '-' }],
    ['GET', '/bots/A/aliases?maxResults=7', 'lex-v1', 'GetBotAliases', { botName: 'A', maxResults: 7 }],
    ['GET', '/migrations?v1BotNameContains=Bo', 'lex-v1', 'GetMigrations', { v1BotNameContains: 'Bo' }],
    ['POST', '/bots/A/botversions/DRAFT/botlocales/', 'lex-v2', 'ListBotLocales', { botId: 'A', botVersion: 'DRAFT' }],
  ])('%s %s is of %s: %s', (method, path, service, operation, input) => {
    expect(route(method, path)).toEqual({ service, operation, input, status: 200 });
  });

  it('answer 202 where something has only been started', () => {
    expect(route('POST', '/migrations', { v1BotName: 'A' })).toMatchObject({ status: 202, input: { v1BotName: 'A' } });
    expect(route('POST', '/bots/A/botversions/DRAFT/botlocales/en_US/')?.status).toBe(202);
  });

  it('decode labels once, and leave broken ones as they are', () => {
    expect(route('GET', '/migrations/%2524LATEST')?.input).toEqual({ migrationId: '%24LATEST' });
    expect(route('GET', '/migrations/%zz')?.input).toEqual({ migrationId: '%zz' });
  });

  it('keep an empty label, so that its length is refused', () => {
    expect(route('GET', '/bots//versions/1')).toMatchObject({ operation: 'GetBot', input: { name: '' } });
  });

  it('lead nowhere with another method or another depth', () => {
    expect(route('DELETE', '/bots/A')).toBeUndefined();
    expect(route('GET', '/bots/A/versions/1/more')).toBeUndefined();
    expect(route('GET', '/')).toBeUndefined();
  });

  it('take members of the path before those of the body or the query', () => {
    expect(route('GET', '/migrations/FIRST?migrationId=SECOND')?.input).toEqual({ migrationId: 'FIRST' });
  });
});
