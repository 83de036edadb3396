/** What a mixed fleet is to become, read from an operator's words, and whether a bundle holds it. */
import type { Facts, Protocol } from './bundle-facts.ts';
import type { Fact } from './fact.ts';
import { protocolName } from './in-words.ts';
import { type Edition, editionLabel, named } from './operating-system.ts';

/** What is not wished stays open: any system, any protocol. */
export interface Wish {
  readonly edition?: Edition | undefined;
  readonly protocol?: Protocol | undefined;
  /** `same`: each keeps the compute type that it has. `any`: whatever there is. Otherwise AWS's name of one: `POWERPRO`. */
  readonly compute: string;
}

/** `windows-11`, `Windows 11`, `WINDOWS_SERVER_2022`, `Ubuntu 22.04`. Undefined for what names no system, or several. */
export function readEdition(words: string): Edition | undefined {
  const { editions, desktops } = named(words);
  const [edition = desktops[0] && (`windows-${desktops[0]}` as const)] = editions;
  return editions.length + desktops.length === 1 ? edition : undefined;
}

/** `DCV` and `WSP` are the same; BYOP is the customer's own. */
export function readProtocol(words: string): Protocol | undefined {
  const word = plain(words);
  return word === 'DCV' ? 'WSP' : (['PCOIP', 'WSP', 'BYOP'] as const).find((protocol) => protocol === word);
}

/** As AWS calls them (API model, `Compute`, and the bundles on its pages); its list grows. */
const computeTypes = [
  'VALUE',
  'STANDARD',
  'PERFORMANCE',
  'POWER',
  'POWERPRO',
  'GENERALPURPOSE_4XLARGE',
  'GENERALPURPOSE_8XLARGE',
  'GRAPHICS',
  'GRAPHICSPRO',
  'GRAPHICS_G4DN',
  'GRAPHICSPRO_G4DN',
  'GRAPHICS_G6_XLARGE',
  'GRAPHICS_G6_2XLARGE',
  'GRAPHICS_G6_4XLARGE',
  'GRAPHICS_G6_8XLARGE',
  'GRAPHICS_G6_16XLARGE',
  'GRAPHICS_G6F_LARGE',
  'GRAPHICS_G6F_XLARGE',
  'GRAPHICS_G6F_2XLARGE',
  'GRAPHICS_G6F_4XLARGE',
  'GRAPHICS_GR6_4XLARGE',
  'GRAPHICS_GR6_8XLARGE',
  'GRAPHICS_GR6F_4XLARGE',
  'GRAPHICS_G7_2XLARGE',
  'GRAPHICS_G7_4XLARGE',
  'GRAPHICS_G7_8XLARGE',
  'GRAPHICS_G7_12XLARGE',
];

/** `same`, `any`, `Power Pro`, `Graphics.g4dn`. One that is not in the list is taken where it is written as AWS writes it. */
export function readCompute(words: string): string | undefined {
  const word = plain(words);
  if (word === 'SAME' || word === 'ANY') return word.toLowerCase();
  const known = computeTypes.find((type) => plain(type) === word);
  return known ?? (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(words.trim()) ? words.trim() : undefined);
}

/** Of another one nobody but AWS can say whether there is such a type. */
export const isKnownCompute = (type: string): boolean => computeTypes.includes(type);

const plain = (words: string) => words.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** `no` and `yes` are known, told or inferred; `maybe`: a name does not say. `compute`: of the WorkSpaces that go there. */
export function holds(wish: Wish, bundle: Facts, compute: string | undefined): 'yes' | 'maybe' | 'no' {
  const type = wish.compute === 'same' ? compute : wish.compute;
  const parts = [
    is(bundle.edition, wish.edition),
    is(bundle.protocol, wish.protocol),
    type === 'any' ? 'yes' : same(bundle.computeType, type),
  ];
  return parts.includes('no') ? 'no' : parts.includes('maybe') ? 'maybe' : 'yes';
}

function is<T>(fact: Fact<T>, wished: T | undefined): 'yes' | 'maybe' | 'no' {
  if (wished === undefined) return 'yes';
  return same(fact.known === 'unknown' ? undefined : fact.value, wished);
}

function same<T>(one: T | undefined, other: T | undefined): 'yes' | 'maybe' | 'no' {
  if (one === undefined || other === undefined) return 'maybe';
  return one === other ? 'yes' : 'no';
}

/** `Windows 11 on DCV, same compute`. */
export function wishText({ edition, protocol, compute }: Wish): string {
  const system = edition ? editionLabel(edition) : 'any system';
  const on = protocol ? ` on ${protocolName(protocol)}` : '';
  return `${system}${on}, ${compute === 'same' || compute === 'any' ? `${compute} compute` : compute}`;
}
