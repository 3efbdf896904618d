// An exchange over no network: shows every request as it would be sent, and answers as a faithful store would.
import type { Effect, Exchange, Request } from '../endpoint/exchange.ts';

/** Characters of a body that are shown whole. */
const SHOWN = 2_000;
const FIRST_LINES = 3;

/** An exchange that hands each request to `show` as text. Graphs begin empty; nothing is sent anywhere. */
export function dryExchange(show: (text: string) => void): Exchange {
  const graphs = new Map<string, Set<string>>();
  return async (request) => {
    show(requestText(request));
    const { effect, url } = request;
    let lines: readonly string[] = [];
    if (effect?.kind === 'read') lines = [...(graphs.get(effect.graph) ?? [])];
    else if (effect?.kind === 'count') lines = [`<urn:graph> <urn:triples> "${graphs.get(effect.graph)?.size ?? 0}" .`];
    else if (effect !== undefined) perform(effect, graphs);
    const body = lines.map((line) => `${line}\n`).join('');
    return {
      ok: true,
      tries: 1,
      answer: { status: 200, headers: { 'content-type': 'application/n-triples' }, body, url },
    };
  };
}

function perform(
  effect: Exclude<Effect, { readonly kind: 'read' } | { readonly kind: 'count' }>,
  graphs: Map<string, Set<string>>,
): void {
  switch (effect.kind) {
    case 'add':
      graphs.set(effect.graph, new Set([...(graphs.get(effect.graph) ?? []), ...effect.lines]));
      return;
    case 'replace':
      graphs.set(effect.graph, new Set(effect.lines));
      return;
    case 'remove':
      for (const line of effect.lines) graphs.get(effect.graph)?.delete(line);
      return;
    case 'drop':
      for (const graph of effect.graphs) graphs.delete(graph);
      return;
    default:
      for (const { from, to } of effect.pairs) {
        graphs.set(to, new Set(graphs.get(from)));
        if (effect.kind === 'move') graphs.delete(from);
      }
  }
}

/** A request as HTTP/1.1 writes it; of a long body the beginning and the size. Authorization is added when it is sent. */
function requestText({ method, url, headers, body }: Request): string {
  const { pathname, search, host } = new URL(url);
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const head = [
    `${method} ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...length,
  ];
  return `${head.join('\n')}\n\n${body === undefined ? '' : `${shownBody(body)}\n\n`}`;
}

function shownBody(body: string): string {
  if (body.length <= SHOWN) return body.replace(/\n$/, '');
  const lines = body.split('\n');
  const rest = lines.length - FIRST_LINES - (body.endsWith('\n') ? 1 : 0);
  return `${lines.slice(0, FIRST_LINES).join('\n')}\n… and ${rest} more lines`;
}
