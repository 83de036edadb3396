import { Text } from 'ink';
import { useReducer } from 'react';
import { expect, test } from 'vitest';
import { type ReadMaterial, useLexMaterial } from '../../../src/hooks/use-lex-material.ts';
import { takeInventory } from '../../../src/lex/inventory.ts';
import { bot } from '../../lex/samples.ts';
import { InConsole } from '../../support/isolated.tsx';
import { mount } from '../../support/terminal.tsx';
import { openLex } from './lex-console.tsx';

const version = bot({ intents: [{ name: 'OrderFlowers', version: '1' }] });

interface Drawn {
  readonly read: ReadMaterial;
  readonly again: () => void;
}

function Screen({ tell }: { readonly tell: (drawn: Drawn) => void }) {
  const [times, again] = useReducer((n: number) => n + 1, 0);
  const read = useLexMaterial(version);
  tell({ read, again });
  return <Text>{`${read.done ? 'read' : 'reading'}, drawn anew ${times} times`}</Text>;
}

test('what has been read is one object however often a screen is drawn, so that the inventory is taken once', async () => {
  await using lex = await openLex({ place: { screen: 'runs' } });
  const drawn: Drawn[] = [];
  await using terminal = await mount(
    <InConsole console={lex.console}>
      <Screen tell={(one) => drawn.push(one)} />
    </InConsole>,
  );
  await terminal.sees('read, drawn anew 0 times');
  const before = drawn.at(-1);
  expect(before && takeInventory(before.read.material)).toMatchObject({ moves: { intents: 1 }, unknown: [] });
  before?.again();
  await terminal.sees('read, drawn anew 1 times');
  expect(drawn.at(-1)?.read).toBe(before?.read);
});
