// The terms of SHACL that a shapes file of ours may use, and their IRIs. No shape, no engine.
import { type NamedNode, namedNode } from '../rdf/terms.ts';

export const shaclNamespace = 'http://www.w3.org/ns/shacl#';

/**
 * SHACL Core and SPARQL-based constraints (W3C Recommendation, 2017, sections 2 to 5).
 * Committed because the published vocabulary says too much: it holds terms of Advanced Features, JavaScript, custom
 * components (section 6) and result graphs, which the engine passes over in silence, so a shape with one checks nothing.
 */
export const shaclTerms = [
  // classes and individuals
  ...['NodeShape', 'PropertyShape', 'Shape', 'PropertyGroup', 'PrefixDeclaration', 'SPARQLConstraint'],
  ...['Violation', 'Warning', 'Info'],
  ...['IRI', 'BlankNode', 'Literal', 'BlankNodeOrIRI', 'BlankNodeOrLiteral', 'IRIOrLiteral'],
  // shapes and targets
  ...['targetClass', 'targetNode', 'targetObjectsOf', 'targetSubjectsOf'],
  ...['property', 'path', 'severity', 'message', 'deactivated'],
  ...['name', 'description', 'order', 'group', 'defaultValue'],
  ...['shapesGraph', 'suggestedShapesGraph', 'entailment'],
  // paths
  ...['alternativePath', 'inversePath', 'zeroOrMorePath', 'oneOrMorePath', 'zeroOrOnePath'],
  // constraints
  ...['class', 'datatype', 'nodeKind', 'minCount', 'maxCount'],
  ...['minExclusive', 'minInclusive', 'maxExclusive', 'maxInclusive'],
  ...['minLength', 'maxLength', 'pattern', 'flags', 'languageIn', 'uniqueLang'],
  ...['equals', 'disjoint', 'lessThan', 'lessThanOrEquals'],
  ...['not', 'and', 'or', 'xone', 'node'],
  ...['qualifiedValueShape', 'qualifiedMinCount', 'qualifiedMaxCount', 'qualifiedValueShapesDisjoint'],
  ...['closed', 'ignoredProperties', 'hasValue', 'in'],
  // SPARQL-based constraints
  ...['sparql', 'select', 'prefixes', 'declare', 'prefix', 'namespace', 'SPARQLConstraintComponent'],
] as const;

/** Local name of a term of SHACL: a misspelt one does not compile. */
export type ShaclTerm = (typeof shaclTerms)[number];

/** The IRI of a term of SHACL. */
export function sh(term: ShaclTerm): NamedNode {
  return namedNode(shaclNamespace + term);
}
