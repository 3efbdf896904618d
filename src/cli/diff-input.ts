// What `diff` compares: an export, the facts of a folder or of a revision of git, or a graph file, each as quads.
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { readExportFolder } from '../project/export-folder.ts';
import { readGraphs } from '../project/graphs.ts';
import { mapProject } from '../project/map-project.ts';
import { openProject } from '../project/open.ts';
import type { Quad } from '../rdf/terms.ts';
import { ontologyFolder } from './ontology-folder.ts';
import type { Common } from './outcome.ts';
import { revisionNamed, writeRevision } from './revision.ts';

/** Largest graph file in bytes. */
const MAX_BYTES = 480 * 1024 * 1024;

/** The quads of one side. Issues: those of opening it, and `bad-export` for a folder that is neither of both kinds. */
export async function readSide(common: Common, argument: string): Promise<Result<readonly Quad[]>> {
  const revision = existsSync(argument) ? undefined : revisionNamed(argument);
  if (revision !== undefined) return readRevision(common, revision);
  if (!existsSync(argument)) return refused(notThere(argument));
  if (!statSync(argument).isDirectory()) {
    return readGraphs([argument], { maxBytes: MAX_BYTES });
  }
  if (existsSync(join(argument, 'manifest.json'))) {
    const read = await readExportFolder(argument);
    return read.ok ? passed(read.value.dataset) : read;
  }
  if (existsSync(join(argument, 'dataset.yaml'))) {
    return readFacts({ data: argument, ontology: ontologyFolder(common) });
  }
  return refused({
    code: 'bad-export',
    severity: 'error',
    message: `${argument} is neither an export nor a folder of facts`,
    expected: 'a folder with manifest.json, or one with dataset.yaml',
  });
}

async function readFacts(folder: { readonly data: string; readonly ontology: string }): Promise<Result<Quad[]>> {
  const project = await openProject(folder);
  if (!project.ok) return project;
  const mapped = mapProject(project.value);
  return mapped.ok ? passed([...mapped.value.dataset], project.issues) : mapped;
}

/** The facts of a revision with the ontology of that revision, or with ours where it holds none. */
async function readRevision(common: Common, revision: string): Promise<Result<Quad[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'ncb-graph-revision-'));
  const to = { data: join(folder, 'data'), ontology: join(folder, 'ontology') };
  try {
    const data = await writeRevision(revision, common.data, to.data);
    if (!data.ok) return data;
    if (!data.value) return refused(noFacts(revision, common.data));
    const ontology = await writeRevision(revision, common.ontology, to.ontology);
    const isThere = ontology.ok && ontology.value;
    const facts = await readFacts({ ...to, ontology: isThere ? to.ontology : ontologyFolder(common) });
    const issues = facts.issues.map((issue) => inRevision(issue, folder, revision, common));
    return facts.ok ? passed(facts.value, issues) : refused(...issues);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Names of files as git shows them, in place of those in the temporary folder. */
function inRevision(issue: Issue, folder: string, revision: string, { data, ontology }: Common): Issue {
  const named = (words: string) =>
    words
      .replaceAll(join(folder, 'data'), `${revision}:${data}`)
      .replaceAll(join(folder, 'ontology'), `${revision}:${ontology}`);
  const { place } = issue;
  return {
    ...issue,
    message: named(issue.message),
    ...(issue.expected === undefined ? {} : { expected: named(issue.expected) }),
    ...(place === undefined ? {} : { place: { ...place, file: named(place.file) } }),
  };
}

function notThere(argument: string): Issue {
  const revision = /^[\w~^-]+$/.test(argument) ? argument : 'HEAD~1';
  return {
    code: 'no-such-file',
    severity: 'error',
    message: `there is no file or folder "${argument}"`,
    expected: `a folder, a graph file, or a revision of git with a colon behind it, as ${revision}:`,
  };
}

function noFacts(revision: string, data: string): Issue {
  const expected = 'a revision that holds it, or --data with the folder that it holds';
  return { code: 'bad-revision', severity: 'error', message: `${revision} holds no folder ${data}`, expected };
}
