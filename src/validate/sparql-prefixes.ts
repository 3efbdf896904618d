// The prefixes that a SPARQL constraint is given by sh:prefixes (SHACL 5.2.1). The constraint runs in sparql.ts.
import { namedNode, type Term } from '../rdf/terms.ts';
import { sh } from './shacl-terms.ts';

const owlImports = namedNode('http://www.w3.org/2002/07/owl#imports');

/**
 * SPARQL's PREFIX lines for the sh:declare of the nodes (the values of sh:prefixes) and of what these import.
 * `values` gives the objects of a subject and a predicate in the shapes graph.
 */
export function prefixLines(
  nodes: readonly Term[],
  values: (subject: Term, predicate: Term) => readonly Term[],
): string {
  const seen = new Map(nodes.map((node) => [node.value, node]));
  for (const node of seen.values()) {
    for (const imported of values(node, owlImports)) seen.set(imported.value, imported);
  }
  return [...seen.values()]
    .flatMap((node) => values(node, sh('declare')))
    .map((declaration) => {
      const [prefix] = values(declaration, sh('prefix'));
      const [namespace] = values(declaration, sh('namespace'));
      return prefix && namespace ? `PREFIX ${prefix.value}: <${namespace.value}>\n` : '';
    })
    .join('');
}
