/** The accounts there are to simulate, by the name that `--fleet` takes. */
import { hotels } from './hotels.ts';
import { windows11 } from './windows-11.ts';

export const estates = { hotels, 'windows-11': windows11 } as const;
export type EstateName = keyof typeof estates;

export const isEstate = (name: string): name is EstateName => Object.hasOwn(estates, name);
