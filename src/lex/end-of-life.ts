/** What AWS announced about the end of Lex V1. Announced, not observed: what V1 answers today is for the probe to say. */

export interface Milestone {
  /** ISO date. */
  readonly date: string;
  readonly sentence: string;
  readonly source: string;
}

export const endOfLife: readonly [Milestone, Milestone] = [
  {
    date: '2025-03-31',
    sentence: 'Since 2025-03-31 no new resources can be created in Lex V1.',
    source: 'AWS Health notice of September 2024',
  },
  {
    date: '2025-09-15',
    sentence: 'On 2025-09-15 support of Lex V1 ended; AWS states that requests after it fail.',
    source: 'AWS Health notice of September 2024; banner of the Lex V1 Developer Guide',
  },
];

/** One line for every screen of the wizard; fits into 78 columns. */
export const wizardBanner = 'Lex V1 per AWS: nothing new since 2025-03-31, end of support 2025-09-15.';

/** Stands beside the banner until the probe has answered. */
export const probeNotice =
  'AWS states that requests to Lex V1 fail after 2025-09-15. bellhop asks now and shows what it sees.';
