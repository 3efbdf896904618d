// A small project on disk whose output is to be replaced, and the state rule: its output is the old or the new one.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ncbGraph } from './command-line.ts';

const repository = join(import.meta.dirname, '..', '..');

/** Relative path → content. */
export type Content = ReadonlyMap<string, Buffer>;

/** The files below a folder; undefined where there is none. */
export function contentOf(folder: string): Content | undefined {
  if (!fs.existsSync(folder)) return undefined;
  const paths = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => fs.lstatSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path, fs.readFileSync(join(folder, path))]));
}

export function isSame(a: Content | undefined, b: Content): boolean {
  return a?.size === b.size && [...b].every(([path, bytes]) => a.get(path)?.equals(bytes));
}

/** What stands in a project that no run has broken. */
const whole = ['data', 'ontology', 'output'];

/** Copies of one project, each with the same old output; `export` makes the same new one of it. */
export class Template {
  readonly root: string;
  private readonly model: string;
  private count = 0;
  readonly old: Content;
  readonly new: Content;

  private constructor(root: string, model: string, old: Content, fresh: Content) {
    [this.root, this.model, this.old, this.new] = [root, model, old, fresh];
  }

  static async make(): Promise<Template> {
    const root = fs.mkdtempSync(join(tmpdir(), 'ncb-faults-'));
    const model = join(root, 'model');
    fs.cpSync(join(repository, 'tests/bad/base/data'), join(model, 'data'), { recursive: true });
    fs.cpSync(join(repository, 'ontology'), join(model, 'ontology'), { recursive: true });
    const contents: Content[] = [];
    // The same facts under another base: no file of the two outputs is alike.
    for (const base of [[], ['--base', 'https://example.org/before/']]) {
      fs.rmSync(join(model, 'output'), { recursive: true, force: true });
      const { exit, stderr } = await ncbGraph(['export', ...base], { cwd: model });
      const content = contentOf(join(model, 'output'));
      if (exit !== 0 || content === undefined) throw new Error(stderr);
      contents.unshift(content);
    }
    const [old, fresh] = contents;
    if (old === undefined || fresh === undefined) throw new Error('no output');
    return new Template(root, model, old, fresh);
  }

  /** A project with the old output. */
  copy(): string {
    const project = join(this.root, `project-${this.count++}`);
    fs.cpSync(this.model, project, { recursive: true });
    return project;
  }

  /**
   * The state rule. Answers which output stands; `absent` for the moment of a swap in which the old one stands beside.
   * Throws for a mixture, and tells how many bytes of the old output are nowhere.
   */
  stateOf(project: string, lose: (bytes: number) => void = () => {}): 'old' | 'new' | 'absent' {
    const output = contentOf(join(project, 'output'));
    if (isSame(output, this.new)) return 'new';
    const kept = output ?? contentOf(join(project, '.output.prev')) ?? new Map<string, Buffer>();
    const gone = [...this.old].filter(([path, bytes]) => !kept.get(path)?.equals(bytes));
    lose(gone.reduce((sum, [, bytes]) => sum + bytes.length, 0));
    expect(gone.map(([path]) => path)).toEqual([]);
    expect([...kept.keys()]).toEqual([...this.old.keys()]);
    return output === undefined ? 'absent' : 'old';
  }

  /** Whether no stopped run left a trace: then the next run is as if there had been none. */
  isUntouched(project: string): boolean {
    return (
      isSame(contentOf(join(project, 'output')), this.old) && fs.readdirSync(project).sort().join() === whole.join()
    );
  }

  /** The clean rule: after a run that succeeded the new output stands, and nothing beside it. */
  expectClean(project: string): void {
    expect(fs.readdirSync(project).sort()).toEqual(whole);
    expect(this.stateOf(project)).toBe('new');
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}
