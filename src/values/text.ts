// Whether a string may stand as text in a fact or a literal. What the text means is told elsewhere.

/** Longest text, in bytes of UTF-8. */
const maxTextBytes = 65_536;

// What most texts are, in one look: characters that are in NFC whatever stands beside them, one of them visible.
const plain =
  /^[\t\n \u00a0\u00ad\u2010-\u2027]*[!-~\u00a1-\u00ac\u00ae-\u02ff\u4e00-\u9fff][\t\n -~\u00a0-\u02ff\u2010-\u2027\u4e00-\u9fff]*$/;

const forbidden = /[^\P{Cc}\t\n]|\p{Bidi_Control}|\p{Noncharacter_Code_Point}/u;
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u;
const loneSurrogate = /\p{Surrogate}/u;

// What stands beside these in a text cannot make it other than NFC: they are their own normal form, no mark, no part of
// a Hangul syllable, and beyond U+FFFF nothing but symbols and Han.
const ownNormalForm = /^(?:[^\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u{10000}-\u{10ffff}]|\p{S}|\p{Script=Han})$/u;

const [CAREFUL, FINE, VISIBLE, PAIRED] = [1, 2, 3, 4] as const;

/** UTF-16 unit → what it does to a text; 0 where that is not known yet. */
const units = new Uint8Array(0x1_0000);
/** The same for code points beyond. */
const pairs = new Map<number, number>();

function classOf(point: number): number {
  const character = String.fromCodePoint(point);
  if (loneSurrogate.test(character)) return PAIRED;
  if (!ownNormalForm.test(character) || characterFault(character) !== undefined) return CAREFUL;
  return visible.test(character) ? VISIBLE : FINE;
}

function classOfUnit(unit: number): number {
  const found = classOf(unit);
  units[unit] = found;
  return found;
}

function classOfPair(point: number): number {
  const found = pairs.get(point) ?? classOf(point);
  // Enough for the symbols and signs that occur; a hostile text cannot make it grow.
  if (pairs.size < 4096) pairs.set(point, found);
  return found;
}

/** Whether each character by itself says that the text is fine. A no says nothing. */
function isPlainlyFine(value: string): boolean {
  let seen = false;
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    let found = units[unit] || classOfUnit(unit);
    if (found === PAIRED) {
      found = classOfPair(value.codePointAt(i) ?? unit);
      i += 1;
    }
    if (found === VISIBLE) seen = true;
    else if (found !== FINE) return false;
  }
  return seen;
}

/** U+XXXX of the first code point of `character`. */
export function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `U+${hex.padStart(4, '0')}`;
}

/**
 * The first character that no text and no IRI of ours may hold, in plain words: a lone surrogate, a control other than
 * TAB and LF, a bidirectional control, a noncharacter; or that the string is not in NFC.
 */
export function characterFault(value: string): string | undefined {
  const surrogate = loneSurrogate.exec(value);
  if (surrogate) return `has half of a character (the lone surrogate ${codePointName(surrogate[0])})`;
  const found = forbidden.exec(value);
  if (found) {
    const [character] = found;
    if (/\p{Cc}/u.test(character)) return `has the control character ${codePointName(character)}`;
    if (/\p{Bidi_Control}/u.test(character)) return `has the bidirectional control ${codePointName(character)}`;
    return `has the noncharacter ${codePointName(character)}`;
  }
  const composed = value.normalize('NFC');
  if (composed === value) return undefined;
  const at = [...value].findIndex((each, index) => each !== [...composed][index]);
  const where = codePointName([...value][at] ?? '');
  return `has a letter and its mark as two characters, at ${where} (it is not in Unicode normalization form C, NFC)`;
}

/**
 * What is wrong with a text, in plain words without a subject (`is blank`), or undefined.
 * Text is well-formed Unicode in NFC, at most 64 KiB of UTF-8, shows something, and holds no control but TAB and LF,
 * no noncharacter and no bidirectional control.
 */
export function textFault(value: string): string | undefined {
  // A UTF-16 unit takes at most three bytes, so short text needs no count.
  if (value.length * 3 > maxTextBytes && Buffer.byteLength(value) > maxTextBytes) return 'is longer than 64 KiB';
  if (plain.test(value) || isPlainlyFine(value)) return undefined;
  const fault = characterFault(value);
  if (fault !== undefined) return fault;
  if (visible.test(value)) return undefined;
  return /^\p{White_Space}*$/u.test(value) ? 'is blank' : 'shows nothing (only invisible characters)';
}
