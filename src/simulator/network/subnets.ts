/** The subnets of the directories, and how many addresses each has left: what holds one follows from the fleet. */
import type { Directory } from '../workspaces/directories.ts';
import type { Fleet } from '../workspaces/fleet.ts';
import { derivedText } from '../workspaces/ids.ts';
import type { Workspace } from '../workspaces/record.ts';

export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  /** Suffix of the Availability Zone. */
  readonly zone: 'a' | 'b';
  /** Length of its network prefix. */
  readonly prefix: number;
}

/** AWS keeps five addresses of every subnet for itself. */
const reserved = 5;
const prefixes = [24, 23, 22, 21, 20, 19, 18, 17, 16] as const;
const sizeOf = (prefix: number) => 2 ** (32 - prefix) - reserved;

/** One that is being made holds its address before the API shows it; one that never will be shown holds none. */
const holdsAddress = ({ visible, ahead }: Workspace) => visible || ahead.some(({ set }) => set.visible === true);

export interface Subnets {
  readonly all: readonly Subnet[];
  /** By subnet id, as it is now. */
  freeAddresses(): ReadonlyMap<string, number>;
  /** From now on something that is no WorkSpace holds all but so many of the addresses that are left. */
  leave(id: string, free: number): void;
}

/** Sized once, as an administrator would have: the smallest that the fleet of the beginning fits in. */
export function createSubnets(fleet: Fleet, directories: readonly Directory[]): Subnets {
  const held = () => {
    const counts = new Map<string, number>();
    for (const one of fleet.everything())
      if (holdsAddress(one)) counts.set(one.subnetId, (counts.get(one.subnetId) ?? 0) + 1);
    return counts;
  };
  const first = held();
  const all = directories.flatMap(({ alias, subnetIds }) =>
    subnetIds.map((id, nth): Subnet => {
      const needed = first.get(id) ?? 0;
      const prefix = prefixes.find((one) => sizeOf(one) >= needed) ?? 16;
      return { id, vpcId: `vpc-0${derivedText(16, 16, 'vpc', alias)}`, zone: nth === 0 ? 'a' : 'b', prefix };
    }),
  );
  const others = new Map<string, number>();
  const freeAddresses = () => {
    const now = held();
    const free = ({ id, prefix }: Subnet) => sizeOf(prefix) - (now.get(id) ?? 0) - (others.get(id) ?? 0);
    return new Map(all.map((subnet) => [subnet.id, Math.max(0, free(subnet))]));
  };
  const leave = (id: string, free: number) => {
    others.delete(id);
    others.set(id, Math.max(0, (freeAddresses().get(id) ?? 0) - free));
  };
  return { all, freeAddresses, leave };
}
