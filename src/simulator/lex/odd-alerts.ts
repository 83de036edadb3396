/** Alerts as the API allows them and no page describes: consoles have to live with these too. */
import type { Alert } from './alerts.ts';

export const oddAlerts: readonly Alert[] = [
  {
    type: 'WARN',
    message: 'Session attributes are handled in another way.',
    details: ['Intent: AnswerOldFaq'],
    referenceURLs: ['https://docs.aws.amazon.com/lex/latest/dg/message-session-attributes.html'],
  },
  // Neither details nor a link: both are optional.
  { type: 'WARN', message: 'The description of the bot was shortened.' },
  { type: 'WARN', message: 'Empty lists.', details: [], referenceURLs: [] },
  {
    type: 'WARN',
    message: `Utterances with \u001b[31mcontrol characters\u001b[0m, \u001b]0;a title\u0007, \u202ebidi\u202c and a\r\nsecond line.`,
    details: [`Utterance: ${'very '.repeat(2000)}long`, '\u001b[2JUtterance: clears the screen'],
    referenceURLs: ['https://docs.aws.amazon.com/lex/latest/dg/message-features.html'],
  },
];
