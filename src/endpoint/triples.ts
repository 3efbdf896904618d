// An answer that should hold triples, read as such or told as what it is instead.
import { passed, type Result, refused } from '../errors.ts';
import { parseQuads } from '../rdf/parse.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Answer, Request } from './exchange.ts';
import { mediaTypeOf, unexpectedForm } from './sparql.ts';
import { badAnswerIssue } from './trouble.ts';

/** Media types to ask for: N-Triples, which cannot be cut off in silence in the middle of a line, or else Turtle. */
export const acceptTriples = 'application/n-triples, text/turtle;q=0.5';

/** The triples of an answer, in its order; none of an empty one. Issue: `endpoint-bad-answer`. */
export async function triplesOf(request: Request, answer: Answer): Promise<Result<Quad[]>> {
  if (answer.body.trim() === '') return passed([]);
  const type = mediaTypeOf(answer);
  const turtle = /^(text|application)\/(x-)?turtle$/.test(type);
  // N-Triples had no media type of their own until 2014, and some stores say nothing.
  if (!turtle && !/^(application\/n-triples|text\/plain|)$/.test(type)) {
    return refused(unexpectedForm(request, answer, 'triples'));
  }
  const parsed = await parseQuads(answer.body, turtle ? 'turtle' : 'nt');
  if (parsed.ok) return parsed;
  // The parser's words quote the answer, which may hold anything.
  const line = parsed.issues[0]?.place?.line;
  const where = line === undefined ? '' : `, seen in line ${line}`;
  return refused(
    badAnswerIssue(request, `the answer is cut off, or is not ${turtle ? 'Turtle' : 'N-Triples'}${where}`),
  );
}
