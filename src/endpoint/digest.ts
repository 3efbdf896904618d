// HTTP challenges and the answer to Digest: https://www.rfc-editor.org/rfc/rfc7616. Where they are kept is in client.ts.
import { createHash, randomBytes } from 'node:crypto';

export type Challenge =
  | { readonly scheme: 'basic' }
  | {
      readonly scheme: 'digest';
      readonly realm: string;
      readonly nonce: string;
      readonly opaque?: string;
      readonly algorithm: 'MD5' | 'SHA-256';
      /** Whether the store knows `qop=auth`; otherwise the older form of RFC 2069 is sent. */
      readonly qop: boolean;
    };

/** The strongest challenge of a WWW-Authenticate header that can be answered: Digest SHA-256, Digest MD5, Basic. */
export function challengeOf(header: string | undefined): Challenge | undefined {
  if (header === undefined) return undefined;
  const found = challenges(header);
  const digests = found.flatMap(({ scheme, parameters }): Challenge[] => {
    const algorithm = (parameters.get('algorithm') ?? 'MD5').toUpperCase();
    const nonce = parameters.get('nonce');
    if (scheme !== 'digest' || nonce === undefined || (algorithm !== 'MD5' && algorithm !== 'SHA-256')) return [];
    const qop = parameters.get('qop');
    if (qop !== undefined && !/(^|[\s,])auth([\s,]|$)/.test(qop)) return [];
    const opaque = parameters.get('opaque');
    const realm = parameters.get('realm') ?? '';
    return [
      {
        scheme: 'digest',
        realm,
        nonce,
        algorithm,
        qop: qop !== undefined,
        ...(opaque === undefined ? {} : { opaque }),
      },
    ];
  });
  const best = digests.find((each) => each.scheme === 'digest' && each.algorithm === 'SHA-256') ?? digests[0];
  if (best !== undefined) return best;
  return found.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : undefined;
}

function challenges(header: string): { scheme: string; parameters: Map<string, string> }[] {
  const found: { scheme: string; parameters: Map<string, string> }[] = [];
  const part = /([A-Za-z][\w!#$%&'*+.^`|~-]*)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))|(?=\s|,|$))/g;
  for (const [, name = '', quoted, bare] of header.matchAll(part)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
    if (value === undefined) found.push({ scheme: name.toLowerCase(), parameters: new Map() });
    else found.at(-1)?.parameters.set(name.toLowerCase(), value);
  }
  return found;
}

/** The Authorization header that answers a Digest challenge for one request, the `count`th that uses its nonce. */
export function digestHeader(
  challenge: Challenge & { scheme: 'digest' },
  { user, password }: { readonly user: string; readonly password: string },
  { method, url }: { readonly method: string; readonly url: string },
  count: number,
): string {
  const { realm, nonce, opaque, algorithm, qop } = challenge;
  const hash = (text: string) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const { pathname, search } = new URL(url);
  const uri = pathname + search;
  const secret = hash(`${user}:${realm}:${password}`);
  const asked = hash(`${method}:${uri}`);
  const cnonce = randomBytes(8).toString('hex');
  const nc = count.toString(16).padStart(8, '0');
  const response = hash(qop ? `${secret}:${nonce}:${nc}:${cnonce}:auth:${asked}` : `${secret}:${nonce}:${asked}`);
  const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  return [
    `Digest username=${quoted(user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `algorithm=${algorithm}`,
    `response="${response}"`,
    ...(qop ? ['qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`] : []),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
  ].join(', ');
}
