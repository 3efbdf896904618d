// Completion in zsh and fish, by the shells themselves; skipped where they are not there.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { answers, cases, commandsInSource, scriptFor, shellAt, word } from '../completion/cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'ncb-graph-completion-'));
afterAll(() => rmSync(folder, { recursive: true }));

function script(shell: string): string {
  const file = join(folder, `ncb-graph.${shell}`);
  writeFileSync(file, scriptFor(shell));
  return file;
}

type Lines = readonly (readonly string[])[];

/** What our function hands to zsh: the functions of its completion system print it, cut to what was begun. */
function inZsh(shell: string, lines: Lines): string[][] {
  const stubs = `
begun=''
offer() { local one; for one in "$@"; do [[ $one == \${words[CURRENT]}* ]] && print -r -- $begun$one; done; return 0 }
compdef() { : }
compset() { [[ \${words[CURRENT]} == *,* ]] && begun=\${words[CURRENT]%,*}, words[CURRENT]=\${words[CURRENT]##*,} }
compadd() { while [[ $1 != -- ]]; do shift; done; shift; offer "$@" }
_describe() { offer \${\${(P)2}%%:*} }
_files() { offer \${words[CURRENT]}*(N) }`;
  const asked = lines.map(
    (typed) =>
      `words=(ncb-graph ${typed.map(word).join(' ')}); CURRENT=${typed.length + 1} begun=''\nprint -r -- --mark--; _ncb_graph`,
  );
  return answers(shell, ['-f'], `${stubs}\nsource ${script('zsh')}\n${asked.join('\n')}\n`);
}

function inFish(shell: string, lines: Lines): string[][] {
  const asked = lines.map(
    (typed) => `echo '--mark--'; complete -C ${word(['ncb-graph', ...typed].join(' '))} | string replace -r '\\t.*' ''`,
  );
  return answers(shell, ['--no-config'], `source ${script('fish')}\n${asked.join('\n')}\nexit 0\n`);
}

describe.each([
  ['zsh', shellAt('zsh'), inZsh],
  ['fish', shellAt('fish'), inFish],
] as const)('%s', (_, shell, complete) => {
  test.skipIf(shell === undefined)('offers what the line asks for', () => {
    const offered = complete(
      shell ?? '',
      cases.map(([typed]) => typed),
    );
    for (const [index, [typed, wanted, not]] of cases.entries()) {
      const words = offered[index] ?? [];
      expect(words, typed.join(' ')).toEqual(expect.arrayContaining([...wanted]));
      for (const one of not) expect(words, typed.join(' ')).not.toContain(one);
    }
  });

  test.skipIf(shell === undefined)('knows every command of the program and every flag of it', () => {
    const source = commandsInSource();
    const lines = [[''], ...[...source.keys()].map((command) => [command, '--'])];
    const [commands = [], ...flags] = complete(shell ?? '', lines);
    expect(commands).toEqual(expect.arrayContaining([...source.keys()]));
    for (const [index, [command, own]] of [...source].entries()) {
      expect(flags[index], command).toEqual(expect.arrayContaining([...own, '--data', '--json']));
    }
  });
});
