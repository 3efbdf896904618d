// The names of the reports, apart from their code, which is loaded when one is written.

/** Every kind of report, as the command line calls it. */
export const reportNames = ['human', 'json', 'turtle', 'sarif', 'junit', 'github'] as const;
export type ReportName = (typeof reportNames)[number];
