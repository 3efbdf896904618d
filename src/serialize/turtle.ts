// Turtle and TriG made to be read and to be compared line by line. Terms are turtle-terms.ts, order is subjects.ts.
import { passed, type Result } from '../errors.ts';
import { sortedStrings } from '../rdf/order.ts';
import type { Prefixes, Quad } from '../rdf/terms.ts';
import type { SerializeOptions } from './options.ts';
import { checkPrefixes } from './prefixes.ts';
import { graphsOf, type Subject, subjectsOf } from './subjects.ts';
import { type TurtleTerms, turtleTerms } from './turtle-terms.ts';

const step = '    ';
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Turtle (https://www.w3.org/TR/turtle/) of safe quads, all of the default graph. Issue: `bad-prefix`. */
export function writeTurtle(quads: readonly Quad[], options: SerializeOptions): Result<string> {
  return written(options, (terms) => blocks(subjectsOf(quads, options), terms, '', options));
}

/** TriG (https://www.w3.org/TR/trig/) of safe quads: the default graph, then each named graph. Issue: `bad-prefix`. */
export function writeTrig(quads: readonly Quad[], options: SerializeOptions): Result<string> {
  return written(options, (terms) =>
    graphsOf(quads)
      .map(({ name, quads: inside }) => {
        const subjects = subjectsOf(inside, options);
        if (name.termType === 'DefaultGraph') return blocks(subjects, terms, '', options);
        return `${terms.token(name)} {\n${blocks(subjects, terms, step, options)}\n}`;
      })
      .join('\n\n'),
  );
}

function written(options: SerializeOptions, body: (terms: TurtleTerms) => string): Result<string> {
  const prefixes = checkPrefixes(options.prefixes ?? {});
  if (!prefixes.ok) return prefixes;
  const terms = turtleTerms(prefixes.value);
  const text = body(terms);
  return passed([header(terms.used()), text].filter((part) => part !== '').join('\n') + (text === '' ? '' : '\n'));
}

function header(prefixes: Prefixes): string {
  return sortedStrings(Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)).join('');
}

// Blocks are set apart by a blank line, but those of one line each stand together, as a list.
function blocks(subjects: readonly Subject[], terms: TurtleTerms, indent: string, options: SerializeOptions): string {
  let text = '';
  let before: { group: number; short: boolean } | undefined;
  for (const subject of subjects) {
    const { group } = subject;
    const short = isListed(subject, options);
    if (before) text += short && before.short && before.group === group ? '\n' : '\n\n';
    text += short ? onOneLine(subject, terms, indent) : block(subject, terms, indent);
    before = { group, short };
  }
  return text;
}

// Only what says what it is and gains no statement by an edit may stand on one line: the next would make a block of it.
function isListed({ subject, properties }: Subject, { listed }: SerializeOptions): boolean {
  const statements = properties.reduce((sum, { objects }) => sum + objects.length, 0);
  return statements <= 4 && properties[0]?.predicate.value === rdfType && listed?.(subject.value) === true;
}

function onOneLine({ subject, properties }: Subject, terms: TurtleTerms, indent: string): string {
  const said = properties.map(
    ({ predicate, objects }) => `${terms.predicate(predicate)} ${objects.map((each) => terms.token(each)).join(' , ')}`,
  );
  return `${indent}${terms.token(subject)} ${said.join(' ; ')} .`;
}

// One triple a line, and the full stop on a line of its own: a triple more or less is one line more or less.
function block({ subject, properties }: Subject, terms: TurtleTerms, indent: string): string {
  const lines = properties.flatMap(({ predicate, objects }) =>
    objects.map((object) => `${indent}${step}${terms.predicate(predicate)} ${terms.token(object)} ;\n`),
  );
  return `${indent}${terms.token(subject)}\n${lines.join('')}${indent}.`;
}
