/** One WorkSpace: who loses what, and the key that means yes. */
import { type Fact, factLines } from '../../components/facts.ts';
import { Lines } from '../../components/lines.tsx';
import { theme } from '../../components/theme.ts';
import { unseen, useSeen } from '../../hooks/use-seen.ts';
import { useBody } from '../../hooks/use-size.ts';
import { keyOf } from '../../keymap.ts';
import type { WorkspacesPlan } from '../../plans/plan.ts';
import { losses } from '../../rules/losses.ts';
import { verbFacts } from '../../rules/verbs.ts';
import { connectionWords } from '../connection-words.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import type { WorkspacesStepProps } from './confirm.tsx';
import { planHead } from './plan-head.ts';

export function YesStep({ title, status, plan, on, cancel }: WorkspacesStepProps<'yes'>) {
  const { columns, height } = useBody();
  const seen = useSeen();
  const keys = `${theme.accent(keyOf('acknowledge'))} yes, now     ${theme.accent(keyOf('back'))} no`;
  const question = ['', `   ${theme.title(`${verbFacts[plan.verb].imperative} it?`)}  ${seen ? keys : ''}`];
  const known = ['', ...planHead(plan, columns), '', ...factLines(facts(plan), columns - 2).map((line) => `  ${line}`)];
  const scroll = useScroll(known, Math.min(known.length, height - question.length));
  return (
    <Frame
      title={title}
      status={status}
      bindings={[
        { command: 'acknowledge', run: on, disabled: seen ? undefined : unseen },
        { command: 'back', run: cancel },
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
      <Lines lines={question} />
    </Frame>
  );
}

function facts({ verb, items, createdAt, policy }: WorkspacesPlan): readonly Fact[] {
  return items.flatMap((item): readonly Fact[] => [
    { label: 'User', value: `${item.userName ?? '?'} (connection ${connectionWords(item)})` },
    { label: 'WorkSpace', value: `${item.id}, ${item.computerName ?? '?'}, ${item.ipAddress ?? 'no address'}` },
    { label: 'Bundle', value: item.bundleName ?? item.bundleId ?? 'unknown' },
    ...(item.first ? [{ label: 'Steps', value: `${item.first}, then ${verb}` }] : []),
    ...(item.target ? [{ label: 'To', value: item.target.bundleName ?? item.target.bundleId }] : []),
    ...losses(verb, [item], createdAt, policy).map(
      ({ sentence }, at): Fact => ({
        label: at === 0 ? (verbFacts[verb].harm === 'destroys' ? 'Lost' : 'Harm') : '',
        value: sentence,
        tone: 'danger',
      }),
    ),
  ]);
}
