import { describe, expect, test } from 'vitest';
import { busyTarget, lookOf, secondLook } from '../../src/lex/look.ts';
import { created, failure, migration, started, updated, v2Bot } from './samples.ts';

const denied = { ok: false, failure: failure({ operation: 'lex:ListBots' }) } as const;
const none = new Map();

describe('a look at the V2 side', () => {
  const found = { ok: true, value: v2Bot() } as const;

  test('holds the locales of a bot that is there', () => {
    const locales = [{ id: 'en_US', status: 'Built' }];
    expect(lookOf('Flowers', found, { ok: true, value: locales })).toMatchObject({
      existence: { certainty: 'found' },
      locales,
    });
  });

  test('of a bot whose locales may not be read leaves them unknown', () => {
    expect(lookOf('Flowers', found, denied)).toMatchObject({
      existence: { certainty: 'found' },
      locales: undefined,
    });
  });

  test('that was refused is still one: existence is unknown', () => {
    expect(lookOf('Flowers', denied, undefined).existence.certainty).toBe('unknown');
  });
});

describe('a target', () => {
  const found = updated().existence;

  test('waits for a migration into the same V2 bot', () => {
    expect(busyTarget(found, [migration('M1', { status: 'IN_PROGRESS' })], none)).toMatch(
      /M1 into Flowers is still in progress/,
    );
  });

  test('that does not exist yet waits for a migration that this machine started into its name', () => {
    const running = [migration('M1', { status: 'IN_PROGRESS', v2BotId: undefined })];
    expect(busyTarget(created().existence, running, started('M1', 'Flowers'))).toMatch(/still in progress/);
    expect(busyTarget(created().existence, running, none)).toBeUndefined();
  });

  test.each([
    ['ended', migration('M1', { status: 'FAILED' })],
    ['runs into another bot', migration('M1', { status: 'IN_PROGRESS', v2BotId: 'ZZZZZZZZZZ' })],
  ])('does not wait for a migration that %s', (_what, other) => {
    expect(busyTarget(found, [other], none)).toBeUndefined();
  });

  test.each(['Importing', 'Deleting', 'Versioning'])('in the status %s has to wait', (status) => {
    expect(busyTarget(updated('Flowers', { status }).existence, [], none)).toContain(status);
  });

  test('whose migrations may not be read does not wait, and that is said', () => {
    const look = secondLook(updated(), denied, none);
    expect(look.busy).toBeUndefined();
    expect(look.unknown).toMatch(/^Whether another migration runs into Flowers is not known: not authorized/);
  });

  test.each(['timeout', 'throttled', 'unreachable', 'server', 'credentials', 'foreign'] as const)(
    'waits while the migrations cannot be read for now (%s)',
    (kind) => {
      const { busy } = secondLook(updated(), { ok: false, failure: failure({ kind, why: 'It failed.' }) }, none);
      expect(busy).toBe(
        'Whether another migration runs into Flowers is not known: It failed. Confirm it anew to look again.',
      );
    },
  );

  test('in an own status has to wait, whatever is known of migrations', () => {
    expect(secondLook(updated('Flowers', { status: 'Importing' }), denied, none).busy).toContain('Importing');
  });
});
