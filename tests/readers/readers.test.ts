// Every RDF file of output/ says the same to programs that are not ours. Needs tools that only CI installs:
// a reader that is not on this machine is skipped, and shown as skipped.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import rdfCanonize from 'rdf-canonize';
import { afterAll, describe, expect, it } from 'vitest';
import { rereadQuads, type WrittenSyntax } from '../../src/rdf/reread.ts';
import { readers } from './readers.ts';

const output = join(import.meta.dirname, '../../output');

const ours: Readonly<Record<string, WrittenSyntax>> = {
  ttl: 'turtle',
  nt: 'nt',
  nq: 'nq',
  trig: 'trig',
  jsonld: 'jsonld',
  rdf: 'rdfxml',
};

const extension = (file: string): string => extname(file).slice(1);

const files = readdirSync(output, { recursive: true, encoding: 'utf8' })
  .filter((file) => Object.hasOwn(ours, extension(file)))
  .sort();

/** Canonical N-Quads (RDFC-1.0, since ontology and shapes have blank nodes), one line for each quad of the set. */
async function lines(quads: readonly Quad[]): Promise<string[]> {
  const text = await rdfCanonize.canonize(quads, { algorithm: 'RDFC-1.0', maxWorkFactor: Number.POSITIVE_INFINITY });
  return [...new Set(text.split('\n').filter(Boolean))];
}

async function expected(file: string): Promise<string[]> {
  const syntax = ours[extension(file)];
  if (!syntax) throw new Error(`no format of ours ends in ${extension(file)}`);
  const read = await rereadQuads(readFileSync(join(output, file), 'utf8'), syntax);
  if (!read.ok) throw new Error(`${file}: ${read.issues.map(({ message }) => message).join(', ')}`);
  return lines(read.value);
}

it('finds files in output/', () => {
  expect(files).not.toEqual([]);
});

describe.each(readers)('$name', ({ syntaxes, present, read }) => {
  const readable = files.flatMap((file) => {
    const syntax = syntaxes[extension(file)];
    return syntax ? [{ file, syntax }] : [];
  });

  it.skipIf(!present).each(readable)('reads $file as we wrote it', async ({ file, syntax }) => {
    const [we, they] = [await expected(file), await lines(read(join(output, file), syntax))];
    const [known, seen] = [new Set(we), new Set(they)];
    expect({
      quads: they.length,
      missing: we.filter((line) => !seen.has(line)),
      extra: they.filter((line) => !known.has(line)),
    }).toEqual({ quads: we.length, missing: [], extra: [] });
  });
});

describe('a reader', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-readers-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const hostile =
    '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>, "“q” \\\\n \\" \\t 公安部 👮 </script>"@zh-hans, "1984"^^<http://www.w3.org/2001/XMLSchema#gYear>';
  const turtle = `<urn:a:s> <urn:a:p> ${hostile}, [ <urn:a:q> <urn:a:o> ] .\n`;

  it.skipIf(readers.every(({ present }) => !present))(
    'reads text as it stands, and refuses what is broken',
    async () => {
      const [good, broken] = [join(folder, 'good.ttl'), join(folder, 'broken.ttl')];
      writeFileSync(good, turtle);
      writeFileSync(broken, `${turtle}<urn:a:s> <urn:a:p>`);
      const reread = await rereadQuads(turtle, 'turtle');
      if (!reread.ok) throw new Error(reread.issues[0]?.message);
      const we = await lines(reread.value);
      expect(we).toHaveLength(5);
      for (const { read, syntaxes } of readers.filter((reader) => reader.present)) {
        expect(await lines(read(good, syntaxes['ttl'] ?? ''))).toEqual(we);
        expect(() => read(broken, syntaxes['ttl'] ?? '')).toThrow('exit');
      }
    },
  );
});
