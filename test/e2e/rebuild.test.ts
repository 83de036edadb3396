import { describe, expect, it } from 'vitest';
import { confirm, ended, reviewRebuild } from './operator.ts';
import { truth } from './truth.ts';
import { worlds } from './worlds.ts';

describe.each(worlds)('rebuilding, on $name', ({ open }) => {
  it('goes from marks through review and confirmation to the true end', async () => {
    await using world = await open({ columns: 110, rows: 30, workspaces: 200 });
    const { app } = world;
    await reviewRebuild(world, 2);
    await app.sees('Rebuild / review');
    await app.sees('of work at risk at the worst');

    app.press('enter');
    await app.sees('Everything on the root volume');
    app.press('esc');
    await app.sees('SNAPSHOT');

    app.press('c');
    await confirm(app);
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
