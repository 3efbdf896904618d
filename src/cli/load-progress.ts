// Progress of a load: one line that is written over, on a terminal only.
import { MAX_TRIES, type Retry } from '../endpoint/client.ts';
import type { Step } from '../load/replace.ts';
import { printable } from '../rdf/prefixed.ts';

export interface Progress {
  step(step: Step): void;
  retry(retry: Retry): void;
  /** Clears the line. */
  end(): void;
}

/** Milliseconds between two pictures. */
const OFTEN = 100;

/** Shows steps, triples sent and their rate; nothing into a pipe, a file, or when quiet. */
export function showProgress(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  if (quiet || !stream.isTTY) return { step() {}, retry() {}, end() {} };
  let triples = 0;
  let sending: number | undefined;
  let drawn = 0;
  let last = '';
  const draw = (text: string) => {
    drawn = Date.now();
    stream.write(`\r\u001b[K${printable(text).slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
  };
  return {
    step({ words, triples: sent = 0 }) {
      if (sent > 0) sending ??= Date.now();
      triples += sent;
      if (words === last && Date.now() - drawn < OFTEN) return;
      last = words;
      const seconds = sending === undefined ? 0 : (Date.now() - sending) / 1000;
      const rate = seconds > 0.5 ? `, ${Math.round(triples / seconds)} triples/s` : '';
      draw(triples > 0 ? `${words} (${triples} triples sent${rate})` : words);
    },
    retry({ why, purpose, wait, next }) {
      draw(`${why}: trying again in ${(wait / 1000).toFixed(1)} s to ${purpose} (${next} of ${MAX_TRIES})`);
    },
    end() {
      if (drawn > 0) stream.write('\r\u001b[K');
    },
  };
}
