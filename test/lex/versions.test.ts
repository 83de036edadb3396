import { describe, expect, test } from 'vitest';
import type { LexAlias } from '../../src/aws/lex-model.ts';
import { looksLikeProduction, proposeVersion } from '../../src/lex/versions.ts';
import { summary } from './samples.ts';

const alias = (name: string, botVersion: string): LexAlias => ({ name, botVersion, hasConversationLogs: false });
const versions = ['$LATEST', '2', '10', '9'].map((version) => summary(version));

describe('the proposed version', () => {
  test('is the one behind a production alias', () => {
    const proposal = proposeVersion(versions, [alias('test', '10'), alias('prod', '9')]);
    expect(proposal).toMatchObject({ proposed: '9', reason: 'Version 9 is behind alias prod.' });
  });
  test('is the highest of several behind production aliases', () => {
    expect(proposeVersion(versions, [alias('live', '2'), alias('prod', '9')]).proposed).toBe('9');
  });
  test('is the highest number, by value, when no alias looks like production', () => {
    const proposal = proposeVersion(versions, [alias('test', '2')]);
    expect(proposal).toMatchObject({
      proposed: '10',
      reason: 'No alias looks like production: version 10 is the newest.',
    });
  });
  test('is $LATEST only when there is no number, and then warned of', () => {
    const proposal = proposeVersion([summary('$LATEST')], []);
    expect(proposal.proposed).toBe('$LATEST');
    expect(proposal.reason).toMatch(/may hold unpublished work/);
  });
  test('is $LATEST when production points there, and still marked', () => {
    const proposal = proposeVersion(versions, [alias('PROD', '$LATEST')]);
    expect(proposal.reason).toBe('Version $LATEST is unpublished work; behind alias PROD.');
  });
  test('does not rest on aliases that could not be read, and says so', () => {
    expect(proposeVersion(versions, undefined).reason).toBe('The aliases could not be read: version 10 is the newest.');
  });
  test('is none when nothing is listed', () => expect(proposeVersion([], []).proposed).toBeUndefined());
});

test('the versions are listed by number, the highest first, and $LATEST last', () => {
  expect(proposeVersion(versions, []).choices.map(({ version }) => version)).toEqual(['10', '9', '2', '$LATEST']);
});

test('a version that is not READY carries its status as a note', () => {
  const [choice] = proposeVersion([summary('1', { status: 'NOT_BUILT' })], []).choices;
  expect(choice?.note).toBe('NOT_BUILT: AWS does not say whether it can be migrated like this');
});

test.each([
  ['prod', true],
  ['PROD', true],
  ['prod_eu', true],
  ['ProdEurope', true],
  ['production', true],
  ['live', true],
  ['produktion', true],
  ['Produktion_DE', true],
  ['produccion', true],
  ['producao', true],
  ['produzione', true],
  ['produktiv', true],
  ['vorproduktion', false],
  ['pre_produccion', false],
  ['producto', false],
  ['myLive', true],
  ['preprod', false],
  ['pre_prod', false],
  ['nonProd', false],
  ['product', false],
  ['delivery', false],
  ['test', false],
])('an alias named %s looks like production: %s', (name, expected) => {
  expect(looksLikeProduction(name)).toBe(expected);
});
