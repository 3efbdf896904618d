// Reads source files with the TypeScript parser and tells where they break the tables of architecture-rules.ts.
// Which files are read is the test's affair.
import { posix } from 'node:path';
import ts from 'typescript';
import { exceptions, forbidden, longest, namesOfNothing, packages, rooms, worldly } from './architecture-rules.ts';

/** Path below src/, with `/`, → text. */
export type Sources = ReadonlyMap<string, string>;

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every violation as `file[:line] what`, in the order of the files given; empty when the law is kept. */
export function violations(sources: Sources): string[] {
  const found = [...sources].flatMap(([file, text]) => {
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
    return [
      ...form(file, text),
      ...imports(tree).flatMap((each) => trespass(file, each, sources)),
      ...uses(file, tree),
    ];
  });
  return [...found, ...cycles(sources)];
}

/** The room of a file: the folder, the file itself at the root of src/, or the exception it falls under. */
export function roomOf(file: string): string {
  const exception = exceptions.find(([pattern]) => pattern.test(file));
  return exception ? exception[1] : (file.split('/')[0] ?? file).replace(/\.ts$/, '');
}

const generated = (file: string): boolean => file.endsWith('.g.ts');

function form(file: string, text: string): string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const first = lines[0]?.startsWith('#!') ? lines[1] : lines[0];
  return [
    ...(rooms[roomOf(file)] ? [] : [`${file} is in a room that architecture-rules.ts does not list`]),
    ...(/^\/\/ \S/.test(first ?? '') ? [] : [`${file}:1 does not open with a comment line`]),
    ...(lines.length > longest && !generated(file) ? [`${file} has ${lines.length} lines (at most ${longest})`] : []),
    ...(namesOfNothing.test(file) ? [`${file} is not named for what it holds`] : []),
    ...(file === 'cli/main.ts' && !text.startsWith('#!/usr/bin/env node\n') ? [`${file}:1 has no #! line`] : []),
    ...(file === 'index.ts' && !onlyExportsFrom(file, text) ? [`${file} does more than export from other files`] : []),
  ];
}

function onlyExportsFrom(file: string, text: string): boolean {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
  return statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier);
}

/** All imports of a file: static, re-exported, dynamic, and `import('…')` in types. */
function imports(tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, bringsTypesOnly(node.importClause));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, exportsTypesOnly(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function bringsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
}

function exportsTypesOnly({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return !!exportClause && ts.isNamedExports(exportClause) && exportClause.elements.every((each) => each.isTypeOnly);
}

function trespass(file: string, { specifier, typeOnly }: Import, sources: Sources): string[] {
  const from = roomOf(file);
  if (!specifier.startsWith('.')) return trespassOfPackage(file, from, specifier);
  const target = resolve(file, specifier);
  if (!sources.has(target)) return target.endsWith('.ts') ? [`${file} imports ${specifier}, which is not there`] : [];
  const to = roomOf(target);
  const allowed = [...(rooms[from]?.rooms ?? []), ...(typeOnly ? (rooms[from]?.types ?? []) : [])];
  if (to === from || allowed.includes(to)) return [];
  const typesWouldDo = rooms[from]?.types?.includes(to) ?? false;
  return [`${file} imports ${target}: ${from} may not import ${to}${typesWouldDo ? ' but for its types' : ''}`];
}

function trespassOfPackage(file: string, from: string, specifier: string): string[] {
  if (specifier.startsWith('node:')) {
    const allowed = Object.hasOwn(worldly, specifier) ? worldly[specifier] : undefined;
    return !allowed || allowed.includes(from) ? [] : [`${file} imports ${specifier}: ${from} may not touch the world`];
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const allowed = Object.hasOwn(packages, name) ? packages[name] : undefined;
  if (!allowed) return [`${file} imports ${specifier}, a package that architecture-rules.ts does not list`];
  return allowed.includes(from) ? [] : [`${file} imports ${specifier}: only ${allowed.join(', ')} may`];
}

const resolve = (file: string, specifier: string): string =>
  posix.normalize(posix.join(posix.dirname(file), specifier));

/** Names that only the ends of the line may use, wherever they stand in the code; comments and strings are free. */
function uses(file: string, tree: ts.SourceFile): string[] {
  const room = roomOf(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = nameUsed(node);
    const rule = name && forbidden.find(({ what, except }) => what.test(name) && !except.includes(room));
    if (rule) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push(`${file}:${line + 1} uses ${name}: ${rule.why}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function nameUsed(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node)) return `new ${node.expression.getText()}`;
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return node.expression.text;
  if (ts.isPropertyAccessExpression(node)) return node.getText().replace(/\s|\?/g, '');
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return `${node.expression.getText()}.${node.argumentExpression.text}`;
  }
  return undefined;
}

/** One line for each import that closes a circle of files; imports of types count, for they bind readers too. */
function cycles(sources: Sources): string[] {
  const edges = new Map<string, string[]>();
  for (const [file, text] of sources) {
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
    const targets = imports(tree).filter(({ specifier }) => specifier.startsWith('.'));
    edges.set(file, [...new Set(targets.map(({ specifier }) => resolve(file, specifier)))]);
  }
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push(`import cycle: ${[...path.slice(start), file].join(' → ')}`);
    if (start >= 0 || done.has(file)) return;
    for (const target of edges.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of sources.keys()) walk(file, []);
  return found;
}
