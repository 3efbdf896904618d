// `completion`: scripts for shells, from the tree of commands that main.ts gives to commander.
import type { Argument, Command, Option } from 'commander';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import type { Flag, Kind, Tree } from '../completion/tree.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { openOntology } from '../project/open.ts';
import { owl, rdf } from '../vocab/known.ts';
import { ontologyFolder } from './ontology-folder.ts';
import { codes, files } from './option-values.ts';
import type { Common, Outcome } from './outcome.ts';

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

export async function completionCommand(
  common: Common,
  shell: keyof typeof shells,
  program: Command,
): Promise<Outcome> {
  const ontology = await openOntology(ontologyFolder(common));
  if (!ontology.ok) return ontology;
  const classes = (ontology.value.quads.get('ncb.ttl') ?? [])
    .filter(({ predicate, object }) => predicate.value === rdf.type.value && object.value === owl.Class.value)
    .flatMap(({ subject }) => /#(\w+)$/.exec(subject.value)?.[1] ?? []);
  return { issues: ontology.issues, text: shells[shell](treeOf(program, classes)) };
}

/** What commander knows of a program. */
function treeOf(program: Command, classes: readonly string[]): Tree {
  const help = program.createHelp();
  const flagsOf = (command: Command) => help.visibleOptions(command).map(flagOf);
  return {
    program: program.name(),
    flags: flagsOf(program),
    verbs: help.visibleCommands(program).map((command) => ({
      name: command.name(),
      about: command.description(),
      flags: command.name() === 'help' ? [] : flagsOf(command),
      operands:
        command.name() === 'help'
          ? { is: 'words', words: program.commands.map((one) => one.name()) }
          : operandsOf(command.registeredArguments),
    })),
    data: String(program.options.find(({ long }) => long === '--data')?.defaultValue ?? 'data'),
    classes,
  };
}

function flagOf({ short, long, description, flags, required, optional, argChoices, parseArg }: Option): Flag {
  const names = [short, long].filter((name) => name !== undefined);
  const placeholder = /[<[]([\w-]+)/.exec(flags)?.[1] ?? '';
  const takesValue = required || optional;
  return {
    names,
    about: description,
    ...(takesValue
      ? { value: kindOf(placeholder, argChoices), several: parseArg === codes || parseArg === files }
      : {}),
  };
}

/** What the first argument is, which the others are too; `name` of an argument is that of a thing. */
function operandsOf([first]: readonly Argument[]): Kind {
  if (first === undefined) return { is: 'anything' };
  return first.name() === 'name' ? { is: 'things' } : kindOf(first.name(), first.argChoices);
}

const kinds: Readonly<Record<string, Kind>> = {
  codes: { is: 'countries' },
  dir: { is: 'folder' },
  folder: { is: 'folder' },
  ...Object.fromEntries(
    ['facts', 'file', 'files', 'graphs', 'new', 'old', 'parts'].map((name) => [name, { is: 'file' } as const]),
  ),
};

/** By the placeholder that help shows. */
function kindOf(placeholder: string, choices: readonly string[] | undefined): Kind {
  if (choices !== undefined) return { is: 'words', words: choices };
  return kinds[placeholder] ?? { is: 'anything' };
}
