import { describe, expect, test } from 'vitest';
import { deriveStrategy, effects, overwrites, v2Locale } from '../../src/lex/strategy.ts';
import { created, failure, unknownTarget, v2Bot } from './samples.ts';

describe('the strategy', () => {
  test('is CREATE_NEW when no V2 bot has the name', () => {
    expect(deriveStrategy('Flowers', { ok: true, value: undefined })).toMatchObject({
      certainty: 'absent',
      strategy: 'CREATE_NEW',
    });
  });

  test.each(['Bot', undefined])('is UPDATE_EXISTING when a V2 bot has it (type %s)', (type) => {
    const found = deriveStrategy('Flowers', { ok: true, value: v2Bot({ type }) });
    expect(found).toMatchObject({ certainty: 'found', strategy: 'UPDATE_EXISTING', bot: { id: 'A1B2C3D4E5' } });
  });

  test.each(['BotNetwork', 'SomethingNew'])('is none when the name is that of a %s', (type) => {
    const found = deriveStrategy('Flowers', { ok: true, value: v2Bot({ type }) });
    expect(found).toMatchObject({ certainty: 'found', strategy: undefined });
    expect(found.sentence).toContain(type);
  });

  test('is for the operator to choose when the look-up failed', () => {
    const unknown = deriveStrategy('Flowers', { ok: false, failure: failure() });
    expect(unknown).toMatchObject({ certainty: 'unknown', strategy: undefined, failure: { kind: 'denied' } });
    expect(unknown.sentence).toMatch(/^Existence unknown/);
  });
});

describe('an update', () => {
  test('OVERWRITES the Draft of a locale that the V2 bot has', () => {
    expect(overwrites('Flowers', [{ id: 'en_US', status: 'Built' }], 'en-US')[0]).toMatch(
      /^OVERWRITES en_US Draft of Flowers:/,
    );
  });
  test('adds a locale that the V2 bot lacks', () => {
    expect(overwrites('Flowers', [{ id: 'de_DE', status: 'Built' }], 'en-US')[0]).toBe(
      'Adds the locale en_US to Flowers, which does not have it yet.',
    );
  });
  test.each([
    ['the V2 locales could not be read', undefined, 'en-US'],
    ['AWS did not say the V1 locale', [], undefined],
  ])('is taken as overwriting when %s', (_why, locales, locale) => {
    expect(overwrites('Flowers', locales, locale)[0]).toMatch(/^OVERWRITES/);
  });
  test('always overwrites the bot metadata, without undo', () => {
    const text = overwrites('Flowers', [], 'en-US').join(' ');
    expect(text).toContain('OVERWRITES the bot metadata of Flowers');
    expect(text).toContain('no undo');
  });
});

describe('the effects', () => {
  test('of a creation overwrite nothing', () => {
    expect(effects(created(), 'de-DE')).toEqual(['Creates the V2 bot Flowers with de_DE. Nothing is overwritten.']);
  });
  test('of a creation on unknown ground say that existence is unknown', () => {
    expect(effects(unknownTarget('CREATE_NEW'), 'de-DE').join(' ')).toMatch(/Existence unknown/);
  });
  test('of an update on unknown ground name the overwriting', () => {
    expect(effects(unknownTarget('UPDATE_EXISTING'), 'de-DE')[0]).toMatch(/^OVERWRITES de_DE/);
  });
});

test.each([
  ['en-US', 'en_US'],
  ['es-419', 'es_419'],
  ['ko-KR', 'ko_KR'],
])('the V1 locale %s is %s in V2', (v1, v2) => expect(v2Locale(v1)).toBe(v2));
