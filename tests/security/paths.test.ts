// No name in data, in a manifest or on the command line leads out of the folder it belongs to, and nothing is written
// through a link. Each run has a file outside that must stay as it was, and unread.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { edit, project, run, useProgram } from '../cli/program.ts';

useProgram();

/** A project in a folder of its own, beside a secret. */
function beside(): { readonly folder: string; readonly secret: string } {
  const folder = project();
  const secret = join(dirname(folder), 'secret.txt');
  writeFileSync(secret, 'canary-51c2\n');
  return { folder, secret };
}

const replaced = (file: string, from: RegExp, to: string) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
};

test.each(['../secret.txt', '/etc/passwd', '..\\secret.txt', 'a/../../secret.txt', '.', '..'])(
  'the page %s of a source is refused',
  (file) => {
    const { folder } = beside();
    replaced(join(folder, 'data/sources.yaml'), /file: .*/, `file: ${JSON.stringify(file)}`);
    const { status, out, err } = run(folder, 'cite', 'xa', '--source-text', 'pages');
    expect(status).toBe(3);
    expect(out + err).toContain('sources.yaml');
    expect(out + err).not.toContain('canary');
  },
);

test.each(['../xb', 'x/b', '..', 'xb\u0000', 'XB/../xb'])('a country %j has no file', (code) => {
  const { folder } = beside();
  const before = readdirSync(folder, { recursive: true }).length;
  expect([2, 3]).toContain(run(folder, 'add', JSON.stringify(code).slice(1, -1), '--name', 'Examplia').status);
  expect([2, 3]).toContain(run(folder, 'export', '--only', JSON.stringify(code).slice(1, -1)).status);
  expect(readdirSync(folder, { recursive: true }).length).toBe(before);
});

test('a slug of an entry never becomes a path', () => {
  const { folder } = beside();
  edit(folder, 'code: xa', 'code: ../xa');
  expect(run(folder, 'export').status).toBe(3);
  expect(existsSync(join(folder, 'output'))).toBe(false);
});

test('a manifest that lists a file outside the export is no manifest, and the file is not read', () => {
  const { folder } = beside();
  expect(run(folder, 'export').status).toBe(0);
  const file = join(folder, 'output/manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  for (const path of ['../../secret.txt', join(dirname(folder), 'secret.txt'), 'C:\\secret.txt']) {
    writeFileSync(file, JSON.stringify({ ...manifest, files: [...manifest.files, { path, sha256: '' }] }));
    const { status, out, err } = run(folder, 'load', '--to', 'oxigraph', '--endpoint', 'http://127.0.0.1:9');
    expect([status, out]).toEqual([3, '']);
    expect(err).toContain('is not the manifest of an export');
    expect(err).not.toContain('canary');
  }
});

test('an output folder that is a link is not followed, and what it points to stays', () => {
  const { folder, secret } = beside();
  const elsewhere = join(dirname(folder), 'elsewhere');
  mkdirSync(elsewhere, { recursive: true });
  writeFileSync(join(elsewhere, 'mine.txt'), 'mine');
  symlinkSync(elsewhere, join(folder, 'output'));
  expect(run(folder, 'export').status).toBe(5);
  expect(readdirSync(elsewhere)).toEqual(['mine.txt']);
  expect(readFileSync(secret, 'utf8')).toBe('canary-51c2\n');
});

test('a link among the files of an export is not written through', () => {
  const { folder, secret } = beside();
  expect(run(folder, 'export').status).toBe(0);
  const link = join(folder, 'output/facts.ttl');
  writeFileSync(`${link}.old`, '');
  symlinkSync(secret, join(folder, 'output/stray.ttl'));
  run(folder, 'export');
  expect(readFileSync(secret, 'utf8')).toBe('canary-51c2\n');
});

test.each(['facts.nq', 'cn.lock.json'])('-o %s is replaced, not followed, where it is a link', (name) => {
  const { folder, secret } = beside();
  symlinkSync(secret, join(folder, name));
  run(folder, 'export', '-o', name, '-f', 'nq');
  expect(readFileSync(secret, 'utf8')).toBe('canary-51c2\n');
});

test('a country file that is a link out of the project is told, or read as what it is', () => {
  const { folder, secret } = beside();
  symlinkSync(secret, join(folder, 'data/countries/xc.yaml'));
  const { status, out, err } = run(folder, 'export');
  expect(status).toBe(3);
  expect(out).toBe('');
  expect(err).toContain('data/countries/xc.yaml');
});

test('a file that is read is never written over, by its name or by a link', () => {
  const { folder } = beside();
  const facts = join(folder, 'data/countries/xa.yaml');
  symlinkSync(facts, join(folder, 'link.ttl'));
  writeFileSync(join(folder, 'units.ndjson'), '{}\n');
  writeFileSync(join(folder, 'part.nq'), '<urn:s> <urn:p> <urn:o> <urn:g> .\n');
  const before = [facts, 'units.ndjson', 'part.nq'].map((file) => readFileSync(resolve(folder, file), 'utf8'));
  for (const line of [
    'export -f turtle -o data/countries/xa.yaml',
    'export -o link.ttl',
    'stream units.ndjson -o units.ndjson',
    'stream units.ndjson -o units.nq --rejects ./units.ndjson',
    'merge part.nq -o part.nq',
  ]) {
    const { status, err } = run(folder, ...line.split(' '));
    expect([line, status, err]).toEqual([line, 2, expect.stringContaining('is read, so it cannot be written')]);
  }
  expect([facts, 'units.ndjson', 'part.nq'].map((file) => readFileSync(resolve(folder, file), 'utf8'))).toEqual(before);
  expect(readdirSync(folder).filter((name) => /\.(lock|part)$|units\.nq/.test(name))).toEqual([]);
});
