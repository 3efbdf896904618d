// The manifest of an export: what was read, what became of it, and the hashes that prove the files.

export interface ManifestFile {
  readonly path: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
  /** Triples or quads, for a file that holds any. */
  readonly triples?: number;
  /** Hash of the graph: SHA-256 of the sorted N-Triples or N-Quads lines, or RDFC-1.0 where `canonical` says so. */
  readonly graph?: string;
  readonly canonical?: 'sorted-lines' | 'RDFC-1.0';
}

export interface CountedCountry {
  readonly code: string;
  readonly facts: {
    readonly read: number;
    readonly mapped: number;
    readonly withheld: number;
    readonly rejected: number;
  };
  /** Of a strict export: reason → facts withheld for it, and each of them by its path in the record. */
  readonly withheldFor?: Readonly<Record<string, number>>;
  readonly withheld?: readonly { readonly field: string; readonly reason: string }[];
  /** Triples of facts, statements of evidence about them. */
  readonly triples: number;
  readonly citations: number;
}

export interface Manifest {
  readonly dataset: string;
  readonly version: string;
  readonly base: string;
  /** The version of RDF that is needed to read the evidence, where that is not 1.1. */
  readonly rdf?: '1.2';
  readonly countries: readonly CountedCountry[];
  readonly files: readonly ManifestFile[];
}

/** The manifest as JSON, files by path. */
export function writeManifest(manifest: Manifest): string {
  const files = [...manifest.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return `${JSON.stringify({ ...manifest, files }, undefined, 2)}\n`;
}
