import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  forgetLeft,
  leftIn,
  leftText,
  readLeft,
  type WizardPlace,
  wizardsBeside,
  writeLeft,
} from '../../src/lex/left-file.ts';
import type { Left } from '../../src/lex/wizard.ts';
import { ACCOUNT, pieces, REGION, unknownTarget, updated } from './samples.ts';

const place: WizardPlace = { accountId: ACCOUNT, region: REGION, endpointUrl: undefined };
const { probe: _, review: __, confirm: ___, ...chosen } = pieces(updated());
const left: Left = { at: 1_763_800_000_000, step: 'role', chosen, typed: { role: 'arn:' } };
const file = `${ACCOUNT}-${REGION}.json`;

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'bellhop-left-')), 'wizards');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('a wizard on disk', () => {
  test('is for this user alone, and comes back as it was left', async () => {
    expect(await writeLeft(folder, place, left)).toBeUndefined();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    expect(await readLeft(folder, place)).toEqual({ kind: 'known', left: plain(left) });
  });

  test('is replaced whole, and nothing half written stays', async () => {
    await writeLeft(folder, place, left);
    await writeLeft(folder, place, { ...left, step: 'bot' });
    expect(await readdir(folder)).toEqual([file]);
    expect(await readLeft(folder, place)).toMatchObject({ left: { step: 'bot' } });
  });

  test('is tidied of what a bellhop that died left half written, an hour later; what was put aside stays', async () => {
    await writeLeft(folder, place, left);
    const long = new Date(Date.now() - 2 * 3_600_000);
    const [old, young] = [randomUUID(), randomUUID()].map((id) => `${file}.${id}`) as [string, string];
    for (const name of [old, young, `${file}.unusable-1`]) await writeFile(join(folder, name), '{"bell');
    for (const name of [old, `${file}.unusable-1`]) await utimes(join(folder, name), long, long);
    expect(await readLeft(folder, place)).toMatchObject({ kind: 'known' });
    expect((await readdir(folder)).toSorted()).toEqual([file, young, `${file}.unusable-1`].toSorted());
  });

  test('is one for each account, Region and endpoint', async () => {
    await writeLeft(folder, place, left);
    for (const other of [{ region: 'us-east-1' }, { accountId: '999999999999' }, { endpointUrl: 'http://localhost:1' }])
      expect(await readLeft(folder, { ...place, ...other })).toEqual({ kind: 'nothing' });
  });

  test('is forgotten when its run has started', async () => {
    await writeLeft(folder, place, left);
    await forgetLeft(folder, place);
    await forgetLeft(folder, place);
    expect(await readLeft(folder, place)).toEqual({ kind: 'nothing' });
  });

  test('keeps a target whose existence was unknown', async () => {
    const unknown = { ...left, chosen: { ...chosen, target: unknownTarget('CREATE_NEW') } };
    await writeLeft(folder, place, unknown);
    expect(await readLeft(folder, place)).toEqual({ kind: 'known', left: plain(unknown) });
  });

  test('says in a sentence why it cannot be written', async () => {
    await writeFile(join(folder, '..', 'wizards'), '');
    expect(await writeLeft(folder, place, left)).toMatch(/\.$/);
  });

  test('is beside the runs', () => {
    expect(wizardsBeside('/home/ann/.local/state/bellhop/runs')).toBe('/home/ann/.local/state/bellhop/wizards');
  });
});

describe('a file that is not as it was written', () => {
  const text = leftText(left, place);

  test.each([
    ['empty', '', /not a file of the Lex wizard/],
    ['cut short', text.slice(0, -40), /checksum is another/],
    ['changed by hand', text.replace('OrderFlowers', 'OrderWeapons'), /checksum is another/],
    ['something else', '{"a":1}\n', /not a file of the Lex wizard/],
    ['of another account', leftText(left, { ...place, accountId: '999999999999' }), /another account or Region/],
    ['of another Region', leftText(left, { ...place, region: 'us-east-1' }), /another account or Region/],
    ['of another shape', leftText({ ...left, step: 'nowhere' as never }, place), /not what a wizard holds/],
    ['without a member', leftText({ ...left, chosen: { version: {} as never } }, place), /not what a wizard holds/],
  ])('as it is %s, is put aside and told, never trusted nor deleted', async (_what, content, why) => {
    await writeLeft(folder, place, left);
    await writeFile(join(folder, file), content);
    const read = await readLeft(folder, place);
    expect(read).toMatchObject({ kind: 'unusable', moved: true, why: expect.stringMatching(why) });
    const [aside = ''] = await readdir(folder);
    expect(read).toHaveProperty('path', join(folder, aside));
    expect(await readFile(join(folder, aside), 'utf8')).toBe(content);
    expect(await readLeft(folder, place)).toEqual({ kind: 'nothing' });
  });

  test('is none of its characters later than the last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 2), fc.string({ minLength: 1, maxLength: 3 }), async (where, other) => {
        const changed = text.slice(0, where) + other + text.slice(where + other.length);
        if (changed !== text) expect(typeof (await leftIn(changed, place))).toBe('string');
      }),
      { numRuns: 300 },
    );
  });

  test('whatever JSON stands in it, is a wizard or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (target, inventory) => {
        const odd = { ...left, chosen: { ...chosen, target, inventory } } as unknown as Left;
        const read = await leftIn(leftText(odd, place), place);
        expect(typeof read === 'string' ? read : read.chosen.target).toBeTruthy();
      }),
      { numRuns: 200 },
    );
  });

  test('carries nothing to the terminal that is no text', async () => {
    const odd = { ...left, typed: { role: 'a\u001b[2Jb' } };
    expect(await leftIn(leftText(odd, place), place)).toMatchObject({ typed: { role: 'ab' } });
  });
});
