// A running store behind its SPARQL endpoint, asked as the embedded one is: our graphs together are the default graph,
// and nobody else's are seen.
import type { Exchange, Answer as HttpAnswer, Request } from '../endpoint/exchange.ts';
import { mediaTypeOf, type QueryDataset, queryRequest, succeed, unexpectedForm } from '../endpoint/sparql.ts';
import { acceptTriples, triplesOf } from '../endpoint/triples.ts';
import { badAnswerIssue } from '../endpoint/trouble.ts';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { termToken } from '../rdf/lines.ts';
import { sortedStrings } from '../rdf/order.ts';
import { literal } from '../rdf/terms.ts';
import type { Answer, AnswerSource } from './answer.ts';
import { givesGraph } from './bad-query.ts';
import { answerOfJson } from './results-json.ts';

export interface LiveStoreOptions {
  readonly endpoint: string;
  readonly exchange: Exchange;
  /** What queries see; whatever the store shows of itself when absent. */
  readonly dataset?: QueryDataset;
}

const rowsType = 'application/sparql-results+json';

/** A store that answers over the network. Issues: those of the endpoint; deadlines are the exchange's. */
export function openLiveStore({ endpoint, exchange, dataset }: LiveStoreOptions): AnswerSource {
  return {
    async answer(query) {
      const graph = givesGraph(query);
      const request = queryRequest({
        endpoint,
        query,
        accept: graph ? acceptTriples : rowsType,
        purpose: 'ask the query',
        ...(dataset === undefined ? {} : { dataset }),
      });
      const answered = await succeed(exchange, request);
      if (!answered.ok) return answered;
      return graph ? graphOf(request, answered.value) : rowsOf(request, answered.value);
    },
  };
}

/**
 * The named graphs of a store whose names begin as given, in code point order.
 * Issues: `endpoint-empty` for none, and those of the endpoint.
 */
export async function graphsUnder(prefix: string, { endpoint, exchange }: LiveStoreOptions): Promise<Result<string[]>> {
  const start = termToken(literal(prefix));
  const query = `SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), ${start})) }`;
  const listed = await openLiveStore({ endpoint, exchange }).answer(query);
  if (!listed.ok) return listed;
  const rows = listed.value.kind === 'bindings' ? listed.value.rows : [];
  const graphs = sortedStrings(rows.flatMap((row) => row.get('g')?.value ?? []));
  if (graphs.length > 0) return passed(graphs);
  const issue: Issue = {
    code: 'endpoint-empty',
    severity: 'error',
    message: `the store holds no graph whose name begins with ${prefix}`,
    expected: 'a store into which `ncb-graph load` has loaded an export; or --base, --graph, --whole-store',
  };
  return refused(issue);
}

function rowsOf(request: Request, answer: HttpAnswer): Result<Answer> {
  if (!/^application\/(sparql-results\+)?json$/.test(mediaTypeOf(answer))) {
    return refused(unexpectedForm(request, answer, 'rows in JSON'));
  }
  try {
    return passed(answerOfJson(answer.body));
  } catch {
    return refused(badAnswerIssue(request, 'the answer is cut off, or is not results in JSON'));
  }
}

async function graphOf(request: Request, answer: HttpAnswer): Promise<Result<Answer>> {
  const triples = triplesOf(request, answer);
  if (!triples.ok) return triples;
  const quads = await triples.value.quads();
  return quads.ok ? passed({ kind: 'graph', quads: quads.value }) : quads;
}
