// An endpoint in every kind of trouble: a clear message, exit 4 within the time allowed, the old graph as it was.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer as createTls } from 'node:https';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoreName } from '../../src/load/stores.ts';
import { type Fault, LiveStore, type Received } from './live-store.ts';
import { loadHere, ncbGraph, type Ran } from './ncb-graph.ts';

const live = 'https://example.org/live';
const sentinel = 'https://example.org/other-people';
const bomb = gzipSync(Buffer.alloc(100 << 20, '#'));
const old = ['<urn:old> <urn:p> "old" .'];
const fresh = Array.from({ length: 9 }, (_, index) => `<urn:s${index}> <urn:p> "new ${index}" .`);

let store: LiveStore;
let cwd: string;

beforeEach(async () => {
  store = await LiveStore.start();
  store.put(live, old.join('\n'));
  store.put(sentinel, '<urn:a> <urn:b> "of other people" .');
  cwd = mkdtempSync(join(tmpdir(), 'ncb-graph-trouble-'));
  writeFileSync(join(cwd, 'g.nq'), fresh.map((line) => line.replace(/ \.$/, ` <${live}> .\n`)).join(''));
});

afterEach(async () => {
  await store.stop();
  rmSync(cwd, { recursive: true });
});

interface Where {
  readonly to?: StoreName;
  readonly endpoint?: string;
  readonly deadline?: number;
}

function load({ to = 'oxigraph', endpoint = store.url, deadline = 20 }: Where = {}): Promise<Ran> {
  return loadHere(['g.nq'], { to, endpoint, timeout: 1, deadline }, cwd);
}

function expectOld(): void {
  expect(store.lines(live)).toEqual(old);
  expect(store.lines(sentinel)).toHaveLength(1);
}

function expectNew(): void {
  expect(store.lines(live)).toEqual(fresh);
  expect(store.graphs()).toEqual([live, sentinel]);
}

const isSend = ({ method, url }: Received) => method === 'POST' && url.startsWith('/store');
const isCopy = ({ body }: Received) => body.startsWith('COPY');
const isReadOf = (graph: string, { method, url }: Received) =>
  method === 'GET' && url.includes(encodeURIComponent(graph));
const isReadOfStaging = (received: Received) =>
  isReadOf('https://w3id.org/ncb-graph/staging/', received) && !received.url.endsWith('lock');

const answering =
  (status: number, headers: Record<string, string> = {}, text = 'no'): Fault =>
  (_, response) => {
    response.writeHead(status, headers).end(text);
    return true;
  };

/** A fault that strikes the requests of one kind, so many times. */
function strike(
  which: (received: Received) => boolean,
  fault: Fault,
  times = Number.POSITIVE_INFINITY,
): { struck: number } {
  const count = { struck: 0 };
  store.fault = (received, response) => {
    if (!which(received) || count.struck >= times) return false;
    count.struck += 1;
    return fault(received, response);
  };
  return count;
}

const reset: Fault = (_, response) => {
  response.socket?.resetAndDestroy();
  return true;
};

/** The store's own answer, cut off by `cut`. */
const cutOff =
  (cut: (text: string, response: ServerResponse) => unknown): Fault =>
  (received, response) => {
    cut(store.reply(received).text ?? '', response);
    return true;
  };

describe('an address', () => {
  test.each([
    ['nothing listens', 'http://127.0.0.1:1', 'nothing listens at 127.0.0.1:1'],
    [
      'no machine has the name',
      'http://no-such-machine.invalid',
      'no machine is known by the name no-such-machine.invalid',
    ],
  ])('%s', async (_, endpoint, message) => {
    expect(await load({ endpoint })).toMatchObject({ exit: 4, stderr: expect.stringContaining(message) });
  });

  test.each([
    ['ftp://example.org/', 'begins with ftp:'],
    ['localhost', 'is not a web address'],
    ['http://localhost/#x', 'fragment'],
  ])('%s is refused', async (endpoint, message) => {
    expect(await load({ endpoint })).toMatchObject({ exit: 2, stderr: expect.stringContaining(message) });
  });

  test('what answers is not HTTP', async () => {
    const server = createTcp((socket) => socket.end('220 mail.example ESMTP\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await load({ endpoint: `http://127.0.0.1:${port}` })).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining('not HTTP'),
    });
    server.close();
  });
});

