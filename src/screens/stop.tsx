/** Before a run is stopped: what that does, in the words in which it stands afterwards. */
import { Lines } from '../components/lines.tsx';
import { wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useGo } from '../hooks/console.ts';
import { useAskRun } from '../hooks/use-ask-run.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { ifStopped } from '../runs/if-stopped.ts';
import { Frame } from './frame.tsx';

export function StopScreen({ runId }: { readonly runId: string }) {
  const go = useGo();
  const { columns, height } = useBody();
  const { state, drivenBy } = useRun(runId);
  const ask = useAskRun(runId, drivenBy);
  const stop = () => {
    go.back();
    ask('stop');
  };
  const block = (text: string) => wrap(text, columns - 4).map((line) => ` ${line}`);
  const over = state?.stopped !== undefined || state?.finishedAt !== undefined;
  const lines = [
    '',
    ` ${theme.title('Stop this run for good?')}`,
    '',
    ...(state ? block(`${ifStopped(state).sentence}.`).map(theme.title) : []),
    '',
    ...block('What was sent goes on in AWS: it cannot be called back, and is watched to its end.'),
    ...(drivenBy === undefined ? block('Nobody watches it now: taking the run up again does.') : []),
    ...block('What is not started can be planned anew.'),
    '',
    ` ${theme.accent(keyOf('acknowledge'))} stop     ${theme.accent(keyOf('back'))} let it go on`,
  ];
  return (
    <Frame
      title={`Runs / ${runId} / stop`}
      bindings={[
        {
          command: 'acknowledge',
          run: stop,
          disabled: over ? 'It has ended, or is stopped already.' : undefined,
        },
      ]}
    >
      <Lines lines={lines} height={height} />
    </Frame>
  );
}
