// Whether a string may stand as an absolute IRI in our data (RFC 3987, narrowed). Minting IRIs is the mapping's.
import { characterFault, codePointName } from './text.ts';

/** The schemes an IRI may have, in lower case. */
export const iriSchemes: readonly string[] = ['http', 'https', 'urn'];

/** Longest IRI, in UTF-16 units. */
const maxIriLength = 2048;

// Nearly every IRI of a bulk load: ASCII, no escapes, no segment that starts with a dot. Linear: separators never
// belong to what they separate.
const common =
  /^https?:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\/?(?:#[A-Za-z0-9._-]*)?$/;

// RFC 3986, appendix B, with the scheme required, and no second way to read a text that does not match.
const parts = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*)(?![^/?#]))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/su;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the class of characters no IRIREF may hold
const forbidden = /[\u0000-\u0020<>"{}|^`\\]/;

// What the production ucschar of RFC 3987, section 2.2, leaves out beyond ASCII, and what it would let pass: spaces, and
// the byte order mark, which JavaScript's \s and so JSON-LD's libraries take for one.
const beyondUcschar = /[\p{Co}\p{White_Space}\ufeff\ufff0-\uffff\u{e0000}-\u{e0fff}]/u;

/** What is wrong with an IRI, in plain words without a subject (`has no host`), or undefined. */
export function iriFault(value: string): string | undefined {
  if (value.length > maxIriLength) return `is longer than ${maxIriLength} characters`;
  if (common.test(value)) return undefined;
  const character = forbidden.exec(value);
  if (character?.[0] === ' ') return 'has a space';
  if (character) return `has the character ${codePointName(character[0])}, which no IRI may hold`;
  const fault = characterFault(value);
  if (fault !== undefined) return fault;
  const unassignable = beyondUcschar.exec(value);
  if (unassignable) return `has the character ${codePointName(unassignable[0])}, which no IRI may hold`;
  if (/%(?![0-9A-Fa-f]{2})/.test(value)) return 'has a malformed percent escape';
  const match = parts.exec(value);
  if (!match) return 'does not begin with https:// (it has no scheme)';
  const [, scheme = '', authority, path = '', query = '', fragment = ''] = match;
  if (!iriSchemes.includes(scheme)) return `has the scheme "${scheme}", which is not one of ${iriSchemes.join(', ')}`;
  if (/[[\]]/.test(path + query + fragment)) return 'has a square bracket outside its host';
  if (fragment.includes('#')) return 'has two fragments';
  if (scheme === 'urn') {
    const named = authority === undefined && /^[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]:./.test(path);
    return named ? undefined : 'is not a URN (urn:namespace:name)';
  }
  return (
    authorityFault(authority) ??
    (hasDotSegment(path) ? 'has a step to another folder, /./ or /../ (a dot segment)' : undefined)
  );
}

function authorityFault(authority: string | undefined): string | undefined {
  if (authority === undefined || authority === '') return 'has no host';
  if (authority.includes('@')) return 'has a user name before its host (user information)';
  return /^(?:\[[0-9A-Fa-f:.]+\]|[^[\]:]+)(?::\d{1,5})?$/.test(authority) ? undefined : 'has a malformed host or port';
}

// URL parsers read %2e as a dot, so an escaped dot segment is one too.
function hasDotSegment(path: string): boolean {
  return path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}
