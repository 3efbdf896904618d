// What the suite loads: two versions of an export of two invented countries, and files of N-Quads made for one purpose.
// The same bytes each time.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser, type Quad } from 'n3';

const root = join(import.meta.dirname, '../..');
const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** A folder with what is loaded; `remove` takes it away. */
export interface Workshop {
  readonly folder: string;
  readonly remove: () => void;
}

/** One graph of an export, and its quads. */
export type Graphs = ReadonlyMap<string, readonly Quad[]>;

/**
 * Writes into a temporary folder: `new/`, an export of the full fixture; `old/`, the same but for one fact of XB;
 * `edge.nq`, `a.nq`, `b.nq`, `many.nq` as below.
 */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-stores-'));
  cpSync(join(root, 'tests/fixtures/full'), join(folder, 'data'), { recursive: true });
  symlinkSync(join(root, 'ontology'), join(folder, 'ontology'));
  exportAs(folder, 'new');
  const country = join(folder, 'data/countries/xb.yaml');
  const text = readFileSync(country, 'utf8');
  const fewer = text.replace(/^.*Pays du milieu.*\n/m, '');
  if (fewer === text) throw new Error('the full fixture has lost the name that the old export leaves out');
  writeFileSync(country, fewer);
  exportAs(folder, 'old');
  writeFileSync(join(folder, 'edge.nq'), inGraph(edgeGraph, [...everywhere, ...rewritten]));
  for (const version of ['a', 'b'] as const) writeFileSync(join(folder, `${version}.nq`), pollable(version));
  writeFileSync(join(folder, 'many.nq'), many(200_000));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function exportAs(folder: string, name: string): void {
  execFileSync(process.execPath, [join(root, 'dist/cli.js'), 'export'], { cwd: folder, stdio: 'pipe' });
  renameSync(join(folder, 'output'), join(folder, name));
}

/** The graphs of an export folder or of a file of N-Quads. */
export function graphsOf(path: string): Graphs {
  const file = path.endsWith('.nq') ? path : join(path, 'dataset.nq');
  const graphs = new Map<string, Quad[]>();
  for (const quad of new Parser({ format: 'N-Quads' }).parse(readFileSync(file, 'utf8'))) {
    const known = graphs.get(quad.graph.value);
    if (known) known.push(quad);
    else graphs.set(quad.graph.value, [quad]);
  }
  return graphs;
}

export const edgeGraph = 'https://edge.example/graph';
export const sharingGraph = 'https://sharing.example/graph';

/** Objects that every store must give back as they are. */
export const everywhere: readonly string[] = [
  '"日本語, 公安部 👮 𝒳 🇨🇳"',
  '"عربي"@ar',
  String.raw`"a \" quote, a \\ backslash, \\n, a tab \t, lines \r\n\n, \"\"\" and '''"`,
  '""',
  '" spaces  at both ends "',
  '"e\u0301 is not é; \u00a0; \u2028; \u200f"',
  '"</script> & <b> ]]> $x . } \\\\u0041 %41"',
  '"=1+1"',
  `"${'long 長い 👮 '.repeat(4000)}"`,
  '"x"@en',
  '"x"@en-gb',
  '"x"@zh-hans-cn',
  '"x"@sr-latn',
  `"1984"^^<${xsd}gYear>`,
  `"1984-03"^^<${xsd}gYearMonth>`,
  `"1984-03-07"^^<${xsd}date>`,
  `"7"^^<${xsd}integer>`,
  `"-7"^^<${xsd}integer>`,
  `"1.5"^^<${xsd}decimal>`,
  `"https://example.org/?a=1&b=%20#c"^^<${xsd}anyURI>`,
  '"POINT"^^<https://edge.example/datatype>',
  '<https://edge.example/é/日本/👮>',
  "<https://edge.example/a%20b?q=1&r='2'#frag>",
  '<urn:uuid:00000000-0000-4000-8000-000000000000>',
  '<mailto:a@edge.example>',
];

/** Objects that some stores give back in another form of the same value. */
export const rewritten: readonly string[] = [
  `"1.50"^^<${xsd}decimal>`,
  `"007"^^<${xsd}integer>`,
  `"+8"^^<${xsd}integer>`,
  `"1"^^<${xsd}boolean>`,
  `"false"^^<${xsd}boolean>`,
  `"1E0"^^<${xsd}double>`,
  `"2020-01-01T00:00:00.500Z"^^<${xsd}dateTime>`,
  `"2020-01-01T08:00:00+08:00"^^<${xsd}dateTime>`,
  `"5"^^<${xsd}nonNegativeInteger>`,
  `"2147483648"^^<${xsd}integer>`,
];

/** N-Quads of one graph, a subject for each object. */
export function inGraph(graph: string, objects: readonly string[]): string {
  const quads = objects.map((o, at) => `<https://edge.example/s${at}> <https://edge.example/p> ${o} <${graph}> .\n`);
  return quads.join('');
}

export const polledGraphs = { 'https://polled.example/1': 2_400, 'https://polled.example/2': 600 };

/** Version `a` or `b` of two graphs in which every triple names its version: what a poller can tell apart. */
function pollable(version: 'a' | 'b'): string {
  return Object.entries(polledGraphs)
    .flatMap(([graph, size]) =>
      Array.from({ length: size }, (_, at) => {
        return `<https://polled.example/s${at}> <https://polled.example/version> "${version}" <${graph}> .\n`;
      }),
    )
    .join('');
}

export const manyGraphs = [0, 1, 2, 3].map((at) => `https://many.example/graph/${at}`);

/** Invented bureaus, five triples each, in four graphs: names in several scripts, dates, counts, links. */
function many(triples: number): string {
  const out: string[] = [];
  for (let at = 0; out.length < triples; at += 1) {
    const s = `<https://many.example/id/bureau-${at}>`;
    const g = `<${manyGraphs[at % manyGraphs.length]}>`;
    const year = 1923 + (at % 100);
    out.push(
      `${s} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://many.example/ns#Bureau> ${g} .\n`,
      `${s} <http://www.w3.org/2004/02/skos/core#prefLabel> "Bureau ${at} – 国家中心局 “${at}” 👮"@zh-hans ${g} .\n`,
      `${s} <https://many.example/ns#since> "${year}-${String(1 + (at % 12)).padStart(2, '0')}-07"^^<${xsd}date> ${g} .\n`,
      `${s} <https://many.example/ns#count> "${at}"^^<${xsd}integer> ${g} .\n`,
      `${s} <https://many.example/ns#next> <https://many.example/id/bureau-${at + 1}> ${g} .\n`,
    );
  }
  return out.slice(0, triples).join('');
}
