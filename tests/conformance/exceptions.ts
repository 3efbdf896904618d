// The list of what ours does otherwise than a suite asks, each with its reason. A reason that no case needs any more
// fails the run.

interface Refusal {
  /** The issue that ours raises, by its code and words. */
  readonly code: 'unsafe-term' | 'bad-rdf' | 'bad-context' | 'bad-shapes' | 'shape-unknown-term' | 'shape-bad-sparql';
  readonly says: RegExp;
  readonly why: string;
}

interface Skip {
  readonly why: string;
}

/** In the order in which they stand for a case that has several. */
export const reasons = {
  'blank node': {
    code: 'unsafe-term',
    says: /a blank node/,
    why: 'exported data has none, so that equal data are equal bytes',
  },
  'IRI that is none of the web': {
    code: 'unsafe-term',
    says: /has the scheme |has no host$/,
    why: 'data here is named by http, https and urn; others (file, mailto, a prefix that was forgotten) are mistakes',
  },
  'text that no format carries safely': {
    code: 'unsafe-term',
    says: /^the literal .* has the (?:control character|noncharacter|bidirectional control) /,
    why: 'controls other than TAB and LF, and noncharacters, are lost or changed by one reader or another',
  },
  'text that shows nothing': { code: 'unsafe-term', says: /^the literal .* is blank$/, why: 'it says nothing' },
  'not in normalization form C': {
    code: 'unsafe-term',
    says: /\(it is not in Unicode normalization form C, NFC\)$/,
    why: 'one spelling for one text, so that equal names are equal bytes',
  },
  'predicate without XML name': {
    code: 'unsafe-term',
    says: /is no XML name, or one of RDF\/XML’s own/,
    why: 'RDF/XML has no way to write it (its section 2.1); the other formats have',
  },
  'JSON-LD 1.0': { why: 'read as JSON-LD 1.1, which changes what some documents say' },
  'options of the JSON-LD API': { why: 'native types, base directions and generalized RDF are never asked for' },
  'lists and JSON literals of JSON-LD': {
    why: 'written as the triples that they are (checked): folding loses the names of cells, and the text of the literal',
  },
  'nothing is fetched': {
    code: 'bad-rdf',
    says: /asks for the remote document|invalid scoped context/,
    why: 'a document that is not whole without the network is refused',
  },
  'what JSON-LD drops in silence': {
    code: 'bad-rdf',
    says: /Dropping|reserved for future use|Reserved @id|rdfDirection not set|^Relative .* reference|valid BCP47|is not well-formed$/,
    why: 'an algorithm of the specification leaves a statement out without a word; ours refuses the document',
  },
  'frame that loses something': {
    code: 'bad-context',
    says: /./,
    why: 'a frame that the library refuses, or under which it would drop a key, is no frame to publish by',
  },
  'defaults of frames': { why: 'never asked for: a default is a statement that no data made' },
  'exclusive canonical XML': {
    why: 'oxigraph keeps the namespaces in scope of an XML literal; the value is the same XML',
  },
  'fault of jsonld': { why: 'the library reads it otherwise than the suite asks' },
  'absent from the suite': { why: 'the manifest names a file that is not there' },
  'results told once': { why: 'two results that say the same are one here' },
  'constraint components': {
    code: 'shape-unknown-term',
    says: /^sh:(?:ConstraintComponent|SPARQL\w+Validator|ask|labelTemplate|nodeValidator|optional|[pP]arameter|propertyValidator|validator) /,
    why: 'components of the shapes’ own (SHACL 6) are not run here, so a shape that has one is refused',
  },
  'no term of SHACL': {
    code: 'shape-unknown-term',
    says: /^sh:nodeShape /,
    why: 'the Recommendation has no such term, so a shape that has it is refused',
  },
  'property shape with sh:sparql': {
    code: 'shape-bad-sparql',
    says: /is a property shape with sh:sparql/,
    why: 'the engine would run the other constraints on the wrong node',
  },
  '$this without a triple pattern': {
    code: 'shape-bad-sparql',
    says: /(?:asks for|bind) \$this .*triple pattern$/,
    why: 'a constraint is one query over all nodes, so its groups must bind $this by themselves',
  },
  '$shapesGraph and $currentShape': {
    code: 'shape-bad-sparql',
    says: /asks for \$shapesGraph/,
    why: 'optional in SHACL (5.3.1); the shapes are not part of the data here',
  },
  'labels of canonical blank nodes': { why: 'nothing here asks which label a blank node was given' },
  'SHA-384': { why: 'one hash function, SHA-256, everywhere' },
} as const satisfies Record<string, Refusal | Skip>;

export type Reason = keyof typeof reasons;

/** Row → case → why it is passed over. Each is run all the same: one that passes must leave the list. */
export const skips: Readonly<Record<string, Readonly<Record<string, Reason>>>> = {
  'reading RDF/XML': {
    'xml-canon-test001': 'exclusive canonical XML',
    'xml-canon-test002': 'exclusive canonical XML',
  },
  'JSON-LD to RDF': {
    '#tc037': 'fault of jsonld',
    '#tc038': 'fault of jsonld',
    '#ter54': 'fault of jsonld',
    '#ter56': 'absent from the suite',
  },
};
