import { describe, expect, it } from 'vitest';
import type { Program } from '../support/pty.ts';
import { answerStep, confirm, markQuiet, reviewRebuild } from './operator.ts';
import { changesAmong, requests } from './truth.ts';
import { configured, type OuterWorld, simulated } from './worlds.ts';

/** Enough that some users stay away at any time of day. */
const crowd = { workspaces: 200 };

const sent = async ({ url }: OuterWorld) => changesAmong(await requests(url)).map(({ operation }) => operation);

/** Pressed by habit: the screen says so, or it has not moved when the next key is answered. */
async function entersConfirmNothing(app: Program, sign: string, says?: string): Promise<void> {
  await app.sees(sign);
  app.press('enter', 'enter', 'enter');
  if (says) await app.sees(says);
  else {
    app.press('R');
    await app.sees(/^ Runs /m);
    app.press('esc');
  }
  await app.sees(sign);
}

describe('one WorkSpace', () => {
  it('is confirmed by y on its summary, and by nothing else', async () => {
    await using world = await simulated(crowd);
    const { app } = world;
    await reviewRebuild(world, 1);
    app.press('c');
    await app.sees(/^ +User +\S+\.\S+/m);
    await app.sees(/^ +Lost +The root volume of 1 WorkSpace is lost/m);
    await app.sees(/in account 123456789012 \(harbour-hotels\), Region\s+eu-west-1/);
    await entersConfirmNothing(app, 'y yes, now');
    app.press('c', 'space', 'Y');
    await app.sees('y yes, now');
    expect(await sent(world)).toEqual([]);
    app.press('y');
    await app.sees(/^ Runs \/ \d+T\d+-rebuild/m);
    await app.sees('REBUILDING');
    expect(await sent(world)).toEqual(['RebuildWorkspaces']);
  });
});

describe('keys that were typed ahead', () => {
  it.each([
    ['y', 1, 'y yes, now'],
    ['2\r', 2, 'How many WorkSpaces is that?'],
  ])('of the confirmation (c%j) confirm nothing: it has not been read', async (answer, rows, asks) => {
    await using world = await simulated(crowd);
    const { app } = world;
    await reviewRebuild(world, rows);
    app.type(`c${answer}`);
    await app.sees(/^ Rebuild \/ confirm/m);
    await app.sees(asks);
    expect(await sent(world)).toEqual([]);
  });
});

describe('a few WorkSpaces', () => {
  it('are confirmed by their number: another one, or Enter alone, does nothing', async () => {
    await using world = await simulated(crowd);
    const { app } = world;
    await reviewRebuild(world, 3);
    const number = / (\d) go, /.exec(await app.screen())?.[1] ?? '';
    app.press('c');
    await entersConfirmNothing(app, 'How many WorkSpaces is that?', 'The number does not match yet');
    app.type('4\r');
    await app.sees('That is not the number of WorkSpaces that would be sent.');
    app.press('esc');
    await app.sees('Cancelled: nothing was sent, and nothing is confirmed.');
    app.press('c');
    // What was typed before is gone.
    await app.sees(/^ +> *$/m);
    expect(await sent(world)).toEqual([]);
    expect(await confirm(app)).toEqual([number]);
    await expect.poll(() => sent(world)).toHaveLength(Number(number));
  });
});

