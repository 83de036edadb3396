/** What a field is called in a query: its own name, and what else people try. */
import { nearest } from '../../nearest.ts';
import { type FieldId, fieldIds } from '../fields.ts';

const aliases: Readonly<Record<string, FieldId>> = {
  username: 'user',
  owner: 'user',
  machine: 'computer',
  computername: 'computer',
  host: 'computer',
  hostname: 'computer',
  workspace: 'id',
  workspaceid: 'id',
  ws: 'id',
  address: 'ip',
  ipaddress: 'ip',
  status: 'state',
  system: 'os',
  operatingsystem: 'os',
  proto: 'protocol',
  protocols: 'protocol',
  directory: 'dir',
  domain: 'dir',
  computetype: 'compute',
  size: 'compute',
  running: 'mode',
  runningmode: 'mode',
  connection: 'connected',
  lastseen: 'seen',
  rootvolume: 'root',
  uservolume: 'data',
  datavolume: 'data',
  modification: 'modifying',
  errorcode: 'error',
  snapshots: 'snapshot',
  tags: 'tag',
  runs: 'run',
};

const byName = new Map<string, FieldId>([
  ...Object.entries(aliases),
  ...fieldIds.map((id): [string, FieldId] => [id, id]),
]);

/** Any case, with or without `-` and `_` between its words. */
export function fieldNamed(name: string): FieldId | undefined {
  return byName.get(name.toLowerCase().replaceAll(/[-_]/g, ''));
}

/** The field that was probably meant. */
export function nearestField(name: string): FieldId | undefined {
  const close = nearest(name.toLowerCase(), [...byName.keys()]);
  return close === undefined ? undefined : byName.get(close);
}

/** A field by its name alone, as columns and orders are written. */
export function readField(
  name: string,
): { readonly ok: true; readonly id: FieldId } | { readonly ok: false; readonly why: string } {
  const id = fieldNamed(name);
  if (id) return { ok: true, id };
  const near = nearestField(name);
  return {
    ok: false,
    why: `there is no field ${name}; ${near ? `did you mean ${near}?` : `there are ${fieldIds.join(', ')}`}`,
  };
}
