// One line of JSON → its value, and what JSON.parse keeps silent about: repeated names, and names that reach the
// prototype. What the value must be is the model's.
import type { IssueCode, Path } from '../errors.ts';

/** What is wrong with a line before anyone looks at its value. */
export interface JsonFault {
  readonly code: IssueCode;
  readonly path: Path;
  readonly message: string;
}

const quotation = 0x22;
const backslash = 0x5c;
const letterU = 0x75;

/**
 * Whether a text is as short as its value allows, so that it holds nothing twice: `length` is that of the shortest text
 * of the value, escapes counted as what they stand for.
 */
export function isShortest(text: string, length: number): boolean {
  let longer = text.length - length;
  if (longer === 0) return true;
  for (let at = text.indexOf('\\'); at >= 0 && longer > 0; at = text.indexOf('\\', at + 2)) {
    longer -= text.charCodeAt(at + 1) === letterU ? 5 : 1;
  }
  return longer === 0;
}

/**
 * Whether the value may have lost a name that stands twice in its text. Costs little: a text without spaces and
 * escapes is as long as its value says, and no text of that value is shorter; otherwise quotation marks are counted.
 * For values that are not nested deeply.
 */
export function mayRepeatNames(text: string, value: unknown): boolean {
  const size = { length: 0, strings: 0 };
  measure(value, size);
  return size.length !== text.length && marksIn(text) !== 2 * size.strings;
}

function measure(value: unknown, size: { length: number; strings: number }): void {
  if (typeof value === 'string') {
    size.strings += 1;
    size.length += value.length + 2;
  } else if (typeof value !== 'object' || value === null) {
    // 1e3 is shorter than 1000, and 1e-3 than 0.001.
    size.length +=
      typeof value === 'number' && (value % 10 === 0 || !Number.isInteger(value)) ? 1 : String(value).length;
  } else if (Array.isArray(value)) {
    size.length += Math.max(2, value.length + 1);
    for (let i = 0; i < value.length; i++) measure(value[i], size);
  } else {
    let names = 0;
    for (const name in value) {
      names += 1;
      size.strings += 1;
      size.length += name.length + 3;
      measure((value as Record<string, unknown>)[name], size);
    }
    size.length += Math.max(2, names + 1);
  }
}

/** Quotation marks that begin or end a string. */
function marksIn(text: string): number {
  let marks = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === backslash) i += 1;
    else if (unit === quotation) marks += 1;
  }
  return marks;
}

/** Blocks and lists within each other: far more than the model has, far fewer than break a walk. */
const DEEPEST = 100;

const colon = /\s*:/y;

/** The first name that stands twice in one block or is never allowed, or that the value is too deep. Text of JSON. */
export function nameFault(text: string): JsonFault | undefined {
  const open: { readonly names: Set<string> | undefined; step: string | number }[] = [];
  for (let i = 0; i < text.length; i++) {
    const here = open.at(-1);
    if (open.length > DEEPEST) {
      return { code: 'too-complex', path: [], message: `the record is nested more than ${DEEPEST} blocks deep` };
    }
    switch (text[i]) {
      case '{':
        open.push({ names: new Set(), step: '' });
        break;
      case '[':
        open.push({ names: undefined, step: 0 });
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (here !== undefined && typeof here.step === 'number') here.step += 1;
        break;
      case '"': {
        const begin = i;
        for (i += 1; text.charCodeAt(i) !== quotation; i++) if (text.charCodeAt(i) === backslash) i += 1;
        colon.lastIndex = i + 1;
        if (here?.names === undefined || !colon.test(text)) break;
        const name = JSON.parse(text.slice(begin, i + 1)) as string;
        const path = [...open.slice(0, -1).map(({ step }) => step), name];
        if (name === '__proto__') return { code: 'bad-key', path, message: `the name "${name}" is not allowed` };
        if (here.names.has(name))
          return { code: 'duplicate-key', path, message: `"${name}" stands twice in one block` };
        here.names.add(name);
        here.step = name;
        break;
      }
    }
  }
  return undefined;
}
