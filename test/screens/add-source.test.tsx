import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { App } from '../../src/app.tsx';
import { goFor, type Place } from '../../src/hooks/navigation.ts';
import { keyOf } from '../../src/keymap.ts';
import { account } from '../plans/fixtures.ts';
import { alone, idleConsole, idleSource } from '../support/isolated.tsx';

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-profiles-'));
  const profile = (name: string, accountId: string) =>
    `[profile ${name}]\nregion = eu-west-1\nrole_arn = arn:aws:iam::${accountId}:role/Operator\n`;
  await writeFile(join(folder, 'config'), profile('hotels', '111122223333') + profile('resorts', '222233334444'));
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
});

async function at(place: Place) {
  const console = idleConsole();
  goFor(console.navigation).to(place);
  return { screen: await alone(<App console={console} />), console };
}

test('an account that is missed is added with the profile that leads there, in its Region', async () => {
  const { screen } = await at({ screen: 'sources', missing: { accountId: '222233334444', region: 'us-west-2' } });
  using _ = screen;
  await screen.press('a');
  await vi.waitFor(() => expect(screen.frame()).toContain('profile resorts, which Region'));
  expect(screen.frame()).toMatch(/❯.* us-west-2/);
  await screen.press('esc');
  await vi.waitFor(() => expect(screen.frame()).toContain('which of 3 profiles'));
});

test('with no profile that is known to lead there, which one is asked', async () => {
  const { screen } = await at({ screen: 'sources', missing: { accountId: '999999999999', region: 'us-west-2' } });
  using _ = screen;
  await screen.press('a');
  await vi.waitFor(() => expect(screen.frame()).toContain('which of 3 profiles'));
});

test('a Region that nobody knows and that is like one is taken only when it is said twice', async () => {
  const { screen, console } = await at({
    screen: 'sources',
    missing: { accountId: '222233334444', region: 'us-west-2' },
  });
  using _ = screen;
  await screen.press('a');
  await vi.waitFor(() => expect(screen.frame()).toContain('profile resorts, which Region'));
  await screen.press(keyOf('typeRegion'));
  await screen.type('eu-cental-1');
  await screen.press('enter');
  expect(screen.frame()).toContain('is it eu-central-1? enter again takes eu-cental-1.');
  expect(console.sources.store.getState()).toHaveLength(1);
  await screen.press('enter');
  expect(console.sources.store.getState()).toHaveLength(2);
  expect(console.navigation.getState().stack.at(-1)?.place.screen).toBe('fleet');
});

test('of a profile that is looked at already its account is known', async () => {
  const { screen, console } = await at({ screen: 'sources' });
  using _ = screen;
  const source = {
    ...idleSource('source-9', { account: { ...account, accountId: '999988887777' } }),
    choice: { profile: 'plain' },
  };
  console.sources.store.setState([source], true);
  await writeFile(
    process.env.AWS_CONFIG_FILE ?? '',
    '[profile plain]\nregion = eu-west-1\n[profile other]\nregion = eu-west-1\n',
  );
  await screen.press('a');
  await vi.waitFor(() => expect(screen.frame()).toMatch(/plain +eu-west-1 +999988887777/));
});
