// What went wrong between us and an endpoint, as issues that tell people what to do.
import type { Issue, IssueCode } from '../errors.ts';
import type { Answer, Exchanged, Failure, FailureKind, Request } from './exchange.ts';

const ofFailure: Readonly<Record<FailureKind, IssueCode>> = {
  refused: 'endpoint-unreachable',
  'unknown-host': 'endpoint-unreachable',
  unreachable: 'endpoint-unreachable',
  reset: 'endpoint-unreachable',
  untrusted: 'endpoint-untrusted',
  cut: 'endpoint-bad-answer',
  'too-long': 'endpoint-bad-answer',
  redirect: 'endpoint-refused',
  'not-http': 'endpoint-bad-answer',
  silent: 'endpoint-timeout',
  late: 'endpoint-timeout',
};

const advice: Partial<Readonly<Record<FailureKind, string>>> = {
  refused: 'a running store at this address',
  untrusted: 'a certificate that Node trusts; NODE_EXTRA_CA_CERTS names a file with further authorities',
  silent: 'more patience, by --timeout, or a store with less to do',
  late: 'more time, by --deadline',
};

/** The issue of a request without whole answer. */
function failureIssue(request: Request, { kind, message }: Failure, tries: number): Issue {
  const expected = advice[kind];
  return {
    code: ofFailure[kind],
    severity: 'error',
    message: `could not ${request.purpose} at ${hostOf(request.url)}: ${message}${triedOften(tries)}`,
    ...(expected === undefined ? {} : { expected }),
  };
}

const ofStatus: Readonly<Record<number, readonly [IssueCode, string]>> = {
  400: ['endpoint-refused', 'a request it understands'],
  401: ['endpoint-denied', 'NCB_GRAPH_USER and NCB_GRAPH_PASSWORD, or NCB_GRAPH_TOKEN, in the environment'],
  403: ['endpoint-denied', 'credentials that may do this'],
  404: ['endpoint-refused', 'the address of a dataset that is there; --to says how its services are called'],
  405: ['endpoint-refused', 'a store that allows this; is it open for writing, and the right --to?'],
  409: ['endpoint-refused', 'a store that nobody else is changing: try again'],
  413: ['endpoint-refused', 'a store that takes larger requests'],
  415: ['endpoint-refused', 'a store that reads N-Triples'],
  429: ['endpoint-busy', 'patience: the store has too much to do'],
  502: ['endpoint-busy', 'the store behind this address to be running'],
  503: ['endpoint-busy', 'patience: the store has too much to do, or is starting'],
  504: ['endpoint-busy', 'the store behind this address to answer'],
};

/** The issue of an answer that is no success, with the beginning of what the store said. */
function statusIssue(request: Request, answer: Answer, tries: number): Issue {
  const [code, expected] = ofStatus[answer.status] ?? ['endpoint-refused', undefined];
  const said = wordsOf(answer);
  return {
    code,
    severity: 'error',
    message: `could not ${request.purpose} at ${hostOf(answer.url)}: the store answered ${answer.status}${said === '' ? '' : `, "${said}"`}${triedOften(tries)}`,
    ...(expected === undefined ? {} : { expected }),
  };
}

/** The issue of a success that is none, as a page of HTML where data should be. */
export function badAnswerIssue(request: Request, what: string): Issue {
  return {
    code: 'endpoint-bad-answer',
    severity: 'error',
    message: `could not ${request.purpose} at ${hostOf(request.url)}: ${what}`,
    expected: 'the address of a SPARQL store',
  };
}

/** The issue of an exchange, or nothing where it was a success (2xx). */
export function issueOf(request: Request, exchanged: Exchanged): Issue | undefined {
  if (!exchanged.ok) return failureIssue(request, exchanged.failure, exchanged.tries);
  const { status } = exchanged.answer;
  return status >= 200 && status < 300 ? undefined : statusIssue(request, exchanged.answer, exchanged.tries);
}

/** The first 200 characters of what the store said, markup left out. */
function wordsOf({ body }: Answer): string {
  const text = body
    .slice(0, 20_000)
    .replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > 200 ? `${text.slice(0, 199).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

function triedOften(tries: number): string {
  return tries > 1 ? ` (tried ${tries} times)` : '';
}

function hostOf(url: string): string {
  return new URL(url).host;
}
