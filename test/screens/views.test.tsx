import { expect, test, vi } from 'vitest';
import { App } from '../../src/app.tsx';
import { preferencesOfDemo } from '../../src/configuration/preferences-in.ts';
import { noPreferences } from '../../src/fleet/preferences.ts';
import { goFor } from '../../src/hooks/navigation.ts';
import { limits } from '../plans/fixtures.ts';
import { alone, idleConsole } from '../support/isolated.tsx';

const view = { where: 'state:stopped', query: { kind: 'all' }, columns: undefined, order: undefined } as const;

test('a view is taken out of the configuration by the second of two keys on it', async () => {
  const saveView = vi.fn(async () => undefined);
  const console = { ...idleConsole(), saveView };
  console.preferences.setState({ views: new Map([['night', view]]) });
  goFor(console.navigation).to({ screen: 'views' });
  using screen = await alone(<App console={console} />);
  await screen.press('x');
  expect(saveView).not.toHaveBeenCalled();
  expect(screen.frame()).toContain('x again: the view night is taken out of the configuration.');
  await screen.press('x');
  expect(saveView).toHaveBeenCalledExactlyOnceWith('night', undefined);
});

test('in the demo a view is kept for the session, which is said, and written nowhere', async () => {
  const configured = { limits, preferences: noPreferences, file: '/nowhere/config.json', text: undefined };
  const idle = idleConsole();
  const console = { ...idle, ...preferencesOfDemo(configured), options: { ...idle.options, demo: true } };
  goFor(console.navigation).to({ screen: 'views', saving: true });
  using screen = await alone(<App console={console} />);
  expect(screen.frame().replaceAll(/\s+/g, ' ')).toContain('are kept until the demo ends, by this name');
  await screen.type('mine');
  await screen.press('enter', 'V');
  await vi.waitFor(() => expect(screen.frame()).toMatch(/mine .*this session/));
  expect(console.notices.store.getState().notice?.text).toMatch(/^The view mine is kept for this session only\./);
});
