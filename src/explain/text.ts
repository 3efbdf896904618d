// Explanations for people, and as JSON.
import { displayIri, displayTerm, printable } from '../rdf/prefixed.ts';
import type { Prefixes, Term } from '../rdf/terms.ts';
import { bounded } from '../report/bounded.ts';
import type { Answer, Explained, ExplainedOrigin } from './explain.ts';

/** Most origins and most shapes that a person is told of one triple. */
const MOST = 4;

/** At most 200 lines and 64 KiB; the rest is counted. */
export function explanationText(answer: Answer, prefixes: Prefixes): string {
  const { about, statements, resting, incoming, evidence, notes } = answer;
  const more = incoming === 0 ? '' : `; ${incoming} more name it as their object: --incoming`;
  const cited = evidence === 0 ? '' : `; ${evidence} more of their evidence: --evidence`;
  const rests = resting.length === 0 ? '' : `; on its words rest ${resting.length} more`;
  const ending = `${about}: ${counted(statements.length, 'statement')}${rests}${more}${cited}`;
  const items = [
    ...notes.map((note) => `${printable(note)}\n`),
    ...statements.map((one) => onStatement(one, prefixes)),
    ...resting.map((one) => onStatement(one, prefixes)),
  ];
  return bounded(items, (text) => text, ending);
}

function onStatement({ triple, sentence, shapes, origins }: Explained, prefixes: Prefixes): string {
  const { subject, predicate, object } = triple;
  const told = [subject, predicate, object].map((term) => clipped(displayTerm(term, prefixes))).join(' ');
  const iris = shapes.slice(0, MOST).map((iri) => displayIri(iri, prefixes));
  const rest = shapes.length > MOST ? ` and ${shapes.length - MOST} more` : '';
  const [first, ...others] = origins;
  return [
    clipped(sentence),
    row('triple', told),
    ...(first === undefined ? [] : onOrigin(first)),
    ...others.slice(0, MOST - 1).flatMap((one) => [row('also', placeText(one)), ...onOrigin(one, false)]),
    ...(origins.length > MOST ? [row('also', `${origins.length - MOST} more places`)] : []),
    row('shapes', iris.length === 0 ? 'none is about it' : iris.join(', ') + rest),
    '',
    '',
  ].join('\n');
}

function onOrigin(origin: ExplainedOrigin, withPlace = true): string[] {
  const { kind, ground, warrant, page, onPage, mapping } = origin;
  const lines: string[] = [];
  if (ground !== undefined) {
    lines.push(row('says', `“${clipped(printable(ground.quote))}”`));
    if (onPage !== undefined) lines.push(row('page', contextText(ground.quote, onPage)));
    const title = page === undefined ? ground.source : page.title;
    lines.push(row('source', printable(`${title}${page?.url === undefined ? '' : `, ${page.url}`}`)));
    const reason = ground.because === undefined ? '' : `: ${ground.because}`;
    lines.push(row('mode', printable(ground.mode + reason)));
  }
  if (warrant !== undefined) {
    lines.push(row('by', printable(warrant.by)), row('because', printable(warrant.because)));
    lines.push(row('ground', printable(warrant.source)));
  }
  if (withPlace) lines.push(row(wordFor[kind], placeText(origin)));
  if (mapping !== undefined) lines.push(row(kind === 'evidence' ? 'cites' : 'row', mapping));
  return lines;
}

const wordFor = {
  fact: 'fact',
  evidence: 'fact',
  page: 'page',
  link: 'link',
  dataset: 'data',
  ontology: 'term',
} as const;

function contextText(
  quote: string,
  { state, file, line, column, before, after }: NonNullable<ExplainedOrigin['onPage']>,
): string {
  if (state === 'gone') return `${printable(file)} does not say these words`;
  const moved = state === 'moved' ? ' (moved since they were looked up)' : '';
  return `${printable(file)}:${line}:${column}  ${clipped(printable(`${before}»${quote}«${after}`))}${moved}`;
}

function placeText({ place: { file, line, column }, field }: ExplainedOrigin): string {
  return `${printable(file)}:${line}:${column}${field === undefined ? '' : `  ${field}`}`;
}

function row(name: string, text: string): string {
  return `  ${name.padEnd(8)} ${text}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** At most 400 UTF-16 units. */
function clipped(text: string): string {
  return text.length <= 400 ? text : `${text.slice(0, 399).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The same as data: an object of `about`, `statements`, `resting`, `incoming`, `evidence`, `notes`; IRIs whole. */
export function explanationJson(
  { about, statements, resting, incoming, evidence, notes }: Answer,
  prefixes: Prefixes,
): string {
  const all = (list: readonly Explained[]) => list.map((one) => asData(one, prefixes));
  const data = { about, statements: all(statements), resting: all(resting), incoming, evidence, notes };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function asData({ triple, graphs, sentence, property, shapes, origins }: Explained, prefixes: Prefixes): unknown {
  const { subject, predicate, object } = triple;
  return {
    ...{ sentence, subject: subject.value, predicate: predicate.value, object: termData(object) },
    short: [subject, predicate, object].map((term) => displayTerm(term, prefixes)).join(' '),
    ...{ property, graphs, shapes },
    origins: origins.map(({ kind, place, field, excerpt, ground, warrant, page, onPage, row: name, mapping }) => ({
      ...{ kind, ...place, field, excerpt, row: name, mapping },
      ...(ground === undefined
        ? {}
        : {
            ...{ quote: ground.quote, start: ground.position?.[0], end: ground.position?.[1] },
            ...{ mode: ground.mode, because: ground.because },
            source: { id: ground.source, title: page?.title, url: page?.url, sha256: page?.sha256 },
          }),
      ...(warrant === undefined ? {} : { by: warrant.by, because: warrant.because, ground: warrant.source }),
      onPage,
    })),
  };
}

function termData(term: Term): unknown {
  if (term.termType !== 'Literal') return { type: 'iri', value: term.value };
  const language = term.language === '' ? {} : { language: term.language };
  return { type: 'literal', value: term.value, datatype: term.datatype.value, ...language };
}
