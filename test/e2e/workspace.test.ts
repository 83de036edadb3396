/** The screen of one WorkSpace, of one directory and of one bundle, in a pseudo-terminal. */
import { describe, expect, it } from 'vitest';
import type { Program } from '../support/pty.ts';
import { filter, goToRow, idIn, loaded, palette, rowsOf, startRebuild } from './operator.ts';
import { simulated, worlds } from './worlds.ts';

const size = { columns: 110, rows: 40 };

/** Opens the first WorkSpace that a filter leaves. */
async function open(app: Program, words: string): Promise<string> {
  await loaded(app);
  await filter(app, words);
  const id = await goToRow(app, 1);
  app.press('enter');
  await app.sees(new RegExp(`^ ❯ WorkSpace +${id}`, 'm'));
  return id;
}

/** From section to section until the cursor is in that one. */
async function section(app: Program, title: string): Promise<void> {
  app.press('g');
  await app.sees(/^ (Who|It is gone)\n ❯/m);
  for (;;) {
    const here = /^ (\S.*)\n ❯/m.exec(await app.screen())?.[1];
    if (here === title) return;
    app.press('tab');
    await app.seesNo(new RegExp(`^ ${here}\n ❯`, 'm'));
  }
}

describe.each(worlds)('a WorkSpace, on $name', ({ open: openWorld }) => {
  it('is shown with what its state means, what ends, its snapshots, tags and what can be done', async () => {
    await using world = await openWorld(size);
    const { app } = world;
    await open(app, 'state:stopped protocol:pcoip');
    await app.sees(/^ {3}State +STOPPED\n +It is stopped/m);
    await section(app, 'Connection');
    await app.sees(/Connected +UNKNOWN\n[ ❯]+To a stopped one nobody can be connected/);
    await section(app, 'How it runs');
    await app.sees(/Protocol +PCOIP\n +PCoIP ends 2027-10-31, in \d+ days/);
    await section(app, 'Snapshots');
    await app.sees(/Of the user volume +(snapshot of \d{4}-\d\d-\d\d \d\d:\d\d UTC\S*, .* ago|no snapshot exists)/);
    await app.sees(/Of both volumes +(snapshot of|no snapshot exists)[\s\S]*asked \d+ /);
    await section(app, 'Tags');
    await app.sees(/Tags +(\S+=\S|none)/);
    await section(app, 'What can be done now');
    await app.sees(/Stop +no: A WorkSpace that is STOPPED cannot be stopped\./);
    await app.sees(/Start → +yes/);
  });

  it('is followed by the next of its list, on the same line, and the list comes along', async () => {
    await using world = await openWorld(size);
    const { app } = world;
    await loaded(app);
    await filter(app, 'state:available');
    const [, second, third] = rowsOf(await app.screen()).map(idIn);
    await goToRow(app, 1);
    app.press('enter');
    await app.sees(/^ ❯ WorkSpace /m);
    app.press('j', 'J');
    await app.sees(new RegExp(`^ {3}WorkSpace +${second}[\\s\\S]*^ ❯ User `, 'm'));
    app.press('J');
    await app.sees(new RegExp(`^ {3}WorkSpace +${third}`, 'm'));
    app.press('K', 'K', 'K');
    await app.sees('This is the first one of the list.');
    app.press('J', 'esc');
    await app.sees(new RegExp(`^❯.* ${second}`, 'm'));
  });

  it('leads to its directory and its bundle, and these to their WorkSpaces', async () => {
    await using world = await openWorld(size);
    const { app } = world;
    await open(app, 'state:available dir:corp.harbour*');
    await section(app, 'Where');
    app.press('j', 'enter');
    await app.sees(/^ Directories \/ corp\.harbour-hotels/m);
    await app.sees(/WorkSpaces → +\d+ WorkSpaces/);
    app.press('G');
    await app.sees(/Registration code +half a secret/);
    expect(app.raw).not.toMatch(/WSeuc/);
    app.press('esc');
    await app.sees(/^ WorkSpaces \/ /m);
    await section(app, 'Bundle');
    app.press('enter');
    await app.sees(/^ Bundles \/ /m);
    await app.sees(/inferred from/);
    app.press('j', 'enter');
    await app.sees(/filter: bundle:wsb-/);
  });

  it('of directories and bundles the lists lead to each', async () => {
    await using world = await openWorld(size);
    const { app } = world;
    await loaded(app);
    await palette(app, 'dirs');
    await app.sees(/^❯ +corp\.harbour-hotels/m);
    app.press('enter');
    await app.sees(/^ Directories \/ corp\.harbour-hotels/m);
    await palette(app, 'bundl');
    await app.sees(/^ Bundles +\d+ bundles/m);
    app.press('enter');
    await app.sees(/^ Bundles \/ /m);
  });
});

describe('a WorkSpace', () => {
  it('shows its runs, and enter opens what one did with it', async () => {
    await using world = await simulated({ ...size, speed: 60 });
    const { app } = world;
    await startRebuild(world, 1);
    const run = /Runs \/ (\S+)/.exec(await app.screen())?.[1];
    const id = idIn(rowsOf(await app.screen())[0]);
    app.press('esc');
    await app.sees(/^ WorkSpaces /m);
    await filter(app, id);
    app.press('enter');
    await app.sees(new RegExp(`WorkSpace +${id}`));
    await section(app, 'Runs of this machine');
    await app.sees(new RegExp(`Rebuild: [\\s\\S]*${run}`));
    app.press('enter');
    await app.sees(new RegExp(`^ Runs / ${run} / ${id}`, 'm'));
  });
});
