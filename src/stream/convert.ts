// Blocks of lines → N-Quads, and what was refused. The same function on one thread and on many.
import { isUtf8 } from 'node:buffer';
import type { Issue } from '../errors.ts';
import { type Iris, irisAt } from '../map/iri.ts';
import type { CodeIris } from '../map/mapping.ts';
import { type NQuadsContext, type RecordInput, type Written, writeRecord } from '../map/nquads.ts';
import { acceptsOf } from '../model/accept.ts';
import type { KnownCodes } from '../model/check.ts';
import { type CountryRecord, countryRecord } from '../model/country.ts';
import { codeLists } from '../model/kinds.ts';
import { parseCountry } from '../model/parse.ts';
import { screenOf } from '../model/screen.ts';
import { flat, LineBytes } from '../rdf/line-bytes.ts';
import { sortUnique } from '../rdf/sorted-lines.ts';
import { slugFault } from '../values/slug.ts';
import type { StreamContext } from './context.ts';
import { isShortest, mayRepeatNames, nameFault } from './json.ts';
import { lineDocument, ofRecord } from './line-document.ts';
import { badJson, lineIssue } from './reject.ts';
import { ShapeChecks } from './shapes.ts';

/** What became of a block. Line numbers count from 1 within it. */
export interface Converted {
  /** Whole lines of N-Quads, valid until the next block is converted. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lines: number;
  readonly records: number;
  readonly rejected: number;
  readonly facts: number;
  readonly evidence: number;
  /** In the order of the lines; several for one record. */
  readonly issues: readonly Issue[];
  /** The run ends here: the block was not read to its end. */
  readonly stopped: boolean;
}

/** Most issues told of one record. */
const MOST = 50;

const LF = 10;

/** Converts blocks, one after another. */
export class Converter {
  private readonly context: StreamContext;
  private readonly iris: Iris;
  private readonly known: KnownCodes;
  private readonly accepts = acceptsOf(countryRecord.schema);
  private readonly isSound: (record: CountryRecord) => boolean;
  private readonly out = new LineBytes();
  private readonly shapes: ShapeChecks | undefined;

  constructor(context: StreamContext) {
    this.context = { ...context, codes: flatCodes(context.codes) };
    const iris = irisAt(context.base);
    this.iris = context.checking === 'none' ? guarded(iris) : iris;
    this.known = Object.fromEntries(
      codeLists.map((list) => [list, new Set(context.codes[list].keys())]),
    ) as unknown as KnownCodes;
    this.isSound = screenOf(this.known);
    if (context.plan !== undefined) this.shapes = new ShapeChecks(context.plan);
  }

  /** Converts the lines of a block; `file` is named in issues. */
  convert(block: Uint8Array, file: string): Converted {
    const { out, context } = this;
    out.cut(0);
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    const isText = isUtf8(bytes);
    const issues: Issue[] = [];
    let [lines, records, rejected, facts, evidence] = [0, 0, 0, 0, 0];
    let stopped = false;
    for (let from = 0; from < bytes.length && !stopped; ) {
      const at = bytes.indexOf(LF, from);
      const to = at < 0 ? bytes.length : at;
      const line = bytes.subarray(from, to);
      from = to + 1;
      lines += 1;
      const text = line.toString();
      if (text.trim() === '') continue;
      records += 1;
      const place = { file, line: lines, column: 1 };
      const done = isText || isUtf8(line) ? this.one(text, place) : [lineIssue('bad-encoding', place)];
      if ('facts' in done) {
        facts += done.facts;
        evidence += done.evidence;
      } else {
        rejected += 1;
        issues.push(...done.slice(0, MOST));
        stopped = context.stops;
      }
    }
    const written = out.bytes() as Uint8Array<ArrayBuffer>;
    return {
      bytes: context.sorted ? sortUnique(written).bytes : written,
      lines,
      records,
      rejected,
      facts,
      evidence,
      issues,
      stopped,
    };
  }

  private one(text: string, place: NonNullable<Issue['place']>): Written | readonly Issue[] {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return [badJson(text, place)];
    }
    if (this.context.checking === 'none') return this.unchecked(text, value, place);
    const length = this.accepts(value);
    if (length >= 0 && (isShortest(text, length) || !mayRepeatNames(text, value))) {
      const record = value as CountryRecord;
      if (this.context.sources.has(record.source) && this.isSound(record)) return this.shaped(record, place);
    }
    return this.slowly(text, value, place);
  }

  /** The same verdict in words, and the record where the quick checks were too careful. */
  private slowly(text: string, value: unknown, place: NonNullable<Issue['place']>): Written | readonly Issue[] {
    const fault = nameFault(text);
    if (fault !== undefined) return [lineIssue(fault.code, place, fault)];
    const { sources } = this.context;
    const parsed = parseCountry(lineDocument(text, value, place), { known: this.known, sources, oneOfMany: true });
    return parsed.ok ? this.shaped(parsed.value.record, place) : parsed.issues.map(ofRecord);
  }

  /** Writes what can be written; what cannot is told as if it had been checked. */
  private unchecked(text: string, value: unknown, place: NonNullable<Issue['place']>): Written | readonly Issue[] {
    // The one way to half a character in a line that is UTF-8.
    if (/\\u[dD][89a-fA-F]/.test(text)) return this.slowly(text, value, place);
    const { length } = this.out;
    try {
      return this.write(value as CountryRecord);
    } catch (error) {
      this.out.cut(length);
      const issues = this.slowly(text, value, place);
      if ('facts' in issues) throw error;
      return issues;
    }
  }

  /** Writes a record that the model has checked, unless its triples violate a shape. */
  private shaped(record: CountryRecord, place: NonNullable<Issue['place']>): Written | readonly Issue[] {
    if (this.shapes !== undefined) {
      const issues = this.shapes.issues(this.mapped(record), place);
      if (issues.length > 0) return issues;
    }
    return this.write(record);
  }

  private write(record: CountryRecord): Written {
    const { context, ...input } = this.mapped(record);
    return writeRecord(this.out, context, input);
  }

  /** A record with all that it is mapped with. */
  private mapped(record: CountryRecord): RecordInput & { readonly context: NQuadsContext } {
    const { sources, locks, codes, evidence } = this.context;
    const source = sources.get(record.source);
    if (source === undefined) throw new Error(`no source ${record.source}`);
    const lock = locks.get(record.country.code);
    const isOfPage = lock?.source === source.id && lock.sha256 === source.sha256;
    return { context: { iris: this.iris, codes, evidence }, record, source, lock: isOfPage ? lock : undefined };
  }
}

/** Concepts as IRIs that are quick to write. */
function flatCodes(codes: CodeIris): CodeIris {
  const lists = Object.entries(codes).map(([list, words]) => [
    list,
    new Map([...words].map(([word, iri]) => [word, flat(iri)])),
  ]);
  return Object.fromEntries(lists) as CodeIris;
}

/** Names that nobody has checked must not reach an IRI as they are. */
function guarded(iris: Iris): Iris {
  const slug = (name: string) => {
    const fault = slugFault(name);
    if (fault !== undefined) throw new Error(`the name ${JSON.stringify(name)} ${fault}`);
    return name;
  };
  return {
    ...iris,
    thing: (country, name) => iris.thing(slug(country), slug(name)),
    wording: (name) => iris.wording(slug(name)),
    activity: (name) => iris.activity(slug(name)),
  };
}
