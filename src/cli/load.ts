// `load`: an export, or graph files, into a running store. What is loaded is in load-input.ts, the steps are in load/.
import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endpointAddress } from '../endpoint/address.ts';
import { openClient } from '../endpoint/client.ts';
import { type Credentials, credentialsOf } from '../endpoint/credentials.ts';
import type { Exchange } from '../endpoint/exchange.ts';
import { passed, type Result, refused } from '../errors.ts';
import { differenceIssue } from '../load/difference.ts';
import { dryExchange } from '../load/dry-run.ts';
import { openGraphStore } from '../load/graph-store.ts';
import { type Receipt, receiptGraph, swapWords, writeReceipt } from '../load/receipt.ts';
import { receiptPrefixes, receiptQuads } from '../load/receipt-rdf.ts';
import { type LoadedGraph, replaceGraphs } from '../load/replace.ts';
import { type Services, type StoreName, type StoreProfile, servicesOf, stores } from '../load/stores.ts';
import { verifyGraphs } from '../load/verify.ts';
import { findFormat } from '../serialize/formats.ts';
import { readLoadInput } from './load-input.ts';
import { showProgress } from './load-progress.ts';
import { isAlive, thisProcess } from './loader-process.ts';
import type { Common, Outcome } from './outcome.ts';

export interface LoadFlags {
  readonly to: StoreName;
  readonly endpoint: string;
  readonly update?: string;
  readonly gsp?: string;
  readonly graph?: string;
  readonly only?: readonly string[];
  readonly verify?: boolean;
  readonly delta?: boolean;
  readonly dryRun?: boolean;
  readonly receipt?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly deadline: number;
  readonly wait: number;
  readonly allowClearCredentials?: boolean;
}

/** Milliseconds that cleaning up may take after the deadline. */
const CLEANING = 15_000;

export async function loadCommand(common: Common, inputs: readonly string[], flags: LoadFlags): Promise<Outcome> {
  const credentials = credentialsOf(process.env);
  if (!credentials.ok) return credentials;
  const began = Date.now();
  const services = addresses(flags, credentials.value);
  if (!services.ok) return services;
  const profile: StoreProfile = stores[flags.to];
  const input = await readLoadInput(inputs, { ...flags, shapes: !flags.verify });
  if (!input.ok) return input;
  if (input.value.report !== undefined) return { issues: [], talk: `${input.value.report}nothing was sent`, exit: 1 };
  const blank = [...input.value.graphs].find(([, { blankNodes }]) => blankNodes);
  if (blank !== undefined && profile.noBlankNodes !== undefined) {
    const message = `the graph <${blank[0]}> has blank nodes, and ${profile.title} cannot load it: ${profile.noBlankNodes}`;
    return { issues: [{ code: 'bad-load', severity: 'error', message }] };
  }
  const sending = Date.now();
  const progress = showProgress(process.stderr, Boolean(common.quiet));
  let end = began + flags.deadline * 1000;
  let retries = 0;
  let requests = 0;
  const network = openClient({
    credentials: credentials.value,
    basicAtOnce: profile.basicAtOnce,
    silence: flags.timeout * 1000,
    deadline: () => end,
    onRetry: (retry) => {
      retries += 1;
      progress.retry(retry);
    },
  });
  const shown: string[] = [];
  const carry = flags.dryRun ? dryExchange((text) => shown.push(text)) : network;
  const exchange: Exchange = (request) => {
    requests += 1;
    return carry(request);
  };
  const store = openGraphStore(profile, services.value, exchange);
  const { graphs } = input.value;
  if (flags.verify) return verified(await verifyGraphs(store, graphs, profile), flags);
  const run = `${began.toString(36)}-${randomUUID().slice(0, 8)}`;
  const loaded = await replaceGraphs(store, graphs, {
    profile,
    delta: Boolean(flags.delta),
    lock: {
      holder: await thisProcess(),
      run,
      isAlive,
      patience: flags.wait * 1000,
      onWait: () => {},
      pause: flags.dryRun ? async () => {} : (milliseconds) => pause(milliseconds),
    },
    onStep: progress.step,
    troubles: () => retries,
    onFailure: () => {
      end = Math.max(end, Date.now() + CLEANING);
    },
  });
  progress.end();
  if (!loaded.ok) return loaded;
  if (flags.dryRun) return { issues: loaded.issues, text: shown.join(''), talk: 'nothing was sent' };
  const receipt: Receipt = {
    tool: { name: 'ncb-graph', version: common.version, node: process.versions.node },
    id: `urn:uuid:${randomUUID()}`,
    ...(input.value.dataset === undefined ? {} : { dataset: input.value.dataset }),
    store: { profile: flags.to, title: profile.title, tested: profile.tested, ...services.value },
    started: new Date(began).toISOString(),
    ended: new Date().toISOString(),
    seconds: (Date.now() - sending) / 1000,
    faithful: loaded.value.every(({ comparison }) => comparison.faithful),
    swap: swapWords(profile, services.value.update !== undefined),
    requests,
    retries,
    graphs: loaded.value.map(receiptGraph),
  };
  const file = flags.receipt ?? receiptFile(input.value.name, flags.to, services.value);
  const written = await writeReceipts(file, receipt);
  return { issues: [...loaded.issues, ...written.issues], talk: summary(loaded.value, receipt, file) };
}

