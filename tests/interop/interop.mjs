// The interop test: what Kader saves must open in stock Mirador. Ends with 0 when it does and 1 when not.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handmade } from './handmade.mjs';
import { harvest, referenceOf, startDemo, textOf } from './kader.mjs';
import { viewAll } from './mirador.mjs';
import { startServer } from './server.mjs';
import { bothViews } from './views.mjs';

const LIMIT_MS = 480_000;

const build = process.argv[2];
const modules = join(build, 'interop/node_modules');
const bin = join(build, 'bin');
const published = new Map();
const views = [];
const ends = [];

setTimeout(() => {
  console.log(`FAIL  not done after ${LIMIT_MS / 1000} s`);
  process.exit(1);
}, LIMIT_MS).unref();

async function addHandmade() {
  const server = await startServer({});
  ends.push(() => server.close());
  const { manifest, picture } = handmade(server.origin);
  server.routes['/waves.png'] = { type: 'image/png', body: picture };
  published.set(manifest.id, JSON.stringify(manifest));
  const view = { name: 'made by hand', manifest: manifest.id, reference: picture };
  views.push(...bothViews(view, (motivation) => `A note of ${motivation}`));
}

async function addHarvested() {
  const demo = await startDemo(bin);
  ends.push(demo.stop);
  const saved = await harvest(bin, demo.origin, join(build, 'interop/harvest'));
  for (const [id, { name, text, document }] of saved) {
    published.set(id, text);
    const reference = await referenceOf(document.items[0]);
    views.push(...bothViews({ name, manifest: id, reference }, textOf));
  }
}

async function main() {
  await addHandmade();
  if (existsSync(join(bin, 'kader-cli')))
    await addHarvested();
  const failed = await viewAll(modules, views, async (address) => published.get(address));
  console.log(`${views.length - failed} of ${views.length} views passed`);
  return failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.log(`FAIL  ${error.stack}`);
  return 1;
}).then((code) => {
  ends.forEach((end) => end());
  process.exit(code);
});
