// Faults of referees that were found here, so that what they do not read is said and not hidden. A fault that is mended
// fails its test in referees.test.ts, and its row goes.

/** A fault of a parser: what it does otherwise than the specification with a text of ours. */
export interface KnownFault {
  readonly referee: string;
  readonly extension: string;
  readonly fault: string;
  /** The smallest text that shows it. */
  readonly text: string;
  /** What the text says, as N-Quads in canonical form. */
  readonly says: string;
  /** Whether the referee is asked nothing in this format; otherwise no text of ours comes to the fault. */
  readonly excused: boolean;
}

const line = '<urn:example:s> <urn:example:p> "a\\\\nb" .\n';

export const knownFaults: readonly KnownFault[] = [
  {
    referee: 'Python rdflib',
    extension: 'nt',
    fault: 'reads an escaped backslash before an n as a line feed',
    text: line,
    says: line,
    excused: true,
  },
  {
    referee: 'Python rdflib',
    extension: 'nq',
    fault: 'reads an escaped backslash before an n as a line feed',
    text: line,
    says: line,
    excused: true,
  },
  {
    referee: 'rapper',
    extension: 'nt',
    fault: 'cuts a literal at U+0000',
    text: '<urn:example:s> <urn:example:p> "a\\u0000b" .\n',
    says: '<urn:example:s> <urn:example:p> "a\\u0000b" .\n',
    excused: false,
  },
  {
    referee: 'rdflib.js',
    extension: 'ttl',
    fault: 'reads \\U escapes beyond U+FFFF as another character',
    text: '<urn:example:s> <urn:example:p> "\\U0001F693" .\n',
    says: '<urn:example:s> <urn:example:p> "🚓" .\n',
    excused: false,
  },
];

/** Whether a referee is not asked to read a format. */
export function isExcused(referee: string, extension: string): boolean {
  return knownFaults.some((each) => each.referee === referee && each.extension === extension && each.excused);
}