function addresses(flags: LoadFlags, credentials: Credentials): Result<Services> {
  const clear = Boolean(flags.allowClearCredentials);
  const [endpoint, update, graphStore] = [
    ['--endpoint', flags.endpoint] as const,
    ['--update', flags.update] as const,
    ['--gsp', flags.gsp] as const,
  ].map(([option, text]) => (text === undefined ? undefined : endpointAddress(text, { option, credentials, clear })));
  const issues = [endpoint, update, graphStore].flatMap((address) => address?.issues ?? []);
  if (!endpoint?.ok || update?.ok === false || graphStore?.ok === false) return refused(...issues);
  return passed(
    servicesOf(flags.to, endpoint.value, {
      ...(update === undefined ? {} : { update: update.value }),
      ...(graphStore === undefined ? {} : { graphStore: graphStore.value }),
    }),
  );
}

function verified(result: Awaited<ReturnType<typeof verifyGraphs>>, { to, endpoint }: LoadFlags): Outcome {
  if (!result.ok) return result;
  const issues = result.value.flatMap(({ graph, comparison }) =>
    comparison.faithful ? [] : [differenceIssue(graph, comparison, 'live')],
  );
  const lines = result.value.map(({ graph, comparison: { faithful, found, explained } }) => {
    const differing = explained.reduce((sum, { triples }) => sum + triples, 0);
    const note = differing > 0 ? `, ${differing} in another form of the same value` : '';
    return `${faithful ? 'the same' : 'DIFFERENT'}  <${graph}>  ${found.triples} triples${note}`;
  });
  const { host } = new URL(endpoint);
  const verdict = issues.length === 0 ? 'holds the export' : 'does not hold the export';
  const nothing = result.value.every(({ comparison }) => comparison.found.triples === 0);
  const hint = nothing ? ['all of these graphs are empty there: is --endpoint the address of the right dataset?'] : [];
  return { issues, talk: [...lines, `${stores[to].title} at ${host} ${verdict}`, ...hint].join('\n') };
}

function receiptFile(name: string, to: StoreName, { query }: Services): string {
  const { host, pathname } = new URL(query);
  const slug = `${to}-${host}${pathname}`.replace(/[^A-Za-z0-9.]+/g, '-').replace(/-+$/, '');
  return `${name}.receipts/${slug.slice(0, 150)}.json`;
}

async function writeReceipts(file: string, receipt: Receipt): Promise<Result<void>> {
  const turtle = findFormat('turtle');
  const text = turtle.ok ? await turtle.value.serialize(receiptQuads(receipt), { prefixes: receiptPrefixes }) : turtle;
  if (!text.ok) return text;
  const files = [
    [file, writeReceipt(receipt)],
    [`${file.replace(/\.json$/, '')}.ttl`, text.value],
  ] as const;
  try {
    await mkdir(dirname(file), { recursive: true });
    for (const [path, content] of files) {
      await writeFile(`${path}.next`, content);
      await rename(`${path}.next`, path);
    }
    return passed(undefined);
  } catch (error) {
    const message = `the load was done, but its receipt ${file} cannot be written: ${(error as Error).message}`;
    return refused({ code: 'output-failed', severity: 'error', message });
  }
}

function summary(graphs: readonly LoadedGraph[], receipt: Receipt, file: string): string {
  const lines = graphs.map(({ graph, how, comparison: { found, explained } }) => {
    const differing = explained.map(({ normalisation, triples }) => `${triples} by ${normalisation}`).join(', ');
    return `${how}  <${graph}>  ${found.triples} triples${differing === '' ? '' : ` (in another form: ${differing})`}`;
  });
  const triples = graphs.reduce((sum, { comparison }) => sum + comparison.found.triples, 0);
  const { title, query } = receipt.store;
  const rate = Math.round(triples / receipt.seconds);
  return [
    ...lines,
    `${title}: ${triples} triples in ${graphs.length} graphs, read back and the same; ${receipt.seconds.toFixed(1)} s (${rate} triples/s), ${receipt.requests} requests, ${receipt.retries} retries`,
    `receipt: ${file}`,
    `ask it: ncb-graph query --endpoint ${query} --sample 01`,
  ].join('\n');
}
