// Applies an edit to a folder: what `-` lines say must stand in the file exactly once, and becomes what `+` lines say.
// The edits themselves are in the folders beside this file.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An edit as it stands in a `.diff` file. */
export interface Edit {
  /** What is wrong with the input, in one line. */
  readonly title: string;
  /** The command that must tell it, without the name of the program. */
  readonly command: string;
  apply(folder: string): void;
}

/**
 * First line: the title; `$ …` the command, `validate` unless given. Then, for each file, `--- path` and lines that
 * begin with ` `, `-` or `+` (`@@` begins another place of the same file), `+++ path` and `+` lines for a new file,
 * `delete path`, or `rename path path`.
 */
export function parseEdit(text: string): Edit {
  const [title = '', ...lines] = text.replace(/\n$/, '').split('\n');
  const commands = lines.flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));
  const steps = blocksOf(lines.filter((line) => line !== '' && !line.startsWith('$ ')));
  if (steps.length === 0) throw new Error(`${title}: an edit changes something`);
  return { title, command: commands[0] ?? 'validate', apply: (folder) => steps.forEach((step) => void step(folder)) };
}

type Step = (folder: string) => void;

function blocksOf(lines: readonly string[]): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < lines.length; ) {
    const [verb = '', path = '', other = ''] = (lines[at] ?? '').split(' ');
    const end = lines.findIndex((line, index) => index > at && /^(---|\+\+\+|delete|rename) /.test(line));
    const body = lines.slice(at + 1, end < 0 ? undefined : end);
    steps.push(stepOf(verb, path, other, body));
    at = end < 0 ? lines.length : end;
  }
  return steps;
}

function stepOf(verb: string, path: string, other: string, body: readonly string[]): Step {
  switch (verb) {
    case '---':
      return (folder) => change(join(folder, path), body);
    case '+++':
      return (folder) => create(join(folder, path), body.map(added));
    case 'delete':
      return (folder) => rmSync(join(folder, path), { recursive: true });
    case 'rename':
      return (folder) => renameSync(join(folder, path), join(folder, other));
    default:
      throw new Error(`an edit has no line ${JSON.stringify(verb)}`);
  }
}

function change(file: string, body: readonly string[]): void {
  let text = readFileSync(file, 'utf8');
  for (const hunk of body.join('\n').split(/^@@\n/m)) {
    const lines = hunk.replace(/\n$/, '').split('\n');
    const before = lines.flatMap((line) => (line.startsWith('+') ? [] : [line.slice(1)]));
    const after = lines.flatMap((line) => (line.startsWith('-') ? [] : [line.slice(1)]));
    const old = `\n${before.join('\n')}\n`;
    const parts = `\n${text}`.split(old);
    if (before.length === 0 || parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times:${old}`);
    text = parts.join(`\n${after.length === 0 ? '' : `${after.join('\n')}\n`}`).slice(1);
  }
  writeFileSync(file, text);
}

function create(file: string, lines: readonly string[]): void {
  if (existsSync(file)) throw new Error(`${file} is there already`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
}

function added(line: string): string {
  if (!line.startsWith('+')) throw new Error(`a new file has only + lines, not ${JSON.stringify(line)}`);
  return line.slice(1);
}
