// One line of a stream as a document: all that it holds stands on its line.
import type { Place } from '../errors.ts';
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
