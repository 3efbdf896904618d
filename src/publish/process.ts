// Processes of this machine: when one started, and whether it still runs. What they hold is in lock.ts.
import { readFile } from 'node:fs/promises';
import { systemCode } from './disk.ts';

export interface RunningProcess {
  readonly pid: number;
  /** When it started, in the kernel's own ticks since boot; '' where the system does not say. Tells reused pids apart. */
  readonly started: string;
}

/** Whether the process still runs, as far as the system says. */
export async function isAlive({ pid, started }: RunningProcess): Promise<boolean> {
  const now = await startOf(pid);
  if (now !== undefined && started !== '') return now === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}

/** Start time of a process from proc(5), '' for a zombie, undefined where there is no such process or no /proc. */
export async function startOf(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field, the command, may hold spaces and parentheses; state is the third, starttime the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : fields[19];
  } catch {
    return undefined;
  }
}
