import { expect, test, vi } from 'vitest';
import { App } from '../src/app.tsx';
import { goFor } from '../src/hooks/navigation.ts';
import { createSources } from '../src/hooks/sources.ts';
import { account } from './plans/fixtures.ts';
import { alone, idleConsole, idleSource } from './support/isolated.tsx';

test('a place whose account and Region is looked at no longer shows nothing of another in its stead', async () => {
  const console = {
    ...idleConsole(),
    sources: createSources([{}, {}], {
      open: (id) => idleSource(id, { account: { ...account, alias: `hotel-${id}` } }),
    }),
  };
  goFor(console.navigation).to({ screen: 'bundles' }, 'source-2');
  using app = await alone(<App console={console} />);
  expect(app.frame()).toMatch(/hotel-source-2[\s\S]*Bundles/);
  console.sources.remove('source-2');
  await app.press('tab');
  expect(app.frame()).toContain('The account and Region that this was about is looked at no longer.');
  expect(app.frame()).not.toContain('Bundles');
  await app.press('esc');
  await vi.waitFor(() => expect(app.frame()).toMatch(/^ WorkSpaces/m));
});
