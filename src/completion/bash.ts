// Completion for bash, 3.2 and later: one function that looks at the words so far. No process but for the countries.
import { functionName, type Kind, quoted, type Tree, valuePatterns } from './tree.ts';

export function bashCompletion(tree: Tree): string {
  const name = functionName(tree);
  const { program, verbs, flags, classes, data } = tree;
  const verbNames = verbs.map((verb) => verb.name);
  const flagNames = (all: readonly { readonly names: readonly string[] }[]) =>
    all.flatMap(({ names }) => names).join(' ');
  return `# Completion of ${program} for bash. To use it: source <(${program} completion bash)

${name}_countries() {
  local file
  for file in "$1"/countries/*.yaml; do
    [[ -e $file ]] || continue
    file=\${file##*/}
    printf '%s\\n' "\${file%.yaml}"
  done
}

${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
  local verb='' data=${quoted(data)} kind='' words='' several='' begun='' at line
  if [[ $current == '=' ]]; then current=''; fi
  if [[ $before == '=' ]]; then before=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    case \${COMP_WORDS[at]} in
      --data) data=\${COMP_WORDS[at + 1]} ;;
      ${verbNames.join('|')}) [[ -n $verb ]] || verb=\${COMP_WORDS[at]} ;;
    esac
  done
  case "$verb $before" in
${valuePatterns(tree)
  .map(({ pattern, kind, several }) => `    ${pattern}) ${setKind(kind)}${several ? ' several=,' : ''} ;;`)
  .join('\n')}
  esac
  if [[ -z $kind && $current == -* ]]; then
    kind=words
    case $verb in
${verbs.map((verb) => `      ${verb.name}) words=${quoted(flagNames([...verb.flags, ...flags]))} ;;`).join('\n')}
      *) words=${quoted(flagNames(flags))} ;;
    esac
  elif [[ -z $kind ]]; then
    case $verb in
${verbs.map((verb) => `      ${verb.name}) ${setKind(verb.operands)} ;;`).join('\n')}
      *) ${setKind({ is: 'words', words: verbNames })} ;;
    esac
  fi
  case $kind in
    countries) kind=words words=$(${name}_countries "$data") ;;
    things) kind=words words="$(${name}_countries "$data") "${quoted(classes.join(' '))} ;;
  esac
  if [[ -n $several && $current == *,* ]]; then begun=\${current%,*}, current=\${current##*,}; fi
  COMPREPLY=()
  while IFS= read -r line; do COMPREPLY+=("$begun$line"); done < <(
    case $kind in
      words) compgen -W "$words" -- "$current" ;;
      file) compgen -f -- "$current" ;;
      folder) compgen -d -- "$current" ;;
    esac
  )
  if [[ -n $several ]]; then compopt -o nospace 2>/dev/null; fi
  if [[ $kind == file || $kind == folder ]]; then compopt -o filenames 2>/dev/null; fi
  return 0
}

complete -F ${name} ${program}
`;
}

function setKind(kind: Kind): string {
  return kind.is === 'words' ? `kind=words words=${quoted(kind.words.join(' '))}` : `kind=${kind.is}`;
}
