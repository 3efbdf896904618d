// Dates of the model, known to the day, the month or the year, in OWL-Time and XML Schema.
import { dateKind } from '../values/date.ts';
import { time, xsd } from '../vocab/known.ts';

const termsOf = {
  day: { instant: time.inXSDDate.value, datatype: xsd.date.value },
  month: { instant: time.inXSDgYearMonth.value, datatype: xsd.gYearMonth.value },
  year: { instant: time.inXSDgYear.value, datatype: xsd.gYear.value },
} as const;

/** Which property of OWL-Time holds a date of this precision, and its datatype. */
export function dateTerms(date: string): (typeof termsOf)[keyof typeof termsOf] {
  return termsOf[dateKind(date) ?? 'day'];
}

/** The datatype of a date of this precision. */
export function datatypeOf(date: string): string {
  return dateTerms(date).datatype;
}
