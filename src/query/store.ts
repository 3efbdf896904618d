// The embedded store: quads in, answers to SPARQL 1.1 queries out. The thread it lives in is in store-thread.ts, the
// formats of answers are in results.ts.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { canonicalLine } from '../rdf/lines.ts';
import { parseQuads } from '../rdf/parse.ts';
import { defaultGraph, type Quad, quad } from '../rdf/terms.ts';
import type { Answer } from './answer.ts';
import { badQuery } from './bad-query.ts';
import { answerOfJson } from './results-json.ts';
import { StoreThread } from './store-thread.ts';

export interface QueryOptions {
  /** Milliseconds that the query may run; `defaultDeadline` when absent. */
  readonly deadline?: number;
  /** Name of the file the query comes from, for the places of issues; `query` when absent. */
  readonly file?: string;
}

/** Milliseconds. Our own questions take a few; a person waits no longer than this without asking what is wrong. */
const defaultDeadline = 30_000;

/** A store that only answers: updates are refused. Issues of both: `bad-query`, `query-timeout`, `query-failed`. */
export interface EmbeddedStore {
  answer(sparql: string, options?: QueryOptions): Promise<Result<Answer>>;
  /** The answer as oxigraph writes it; `undefined` where this form of answer has no such media type. */
  answerText(sparql: string, mediaType: string, options?: QueryOptions): Promise<Result<string | undefined>>;
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

  async function ask(
    query: string,
    mediaTypes: readonly string[],
    { deadline = defaultDeadline, file = 'query' }: QueryOptions,
  ): Promise<Result<{ mediaType: string; text: string } | undefined>> {
    const reply = await thread.ask({ query, mediaTypes }, deadline);
    switch (reply.kind) {
      case 'text':
        return passed(reply);
      case 'unsuited':
        return passed(undefined);
      case 'refused':
        return refused(badQuery(query, reply.message, file));
      case 'late':
        return refused(failure('query-timeout', `the query was stopped after ${deadline / 1000} seconds`));
      case 'broken':
        return refused(failure('query-failed', `the query broke the store that ran it (${reply.message})`));
    }
  }

  return {
    async answer(sparql, options = {}) {
      const asked = await ask(sparql, [rowsType, graphType], options);
      if (!asked.ok) return asked;
      if (asked.value === undefined) throw new Error('oxigraph writes neither results nor triples');
      const { mediaType, text } = asked.value;
      if (mediaType === rowsType) return passed(answerOfJson(text));
      const parsed = await parseQuads(text, 'nt');
      return parsed.ok ? passed({ kind: 'graph', quads: parsed.value }) : parsed;
    },
    async answerText(sparql, mediaType, options = {}) {
      const asked = await ask(sparql, [mediaType], options);
      return asked.ok ? passed(asked.value?.text) : asked;
    },
    close: () => thread.close(),
  };
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
