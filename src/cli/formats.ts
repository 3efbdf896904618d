// `formats`: the formats of graphs.
import { formats } from '../serialize/formats.ts';
import type { Outcome } from './outcome.ts';

export async function formatsCommand(): Promise<Outcome> {
  const lines = formats.map(({ name, extension, mediaType, datasets }) =>
    [name.padEnd(8), extension.padEnd(8), mediaType.padEnd(24), datasets ? 'named graphs' : 'one graph'].join(' '),
  );
  return { issues: [], text: `${lines.join('\n')}\n` };
}
