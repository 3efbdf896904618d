// Prints the total of faults at the end of a run. A test that counts none of its own is one fault.
import type { Reporter, TestModule } from 'vitest/node';
import type { Tally } from './tally.ts';

export class FaultReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const total: Tally = { injected: 0, survived: 0, lost: 0 };
    for (const module of modules) {
      if (module.project.name !== 'faults') continue;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'skipped') {
          console.log(`not injected here: ${test.fullName}`);
          continue;
        }
        const own = test.meta().faults ?? { injected: 1, survived: state === 'passed' ? 1 : 0, lost: 0 };
        total.injected += own.injected;
        total.survived += own.survived;
        total.lost += own.lost;
      }
    }
    if (total.injected === 0) return;
    const { injected, survived, lost } = total;
    console.log(`faults injected ${injected} / survived ${survived} / bytes of previous output lost ${lost}`);
  }
}
