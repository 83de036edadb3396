import { expect, test } from 'vitest';
import type { Failure } from '../../src/aws/answer.ts';
import { Trouble } from '../../src/screens/trouble.tsx';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

const denied: Failure = {
  kind: 'denied',
  operation: 'workspaces:DescribeWorkspaces',
  what: 'Could not read the WorkSpaces.',
  why: 'User: arn:aws:iam::123456789012:user/ann is not authorized to perform: workspaces:DescribeWorkspaces because no identity-based policy allows the action',
  next: 'Ask an administrator to allow workspaces:DescribeWorkspaces.',
  effect: 'none',
  code: 'AccessDeniedException',
  status: 400,
  host: 'workspaces.eu-west-1.amazonaws.com',
  requestId: 'f3a1c2d4-0000-4000-8000-000000000001',
};

const shown = (failure: Failure) =>
  alone(
    <InConsole console={idleConsole()}>
      <Trouble title="WorkSpaces" failure={failure} />
    </InConsole>,
  );

test('trouble says what happened, why in AWS’s words, what to do, and the facts for a ticket, in this order', async () => {
  using screen = await shown(denied);
  const text = screen.frame().replaceAll(/\s+/g, ' ');
  const parts = [
    denied.what,
    denied.why,
    denied.next,
    'workspaces:DescribeWorkspaces: AccessDeniedException, HTTP 400, workspaces.eu-west-1.amazonaws.com, request f3a1c2d4-0000-4000-8000-000000000001',
  ];
  const places = parts.map((part) => text.indexOf(part));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('trouble of which little is known shows no empty places', async () => {
  const { code: _, status: __, host: ___, requestId: ____, ...bare } = denied;
  using screen = await shown(bare);
  expect(screen.frame()).toMatch(/^ {3}workspaces:DescribeWorkspaces$/m);
  expect(screen.frame()).not.toContain('undefined');
});

test('no line of it is wider than the screen', async () => {
  using screen = await shown({ ...denied, why: `${'x'.repeat(300)} ${'lorem ipsum '.repeat(40)}` });
  expect(
    Math.max(
      ...screen
        .frame()
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(100);
  expect(screen.raw().split('\n')).toHaveLength(24);
});
