// Completion for fish: one line for each command and each flag.
import { type Flag, functionName, type Kind, type Tree } from './tree.ts';

export function fishCompletion(tree: Tree): string {
  const { program, verbs, flags, data } = tree;
  const line = (...parts: readonly string[]) => ['complete', '-c', program, ...parts].join(' ');
  const countries = `_${functionName(tree)}_countries`;
  const after = `_${functionName(tree)}_after_commas`;
  const values = (kind: Kind): string => {
    if (kind.is === 'file') return '-F';
    if (kind.is === 'folder') return `-x -a ${quoted('(__fish_complete_directories)')}`;
    if (kind.is === 'anything') return '-x';
    const words = kind.is === 'words' ? kind.words : kind.is === 'things' ? tree.classes : [];
    const called = kind.is === 'words' ? [] : [`(${countries})`];
    return `-x -a ${quoted([...called, ...words].join(' '))}`;
  };
  /** What one of several values may be, behind those that are typed already. */
  const valuesAfter = (kind: Kind): string =>
    kind.is === 'file'
      ? `-x -a ${quoted(`(${after} (__fish_complete_path (commandline -ct | string replace -r '^.*[,=]' '')))`)}`
      : values(kind).replace(`(${countries})`, `(${after} (${countries}))`);
  const ofFlag = ({ names, about, value, several = false }: Flag): string =>
    [
      ...names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)),
      ...(value === undefined ? [] : [several ? valuesAfter(value) : value.is === 'file' ? '-r -F' : values(value)]),
      `-d ${quoted(about)}`,
    ].join(' ');
  const within = (verb: string) => `-n ${quoted(`__fish_seen_subcommand_from ${verb}`)}`;
  return [
    `# Completion of ${program} for fish. To use it: ${program} completion fish | source`,
    '',
    `function ${countries}`,
    `    set -l data ${quoted(data)}`,
    '    set -l words (commandline -opc)',
    '    if set -l at (contains -i -- --data $words)',
    '        set data $words[(math $at + 1)]',
    '    end',
    '    for file in $data/countries/*.yaml',
    "        string replace -r '^.*/(.*)\\.yaml$' '$1' -- $file",
    '    end',
    'end',
    '',
    `function ${after}`,
    "    set -l begun (commandline -ct | string replace -r '^--[^=]*=' '' | string match -r '^.*,')",
    '    for one in $argv',
    '        echo "$begun$one"',
    '    end',
    'end',
    '',
    line('-f'),
    ...flags.map((flag) => line(ofFlag(flag))),
    ...verbs.flatMap((verb) => [
      line(`-n ${quoted('__fish_use_subcommand')} -a ${verb.name} -d ${quoted(verb.about)}`),
      ...(verb.operands.is === 'anything' ? [] : [line(within(verb.name), values(verb.operands).replace(/^-x/, '-f'))]),
      ...verb.flags.map((flag) => line(within(verb.name), ofFlag(flag))),
    ]),
    '',
  ].join('\n');
}

/** A text between single quotes, in which fish knows two escapes. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
