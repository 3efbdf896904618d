// What `ncb-graph load --help` says besides its flags: the stores, the credentials.
import { type StoreProfile, stores } from '../load/stores.ts';

export function loadHelp(): string {
  const rows = Object.entries<StoreProfile>(stores).map(
    ([name, { title, example, tested }]) => `  ${name.padEnd(11)} ${example}  ${title}${tested ? '' : ' (untested)'}`,
  );
  return [
    '',
    'Stores, with an example of --endpoint; untested ones follow their documentation:',
    ...rows,
    '',
    'Of another store --endpoint is the query service. It is updated there, or at --update; graphs are sent and read at',
    '--gsp where that is given. With --gsp and no --update the live graphs are replaced one by one.',
    '',
    'Credentials come from the environment alone: NCB_GRAPH_USER and NCB_GRAPH_PASSWORD (Basic or Digest, as the store',
    'asks), or NCB_GRAPH_TOKEN (Bearer). NODE_EXTRA_CA_CERTS names a file with further certificate authorities.',
    '',
    'Examples:',
    '  ncb-graph load --to fuseki --endpoint http://localhost:3030/ds',
    '  ncb-graph load --to fuseki --endpoint http://localhost:3030/ds --verify',
    '  ncb-graph load output/facts.ttl --graph https://example.org/facts --to oxigraph --endpoint http://localhost:7878',
  ].join('\n');
}
