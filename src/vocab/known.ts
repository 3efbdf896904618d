// Terms of established vocabularies, from a library whose types refuse a term that does not exist.
export {
  _void as voidOf,
  dc11,
  dcat,
  dcterms,
  foaf,
  oa,
  org,
  owl,
  prov,
  rdf,
  rdfs,
  schema,
  skos,
  time,
  xsd,
} from '@tpluscode/rdf-ns-builders';
