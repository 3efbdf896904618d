// The public API: re-exports only.
export type { Issue, IssueCode, Path, Place, Result } from './errors.ts';
export { type MappedDataset, mapDataset } from './map/dataset.ts';
export type { CountryRecord } from './model/country.ts';
export { type ParsedCountry, parseCountry } from './model/parse.ts';
export type { Fact } from './model/walk.ts';
export { buildExport, type Export, writingOptions } from './project/build.ts';
export { checkExport, checkGraph } from './project/check.ts';
export { readGraphs } from './project/graphs.ts';
export { type Ontology, openOntology, openProject, type Project } from './project/open.ts';
export type { Answer } from './query/answer.ts';
export { type EmbeddedStore, openStore } from './query/store.ts';
export { canonicalForm, canonicalHash } from './rdf/canonical.ts';
export type { SourceDocument } from './read/source-document.ts';
export { readYaml } from './read/yaml.ts';
export { type Format, findFormat, formats } from './serialize/formats.ts';
export type { SerializeOptions } from './serialize/options.ts';
export type { ShapeReport, ShapeResult } from './validate/result.ts';
