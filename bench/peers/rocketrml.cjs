// RocketRML on rows and a mapping: node rocketrml.cjs MAPPING OUTPUT PACKAGES
const { createRequire } = require('node:module');

const [mapping, output, packages] = process.argv.slice(2);
const { parseFile } = createRequire(`${packages}/`)('rocketrml');
parseFile(mapping, output, { toRDF: true, verbose: false, replace: false }).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
