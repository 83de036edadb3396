/**
 * A company on its way off PCoIP and Windows 10: nine bundles in use, most with a Windows 11 successor on DCV of the same
 * compute type; some have none, one needs no migration, and not every successor can be used.
 */
import type { Golden } from '../workspaces/bundles.ts';
import { home } from '../workspaces/directories.ts';
import type { Estate } from './estate.ts';

// biome-ignore format: one bundle a line
const golden: readonly Golden[] = [
  { name: 'Corp-Win10-BYOL-PCoIP-Standard-2023.2', about: 'Office desktop', os: 'WINDOWS_10', protocol: 'PCOIP', size: 'Standard', byol: true, age: [1180, 310] },
  { name: 'Corp-Win10-BYOL-PCoIP-Performance-2023.2', about: 'Office desktop, engineering and finance', os: 'WINDOWS_10', protocol: 'PCOIP', size: 'Performance', byol: true, age: [1180, 310] },
  { name: 'Corp-Win10-BYOL-PCoIP-Power-2023.4', about: 'CAD viewers, large spreadsheets', os: 'WINDOWS_10', protocol: 'PCOIP', size: 'Power', byol: true, age: [1090, 280] },
  { name: 'Reception-Win10-BYOL-PCoIP-Value', about: 'Reception and meeting rooms', os: 'WINDOWS_10', protocol: 'PCOIP', size: 'Value', byol: true, age: [1310, 520] },
  { name: 'Warehouse-Win10-BYOL-DCV', about: 'Warehouse, already on DCV', os: 'WINDOWS_10', protocol: 'WSP', size: 'Standard', byol: true, age: [640, 95] },
  { name: 'Legal-Win11-BYOL-PCoIP', about: 'Legal: Windows 11 already, still on PCoIP', os: 'WINDOWS_11', protocol: 'PCOIP', size: 'Performance', byol: true, age: [410, 60] },
  { name: 'Contractors-S2019-PCoIP', about: 'Contractors, license included', os: 'WINDOWS_SERVER_2019', protocol: 'PCOIP', size: 'Standard', age: [870, 140] },
  { name: 'Trading-Win10-BYOL-BYOP', about: 'Trading floor, protocol of the broker', os: 'WINDOWS_10', protocol: 'BYOP', size: 'Power', byol: true, age: [500, 120] },
  { name: 'Build-Farm-AL2', about: 'Software team, Amazon Linux 2 (end of life)', os: 'AMAZON_LINUX_2', protocol: 'PCOIP', size: 'Power', age: [1500, 500] },

  { name: 'Corp-Win11-BYOL-DCV-Standard-2026.1', about: 'Office desktop, first image', os: 'WINDOWS_11', protocol: 'WSP', size: 'Standard', byol: true, age: [270, 240] },
  { name: 'Corp-Win11-BYOL-DCV-Standard-2026.3', about: 'Office desktop', os: 'WINDOWS_11', protocol: 'WSP', size: 'Standard', byol: true, age: [90, 21] },
  { name: 'Corp-Win11-BYOL-DCV-Performance-2026.3', about: 'Office desktop, engineering and finance', os: 'WINDOWS_11', protocol: 'WSP', size: 'Performance', byol: true, age: [90, 21] },
  { name: 'Corp-Win11-BYOL-DCV-Power-2026.3', about: 'CAD viewers, large spreadsheets', os: 'WINDOWS_11', protocol: 'WSP', size: 'Power', byol: true, age: [88, 20] },
  { name: 'Corp-Win11-BYOL-DCV-Power-2026.4', about: 'Image is being copied', os: 'WINDOWS_11', protocol: 'WSP', size: 'Power', byol: true, state: 'PENDING', age: [0, 0] },
];

export const windows11: Estate = {
  workspaces: 400,
  bundles: golden,
  usage: [
    ['Corp-Win10-BYOL-PCoIP-Standard-2023.2', home.headOffice, 30],
    ['Corp-Win10-BYOL-PCoIP-Performance-2023.2', home.headOffice, 20],
    ['Corp-Win10-BYOL-PCoIP-Power-2023.4', home.headOffice, 10],
    ['Reception-Win10-BYOL-PCoIP-Value', home.headOffice, 8],
    ['Warehouse-Win10-BYOL-DCV', home.headOffice, 8],
    ['Legal-Win11-BYOL-PCoIP', home.headOffice, 6],
    ['Contractors-S2019-PCoIP', home.hotels, 8],
    ['Trading-Win10-BYOL-BYOP', home.headOffice, 4],
    ['Build-Farm-AL2', home.resorts, 6],
  ],
};
