/** A fault that leaves nothing to show: what happened, why in AWS's words, what to do, and the facts for a ticket. */
import type { Failure } from '../aws/answer.ts';
import { Lines } from '../components/lines.tsx';
import { wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useBody } from '../hooks/use-size.ts';
import { Frame } from './frame.tsx';

export interface TroubleProps {
  readonly title: string;
  readonly status?: string;
  readonly failure: Failure;
  /** What the screen still offers, above all to ask again. */
  readonly bindings?: readonly Binding[];
}

export function Trouble({ title, status = 'no answer', failure, bindings = [] }: TroubleProps) {
  const { columns, height } = useBody();
  return (
    <Frame title={title} status={status} bindings={bindings}>
      <Lines height={height} lines={failureLines(failure, columns)} />
    </Frame>
  );
}

export function failureLines(failure: Failure, columns: number): string[] {
  const cells = columns - 6;
  const block = (text: string) => wrap(text, cells).map((line) => `   ${line}`);
  const facts = [
    failure.code,
    failure.status === undefined ? undefined : `HTTP ${failure.status}`,
    failure.host,
    failure.requestId && `request ${failure.requestId}`,
  ].filter(Boolean);
  return [
    '',
    ...block(failure.what).map(theme.bad),
    '',
    ...block(failure.why),
    '',
    ...block(failure.next).map(theme.title),
    '',
    ...block(`${failure.operation}${facts.length > 0 ? `: ${facts.join(', ')}` : ''}`).map(theme.dim),
  ];
}
