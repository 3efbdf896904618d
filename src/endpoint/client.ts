// Carries requests to one endpoint: signs in, follows redirects that stay on the same origin, and tries again where a
// second try may help. One connection is in http.ts; what an answer means is for the protocols to say.
import { setTimeout as sleep } from 'node:timers/promises';
import { authorization, type Credentials, redactor } from './credentials.ts';
import { type Challenge, challengeOf } from './digest.ts';
import type { Answer, Exchange, Failure, Request } from './exchange.ts';
import { type Limits, type SentOnce, sendOnce } from './http.ts';

export interface ClientOptions {
  readonly credentials: Credentials;
  /** Basic credentials go with the first request; otherwise the store is asked first how it wants them. */
  readonly basicAtOnce: boolean;
  /** Milliseconds without a byte in either direction. */
  readonly silence: number;
  /** When all of it must be over, as Date.now() counts. */
  readonly deadline: () => number;
  /** Told of each failed try that another one follows. */
  readonly onRetry?: (retry: Retry) => void;
}

export interface Retry {
  /** What went wrong. */
  readonly why: string;
  readonly purpose: string;
  /** Milliseconds until the next try. */
  readonly wait: number;
  /** The number of the next try, of `MAX_TRIES`. */
  readonly next: number;
}

/** Most tries of one request. */
export const MAX_TRIES = 5;
/** A store that says nothing for the whole time allowed is asked only once more. */
const MAX_SILENT_TRIES = 2;
const MAX_REDIRECTS = 5;
const CONNECT = 10_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

const worthAnotherTry: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** An exchange over the network. The state it keeps: how to sign in, and whether the endpoint was ever reached. */
export function openClient(options: ClientOptions): Exchange {
  const { credentials } = options;
  const redact = redactor(credentials);
  let challenge: Challenge | undefined = options.basicAtOnce ? { scheme: 'basic' } : undefined;
  let asked = 0;
  let reached = false;

  const limits = (): Limits => {
    const total = Math.max(1, options.deadline() - Date.now());
    return { connect: Math.min(CONNECT, total), silence: Math.min(options.silence, total), total };
  };

  function once(request: Request, url: string): Promise<SentOnce> {
    asked += 1;
    const signed = authorization(credentials, { method: request.method, url }, challenge, asked);
    return sendOnce({ ...request, url, headers: { ...request.headers, ...signed } }, limits());
  }

  /** Learns how to sign in before a body is sent: a store that refuses it may close the connection under it. */
  async function beforehand({ body, url }: Request): Promise<void> {
    if (body === undefined || credentials.kind !== 'password' || challenge !== undefined) return;
    const request: Request = {
      method: 'GET',
      url,
      headers: {},
      purpose: 'sign in',
      repeatable: true,
      maxBytes: 1 << 20,
    };
    const sent = await once(request, url);
    if (sent.ok && sent.answer.status === 401) learn(sent.answer);
  }

  /** Whether the answer brings a challenge that has not been answered yet. */
  function learn(answer: Answer): boolean {
    const found = challengeOf(answer.headers['www-authenticate']);
    if (found === undefined || credentials.kind !== 'password') return false;
    const known = challenge;
    const isNew =
      known === undefined ||
      known.scheme !== found.scheme ||
      (known.scheme === 'digest' && found.scheme === 'digest' && known.nonce !== found.nonce);
    challenge = found;
    if (isNew) asked = 0;
    return isNew;
  }

  async function signedAndLed(request: Request): Promise<SentOnce> {
    let { url } = request;
    let signedInAgain = false;
    for (let redirects = 0; ; ) {
      const sent = await once(request, url);
      if (!sent.ok) return sent;
      if (sent.answer.status === 401 && !signedInAgain && learn(sent.answer)) {
        signedInAgain = true;
        continue;
      }
      const target = redirectOf(sent.answer, request);
      if (target === undefined) return sent;
      if (typeof target !== 'string') return { ok: false, failure: target };
      redirects += 1;
      if (redirects > MAX_REDIRECTS) {
        return { ok: false, failure: redirectFailure('it redirects again and again') };
      }
      url = target;
    }
  }

  return async (request) => {
    await beforehand(request);
    for (let tries = 1; ; tries += 1) {
      const sent = await signedAndLed(request);
      if (sent.ok) reached = true;
      const wait = waitBefore(tries + 1, sent, {
        reached,
        repeatable: request.repeatable,
        left: options.deadline() - Date.now(),
      });
      if (wait === undefined) return { ...withoutSecrets(sent, redact), tries };
      const why = sent.ok ? `the store answered ${sent.answer.status}` : redact(sent.failure.message);
      options.onRetry?.({ why, purpose: request.purpose, wait, next: tries + 1 });
      await sleep(wait);
    }
  };
}

/** What the store may have put secrets into, as it will be shown to people. The body of a success is data. */
function withoutSecrets(sent: SentOnce, redact: (text: string) => string): SentOnce {
  if (!sent.ok) return { ok: false, failure: { ...sent.failure, message: redact(sent.failure.message) } };
  const { answer } = sent;
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, redact(value)]));
  return { ok: true, answer: { ...answer, headers, body: answer.status < 300 ? answer.body : redact(answer.body) } };
}

/** Milliseconds to wait before the next try, or undefined where none should follow. */
function waitBefore(
  next: number,
  sent: SentOnce,
  { reached, repeatable, left }: { readonly reached: boolean; readonly repeatable: boolean; readonly left: number },
): number | undefined {
  if (next > MAX_TRIES) return undefined;
  if (sent.ok && !worthAnotherTry.has(sent.answer.status)) return undefined;
  if (!repeatable && !(sent.ok ? sent.answer.status === 429 : sent.failure.unsent)) return undefined;
  if (!sent.ok && !mayPass(sent.failure.kind, reached, next)) return undefined;
  const wished = sent.ok ? retryAfter(sent.answer.headers['retry-after']) : undefined;
  const wait = wished ?? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (next - 2));
  // A store that asks for more patience than there is time left gets no further request.
  return wait < left ? wait : undefined;
}

/** Whether a failure may be over at the next try. A store that was never reached is more likely a wrong address. */
function mayPass(kind: Failure['kind'], reached: boolean, next: number): boolean {
  if (kind === 'reset' || kind === 'cut') return true;
  if (kind === 'silent') return next <= MAX_SILENT_TRIES;
  return reached && (kind === 'refused' || kind === 'unreachable' || kind === 'unknown-host');
}

/** Milliseconds of a Retry-After header: seconds, or a date (RFC 9110, section 10.2.3). */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** Where an answer sends the request, a failure where it may not follow, undefined where it does not redirect. */
function redirectOf({ status, headers, url }: Answer, { method }: Request): string | undefined | Failure {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  let target: URL;
  try {
    target = new URL(location, url);
  } catch {
    return redirectFailure('it redirects to an address that is none');
  }
  // Another origin gets neither the data nor the credentials.
  if (target.origin !== new URL(url).origin || target.protocol === 'file:') {
    return redirectFailure(
      `it redirects to ${target.protocol}//${target.host}, another address: if that is the store, give it as the endpoint`,
    );
  }
  if (method !== 'GET' && status !== 307 && status !== 308) {
    return redirectFailure(`it redirects a ${method}, which cannot be followed: give the address that it means`);
  }
  target.username = '';
  target.password = '';
  target.hash = '';
  return target.href;
}

function redirectFailure(message: string): Failure {
  return { kind: 'redirect', message, unsent: false };
}
