/** Free addresses against what a run takes at a time: AWS keeps the old one while a migration makes the new WorkSpace. */
import { fullStop } from '../aws/answer.ts';
import type { Directory } from '../aws/model.ts';
import { plural } from '../rules/in-words.ts';
import { takesAddresses } from './look-at-network.ts';
import type { Around, Finding, Preflown } from './preflight.ts';

/** Directories that share a subnet share its addresses: one finding for all that hang together. */
export function addresses({ verb, items, policy }: Preflown, { directories, subnets }: Around): readonly Finding[] {
  if (!takesAddresses(verb)) return [];
  const known = items.flatMap(({ directoryId }) => directories.get(directoryId ?? '') ?? []);
  const found = hangingTogether(new Set(known)).map((group) => {
    // All together may have enough, and one of them alone, with fewer subnets to go to, too few.
    const look = (subnetIds: readonly string[]) => {
      const within = new Set(subnetIds);
      const there = group.filter((one) => one.subnetIds.every((id) => within.has(id)));
      const count = known.filter((one) => there.includes(one)).length;
      const needed = Math.min(policy.wave, count);
      return { names: there.map(named).join(', '), needed, count, free: subnets && freeIn(within, subnets) };
    };
    const alone = group.map(({ subnetIds }) => look(subnetIds));
    const lacking = alone.find(({ free, needed }) => typeof free === 'number' && free < needed);
    const { names, needed, count, free } = lacking ?? look(group.flatMap(({ subnetIds }) => subnetIds));
    return finding(verb, names, needed, count, free);
  });
  const unknown = items.length - known.length;
  return unknown === 0
    ? found
    : [
        ...found,
        { ...unchecked(unknown), text: `Free addresses of ${plural(unknown, 'WorkSpace')}: directory not known.` },
      ];
}

/** Groups of which no two have a subnet in common. */
function hangingTogether(directories: Iterable<Directory>): readonly (readonly Directory[])[] {
  let groups: readonly (readonly Directory[])[] = [];
  for (const directory of directories) {
    const touching = groups.filter((group) => group.some((other) => shareSubnet(other, directory)));
    groups = [...groups.filter((group) => !touching.includes(group)), [...touching.flat(), directory]];
  }
  return groups;
}

const shareSubnet = (one: Directory, other: Directory): boolean =>
  one.subnetIds.some((id) => other.subnetIds.includes(id));

const named = ({ id, alias }: Directory) => (alias ? `${id} (${alias})` : id);

/** How many, or why nobody knows. */
type Free = number | { readonly why: string; readonly next: string };

function freeIn(ids: ReadonlySet<string>, subnets: NonNullable<Around['subnets']>): Free {
  if (!subnets.ok) {
    const { kind, why, next } = subnets.failure;
    return kind === 'denied'
      ? { why: 'this identity may not look', next: 'Allow ec2:DescribeSubnets, or ask who runs the network.' }
      : { why, next };
  }
  const free = new Map(subnets.value.map(({ id, freeAddresses }) => [id, freeAddresses]));
  const counts = [...ids].map((id) => free.get(id));
  if (counts.length === 0 || counts.includes(undefined))
    return { why: 'EC2 did not tell of every subnet', next: 'Look at the subnets in the AWS console.' };
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

const unchecked = (count: number) => ({ about: 'addresses', kind: 'unchecked', count }) as const;

function finding(
  verb: Preflown['verb'],
  directories: string,
  needed: number,
  count: number,
  free: Free | undefined,
): Finding {
  const where = `Free addresses in the subnets of ${directories}`;
  if (free === undefined) return { ...unchecked(count), text: `${where} were not looked up.` };
  if (typeof free !== 'number')
    return { ...unchecked(count), text: fullStop(`${where}: unknown, ${free.why}`), next: free.next };
  const enough = free >= needed;
  if (verb === 'migrate')
    return {
      about: 'addresses',
      kind: enough ? 'ok' : 'short',
      count,
      text: `${where}: ${free}. ${plural(needed, 'migration')} at a time ${needed === 1 ? 'needs' : 'need'} one more each.`,
      ...(enough ? {} : { next: `Fewer at a time (${Math.max(free, 1)} at most), or free some addresses first.` }),
    };
  return enough
    ? { about: 'addresses', kind: 'ok', count, text: `${where}: ${free}. A rebuild takes a new network interface.` }
    : {
        ...unchecked(count),
        text: `${where}: ${free}. A rebuild takes a new network interface, and AWS does not say whether the old address is given up first.`,
        next: 'Fewer at a time is safer.',
      };
}
