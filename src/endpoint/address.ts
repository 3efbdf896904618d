// The address of an endpoint as a person gives it: checked, and never with credentials in it.
import { type Issue, passed, type Result, refused } from '../errors.ts';
import type { Credentials } from './credentials.ts';

/** The name of an option, for messages. */
export interface AddressOptions {
  readonly option: string;
  readonly credentials: Credentials;
  /** Allows credentials over plain http to another machine. */
  readonly clear?: boolean;
}

/**
 * The address without trailing slash, query string kept. Issue: `bad-endpoint` for what is no http(s) address, holds a
 * user, a password or a fragment, or would send credentials in clear to another machine.
 */
export function endpointAddress(text: string, { option, credentials, clear = false }: AddressOptions): Result<string> {
  const fault = (message: string, expected?: string): { readonly ok: false; readonly issues: readonly Issue[] } =>
    refused({ code: 'bad-endpoint', severity: 'error', message, ...(expected === undefined ? {} : { expected }) });
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    // The text is not repeated: half an address may hold a password.
    return fault(`${option} is not a web address`, 'as http://localhost:3030/ds');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return fault(`${option} begins with ${url.protocol}`, 'http: or https:');
  }
  if (url.username !== '' || url.password !== '') {
    return fault(
      `${option} holds a user name or a password, which others can read there`,
      'the address without them, and NCB_GRAPH_USER and NCB_GRAPH_PASSWORD in the environment',
    );
  }
  if (url.hash !== '') return fault(`${option} ends in a fragment (${url.hash})`, 'the address without it');
  if (credentials.kind !== 'none' && url.protocol === 'http:' && !clear && !isLoopback(url.hostname)) {
    return fault(
      `${option} is plain http, which would show the credentials to everyone between here and ${url.host}`,
      'an https address, or --allow-clear-credentials where the network in between is trusted',
    );
  }
  return passed(url.href.replace(/\/(?=$|\?)/, ''));
}

/** Whether a host name means this machine by definition: RFC 6761 for names, RFC 1122 and 4291 for addresses. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d+){3}$/.test(host) || host === '[::1]';
}
