/** How a run goes about its set, changed field by field: a small menu, then one line. */
import { useState } from 'react';
import { Lines } from '../components/lines.tsx';
import { Menu } from '../components/menu.tsx';
import { padded, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useBody } from '../hooks/use-size.ts';
import { policyText, type RunPolicy } from '../plans/policy.ts';
import { Frame } from './frame.tsx';
import { policyFields } from './policy-fields.ts';
import { Question } from './question.tsx';

export interface PolicyFormProps {
  readonly title: string;
  readonly policy: RunPolicy;
  /** Items in the set. */
  readonly items: number;
  readonly onChange: (change: Partial<RunPolicy>) => void;
  readonly onClose: () => void;
}

export function PolicyForm({ title, policy, items, onChange, onClose }: PolicyFormProps) {
  const { columns, height } = useBody();
  const [asked, setAsked] = useState<string>();
  const field = policyFields.find(({ id }) => id === asked);
  if (field)
    return (
      <Question
        title={`${title} / ${field.label.toLowerCase()}`}
        says={field.says}
        label={`${field.label}:`}
        start={field.show(policy)}
        check={(text) => (field.read(text) ? undefined : field.expects)}
        onAnswer={(text) => {
          const change = field.read(text);
          if (change) onChange(change);
          setAsked(undefined);
        }}
        onCancel={() => setAsked(undefined)}
      />
    );
  const above = [
    '',
    ...wrap(policyText(policy, items), columns - 4).map((line) => ` ${theme.title(line)}`),
    ...wrap('A change makes another plan, which is confirmed from the first step.', columns - 4).map(
      (line) => ` ${line}`,
    ),
    '',
  ];
  const choices = policyFields.map(({ id, label, show }) => ({
    value: id,
    label: `${padded(label, 22)}${show(policy)}`,
  }));
  return (
    <Frame title={title} bindings={[{ command: 'back', run: onClose }]} claims="menu">
      <Lines lines={above} />
      <Menu
        choices={choices}
        height={Math.max(1, Math.min(choices.length, height - above.length))}
        onChoose={setAsked}
      />
    </Frame>
  );
}
