// What bureaus do: roles and operations; sub-bureaus; who polices the country, and how many.
import type { Headcount, Operations, PoliceService, Role, SubBureaus } from '../model/country.ts';
import { provisionName, singleNames, subBureauName } from '../model/names.ts';
import { dcterms, schema, skos, xsd } from '../vocab/known.ts';
import { ncb } from '../vocab/ncb.g.ts';
import { datatypeOf } from './dates.ts';
import type { Mapping } from './mapping.ts';
import { activities, areas, code, each, names, reference, references, scalar, wording } from './rows.ts';
import { type Emit, tableOf, usedBy } from './table.ts';

const scope = code('scope', 'scopes', ncb.scope);
const levels = each(code('level', 'levels', ncb.level));
const performedBy = reference('body', ncb.performedBy);
const tackles = areas(ncb.tackles);

type Provision = NonNullable<Role['provides']>;
const provision = tableOf<Provision>('roles.provides', {
  name: wording('name', skos.prefLabel, { type: ncb.Provision }),
  scope,
  about: wording('text', dcterms.description),
});

const roleTable = tableOf<Role>('roles', {
  by: performedBy,
  for: references('beneficiaries', 'beneficiary', ncb.beneficiary),
  significance: wording('text', ncb.significance),
  activities: activities(ncb.activity),
  enables: activities(ncb.enables),
  tackles,
  provides: usedBy('role'),
  along: references('places', 'place', dcterms.spatial),
  counterpart: reference('group', ncb.counterpart),
  dueTo: reference('situation', ncb.dueTo),
  describedAs: each(wording('text', dcterms.description)),
});

export function role(mapping: Mapping, subject: string, value: Role, id: string): void {
  mapping.row = 'roles';
  mapping.type(subject, ncb.Role);
  roleTable(mapping, subject, value);
  if (value.provides === undefined) return;
  mapping.at('provides', value.provides, (provided) => {
    const thing = mapping.thing(provisionName(id));
    mapping.row = 'roles.provides';
    provision(mapping, thing, provided);
    scalar(mapping, 'name', provided.name, (_, onPage) =>
      mapping.asWording(onPage, false, () => mapping.link(subject, ncb.provides, thing)),
    );
  });
}

const series = tableOf<Operations['series']>('operations.series', {
  name: wording('name', skos.prefLabel, { type: schema.EventSeries }),
  kind: code('kind', 'operation-kinds', dcterms.type),
  scope,
  ledBy: reference('body', schema.organizer),
});

const participation = tableOf<Operations>('operations', {
  by: performedBy,
  series: (mapping, subject, value) => {
    const thing = mapping.thing(singleNames.operations);
    series(mapping, thing, value);
    mapping.link(subject, ncb.operations, thing);
  },
  frequency: code('frequency', 'frequencies', ncb.frequency),
  activities: activities(ncb.activity),
  tackles,
});

export function operations(mapping: Mapping, value: Operations): void {
  const subject = mapping.thing(singleNames.participation);
  mapping.row = 'operations';
  mapping.type(subject, ncb.OperationParticipation);
  participation(mapping, subject, value);
}

export const policeService = tableOf<PoliceService>('policeService', {
  name: wording('name', skos.prefLabel, { type: schema.GovernmentService }),
  levels,
  providedBy: reference('group', schema.provider),
});

const number = (predicate: string): Emit<number | { readonly value: number }> => {
  const datatype = xsd.integer.value;
  return (mapping, subject, value) =>
    scalar(mapping, 'value', value, (n) => mapping.typed(subject, predicate, String(n), datatype));
};

const headcountTable = tableOf<Headcount>('headcounts', {
  of: reference('group', ncb.counts),
  about: reference('about', schema.observationAbout),
  value: number(schema.value.value),
  stated: wording('text', ncb.asStated),
  qualifier: code('qualifier', 'qualifiers', ncb.qualifier),
  asOf: (mapping, subject, value) =>
    scalar(mapping, 'date', value, (date) =>
      mapping.typed(subject, schema.observationDate.value, date, datatypeOf(date)),
    ),
});

export const headcount: Emit<Headcount> = (mapping, subject, value) => {
  mapping.row = 'headcounts';
  mapping.type(subject, ncb.Headcount);
  headcountTable(mapping, subject, value);
};

type SubBureau = NonNullable<SubBureaus['bureaus']>[string];
const subBureau = tableOf<SubBureau>('subBureaus.bureaus', {
  names,
  authority: code('authority', 'authorities', ncb.authority),
  scope,
  jurisdiction: reference('place', ncb.jurisdiction),
});

const count = number(ncb.subBureauCount);

/** The sub-bureaus extend the bureau in INTERPOL’s network; they are no part of its ministry. */
export function subBureaus(mapping: Mapping, value: SubBureaus): void {
  const parent = mapping.thing('bureau');
  if (value.count !== undefined) {
    mapping.row = 'subBureaus.count';
    mapping.at('count', value.count, (stated) => count(mapping, parent, stated));
  }
  if (value.bureaus === undefined) return;
  mapping.at('bureaus', value.bureaus, (bureaus) => {
    for (const [id, one] of Object.entries(bureaus)) {
      const subject = mapping.thing(subBureauName(id));
      mapping.at(id, one, () => {
        mapping.row = 'subBureaus.bureaus';
        mapping.type(subject, ncb.SubBureau);
        mapping.link(subject, ncb.subBureauOf, parent);
        subBureau(mapping, subject, one);
      });
    }
  });
}
