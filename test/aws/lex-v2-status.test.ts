import { describe, expect, it } from 'vitest';
import { failureIn, json, loopback, raw, session } from './loopback.ts';

const asked = async (body: unknown) => {
  const server = await loopback(json(body));
  const { lex } = await session(server);
  const [bot, locale] = [await lex.v2Bot('A1B2C3D4E5'), await lex.v2Locale('A1B2C3D4E5', 'en_US')];
  if (!bot.ok || !locale.ok) throw new Error('it was not answered');
  return { bot: bot.value, locale: locale.value, paths: server.asked.map(({ url }) => url) };
};

describe('how a V2 bot and a locale stand', () => {
  it('is asked of the Draft', async () => {
    const { paths } = await asked({});
    expect(paths.map((path) => path.replaceAll(/\/(?=\?|$)/g, ''))).toEqual([
      '/bots/A1B2C3D4E5',
      '/bots/A1B2C3D4E5/botversions/DRAFT/botlocales/en_US',
    ]);
  });

  it('is not known where every member is missing', async () => {
    const { bot, locale } = await asked({});
    expect(bot).toMatchObject({ id: 'A1B2C3D4E5', name: undefined, status: undefined, failureReasons: [] });
    expect(locale).toEqual({
      id: 'en_US',
      status: undefined,
      failureReasons: [],
      recommendedActions: [],
      intents: undefined,
      slotTypes: undefined,
      buildSubmittedAt: undefined,
      createdAt: undefined,
      updatedAt: undefined,
    });
  });

  it('is not known where members are of another kind, and reasons lose what a terminal would obey', async () => {
    const { locale } = await asked({
      botLocaleStatus: 7,
      intentsCount: 'many',
      failureReasons: ['\u001b[2JIt failed.', null, '', 3],
      recommendedActions: 'none',
    });
    expect(locale).toMatchObject({ status: undefined, intents: undefined, recommendedActions: [] });
    expect(locale.failureReasons).toEqual([expect.stringContaining('It failed.')]);
    expect(locale.failureReasons[0]).not.toContain('\u001b');
  });

  it('cannot be read out of a web page', async () => {
    const server = await loopback(raw(200, 'text/html', '<html></html>'));
    const { lex } = await session(server);
    expect(failureIn(await lex.v2Locale('A1B2C3D4E5', 'en_US')).kind).toBe('foreign');
  });
});

describe('the build of a locale', () => {
  it('is one POST for the Draft, whatever is answered', async () => {
    for (const reply of [json({}), json({ message: 'oops' }, 500), raw(200, 'text/html', '<html></html>')]) {
      const server = await loopback(reply);
      const { changes } = await session({ ...server, unlocked: true });
      await changes.buildLexLocale('A1B2C3D4E5', 'en_US');
      expect(server.asked.map(({ what }) => what.replace(/\/$/, ''))).toEqual([
        'POST /bots/A1B2C3D4E5/botversions/DRAFT/botlocales/en_US',
      ]);
    }
  });

  it('does not leave while changes are locked', async () => {
    const server = await loopback(json({}));
    const { changes } = await session({ ...server, unlocked: false });
    expect(failureIn(await changes.buildLexLocale('A1B2C3D4E5', 'en_US'))).toMatchObject({
      kind: 'locked',
      effect: 'none',
    });
    expect(server.asked).toEqual([]);
  });
});
