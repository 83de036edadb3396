/** What a mixed selection is to become: three fields, each a menu of what the bundles here can be. */
import { useState } from 'react';
import { Lines } from '../components/lines.tsx';
import { Menu } from '../components/menu.tsx';
import { padded, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { type Edition, editionLabel } from '../rules/operating-system.ts';
import { type Wish, wishText } from '../rules/wish.ts';
import { type BundleLine, protocolWord } from './bundle-columns.ts';
import { Frame } from './frame.tsx';

interface WishFormProps {
  readonly title: string;
  readonly wish: Wish;
  /** Every bundle there is: what none of them is cannot be wished. */
  readonly bundles: readonly BundleLine[];
  readonly onChange: (wish: Wish) => void;
  readonly onClose: () => void;
}

const any = 'any';

export function WishForm({ title, wish, bundles, onChange, onClose }: WishFormProps) {
  const { columns, height } = useBody();
  const [asked, setAsked] = useState<string>();
  const fields = fieldsOf(wish, bundles);
  const field = fields.find(({ id }) => id === asked);
  if (field)
    return (
      <Frame
        title={`${title} / ${field.label.toLowerCase()}`}
        bindings={[{ command: 'back', run: () => setAsked(undefined) }]}
        claims="menu"
      >
        <Menu
          key={field.id}
          choices={field.choices}
          chosen={field.value}
          height={height}
          onChoose={(value) => {
            onChange(field.take(value));
            setAsked(undefined);
          }}
        />
      </Frame>
    );
  const above = [
    '',
    ...wrap(`They are to become: ${wishText(wish)}.`, columns - 4).map((line) => ` ${theme.title(line)}`),
    ...wrap(
      `A target is proposed anew for each bundle that has not been given one by hand. ${keyOf('back')} shows them.`,
      columns - 4,
    ).map((line) => ` ${line}`),
    '',
  ];
  return (
    <Frame title={title} bindings={[{ command: 'back', run: onClose }]} claims="menu">
      <Lines lines={above} />
      <Menu
        choices={fields.map(({ id, label, value, choices }) => ({
          value: id,
          label: `${padded(label, 12)}${choices.find((choice) => choice.value === value)?.label ?? value}`,
        }))}
        height={Math.max(1, Math.min(fields.length, height - above.length))}
        onChoose={setAsked}
      />
    </Frame>
  );
}

interface Field {
  readonly id: 'edition' | 'protocol' | 'compute';
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly take: (value: string) => Wish;
}

function fieldsOf(wish: Wish, bundles: readonly BundleLine[]): readonly Field[] {
  const known = <T,>(of: (line: BundleLine) => T | undefined, now: T | undefined): readonly T[] => {
    const found = new Set(bundles.flatMap((line) => of(line) ?? []) as T[]);
    if (now !== undefined) found.add(now);
    return [...found].toSorted();
  };
  const editions = known<Edition>(
    ({ facts: { edition } }) => (edition.known === 'unknown' ? undefined : edition.value),
    wish.edition,
  );
  const computes = known<string>(
    ({ bundle }) => bundle.computeType,
    wish.compute === 'same' ? undefined : wish.compute,
  );
  const open = { value: any, label: 'any' };
  return [
    {
      id: 'edition',
      label: 'System',
      value: wish.edition ?? any,
      choices: [
        ...editions
          .map((value) => ({ value, label: editionLabel(value) }))
          .toSorted((a, b) => (a.label < b.label ? -1 : 1)),
        open,
      ],
      take: (value) => ({ ...wish, edition: editions.find((edition) => edition === value) }),
    },
    {
      id: 'protocol',
      label: 'Protocol',
      value: wish.protocol ?? any,
      choices: [...protocols.map((value) => ({ value, label: protocolWord(value) })), open],
      take: (value) => ({ ...wish, protocol: protocols.find((protocol) => protocol === value) }),
    },
    {
      id: 'compute',
      label: 'Compute',
      value: wish.compute,
      choices: [{ value: 'same', label: 'the same as now' }, ...computes.map((value) => ({ value, label: value }))],
      take: (compute) => ({ ...wish, compute }),
    },
  ];
}

const protocols = ['WSP', 'PCOIP', 'BYOP'] as const;
