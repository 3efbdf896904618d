// The graphs of one store: read, added to, dropped, swapped. The one place that turns these into requests of the
// Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/) or of SPARQL. Their order is in replace.ts.
import type { Effect, Exchange, Request } from '../endpoint/exchange.ts';
import { queryRequest, succeed, updateRequest } from '../endpoint/sparql.ts';
import { acceptTriples, noTriples, type Triples, triplesOf } from '../endpoint/triples.ts';
import { issueOf } from '../endpoint/trouble.ts';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { batchesOf, chunkOf } from './batches.ts';
import type { Services, StoreProfile } from './stores.ts';
import { dataText, dropText, iri, type Swap, swapText } from './update-text.ts';
import { readWhole } from './whole-read.ts';

export interface Pair {
  readonly from: string;
  readonly to: string;
}

export interface GraphStore {
  readonly services: Services;
  /** The triples of a graph, in the order of the store; none where it has no such graph. */
  read(graph: string, maxBytes?: number): Promise<Result<Triples>>;
  /** Adds triples, as canonical lines, to a graph; sent again, it changes nothing. `onSent` counts the triples sent. */
  add(graph: string, lines: readonly string[], options: AddOptions): Promise<Result<void>>;
  /** Removes triples without blank nodes from a graph. */
  remove(graph: string, lines: readonly string[], onSent: (triples: number) => void): Promise<Result<void>>;
  /** Empties graphs and removes them, whether they are there or not. */
  drop(graphs: readonly string[]): Promise<Result<void>>;
  /** Replaces a graph by the triples, in one request of the Graph Store Protocol; for stores without update. */
  put(graph: string, lines: readonly string[]): Promise<Result<void>>;
  /** Replaces graphs by copies of others, all in one request, which the caller sends again where that is safe. */
  copy(pairs: readonly Pair[]): Promise<Result<void>>;
  /** Replaces graphs by copies of others, as `copy` does, without COPY. */
  replace(pairs: readonly Pair[]): Promise<Result<void>>;
  /** Replaces graphs by others, which are gone then; sent once and never again. */
  move(pairs: readonly Pair[]): Promise<Result<void>>;
  /** Sends an update that may be sent again. */
  update(text: string, purpose: string, effect: Effect): Promise<Result<void>>;
}

export interface AddOptions {
  readonly blankNodes: boolean;
  readonly onSent: (triples: number) => void;
}

