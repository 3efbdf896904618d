// The README of the output folder: what each file is. Derived with the rest of the export.
import type { CountedCountry, ManifestFile } from '../describe/manifest.ts';

const reified =
  'Evidence and curated links are RDF 1.2: each statement `rdf:reifies` a triple term. What holds them loads into stores that read RDF 1.2 (Oxigraph, Jena 6.1, RDF4J 6); the facts are plain RDF 1.1.';

const explicitOnly =
  'Only facts that a page says explicitly, and that need no other to make sense; `manifest.json` lists what is withheld, and why.';

/** Markdown, files in the order given. */
export function outputReadme(
  files: readonly (ManifestFile & { readonly title: string })[],
  countries: readonly CountedCountry[],
  { quotes, rdf12, strict }: { readonly quotes: boolean; readonly rdf12: boolean; readonly strict: boolean },
): string {
  const rows = files.map(({ path, title, triples }) => `| [\`${path}\`](${path}) | ${title} | ${triples ?? ''} |`);
  const counted = countries.map(
    ({ code, facts, triples, citations }) =>
      `- \`${code}\`: ${facts.read} facts read = ${facts.mapped} mapped + ${facts.withheld} withheld + ${facts.rejected} rejected; ${triples} triples, ${citations} citations`,
  );
  return [
    '# Output',
    '',
    'Written by `npm run export` from `data/` and `ontology/`; never edited. `facts.*` hold one graph and share one hash, `dataset.*` hold all named graphs and share another; `manifest.json` has the hashes.',
    '',
    '| file | holds | triples |',
    '|---|---|---|',
    ...rows,
    '',
    ...counted,
    '',
    'Verify a file: `LC_ALL=C sort -u facts.nt | sha256sum` prints its `graph` hash in the manifest.',
    '',
    ...(strict ? [explicitOnly, ''] : []),
    ...(rdf12 ? [reified, ''] : []),
    quotes
      ? 'Quotes in the evidence are third-party text: see `LICENSE-DATA` of the project.'
      : 'The evidence holds positions in the texts of the pages, whose hashes it names, and none of their words.',
    '',
  ].join('\n');
}
