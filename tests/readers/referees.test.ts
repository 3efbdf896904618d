// Every RDF file of output/, and files of 10,000 fuzzed records, say the same to parsers that nobody here wrote: as many
// quads, and the same sorted lines. A referee that is not on this machine is skipped, and shown as skipped.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesHash, rdfcLines } from '../../src/rdf/canonical.ts';
import { sortedLines } from '../../src/rdf/order.ts';
import { rereadQuads, type WrittenSyntax } from '../../src/rdf/reread.ts';
import { type WrittenFile, writeFuzzed } from './fuzzed.ts';
import { isExcused, knownFaults } from './known-faults.ts';
import { readers } from './readers.ts';
import { Verdicts } from './verdicts.ts';

const output = join(import.meta.dirname, '../../output');
const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-referees-'));
const verdicts = new Verdicts(readers);

afterAll(() => {
  rmSync(folder, { recursive: true });
  console.log(`\n${verdicts.table()}\n`);
});

const ours: Readonly<Record<string, WrittenSyntax>> = {
  ttl: 'turtle',
  nt: 'nt',
  nq: 'nq',
  trig: 'trig',
  jsonld: 'jsonld',
  rdf: 'rdfxml',
};

const extensionOf = (file: string): string => extname(file).slice(1);

interface Listed {
  readonly path: string;
  readonly triples?: number;
  readonly graph?: string;
}
const manifest: { readonly files: readonly Listed[] } = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
const listed = manifest.files.filter(({ graph }) => graph !== undefined);

/** Canonical lines in their order, each once. Graphs with blank nodes (ontology, shapes) take RDFC-1.0. */
async function linesOf(quads: readonly Quad[]): Promise<string[]> {
  const hasBlank = quads.some(({ subject, object, graph }) =>
    [subject, object, graph].some(({ termType }) => termType === 'BlankNode'),
  );
  return hasBlank ? rdfcLines(quads as never) : sortedLines(quads as never);
}

/** The lines of a file of output/: as we read it, and as the manifest says by count and hash. */
async function linesOfOutput({ path, triples, graph }: Listed): Promise<string[]> {
  const syntax = ours[extensionOf(path)];
  if (!syntax) throw new Error(`no format of ours ends in ${extensionOf(path)}`);
  const read = await rereadQuads(readFileSync(join(output, path), 'utf8'), syntax);
  if (!read.ok) throw new Error(`${path}: ${read.issues.map(({ message }) => message).join(', ')}`);
  const lines = await linesOf(read.value);
  expect({ triples: lines.length, graph: linesHash(lines) }).toEqual({ triples, graph });
  return lines;
}

/** What a referee must have read. */
function expectSame(they: readonly string[], we: readonly string[]): void {
  if (they.length === we.length && they.every((line, index) => line === we[index])) return;
  const [known, seen] = [new Set(we), new Set(they)];
  expect({
    quads: they.length,
    missing: we.filter((line) => !seen.has(line)).slice(0, 5),
    extra: they.filter((line) => !known.has(line)).slice(0, 5),
  }).toEqual({ quads: we.length, missing: [], extra: [] });
}

/** One test for each referee that knows the format. */
function asked(path: string, linesOfFile: () => Promise<{ readonly file: string; readonly lines: readonly string[] }>) {
  const extension = extensionOf(path);
  for (const { name, syntaxes, present, read } of readers) {
    const syntax = syntaxes[extension];
    if (syntax === undefined || isExcused(name, extension)) continue;
    // Programs run beside each other and beside the comparisons.
    it.skipIf(!present).concurrent(`${name} reads ${path} as it was written`, async () => {
      const { file, lines } = await linesOfFile();
      await verdicts.of(name, path, async () => {
        const they = await linesOf(await read(file, syntax));
        expectSame(they, lines);
        return they.length;
      });
    });
  }
}

describe('output/', () => {
  it('holds the files of RDF that the manifest lists, and no others', () => {
    const files = readdirSync(output, { recursive: true, encoding: 'utf8' });
    const rdf = files.filter((file) => Object.hasOwn(ours, extensionOf(file)) && file !== 'ontology/context.jsonld');
    expect(rdf.sort()).toEqual(listed.map(({ path }) => path).sort());
    expect(rdf).not.toEqual([]);
  });

  for (const each of listed) {
    let lines: Promise<string[]> | undefined;
    asked(each.path, async () => {
      lines ??= linesOfOutput(each);
      return { file: join(output, each.path), lines: await lines };
    });
  }
});

describe.each([1, 2, 3, 4, 5])('fuzzed records of seed %i', (seed) => {
  let files: readonly WrittenFile[] = [];
  beforeAll(async () => {
    files = await writeFuzzed(folder, seed);
  });
  const extensions = ['.nq', ['', '.ttl', '.trig', '.jsonld', '.rdf', '.nt'][seed] ?? ''];
  for (const extension of extensions) {
    const name = `seed-${seed}${extension}`;
    asked(name, async () => {
      const found = files.find((each) => each.name === name);
      if (found === undefined) throw new Error(`no ${name} was written`);
      return found;
    });
  }
});

describe('a referee', () => {
  const hostile =
    '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>, "“q” \\\\n \\" \\t 公安部 👮 </script>"@zh-hans, "1984"^^<http://www.w3.org/2001/XMLSchema#gYear>';
  const turtle = `<urn:example:s> <urn:example:p> ${hostile}, [ <urn:example:q> <urn:example:o> ] .\n`;

  it.each(readers.filter(({ present, syntaxes }) => present && Object.hasOwn(syntaxes, 'ttl')))(
    '$name reads text as it stands, and refuses what is broken',
    async ({ name, read, syntaxes }) => {
      // A space in the name of a file is a fault of its IRI to some.
      const [good, broken] = ['good', 'broken'].map((each) => join(folder, `${name.replaceAll(' ', '-')}-${each}.ttl`));
      if (good === undefined || broken === undefined) throw new Error('two files');
      writeFileSync(good, turtle);
      writeFileSync(broken, `${turtle}<urn:example:s> <urn:example:p>`);
      const reread = await rereadQuads(turtle, 'turtle');
      if (!reread.ok) throw new Error(reread.issues[0]?.message);
      const we = await linesOf(reread.value);
      expect(we).toHaveLength(5);
      expect(await linesOf(await read(good, syntaxes['ttl'] ?? ''))).toEqual(we);
      await expect(async () => read(broken, syntaxes['ttl'] ?? '')).rejects.toThrow();
    },
  );

  for (const { referee, extension, fault, text, says } of knownFaults) {
    const reader = readers.find(({ name }) => name === referee);
    it.skipIf(!reader?.present)(`${referee} still ${fault} (${extension})`, async () => {
      const file = join(folder, `fault.${extension}`);
      writeFileSync(file, text);
      const read = async () => reader?.read(file, reader.syntaxes[extension] ?? '') ?? [];
      const they = await read().then(linesOf, (error: unknown) => [String(error)]);
      const wanted = says.split('\n').filter(Boolean);
      expect(they).not.toEqual(wanted);
      // And others read it as the specification has it.
      const [first] = readers.filter((each) => each.name !== referee && each.syntaxes[extension] !== undefined);
      expect(await linesOf((await first?.read(file, first.syntaxes[extension] ?? '')) ?? [])).toEqual(wanted);
    });
  }
});
