import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { WorkspaceId } from '../../src/aws/model.ts';
import { withConnections, withWorkspaces } from '../../src/fleet/fleet.ts';
import { goFor } from '../../src/hooks/navigation.ts';
import { FleetScreen } from '../../src/screens/fleet.tsx';
import { WorkspaceScreen } from '../../src/screens/workspace.tsx';
import { workspace } from '../plans/fixtures.ts';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const turn = () => new Promise((resolve) => setImmediate(resolve));

const ids = Array.from({ length: 60 }, (_, nth) => `ws-${String(nth).padStart(2, '0')}`);
/** The cursor and the names, from above. */
const standing = (frame: string) => frame.match(/❯?\s+user-ws-\d+/g);

test('a list that another screen covers holds no version of the rows but the last, and comes back as it was left', async () => {
  const console = idleConsole();
  const [source] = console.sources.store.getState();
  if (!source) throw new Error('a console has a source');
  const { fleet } = source;
  fleet.setState((empty) => ({
    ...withWorkspaces(
      empty,
      ids.map((id) => workspace(id)),
    ),
    loading: false,
  }));
  const list = await alone(
    <InConsole console={console}>
      <FleetScreen />
    </InConsole>,
  );
  await list.press('end', 'up');
  const left = standing(list.frame());
  await list.press('enter');
  const place = console.navigation.getState().stack.at(-1)?.place;
  if (place?.screen !== 'workspace') throw new Error('the WorkSpace under the cursor was not opened');
  list[Symbol.dispose]();

  using _ = await alone(
    <InConsole console={console}>
      <WorkspaceScreen id={place.id} among={place.among} />
    </InConsole>,
  );
  const versions: WeakRef<object>[] = [];
  for (let page = 0; page < 400; page++) {
    const some = ids.slice(page % 30, (page % 30) + 25);
    fleet.setState((now) =>
      withConnections(
        now,
        some.map((id) => ({
          id: id as WorkspaceId,
          state: 'DISCONNECTED',
          checkedAt: page,
          lastUserConnectionAt: undefined,
        })),
      ),
    );
    versions.push(new WeakRef(fleet.getState().rows));
    await turn();
  }
  await turn();
  collectGarbage();
  expect(versions.filter((version) => version.deref()).length).toBeLessThan(10);

  goFor(console.navigation).back();
  using again = await alone(
    <InConsole console={console}>
      <FleetScreen />
    </InConsole>,
  );
  expect(left).toContainEqual(expect.stringContaining('❯'));
  expect(standing(again.frame())).toEqual(left);
  expect(again.frame()).toMatch(/user-ws-50 .*no/);
});
