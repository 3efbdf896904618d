// The proof of an output: what was written, read by another library, is what there was to write.
import { passed, type Result, refused } from '../errors.ts';
import { canonicalHash } from '../rdf/canonical.ts';
import { diffLines } from '../rdf/diff.ts';
import { rereadQuads } from '../rdf/reread.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Format } from './formats.ts';

/**
 * Passes where `text`, a serialization of `quads` in `format`, reads back as the same set of quads.
 * Issue: `unfaithful-output`, with the first canonical line that is missing (expected) and the first that is extra
 * (found); or with what the reader says, where it cannot read the text.
 */
export async function readBack(text: string, format: Format, quads: readonly Quad[]): Promise<Result<void>> {
  const again = await rereadQuads(text, format.name);
  if (!again.ok) {
    const reason = again.issues.map(({ message }) => message).join('; ');
    return unfaithful(`the ${format.name} written cannot be read back: ${reason}`);
  }
  if (canonicalHash(again.value) === canonicalHash(quads)) return passed(undefined);
  const { missing, extra } = diffLines(quads, again.value);
  return unfaithful(
    `the ${format.name} written reads back with ${missing.length} lines missing and ${extra.length} extra`,
    missing[0],
    extra[0],
  );
}

function unfaithful(message: string, missing?: string, extra?: string): Result<void> {
  return refused({
    code: 'unfaithful-output',
    severity: 'error',
    message,
    ...(missing === undefined ? {} : { expected: missing.slice(0, 500) }),
    ...(extra === undefined ? {} : { found: extra.slice(0, 500) }),
  });
}
