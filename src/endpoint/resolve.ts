// Whether an address on the web answers: what a reader of linked data does with an IRI. No credentials, no store.
import type { Request } from './exchange.ts';
import { sendOnce } from './http.ts';

const MOST = 5;

/** Undefined where the address answers, after redirects to anywhere; else what is wrong, for people. */
export async function unresolved(address: string, seconds: number): Promise<string | undefined> {
  let url = address;
  for (let hops = 0; hops <= MOST; hops++) {
    if (!/^https?:\/\//.test(url)) return `it is no address on the web (${url})`;
    const request: Request = {
      method: 'GET',
      url: url.replace(/#.*$/s, ''),
      headers: { Accept: 'text/turtle, application/rdf+xml;q=0.9, text/html;q=0.5, */*;q=0.1' },
      purpose: 'resolve it',
      repeatable: true,
      maxBytes: 1 << 20,
    };
    const limit = seconds * 1000;
    const sent = await sendOnce(request, { connect: limit, silence: limit, total: limit });
    // Longer than is read here is an answer, too.
    if (!sent.ok) return sent.failure.kind === 'too-long' ? undefined : sent.failure.message;
    const { status, headers } = sent.answer;
    const next = headers['location'];
    if (status < 300) return undefined;
    if (status >= 400 || next === undefined) return `the server answers ${status}`;
    url = new URL(next, url).href;
  }
  return `it redirects more than ${MOST} times`;
}
