// Signing in: Basic, Digest and Bearer from the environment alone, and no secret in anything printed or written.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LoadFlags } from '../../src/cli/load.ts';
import { challengeOf } from '../../src/endpoint/digest.ts';
import { type Fault, LiveStore } from './live-store.ts';
import { loadHere, ncbGraph, type Ran } from './ncb-graph.ts';

const password = 'c4n"ary ü:&%';
const user = 'some one';
const token = 'canary.token+/=';
const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const withPassword = { NCB_GRAPH_USER: user, NCB_GRAPH_PASSWORD: password };

let store: LiveStore;
let cwd: string;
beforeEach(async () => {
  store = await LiveStore.start();
  cwd = mkdtempSync(join(tmpdir(), 'ncb-graph-credentials-'));
  writeFileSync(join(cwd, 'g.nq'), '<urn:a> <urn:b> "c" <https://example.org/live> .\n');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await store.stop();
  rmSync(cwd, { recursive: true });
});

function load(env: Record<string, string>, flags: Partial<LoadFlags> = {}): Promise<Ran> {
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return loadHere(['g.nq'], { to: 'oxigraph', endpoint: store.url, timeout: 1, deadline: 10, ...flags }, cwd);
}

/** Lets nobody in without what `admits` wants, and challenges the rest. */
const guarded =
  (challenge: () => string, admits: (header: string, method: string, url: string) => boolean): Fault =>
  ({ headers, method, url }, response) => {
    if (admits(headers.authorization ?? '', method, url)) return false;
    response.writeHead(401, { 'WWW-Authenticate': challenge() }).end('who are you?');
    return true;
  };

describe('a store lets in', () => {
  test('Basic credentials', async () => {
    store.fault = guarded(
      () => 'Basic realm="x", charset="UTF-8"',
      (header) => header === basic,
    );
    expect(await load(withPassword)).toMatchObject({ exit: 0 });
    expect(await load({ ...withPassword, NCB_GRAPH_PASSWORD: 'wrong' })).toMatchObject({
      exit: 4,
      stderr: expect.stringMatching(/endpoint-denied .*NCB_GRAPH_USER/),
    });
  });

  test('a Bearer token', async () => {
    store.fault = guarded(
      () => 'Bearer',
      (header) => header === `Bearer ${token}`,
    );
    expect(await load({ NCB_GRAPH_TOKEN: token })).toMatchObject({ exit: 0 });
    expect(await load({})).toMatchObject({ exit: 4 });
  });

  test.each([
    ['MD5', 'md5'],
    ['SHA-256', 'sha256'],
  ])('Digest credentials by %s, each nonce three times only', async (algorithm, hash) => {
    const digest = (text: string) => createHash(hash).update(text).digest('hex');
    let nonce = 0;
    let used: string[] = [];
    const admits = (header: string, method: string, url: string): boolean => {
      const field = (name: string) => new RegExp(`\\b${name}="?((?:[^"\\\\,]|\\\\.)*)`).exec(header)?.[1] ?? '';
      if (!header.startsWith('Digest ') || field('nonce') !== `n${nonce}` || used.includes(field('nc'))) return false;
      const secret = digest(`${user}:the realm:${password}`);
      const asked = digest(`${method}:${url}`);
      const wished = digest(`${secret}:n${nonce}:${field('nc')}:${field('cnonce')}:auth:${asked}`);
      if (field('uri') !== url || field('opaque') !== 'kept' || field('response') !== wished) return false;
      used.push(field('nc'));
      return true;
    };
    const challenge = () => {
      if (used.length >= 3) [nonce, used] = [nonce + 1, []];
      return `Digest realm="the realm", qop="auth,auth-int", nonce="n${nonce}", opaque="kept", algorithm=${algorithm}`;
    };
    store.fault = guarded(challenge, (...request) => used.length < 3 && admits(...request));
    expect(await load(withPassword, { to: 'virtuoso' })).toMatchObject({ exit: 0 });
    expect(nonce).toBeGreaterThan(1);
    // Nothing in clear, and no body to a store that has not asked who sends it.
    for (const { headers, method, url } of store.received) {
      expect(headers.authorization ?? 'Digest').toMatch(/^Digest/);
      if (method !== 'GET') expect(`${method} ${url} ${headers.authorization}`).toContain('Digest username=');
    }
  });
});

