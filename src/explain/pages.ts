// Quotes on the texts of their pages, with the words around them.
import { join } from 'node:path';
import type { Issue } from '../errors.ts';
import { Page, type Span } from '../model/page.ts';
import type { Project } from '../project/open.ts';
import { hashOf, readPages } from '../project/quotes.ts';
import type { Ground } from './origins.ts';

/** A quote on the text at hand. */
export interface OnPage {
  /** `here`: as recorded, or looked up now; `moved`: elsewhere than recorded; `gone`: the text does not say it. */
  readonly state: 'here' | 'moved' | 'gone';
  /** The text file. */
  readonly file: string;
  /** From 1, columns in code points; absent where the words are gone. */
  readonly line?: number;
  readonly column?: number;
  readonly before?: string;
  readonly after?: string;
}

/** The texts of pages, by the identifier of their source. */
export class Pages {
  readonly #pages = new Map<string, { readonly file: string; readonly page: Page }>();

  /** Reads the pages of a project from a folder. Issues: those of `readPages`; a warning `changed-page`. */
  static async read(project: Project, folder: string): Promise<{ pages: Pages; issues: readonly Issue[] }> {
    const pages = new Pages();
    const { texts, issues } = await readPages(project, folder);
    const changed: Issue[] = [];
    for (const { record, source } of project.countries) {
      const text = texts.get(record.country.code);
      if (text === undefined) continue;
      pages.#pages.set(source.id, { file: join(folder, source.file), page: new Page(text) });
      const sha256 = hashOf(text);
      if (sha256 === source.sha256) continue;
      const message = `the text of ${source.id} is not the one that data/sources.yaml names: its SHA-256 is ${sha256}`;
      const expected = `SHA-256 ${source.sha256}; ncb-graph validate --source-text tells which facts still stand`;
      changed.push({ code: 'changed-page', severity: 'warning', message, expected });
    }
    return { pages, issues: [...issues, ...changed] };
  }

  /** Where the words stand, with those around them; undefined where the text is not at hand. */
  find({ source, quote, position }: Ground): OnPage | undefined {
    const known = this.#pages.get(source);
    if (known === undefined) return undefined;
    const { file, page } = known;
    const recorded = position !== undefined && page.slice(position) === quote;
    const span: Span | undefined = recorded ? position : page.occurrences(quote)[0];
    if (span === undefined) return { state: 'gone', file };
    const state = recorded || position === undefined ? 'here' : 'moved';
    return { state, file, ...page.placeOf(span[0]), ...page.context(span) };
  }
}
