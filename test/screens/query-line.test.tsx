import { Text } from 'ink';
import { describe, expect, it, vi } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import { Lines } from '../../src/components/lines.tsx';
import type { Surroundings } from '../../src/fleet/fields.ts';
import { emptyFleet, withWorkspaces } from '../../src/fleet/fleet.ts';
import { parseQuery } from '../../src/fleet/query/parse.ts';
import { printQuery } from '../../src/fleet/query/print.ts';
import { everything, type Query } from '../../src/fleet/query/query.ts';
import { usePlaceState } from '../../src/hooks/console.ts';
import { listQueryName } from '../../src/hooks/list-query.ts';
import { Frame } from '../../src/screens/frame.tsx';
import { nothingMatches, useQueryLine } from '../../src/screens/query-line.tsx';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

const at: Surroundings = { now: 0, originOf: () => undefined, runsOf: () => [] };
const workspace = (id: string, state: string) =>
  ({
    id,
    userName: `user-${id}`,
    state,
    errorCode: state === 'STOPPED' ? 'UNREACHABLE' : undefined,
    modifications: [],
    related: [],
    standbys: [],
    standbyIds: [],
  }) as unknown as Workspace;
const { rows } = withWorkspaces(emptyFleet, [
  workspace('ws-a', 'AVAILABLE'),
  workspace('ws-b', 'AVAILABLE'),
  workspace('ws-c', 'STOPPED'),
]);
const all = [...rows.values()];

function Asking() {
  const [text] = usePlaceState(listQueryName, '');
  const parsed = parseQuery(text);
  const [right] = usePlaceState<{ query: Query }>('right', { query: everything });
  if (parsed.ok) right.query = parsed.query;
  const { query } = right;
  const line = useQueryLine({ fault: parsed.ok ? undefined : parsed, rows: all, at });
  return (
    <Frame
      title="asking"
      bindings={line.bindings}
      claims={line.typing ? 'text' : undefined}
      onPaste={line.typing ? line.onPaste : undefined}
    >
      {line.view}
      <Lines lines={[`in force: ${printQuery(query)}`, ...nothingMatches(query, text, 0, all, at)]} />
      <Text>end</Text>
    </Frame>
  );
}

async function asking(text = '') {
  const screen = await alone(
    <InConsole console={idleConsole()}>
      <Asking />
    </InConsole>,
  );
  await screen.press('/');
  await screen.type(text);
  return screen;
}

describe('the line that asks for WorkSpaces', () => {
  it('proposes the fields that begin so, and tab writes the first with its colon', async () => {
    using screen = await asking('sta');
    expect(screen.frame()).toMatch(/^ tab {5}state:/m);
    expect(screen.frame()).toContain('state: AVAILABLE, STOPPED, ...');
    await screen.press('tab');
    expect(screen.frame()).toContain(' filter: state:');
  });

  it('proposes the values that there are with their counts, the most frequent first; tab goes on among them', async () => {
    using screen = await asking('state:');
    expect(screen.frame()).toMatch(/^ tab {5}available 2 {2}stopped 1$/m);
    await screen.press('tab');
    expect(screen.frame()).toContain('in force: state:available');
    await screen.press('tab');
    expect(screen.frame()).toContain('in force: state:stopped');
    await screen.press('tab');
    expect(screen.frame()).toContain('in force: state:available');
    await screen.press('shift+tab');
    expect(screen.frame()).toContain('in force: state:stopped');
  });

  it('points at what cannot be read, keeps in force what could be, and is not left that way', async () => {
    using screen = await asking('state:stopped');
    await screen.type(' stat:x');
    const lines = screen.frame().split('\n');
    const typed = lines.findIndex((line) => line.startsWith(' filter:'));
    expect(lines[typed]).toMatch(/^ filter: state:stopped stat:x/);
    expect(lines[typed + 1]?.indexOf('^')).toBe(lines[typed]?.indexOf('stat:x'));
    expect(lines.slice(typed + 1, typed + 3).join(' ')).toMatch(/\^+ +there is no field stat/);
    expect(screen.frame()).toContain('in force: state:stopped');
    await screen.press('enter');
    expect(screen.frame()).toContain('Column 15: ');
    expect(screen.frame()).toMatch(/^ filter: .*stat:x/m);
  });

  it('is kept by enter, emptied by ctrl+u, and as it was before by esc', async () => {
    using screen = await asking('state:stopped');
    await screen.press('enter');
    expect(screen.frame()).toContain(' filter: state:stopped');
    expect(screen.frame()).not.toContain(' tab ');
    await screen.press('/', 'ctrl+u');
    expect(screen.frame()).toMatch(/in force:$/m);
    await screen.type('ws-a');
    expect(screen.frame()).toContain('in force: ws-a');
    await screen.press('esc');
    await vi.waitFor(() => expect(screen.frame()).not.toContain('filter: ws-a'));
    expect(screen.frame()).toContain('in force: state:stopped');
  });

  it('brings back what was cleared and what was asked before, and at last what was being typed', async () => {
    using screen = await asking('ws-a');
    await screen.press('enter', '/', 'ctrl+u');
    await screen.type('ws-b');
    await screen.press('enter', 'esc');
    await vi.waitFor(() => expect(screen.frame()).toMatch(/in force:$/m));
    await screen.press('/');
    await screen.type('new');
    const steps = [];
    for (const key of ['alt+p', 'alt+p', 'alt+p', 'alt+n', 'alt+n']) {
      await screen.press(key);
      steps.push(/in force: (.*)/.exec(screen.frame())?.[1]);
    }
    expect(steps).toEqual(['ws-b', 'ws-a', 'ws-a', 'ws-b', 'new']);
  });

  it('is completed where the cursor stands', async () => {
    using screen = await asking('sta ws-c');
    await screen.press('home', 'right', 'right', 'right', 'tab', 'tab');
    expect(screen.frame()).toContain(' filter: state:available ws-c');
    await screen.type('x');
    expect(screen.frame()).toContain(' filter: state:availablex ws-c');
  });

  it('says in two lines what does not fit beside the carets', async () => {
    using screen = await asking('run:fail ');
    expect(screen.frame().replaceAll(/\s+/g, ' ')).toMatch(/\^ run is one of .* did you mean run:failed\?/);
  });

  it('says what a word may have meant that no name, id or address has', async () => {
    using screen = await asking('unreachable');
    expect(screen.frame()).toContain('Did you mean error:unreachable ?');
  });
});
