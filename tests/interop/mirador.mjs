// Opens manifests in stock Mirador 4 and looks whether the image is painted and the annotations are listed.
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { likeness } from './likeness.mjs';
import { viewerPage } from './page.mjs';
import { scriptRoute, startServer } from './server.mjs';

export const ALL_MOTIVATIONS = [
  'assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting', 'identifying',
  'linking', 'moderating', 'questioning', 'replying', 'tagging', 'supplementing',
];

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const ALIKE = 0.8;
const PATIENCE_MS = 60_000;

/** One view of one manifest:
 *    name         what the report calls it
 *    manifest     its address, which is its id
 *    canvas       id of the canvas to show; the first one otherwise
 *    motivations  what the page is configured to list; Mirador's own default otherwise
 *    reference    bytes of an image that the whole canvas must look like
 *    listed       texts that the annotations panel must show
 *    unlisted     texts that it must not show
 *  `published` answers the address of a document that Kader wrote with its text, or undefined. */
export async function viewAll(modules, views, published) {
  const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core');
  const profile = await mkdtemp(join(tmpdir(), 'kader-interop-'));
  const server = await startServer({ '/mirador.js': await scriptRoute(join(modules, 'mirador/dist/mirador.min.js')) });
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM, args: FLAGS, chromiumSandbox: false, locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
  });
  try {
    await keepInside(browser, published);
    const helper = await browser.newPage();
    let failed = 0;
    for (const view of views)
      failed += (await look(browser, helper, server, view)) ? 0 : 1;
    return failed;
  } finally {
    await browser.close();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

// What Kader published is answered from its files; this machine's own servers are reached; nothing else is.
async function keepInside(browser, published) {
  await browser.route('**/*', async (route) => {
    const address = route.request().url();
    const text = await published(address);
    if (text !== undefined)
      await route.fulfill({ contentType: 'application/ld+json', headers: { 'Access-Control-Allow-Origin': '*' }, body: text });
    else if (/^(data|blob):/.test(address) || new URL(address).hostname === '127.0.0.1')
      await route.continue();
    else
      await route.abort();
  });
}

async function look(browser, helper, server, view) {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const started = Date.now();
  try {
    await open(page, server, view);
    await waitForImage(page, helper, view.reference);
    await checkAnnotations(page, view);
    console.log(`ok    ${view.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    console.log(`FAIL  ${view.name}: ${error.message}`);
    errors.forEach((message) => console.log(`      the page says: ${message}`));
    return false;
  } finally {
    await page.close();
  }
}

async function open(page, server, view) {
  const config = { windows: [{ manifestId: view.manifest, ...(view.canvas ? { canvasId: view.canvas } : {}) }] };
  if (view.motivations)
    config.annotations = { filteredMotivations: view.motivations };
  server.routes['/'] = { type: 'text/html', body: viewerPage(config) };
  await page.goto(server.origin, { timeout: PATIENCE_MS });
}

async function waitForImage(page, helper, reference) {
  const canvas = page.locator('.openseadragon-canvas').first();
  await canvas.waitFor({ timeout: PATIENCE_MS });
  const end = Date.now() + PATIENCE_MS;
  let found = 0;
  do {
    found = await likeness(helper, await canvas.screenshot(), reference);
    if (found >= ALIKE)
      return;
    await page.waitForTimeout(200);
  } while (Date.now() < end);
  throw new Error(`the image is not painted (likeness ${found.toFixed(2)}, wanted ${ALIKE})`);
}

async function checkAnnotations(page, view) {
  await page.getByRole('button', { name: 'Toggle sidebar' }).first().click({ timeout: PATIENCE_MS });
  await page.getByRole('tab', { name: 'Annotations' }).click({ timeout: PATIENCE_MS });
  const panel = page.locator('.mirador-companion-window-left').first();
  for (const text of view.listed)
    await panel.getByText(text, { exact: true }).first().waitFor({ timeout: PATIENCE_MS })
      .catch(() => { throw new Error(`not listed: ${text}`); });
  const shown = await panel.innerText();
  const tooMuch = (view.unlisted ?? []).filter((text) => shown.includes(text));
  if (tooMuch.length > 0)
    throw new Error(`listed, but should not be: ${tooMuch.join(', ')}`);
}
