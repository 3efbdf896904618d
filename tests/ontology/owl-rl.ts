// OWL 2 RL (https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules): its rules by their
// names, as SPARQL updates run to a fixpoint, and its contradictions as queries. Why not a library: none on npm has
// these rules (EYE brings an engine and no OWL rules), and oxigraph is here. The readers' suite compares the closure with
// the one of Python's owlrl.
//
// Left out, since they cannot end in a contradiction that the rest does not show: eq-ref (everything is itself), the
// axiomatic triples of datatypes, and the inference of axioms (scm-*) but for what other rules need.
import type { Store } from 'oxigraph';
import { prefixes } from './graphs.ts';

/** Rule → what follows, and from what. The type of a literal is no triple: `dt-not-type` looks at literals itself. */
export const rules: Readonly<Record<string, readonly [then: string, when: string]>> = {
  'eq-sym': ['?y owl:sameAs ?x', '?x owl:sameAs ?y'],
  'eq-trans': ['?x owl:sameAs ?z', '?x owl:sameAs ?y . ?y owl:sameAs ?z'],
  'eq-rep-s': ['?y ?p ?o', '?x owl:sameAs ?y . ?x ?p ?o'],
  'eq-rep-p': ['?s ?q ?o', '?p owl:sameAs ?q . ?s ?p ?o'],
  'eq-rep-o': ['?s ?p ?y', '?x owl:sameAs ?y . ?s ?p ?x'],
  'prp-dom': ['?x a ?c', '?p rdfs:domain ?c . ?x ?p ?y'],
  'prp-rng': ['?y a ?c', '?p rdfs:range ?c . ?x ?p ?y FILTER (!ISLITERAL(?y))'],
  'prp-fp': [
    '?y owl:sameAs ?z',
    '?p a owl:FunctionalProperty . ?x ?p ?y , ?z FILTER (?y != ?z && !ISLITERAL(?y) && !ISLITERAL(?z))',
  ],
  'prp-ifp': ['?x owl:sameAs ?z', '?p a owl:InverseFunctionalProperty . ?x ?p ?y . ?z ?p ?y FILTER (?x != ?z)'],
  'prp-symp': ['?y ?p ?x', '?p a owl:SymmetricProperty . ?x ?p ?y FILTER (!ISLITERAL(?y))'],
  'prp-trp': ['?x ?p ?z', '?p a owl:TransitiveProperty . ?x ?p ?y . ?y ?p ?z'],
  'prp-spo1': ['?x ?q ?y', '?p rdfs:subPropertyOf ?q . ?x ?p ?y FILTER (?p != ?q)'],
  'prp-spo2 (two steps)': [
    '?x ?p ?z',
    '?p owl:propertyChainAxiom ?l . ?l rdf:first ?a ; rdf:rest ?m . ?m rdf:first ?b ; rdf:rest rdf:nil . ?x ?a ?y . ?y ?b ?z',
  ],
  'prp-eqp1': ['?x ?q ?y', '?p owl:equivalentProperty ?q . ?x ?p ?y'],
  'prp-eqp2': ['?x ?p ?y', '?p owl:equivalentProperty ?q . ?x ?q ?y'],
  'prp-inv1': ['?y ?q ?x', '?p owl:inverseOf ?q . ?x ?p ?y FILTER (ISIRI(?q) && !ISLITERAL(?y))'],
  'prp-inv2': ['?y ?p ?x', '?p owl:inverseOf ?q . ?x ?q ?y FILTER (ISIRI(?p) && !ISLITERAL(?y))'],
  'cls-int1': [
    '?y a ?c',
    '?c owl:intersectionOf ?l . ?l rdf:first ?first . ?y a ?first FILTER NOT EXISTS { ?l rdf:rest*/rdf:first ?part FILTER NOT EXISTS { ?y a ?part } }',
  ],
  'cls-int2': ['?y a ?part', '?c owl:intersectionOf/rdf:rest*/rdf:first ?part . ?y a ?c'],
  'cls-uni': ['?y a ?c', '?c owl:unionOf/rdf:rest*/rdf:first ?part . ?y a ?part'],
  'cls-svf1': ['?u a ?x', '?x owl:someValuesFrom ?y ; owl:onProperty ?p . ?u ?p ?v . ?v a ?y'],
  'cls-svf2': ['?u a ?x', '?x owl:someValuesFrom owl:Thing ; owl:onProperty ?p . ?u ?p ?v'],
  'cls-avf': ['?v a ?y', '?x owl:allValuesFrom ?y ; owl:onProperty ?p . ?u a ?x ; ?p ?v FILTER (!ISLITERAL(?v))'],
  'cls-hv1': ['?u ?p ?y', '?x owl:hasValue ?y ; owl:onProperty ?p . ?u a ?x'],
  'cls-hv2': ['?u a ?x', '?x owl:hasValue ?y ; owl:onProperty ?p . ?u ?p ?y'],
  'cls-maxc2': [
    '?y owl:sameAs ?z',
    '?x owl:maxCardinality ?n ; owl:onProperty ?p . ?u a ?x ; ?p ?y , ?z FILTER (xsd:integer(?n) = 1 && ?y != ?z && !ISLITERAL(?y) && !ISLITERAL(?z))',
  ],
  'cls-oo': ['?y a ?c', '?c owl:oneOf/rdf:rest*/rdf:first ?y'],
  'cax-sco': ['?x a ?d', '?c rdfs:subClassOf ?d . ?x a ?c FILTER (?c != ?d)'],
  'cax-eqc1': ['?x a ?d', '?c owl:equivalentClass ?d . ?x a ?c'],
  'cax-eqc2': ['?x a ?c', '?c owl:equivalentClass ?d . ?x a ?d'],
  'scm-sco': ['?a rdfs:subClassOf ?c', '?a rdfs:subClassOf ?b . ?b rdfs:subClassOf ?c'],
  'scm-spo': ['?a rdfs:subPropertyOf ?c', '?a rdfs:subPropertyOf ?b . ?b rdfs:subPropertyOf ?c'],
};

