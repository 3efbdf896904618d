// `query`: SPARQL on the facts of the project, or on graph files, in the embedded store; or on a running store.
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { endpointAddress } from '../endpoint/address.ts';
import { openClient } from '../endpoint/client.ts';
import { credentialsOf } from '../endpoint/credentials.ts';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { schemePrefixes, vocabularies } from '../map/context.ts';
import { prefixesAt } from '../map/iri.ts';
import { buildExport } from '../project/build.ts';
import { readGraphs } from '../project/graphs.ts';
import type { AnswerSource } from '../query/answer.ts';
import { graphsUnder, openLiveStore } from '../query/live-store.ts';
import { answerAs, type ResultFormat, resultFormats } from '../query/results.ts';
import { openStore } from '../query/store.ts';
import { sortedStrings } from '../rdf/order.ts';
import type { Quad } from '../rdf/terms.ts';
import { readText } from '../read/text.ts';
import { findFormat } from '../serialize/formats.ts';
import { closest } from '../values/closest.ts';
import type { Common, Outcome } from './outcome.ts';
import { open } from './project.ts';

export interface QueryOptions {
  readonly execute?: string;
  readonly file?: string;
  readonly sample?: string;
  readonly to: string;
  readonly deadline: number;
  readonly endpoint?: string;
  readonly graph?: readonly string[];
  readonly wholeStore?: boolean;
  readonly base: string;
  readonly allowClearCredentials?: boolean;
}

const questions = new URL('../ontology/questions/', import.meta.url);

export async function queryCommand(common: Common, graphs: readonly string[], options: QueryOptions): Promise<Outcome> {
  const question = await questionOf(options);
  if (!question.ok) return question;
  if (!Object.hasOwn(resultFormats, options.to)) {
    const expected = `one of: ${Object.keys(resultFormats).join(', ')}`;
    return {
      issues: [
        {
          code: 'bad-result-format',
          severity: 'error',
          message: `no format of answers is called "${options.to}"`,
          expected,
        },
      ],
    };
  }
  const { endpoint } = options;
  if (endpoint !== undefined && graphs.length > 0) {
    return { issues: [usage('give graph files or --endpoint, not both')] };
  }
  const source = endpoint === undefined ? await embedded(common, graphs) : await live({ ...options, endpoint });
  if (!source.ok) return source;
  const { store, countries, close } = source.value;
  const prefixes = { ...vocabularies, ...schemePrefixes, ...prefixesAt(options.base, sortedStrings(countries)) };
  const turtle = findFormat('turtle');
  const answer = await answerAs(store, question.value.text, options.to as ResultFormat, {
    prefixes,
    deadline: options.deadline * 1000,
    file: question.value.file,
    ...(turtle.ok ? { turtle: (made: readonly Quad[]) => turtle.value.serialize(made, { prefixes }) } : {}),
  });
  await close();
  return answer.ok ? { issues: source.issues, text: answer.value } : answer;
}

/** Whatever answers, and the codes of the countries it knows, for prefixes. */
interface Source {
  readonly store: AnswerSource;
  readonly countries: ReadonlySet<string>;
  close(): Promise<void>;
}

async function embedded(common: Common, graphs: readonly string[]): Promise<Result<Source>> {
  const quads = graphs.length > 0 ? await readGraphs(graphs) : await wholeDataset(common);
  if (!quads.ok) return quads;
  const countries = new Set(quads.value.flatMap(({ subject }) => /\/id\/([a-z]{2})\//.exec(subject.value)?.[1] ?? []));
  const store = openStore(quads.value);
  return passed({ store, countries, close: () => store.close() }, quads.issues);
}

/** A running store, of which only the graphs asked for are seen: by name, or all of ours. */
async function live(options: QueryOptions & { readonly endpoint: string }): Promise<Result<Source>> {
  const credentials = credentialsOf(process.env);
  if (!credentials.ok) return credentials;
  const clear = Boolean(options.allowClearCredentials);
  const about = { option: '--endpoint', credentials: credentials.value, clear };
  const endpoint = endpointAddress(options.endpoint, about);
  if (!endpoint.ok) return endpoint;
  const end = Date.now() + options.deadline * 1000;
  const exchange = openClient({
    credentials: credentials.value,
    basicAtOnce: false,
    silence: options.deadline * 1000,
    deadline: () => end,
  });
  const where = { endpoint: endpoint.value, exchange };
  const given = options.graph ?? [];
  const graphs =
    given.length > 0 || options.wholeStore ? passed(given) : await graphsUnder(`${options.base}graph/`, where);
  if (!graphs.ok) return graphs;
  const names = graphs.value;
  const dataset = options.wholeStore ? {} : { dataset: { defaultGraphs: names, namedGraphs: names } };
  const countries = new Set(names.flatMap((name) => /\/graph\/facts\/([a-z]{2})$/.exec(name)?.[1] ?? []));
  return passed({ store: openLiveStore({ ...where, ...dataset }), countries, close: async () => {} });
}

async function wholeDataset(common: Common): Promise<Result<readonly Quad[]>> {
  const project = await open(common);
  if (!project.ok) return project;
  const built = await buildExport(project.value);
  return built.ok ? passed(built.value.mapped.dataset, [...project.issues, ...built.issues]) : built;
}

async function questionOf(options: QueryOptions): Promise<Result<{ text: string; file: string }>> {
  const { execute, file, sample } = options;
  const given = [execute, file, sample].filter((each) => each !== undefined);
  if (given.length !== 1) return refused(usage('give one of -e, -f and --sample'));
  if (execute !== undefined) return passed({ text: execute, file: '-e' });
  if (sample === undefined) return textOf(file ?? '-', file ?? '-');
  const files = await readdir(questions, { recursive: true });
  const names = sortedStrings(
    files.flatMap((name) => (name.endsWith('.rq') ? [name.slice(0, -'.rq'.length).replaceAll('\\', '/')] : [])),
  );
  const name = names.find((each) => each === sample || each.replace(/-.*/, '') === sample.padStart(2, '0'));
  if (name === undefined) {
    const near = closest(sample, names);
    return refused({
      ...usage(`no question is called "${sample}"${near === undefined ? '' : `; did you mean "${near}"?`}`),
      expected: `one of: ${names.join(', ')}`,
    });
  }
  return textOf(fileURLToPath(new URL(`${name}.rq`, questions)), `${name}.rq`);
}

async function textOf(path: string, file: string): Promise<Result<{ text: string; file: string }>> {
  const text = await readText(path);
  return text.ok ? passed({ text: text.value, file }) : text;
}

function usage(message: string): Issue {
  return { code: 'bad-query', severity: 'error', message };
}
