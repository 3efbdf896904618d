// The SPARQL 1.1 Protocol: a query or an update as a request, an answer as what it holds.
// https://www.w3.org/TR/sparql11-protocol/
import { type Issue, passed, type Result, refused } from '../errors.ts';
import type { Answer, Effect, Exchange, Request } from './exchange.ts';
import { badAnswerIssue, issueOf } from './trouble.ts';

/** The dataset of a query: graphs that together are its default graph, and those that GRAPH sees. */
export interface QueryDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

export interface QueryRequest {
  readonly endpoint: string;
  readonly query: string;
  /** Media types wished for, as an Accept header. */
  readonly accept: string;
  readonly purpose: string;
  readonly dataset?: QueryDataset;
  readonly maxBytes?: number;
  readonly effect?: Effect;
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };

/** A query as a form, which every store takes, at any length. */
export function queryRequest({ endpoint, query, accept, purpose, dataset, ...rest }: QueryRequest): Request {
  const fields = new URLSearchParams({ query });
  for (const iri of dataset?.defaultGraphs ?? []) fields.append('default-graph-uri', iri);
  for (const iri of dataset?.namedGraphs ?? []) fields.append('named-graph-uri', iri);
  const headers = { ...form, Accept: accept };
  return { method: 'POST', url: endpoint, headers, body: fields.toString(), purpose, repeatable: true, ...rest };
}

/** An update, as text of its own media type. `repeatable` as of a request. */
export function updateRequest(
  endpoint: string,
  update: string,
  about: { readonly purpose: string; readonly repeatable: boolean; readonly effect?: Effect },
): Request {
  const headers = { 'Content-Type': 'application/sparql-update; charset=utf-8', Accept: '*/*' };
  return { method: 'POST', url: endpoint, headers, body: update, ...about };
}

/** Sends a request, and takes anything but a success (2xx) as an issue. */
export async function succeed(exchange: Exchange, request: Request): Promise<Result<Answer>> {
  const exchanged = await exchange(request);
  const issue = issueOf(request, exchanged);
  if (issue !== undefined || !exchanged.ok) return refused(...(issue === undefined ? [] : [issue]));
  return passed(exchanged.answer);
}

/** The media type of an answer, without parameters and in lower case; '' where it names none. */
export function mediaTypeOf({ headers }: Answer): string {
  return (headers['content-type'] ?? '').replace(/;.*$/s, '').trim().toLowerCase();
}

/** The issue of a success in another form than was asked for. */
export function unexpectedForm(request: Request, answer: Answer, wished: string): Issue {
  const type = mediaTypeOf(answer);
  const found = type === 'text/html' ? 'a page for people (HTML)' : type === '' ? 'something nameless' : type;
  return badAnswerIssue(request, `the answer (${answer.status}) is ${found}, not ${wished}`);
}
