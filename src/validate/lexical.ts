// The literals of each datatype that shapes ask for: which lexical forms are well-formed. As the engine has it
// (rdf-validation), but that every text is one of xsd:string, symbols beyond U+FFFF included.

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const year = '-?(?:[1-9]\\d{3,}|0\\d{3})';
const month = '-(?:0[1-9]|1[0-2])';
const any = /^/;

/** Datatype → what its lexical forms match. A datatype that is not here is not planned. */
export const lexicalForms: ReadonlyMap<string, RegExp> = new Map([
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#langString', any],
  [`${xsd}string`, any],
  [`${xsd}integer`, /^[+-]?\d+$/],
  [`${xsd}date`, new RegExp(`^${year}${month}-(?:0[1-9]|[12]\\d|3[01])${zone}$`)],
  [`${xsd}gYearMonth`, new RegExp(`^${year}${month}${zone}$`)],
  [`${xsd}gYear`, new RegExp(`^${year}${zone}$`)],
]);
