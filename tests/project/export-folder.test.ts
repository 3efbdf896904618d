// An export folder that is not what its manifest says is told, file by file.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExportFolder } from '../../src/project/export-folder.ts';
import { publishFolder } from '../../src/publish/folder.ts';
import { china } from '../china.ts';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'ncb-export-'));
});
afterAll(() => rmSync(home, { recursive: true }));

async function folder(name: string): Promise<string> {
  const path = join(home, name);
  expect(await publishFolder(path, china.files)).toMatchObject({ ok: true });
  return path;
}

test('a whole export', async () => {
  const read = await readExportFolder(await folder('whole'));
  expect(read.ok && read.value.dataset.length).toBe(china.mapped.dataset.length);
});

test('files changed and missing, all at once', async () => {
  const path = await folder('changed');
  writeFileSync(join(path, 'facts.ttl'), `${readFileSync(join(path, 'facts.ttl'), 'utf8')}\n`);
  rmSync(join(path, 'facts.nt'));
  const { ok, issues } = await readExportFolder(path);
  expect(ok).toBe(false);
  expect(issues.map(({ code }) => code)).toEqual(['bad-export', 'bad-export']);
  expect(issues.map(({ message }) => message.slice(path.length + 1, path.length + 14)).toSorted()).toEqual([
    'facts.nt is m',
    'facts.ttl was',
  ]);
});

test('no manifest, or none of ours', async () => {
  const path = await folder('manifest');
  for (const text of ['{', '{}', '[]', '{"files":[{"path":"../x"}]}']) {
    writeFileSync(join(path, 'manifest.json'), text);
    expect((await readExportFolder(path)).issues).toMatchObject([{ code: 'bad-export' }]);
  }
  expect((await readExportFolder(join(home, 'none'))).issues).toMatchObject([{ code: 'bad-export' }]);
});
