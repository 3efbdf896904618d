// Words in a text that are the same to a reader: other case, other apostrophes and dashes, other spaces.

/** Each UTF-16 unit as one unit, so that offsets stay. */
function folded(text: string): string {
  return text
    .replace(/[‘’‛ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s/g, ' ')
    .replace(/[\p{Lu}\p{Lt}]/gu, (letter) => {
      const lower = letter.toLowerCase();
      return lower.length === letter.length ? lower : letter;
    });
}

/** The words as the text writes them, where it writes them otherwise than given; the first place of several. */
export function alike(words: string, text: string): string | undefined {
  if (words === '' || text.includes(words)) return undefined;
  const at = folded(text).indexOf(folded(words));
  return at < 0 ? undefined : text.slice(at, at + words.length);
}
