// The closed lists that shapes allow by sh:in, against the lists that the concept schemes hold.
import { namedNode, type Quad, type Term } from '../../src/rdf/terms.ts';
import { sh } from '../../src/validate/shacl-terms.ts';
import { ShapeGraph } from '../../src/validate/shape-graph.ts';
import { skos } from '../../src/vocab/known.ts';

const region = namedNode('https://w3id.org/ncb-graph/region');

/** Lists that stand on one side only: a sh:in that is no list of codes nor the regions, or a list that no sh:in holds. */
export function strayLists(shapes: readonly Quad[], schemes: readonly Quad[]): readonly string[] {
  const graph = new ShapeGraph([...shapes, ...schemes]);
  const node = ({ value }: { readonly value: string }) => namedNode(value);
  const allowed = graph
    .subjects(sh('in'))
    .flatMap((shape) => graph.values(shape, sh('in')))
    .map((head) => told(graph.list(head)));
  const held = [
    ...graph.subjects(node(skos.member)).map((list) => told(graph.values(list, node(skos.member)))),
    told(graph.subjects(node(skos.inScheme), region)),
  ];
  return [...allowed.filter((list) => !held.includes(list)), ...held.filter((list) => !allowed.includes(list))];
}

function told(members: readonly Term[]): string {
  return [...new Set(members.map(({ value }) => value))].sort().join(' ');
}