/** The graphs of the store at the services; `exchange` carries the requests. Every graph is named in every request. */
export function openGraphStore(profile: StoreProfile, services: Services, exchange: Exchange): GraphStore {
  const graphUrl = (graph: string) => withParameter(services.graphStore ?? '', 'graph', graph);

  async function read(graph: string, maxBytes?: number): Promise<Result<Triples>> {
    const about = {
      purpose: `read the graph <${graph}>`,
      effect: { kind: 'read', graph } as const,
      ...(maxBytes === undefined ? {} : { maxBytes }),
    };
    const request: Request =
      services.graphStore === undefined
        ? queryRequest({
            endpoint: services.query,
            query: `CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ${iri(graph)} { ?s ?p ?o } }`,
            accept: acceptTriples,
            ...about,
          })
        : {
            method: 'GET',
            url: graphUrl(graph),
            headers: { Accept: acceptTriples },
            repeatable: true,
            ...about,
          };
    const exchanged = await exchange(request);
    // Stores without empty graphs know no graph of this name.
    if (services.graphStore !== undefined && exchanged.ok && exchanged.answer.status === 404) return passed(noTriples);
    const issue = issueOf(request, exchanged);
    if (issue !== undefined || !exchanged.ok) return refused(...(issue === undefined ? [] : [issue]));
    const read = triplesOf(request, exchanged.answer);
    if (!read.ok || !profile.cutsAnswers || exchanged.answer.body === '') return read;
    const first = await read.value.quads();
    if (!first.ok || first.value.length === 0) return first.ok ? read : first;
    const whole = await readWhole(graph, first.value, { exchange, query: services.query });
    if (!whole.ok || whole.value === first.value) return whole.ok ? read : whole;
    return passed({ quads: async () => passed([...whole.value]) });
  }

  async function post(graph: string, lines: readonly string[], method: 'POST' | 'PUT' = 'POST'): Promise<Result<void>> {
    const url = profile.add === 'context-uri' ? withParameter(services.query, 'context-uri', graph) : graphUrl(graph);
    const request: Request = {
      method,
      url,
      headers: { 'Content-Type': profile.bodies ?? 'application/n-triples', Accept: '*/*' },
      body: lines.map((line) => `${line}\n`).join(''),
      purpose: `send ${lines.length} triples to the graph <${graph}>`,
      repeatable: true,
      effect: { kind: method === 'PUT' ? 'replace' : 'add', graph, lines },
    };
    return done(await succeed(exchange, request));
  }

  async function insert(graph: string, lines: readonly string[]): Promise<Result<void>> {
    const text = dataText('INSERT', graph, lines);
    return send(text, `add ${lines.length} triples to the graph <${graph}>`, { kind: 'add', graph, lines });
  }

  async function send(text: string, purpose: string, effect: Effect, repeatable = true): Promise<Result<void>> {
    if (services.update === undefined) throw new Error('the store has no update service');
    return done(await succeed(exchange, updateRequest(services.update, text, { purpose, repeatable, effect })));
  }

  function swap(by: Swap, pairs: readonly Pair[]): Promise<Result<void>> {
    const kind = by === 'MOVE' ? 'move' : 'copy';
    return send(swapText(by, pairs), `replace ${names(pairs.map(({ to }) => to))}`, { kind, pairs }, false);
  }

  const byPost = profile.add === 'context-uri' || services.graphStore !== undefined;
  const names = (graphs: readonly string[]) => graphs.map((graph) => `<${graph}>`).join(', ');

  return {
    services,
    read,
    async add(graph, lines, { blankNodes, onSent }) {
      const one = byPost ? (to: string, batch: readonly string[]) => post(to, batch) : insert;
      const { maxTriples, maxBytes } = profile;
      let limit = byPost ? { triples: maxTriples, bytes: maxBytes } : undefined;
      // The labels of blank nodes hold within one request.
      if (blankNodes) limit = { triples: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
      if (limit === undefined) return inBatches(lines, (batch) => one(graph, batch), onSent);
      for (let at = 0; at < lines.length; ) {
        const batch = chunkOf(lines, at, limit);
        const sent = await one(graph, batch);
        if (!sent.ok) {
          if (blankNodes || batch.length <= FEWEST || !isTooMuch(sent.issues)) return sent;
          limit = { triples: Math.ceil(batch.length / 4), bytes: limit.bytes };
          continue;
        }
        at += batch.length;
        onSent(batch.length);
      }
      return passed(undefined);
    },
    remove(graph, lines, onSent) {
      return inBatches(
        lines,
        (batch) =>
          send(dataText('DELETE', graph, batch), `remove ${batch.length} triples from the graph <${graph}>`, {
            kind: 'remove',
            graph,
            lines: batch,
          }),
        onSent,
      );
    },
    async drop(graphs) {
      if (services.update !== undefined) {
        for (let at = 0; at < graphs.length; at += MOST_DROPS) {
          const some = graphs.slice(at, at + MOST_DROPS);
          const dropped = await send(dropText(some), `drop ${names(some)}`, { kind: 'drop', graphs: some });
          if (!dropped.ok) return dropped;
        }
        return passed(undefined);
      }
      for (const graph of graphs) {
        const purpose = `drop <${graph}>`;
        const request: Request = {
          method: 'DELETE',
          url: graphUrl(graph),
          headers: {},
          purpose,
          repeatable: true,
          effect: { kind: 'drop', graphs: [graph] },
        };
        const exchanged = await exchange(request);
        if (exchanged.ok && exchanged.answer.status === 404) continue;
        const issue = issueOf(request, exchanged);
        if (issue !== undefined) return refused(issue);
      }
      return passed(undefined);
    },
    put: (graph, lines) => post(graph, lines, 'PUT'),
    copy: (pairs) => swap(profile.swap === 'MOVE' ? 'COPY' : profile.swap, pairs),
    replace: (pairs) => swap('DELETE and INSERT', pairs),
    move: (pairs) => swap('MOVE', pairs),
    update: (text, purpose, effect) => send(text, purpose, effect),
  };
}

/** Graphs that one update drops. */
const MOST_DROPS = 50;
/** A request of so few triples is not cut into smaller ones. */
const FEWEST = 100;

async function inBatches(
  lines: readonly string[],
  send: (batch: readonly string[]) => Promise<Result<void>>,
  onSent: (triples: number) => void,
): Promise<Result<void>> {
  for (const batch of batchesOf(lines)) {
    const sent = await send(batch);
    if (!sent.ok) return sent;
    onSent(batch.length);
  }
  return passed(undefined);
}

/** Whether a refusal may be about the size of the request: 413, or a connection closed while it was being sent. */
function isTooMuch(issues: readonly Issue[]): boolean {
  return issues.some(({ message }) => /answered 413\b|bytes were sent/.test(message));
}

function withParameter(url: string, name: string, value: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

function done<T>(result: Result<T>): Result<void> {
  return result.ok ? passed(undefined) : result;
}
