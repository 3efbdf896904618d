// Completion for zsh: one function, with what each command and flag is about.
import { type Flag, functionName, type Kind, quoted, type Tree, valuePatterns } from './tree.ts';

export function zshCompletion(tree: Tree): string {
  const name = functionName(tree);
  const { program, verbs, flags, classes, data } = tree;
  return `#compdef ${program}
# Completion of ${program} for zsh. To use it, after compinit: source <(${program} completion zsh)

${name}() {
  local current=\${words[CURRENT]} before=\${words[CURRENT - 1]} verb='' data=${quoted(data)} kind='' several='' at
  local -a choices
  for ((at = 2; at < CURRENT; at++)); do
    case \${words[at]} in
      --data) data=\${words[at + 1]} ;;
      ${verbs.map((verb) => verb.name).join('|')}) [[ -n $verb ]] || verb=\${words[at]} ;;
    esac
  done
  case "$verb $before" in
${valuePatterns(tree)
  .map(({ pattern, kind, several }) => `    ${pattern}) ${setKind(kind)}${several ? ' several=,' : ''} ;;`)
  .join('\n')}
  esac
  if [[ -z $kind && $current == -* ]]; then
    kind=described
    case $verb in
${verbs.map((verb) => `      ${verb.name}) choices=(${described([...verb.flags, ...flags])}) ;;`).join('\n')}
      *) choices=(${described(flags)}) ;;
    esac
  elif [[ -z $kind ]]; then
    case $verb in
${verbs.map((verb) => `      ${verb.name}) ${setKind(verb.operands)} ;;`).join('\n')}
      *) kind=described choices=(${verbs.map(({ name: one, about }) => item(one, about)).join(' ')}) ;;
    esac
  fi
  case $kind in
    things) choices=("$data"/countries/*.yaml(N:t:r) ${classes.join(' ')}) ;;
    countries) choices=("$data"/countries/*.yaml(N:t:r)) ;;
  esac
  if [[ -n $several ]]; then compset -P '*,'; fi
  case $kind in
    described) _describe ${quoted(program)} choices ;;
    words|things|countries)
      if [[ -n $several ]]; then compadd -S '' -- $choices; else compadd -- $choices; fi ;;
    file) _files ;;
    folder) _files -/ ;;
  esac
}

compdef ${name} ${program}
`;
}

function setKind(kind: Kind): string {
  return kind.is === 'words' ? `kind=words choices=(${kind.words.map(quoted).join(' ')})` : `kind=${kind.is}`;
}

function described(flags: readonly Flag[]): string {
  return flags.flatMap(({ names, about }) => names.map((name) => item(name, about))).join(' ');
}

/** What `_describe` takes: a colon ends the word. */
function item(word: string, about: string): string {
  return quoted(`${word.replaceAll(':', '\\:')}:${about}`);
}
