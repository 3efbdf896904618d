// `explain` as a command, in process: lines, links, terms, other bases, both forms of answer.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ExplainOptions, explainCommand } from '../../src/cli/explain.ts';
import type { Outcome } from '../../src/cli/outcome.ts';
import { Explainer } from '../../src/explain/explain.ts';
import { explanationText } from '../../src/explain/text.ts';
import { mapProject } from '../../src/project/map-project.ts';
import { openProject } from '../../src/project/open.ts';

const fixture = 'tests/fixtures/full';
const common = { data: fixture, ontology: 'ontology', color: 'never', version: '0.0.0' } as const;

const explainers = new Map<string, Promise<Explainer>>();
async function openExplainer(data: string): Promise<Explainer> {
  const project = await openProject({ data, ontology: 'ontology' });
  const mapped = project.ok ? mapProject(project.value) : project;
  if (!project.ok || !mapped.ok) throw new Error(JSON.stringify(mapped.issues));
  return Explainer.open(project.value, mapped.value);
}

/** What the command tells; without options a project is opened only once. */
async function explain(name: string, property?: string, options?: ExplainOptions, data: string = fixture) {
  if (options !== undefined) return told(await explainCommand({ ...common, data }, name, property, options));
  const opened = explainers.get(data) ?? openExplainer(data);
  explainers.set(data, opened);
  const explainer = await opened;
  const answer = await explainer.answer({ name, property });
  const { issues } = answer;
  return told({ issues, text: answer.ok ? explanationText(answer.value, explainer.prefixes) : '' });
}

function told({ text = '', issues }: Outcome) {
  return { text, issues, codes: issues.map(({ code }) => code) };
}

const file = `${fixture}/countries/xa.yaml`;
const text = readFileSync(file, 'utf8').split('\n');
const lineOf = (words: string | RegExp) => text.findIndex((line) => line.search(words) >= 0) + 1;

test('a fact with the words around it', async () => {
  const answer = await explain('xa:ncb', 'org:subOrganizationOf', { sourceText: 'tests/fixtures/pages' });
  expect(answer.codes).toEqual([]);
  expect(answer.text).toMatch(
    /^INTERPOL Sampleton, part of: Federal Police\n {2}triple {3}xa:ncb org:subOrganizationOf xa:/,
  );
  expect(answer.text).toMatch(/\n {2}says {5}“The bureau in Sampleton .*”\n/);
  expect(answer.text).toMatch(/\n {2}page {5}tests\/fixtures\/pages\/\S+:\d+:\d+ {2}.*»The bureau in Sampleton .*«/);
  expect(answer.text).toMatch(/\n {2}source {3}An invented page on Examplia, https:\/\/pages\.example\/examplia\n/);
  expect(answer.text).toMatch(
    /\n {2}mode {5}explicit\n {2}fact {5}tests\/fixtures\/full\/countries\/xa\.yaml:\d+:\d+ {2}bureau\.partOf/,
  );
  expect(answer.text).toMatch(
    /\n {2}row {6}bureau\.partOf → org:subOrganizationOf\n {2}shapes {3}.*shape:Organization-subOrganizationOf/,
  );
});

test('a page that says the words no longer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-pages-'));
  for (const name of ['examplia.txt', 'sampland.txt']) {
    const page = readFileSync(join('tests/fixtures/pages', name), 'utf8');
    writeFileSync(join(folder, name), page.replace('The bureau in Sampleton', 'An office in Sampleton'));
  }
  const answer = await explain('xa:ncb', 'org:subOrganizationOf', { sourceText: folder });
  rmSync(folder, { recursive: true });
  expect(answer.codes).toEqual(['changed-page']);
  expect(answer.text).toMatch(/\n {2}page {5}\S*examplia\.txt does not say these words\n/);
});

test('a fact that is read so says why', async () => {
  const line = lineOf(/mode: interpreted/);
  const { text: told } = await explain(`${file}:${line}`);
  expect(told).toMatch(/\n {2}mode {5}interpreted: \S/);
});

test('a link by who makes it and why, at its row', async () => {
  const answer = await explain('wording:organized-crime', 'skos:exactMatch');
  const links = readFileSync(`${fixture}/curated/links.yaml`, 'utf8').split('\n');
  const [, at = 0] = /links\.yaml:(\d+):\d+ {2}topics\.\d+\n/.exec(answer.text) ?? [];
  expect(links[Number(at) - 1]).toContain('wording: organized-crime');
  expect(answer.text).toMatch(/\n {2}by {7}\S.*\n {2}because {2}\S.*\n {2}ground {3}\S/);
  expect(answer.text).toContain('topics → skos:exactMatch');
});

test('a concept by the file of its scheme, a term by the ontology, a page by sources.yaml', async () => {
  const topic = await explain('crime-area:fraud', 'prefLabel');
  const [, at = 0] = /ontology\/crime-areas\.ttl:(\d+):\d+/.exec(topic.text) ?? [];
  expect(readFileSync('ontology/crime-areas.ttl', 'utf8').split('\n')[Number(at) - 1]).toContain('skos:prefLabel "');
  expect((await explain('ncb:CrimeArea', 'definition')).text).toMatch(/ontology\/ncb\.ttl:\d+:\d+/);
  expect((await explain('source:interpol-examplia', 'url')).text).toMatch(
    /full\/sources\.yaml:\d+:\d+ {2}interpol-examplia\.url/,
  );
});

