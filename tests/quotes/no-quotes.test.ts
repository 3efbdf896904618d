// An export without the words of the pages: what stays, and that it still validates.
import { describe, expect, test } from 'vitest';
import { buildExport } from '../../src/project/build.ts';
import { checkExport } from '../../src/project/check.ts';
import { china } from '../china.ts';

const build = async () => {
  const built = await buildExport(china.project, { quotes: false });
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
  return built.value;
};
const wordless = await build();
const statements = (text: string | undefined) =>
  [...(text ?? '').matchAll(/statement\/[0-9a-f]{32}/g)].map(([iri]) => iri);

describe('an export of China without quotes', { timeout: 120_000 }, () => {
  test('holds no quote, and the position of every passage', () => {
    const nq = wordless.files.get('dataset.nq') ?? '';
    expect(china.files.get('dataset.nq')).toContain('http://www.w3.org/ns/oa#exact');
    for (const text of wordless.files.values()) {
      expect(text).not.toContain('takes part regularly in global INTERPOL-led police operations');
    }
    expect(nq).not.toMatch(/oa#exact|TextQuoteSelector/);
    const passages = nq.match(/oa#hasSource>/g)?.length ?? 0;
    expect(passages).toBeGreaterThan(50);
    expect(nq.match(/TextPositionSelector>/g)).toHaveLength(passages);
    expect(nq).toContain(china.project.countries[0]?.source.sha256);
  });

  test('has the same facts and the same statements, and meets the shapes', async () => {
    expect(wordless.files.get('facts.nt')).toBe(china.files.get('facts.nt'));
    const iris = (text: string | undefined) => [...new Set(statements(text))].sort();
    expect(iris(wordless.files.get('evidence.ttl'))).toEqual(iris(china.files.get('evidence.ttl')));
    const report = await checkExport(china.project, wordless);
    expect(report.ok && report.value.results).toEqual([]);
  });

  test('is the same twice', async () => {
    expect([...(await build()).files]).toEqual([...wordless.files]);
  });

  test('is refused where a quote has no position, since nothing would be left of its evidence', async () => {
    const built = await buildExport({ ...china.project, locks: new Map() }, { quotes: false });
    expect(built.ok).toBe(false);
    expect(new Set(built.issues.map(({ code, severity }) => `${code} ${severity}`))).toEqual(
      new Set(['no-position error']),
    );
  });
});
