import { expect, test } from 'vitest';
import { changingOperations } from '../../src/aws/lock.ts';
import { UnlockScreen } from '../../src/screens/unlock.tsx';
import { account } from '../plans/fixtures.ts';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

test('who unlocks changes is told every operation that may then be sent', async () => {
  using screen = await alone(
    <InConsole console={idleConsole({ account })}>
      <UnlockScreen />
    </InConsole>,
  );
  const told = screen.frame().replace(/\s+/g, ' ');
  for (const action of changingOperations) expect(told).toContain(action.replace(/^.*:/, ''));
  expect(told).toContain(
    'StartMigration, BuildBotLocale and CreateExport: each only after its own review and confirmation.',
  );
});
