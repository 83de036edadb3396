/** Before changes are unlocked: which account, who, which Region. Nothing is unlocked while AWS has not said so. */
import { changingOperations } from '../aws/lock.ts';
import { factLines } from '../components/facts.ts';
import { Lines } from '../components/lines.tsx';
import { wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useLink, useSource, useSources } from '../hooks/console.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';

const operations = [...changingOperations].map((action) => action.split(':')[1]);
const mayBeSent = `Unlocked, bellhop may send ${operations.slice(0, -1).join(', ')} and ${operations.at(-1)}: each only after its own review and confirmation.`;

export function UnlockScreen() {
  const go = useGo();
  const { notices } = useConsole();
  const source = useSource();
  const several = useSources().length > 1;
  const { session, account } = useLink();
  const { columns, height } = useBody();
  const unlock = () => {
    source.setLocked(false);
    go.back();
    const where = several ? ` in ${account?.accountId} ${session?.region}, nowhere else` : '';
    notices.say(`Changes are unlocked${where}. ${keyOf('lock')} locks them again.`, 'warn');
  };
  const missing = account ? undefined : `AWS has not yet said which account this is: ${keyOf('retry')} asks again.`;
  const lines = [
    '',
    ` ${theme.title(several ? 'Unlock changes for this account and Region, and for no other?' : 'Unlock changes for this account?')}`,
    '',
    ...factLines(
      [
        { label: 'Account', value: account ? `${account.accountId} ${account.alias ?? ''}` : 'unknown' },
        { label: 'Identity', value: account?.arn ?? 'unknown' },
        { label: 'Region', value: session?.region ?? 'unknown' },
        ...(session?.endpointUrl ? [{ label: 'Endpoint', value: session.endpointUrl }] : []),
      ],
      columns,
    ),
    '',
    ...wrap(mayBeSent, columns - 2).map((line) => ` ${line}`),
    '',
    ` ${theme.accent(keyOf('acknowledge'))} unlock     ${theme.accent(keyOf('back'))} stay locked`,
  ];
  return (
    <Frame title="Unlock" bindings={[{ command: 'acknowledge', run: unlock, disabled: missing }]}>
      <Lines lines={lines} height={height} />
    </Frame>
  );
}
