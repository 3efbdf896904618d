// The yardstick of the table: what one would write in an afternoon. It checks nothing and trusts every record.

import { eachRecord, textFile } from './lines.mjs';
import {
  base,
  classOf,
  dcterms,
  languageOf,
  ncb,
  org,
  rdfType,
  regionOf,
  schema,
  skos,
  time,
  wordingOf,
  xsd,
} from './terms.mjs';

const [input = '', output = ''] = process.argv.slice(2);

/** @param {string} text */
const escaped = (text) =>
  /["\\\n\r\t]/.test(text)
    ? text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')
    : text;

const type = `<${rdfType}>`;
const prefLabel = `<${skos}prefLabel>`;
const interpol = `<${base}id/int/interpol>`;

/** The N-Quads of a record. @param {any} record */
function quadsOf(record) {
  const { code } = record.country;
  const id = `${base}id/${code}/`;
  const end = `<${base}graph/facts/${code}> .\n`;
  const tag = `"@${languageOf[record.source]} ${end}`;
  const country = `<${id}country>`;
  const bureau = `<${id}ncb>`;
  const region = `<${regionOf[record.country.region.name]}>`;
  const period = `<${id}membership-period>`;
  const start = `<${id}membership-period-start>`;
  let out = `${interpol} ${type} <${org}Organization> ${end}${interpol} ${prefLabel} "${escaped(record.interpol)}${tag}`;
  out += `${country} ${type} <${ncb}MemberCountry> ${end}${country} ${prefLabel} "${escaped(record.country.name)}${tag}`;
  out += `${country} <${ncb}region> ${region} ${end}${region} ${type} <${ncb}InterpolRegion> ${end}`;
  out += `${region} ${prefLabel} "${escaped(record.country.region.name)}${tag}`;
  out += `<${id}membership> ${type} <${org}Membership> ${end}<${id}membership> <${org}member> ${country} ${end}`;
  out += `<${id}membership> <${org}organization> ${interpol} ${end}<${id}membership> <${org}memberDuring> ${period} ${end}`;
  out += `${period} ${type} <${time}Interval> ${end}${period} <${time}hasBeginning> ${start} ${end}`;
  out += `${start} ${type} <${time}Instant> ${end}`;
  out += `${start} <${time}inXSDDate> "${record.country.memberSince.date}"^^<${xsd}date> ${end}`;
  out += `${country} <${ncb}nationalCentralBureau> ${bureau} ${end}${bureau} ${type} <${ncb}NationalCentralBureau> ${end}`;
  out += `${bureau} ${prefLabel} "${escaped(record.bureau.names[0])}${tag}`;
  out += `${bureau} <${org}subOrganizationOf> <${id}${record.bureau.partOf.body}> ${end}`;
  for (const name in record.bodies) {
    const body = record.bodies[name];
    const subject = `<${id}${name}>`;
    out += `${subject} ${type} <${classOf[body.kind]}> ${end}${subject} ${prefLabel} "${escaped(body.name)}${tag}`;
    out += `${subject} <${skos}altLabel> "${escaped(body.abbreviation)}${tag}${subject} <${ncb}country> ${country} ${end}`;
    for (const level of body.levels) out += `${subject} <${ncb}level> <${base}code/${level}> ${end}`;
    if (body.partOf) out += `${subject} <${org}subOrganizationOf> <${id}${body.partOf.body}> ${end}`;
    for (const text of body.describedAs ?? []) out += `${subject} <${dcterms}description> "${escaped(text)}${tag}`;
    for (const focus of body.focusesOn ?? []) {
      for (const area of focus.areas) {
        const wording = `<${wordingOf(area)}>`;
        out += `${subject} <${ncb}focusesOn> ${wording} ${end}${wording} ${type} <${ncb}CrimeArea> ${end}`;
        out += `${wording} ${prefLabel} "${escaped(area)}${tag}`;
      }
      out += `${subject} <${ncb}listing> <${base}code/${focus.list}-list> ${end}`;
    }
  }
  for (const name in record.groups) {
    const group = record.groups[name];
    const subject = `<${id}${name}>`;
    out += `${subject} ${type} <${ncb}Collective> ${end}${subject} ${prefLabel} "${escaped(group.name)}${tag}`;
    out += `${subject} <${dcterms}spatial> <${id}${group.within}> ${end}`;
  }
  for (const one of record.headcounts) {
    const subject = `<${id}headcount-${one.of}>`;
    out += `${subject} ${type} <${ncb}Headcount> ${end}${subject} <${ncb}counts> <${id}${one.of}> ${end}`;
    out += `${subject} <${schema}observationAbout> <${id}${one.about}> ${end}`;
    out += `${subject} <${schema}value> "${one.value}"^^<${xsd}integer> ${end}`;
    out += `${subject} <${ncb}asStated> "${escaped(one.stated)}${tag}`;
    out += `${subject} <${ncb}qualifier> <${base}code/${one.qualifier}> ${end}`;
  }
  return out;
}

const file = textFile(output);
eachRecord(input, (record) => file.write(quadsOf(record)));
file.close();
