/** Of the known bots, those at the edges of what Lex V1 allows: names, sizes, statuses, and what it leaves out. */
import type { BotBlueprint, IntentBlueprint } from './blueprint.ts';

/** Lex V2 takes 100 slot types in a locale that is not English. */
const courses = ['Antipasti', 'Primi', 'Secondi', 'Dolci'].map(
  (course): IntentBlueprint => ({
    name: `Ordina${course}`,
    utterances: [`Vorrei ${course.toLowerCase()}`],
    slots: Object.fromEntries(
      Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at)).map((letter) => [
        `Piatto${letter}`,
        `${course}_${letter}`,
      ]),
    ),
  }),
);

export const oddBots: readonly BotBlueprint[] = [
  {
    name: 'QA',
    locale: 'en-US',
    description: 'The shortest name there may be, and being built for as long as anybody looks.',
    versions: 1,
    status: 'BUILDING',
    aliases: { prod: '1' },
    intents: [{ name: 'AskQa', slots: { Topic: 'QaTopics' } }],
  },
  {
    name: 'Reservations_and_Loyalty_Programme_of_All_our_Spas',
    locale: 'en-GB',
    description: 'The longest name there may be.',
    versions: 2,
    status: 'READY_BASIC_TESTING',
    aliases: { prod: '1' },
    intents: [{ name: 'BookSpa', slots: { Treatment: 'SpaTreatments', Day: 'AMAZON.DATE' } }],
  },
  {
    name: 'RistoranteItaliano',
    locale: 'it-IT',
    description: 'Ordina dal menu: 104 slot type.',
    versions: 1,
    aliases: { prod: '1' },
    intents: courses,
  },
  {
    name: 'Untold',
    locale: 'en-US',
    description: '',
    versions: 1,
    bare: true,
    intents: [{ name: 'AskUntold' }],
  },
  {
    name: 'PastedFromTerminal',
    locale: 'en-US',
    description:
      '\u001b[31mRed\u001b[0m, \u001b]0;another title\u0007\u202esdrawkcab\u202c, \u009b2J\u0000\u200btwo\r\nlines 🤖 ホテル',
    versions: 1,
    aliases: { prod: '1' },
    channels: ['Facebook', 'Slack', 'Twilio-Sms', 'Kik'],
    intents: [{ name: 'PasteAgain', utterances: ['\u001b[2Jpaste \u202eit\u202c'] }],
  },
];
