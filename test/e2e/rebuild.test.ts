import { describe, expect, it } from 'vitest';
import { confirm, ended, markFirst } from './operator.ts';
import { truth } from './truth.ts';
import { worlds } from './worlds.ts';

describe.each(worlds)('rebuilding, on $name', ({ open }) => {
  it('goes from marks through review, acknowledgements and a typed phrase to the true end', async () => {
    await using world = await open({ columns: 110, rows: 30 });
    const { app } = world;
    await markFirst(app, 'available connected:no', 2);
    app.press('b');
    await app.sees('Rebuild / review');
    await app.sees(/\d go, \d held back/);
    await app.sees('user data at risk');

    app.press('enter');
    await app.sees('Everything on the root volume');
    app.press('esc');
    await app.sees('SNAPSHOT');

    app.press('c');
    await app.sees('0 of 2 acknowledged');
    // Enter is pressed by habit: it confirms nothing.
    // News from the fleet may take the line of notices over: then it is pressed once more.
    const refused = async () => {
      app.press('enter', 'enter', 'enter');
      return app.screen();
    };
    await expect.poll(refused).toContain('Enter alone confirms nothing');
    await app.sees('0 of 2 acknowledged');
    // A key pressed once too often acknowledges nothing else.
    app.press('1', '1', '1');
    await app.sees('1 of 2 acknowledged');
    await expect.poll(refused).toContain('1 to acknowledge');
    app.press('2', 'enter');
    const phrase = await confirm(app);
    expect(phrase).toMatch(/^REBUILD \d IN 123456789012 EU-WEST-1$/);

    await app.sees(/Runs \/ \d+T\d+-rebuild/);
    await app.sees('REBUILDING');
    await ended(app);
    if (world.url) {
      const { submissions } = await truth(world.url);
      const ids = submissions.filter(({ operation }) => operation === 'RebuildWorkspaces').map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const screen = await app.screen();
      for (const id of ids) expect(screen).toContain(id);
    }
    app.press('q');
    expect(await app.exit).toMatchObject({ code: 0 });
  });
});
