/** One of the texts that help without Lex V1; what is to be copied stands in lines of its own, unbroken. */
import { theme } from '../../components/theme.ts';
import { useLink } from '../../hooks/console.ts';
import { useCopy } from '../../hooks/use-copy.ts';
import { useBody } from '../../hooks/use-size.ts';
import { wizardBanner } from '../../lex/end-of-life.ts';
import { type HelpAbout, type HelpText, helpText, helpTitles } from '../../lex/help-texts.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import { item, paragraph } from './paragraph.ts';

interface LexHelpProps {
  readonly about: HelpAbout;
  readonly evidence: readonly string[];
}

export function LexHelpScreen({ about, evidence }: LexHelpProps) {
  const { session, account } = useLink();
  const { columns, height } = useBody();
  const place = { region: session?.region ?? 'this Region', accountId: account?.accountId ?? 'this account' };
  const copy = useCopy();
  const texts = helpText(about, place, evidence);
  const lines = texts.flatMap((text) => linesOf(text, columns));
  const scroll = useScroll([theme.warn(` ${wizardBanner}`), ...lines], height);
  return (
    <Frame
      title={`Lex / ${helpTitles[about]}`}
      bindings={[
        { command: 'copy', run: () => copy([texts.map(({ text }) => text).join('\n')], helpTitles[about]) },
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </Frame>
  );
}

function linesOf({ kind, text }: HelpText, cells: number): readonly string[] {
  switch (kind) {
    case 'title':
      return ['', `   ${theme.title(text)}`];
    case 'paragraph':
      return ['', ...paragraph(text, cells)];
    case 'point':
      return item('-', text, cells);
    case 'verbatim':
      return text.split('\n').map((line) => `   ${theme.accent(line)}`);
  }
}
