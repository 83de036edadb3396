import { Text } from 'ink';
import { describe, expect, test, vi } from 'vitest';
import type { Account } from '../../src/aws/model.ts';
import type { Console } from '../../src/hooks/console.ts';
import { goFor } from '../../src/hooks/navigation.ts';
import { Frame, type FrameProps } from '../../src/screens/frame.tsx';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

const run = () => {};
const account: Account = {
  accountId: '123456789012',
  arn: 'arn:aws:sts::123456789012:assumed-role/Operator/ann',
  alias: 'harbour-hotels',
  region: 'eu-west-1',
};

const shown = (console: Console, props: Partial<FrameProps> = {}) =>
  alone(
    <InConsole console={console}>
      <Frame title="Rooms" bindings={[]} {...props}>
        <Text>body</Text>
      </Frame>
    </InConsole>,
  );
const last = (frame: string) => frame.split('\n').at(-1);

describe('the hints', () => {
  test('are those of the screen, and always the way to all the others', async () => {
    using frame = await shown(idleConsole(), {
      bindings: [
        { command: 'rebuild', run },
        { command: 'open', run },
        { command: 'down', run },
      ],
    });
    expect(last(frame.frame())).toBe(' b rebuild  enter open  : commands  ? help');
  });

  test('name the way back where there is one', async () => {
    const console = idleConsole();
    goFor(console.navigation).to({ screen: 'runs' });
    using frame = await shown(console);
    expect(last(frame.frame())).toBe(' esc back  : commands  ? help');
  });

  test('leave out what a text field would take for text', async () => {
    using frame = await shown(idleConsole(), { claims: 'text', bindings: [{ command: 'accept', run }] });
    expect(last(frame.frame())).toBe(' enter go on');
  });

  test('fit into the screen, the last ones left out', async () => {
    const many = ['mark', 'migrate', 'rebuild', 'open', 'filter', 'sort', 'stop', 'resume', 'override', 'why'] as const;
    using frame = await shown(idleConsole(), { bindings: many.map((command) => ({ command, run })) });
    const line = last(frame.frame()) ?? '';
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line).toMatch(/^ space mark {2}m migrate .* : commands {2}\? help$/);
  });
});

describe('the header', () => {
  test.each([
    [{}, {}, /^ LOCKED {2}Region \? . account not known yet/],
    [{ locked: false }, {}, /^ UNLOCKED /],
    [{ account }, {}, /harbour-hotels 123456789012 Operator\/ann/],
    [{ locked: false }, { simulated: true }, /^ SIMULATED UNLOCKED /],
  ])('with %j and %j says it in words', async (link, options, words) => {
    const console = idleConsole(link);
    using frame = await shown({ ...console, options: { ...console.options, ...options } });
    expect(frame.frame()).toMatch(words);
  });
});

describe('a key of the screen', () => {
  test('does what it says', async () => {
    const rebuild = vi.fn();
    using frame = await shown(idleConsole(), { bindings: [{ command: 'rebuild', run: rebuild }] });
    await frame.press('b', 'x');
    expect(rebuild).toHaveBeenCalledOnce();
  });

  test('that is disabled does nothing but say why', async () => {
    const rebuild = vi.fn();
    using frame = await shown(idleConsole(), {
      bindings: [{ command: 'rebuild', run: rebuild, disabled: 'Nothing is marked.' }],
    });
    await frame.press('b');
    expect(rebuild).not.toHaveBeenCalled();
    expect(frame.frame().split('\n').at(-2)).toBe(' Nothing is marked.');
  });
});
