import { Compute } from '@aws-sdk/client-workspaces';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../src/rules/bundle-facts.ts';
import { editionNames } from '../../src/rules/operating-system.ts';
import {
  holds,
  isKnownCompute,
  readCompute,
  readEdition,
  readProtocol,
  type Wish,
  wishText,
} from '../../src/rules/wish.ts';
import { bundle } from './subjects.ts';

test.each([
  ['windows-11', 'windows-11'],
  ['Windows 11', 'windows-11'],
  ['WINDOWS_11', 'windows-11'],
  ['win10', 'windows-10'],
  ['Windows Server 2022', 'server-2022'],
  ['WINDOWS_SERVER_2025', 'server-2025'],
  ['ubuntu 24.04', 'ubuntu-24.04'],
  ['RHEL 9', 'rhel-9'],
  ['Rocky Linux 8', 'rocky-8'],
  ['Windows', undefined],
  ['Windows 12', undefined],
  ['Windows 10 or Windows 11', undefined],
  ['', undefined],
])('the system %j is %s', (words, edition) => {
  expect(readEdition(words)).toBe(edition);
});

test.each(editionNames)('a system may be wished by its own name: %s', (name) => {
  expect(readEdition(name)).toBe(name);
});

test.each([
  ['dcv', 'WSP'],
  ['DCV', 'WSP'],
  ['wsp', 'WSP'],
  ['PCoIP', 'PCOIP'],
  ['byop', 'BYOP'],
  ['rdp', undefined],
])('the protocol %j is %s', (words, protocol) => {
  expect(readProtocol(words)).toBe(protocol);
});

test.each([
  ['same', 'same'],
  ['any', 'any'],
  ['Power Pro', 'POWERPRO'],
  ['standard', 'STANDARD'],
  ['Graphics.g4dn', 'GRAPHICS_G4DN'],
  ['GRAPHICS_G8_XLARGE', 'GRAPHICS_G8_XLARGE'],
  ['GRAPHICS', 'GRAPHICS'],
  ['GraphicsPro', 'GRAPHICSPRO'],
  ['ULTRA', 'ULTRA'],
  ['standrd', undefined],
])('the compute type %j is %s', (words, compute) => {
  expect(readCompute(words)).toBe(compute);
});

test.each(Object.values(Compute))('the compute type %s of the API is known', (type) => {
  expect([readCompute(type), isKnownCompute(type)]).toEqual([type, true]);
});

describe('a bundle', () => {
  const windows11: Wish = { edition: 'windows-11', protocol: 'WSP', compute: 'same' };
  test.each([
    ['Power with Windows 11 (BYOL) (DCV)', 'POWER', 'yes'],
    ['Power with Windows 11 (BYOL) (DCV)', 'STANDARD', 'no'],
    ['Power with Windows 11 (BYOL) (PCoIP)', 'POWER', 'no'],
    ['Power with Windows 11 (BYOL)', 'POWER', 'maybe'],
    ['Gold desktop DCV', 'POWER', 'maybe'],
    ['Power with Windows 11 (BYOL) (DCV)', undefined, 'maybe'],
  ] as const)('%s is what WorkSpaces of compute type %s are to become: %s', (name, compute, answer) => {
    const facts = readBundle(bundle(name, { owner: '123456789012', computeType: 'POWER' }));
    expect(holds(windows11, facts, compute)).toBe(answer);
  });

  test('of any compute type is wished where none is named', () => {
    const facts = readBundle(bundle('Power with Windows 11 (BYOL) (DCV)', { computeType: 'POWER' }));
    expect(holds({ ...windows11, compute: 'any' }, facts, 'STANDARD')).toBe('yes');
  });
});

test('a wish is told in the words in which it is asked for', () => {
  expect(wishText({ edition: 'windows-11', protocol: 'WSP', compute: 'same' })).toBe('Windows 11 on DCV, same compute');
  expect(wishText({ compute: 'POWER' })).toBe('any system, POWER');
});
