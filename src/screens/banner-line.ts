/** The first line of every screen: whether changes are locked, which account and Region, who. */
import { glyphs } from '../components/glyphs.ts';
import { padded, width } from '../components/text.ts';
import { type Tone, theme } from '../components/theme.ts';
import { useConsole } from '../hooks/console.ts';
import { useAbout } from '../hooks/use-about.ts';
import { type Linked, nameOf } from '../hooks/use-linked.ts';

/** `LOCKED` and its opposites in words, so that no colour is needed to know. */
function useMode(about: readonly Linked[]): { readonly text: string; readonly tone: Tone } {
  const { options } = useConsole();
  const unlocked = about.filter(({ link }) => !link.locked).length;
  const locked = unlocked === 0;
  const some = unlocked < about.length ? `${unlocked} OF ${about.length} ` : '';
  const lock = locked ? 'LOCKED' : `${some}UNLOCKED`;
  if (options.simulated) return { text: `SIMULATED ${lock}`, tone: 'accent' };
  return { text: lock, tone: locked ? 'ok' : 'danger' };
}

export function useBannerLine(columns: number): string {
  const { options } = useConsole();
  const about = useAbout();
  const mode = useMode(about);
  const badge = ` ${mode.text} `;
  const [first] = about;
  const where =
    about.length === 1 && first
      ? bannerOf(first, options.simulated)
      : `${about.length} accounts and Regions ${glyphs.dot} ${about.map(nameOf).join(', ')}`;
  return `${theme[mode.tone](theme.selected(badge))}${padded(` ${where}`, columns - width(badge))}`;
}

function bannerOf({ source, link: { session, account } }: Linked, simulated: boolean): string {
  const region = session?.region ?? source.choice.region ?? 'Region ?';
  const endpoint = session?.endpointUrl && !simulated ? ` at ${new URL(session.endpointUrl).host}` : '';
  const who = account
    ? [account.alias, account.accountId, shortArn(account.arn)].filter(Boolean).join(' ')
    : 'account not known yet';
  return `${region}${endpoint} ${glyphs.dot} ${who}`;
}

/** `arn:aws:sts::1:assumed-role/Operator/ann` is Operator/ann to those who read it all day. */
function shortArn(arn: string): string {
  return arn
    .split(':')
    .slice(5)
    .join(':')
    .replace(/^(assumed-role|user)\//, '');
}
