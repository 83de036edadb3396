/**
 * What a test puts into the world: a WorkSpace in a state that is seldom met, a bundle that nobody sells any more, a
 * subnet that is almost full. Checked as far as a slip of the pen goes; what cannot be at AWS can be put here.
 */
import * as z from 'zod/mini';
import { type Bundle, ownBundle } from './workspaces/bundles.ts';
import type { Facts } from './workspaces/record.ts';
import type { World } from './world.ts';

const hour = 3_600_000;
const text = z.string();
const count = z.number().check(z.int(), z.gte(0));
const os = z.enum([
  'WINDOWS_7',
  'WINDOWS_10',
  'WINDOWS_11',
  'WINDOWS_SERVER_2016',
  'WINDOWS_SERVER_2019',
  'WINDOWS_SERVER_2022',
  'WINDOWS_SERVER_2025',
  'AMAZON_LINUX_2',
  'UBUNTU_18_04',
  'UBUNTU_20_04',
  'UBUNTU_22_04',
  'UBUNTU_24_04',
  'RHEL_8',
  'RHEL_9',
  'ROCKY_8',
  'ROCKY_9',
]);
const protocol = z.enum(['PCOIP', 'WSP', 'BYOP']);

/** A WorkSpace put on a bundle takes system, protocol, compute type and volumes from it, but for what is given. */
const workspaceShape = z.partial(
  z.strictObject({
    userName: text,
    computerName: text,
    /** False: the API returns it no longer. */
    visible: z.boolean(),
    bundleId: text,
    directoryId: text,
    /** Any text: AWS may have states that nobody has declared. */
    state: text,
    os,
    shownAs: z.nullable(text),
    protocol,
    compute: text,
    rootGib: count,
    userGib: count,
    runningMode: z.enum(['AUTO_STOP', 'ALWAYS_ON', 'MANUAL']),
    modifications: z.array(z.strictObject({ Resource: text, State: text })),
    standby: z.nullable(z.enum(['is-standby', 'has-standby'])),
    encrypted: z.nullable(z.strictObject({ root: z.boolean(), user: z.boolean() })),
    connection: z.nullable(z.enum(['CONNECTED', 'DISCONNECTED', 'UNKNOWN', 'ABSENT'])),
    /** Age of the newest snapshot of the user volume in hours, below 12; null: there is none yet. */
    snapshotHours: z.nullable(z.number().check(z.gte(0), z.lt(12))),
    /** Since when it is not healthy; null: it is. No root volume is snapshotted meanwhile. */
    unhealthyHours: z.nullable(z.number().check(z.gte(0))),
  }),
);

const bundleShape = z.extend(
  z.partial(
    z.strictObject({
      description: text,
      amazon: z.boolean(),
      imageId: text,
      rootGib: count,
      userGib: count,
      compute: text,
      state: z.enum(['AVAILABLE', 'PENDING', 'ERROR']),
      type: z.enum(['REGULAR', 'STANDBY']),
      byol: z.boolean(),
      createdDaysAgo: z.number(),
      updatedDaysAgo: z.number(),
    }),
  ),
  { name: text, os, protocol },
);

const subnetShape = z.strictObject({ free: count });

/** Undefined when it is done; else one sentence. */
type Put = (world: World, id: string, body: unknown) => string | undefined;

export const putWorkspace: Put = (world, id, body) => {
  const read = workspaceShape.safeParse(body);
  if (!read.success) return why(read.error);
  const workspace = world.fleet.find(id);
  if (workspace === undefined) return `there is no WorkSpace ${id}`;
  const { snapshotHours, unhealthyHours, ...given } = read.data;
  const bundle = world.catalogue.find(given.bundleId ?? '');
  if (given.bundleId !== undefined && bundle === undefined) return `there is no bundle ${given.bundleId}`;
  const now = world.clock.now();
  const own = bundle && {
    os: bundle.os,
    protocol: bundle.protocol,
    compute: bundle.compute,
    rootGib: bundle.rootGib,
    userGib: bundle.userGib,
  };
  const set = Object.fromEntries(
    Object.entries({ ...own, ...given }).map(([name, value]) => [
      name,
      name === 'shownAs' ? value : (value ?? undefined),
    ]),
  ) as Partial<Facts>;
  world.fleet.change(
    workspace,
    {
      busy: undefined,
      ...set,
      ...(snapshotHours !== undefined && {
        // Months of snapshots, the last of them so long ago; or the first of them in half a day.
        firstSnapshotAt: snapshotHours === null ? now + 12 * hour : now - snapshotHours * hour - 720 * hour,
      }),
      ...(unhealthyHours !== undefined && {
        unhealthySince: unhealthyHours === null ? undefined : now - unhealthyHours * hour,
      }),
    },
    [],
  );
  return undefined;
};

export const putBundle: Put = (world, id, body) => {
  const read = bundleShape.safeParse(body);
  if (!read.success) return why(read.error);
  if (!/^wsb-[0-9a-z]{8,63}$/.test(id)) return `${id} is not the id of a bundle`;
  const { name, os: system, protocol: streams } = read.data;
  const usual = ownBundle({ name, about: name, os: system, protocol: streams, size: 'Standard', age: [30, 30] });
  world.catalogue.put({ ...usual, ...(read.data as Partial<Bundle>), id });
  return undefined;
};

const putSubnet: Put = (world, id, body) => {
  const read = subnetShape.safeParse(body);
  if (!read.success) return why(read.error);
  if (!world.subnets.all.some((subnet) => subnet.id === id)) return `there is no subnet ${id}`;
  world.subnets.leave(id, read.data.free);
  return undefined;
};

/** By the name of their path. */
export const puts: Readonly<Record<string, Put>> = {
  workspaces: putWorkspace,
  bundles: putBundle,
  subnets: putSubnet,
};

// The small zod has no words of its own.
z.config(z.locales.en());

const why = ({ issues: [issue] }: z.core.$ZodError) => `${issue?.path.join('.') || 'the body'}: ${issue?.message}`;
