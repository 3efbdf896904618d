// What a SPARQL constraint may not do because $this has a value before it runs (SHACL 5.2.1 and appendix A). Here the
// query runs once for all nodes, with $this as a variable, so each group that asks for $this must bind it, too.

// Comment, IRI, string, variable, word, or any other character. Anchored by the flag, so each character is read once.
const token =
  /\s*(?:(#[^\n]*)|(<[^<>"{}|^`\\\s]*>)|("""(?:[^"\\]|\\.|"{1,2}(?!"))*"""|'''(?:[^'\\]|\\.|'{1,2}(?!'))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|([?$]\w+)|([A-Za-z]\w*)|(\S))/gsy;

/** A group `{ … }` while it is read. */
interface Group {
  /** `select` for one that is a subquery. */
  readonly kind: 'plain' | 'optional' | 'exists' | 'select';
  /** A triple pattern of the group, or of each alternative in it, holds $this. */
  bound: boolean;
  /** An expression of the group holds $this. */
  asked: boolean;
  /** Whether each group of the last UNION binds $this. */
  union: boolean[];
  /** Depth of parentheses. */
  depth: number;
}

const forbidden: ReadonlyMap<string, string> = new Map([
  ['MINUS', 'holds MINUS'],
  ['VALUES', 'holds VALUES'],
  ['SERVICE', 'holds SERVICE'],
]);
const optionalVariables = ['shapesGraph', 'currentShape', 'PATH'];

/** What is wrong, without a subject (`holds MINUS`), or undefined. The query need not be one that can be parsed. */
export function preBindingFault(query: string): string | undefined {
  const groups: Group[] = [];
  let [word, variable, head]: [string, string, string[] | undefined] = ['', '', undefined];
  token.lastIndex = 0;
  for (let found = token.exec(query); found !== null; found = token.exec(query)) {
    const [, comment, , , name, letters = '', mark = ''] = found;
    if (comment !== undefined) continue;
    const before = word;
    word = letters.toUpperCase();
    const group = groups.at(-1);
    const fault = forbidden.get(word);
    if (fault !== undefined) return `${fault}, which SHACL does not allow`;
    if (word === 'SELECT') head = [];
    if (name !== undefined) {
      variable = name.slice(1);
      if (optionalVariables.includes(variable)) return `asks for $${variable}, which has no value here`;
      if (variable === 'this' && before === 'AS') return 'gives $this a value of its own';
      head?.push(variable);
      if (variable === 'this' && head === undefined && group !== undefined) {
        if (group.depth > 0) group.asked = true;
        else group.bound = true;
      }
    }
    if (mark === '(' && group !== undefined) group.depth += 1;
    else if (mark === ')' && group !== undefined) group.depth -= 1;
    else if (mark === '{') {
      if (head !== undefined && groups.length > 0 && !head.includes('this')) return 'has a subquery without $this';
      const kind =
        head !== undefined ? 'select' : before === 'OPTIONAL' ? 'optional' : before === 'EXISTS' ? 'exists' : 'plain';
      if (group !== undefined && before !== 'UNION') settle(group);
      groups.push({ kind, bound: false, asked: false, union: [], depth: 0 });
      head = undefined;
    } else if (mark === '}' && group !== undefined) {
      groups.pop();
      settle(group);
      const outer = groups.at(-1);
      if (group.asked && !group.bound && group.kind === 'optional' && outer !== undefined) outer.asked = true;
      // Within EXISTS, variables have the values of the row that is asked about.
      else if (group.asked && !group.bound && !groups.concat(group).some(({ kind }) => kind === 'exists')) {
        return 'asks for $this in a group that does not bind it by a triple pattern';
      }
      if (group.kind === 'plain' || group.kind === 'select') outer?.union.push(group.bound);
    }
  }
  return undefined;
}

function settle(group: Group): void {
  if (group.union.length > 0 && group.union.every(Boolean)) group.bound = true;
  group.union = [];
}
