// One line of a stream as a document: all that it holds stands on its line.
import type { Issue, Place } from '../errors.ts';
import type { SourceDocument } from '../read/source-document.ts';

/** The document of a line, for those who tell of places. Its excerpt is left out: a line may be of many megabytes. */
export function lineDocument(text: string, value: unknown, place: Place): SourceDocument {
  return {
    file: place.file,
    text,
    value,
    placeOf: () => place,
    keyPlaceOf: () => place,
    line: (number) => (number === place.line ? text : ''),
    excerptAt: () => ({}),
    pathsAt: () => [],
  };
}

/** An issue of the model, which takes a record for all that is in a file. */
export function ofRecord(issue: Issue): Issue {
  return { ...issue, message: issue.message.replace(/^the file(?= )|(?<= of )the file(?=:)/, 'the record') };
}
