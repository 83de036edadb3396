/** A bar of parts, each as long as its share of the whole; whoever has a share has a cell. */
import { type Tone, theme } from './theme.ts';

export interface Part {
  readonly share: number;
  /** One cell wide. */
  readonly sign: string;
  readonly tone: Tone;
}

export function bar(parts: readonly Part[], cells: number): string {
  const whole = parts.reduce((sum, { share }) => sum + share, 0);
  if (whole === 0 || cells <= 0) return ' '.repeat(Math.max(0, cells));
  let shares = 0;
  let drawn = 0;
  return parts
    .map(({ share, sign, tone }, at) => {
      if (share === 0) return '';
      shares += share;
      const after = parts.slice(at + 1).filter((part) => part.share > 0).length;
      const end = Math.min(cells - after, Math.max(drawn + 1, Math.round((cells * shares) / whole)));
      const length = Math.max(0, end - drawn);
      drawn = end;
      return theme[tone](sign.repeat(length));
    })
    .join('');
}
