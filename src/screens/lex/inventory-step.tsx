/** Step 4: what the chosen version holds, what of it moves and what does not. */
import { useMemo } from 'react';
import type { LexBot } from '../../aws/lex-model.ts';
import { theme } from '../../components/theme.ts';
import { type ReadMaterial, useLexMaterial } from '../../hooks/use-lex-material.ts';
import { takeInventory } from '../../lex/inventory.ts';
import { useScroll } from '../scroll.tsx';
import { inventoryLines } from './inventory-lines.ts';
import { paragraph } from './paragraph.ts';
import { partLines } from './part-lines.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

export function InventoryStep({ flow }: StepProps) {
  const { version } = flow.wizard.chosen;
  return version ? <Taken flow={flow} version={version} /> : null;
}

function Taken({ flow, version }: StepProps & { readonly version: LexBot }) {
  const { columns, height } = useStepBody(flow.wizard);
  const read = useLexMaterial(version);
  const { material, done, failures, again } = read;
  const inventory = useMemo(() => takeInventory(material), [material]);
  const lines = done
    ? [
        ...failures.flatMap((failure) => partLines('Not everything could be read', failure, columns).map(theme.warn)),
        ...inventoryLines(inventory, columns),
      ]
    : readingLines(read, columns);
  const scroll = useScroll(lines, height, `inventory of ${version.name} ${version.version}`);
  const blocked = done ? undefined : 'What will not move is still being read.';
  return (
    <StepFrame
      flow={flow}
      status={done ? `${inventory.leftovers.length} stay behind` : 'reading'}
      bindings={[
        { command: 'accept', run: () => flow.choose('inventory', inventory), disabled: blocked },
        ...(failures.length > 0 ? ([{ command: 'retry', run: again }] as const) : []),
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </StepFrame>
  );
}

function readingLines({ material: { bot, intents, aliases, channels } }: ReadMaterial, cells: number): string[] {
  const part = (name: string, rows: readonly unknown[] | undefined) =>
    `   ${name}: ${rows ? `${rows.length} read` : 'reading ...'}`;
  return [
    ...paragraph(`Reading what ${bot.name} version ${bot.version} holds ...`, cells),
    '',
    `   intents: ${intents.length} of ${bot.intents.length} read`,
    part('aliases', aliases),
    part('channels', channels),
  ];
}
