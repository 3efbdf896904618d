// One record of the model into triples, entity by entity, in the order of the record.
import type { CountryRecord, Section } from '../model/country.ts';
import { headcountName, roleName, sectionName, singleNames, trendName } from '../model/names.ts';
import { dcterms, org, schema, skos } from '../vocab/known.ts';
import { body, bureau, group, place } from './bureau.ts';
import { country } from './country.ts';
import { challenges, situation, trend } from './crime.ts';
import { Mapping, type MappingContext } from './mapping.ts';
import { concept, reference, wording } from './rows.ts';
import type { Sink } from './sink.ts';
import { type Emit, type Table, tableOf, withheld } from './table.ts';
import { headcount, operations, policeService, role, subBureaus } from './work.ts';

const section = tableOf<Section>('sections', {
  title: wording('title', dcterms.title, { type: schema.WebPageElement }),
  area: concept('area', dcterms.subject),
  place: reference('place', dcterms.spatial),
});

/** Each entry of a mapping from identifiers to blocks. */
function byId<V>(
  nameOf: (id: string) => string,
  emit: (...rest: [...Parameters<Emit<V>>, id: string]) => void,
): Emit<Record<string, V>> {
  return (mapping, _, entries) => {
    for (const [id, entry] of Object.entries(entries)) {
      mapping.at(id, entry, () => emit(mapping, mapping.thing(nameOf(id)), entry, id));
    }
  };
}

/** Each item of a sequence, named by its place in it or by what it says. */
function inOrder<V>(emit: Emit<V>, nameOf: (item: V, index: number) => string): Emit<readonly V[]> {
  return (mapping, _, items) => {
    items.forEach((item, index) => {
      mapping.at(index, item, () => emit(mapping, mapping.thing(nameOf(item, index)), item));
    });
  };
}

const itself = (id: string) => id;
const interpol = wording('name', skos.prefLabel, { type: org.Organization });

const record = tableOf<CountryRecord>('record', {
  source: withheld('it is the source of every statement'),
  interpol: (mapping, _, value) => interpol(mapping, mapping.thing('interpol'), value),
  country,
  bureau,
  bodies: byId(itself, body),
  groups: byId(itself, group),
  places: byId(itself, place),
  crimeSituation: (mapping, _, value) => situation(mapping, value),
  trends: byId(trendName, trend),
  challenges: (mapping, _, lists) => {
    lists.forEach((list, index) => {
      mapping.at(index, list, () => challenges(mapping, list));
    });
  },
  operations: (mapping, _, value) => operations(mapping, value),
  roles: byId(roleName, role),
  policeService: (mapping, _, value) => policeService(mapping, mapping.thing(singleNames.policeService), value),
  headcounts: inOrder(headcount, ({ of }) => headcountName(typeof of === 'string' ? of : of.group)),
  subBureaus: (mapping, _, value) => subBureaus(mapping, value),
  sections: (mapping, _, items) => {
    items.forEach((item, index) => {
      mapping.at(index, item, () => {
        const subject = mapping.thing(sectionName(item.title, index));
        section(mapping, subject, item);
        const title = typeof item.title === 'string' ? item.title : item.title.title;
        mapping.asWording(title, false, () =>
          mapping.link(subject, dcterms.isPartOf.value, mapping.iris.source(mapping.record.source)),
        );
      });
    });
  },
} satisfies Table<CountryRecord>);

/** Emits every triple of facts that a record makes. The model has checked the record. */
export function mapRecord(value: CountryRecord, context: MappingContext, sink: Sink): void {
  const mapping = new Mapping(value, context, sink);
  record(mapping, mapping.thing('country'), value);
}
