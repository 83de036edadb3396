/** How much of Lex V1 is left: in one Region it may be gone while another serves, and it may change at any time. */

/**
 * It serves; its bots are gone; it refuses everybody (403); it says that it has ended (410); something in between
 * answers with a web page (200 or 503); the connection is reset; nothing answers.
 */
export const lexV1Modes = ['serving', 'empty', 'denied', 'gone', 'html', 'html-503', 'reset', 'silent'] as const;
export type LexV1Mode = (typeof lexV1Modes)[number];

export const isLexV1Mode = (value: unknown): value is LexV1Mode => lexV1Modes.some((mode) => mode === value);

/** In every Region, and where it is otherwise; the same for all accounts. */
export interface LexV1Modes {
  readonly everywhere: LexV1Mode;
  readonly regions: Readonly<Record<string, LexV1Mode>>;
}

export interface LexV1Left {
  in(region: string): LexV1Mode;
  /** Without a Region in all of them, whatever any was before. */
  become(mode: LexV1Mode, region?: string): void;
}

export function lexV1Left({ everywhere, regions }: LexV1Modes = { everywhere: 'serving', regions: {} }): LexV1Left {
  let rest = everywhere;
  const apart = new Map(Object.entries(regions));
  return {
    in: (region) => apart.get(region) ?? rest,
    become: (mode, region) => {
      if (region !== undefined) apart.set(region, mode);
      else {
        rest = mode;
        apart.clear();
      }
    },
  };
}
