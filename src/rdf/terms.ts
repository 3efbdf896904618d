// RDF terms: the one data factory of the project and the types of RDF/JS. No country, no vocabulary.
import type { BlankNode, DatasetCore, Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';

export type { BlankNode, DatasetCore, Literal, NamedNode, Quad, Term };

export const { namedNode, literal, blankNode, defaultGraph, quad } = DataFactory;

/** Prefix (without colon) → namespace IRI. */
export type Prefixes = Readonly<Record<string, string>>;
