// `doctor`: what is wrong with this machine and these files, and what mends it.
import { examine } from '../doctor/doctor.ts';
import { isAiling } from '../doctor/examination.ts';
import { examinationJson, examinationText } from '../doctor/text.ts';
import { unresolved } from '../endpoint/resolve.ts';
import type { Common, Outcome } from './outcome.ts';
import { open } from './project.ts';

export interface DoctorOptions {
  readonly outDir: string;
  readonly online?: boolean;
  /** The versions of Node that this program needs, as package.json has them. */
  readonly required: string;
}

/** Seconds that an address may take to answer. */
const PATIENCE = 10;

export async function doctorCommand(
  common: Common,
  { outDir, online = false, required }: DoctorOptions,
): Promise<Outcome> {
  const project = await open(common);
  const examined = await examine({
    machine: { node: process.versions.node, required, environment: process.env },
    data: common.data,
    outDir,
    project: project.ok ? project.value : undefined,
    issues: project.issues,
    ask: online ? (address) => unresolved(address, PATIENCE) : undefined,
  });
  const write = common.json ? examinationJson : examinationText;
  return { issues: [], text: write(examined), exit: isAiling(examined) ? 1 : 0 };
}
