// Completion in bash, as bash asks for it. zsh and fish are asked in tests/readers/.
import { expect, test } from 'vitest';
import { answers, cases, commandsInSource, scriptFor, shellAt, word } from './cases.ts';

const bash = shellAt('bash');

/** What bash would offer after each line. */
function complete(lines: readonly (readonly string[])[]): string[][] {
  const asked = lines.map((typed) =>
    [
      `COMP_WORDS=(ncb-graph ${typed.map(word).join(' ')}); COMP_CWORD=${typed.length}; COMPREPLY=()`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: bash reads it.
      "_ncb_graph; echo '--mark--'; printf '%s\\n' \"${COMPREPLY[@]}\"",
    ].join('\n'),
  );
  return answers(bash ?? '', ['--norc'], `set -u\n${scriptFor('bash')}\n${asked.join('\n')}\n`);
}

test.skipIf(bash === undefined)('bash offers what the line asks for', () => {
  const offered = complete(cases.map(([typed]) => typed));
  for (const [index, [typed, wanted, not]] of cases.entries()) {
    const words = offered[index] ?? [];
    expect(words, typed.join(' ')).toEqual(expect.arrayContaining([...wanted]));
    for (const one of not) expect(words, typed.join(' ')).not.toContain(one);
  }
});

test.skipIf(bash === undefined)('bash knows every command of the program and every flag of it', () => {
  const source = commandsInSource();
  expect(source.size).toBeGreaterThan(12);
  const [commands = [], ...flags] = complete([[''], ...[...source.keys()].map((command) => [command, '--'])]);
  expect(commands.filter((one) => one !== 'help').sort()).toEqual([...source.keys()].sort());
  for (const [index, [command, own]] of [...source].entries()) {
    expect(flags[index], command).toEqual(expect.arrayContaining([...own, '--data', '--json']));
  }
});

test.skipIf(bash === undefined)('bash takes a value behind an equals sign, as it cuts the line there', () => {
  const [whole, begun] = complete([
    ['validate', '--report', '=', ''],
    ['validate', '--report', '='],
  ]);
  expect(whole).toContain('sarif');
  expect(begun).toContain('sarif');
});
