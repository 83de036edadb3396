/** Asked only while a run is under way: what leaving does and does not do. */
import { Lines } from '../components/lines.tsx';
import { count } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole } from '../hooks/console.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';

export function QuitScreen() {
  const { quit, runs, options } = useConsole();
  const { height } = useBody();
  const lines = [
    '',
    ` ${theme.title(`${count(runs.running().length, 'run')} under way. Quit all the same?`)}`,
    '',
    ' What was sent goes on in AWS: it cannot be called back.',
    ' What was not sent yet will not be sent.',
    options.demo
      ? ' The demo ends with its AWS and its journals.'
      : ` The journal is on disk: next time ${keyOf('runs')} shows the run, and AWS is asked.`,
    '',
    ` ${theme.accent(keyOf('acknowledge'))} quit     ${theme.accent(keyOf('back'))} stay`,
  ];
  return (
    <Frame title="Quit" bindings={[{ command: 'acknowledge', run: quit }]}>
      <Lines lines={lines} height={height} />
    </Frame>
  );
}
