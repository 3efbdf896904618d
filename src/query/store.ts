// The embedded store: quads in, answers to SPARQL 1.1 queries out. The thread it lives in is in store-thread.ts, the
// formats of answers are in results.ts.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { parseQuads } from '../rdf/parse.ts';
import { defaultGraph, type Quad, quad } from '../rdf/terms.ts';
import type { Answer, AnswerSource } from './answer.ts';
import { badQuery } from './bad-query.ts';
import { answerOfJson } from './results-json.ts';
import { StoreThread } from './store-thread.ts';

/** Milliseconds. Our own questions take a few; a person waits no longer than this without asking what is wrong. */
const defaultDeadline = 30_000;

/** A store that only answers: updates are refused. Issues of both: `bad-query`, `query-timeout`, `query-failed`. */
export interface EmbeddedStore extends AnswerSource {
  /** Ends the store's thread; a later question would start it again. */
  close(): Promise<void>;
}

const rowsType = 'application/sparql-results+json';
const graphType = 'application/n-triples';

/**
 * A store of the quads. A query sees the union of all graphs as its default graph (each triple once), and each named
 * graph by GRAPH.
 * Questions are answered one after another. oxigraph rewrites numbers (`1.50` to `1.5`) and labels of blank nodes.
 */
export function openStore(quads: Iterable<Quad>): EmbeddedStore {
  const thread = new StoreThread(withUnion(quads));

  return {
    async answer(query, { deadline = defaultDeadline, file = 'query' } = {}) {
      const reply = await thread.ask({ query, mediaTypes: [rowsType, graphType] }, deadline);
      switch (reply.kind) {
        case 'text':
          return reply.mediaType === rowsType ? passed(answerOfJson(reply.text)) : graphOf(reply.text);
        case 'unsuited':
          throw new Error('oxigraph writes neither results nor triples');
        case 'refused':
          return refused(badQuery(query, reply.message, file));
        case 'late':
          return refused(failure('query-timeout', `the query was stopped after ${deadline / 1000} seconds`));
        case 'broken':
          return refused(failure('query-failed', `the query broke the store that ran it (${reply.message})`));
      }
    },
    close: () => thread.close(),
  };
}

async function graphOf(nTriples: string): Promise<Result<Answer>> {
  const parsed = await parseQuads(nTriples, 'nt');
  return parsed.ok ? passed({ kind: 'graph', quads: parsed.value }) : parsed;
}

/**
 * N-Quads with every triple in the default graph, and in its named graph where it has one. oxigraph's own option for
 * a union gives a triple of two graphs twice, which falsifies counts.
 */
function withUnion(quads: Iterable<Quad>): string {
  const lines = new Set<string>();
  for (const each of quads) {
    lines.add(`${canonicalLine(each)}\n`);
    if (each.graph.termType === 'DefaultGraph') continue;
    lines.add(`${canonicalLine(quad(each.subject, each.predicate, each.object, defaultGraph()))}\n`);
  }
  return [...lines].join('');
}

function failure(code: 'query-timeout' | 'query-failed', message: string): Issue {
  return { code, severity: 'error', message };
}
