// The receipt of a load as RDF: PROV for who did what when, VoID for the graphs, SPDX for the hashes.
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import { dcterms, prov, rdf, rdfs, voidOf, xsd } from '../vocab/known.ts';
import type { Receipt } from './receipt.ts';

const spdx = 'http://spdx.org/rdf/terms#';
const earl = 'http://www.w3.org/ns/earl#';

/** Prefixes that make the receipt readable. */
export const receiptPrefixes = {
  dcterms: 'http://purl.org/dc/terms/',
  earl,
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  spdx,
  void: 'http://rdfs.org/ns/void#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** The receipt as quads, without blank nodes. The load is a prov:Activity; what it sent and read back are entities. */
export function receiptQuads(receipt: Receipt): Quad[] {
  const made: Quad[] = [];
  const say = (s: string, p: { readonly value: string } | string, o: Quad['object']) =>
    made.push(quad(namedNode(s), namedNode(typeof p === 'string' ? p : p.value), o));
  const typed = (value: string | number, datatype: { readonly value: string }) =>
    literal(String(value), namedNode(datatype.value));
  const { id, tool, store } = receipt;
  say(id, rdf.type, namedNode(prov.Activity.value));
  say(id, rdfs.label, literal(`Load into ${store.title}`, 'en'));
  say(id, prov.startedAtTime, typed(receipt.started, xsd.dateTime));
  say(id, prov.endedAtTime, typed(receipt.ended, xsd.dateTime));
  say(id, rdfs.comment, literal(`${receipt.swap.by}; readers: ${receipt.swap.readers}`, 'en'));
  const agent = `${id}#tool`;
  say(id, prov.wasAssociatedWith, namedNode(agent));
  say(agent, rdf.type, namedNode(prov.SoftwareAgent.value));
  say(agent, rdfs.label, literal(`${tool.name} ${tool.version}, Node ${tool.node}`));
  const assertion = `${id}#proof`;
  say(assertion, rdf.type, namedNode(`${earl}Assertion`));
  say(assertion, `${earl}assertedBy`, namedNode(agent));
  say(assertion, `${earl}subject`, namedNode(id));
  const result = `${assertion}-result`;
  say(assertion, `${earl}result`, namedNode(result));
  say(result, rdf.type, namedNode(`${earl}TestResult`));
  say(result, `${earl}outcome`, namedNode(`${earl}${receipt.faithful ? 'passed' : 'failed'}`));
  for (const [index, each] of receipt.graphs.entries()) {
    const [sent, found] = [`${id}#sent-${index}`, `${id}#found-${index}`];
    for (const [entity, { triples, sha256 }] of [
      [sent, each.sent],
      [found, each.readBack],
    ] as const) {
      say(entity, rdf.type, namedNode(voidOf.Dataset.value));
      say(entity, rdf.type, namedNode(prov.Entity.value));
      say(entity, dcterms.source, namedNode(each.graph));
      say(entity, voidOf.triples, typed(triples, xsd.integer));
      const checksum = `${entity}-checksum`;
      say(entity, `${spdx}checksum`, namedNode(checksum));
      say(checksum, rdf.type, namedNode(`${spdx}Checksum`));
      say(checksum, `${spdx}algorithm`, namedNode(`${spdx}checksumAlgorithm_sha256`));
      say(checksum, `${spdx}checksumValue`, typed(sha256, xsd.hexBinary));
    }
    say(id, prov.used, namedNode(sent));
    say(id, prov.generated, namedNode(found));
    say(found, prov.wasDerivedFrom, namedNode(sent));
    say(found, voidOf.sparqlEndpoint, namedNode(store.query));
    for (const { normalisation, triples, example } of each.differences) {
      const words = `${triples} triples differ by ${normalisation}, as ${example.sent} and ${example.found}`;
      say(found, rdfs.comment, literal(words, 'en'));
    }
  }
  return made;
}
