// Fenced blocks of Markdown and the shell commands in them. Running them is the affair of readme.test.ts.
import { spawnSync } from 'node:child_process';

/** A fenced block. `line` is that of its first line of content, from 1. */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** Commands of one ```sh block and what the reader is told they print. */
export interface Session {
  readonly line: number;
  readonly commands: readonly Command[];
  /** The ```text block that follows the commands, before the next heading and any other block. */
  readonly output?: string;
}

export interface Command {
  readonly text: string;
  /** From a trailing comment `# exit 1`; 0 without one. */
  readonly exit: number;
}

/** The fenced blocks of a document in their order; headings stand between them as blocks of language `#`. */
export function blocksOf(markdown: string): Block[] {
  const found: Block[] = [];
  let open: { fence: string; language: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^ {0,3}(`{3,}|~{3,})\s*(\S*)/.exec(line);
    if (open && fence?.[1]?.startsWith(open.fence) && !fence[2]) {
      found.push({ language: open.language, text: open.lines.join('\n'), line: open.line });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (fence?.[1]) open = { fence: fence[1], language: fence[2] ?? '', line: index + 2, lines: [] };
    else if (/^#{1,6} /.test(line)) found.push({ language: '#', text: line, line: index + 1 });
  }
  if (open) throw new Error(`the block at line ${open.line} is never closed`);
  return found;
}

/** Every ```sh block with its expected output, if one follows. */
export function sessionsOf(markdown: string): Session[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap((block, index) => {
    if (block.language !== 'sh') return [];
    const next = blocks[index + 1];
    const output = next?.language === 'text' ? { output: next.text } : {};
    return [{ line: block.line, commands: commandsOf(block.text), ...output }];
  });
}

/** Splits a script into whole commands: a line that bash calls unfinished, or a here-document, takes in the next. */
export function commandsOf(script: string): Command[] {
  const found: Command[] = [];
  let text = '';
  for (const line of script.split('\n')) {
    text = text ? `${text}\n${line}` : line;
    if (!text.trim() || (/^\s*#/.test(text) && !text.includes('\n'))) text = '';
    else if (whole(text)) {
      const exit = /\s#\s*exit (\d+)\s*$/.exec(text)?.[1];
      found.push({ text, exit: Number(exit ?? 0) });
      text = '';
    }
  }
  if (text) throw new Error(`this command never ends:\n${text}`);
  return found;
}

function whole(command: string): boolean {
  if (/(\\|\||&&)\s*$/.test(command)) return false;
  const { status, stderr } = spawnSync('bash', ['-n'], { input: `${command}\n`, encoding: 'utf8' });
  return status === 0 && !/here-document/.test(stderr);
}

/**
 * Whether printed text is what the document shows. In the document a line `…` stands for any lines, a `…` inside a
 * line for any characters; space at the end of lines and of the text does not count.
 */
export function shows(shown: string, printed: string): boolean {
  const plain = (text: string) => text.replace(/[ \t\r]+$/gm, '').trimEnd();
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*');
  const lines = plain(shown).split('\n');
  const pattern = lines.map((line) => (line.trim() === '…' ? '(?:.*\n)*?' : `${escaped(line)}\n`)).join('');
  return new RegExp(`^${pattern}$`).test(`${plain(printed)}\n`);
}
