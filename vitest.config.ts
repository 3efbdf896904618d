// How the tests are run: `unit` is what `npm test` runs. The checks themselves are in tests/.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { FaultReporter } from './tests/faults/reporter.ts';

// .ci/run names a file here to sum the totals of all its runs.
const report = process.env['VITEST_REPORT'];
const json: ['json', { outputFile: string }][] = report ? [['json', { outputFile: report }]] : [];

/** What CI runs apart from what a newcomer runs, since it takes minutes or programs that only CI installs. */
const apart = {
  // Every command as a process, every command of the README.
  commands: [
    ...[
      'tests/readme.test.ts',
      'tests/cli/commands.test.ts',
      'tests/cli/output.test.ts',
      'tests/cli/unchanged.test.ts',
      'tests/cli/new-project.test.ts',
    ],
    ...['tests/load/load.test.ts', 'tests/stream/command.test.ts', 'tests/stream/shards.test.ts'],
    ...['tests/security/arguments.test.ts', 'tests/security/network.test.ts', 'tests/security/paths.test.ts'],
  ],
  // Kills, injected faults, broken endpoints, full disks.
  faults: [
    'tests/faults/**/*.test.ts',
    'tests/load/kills.test.ts',
    'tests/load/trouble.test.ts',
    'tests/publish.test.ts',
  ],
  // A case for each constraint, mutants of them, a second engine's opinion on every case, and on spoilt facts.
  shapes: ['tests/shapes/**/*.test.ts', 'tests/witnesses/**/*.test.ts'],
  package: ['tests/package/**/*.test.ts'],
  conformance: ['tests/conformance/**/*.test.ts'],
  fuzz: ['bench/fuzz.test.ts'],
  spark: ['tests/spark/**/*.test.ts'],
  // Each file of output/ and of fuzzed records by each parser; other readers of what is written are `readers`.
  referees: ['tests/readers/referees.test.ts'],
  readers: ['tests/readers/!(referees).test.ts'],
  stores: ['tests/stores/**/*.test.ts'],
};
const minutes: Partial<Record<keyof typeof apart, number>> = { faults: 15, fuzz: 120, referees: 10, stores: 10 };

export default defineConfig({
  test: {
    environment: 'node',
    watch: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Processes, not threads: a test may change directory, locale or time zone. Two are the size of the CI machine.
    pool: 'forks',
    maxWorkers: Math.min(4, availableParallelism()),
    reporters: ['default', new FaultReporter(), ...json],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Loading every module anew for each file would take longer than the tests.
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/fixtures/**', ...Object.values(apart).flat()],
        },
      },
      ...Object.entries(apart).map(([name, include]) => {
        const testTimeout = (minutes[name as keyof typeof apart] ?? 3) * 60_000;
        return { extends: true as const, test: { name, include, testTimeout } };
      }),
    ],
  },
});