test('a challenge is read however it is written', () => {
  expect(challengeOf('Negotiate, Basic realm="a, b"')).toEqual({ scheme: 'basic' });
  expect(challengeOf('Basic realm="x", Digest realm="y", nonce="z", algorithm=SHA-256, qop="auth"')).toMatchObject({
    scheme: 'digest',
    realm: 'y',
    algorithm: 'SHA-256',
  });
  expect(challengeOf('Digest realm="y", nonce="z", algorithm=MD5-sess')).toBeUndefined();
  expect(challengeOf('Digest realm="y", nonce="z", qop="auth-int"')).toBeUndefined();
  expect(challengeOf('Bearer')).toBeUndefined();
  expect(challengeOf(undefined)).toBeUndefined();
});

describe('credentials are refused', () => {
  test('in an address, which is not repeated', async () => {
    const ran = await load({}, { endpoint: `http://me:${encodeURIComponent(password)}@127.0.0.1:${store.port}` });
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining('NCB_GRAPH_USER and NCB_GRAPH_PASSWORD') });
    expect(ran.stderr).not.toContain('c4n');
    expect(await load({}, { endpoint: 'http://me:c4nary@[' })).toMatchObject({
      stderr: expect.not.stringContaining('c4n'),
    });
  });

  test('over plain http to another machine', async () => {
    const ran = await load(withPassword, { endpoint: 'http://store.invalid/ds' });
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining('plain http') });
    const allowed = await load(withPassword, { endpoint: 'http://store.invalid/ds', allowClearCredentials: true });
    expect(allowed).toMatchObject({ exit: 4 });
  });

  test.each([
    [{ NCB_GRAPH_USER: 'x' }, 'NCB_GRAPH_USER is set without NCB_GRAPH_PASSWORD'],
    [{ NCB_GRAPH_PASSWORD: 'x' }, 'NCB_GRAPH_PASSWORD is set without NCB_GRAPH_USER'],
    [{ ...withPassword, NCB_GRAPH_TOKEN: 'x' }, 'both set'],
    [{ NCB_GRAPH_TOKEN: 'x\r\nInjected: y' }, 'line break'],
    [{ NCB_GRAPH_USER: 'x:y', NCB_GRAPH_PASSWORD: 'z' }, 'colon'],
  ])('%j', async (env, message) => {
    expect(await load(env)).toMatchObject({ exit: 2, stderr: expect.stringContaining(message) });
    expect(store.received).toEqual([]);
  });
});

test('no secret is in anything printed or written, whatever the store echoes', async () => {
  let secret = '';
  const echo: Fault = ({ headers }, response) => {
    const said = `you sent ${headers.authorization}, which is ${user}:${secret} or ${encodeURIComponent(secret)}`;
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end(said);
    return true;
  };
  const faults: Fault[] = [
    () => false,
    echo,
    (received, response) => (received.method === 'POST' ? echo(received, response) : false),
    guarded(
      () => 'Digest realm="r", nonce="n", qop="auth"',
      () => false,
    ),
    () => true,
    ({ headers }, response) => {
      response
        .writeHead(302, {
          Location: `http://elsewhere.invalid/${encodeURIComponent(secret)}/${headers.authorization?.replace(/.* /, '')}`,
        })
        .end();
      return true;
    },
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/n-triples' }).end(`${secret} .`);
      return true;
    },
    (_, response) => {
      response.writeHead(200, { 'Content-Type': `text/${encodeURIComponent(secret)}` }).end(secret);
      return true;
    },
  ];
  let printed = '';
  for (const fault of faults) {
    store.fault = fault;
    for (const env of [withPassword, { NCB_GRAPH_TOKEN: token }]) {
      secret = 'NCB_GRAPH_TOKEN' in env ? token : password;
      for (const flags of [{}, { verify: true }, { dryRun: true }]) {
        const ran = await load(env, flags);
        printed += ran.stdout + ran.stderr;
      }
    }
  }
  // The program itself, its talk and its receipt in their usual places.
  store.fault = () => false;
  const args = ['load', 'g.nq', '--to', 'oxigraph', '--endpoint', store.url];
  for (const more of [[], ['--json'], ['--dry-run']]) {
    const ran = await ncbGraph([...args, ...more], { cwd, env: withPassword });
    printed += ran.stdout + ran.stderr;
  }
  for (const file of readdirSync(cwd, { recursive: true, encoding: 'utf8' })) {
    if (/\.(json|ttl)$/.test(file)) printed += readFileSync(join(cwd, file), 'utf8');
  }
  expect(printed).toContain('"faithful": true');
  expect(printed).toContain('endpoint-denied');
  const secrets = [password, 'c4n', 'canary', token, basic.slice('Basic '.length), encodeURIComponent(token)];
  for (const each of secrets) expect(printed).not.toContain(each);
}, 120_000);
