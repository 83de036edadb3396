/**
 * What one GetBots call says about Lex V1 in a Region, and what it leaves open. Nobody documents what V1 answers after
 * its end, so the raw evidence is kept and nothing is concluded that the service did not say.
 */
import type { Answer, Failure } from '../aws/answer.ts';
import type { LexBotSummary } from '../aws/lex-model.ts';
import { hadLexV1, otherV1Regions } from './regions.ts';

/** What still helps, for a screen to offer. */
export interface Help {
  readonly kind: HelpKind;
  readonly sentence: string;
}

export type HelpKind =
  | 'export'
  | 'retry'
  | 'regions'
  | 'v2-bots'
  | 'history'
  | 'backups'
  | 'checklist'
  | 'permission'
  | 'support'
  | 'remedy';

interface Finding {
  readonly region: string;
  readonly headline: string;
  readonly explanation: string;
  readonly helps: readonly Help[];
  /** `name: value` lines, as raw as they came. */
  readonly evidence: readonly string[];
  /** Whether there is anything to pick a bot from. */
  readonly mayGoOn: boolean;
}

export type Probe = Finding &
  (
    | { readonly kind: 'answering'; readonly mayGoOn: true }
    | { readonly kind: 'empty'; readonly mayGoOn: false }
    | { readonly kind: 'refused'; readonly mayGoOn: false }
    /** The service itself says that it is gone (HTTP 410). */
    | { readonly kind: 'gone'; readonly mayGoOn: false }
    /** An answer that explains itself or does not: shown word for word. */
    | { readonly kind: 'other'; readonly mayGoOn: false }
    | { readonly kind: 'unreachable'; readonly mayGoOn: false }
    /** Nothing answers where Lex V1 never was. */
    | { readonly kind: 'no-region'; readonly mayGoOn: false }
    /** The request never left this machine, so nothing is known. */
    | { readonly kind: 'not-asked'; readonly mayGoOn: false }
  );

/** How the call went, as far as the answer does not say it. */
export interface Call {
  readonly host?: string;
  /** Milliseconds. */
  readonly duration?: number;
}

export function classifyProbe(answer: Answer<readonly LexBotSummary[]>, region: string, call: Call = {}): Probe {
  const base = { region, evidence: evidence(answer, call) };
  if (answer.ok && answer.value.length > 0) {
    return {
      ...base,
      kind: 'answering',
      mayGoOn: true,
      headline: `Lex V1 still answers for this account in ${region}.`,
      explanation: 'That is not guaranteed for another day.',
      helps: [{ kind: 'export', sentence: 'Export first: a backup on disk outlives the service.' }],
    };
  }
  if (answer.ok) {
    return {
      ...base,
      kind: 'empty',
      mayGoOn: false,
      headline: `No bots visible in ${region}.`,
      explanation: 'Either none are in this Region, or AWS has removed them: the API cannot tell these apart.',
      helps: [retry, ...regions(region), ...withoutV1],
    };
  }
  return { ...base, ...failed(answer.failure, region), mayGoOn: false };
}

type Failed = Pick<Finding, 'headline' | 'explanation' | 'helps'> & {
  readonly kind: Exclude<Probe['kind'], 'answering' | 'empty'>;
};

function failed(failure: Failure, region: string): Failed {
  const { kind, status } = failure;
  if (kind === 'locked' || kind === 'cancelled' || (kind === 'credentials' && status === undefined)) {
    return {
      kind: 'not-asked',
      headline: 'Lex V1 was not asked, so nothing is known about it.',
      explanation: `${failure.what} ${failure.why}`.trim(),
      helps: [retry, remedy(failure)],
    };
  }
  if (kind === 'denied') {
    return {
      kind: 'refused',
      headline: `Lex V1 refused the request in ${region}.`,
      explanation: 'Either the permission is missing or V1 is retired: the API does not distinguish.',
      helps: [
        retry,
        { kind: 'permission', sentence: 'Check that the identity may call lex:GetBots, or ask an administrator.' },
        ...regions(region),
        ...withoutV1,
      ],
    };
  }
  if (saysGone(failure)) {
    const word = [status, failure.code].filter((part) => part !== undefined).join(' ');
    return {
      kind: 'gone',
      headline: `AWS says that Lex V1 is gone (${word}) in ${region}.`,
      explanation: `"${failure.why}" That is all it said: not whether the bots still exist.`,
      helps: [retry, ...regions(region), ...withoutV1],
    };
  }
  if (kind !== 'unreachable' && kind !== 'timeout') {
    return {
      kind: 'other',
      headline: `${hadLexV1(region) ? 'Lex V1' : `The endpoint in ${region}`} gave an answer that bellhop does not interpret.`,
      explanation: `${failure.what} ${failure.why}`.trim(),
      helps: [retry, ...regions(region), ...withoutV1, remedy(failure)],
    };
  }
  if (!hadLexV1(region)) {
    return {
      kind: 'no-region',
      headline: `Lex V1 never existed in ${region}, and nothing answered there.`,
      explanation: 'V1 bots live in the nine Regions that had Lex V1; a migration stays inside its Region.',
      helps: [retry, ...regions(region), ...withoutV1],
    };
  }
  return {
    kind: 'unreachable',
    headline: `The Lex V1 endpoint in ${region} is not reachable.`,
    explanation:
      'The network (proxy, VPN, DNS) may be in the way, or AWS has retired the endpoint: silence does not tell.',
    helps: [retry, ...regions(region), ...withoutV1],
  };
}

/** A proxy's page is no word of AWS's, whatever its status. */
function saysGone({ kind, status, code = '' }: Failure): boolean {
  return kind !== 'foreign' && (status === 410 || /^Gone(Exception)?$/.test(code));
}

const retry: Help = { kind: 'retry', sentence: 'Ask again.' };

const withoutV1: readonly Help[] = [
  { kind: 'v2-bots', sentence: 'See the Lex V2 bots: what was migrated before is there, not in V1.' },
  { kind: 'history', sentence: 'See the migrations that AWS knows of here, and what they left to do.' },
  { kind: 'backups', sentence: 'Use the backups on this machine: exports and JSON copies of V1 bots.' },
  { kind: 'checklist', sentence: 'Read what every migration leaves to do by hand.' },
  { kind: 'support', sentence: 'Ask AWS Support whether the bots of this account still exist.' },
];

function remedy(failure: Failure): Help {
  return { kind: 'remedy', sentence: failure.next };
}

function regions(region: string): readonly Help[] {
  const others = otherV1Regions(region);
  return others.length === 0
    ? []
    : [{ kind: 'regions', sentence: `Look in another Region of Lex V1: ${others.join(', ')}.` }];
}

function evidence(answer: Answer<readonly LexBotSummary[]>, call: Call): readonly string[] {
  const failure = answer.ok ? undefined : answer.failure;
  const lines: readonly (readonly [string, string | number | undefined])[] = [
    ['call', failure?.operation ?? 'lex:GetBots'],
    ['host', failure?.host ?? call.host],
    ['status', answer.ok ? 200 : failure?.status],
    ['code', failure?.code],
    [answer.ok ? 'bots' : 'answer', answer.ok ? answer.value.length : failure?.why],
    ['first line', failure?.said],
    ['request id', answer.ok ? answer.requestId : failure?.requestId],
    ['duration', call.duration === undefined ? undefined : `${Math.round(call.duration)} ms`],
  ];
  return lines.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name}: ${value}`]));
}