/** Contradiction → the pattern that shows it, of things ?at and, where there is one, the other ?found. */
export const contradictions: Readonly<Record<string, string>> = {
  'eq-diff1': '?at owl:sameAs ?found ; owl:differentFrom ?found',
  'eq-diff2':
    '?x a owl:AllDifferent ; owl:members|owl:distinctMembers ?l . ?l rdf:rest*/rdf:first ?at . ?l rdf:rest*/rdf:first ?found . ?at owl:sameAs ?found FILTER (?at != ?found)',
  'prp-irp': '?found a owl:IrreflexiveProperty . ?at ?found ?at',
  'prp-asyp': '?p a owl:AsymmetricProperty . ?at ?p ?found . ?found ?p ?at',
  'prp-pdw': '?p owl:propertyDisjointWith ?q . ?at ?p ?found ; ?q ?found',
  'prp-npa1': '?x owl:sourceIndividual ?at ; owl:assertionProperty ?p ; owl:targetIndividual ?found . ?at ?p ?found',
  'prp-npa2': '?x owl:sourceIndividual ?at ; owl:assertionProperty ?p ; owl:targetValue ?found . ?at ?p ?found',
  'cls-nothing2': '?at a owl:Nothing',
  'cls-com': '?found owl:complementOf ?other . ?at a ?found , ?other',
  'cls-maxc1': '?found owl:maxCardinality ?n ; owl:onProperty ?p . ?at a ?found ; ?p ?y FILTER (xsd:integer(?n) = 0)',
  'cax-dw': '?found owl:disjointWith ?other . ?at a ?found , ?other',
  'cax-adc':
    '?x a owl:AllDisjointClasses ; owl:members ?l . ?l rdf:rest*/rdf:first ?found . ?l rdf:rest*/rdf:first ?other . ?at a ?found , ?other FILTER (?found != ?other)',
  // A literal whose type, by the range of its property, it cannot have; a text where a thing belongs, and the reverse.
  'dt-not-type': `?p rdfs:range ?range . ?at ?p ?found FILTER (ISLITERAL(?found) && ?range NOT IN (rdfs:Literal, rdfs:Resource, DATATYPE(?found)))
    FILTER (!(?range IN (xsd:decimal) && DATATYPE(?found) IN (xsd:integer)) && !(?range = rdf:PlainLiteral && DATATYPE(?found) IN (xsd:string, rdf:langString)))
    FILTER (!(?range IN (xsd:nonNegativeInteger) && DATATYPE(?found) = xsd:integer && ?found >= 0))`,
  'range of data':
    '?p rdfs:range ?range . ?at ?p ?found FILTER (!ISLITERAL(?found) && (?range = rdfs:Literal || STRSTARTS(STR(?range), STR(xsd:)) || ?range = rdf:langString))',
  'kind of property':
    '{ ?p a owl:ObjectProperty . ?at ?p ?found FILTER ISLITERAL(?found) } UNION { ?p a owl:DatatypeProperty . ?at ?p ?found FILTER (!ISLITERAL(?found)) }',
};

/** Adds to the store all that follows from it; gives the number of rounds. */
export function close(store: Store): number {
  for (let round = 1; ; round++) {
    const before = store.size;
    for (const [then, when] of Object.values(rules)) {
      store.update(`${prefixes} INSERT { ${then} } WHERE { ${when} FILTER NOT EXISTS { ${then} } }`);
    }
    if (store.size === before) return round;
  }
}
