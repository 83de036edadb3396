/** Before changes are unlocked: which account, who, which Region. Nothing is unlocked while AWS has not said so. */
import { factLines } from '../components/facts.ts';
import { Lines } from '../components/lines.tsx';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useLink } from '../hooks/console.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';

export function UnlockScreen() {
  const go = useGo();
  const { setLocked, notices } = useConsole();
  const { session, account } = useLink();
  const { columns, height } = useBody();
  const unlock = () => {
    setLocked(false);
    go.back();
    notices.say(`Changes are unlocked. ${keyOf('lock')} locks them again.`, 'warn');
  };
  const missing = account ? undefined : `AWS has not yet said which account this is: ${keyOf('retry')} asks again.`;
  const lines = [
    '',
    ` ${theme.title('Unlock changes for this account?')}`,
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
    ' Unlocked, bellhop may send MigrateWorkspace, RebuildWorkspaces and',
    ' StartMigration, each only after its own review and confirmation.',
    '',
    ` ${theme.accent(keyOf('acknowledge'))} unlock     ${theme.accent(keyOf('back'))} stay locked`,
  ];
  return (
    <Frame title="Unlock" bindings={[{ command: 'acknowledge', run: unlock, disabled: missing }]}>
      <Lines lines={lines} height={height} />
    </Frame>
  );
}
