// The part of rdf-canonize 5 that canonical.ts uses; the package ships no types.
declare module 'rdf-canonize' {
  import type { Quad } from '@rdfjs/types';

  const canonizer: {
    canonize(
      dataset: readonly Quad[],
      options: {
        readonly algorithm: 'RDFC-1.0';
        readonly maxWorkFactor?: number;
        readonly canonicalIdMap?: Map<string, string>;
      },
    ): Promise<string>;
  };
  export default canonizer;
}
