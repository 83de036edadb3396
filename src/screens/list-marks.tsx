/** Marks by a list of ids, users or computers: asks for the list, a file or pasted. */
import { useContext } from 'react';
import { Lines } from '../components/lines.tsx';
import { wrap } from '../components/text.ts';
import { TextField } from '../components/text-field.tsx';
import { EntryContext, useConsole, useGo, usePlaceState } from '../hooks/console.ts';
import { readNames } from '../hooks/use-named.ts';
import { useBody } from '../hooks/use-size.ts';
import { Frame } from './frame.tsx';
import { ListFound } from './list-found.tsx';

/** `pasted`: undefined asks for it. */
export function ListMarksScreen({ pasted }: { readonly pasted?: string | undefined }) {
  const [text, setText] = usePlaceState('text', pasted);
  return text === undefined ? <AskFor onText={setText} /> : <ListFound text={text} />;
}

function AskFor({ onText }: { readonly onText: (text: string) => void }) {
  const go = useGo();
  const { notices, navigation } = useConsole();
  const here = useContext(EntryContext);
  const { columns, height } = useBody();
  const [path, setPath] = usePlaceState('path', '');
  const read = () => {
    void readNames(path).then((found) => {
      if (navigation.getState().stack.at(-1) !== here) return;
      if ('why' in found) notices.say(found.why, 'bad');
      else onText(found.text);
    });
  };
  const says = [
    'Paste the list here, or type the file that it stands in.',
    'One WorkSpace a line, by its id, its user or its computer; or CSV whose header names WorkspaceId, UserName or ComputerName.',
  ];
  const head = ['', ...says.flatMap((line) => wrap(line, columns - 6)).map((line) => `   ${line}`), ''];
  return (
    <Frame
      title="WorkSpaces / mark by a list"
      claims="text"
      // Of several lines it is the list itself; one line is the name of a file.
      onPasteLines={(lines) => (/\n/.test(lines.trim()) ? onText(lines) : setPath((now) => now + lines.trim()))}
      bindings={[
        {
          command: 'accept',
          run: read,
          disabled: path.trim() === '' ? 'Type the name of a file, or paste.' : undefined,
        },
        { command: 'back', run: go.back },
      ]}
    >
      <Lines lines={head} />
      <TextField label="   file:" value={path} onChange={setPath} />
      <Lines height={Math.max(0, height - head.length - 1)} lines={[]} />
    </Frame>
  );
}