describe('TLS', () => {
  const made = spawnSync('openssl', ['version']).status === 0;
  test.skipIf(!made)('a certificate that nobody vouches for is refused, whatever the environment says', async () => {
    const files = [
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
    ];
    spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files], { cwd });
    let served = 0;
    const options = { key: readFileSync(join(cwd, 'key.pem')), cert: readFileSync(join(cwd, 'cert.pem')) };
    const server = createTls(options, (request, response) => {
      served += 1;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        store.serve({ method, url, headers, body: Buffer.concat(chunks).toString() }, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `https://localhost:${(server.address() as AddressInfo).port}`;
    const elsewhere = (env: Record<string, string>) =>
      ncbGraph(['load', 'g.nq', '--to', 'oxigraph', '--endpoint', endpoint], { cwd, env });
    const refused = await elsewhere({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(refused).toMatchObject({ exit: 4, stderr: expect.stringContaining('endpoint-untrusted') });
    expect(served).toBe(0);
    expect(await elsewhere({ NODE_EXTRA_CA_CERTS: join(cwd, 'cert.pem') })).toMatchObject({ exit: 0 });
    expectNew();
    server.close();
  });
});

describe('a refusal', () => {
  test.each([
    [400, 'endpoint-refused'],
    [401, 'endpoint-denied'],
    [403, 'endpoint-denied'],
    [404, 'endpoint-refused'],
    [409, 'endpoint-refused'],
    [415, 'endpoint-refused'],
    [500, 'endpoint-refused'],
  ])('%i is told once, with what the store says', async (status, code) => {
    const count = strike(isSend, answering(status, {}, '<html><b>the quota</b> is used up</html>'));
    const { exit, stderr } = await load();
    expect({ exit, stderr }).toEqual({ exit: 4, stderr: expect.stringContaining(code) });
    expect(stderr).toContain(`answered ${status}, "the quota is used up"`);
    expect(count.struck).toBe(1);
    expectOld();
    expect(store.graphs()).toEqual([live, sentinel]);
  });

  test('413 makes the requests smaller', async () => {
    const lines = Array.from({ length: 2_000 }, (_, index) => `<urn:s${index}> <urn:p> "${index}" <${live}> .\n`);
    writeFileSync(join(cwd, 'g.nq'), lines.join(''));
    strike((received) => isSend(received) && received.body.length > 20_000, answering(413));
    expect(await load()).toMatchObject({ exit: 0 });
    expect(store.lines(live)).toHaveLength(2_000);
    strike(isSend, answering(413));
    expect(await load()).toMatchObject({ exit: 4, stderr: expect.stringContaining('answered 413') });
  });

  test.each([429, 502, 503, 504])('%i is waited for, and is over the next time', async (status) => {
    const count = strike(() => true, answering(status, { 'Retry-After': '1' }), 1);
    const began = Date.now();
    expect(await load()).toMatchObject({ exit: 0, stderr: expect.stringContaining('1 retries') });
    expect(Date.now() - began).toBeGreaterThan(1_000);
    expect(count.struck).toBe(1);
    expectNew();
  });

  test('503 without end is tried five times', async () => {
    const count = strike(isSend, answering(503));
    expect(await load()).toMatchObject({ exit: 4, stderr: expect.stringMatching(/endpoint-busy .*\(tried 5 times\)/) });
    expect(count.struck).toBe(5);
    expectOld();
  });

  test('a Retry-After beyond the deadline is not waited for', async () => {
    strike(() => true, answering(503, { 'Retry-After': '3600' }));
    const began = Date.now();
    expect(await load()).toMatchObject({ exit: 4 });
    expect(Date.now() - began).toBeLessThan(15_000);
  });
});

describe('silence', () => {
  const silent: Fault = () => true;
  const inTime = async (ran: Promise<Ran>, most: number) => {
    const began = Date.now();
    expect(await ran).toMatchObject({ exit: 4, stderr: expect.stringContaining('endpoint-timeout') });
    expect(Date.now() - began).toBeLessThan(most);
    expectOld();
  };

  test('before the answer', () => {
    strike(() => true, silent);
    return inTime(load(), 15_000);
  });

  test('in the middle of the answer', () => {
    strike(isReadOfStaging, (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/n-triples' }).write(`${fresh[0]}\n`);
      return true;
    });
    return inTime(load(), 20_000);
  });

  test('a byte now and then ends at the deadline', () => {
    strike(isReadOfStaging, (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/n-triples' });
      const drip = setInterval(() => response.write('#'), 200);
      response.on('close', () => clearInterval(drip));
      return true;
    });
    return inTime(load({ deadline: 4 }), 25_000);
  });
});

describe('an answer', () => {
  const told = async (which: (received: Received) => boolean, fault: Fault, message: RegExp, deadline = 20) => {
    strike(which, fault);
    const { exit, stderr } = await load({ deadline });
    expect({ exit, stderr }).toEqual({ exit: 4, stderr: expect.stringMatching(message) });
    expectOld();
  };

  test('a page of HTML is no store', () =>
    told(
      () => true,
      answering(200, { 'Content-Type': 'text/html; charset=utf-8' }, '<h1>Sign in</h1>'),
      /page for people \(HTML\)/,
    ));

  test('created, and nothing stored', () =>
    told(isSend, answering(201), /unfaithful-load .*the store has nothing there/));

  test('cut off before its length', () =>
    told(
      isReadOfStaging,
      cutOff((text, response) => {
        response.writeHead(200, { 'Content-Type': 'application/n-triples', 'Content-Length': String(text.length) });
        response.write(text.slice(0, 50), () => response.socket?.destroy());
      }),
      /its answer was cut off/,
      4,
    ));

  test('cut off between chunks', () =>
    told(
      isReadOfStaging,
      cutOff((text, response) => {
        response.writeHead(200, { 'Content-Type': 'application/n-triples' });
        response.write(text.slice(0, 50), () => response.socket?.destroy());
      }),
      /its answer was cut off/,
      4,
    ));

  test('ended in the middle of a triple', () =>
    told(
      isReadOfStaging,
      cutOff((text, response) =>
        response.writeHead(200, { 'Content-Type': 'application/n-triples' }).end(text.slice(0, -12)),
      ),
      /cut off, or is not N-Triples/,
    ));

  test('ended between two triples', () =>
    told(
      isReadOfStaging,
      cutOff((text, response) =>
        response
          .writeHead(200, { 'Content-Type': 'application/n-triples' })
          .end(text.split('\n').slice(0, 5).join('\n')),
      ),
      /unfaithful-load .*4 of 9 triples missing/,
    ));

  test('a small one that unpacks to a large one', () =>
    told(
      isReadOfStaging,
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/n-triples', 'Content-Encoding': 'gzip' });
        response.end(bomb);
        return true;
      },
      /longer than \d+ bytes/,
    ));

  test('an endless one', () =>
    told(
      isReadOfStaging,
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/n-triples' });
        const line = `${'#'.repeat(1 << 16)}\n`;
        const more = () => {
          while (!response.destroyed && response.write(line));
        };
        response.on('drain', more);
        more();
        return true;
      },
      /longer than \d+ bytes/,
    ));

  test('closed at once, again and again', () => told(isSend, reset, /endpoint-unreachable .*\(tried 5 times\)/));

  test('closed at once, and not the next time', async () => {
    strike(isSend, reset, 2);
    expect(await load()).toMatchObject({ exit: 0, stderr: expect.stringContaining('2 retries') });
    expectNew();
  });
});

describe('a redirect', () => {
  test('on the same origin is followed', async () => {
    store.fault = ({ url }, response) => {
      if (!url.startsWith('/here/')) return false;
      response.writeHead(307, { Location: url.slice('/here'.length) }).end();
      return true;
    };
    expect(await load({ endpoint: `${store.url}/here` })).toMatchObject({ exit: 0 });
    expectNew();
  });

  test('to another origin is told, and that one receives nothing', async () => {
    const other = await LiveStore.start();
    vi.stubEnv('NCB_GRAPH_USER', 'someone');
    vi.stubEnv('NCB_GRAPH_PASSWORD', 'canary');
    for (const status of [301, 302, 303, 307, 308]) {
      store.fault = ({ url }, response) => answering(status, { Location: other.url + url })({} as Received, response);
      const { exit, stderr } = await load();
      expect({ exit, stderr }).toEqual({ exit: 4, stderr: expect.stringContaining(`redirects to ${other.url}`) });
    }
    vi.unstubAllEnvs();
    expect(other.received).toEqual([]);
    await other.stop();
    expectOld();
  });

  test.each([
    ['in a circle', '/store', 'again and again'],
    ['to a file', 'file:///etc/passwd', 'another address'],
    ['to nowhere', 'http://[', 'an address that is none'],
  ])('%s', async (_, location, message) => {
    store.fault = answering(302, { Location: location });
    expect(await load()).toMatchObject({ exit: 4, stderr: expect.stringContaining(message) });
  });

  test('of an update that would become a query is not followed', async () => {
    strike(isCopy, answering(302, { Location: '/elsewhere' }));
    expect(await load()).toMatchObject({ exit: 4, stderr: expect.stringContaining('redirects a POST') });
    expectOld();
  });
});

describe('the last step', () => {
  /** Does the work, and closes the connection instead of answering. */
  const lost: Fault = (received, response) => {
    store.reply(received);
    response.socket?.resetAndDestroy();
    return true;
  };
  const sent = (verb: string) => store.received.filter(({ body }) => body.startsWith(`${verb} GRAPH`)).length;

  test('a COPY done, its answer lost', async () => {
    strike(isCopy, lost, 1);
    expect(await load()).toMatchObject({ exit: 0 });
    expectNew();
    expect(sent('COPY')).toBe(1);
  });

  test('a COPY not done, its answer lost, is sent again', async () => {
    strike(isCopy, reset, 1);
    expect(await load()).toMatchObject({ exit: 0 });
    expectNew();
    expect(sent('COPY')).toBe(2);
  });

  const isMove = ({ body }: Received) => body.startsWith('MOVE');

  test('a MOVE done, its answer lost, is not sent again', async () => {
    strike(isMove, lost, 1);
    expect(await load({ to: 'virtuoso' })).toMatchObject({ exit: 0 });
    expectNew();
    expect(sent('MOVE')).toBe(1);
  });

  test('a MOVE not done, its answer lost, is not sent again either', async () => {
    strike(isMove, reset);
    const args = ['load', 'g.nq', '--to', 'virtuoso', '--endpoint', store.url];
    expect(await ncbGraph(args, { cwd })).toMatchObject({ exit: 4, stderr: expect.stringContaining('staging-left') });
    expect(sent('MOVE')).toBe(1);
    expectOld();
    // The next load removes what the store may have still needed.
    store.fault = () => false;
    expect(await load({ to: 'virtuoso' })).toMatchObject({ exit: 0 });
    expectNew();
  }, 60_000);

  test('a COPY that says it is done, and is not, is done by other means', async () => {
    strike(isCopy, answering(204));
    expect(await load()).toMatchObject({ exit: 0 });
    expectNew();
  });

  test('a COPY that loses triples and says nothing', async () => {
    strike(isCopy, (received, response) => {
      store.reply(received);
      const one = `SELECT * { GRAPH <${live}> { ?s ?p ?o } } LIMIT 1`;
      store.graph.update(`DELETE { GRAPH <${live}> { ?s ?p ?o } } WHERE { ${one} }`);
      response.writeHead(204).end();
      return true;
    });
    expect(await load()).toMatchObject({ exit: 0 });
    expectNew();
  });

  test('a store that says it is done, and never is', async () => {
    store.fault = (received, response) => {
      if (!isCopy(received) && !/^DELETE .*FILTER NOT EXISTS/.test(received.body)) return false;
      response.writeHead(204).end();
      return true;
    };
    expect(await load()).toMatchObject({ exit: 4, stderr: expect.stringContaining("is not the export's") });
    expectOld();
  });
});

describe('a store that dies in the middle of a load, and comes back', () => {
  test.each([
    ['as it was', (graph: LiveStore['graph']) => graph],
    [
      'without its last changes',
      (graph: LiveStore['graph']) => {
        graph.update(
          'DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "https://w3id.org/")) }',
        );
        return graph;
      },
    ],
  ])('%s', async (_, survives) => {
    let dying: Promise<void> | undefined;
    store.fault = (received) => {
      if (!isReadOfStaging(received) || dying !== undefined) return false;
      const { port } = store;
      dying = store.stop().then(async () => {
        await new Promise((resolve) => setTimeout(resolve, 700));
        store = await LiveStore.start(port, survives(store.graph));
      });
      return true;
    };
    const { exit, stderr } = await load();
    await dying;
    expect({ exit, stderr }).toMatchObject({ exit: 0 });
    expectNew();
  });
});