test('a line of a quote tells what rests on it, and a column one value alone', async () => {
  const quoted = await explain(`${file}:${lineOf(/^ +quote: /)}`);
  expect(quoted.codes).toEqual([]);
  expect(quoted.text).toMatch(/on its words rest \d+ more/);
  const line = lineOf(/names: \[.*,/);
  const [whole, one] = [
    await explain(`${file}:${line}`),
    await explain(`${file}:${line}:${(text[line - 1] ?? '').indexOf(',') + 3}`),
  ];
  expect(Number(/: (\d+) statements/.exec(whole.text)?.[1])).toBeGreaterThan(1);
  expect(one.text).toMatch(/:\d+: 1 statement/);
});

test.each([
  [/^$/, 'the line is empty'],
  [/^ *#/, 'the line is a comment'],
  [/^bodies:/, 'bodies makes no triple of its own'],
])('a line like %s makes nothing: %s', async (words, what) => {
  const line = lineOf(words);
  expect(line).toBeGreaterThan(0);
  const { issues } = await explain(`${file}:${line}`);
  expect(issues).toMatchObject([{ code: 'no-triple', severity: 'error', place: { file, line } }]);
  expect(issues[0]?.message).toContain(what);
  const [, nearest = 0] = /the nearest is (\d+)$/.exec(issues[0]?.expected ?? '') ?? [];
  expect((await explain(`${file}:${nearest}`)).codes).toEqual([]);
});

test('a line beyond the end, a file that is not there, a withheld field', async () => {
  const { issues } = await explain(`${file}:99999`);
  expect(issues[0]?.message).toMatch(/^the file has \d+ lines/);
  expect((await explain('data/countries/zz.yaml:3')).codes).toEqual(['no-such-file']);
  const { text: told, codes } = await explain(`${file}:${lineOf(/^ +code: xa/)}`);
  expect(codes).toEqual([]);
  expect(told).toContain('country.code makes no triple of its own: it is part of every identifier of the country');
});

test('a file of facts is asked for by its lines, under its name alone as well', async () => {
  const line = lineOf(/names: \[.*,/);
  expect((await explain(`xa.yaml:${line}`)).text.split('\n')[0]).toBe(
    (await explain(`${file}:${line}`)).text.split('\n')[0],
  );
  const whole = await explain(file);
  expect(whole.codes).toEqual(['unknown-name']);
  const [, named = ''] = /a line of it, as (.*)$/.exec(whole.issues[0]?.expected ?? '') ?? [];
  expect((await explain(named)).codes).toEqual([]);
  const { issues } = await explain(file.replace('xa.yaml', 'xz.yaml:3'));
  expect(issues[0]?.message).toContain(`did you mean "${file}"?`);
});

test('every field of dataset.yaml is a triple of the description', async () => {
  const lines = readFileSync(`${fixture}/dataset.yaml`, 'utf8').split('\n');
  const fields = lines.flatMap((text, at) => (/^\w+:/.test(text) ? [at + 1] : []));
  expect(fields.length).toBeGreaterThan(6);
  for (const line of fields) {
    const { text } = await explain(`${fixture}/dataset.yaml:${line}`);
    expect(text).toContain(`data     ${fixture}/dataset.yaml:${line}:`);
  }
  expect((await explain('https://full.example/ncb/dataset')).text).toContain('dcterms:title');
});

test('a property says how often it is used', async () => {
  expect((await explain('org:subOrganizationOf')).text).toMatch(
    /^org:subOrganizationOf is the property of \d+ statements/,
  );
});

test('a line of an exported graph leads back to the line of the fact', async () => {
  const turtle = readFileSync('output/facts.ttl', 'utf8').split('\n');
  const line = turtle.findIndex((one) => one.includes('org:subOrganizationOf cn:international')) + 1;
  const { text: told } = await explain(`output/facts.ttl:${line}`, undefined, undefined, 'data');
  const fact = readFileSync('data/countries/cn.yaml', 'utf8').split('\n');
  const [, at = 0] = /data\/countries\/cn\.yaml:(\d+)/.exec(told) ?? [];
  expect(fact[Number(at) - 1]).toContain('body: international-cooperation-department');
  const subject = turtle.indexOf('cn:ncb') + 1;
  const { text: whole } = await explain(`output/facts.ttl:${subject}`, undefined, undefined, 'data');
  expect(whole).toMatch(/: 8 statements\n$/);
  const empty = await explain(`output/facts.ttl:${turtle.indexOf('') + 1}`, undefined, undefined, 'data');
  expect(empty.codes).toEqual(['no-triple']);
});

test('another base: its names, and those of the project', async () => {
  const base = 'https://other.example/n/';
  const ours = await explain('https://full.example/ncb/id/xa/ncb', 'rdf:type', { base });
  const theirs = await explain(`${base}id/xa/ncb`, 'rdf:type', { base });
  expect(ours.text).toBe(theirs.text);
  expect(ours.text).toMatch(/countries\/xa\.yaml:\d+/);
  expect((await explain('xa:ncb', undefined, { base: 'nonsense' })).codes).toEqual(['usage']);
});

test('as JSON the same; text is bounded', async () => {
  const { text: json = '' } = await explainCommand({ ...common, json: true }, 'xa:ncb', 'part of', {});
  const { statements } = JSON.parse(json) as { statements: Record<string, unknown>[] };
  expect(statements).toMatchObject([
    {
      sentence: 'INTERPOL Sampleton, part of: Federal Police',
      predicate: 'http://www.w3.org/ns/org#subOrganizationOf',
      object: { type: 'iri' },
      origins: [{ kind: 'fact', file, mode: 'explicit', row: 'bureau.partOf', source: { id: 'interpol-examplia' } }],
    },
  ]);
  const { text: long } = await explain('ncb:CrimeArea', undefined, { incoming: true });
  expect(long.split('\n').length).toBeLessThanOrEqual(201);
  expect(long).toMatch(/\nand \d+ more\n/);
});
