// One request over one connection of its own: its deadlines, its limits, its failures. Sending again, redirects and
// credentials are in client.ts.
import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Answer, Failure, FailureKind, Request } from './exchange.ts';

export interface Limits {
  /** Milliseconds until a connection must stand, TLS included. */
  readonly connect: number;
  /** Milliseconds without a byte in either direction. */
  readonly silence: number;
  /** Milliseconds for the request in all. */
  readonly total: number;
}

export type SentOnce =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly failure: Failure };

/** Bytes of an answer that are read unless the request says otherwise. */
const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
const ENOUGH_TO_SHOW = 64 * 1024;

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Sends a request once and reads the whole answer, of any status. Certificates are checked whatever the environment
 * says; the body goes out with its length, never chunked. Never throws.
 */
export function sendOnce(request: Request, limits: Limits): Promise<SentOnce> {
  return new Promise((resolve) => {
    const { method, headers, body } = request;
    const url = new URL(request.url);
    const secure = url.protocol === 'https:';
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    let connected = false;
    let answered = false;
    let done = false;
    const finish = (sent: SentOnce): void => {
      if (done) return;
      done = true;
      clearTimeout(connecting);
      clearTimeout(deadline);
      outgoing.destroy();
      resolve(sent);
    };
    const fail = (kind: FailureKind, message: string): void =>
      finish({ ok: false, failure: { kind, message, unsent: !connected } });
    const options = {
      method,
      headers: { ...headers, ...length, 'Accept-Encoding': 'identity', 'User-Agent': 'ncb-graph' },
      // A connection of its own: a kept one may be closed by the store just as it is used again.
      agent: false as const,
    };
    const seconds = (milliseconds: number) => `${milliseconds / 1000} s`;
    const connecting = setTimeout(() => {
      fail('unreachable', `no connection within ${seconds(limits.connect)}`);
    }, limits.connect);
    const deadline = setTimeout(() => {
      fail('late', `no whole answer within ${seconds(limits.total)}`);
    }, limits.total);
    const outgoing: ClientRequest = secure
      ? overHttps(url, { ...options, rejectUnauthorized: true })
      : overHttp(url, options);
    outgoing.on('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connected = true;
        clearTimeout(connecting);
        socket.setTimeout(limits.silence, () => {
          const phase = answered ? 'in the middle of its answer' : 'before its answer';
          fail('silent', `the store fell silent ${phase}: nothing for ${seconds(limits.silence)}`);
        });
      });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (answered) return;
      const { kind, message } = failureOf(error, connected, url);
      const part = connected && body !== undefined ? sentSoFar(outgoing, body) : '';
      fail(kind, message + part);
    });
    outgoing.on('response', (incoming) => {
      answered = true;
      const { statusCode = 0 } = incoming;
      const reading =
        statusCode >= 300 ? readStart(incoming) : readAll(incoming, request.maxBytes ?? DEFAULT_MAX_BYTES);
      reading.then(
        (text) => {
          finish({
            ok: true,
            answer: { status: statusCode, headers: plainHeaders(incoming), body: text, url: request.url },
          });
        },
        (error: Error) => {
          if (error instanceof TooLong) fail('too-long', error.message);
          else fail('cut', `its answer was cut off (${error.message})`);
        },
      );
    });
    outgoing.end(body);
  });
}

class TooLong extends Error {}

/** The beginning of an answer that is no success, which is only shown to people; however it ends. */
async function readStart(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of decoded(incoming)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > ENOUGH_TO_SHOW) break;
    }
  } catch {
    // The status is told all the same.
  }
  return Buffer.concat(chunks).subarray(0, ENOUGH_TO_SHOW).toString('utf8');
}

/** The bytes of an answer, decompressed where it came compressed unasked. */
function decoded(incoming: IncomingMessage): Readable {
  const encoding = (incoming.headers['content-encoding'] ?? 'identity').toLowerCase();
  const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (decoder === undefined && encoding !== 'identity') throw new Error(`it is in the unknown encoding ${encoding}`);
  if (decoder === undefined) return incoming;
  const stream = incoming.pipe(decoder());
  incoming.once('error', (error) => stream.destroy(error));
  incoming.once('aborted', () => stream.destroy(new Error('the connection was closed')));
  return stream;
}

async function readAll(incoming: IncomingMessage, maxBytes: number): Promise<string> {
  const stream = decoded(incoming);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) {
      stream.destroy();
      throw new TooLong(`its answer is longer than ${maxBytes} bytes`);
    }
    chunks.push(chunk as Buffer);
  }
  if (!incoming.complete) throw new Error('the connection was closed');
  return Buffer.concat(chunks).toString('utf8');
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name, Array.isArray(value) ? value.join(', ') : value]];
    }),
  );
}

function sentSoFar(outgoing: ClientRequest, body: string): string {
  const written = Math.max(0, (outgoing.socket?.bytesWritten ?? 0) - 1);
  const length = Buffer.byteLength(body);
  return written < length ? `, after ${written} of ${length} bytes were sent` : '';
}

const unreachable: Readonly<Record<string, string>> = {
  EHOSTUNREACH: 'there is no way to this machine',
  ENETUNREACH: 'there is no way to this network',
  ETIMEDOUT: 'the machine does not answer',
};

function failureOf(error: NodeJS.ErrnoException, connected: boolean, url: URL): { kind: FailureKind; message: string } {
  const code = error.code ?? '';
  if (code === 'ECONNREFUSED') return { kind: 'refused', message: `nothing listens at ${url.host}` };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { kind: 'unknown-host', message: `no machine is known by the name ${url.hostname}` };
  }
  const words = unreachable[code];
  if (words !== undefined && !connected) return { kind: 'unreachable', message: words };
  if (code.startsWith('HPE_')) return { kind: 'not-http', message: `what answers is not HTTP (${error.message})` };
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|HOSTNAME/.test(code)) {
    return { kind: 'untrusted', message: `its certificate is not trusted (${error.message})` };
  }
  if (/^(ERR_SSL|EPROTO)/.test(code)) {
    return { kind: 'untrusted', message: 'no secure connection could be made: does it speak https?' };
  }
  return { kind: 'reset', message: 'the connection was closed before the answer' };
}
