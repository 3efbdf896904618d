// A fault found in a record after its schema has passed it.
import type { IssueCode, Path } from '../errors.ts';

/** A fault at a path of a record; whoever knows the file adds the place. */
export interface Fault {
  readonly code: IssueCode;
  readonly path: Path;
  /** Whether the name of the field at the path is at fault, not its value. */
  readonly name?: true;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly severity?: 'warning';
}
