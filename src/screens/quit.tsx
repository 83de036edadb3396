/** Asked only while a run is under way or something is marked: what leaving does and does not do. */
import { Lines } from '../components/lines.tsx';
import { count } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole } from '../hooks/console.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';

export function QuitScreen() {
  const { quit, runs, marks, options } = useConsole();
  const { height } = useBody();
  const [running, marked] = [runs.running().length, marks.getState().size];
  const ofRuns = [
    ' What was sent goes on in AWS: it cannot be called back.',
    ' What was not sent yet will not be sent.',
    options.demo
      ? ' The demo ends with its AWS and its journals.'
      : ` The journal is on disk: next time ${keyOf('runs')} shows the run, and AWS is asked.`,
  ];
  const what = [
    ...(running > 0 ? [`${count(running, 'run')} under way`] : []),
    ...(marked > 0 ? [`${count(marked, 'WorkSpace')} marked`] : []),
  ];
  const lines = [
    '',
    ` ${theme.title(`${what.join(', ')}. Quit all the same?`)}`,
    '',
    ...(running > 0 ? ofRuns : []),
    ...(marked > 0 ? [' Marks are not kept: the next start begins with none.'] : []),
    '',
    ` ${theme.accent(keyOf('acknowledge'))} quit     ${theme.accent(keyOf('back'))} stay`,
  ];
  return (
    <Frame title="Quit" bindings={[{ command: 'acknowledge', run: quit }]}>
      <Lines lines={lines} height={height} />
    </Frame>
  );
}
