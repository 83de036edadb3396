import { expect, it } from 'vitest';
import { workspaceStates } from '../../src/rules/state-gates.ts';
import { modificationMeaning, stateMeaning } from '../../src/rules/state-meaning.ts';

it.each(workspaceStates)('%s has a meaning of its own', (state) => {
  expect(workspaceStates.filter((other) => stateMeaning(other) === stateMeaning(state))).toEqual([state]);
});

it.each([undefined, 'LEVITATING', 'toString'])('state %s means that nothing is known of it', (state) => {
  expect(stateMeaning(state)).toMatch(/^AWS (does not say|documents no such state)/);
});

it('a modification in a state that AWS does not document says so', () => {
  expect(modificationMeaning('UPDATE_IN_PROGRESS')).toContain('under way');
  expect(modificationMeaning('UPDATE_PAUSED')).toContain('does not document');
});
