import { describe, expect, it } from 'vitest';
import { confirm, ended, markQuiet } from './operator.ts';
import { onServer2019 } from './quiet.ts';
import { truth } from './truth.ts';
import { worlds } from './worlds.ts';

describe.each(worlds)('migrating, on $name', ({ open }) => {
  it('picks a target bundle with its compatibility, confirms, and follows old and new id to the true end', async () => {
    await using world = await open({ columns: 160, rows: 40, workspaces: 400 });
    const { app } = world;
    // Licence-included Server 2019 goes to Server 2025 by AWS's table.
    await markQuiet(world, 1, onServer2019);
    app.press('m');
    await app.sees('Migrate 1 WorkSpace / target bundle');
    app.press('/');
    await app.sees('filter:');
    app.type('amazon standard 2025\r');
    await app.sees('1 of 1');
    app.press('i');
    await app.sees('HH-FrontDesk-W10-S2019: 1 can go');
    app.press('esc');
    await app.sees('CAN GO');
    app.press('enter');
    await app.sees('Migration / review');
    await app.sees('new id, name and address');
    app.press('c');
    await app.sees('will have a new WorkSpace id, computer name and IP');
    expect(await confirm(app)).toEqual(['y']);

    await app.sees(/Runs \/ \d+T\d+-migrate/);
    await app.sees('PENDING');
    const newId = /ws-\w+\s+(ws-\w+)/.exec(await app.screen())?.[1];
    expect(newId).toBeDefined();
    await ended(app);
    await app.sees(/\bdone\b|rolled-back|failed/);
    if (world.url) {
      const { submissions } = await truth(world.url);
      expect(submissions.filter(({ operation }) => operation === 'MigrateWorkspace')).toHaveLength(1);
    }
    app.press('enter');
    await app.sees('Request id');
    await app.sees(newId ?? '');
  });
});
