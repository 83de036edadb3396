/** The review of a build: the locale of the Draft as AWS shows it now, what a build does to it, and the way to confirm it. */
import { wrap } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { useGo, useLink } from '../../hooks/console.ts';
import { type BuildOf, useLexBuild } from '../../hooks/use-lex-build.ts';
import { useBody } from '../../hooks/use-size.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import { lockedText } from './locked.ts';
import { paragraph } from './paragraph.ts';
import { v2StatusLines } from './v2-status-lines.ts';

export function LexBuildScreen(of: BuildOf) {
  const go = useGo();
  const { columns, height } = useBody();
  const { account, locked } = useLink();
  const { status, blocked, plan, again } = useLexBuild(of);
  const name = status.bot.value?.name ?? of.botId;
  const where = account ? `account ${account.accountId}, Region ${account.region}` : 'an account not told yet';
  const scroll = useScroll(
    [
      '',
      ...wrap(`Build ${of.localeId} of ${name} in ${where}`, columns - 6).map((line) => `   ${theme.title(line)}`),
      '',
      ...v2StatusLines(status, of.localeId, columns),
      '',
      ...whatItDoes(status.locale.value?.status).flatMap((text) => paragraph(text, columns)),
      ...(blocked ? ['', ...paragraph(blocked, columns).map(theme.warn)] : []),
    ],
    height,
  );
  const confirm = () => {
    const made = plan();
    if (made?.ok) go.to({ screen: 'confirm', plan: made.value });
  };
  return (
    <Frame
      title={`Lex build / ${name} ${of.localeId}`}
      status={status.locale.value?.status ?? (status.watching ? 'asking' : 'not read')}
      bindings={[
        { command: 'next', run: confirm, disabled: blocked ?? (locked ? lockedText : undefined) },
        { command: 'retry', run: again, disabled: status.watching ? 'It is being watched already.' : undefined },
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </Frame>
  );
}

function whatItDoes(status: string | undefined): readonly string[] {
  return [
    ...(status === 'Built'
      ? ['It is Built already: a build anew makes a difference only where it was edited since.']
      : []),
    'AWS builds the Draft of this locale, which takes some minutes; nothing of it can be built or imported meanwhile. What is built then answers on TestBotAlias. Numbered versions, and the aliases that point at them, do not change.',
    'BuildBotLocale is sent once. Only when DescribeBotLocale says Built is it done.',
  ];
}
