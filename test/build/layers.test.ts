import { describe, expect, it } from 'vitest';
import { violations } from '../../scripts/layers.mjs';

describe('the direction of imports', () => {
  it.each([
    ['screens/fleet.tsx', "import { useFleet } from '../hooks/use-fleet.ts';"],
    ['screens/lex/review.tsx', "import type { Verdict } from '../../rules/verdict.ts';"],
    ['rules/state-gates.ts', "import { verdict } from './verdict.ts';"],
    ['aws/sdk/lex.ts', "import { GetBotsCommand } from '@aws-sdk/client-lex-model-building-service';"],
    ['cli.ts', "const { runConsole } = await import('./console.tsx');"],
    ['screens/fleet.tsx', "const text = 'taken from ../aws/session.ts';"],
  ])('%s: %s is right', (file, source) => {
    expect(violations(file, source)).toEqual([]);
  });

  it.each([
    ['rules/state-gates.ts', "import type { Workspace } from '../aws/model.ts';", 'rules may not import aws'],
    ['components/table.tsx', "import {\n  keymap,\n} from '../keymap.ts';", 'components may not import keymap.ts'],
    ['runs/engine.ts', "export { useRun } from '../hooks/use-run.ts';", 'runs may not import hooks'],
    ['hooks/use-fleet.ts', "import '../screens/fleet.tsx';", 'hooks may not import screens'],
    ['screens/lex/review.tsx', "await import('../../simulator/server.ts');", 'screens may not import simulator'],
    ['simulator/world.ts', "import { clockAt } from '../clock.ts';", 'simulator may not import clock.ts'],
    ['fleet/load.ts', "import { WorkSpacesClient } from '@aws-sdk/client-workspaces';", 'only aws may import'],
    ['runs/engine.ts', "import { x } from '../../test/support/pty.ts';", 'outside of src/'],
    ['runs/engine.ts', "console.log('here');", 'may write to the terminal'],
    ['reports/new.ts', '', 'does not know this part'],
  ])('%s: %s is caught', (file, source, sentence) => {
    expect(violations(file, source)).toEqual([expect.stringContaining(sentence)]);
  });
});
