// An answer that should hold triples, read as such or told as what it is instead.
import { passed, type Result, refused } from '../errors.ts';
import { parseQuads } from '../rdf/parse.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Answer, Request } from './exchange.ts';
import { mediaTypeOf, unexpectedForm } from './sparql.ts';
import { badAnswerIssue } from './trouble.ts';

/** Media types to ask for: N-Triples, which cannot be cut off in silence in the middle of a line, or else Turtle. */
export const acceptTriples = 'application/n-triples, text/turtle;q=0.5';

/** Triples as they came. */
export interface Triples {
  /** The answer itself, where it is N-Triples or nothing. */
  readonly nTriples?: string;
  /** Parsed, in the order of the answer. Issue: `endpoint-bad-answer`. */
  quads(): Promise<Result<Quad[]>>;
}

export const noTriples: Triples = { nTriples: '', quads: async () => passed([]) };

/** What an answer holds. Issue: `endpoint-bad-answer`, for another media type. */
export function triplesOf(request: Request, answer: Answer): Result<Triples> {
  const { body } = answer;
  if (body.trim() === '') return passed(noTriples);
  const type = mediaTypeOf(answer);
  const turtle = /^(text|application)\/(x-)?turtle$/.test(type);
  // N-Triples had no media type of their own until 2014, and some stores say nothing.
  if (!turtle && !/^(application\/n-triples|text\/plain|)$/.test(type)) {
    return refused(unexpectedForm(request, answer, 'triples'));
  }
  return passed({
    ...(turtle ? {} : { nTriples: body }),
    async quads() {
      const parsed = await parseQuads(body, turtle ? 'turtle' : 'nt');
      if (parsed.ok) return parsed;
      // The parser's words quote the answer, which may hold anything.
      const line = parsed.issues[0]?.place?.line;
      const where = line === undefined ? '' : `, seen in line ${line}`;
      return refused(
        badAnswerIssue(request, `the answer is cut off, or is not ${turtle ? 'Turtle' : 'N-Triples'}${where}`),
      );
    },
  });
}
