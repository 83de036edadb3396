/** What helps without Lex V1 as plain text: whom to ask, which permission is needed, what a migration leaves to do. */
import { readingOperations } from '../aws/lock.ts';
import { TOPICS } from './topics.ts';

export type HelpAbout = 'support' | 'permission' | 'checklist';

/** A line of its own, a paragraph, or a text that is copied as it stands. */
export type HelpText =
  | { readonly kind: 'title' | 'paragraph' | 'point'; readonly text: string }
  | { readonly kind: 'verbatim'; readonly text: string };

interface Asked {
  readonly region: string;
  readonly accountId: string;
}

const title = (text: string): HelpText => ({ kind: 'title', text });
const paragraph = (text: string): HelpText => ({ kind: 'paragraph', text });
const point = (text: string): HelpText => ({ kind: 'point', text });
const verbatim = (text: string): HelpText => ({ kind: 'verbatim', text });

export const helpTitles: Readonly<Record<HelpAbout, string>> = {
  support: 'AWS Support',
  permission: 'the permission',
  checklist: 'what a migration leaves to do',
};

/** `evidence`: what the probe saw, for whoever is asked. */
export function helpText(about: HelpAbout, place: Asked, evidence: readonly string[]): readonly HelpText[] {
  if (about === 'support') return support(place, evidence);
  return about === 'permission' ? permission(place, evidence) : checklist;
}

const support = ({ accountId, region }: Asked, evidence: readonly string[]): readonly HelpText[] => [
  title('Where to ask'),
  verbatim('https://console.aws.amazon.com/support/home#/case/create'),
  paragraph('Without a support plan: AWS re:Post, https://repost.aws. The state of the service:'),
  verbatim('https://health.aws.amazon.com/health/status'),
  title('What to ask'),
  point(`Do the Lex V1 bots of account ${accountId} in ${region} still exist, and for how long?`),
  point('Can they be exported, or migrated to Lex V2, by AWS where the API no longer does it?'),
  title('What to enclose'),
  ...(evidence.length > 0 ? evidence : ['Nothing was seen yet.']).map(point),
];

/** Those of "Read only" in docs/iam.md that concern Lex. */
const readingActions = [...readingOperations].filter((action) => action.startsWith('lex:'));

const policy = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'Lex', Effect: 'Allow', Action: readingActions, Resource: '*' }],
};

const permission = (_: Asked, evidence: readonly string[]): readonly HelpText[] => [
  paragraph('To go through the wizard up to its review an identity needs this. V1 and V2 share the prefix lex:.'),
  verbatim(JSON.stringify(policy, undefined, 2)),
  paragraph('To start a migration it needs more: see docs/iam.md, "Operator of Lex".'),
  paragraph('A refusal may also come from a service control policy, a permissions boundary, or a retired service.'),
  title('What was seen'),
  ...evidence.map(point),
];

const checklist: readonly HelpText[] = [
  paragraph('COMPLETED only means that AWS stopped copying. Then, in this order, as far as the bot has it:'),
  ...(
    [
      ['first', 'First of all'],
      ['repair', 'In the Draft, before it is built'],
      ['alias', 'Built, tested, and a version of it: on the alias'],
      ['connect', 'With what calls the bot'],
    ] as const
  ).flatMap(([phase, name]) => [
    title(name),
    ...TOPICS.filter((topic) => topic.phase === phase && topic.id !== 'other').map((topic) =>
      point(`${topic.title}: ${topic.explanation} ${topic.remedy}`),
    ),
  ]),
  title('In any case'),
  point(
    'BuildBotLocale on DRAFT until it is Built, test it on TestBotAlias, then CreateBotVersion and CreateBotAlias.',
  ),
  point('PostText and PostContent become RecognizeText and RecognizeUtterance; allow lex:RecognizeText on the alias.'),
];
