// Folders as they were in a revision of git, read by git itself: no shell, no hook, no network, nothing checked out.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Issue, passed, type Result, refused } from '../errors.ts';

/** Bytes of all files of a folder together. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The revision that an argument names, or undefined where it names a file or a folder: `REV:` or `git:REV`, with REV as
 * git takes it (`HEAD~2`, a tag, a hash).
 */
export function revisionNamed(argument: string): string | undefined {
  if (argument.startsWith('git:')) return argument.slice('git:'.length);
  return argument.endsWith(':') ? argument.slice(0, -1) : undefined;
}

/**
 * Writes the files of a folder, as the revision holds it, into `to`; gives whether it holds the folder at all.
 * The repository is the one that the folder lies in. Issues: `bad-revision`, `no-git`.
 */
export async function writeRevision(revision: string, folder: string, to: string): Promise<Result<boolean>> {
  if (revision === '' || revision.startsWith('-') || /[\0\n]/.test(revision)) return refused(notOne(revision));
  const git = (args: readonly string[], input = '') => run(dirname(resolve(folder)), args, input);
  const commit = await git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (!commit.ok) return refused(commit.fault === 'status' ? notOne(revision) : commit.issue);
  const listing = await git(['ls-tree', '-r', '-z', text(commit.bytes).trim(), '--', basename(resolve(folder))]);
  if (!listing.ok) return refused(listing.issue);
  const entries = text(listing.bytes).split('\0').slice(0, -1).map(entryOf);
  const unread = entries.filter(({ mode, path }) => !/^100/.test(mode) || /(^|\/)\.\.?(\/|$)|^\/|\\/.test(path));
  if (unread.length > 0) return refused(...unread.map(({ path }) => notPlain(revision, path)));
  const read = await git(['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join(''));
  if (!read.ok) return refused(read.issue);
  let at = 0;
  for (const { path } of entries) {
    const end = read.bytes.indexOf(0x0a, at);
    const size = Number(read.bytes.toString('latin1', at, end).split(' ')[2]);
    if (!Number.isSafeInteger(size)) return refused(noGit(`it does not hold the content of ${path}`));
    const file = join(to, ...path.split('/').slice(1));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, read.bytes.subarray(end + 1, end + 1 + size), { flag: 'wx' });
    at = end + size + 2;
  }
  return passed(entries.length > 0);
}

/** A line of `git ls-tree`: mode, kind, object, tab, path. */
function entryOf(line: string): { readonly mode: string; readonly object: string; readonly path: string } {
  const [head = '', path = ''] = line.split('\t');
  const [mode = '', , object = ''] = head.split(' ');
  return { mode, object, path };
}

type Ran =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly fault: 'absent' | 'status'; readonly issue: Issue };

function run(cwd: string, args: readonly string[], input: string): Promise<Ran> {
  const env = {
    ...process.env,
    LC_ALL: 'C',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
  return new Promise((done) => {
    const child = execFile(
      'git',
      ['--no-pager', '--literal-pathspecs', ...args],
      { cwd, env, encoding: 'buffer', maxBuffer: MAX_BYTES, windowsHide: true },
      (error, stdout, stderr) => {
        if (error === null) return done({ ok: true, bytes: stdout });
        const said = text(stderr).trim().split('\n')[0] ?? '';
        const isAbsent = error.code === 'ENOENT';
        const status = !isAbsent && !/not a git repository|dubious ownership/.test(said);
        const reason = isAbsent ? 'git cannot be run' : said || error.message.split('\n')[0];
        done({ ok: false, fault: status ? 'status' : 'absent', issue: noGit(String(reason)) });
      },
    );
    // A git that ends before it has read everything closes the pipe; its status tells.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

const text = (bytes: Buffer): string => bytes.toString('utf8');

function notOne(revision: string): Issue {
  return {
    code: 'bad-revision',
    severity: 'error',
    message: `git finds no revision ${JSON.stringify(revision.slice(0, 80))}`,
    expected: 'a commit, tag or branch, as HEAD~1: or v0.1.0: or git:HEAD~1',
  };
}

function notPlain(revision: string, path: string): Issue {
  const expected = 'plain files; links and modules of git are not followed';
  return { code: 'bad-revision', severity: 'error', message: `${revision}:${path} is no plain file`, expected };
}

function noGit(reason: string): Issue {
  return {
    code: 'no-git',
    severity: 'error',
    message: `a revision is read by git, and it says: ${reason}`,
    expected: 'git on this machine, and facts that lie in a repository of git; or two exports',
  };
}
