// Fills wwwroot/vendor from node_modules: Tabler's style sheet as it is, and one sprite of the icons named in icons.json.
// Plain Node 18, no bundler; the same input gives the same bytes.
import { gzipSync } from 'node:zlib';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(project, 'node_modules');
const vendor = join(project, 'wwwroot', 'vendor');
const outline = join(modules, '@tabler', 'icons', 'icons', 'outline');

const names = JSON.parse(readFileSync(join(project, 'assets', 'icons.json'), 'utf8'));
const faults = [
  ...names.filter((name) => !existsSync(join(outline, `${name}.svg`))).map((name) => `no outline icon is called "${name}"`),
  ...names.filter((name, at) => at > 0 && name <= names[at - 1]).map((name) => `"${name}" is twice or out of order`),
];
if (faults.length > 0) {
  console.error(`assets/icons.json: ${faults.join('; ')}`);
  process.exit(1);
}

rmSync(vendor, { recursive: true, force: true });
mkdirSync(vendor, { recursive: true });
write('tabler.min.css', withoutSourceMap(read('@tabler', 'core', 'dist', 'css', 'tabler.min.css')));
write('icons.svg', sprite());
write('LICENSES.txt', licences(['@tabler/core', '@tabler/icons']));

function sprite() {
  const symbols = names.map((name) => `<symbol id="${name}" viewBox="0 0 24 24">${strokes(name)}</symbol>`);
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`;
}

// What is drawn, without the wrapper and without the invisible square that only marks the canvas.
function strokes(name) {
  return readFileSync(join(outline, `${name}.svg`), 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/?svg[^>]*>/g, '')
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim();
}

function licences(packages) {
  return packages.map((name) => {
    const { version, license, homepage } = JSON.parse(read(...name.split('/'), 'package.json'));
    return `${name} ${version}, ${license}, ${homepage}\n`;
  }).join('');
}

function withoutSourceMap(css) {
  return css.replace(/\/\*# sourceMappingURL=.*?\*\/\s*$/, '');
}

function read(...path) {
  return readFileSync(join(modules, ...path), 'utf8');
}

function write(name, text) {
  writeFileSync(join(vendor, name), text);
  console.log(`${name.padEnd(16)} ${String(Buffer.byteLength(text)).padStart(8)} bytes, ${gzipSync(text, { level: 9 }).length} gzip`);
}
