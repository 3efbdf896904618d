// Turtle and TriG made to be read and to be compared line by line. Terms are turtle-terms.ts, order is subjects.ts.
import { passed, type Result } from '../errors.ts';
import { sortedStrings } from '../rdf/order.ts';
import type { Prefixes, Quad } from '../rdf/terms.ts';
import type { SerializeOptions } from './options.ts';
import { checkPrefixes } from './prefixes.ts';
import { graphsOf, type Property, type Subject, subjectsOf } from './subjects.ts';
import { type TurtleTerms, turtleTerms } from './turtle-terms.ts';

const width = 100;
const step = '    ';

/** Turtle (https://www.w3.org/TR/turtle/) of safe quads, all of the default graph. Issue: `bad-prefix`. */
export function writeTurtle(quads: readonly Quad[], options: SerializeOptions): Result<string> {
  return written(options, (terms) => blocks(subjectsOf(quads, options), terms, ''));
}

/** TriG (https://www.w3.org/TR/trig/) of safe quads: the default graph, then each named graph. Issue: `bad-prefix`. */
export function writeTrig(quads: readonly Quad[], options: SerializeOptions): Result<string> {
  return written(options, (terms) =>
    graphsOf(quads)
      .map(({ name, quads: inside }) => {
        const subjects = subjectsOf(inside, options);
        if (name.termType === 'DefaultGraph') return blocks(subjects, terms, '');
        return `${terms.token(name)} {\n${blocks(subjects, terms, step)}\n}`;
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
function blocks(subjects: readonly Subject[], terms: TurtleTerms, indent: string): string {
  let text = '';
  let before: { group: number; short: boolean } | undefined;
  for (const subject of subjects) {
    const block = subjectBlock(subject, terms, indent);
    const short = !block.includes('\n');
    if (before) text += short && before.short && before.group === subject.group ? '\n' : '\n\n';
    text += block;
    before = { group: subject.group, short };
  }
  return text;
}

function subjectBlock({ subject, properties }: Subject, terms: TurtleTerms, indent: string): string {
  const name = `${indent}${terms.token(subject)}`;
  const statements = properties.reduce((sum, { objects }) => sum + objects.length, 0);
  if (statements <= 2) {
    const line = `${name} ${properties.map((property) => onOneLine(property, terms)).join(' ; ')} .`;
    if (line.length <= width) return line;
  }
  const inner = indent + step;
  return `${name}\n${properties.map((property) => propertyLines(property, terms, inner)).join(' ;\n')} .`;
}

function onOneLine({ predicate, objects }: Property, terms: TurtleTerms): string {
  return `${terms.predicate(predicate)} ${objects.map((object) => terms.token(object)).join(' , ')}`;
}

function propertyLines(property: Property, terms: TurtleTerms, indent: string): string {
  const line = `${indent}${onOneLine(property, terms)}`;
  // Two columns for the ` ;` that may follow.
  if (property.objects.length === 1 || line.length + 2 <= width) return line;
  const objects = property.objects.map((object) => `${indent}${step}${terms.token(object)}`);
  return `${indent}${terms.predicate(property.predicate)}\n${objects.join(' ,\n')}`;
}
