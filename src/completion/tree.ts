// What a command line takes, as data: what completions are written from. Whoever knows the command line fills it in.

/** What may stand at a place: words, something on disk, or what the project or the ontology holds. */
export type Kind =
  | { readonly is: 'words'; readonly words: readonly string[] }
  | { readonly is: 'file' | 'folder' | 'countries' | 'things' | 'anything' };

export interface Flag {
  /** As typed, the short one first: `-o`, `--out`. */
  readonly names: readonly string[];
  readonly about: string;
  /** What its value may be; absent where it takes none. */
  readonly value?: Kind;
  /** Whether it takes several of them, with commas between. */
  readonly several?: boolean;
}

export interface Verb {
  readonly name: string;
  readonly about: string;
  readonly flags: readonly Flag[];
  /** What its arguments may be. */
  readonly operands: Kind;
}

export interface Tree {
  readonly program: string;
  readonly verbs: readonly Verb[];
  /** Flags of every verb. */
  readonly flags: readonly Flag[];
  /** Where countries are looked for, unless --data says otherwise. */
  readonly data: string;
  /** Names of classes, which `things` are besides the countries. */
  readonly classes: readonly string[];
}

/** A function name of a shell. */
export function functionName({ program }: Tree): string {
  return `_${program.replace(/\W/g, '_')}`;
}

/** A text between single quotes, for shells of the Bourne kind. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Patterns of `case "$verb $before"` and the kind of value that follows: flags of one verb, then those of all. */
export function valuePatterns({
  verbs,
  flags,
}: Tree): { readonly pattern: string; readonly kind: Kind; readonly several: boolean }[] {
  const of = (verb: string, all: readonly Flag[]) =>
    all.flatMap(({ names, value, several = false }) => {
      if (value === undefined) return [];
      return [
        {
          pattern: names.map((name) => (verb === '*' ? `*' ${name}'` : quoted(`${verb} ${name}`))).join('|'),
          kind: value,
          several,
        },
      ];
    });
  return [...verbs.flatMap(({ name, flags: own }) => of(name, own)), ...of('*', flags)];
}
