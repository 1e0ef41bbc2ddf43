// What Kader's own programs write, from the embedded repository.
import { spawn, execFile } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ALL_MOTIVATIONS } from './mirador.mjs';

const run = promisify(execFile);
const BASE = 'https://example.org/curated/';
const START_MS = 30_000;

/** The embedded repository as a process; `origin` is where it listens. */
export async function startDemo(bin) {
  const demo = spawn(join(bin, 'kader-demo'), [], { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('kader-demo did not say where it listens')), START_MS);
    let said = '';
    demo.once('error', reject);
    demo.once('exit', (code) => reject(new Error(`kader-demo ended with ${code}`)));
    demo.stdout.on('data', (bytes) => {
      said += bytes;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) {
        clearTimeout(timer);
        resolve(address[0]);
      }
    });
  });
  return { origin, stop: () => demo.kill() };
}

/** Harvests two datasets that have images, with an annotation of each motivation on each one's first canvas, and
 *  answers what was saved: a manifest of each and one over both. */
export async function harvest(bin, origin, folder) {
  const cli = async (...args) => (await run(join(bin, 'kader-cli'), ['--repository', origin, '--no-cache', ...args],
    { maxBuffer: 64 << 20 })).stdout;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const out = join(folder, 'curated');
  const args = [];
  for (const { uuid, manifest } of await twoWithImages(cli)) {
    const csv = join(folder, `${uuid}.csv`);
    await writeFile(csv, rows(labelOf(manifest.items[0])));
    args.push('--dataset', uuid, '--csv', `${uuid}=${csv}`);
  }
  await cli('harvest', ...args, '--base-url', BASE, '-o', out);
  return savedManifests(out);
}

async function twoWithImages(cli) {
  const [collection] = JSON.parse(await cli('collections', '--search', 'Reading the Netherlands', '--json'));
  const found = [];
  for (const { uuid } of JSON.parse(await cli('datasets', '--collection', collection.uuid, '--json'))) {
    const manifest = await cli('fetch', uuid).then(JSON.parse).catch(() => undefined);
    if (manifest?.items?.length > 0)
      found.push({ uuid, manifest });
    if (found.length === 2)
      return found;
  }
  throw new Error('the collection has no two datasets with images');
}

export function textOf(motivation) {
  return `A curator's note of ${motivation}`;
}

function rows(label) {
  const quoted = `"${label.replaceAll('"', '""')}"`;
  const row = (motivation, i) => `${quoted},${textOf(motivation)},"${10 * i},10,40,40",${motivation},en`;
  return ['canvas_label,text,xywh,motivation,lang', ...ALL_MOTIVATIONS.map(row), ''].join('\n');
}

function labelOf(canvas) {
  return Object.values(canvas.label)[0][0];
}

/** The manifests below a folder by their ids. */
async function savedManifests(folder) {
  const saved = new Map();
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.json'))
      continue;
    const text = await readFile(join(folder, name), 'utf8');
    const document = JSON.parse(text);
    if (document.type === 'Manifest')
      saved.set(document.id, { name, text, document });
  }
  return saved;
}

/** The first canvas's image in small, as the repository's image service gives it. */
export async function referenceOf(canvas) {
  const { body } = canvas.items[0].items[0];
  const service = [body.service].flat()[0];
  const response = await fetch(service ? `${service.id ?? service['@id']}/full/400,/0/default.jpg` : body.id);
  if (!response.ok)
    throw new Error(`${response.url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
