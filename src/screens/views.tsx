/** Saved views by name: what each asks for, its order and its columns; one is used whole, and what is shown now is saved. */
import { type Column, inTheMiddle } from '../components/columns.ts';
import { Table } from '../components/table.tsx';
import { count } from '../components/text.ts';
import { printOrder } from '../fleet/order-words.ts';
import { useConsole, useGo, usePlaceState } from '../hooks/console.ts';
import { useList } from '../hooks/use-list.ts';
import { useBody } from '../hooks/use-size.ts';
import { useTwice } from '../hooks/use-twice.ts';
import { type NamedView, useViews } from '../hooks/use-views.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';
import { Question } from './question.tsx';

const columns: readonly Column<NamedView>[] = [
  { id: 'id', title: 'VIEW', min: 14, max: 28, importance: 1, text: ({ id }) => id },
  {
    id: 'where',
    title: 'FILTER',
    min: 24,
    max: 80,
    importance: 2,
    cut: inTheMiddle,
    text: ({ where }) => where || 'everything',
  },
  {
    id: 'order',
    title: 'SORT',
    min: 8,
    max: 12,
    importance: 3,
    text: ({ order }) => (order ? printOrder(order) : 'usual'),
  },
  {
    id: 'columns',
    title: 'COLUMNS',
    min: 14,
    max: 60,
    importance: 4,
    text: ({ columns: ids }) => ids?.join(',') ?? 'usual',
  },
  {
    id: 'kept',
    title: 'KEPT',
    min: 12,
    max: 13,
    importance: 5,
    text: ({ ofSession }) => (ofSession ? 'this session' : 'configuration'),
  },
];

/** `saving`: it begins with the name for what is shown now. */
export function ViewsScreen({ saving: first = false }: { readonly saving?: boolean | undefined }) {
  const go = useGo();
  const views = useViews();
  const { columns: cells, height } = useBody();
  const [saving, setSaving] = usePlaceState('saving', first);
  const list = useList(views.all, height - 1);
  const twice = useTwice();
  const { current } = list;
  if (saving) return <NameQuestion views={views.all} where={views.now.where} onName={named} onCancel={leave} />;
  const noView = current ? undefined : 'There is no view here.';
  return (
    <Frame
      title="WorkSpaces / views"
      status={count(views.all.length, 'view')}
      bindings={[
        { command: 'choose', run: () => current && views.use(current), disabled: noView },
        { command: 'saveView', run: () => setSaving(true) },
        { command: 'removeView', run: () => current && remove(current), disabled: noView },
        { command: 'back', run: go.back },
        ...list.bindings,
      ]}
    >
      <Table
        columns={columns}
        rows={list.shown}
        cursor={current}
        cells={cells}
        height={height}
        empty={[`No view is saved yet. ${keyOf('saveView')} saves what the list shows: its filter, columns and order.`]}
      />
    </Frame>
  );

  function named(name: string) {
    views.save(name);
    leave();
  }

  function remove(view: NamedView) {
    const whence = view.ofSession ? 'is forgotten' : 'is taken out of the configuration';
    twice(view.id, `${keyOf('removeView')} again: the view ${view.id} ${whence}.`, () => views.remove(view));
  }

  function leave() {
    setSaving(false);
    if (first) go.back();
  }
}

interface NameQuestionProps {
  readonly views: readonly NamedView[];
  readonly where: string;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

function NameQuestion({ views, where, onName, onCancel }: NameQuestionProps) {
  const { demo } = useConsole().options;
  const kept = demo ? 'are kept until the demo ends,' : 'go into the configuration';
  const names = views.map(({ id }) => id);
  const taken = names.length > 0 ? ` There are ${names.join(', ')}: by one of these names it takes its place.` : '';
  return (
    <Question
      title="WorkSpaces / save this view"
      says={`The filter (${where || 'everything'}), the columns and the order of the list ${kept} by this name.${taken}`}
      label="name:"
      start=""
      check={(text) => (text.trim() === '' ? 'Type a name.' : undefined)}
      onAnswer={onName}
      onCancel={onCancel}
    />
  );
}
