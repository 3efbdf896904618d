// Examples of the terms, taken from an export: the fullest thing of a class, the first triple of a property.
import { compareCodePoints, sortedQuads } from '../../rdf/order.ts';
import type { Quad } from '../../rdf/terms.ts';
import { findFormat } from '../../serialize/formats.ts';
import type { SerializeOptions } from '../../serialize/options.ts';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Longest example of a class, in lines. */
const longest = 14;

/** Examples from quads of the default graph, earlier lists before later ones. */
export class Examples {
  readonly #graphs: readonly (readonly Quad[])[];
  readonly #options: SerializeOptions;

  constructor(graphs: readonly (readonly Quad[])[], options: SerializeOptions) {
    this.#graphs = graphs.map((quads) => sortedQuads(quads));
    this.#options = options;
  }

  /** The thing of a class of which most is said on few lines; undefined where there is none. */
  async ofClass(iri: string): Promise<string | undefined> {
    for (const quads of this.#graphs) {
      const things = new Map<string, Quad[]>();
      for (const quad of quads) things.set(quad.subject.value, [...(things.get(quad.subject.value) ?? []), quad]);
      const [best] = [...things]
        .filter(([, said]) => said.some(({ predicate, object }) => predicate.value === rdfType && object.value === iri))
        .filter(([, said]) => said.length <= longest)
        .sort(([a, saidA], [b, saidB]) => saidB.length - saidA.length || compareCodePoints(a, b));
      if (best !== undefined) return this.#turtle(best[1]);
    }
    return undefined;
  }

  /** The first triple of a property, with the thing it is about; undefined where there is none. */
  async ofProperty(iri: string): Promise<string | undefined> {
    const found = this.#graphs.map((quads) => quads.find(({ predicate }) => predicate.value === iri)).find(Boolean);
    if (found === undefined) return undefined;
    // A block of one triple, on one line.
    return (await this.#turtle([found])).replace(/\n +/, ' ').replace(/ ;\n\.$/, ' .');
  }

  async #turtle(quads: readonly Quad[]): Promise<string> {
    const format = findFormat('turtle');
    if (!format.ok) throw new Error('there is no Turtle');
    const written = await format.value.serialize(quads, this.#options);
    if (!written.ok) throw new Error(written.issues.map(({ message }) => message).join('\n'));
    return written.value.replace(/^(?:@prefix .*\n)+\n/, '').trimEnd();
  }
}
