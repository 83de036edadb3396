import { describe, expect, it } from 'vitest';
import { confirm, ended, loaded, markQuiet } from './operator.ts';
import { changesAmong, requests } from './truth.ts';
import { simulated } from './worlds.ts';

describe('a console that was not opened for writing', () => {
  it('says so on every screen, lets everything be read, and sends no change', async () => {
    await using world = await simulated({ write: false });
    const { app, url } = world;
    await loaded(app);
    await app.sees(/^ LOCKED {2}eu-west-1/);
    await markQuiet(world, 1);
    app.press('b');
    await app.sees('1 go, 0 held back');
    await app.sees(/^ LOCKED /);
    app.press('enter');
    await app.sees('Everything on the root volume');
    app.press('esc');
    await app.sees('SNAPSHOT');
    app.press('c');
    await app.sees('Changes are locked: W unlocks them.');
    await app.sees('Rebuild / review');

    app.press('L');
    await app.sees('still answers');
    await app.sees(/^ LOCKED /);
    // It is asked first, for what is marked would be forgotten.
    app.press('q');
    await app.sees('Quit all the same?');
    app.press('q');
    expect(await app.exit).toMatchObject({ code: 0 });
    expect(changesAmong(await requests(url))).toEqual([]);
  });

  it('is unlocked where it shows account, identity, Region and endpoint first, and stays locked on esc', async () => {
    await using world = await simulated({ write: false });
    const { app, url } = world;
    await loaded(app);
    await app.sees('avery.lindqvist');
    app.press('W');
    await app.sees('Unlock changes for this account?');
    await app.sees(/^ Account +123456789012 harbour-hotels$/m);
    await app.sees(/^ Identity +arn:aws:iam::123456789012:user\/avery\.lindqvist$/m);
    await app.sees(/^ Region +eu-west-1$/m);
    await app.sees(new RegExp(`^ Endpoint +${url}$`, 'm'));
    app.press('esc');
    await app.sees(/^ LOCKED [\s\S]*^ WorkSpaces /m);
    app.press('W');
    await app.sees('Unlock changes for this account?');
    app.press('y');
    await app.sees(/^ UNLOCKED [\s\S]*^ WorkSpaces /m);
    await app.sees('Changes are unlocked. W locks them again.');
  });

  it('locks again on the same key, in the middle of a confirmation too', async () => {
    await using world = await simulated({ write: false, workspaces: 200 });
    const { app, url } = world;
    await markQuiet(world, 1);
    await app.sees('avery.lindqvist');
    app.press('W');
    await app.sees('Unlock changes for this account?');
    app.press('y');
    await app.sees(/^ UNLOCKED /);
    app.press('b');
    await app.sees(/1 go, 0 held back/);
    app.press('c');
    await app.sees('y yes, now');
    app.press('W');
    await app.sees(/^ LOCKED [\s\S]*Changes are locked: W unlocks them\. What was confirmed is void/);
    app.press('y', 'enter');
    await app.sees(/^ LOCKED /);
    expect(changesAmong(await requests(url))).toEqual([]);

    app.press('W');
    await app.sees('Unlock changes for this account?');
    app.press('y');
    await app.sees('y yes, now');
    await confirm(app);
    await app.sees(/Runs \/ \d+T\d+-rebuild/);
    await ended(app);
    expect(changesAmong(await requests(url)).map(({ operation }) => operation)).toEqual(['RebuildWorkspaces']);
  });
});