describe('many WorkSpaces', () => {
  it('are confirmed in steps, of which Enter alone takes none', async () => {
    await using world = await simulated(crowd);
    const { app } = world;
    await reviewRebuild(world, 7);
    app.press('t');
    await app.sees('Ticket:');
    app.type('CHG0042\r');
    await app.sees('Ticket: CHG0042.');
    app.press('c');
    await entersConfirmNothing(app, 'step 1 of 4');
    await app.sees(/7 WorkSpaces will be rebuilt: root volume lost; \d+ h \d+ m of work at risk/);
    await app.sees('ticket CHG0042');
    expect(await answerStep(app)).toBe('y');
    await entersConfirmNothing(app, 'step 2 of 4, 0 of 2 acknowledged', 'Enter alone confirms nothing');
    await app.sees('Press the number of each line');
    // A key pressed once too often acknowledges nothing else.
    app.press('1', '1', '1');
    await app.sees('1 of 2 acknowledged');
    await entersConfirmNothing(app, '1 of 2 acknowledged', '1 to acknowledge');
    app.press('2', 'enter');
    await entersConfirmNothing(app, 'Type this phrase', 'The phrase does not match yet');
    expect(await answerStep(app)).toBe('REBUILD 7 IN 123456789012 EU-WEST-1');
    await app.sees('Nothing has been sent yet. Any key cancels.');

    // Enter as much as any other key.
    app.press('enter');
    await app.sees('Cancelled: nothing was sent, and nothing is confirmed.');
    await app.sees('Rebuild / review');
    expect(await sent(world)).toEqual([]);

    // A new try starts from the first step.
    app.press('c');
    await app.sees('step 1 of 4');
    expect(await confirm(app)).toEqual(['y', 'enter', 'REBUILD 7 IN 123456789012 EU-WEST-1']);
    await expect.poll(() => sent(world)).toEqual(['RebuildWorkspaces']);
  });

  it.each([
    ['ctrl+c', (app: Program) => app.press('ctrl+c')],
    ['esc', (app: Program) => app.press('esc')],
    ['a function key', (app: Program) => app.type('\x1b[15~')],
    ['a paste', (app: Program) => app.paste('any text')],
  ])('are not sent when the countdown meets %s', async (_, meet) => {
    await using world = await simulated(crowd);
    const { app } = world;
    await reviewRebuild(world, 6);
    app.press('c');
    for (let step = 1; step <= 3; step++) await answerStep(app);
    await app.sees('Any key cancels');
    meet(app);
    await app.sees('Cancelled: nothing was sent, and nothing is confirmed.');
    await app.sees('Rebuild / review');
    expect(await sent(world)).toEqual([]);
  });
});

describe('another plan', () => {
  it('is another confirmation: a changed pace starts from the first step', async () => {
    await using world = await simulated(crowd);
    const { app } = world;
    await reviewRebuild(world, 6);
    await app.sees('1 first, then 25 at a time; stops at 10 % bad ends (1 of 6).');
    app.press('c');
    await answerStep(app);
    await app.sees('step 2 of 4');
    app.press('esc');
    await app.sees('Rebuild / review');
    app.press('p');
    await app.sees('First, alone');
    app.press('enter');
    await app.sees('seen to their end');
    app.press('ctrl+u');
    app.type('x');
    await app.sees('A whole number is expected, 0 or more.');
    app.press('backspace');
    app.type('0\r');
    await app.sees(/^ 25 at a time; stops at 10 % bad ends \(1 of 6\)\.$/m);
    app.press('esc');
    await app.sees(/^ 25 at a time; .* Ticket: none/m);
    app.press('c');
    await app.sees('step 1 of 4');
  });

  it('over the cap is none: the review says which file raises it', async () => {
    await using world = await simulated({ ...crowd, env: await configured({ maxItems: 2 }) });
    const { app } = world;
    await markQuiet(world, 3);
    app.press('b');
    await app.sees('The set is too large for one run.');
    await app.sees('It has 3 items, and a run may have 2.');
    await app.sees(/raise "maxItems" in\s+\S+config\.json/);
    app.press('c');
    await app.sees('Rebuild / review');
    expect(await sent(world)).toEqual([]);
  });

  it('in a protected account asks for every step, for one WorkSpace too', async () => {
    await using world = await simulated({
      env: await configured({ protectedAccounts: ['harbour-hotels'] }),
    });
    const { app } = world;
    await reviewRebuild(world, 1);
    app.press('c');
    await app.sees('step 1 of 4');
  });
});
