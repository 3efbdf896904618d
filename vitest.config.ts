// How the tests are run: `unit` is what `npm test` runs, `faults` and `shapes` take minutes, `package` needs the registry,
// `readers` and `stores` need programs that only CI installs. The checks themselves are in tests/.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { FaultReporter } from './tests/faults/reporter.ts';

// .ci/run names a file here to sum the totals of all its runs.
const report = process.env['VITEST_REPORT'];
const json: ['json', { outputFile: string }][] = report ? [['json', { outputFile: report }]] : [];

// Kills, injected faults, broken endpoints, full disks, every command as a process: minutes of them, so CI runs them apart
// from what a newcomer runs.
const faults = [
  ...['tests/faults/**', 'tests/load/kills.test.ts', 'tests/load/trouble.test.ts', 'tests/publish.test.ts'],
  ...['tests/cli/commands.test.ts', 'tests/cli/output.test.ts'],
  ...['tests/security/arguments.test.ts', 'tests/security/network.test.ts', 'tests/security/paths.test.ts'],
];
// Mutants of the shapes, and a second engine's opinion on every case: minutes, too.
const shapes = ['tests/shapes/mutation.test.ts', 'tests/shapes/engines.test.ts'];

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
          include: ['tests/**/*.test.ts'],
          exclude: [
            'tests/readers/**',
            'tests/stores/**',
            'tests/package/**',
            'tests/fixtures/**',
            ...faults,
            ...shapes,
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: faults.map((each) => each.replace(/\*\*$/, '**/*.test.ts')),
          testTimeout: 900_000,
          hookTimeout: 180_000,
        },
      },
      { extends: true, test: { name: 'shapes', include: shapes } },
      { extends: true, test: { name: 'package', include: ['tests/package/**/*.test.ts'] } },
      { extends: true, test: { name: 'readers', include: ['tests/readers/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'stores', include: ['tests/stores/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 180_000 },
      },
    ],
  },
});
