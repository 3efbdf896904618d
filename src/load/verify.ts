// A store against an export, at any time: reads, changes nothing.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import { type Comparison, compare } from './compare.ts';
import { type Content, readContent } from './content.ts';
import type { GraphStore } from './graph-store.ts';
import type { StoreProfile } from './stores.ts';

/** Each graph of the export and how the store holds it. Issues are those of the endpoint only. */
export async function verifyGraphs(
  store: GraphStore,
  graphs: ReadonlyMap<string, Content>,
  profile: StoreProfile,
): Promise<Result<{ readonly graph: string; readonly comparison: Comparison }[]>> {
  const verified: { graph: string; comparison: Comparison }[] = [];
  const issues: Issue[] = [];
  for (const [graph, content] of graphs) {
    const found = await readContent(store, graph, content);
    issues.push(...found.issues);
    if (found.ok) verified.push({ graph, comparison: compare(content, found.value, profile.normalisations) });
    // What an endpoint refuses for one graph it refuses for the next.
    else if (found.issues.some(({ code }) => code !== 'unfaithful-load')) break;
  }
  return issues.length > 0 ? refused(...issues) : passed(verified);
}
