/** GetExport: the first call starts the export, a later one finds it ready, and its address serves the archive. */
import type { Input, Output } from '../operation.ts';
import { customSlotTypes, versionOf } from './bots.ts';
import { uuid } from './ids.ts';
import { string } from './requests.ts';
import { botOutput, hasVersion, intentOutput, type Place, slotTypeOutput } from './v1-shapes.ts';
import type { LexWorld } from './world.ts';
import { zipOf } from './zip.ts';

const exportMs = 8_000;

/** Paths of finished exports begin so. */
export const exportsPath = '/_simulator/exports/';

/** Undefined if there is no such resource in that version. */
export function exportOf(input: Input, lex: LexWorld, region: string): Output | undefined {
  const [type, name, version] = [string(input, 'resourceType'), string(input, 'name'), string(input, 'version')];
  if (!resource(lex, type, name, version, { region, accountId: lex.accountId })) return undefined;
  const key = `${type}/${name}/${version}`;
  const now = lex.clock.now();
  const startedAt = lex.exports.get(key) ?? now;
  lex.exports.set(key, startedAt);
  const ready = now >= startedAt + exportMs;
  return {
    name,
    version,
    resourceType: type,
    exportType: string(input, 'exportType'),
    exportStatus: ready ? 'READY' : 'IN_PROGRESS',
    ...(ready ? { url: `${lex.origin()}${exportsPath}${region}/${key}.zip?${signature(key)}` } : {}),
  };
}

/** Whoever has it may fetch the archive, so it is a secret. */
export const signature = (key: string) =>
  `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=900&X-Amz-Signature=${uuid('export', key).replaceAll('-', '')}`;

/** The archive at a path under `exportsPath`; undefined if nothing was exported there, or without its signature. */
export function v1Archive(lex: LexWorld, path: string, search: string): Buffer | undefined {
  const [region = '', type = '', name = '', version = ''] = path.slice(0, -'.zip'.length).split('/');
  const key = `${type}/${name}/${version}`;
  if (!lex.exports.has(key) || search !== `?${signature(key)}`) return undefined;
  const content = resource(lex, type, name, version, { region, accountId: lex.accountId });
  if (!content) return undefined;
  const metadata = { schemaVersion: '1.0', importType: 'LEX', importFormat: 'JSON' };
  return zipOf(`${name}_${version}_${type}_LEX.json`, `${JSON.stringify({ metadata, resource: content }, null, 2)}\n`);
}

function resource(lex: LexWorld, type: string, name: string, version: string, place: Place): Output | undefined {
  if (type === 'BOT') return wholeBot(lex, name, version, place);
  if (type === 'INTENT') {
    const intent = lex.intents.get(name);
    return intent && hasVersion(intent, version) ? intentOutput(intent, version, place) : undefined;
  }
  const slotType = lex.slotTypes.get(name);
  return slotType && hasVersion(slotType, version) ? slotTypeOutput(slotType, version) : undefined;
}

/** A bot with the intents and slot types that the version uses. */
function wholeBot(lex: LexWorld, name: string, version: string, place: Place): Output | undefined {
  const bot = lex.bots.get(name);
  const content = bot && versionOf(bot, version);
  if (!content) return undefined;
  const types = customSlotTypes(content).flatMap((type) => lex.slotTypes.get(type) ?? []);
  return {
    ...botOutput(bot, content),
    intents: content.intents.map((use) => intentOutput(use.intent, use.version, place)),
    slotTypes: types.map((type) => slotTypeOutput(type, version)),
  };
}
