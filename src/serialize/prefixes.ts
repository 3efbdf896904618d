// Which prefixes may be written. The prefixes themselves are authored in dataset.yaml and the ontology.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { compareCodePoints } from '../rdf/order.ts';
import type { Prefixes } from '../rdf/terms.ts';
import { iriFault, iriSchemes } from '../values/iri.ts';

// With one of these as prefix, n3 writes an IRI of that scheme as if it were a prefixed name, which is another IRI.
const schemes = new Set([
  ...iriSchemes,
  ...['about', 'blob', 'data', 'did', 'doi', 'file', 'ftp', 'ftps', 'geo', 'info', 'ipfs', 'javascript', 'mailto'],
  ...['news', 'sftp', 'sip', 'sms', 'ssh', 'tag', 'tel', 'ws', 'wss', 'xmpp'],
]);

/**
 * The prefixes with the longest namespace first, so that the most specific one is used; equal lengths by code point.
 * Issue: `bad-prefix` for a name that is no prefix, or that is an IRI scheme, and for a namespace that is no IRI.
 */
export function checkPrefixes(prefixes: Prefixes): Result<readonly (readonly [string, string])[]> {
  const entries = Object.entries(prefixes);
  const issues = entries.flatMap(([prefix, namespace]): Issue[] => {
    const message = fault(prefix, namespace);
    return message === undefined ? [] : [{ code: 'bad-prefix', severity: 'error', message }];
  });
  if (issues.length > 0) return refused(...issues);
  return passed(
    entries.sort(
      ([prefixA, a], [prefixB, b]) =>
        b.length - a.length || compareCodePoints(a, b) || compareCodePoints(prefixA, prefixB),
    ),
  );
}

function fault(prefix: string, namespace: string): string | undefined {
  const shown = JSON.stringify(prefix.slice(0, 80));
  if (!/^[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(prefix))
    return `${shown} is not a prefix of ours (letters first)`;
  if (schemes.has(prefix.toLowerCase())) return `${shown} as a prefix would be read as an IRI scheme`;
  const namespaceFault = iriFault(namespace);
  return namespaceFault === undefined ? undefined : `the namespace of ${shown} ${namespaceFault}`;
}
