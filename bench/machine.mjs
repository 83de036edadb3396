/** What processes cost (Linux), and in which minute of what machine it was measured. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { pause } from './terminal.mjs';

/** Milliseconds of CPU that a process has used. */
export function cpuTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

export const residentMiB = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Resolves once a process has used less than a twentieth of a processor for as long as a second. */
export async function atRest(pid) {
  for (;;) {
    const before = cpuTime(pid);
    await pause(1000);
    if (cpuTime(pid) - before < 50) return;
  }
}

export const machine = () => `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'CPU'}, 160x40`;

/** `2026-11-22 12:40 UTC, load 0.4` */
export const minute = () =>
  `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, load ${loadavg()[0]?.toFixed(1)}`;
