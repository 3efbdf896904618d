// The programs that are measured beside ours, from their registries into a folder of their own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** RocketRML needs a package that it does not name: the last of it that has what it asks for. */
const packages = ['jsonld-streaming-serializer@4.0.0', 'rocketrml@2.1.2', 'ky@0.25.1'];
const morph = 'morph-kgc==2.10.0';
const mapper = '6.1.3';

/** @param {string} program @param {readonly string[]} args @param {string} [cwd] */
function ran(program, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  const told =
    `${stderr ?? ''}${stdout ?? ''}`
      .trim()
      .split('\n')
      .find((line) => /error/i.test(line)) ?? '';
  return { ok: status === 0, why: error ? `no ${program}` : stripVTControlCharacters(told).slice(0, 240) };
}

/**
 * Installs what is not there yet. Of what cannot be installed it says why.
 * @param {string} folder
 */
export function install(folder) {
  const npm = join(folder, 'npm');
  const python = join(folder, 'python', 'bin', 'python');
  const maven = join(folder, 'maven');
  for (const each of [npm, maven]) mkdirSync(each, { recursive: true });
  writeFileSync(join(npm, 'package.json'), '{ "private": true }\n');
  const ofNpm = existsSync(join(npm, 'node_modules/rocketrml'))
    ? { ok: true, why: '' }
    : ran('npm', ['install', '--silent', '--no-audit', '--no-fund', ...packages], npm);
  if (!existsSync(python)) ran('python3', ['-m', 'venv', join(folder, 'python')]);
  const ofPip = ran(python, ['-m', 'pip', 'install', '--quiet', morph]);
  const dependency = `<dependency><groupId>be.ugent.rml</groupId><artifactId>rmlmapper</artifactId><version>${mapper}</version></dependency>`;
  writeFileSync(
    join(maven, 'pom.xml'),
    `<project><modelVersion>4.0.0</modelVersion><groupId>bench</groupId><artifactId>bench</artifactId><version>1</version><dependencies>${dependency}</dependencies></project>\n`,
  );
  const ofMaven = existsSync(join(maven, 'lib', `rmlmapper-${mapper}.jar`))
    ? { ok: true, why: '' }
    : ran('mvn', ['-q', '-B', '-Dstyle.color=never', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], maven);
  return {
    npm: { ...ofNpm, folder: npm },
    morph: { ...ofPip, python },
    rmlmapper: { ...ofMaven, jars: join(maven, 'lib', '*') },
  };
}
