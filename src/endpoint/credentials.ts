// Credentials of an endpoint: from the environment alone, and out of everything that is printed.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { type Challenge, digestHeader } from './digest.ts';

/** Names of the environment variables, as `--help` tells them. */
const environmentNames = {
  user: 'NCB_GRAPH_USER',
  password: 'NCB_GRAPH_PASSWORD',
  token: 'NCB_GRAPH_TOKEN',
} as const;

export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'token'; readonly token: string };

/** The credentials that an environment holds. Issue: `bad-credentials`, for half of a pair, both kinds, or a line break. */
export function credentialsOf(environment: Readonly<Record<string, string | undefined>>): Result<Credentials> {
  const [user, password, token] = Object.values(environmentNames).map((name) => environment[name] || undefined);
  const { user: userName, password: passwordName, token: tokenName } = environmentNames;
  const fault = (message: string): Issue => ({ code: 'bad-credentials', severity: 'error', message });
  if (token !== undefined && (user !== undefined || password !== undefined)) {
    return refused(fault(`${tokenName} and ${userName} are both set: set one way of signing in`));
  }
  if ((user === undefined) !== (password === undefined)) {
    const [set, unset] = user === undefined ? [passwordName, userName] : [userName, passwordName];
    return refused(fault(`${set} is set without ${unset}`));
  }
  if ([user, password, token].some((value) => /[\r\n\0]/.test(value ?? ''))) {
    return refused(fault('the credentials hold a line break'));
  }
  if (user?.includes(':')) return refused(fault(`${userName} holds a colon, which no user name may`));
  if (token !== undefined) return passed({ kind: 'token', token });
  return passed(user === undefined || password === undefined ? { kind: 'none' } : { kind: 'password', user, password });
}

/**
 * The Authorization header of a request, the `count`th that answers this challenge, or nothing.
 * The challenge of the store decides between basic and digest.
 */
export function authorization(
  credentials: Credentials,
  request: { readonly method: string; readonly url: string },
  challenge: Challenge | undefined,
  count: number,
): Readonly<Record<string, string>> {
  if (credentials.kind === 'token') return { Authorization: `Bearer ${credentials.token}` };
  if (credentials.kind === 'none' || challenge === undefined) return {};
  if (challenge.scheme === 'digest') return { Authorization: digestHeader(challenge, credentials, request, count) };
  return { Authorization: `Basic ${basicOf(credentials)}` };
}

function basicOf({ user, password }: Credentials & { kind: 'password' }): string {
  return Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
}

/** Removes the secrets, in every form they are sent in, from text that a store may have put them into. */
export function redactor(credentials: Credentials): (text: string) => string {
  if (credentials.kind === 'none') return (text) => text;
  const plain = credentials.kind === 'token' ? [credentials.token] : [credentials.password, basicOf(credentials)];
  const secrets = plain.flatMap((secret) => [secret, encodeURIComponent(secret), encodeURI(secret), inJson(secret)]);
  const any = new RegExp(secrets.map((secret) => secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'gi');
  return (text) => text.replace(any, '***');
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
