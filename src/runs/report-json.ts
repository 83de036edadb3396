/** A report as JSON, for other programs. */
import type { Report } from './report.ts';

export const reportJson = (report: Report): string => `${JSON.stringify(report, undefined, 2)}\n`;
