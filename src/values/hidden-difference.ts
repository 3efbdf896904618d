// Which character makes words other than a text that looks the same: a space of another kind, an invisible character,
// a letter of another script.
import { codePointName } from './text.ts';

const hidden = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}]/u;
const allHidden = new RegExp(hidden, 'gu');

const names: Readonly<Record<string, string>> = {
  ' ': 'a space',
  '\t': 'a tab',
  '\n': 'a line break',
  '\u00a0': 'no-break space',
  '\u00ad': 'soft hyphen',
  '\u2009': 'thin space',
  '\u200b': 'zero-width space',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u202f': 'narrow no-break space',
  '\u2060': 'word joiner',
  '\u3000': 'ideographic space',
  '\ufeff': 'zero-width no-break space',
};

/** Scripts that have letters which look like those of another of them. */
const scripts = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
] as const;

const scriptOf = (character: string) => scripts.find(([, script]) => script.test(character))?.[0];

/**
 * The first character in which words differ from what `whose` text has, where no reader could see it:
 * `U+00A0 no-break space at character 9, where the page has a space`. Undefined where it can be seen.
 */
export function hiddenDifference(words: string, text: string, whose: string): string | undefined {
  const [given, wanted] = [[...words], [...text]];
  const at = given.findIndex((character, index) => character !== wanted[index]);
  const [mine = '', theirs = ''] = [given[at], wanted[at]];
  if (at < 0 || theirs === '') return undefined;
  const otherScript = scriptOf(mine) !== scriptOf(theirs) && scriptOf(mine) !== undefined && scriptOf(theirs);
  const isHidden = [mine, theirs].some((character) => character !== ' ' && hidden.test(character));
  if (!isHidden && !otherScript && words.replace(allHidden, '') !== text.replace(allHidden, '')) return undefined;
  return `${named(mine)} at character ${at + 1}, where ${whose} has ${named(theirs)}`;
}

function named(character: string): string {
  const name = names[character];
  if (name?.startsWith('a ')) return name;
  if (hidden.test(character)) return `${codePointName(character)}${name === undefined ? '' : ` ${name}`}`;
  const script = scriptOf(character);
  const isForeign = script !== undefined && script !== 'Latin';
  return `"${character}"${isForeign ? ` (${codePointName(character)}, a ${script} letter)` : ''}`;
}
