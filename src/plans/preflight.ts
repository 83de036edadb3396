/** What a plan needs of the world around its WorkSpaces: looked at as far as it may be, and said where it was not. */
import type { Answer } from '../aws/answer.ts';
import type { Account, Bundle, Directory, Subnet } from '../aws/model.ts';
import { listed, plural } from '../rules/in-words.ts';
import { likelyFamily } from '../rules/operating-system.ts';
import { verbFacts, type WorkspaceVerb } from '../rules/verbs.ts';
import type { WorkspaceItem } from './plan.ts';
import type { RunPolicy } from './policy.ts';
import { addresses } from './preflight-addresses.ts';

export const subjects = [
  'directory',
  'bundle',
  'addresses',
  'permission',
  'key',
  'forest-trust',
  'nested-virtualization',
] as const;

/** One thing that was looked at, or could not be. */
export interface Finding {
  readonly about: (typeof subjects)[number];
  /** ok: seen to be in order. short: it will not do for the whole plan. unchecked: nobody knows. */
  readonly kind: 'ok' | 'short' | 'unchecked';
  /** One sentence, or two. */
  readonly text: string;
  /** What to do about it. */
  readonly next?: string | undefined;
  /** WorkSpaces concerned, where not all are. */
  readonly count?: number | undefined;
}

/** What is known of the world. */
export interface Around {
  readonly directories: ReadonlyMap<string, Directory>;
  readonly bundles: ReadonlyMap<string, Bundle>;
  /** Of the directories of the items; undefined: nobody looked. */
  readonly subnets?: Answer<readonly Subnet[]> | undefined;
}

export interface Preflown {
  readonly verb: WorkspaceVerb;
  readonly items: readonly WorkspaceItem[];
  readonly excluded: readonly WorkspaceItem[];
  readonly policy: RunPolicy;
  readonly account: Pick<Account, 'accountId' | 'region' | 'arn'>;
}

const rank = { short: 0, unchecked: 1, ok: 2 } as const satisfies Record<Finding['kind'], number>;

/** What is short first, then what nobody knows. Nothing for a plan that sends nothing. */
export function preflight(plan: Preflown, around: Around): readonly Finding[] {
  if (plan.items.length === 0) return [];
  const found = [
    ...directories(plan, around),
    ...bundles(plan, around),
    ...addresses(plan, around),
    permission(plan, around),
    ...keys(plan),
    ...(plan.verb === 'migrate' ? [...forestTrust(plan), nested] : []),
  ];
  return found.toSorted((a, b) => rank[a.kind] - rank[b.kind]);
}

function directories({ verb, items, excluded }: Preflown, { directories: known }: Around): readonly Finding[] {
  if (!verbFacts[verb].goesBackTo) return [];
  const all = Map.groupBy([...items, ...excluded], ({ directoryId }) => directoryId ?? 'not told by AWS');
  return [...all].map(([id, { length: count }]): Finding => {
    const directory = known.get(id);
    const base = { about: 'directory', count } as const;
    if (!directory)
      return {
        ...base,
        kind: 'unchecked',
        text: `Whether directory ${id} is REGISTERED is unknown: it is not listed, or may not be.`,
        next: 'Allow workspaces:DescribeWorkspaceDirectories.',
      };
    const name = `Directory ${id} (${directory.alias ?? directory.name ?? '?'})`;
    if (directory.state !== 'REGISTERED')
      return {
        ...base,
        kind: 'short',
        text: `${name} is ${directory.state ?? 'in an unknown state'}, not REGISTERED. ${directory.errorMessage ?? ''}`.trim(),
        next: `${plural(count, 'WorkSpace')} of it cannot go until it is.`,
      };
    const themselves =
      verb === 'rebuild' && directory.selfServiceRebuild ? ' Its users may rebuild their WorkSpaces themselves.' : '';
    return { ...base, kind: 'ok', text: `${name} is REGISTERED.${themselves}` };
  });
}

function bundles({ verb, items, excluded }: Preflown, { bundles: known }: Around): readonly Finding[] {
  if (verb !== 'migrate') return [];
  const all = Map.groupBy([...items, ...excluded], ({ target }) => target?.bundleId);
  return [...all].flatMap(([id, { length: count }]): readonly Finding[] => {
    if (id === undefined) return [];
    const bundle = known.get(id);
    const base = { about: 'bundle', count } as const;
    if (bundle?.state === 'AVAILABLE')
      return [{ ...base, kind: 'ok', text: `Target ${bundle.name ?? id} (${id}) is AVAILABLE.` }];
    return [
      {
        ...base,
        kind: bundle?.state ? 'short' : 'unchecked',
        text: `Target ${bundle?.name ?? id} (${id}) is ${bundle?.state ?? 'in an unknown state'}, not AVAILABLE.`,
        next: 'Wait until its image is ready, or choose another one.',
      },
    ];
  });
}

/** AWS has no dry run: the first call shows it. */
function permission({ verb, items, account }: Preflown, { bundles: known }: Around): Finding {
  const partition = account.arn.split(':')[1] ?? 'aws';
  const arn = (where: string, what: string) => `arn:${partition}:workspaces:${where}:${what}`;
  const here = `${account.region}:${account.accountId}`;
  const [only, ...more] = items;
  const needed = [arn(here, `workspace/${more.length === 0 ? only?.id : '*'}`)];
  for (const id of new Set(items.flatMap(({ target }) => target?.bundleId ?? [])))
    needed.push(arn(known.get(id)?.owner === 'AMAZON' ? '*:*' : here, `workspacebundle/${id}`));
  const actions = [
    verbFacts[verb].action,
    ...(items.some(({ first }) => first === 'start') ? [verbFacts.start.action] : []),
  ];
  return {
    about: 'permission',
    kind: 'unchecked',
    text: `Whether this identity has ${actions.join(' and ')} shows with the first call: AWS has no dry run. Needed on ${listed(needed)}.`,
    next: 'A refusal stops the run before it goes further.',
  };
}

function keys({ verb, items }: Preflown): readonly Finding[] {
  const encrypted = items.filter(({ encryption }) => encryption);
  if (encrypted.length === 0 || !(verb === 'reboot' || verbFacts[verb].goesBackTo)) return [];
  const named = new Set(encrypted.map(({ encryption }) => encryption?.key ?? 'not told by AWS'));
  return [
    {
      about: 'key',
      kind: 'unchecked',
      count: encrypted.length,
      text: `${plural(encrypted.length, 'encrypted WorkSpace')}: whether the KMS key is enabled is not looked up, and without it a WorkSpace becomes unusable.`,
      next: `See in AWS KMS that it is enabled: ${[...named].join(', ')}.`,
    },
  ];
}

function forestTrust({ items }: Preflown): readonly Finding[] {
  const linux = items.filter((item) => likelyFamily(item) === 'linux').length;
  if (linux === 0) return [];
  return [
    {
      about: 'forest-trust',
      kind: 'unchecked',
      count: linux,
      text: `${plural(linux, 'Linux WorkSpace')}: an AD forest trust makes the migration fail, and the API does not show one.`,
      next: 'Ask who runs the directory.',
    },
  ];
}

const nested: Finding = {
  about: 'nested-virtualization',
  kind: 'unchecked',
  text: 'Whether nested virtualization is on is not read. Where it is and the target does not support it, the API model says that the migration fails, the guide that it is disabled.',
  next: 'Compare the two in the AWS console where somebody uses it.',
};
