// SPDX-License-Identifier: MulanPSL-2.0
// Every component, from the view library's gallery: axe, CSP, width, text at 200 %, and the script.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, existsSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { axe, noFaults, noSideScroll, ok, person, root, same, shot, DESKTOP, PHONE } from './lib.mjs';

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
  + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
const assets = path.join(root, 'src/platform/view/assets');
const program = process.env.RENDA_GALLERY || path.join(root, 'build/src/platform/view/render_gallery');

// Serves the rendered pages under our CSP, and remembers what was posted.
function serve(folder, posts) {
  const server = http.createServer((rq, rs) => {
    const url = rq.url.split('?')[0];
    if (rq.method === 'POST') {
      const parts = [];
      rq.on('data', (d) => parts.push(d));
      rq.on('end', () => {
        posts.push({ url, body: Buffer.concat(parts).toString('latin1') });
        rs.writeHead(303, { Location: '/phone.html' }).end();
      });
      return;
    }
    const file = path.join(url.startsWith('/static/') ? assets : folder, path.basename(url) || '-');
    if (!existsSync(file)) { rs.writeHead(404).end(); return; }
    rs.writeHead(200, { 'Content-Type': TYPES[path.extname(file)], 'Content-Security-Policy': CSP }).end(readFileSync(file));
  });
  return new Promise((r) => server.listen(0, '127.0.0.1', () => r(server)));
}

async function look(page, name) {
  const viewport = page.viewportSize();
  const what = `gallery ${name} at ${viewport.width}`;
  await page.goto(`/${name}.html`);
  await axe(page, what);
  await noSideScroll(page, what);
  await shot(page, `gallery-${name}-${viewport.width}`);
  if (viewport.width < 400) {
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('html{font-size:200%!important}');
      document.adoptedStyleSheets = [sheet];
    });
    await noSideScroll(page, `${what}, text at 200 %`);
  }
  noFaults(page, what);
  page.faults = [];
}

async function dialogs(browser, at, posts) {
  const page = await person(browser, at, { viewport: PHONE });
  await page.goto('/record.html');
  await page.click('.acts form button');
  ok(await page.isVisible('dialog'), 'a dialog asks first');
  await page.click('dialog button[value=""]');
  await page.waitForSelector('dialog', { state: 'hidden' });
  same(posts.length, 0, 'no means nothing is posted');
  await page.click('.acts form button');
  await page.click('dialog button[value="ok"]');
  await page.waitForURL('**/phone.html');
  same(posts.map((p) => p.url), ['/suggestion/47/remind'], 'yes posts once');
  ok(posts[0].body.includes('_csrf=c0ffee'), 'with the token');
  await page.goto('/record.html#nav');
  ok(await page.isVisible('#nav'), 'the menu opens without script');
  await page.keyboard.press('Escape');
  ok(!(await page.isVisible('#nav')), 'Escape closes it');
  noFaults(page, 'dialogs and menu');
  await page.context().close();
}

async function forms(browser, at, posts) {
  const page = await person(browser, at);
  posts.length = 0;
  await page.goto('/form.html');
  ok((await page.title()).startsWith('有3处要改 - '), 'mistakes first in the title');
  same(await page.evaluate(() => document.activeElement.className), 'errs', 'the summary has the focus');
  await page.click('.errs a >> nth=0');
  same(await page.evaluate(() => document.activeElement.id), 'f-body', 'its links lead to the fields');
  same(await page.inputValue('#f-body'), '\n第一行\n第二行', 'a text area keeps its first empty line');
  await page.fill('#f-body', '字'.repeat(510));
  same(await page.textContent('#f-body-c'), '超出10字，请删短一些', 'characters are counted');
  await page.evaluate(() => {
    const form = document.querySelector('form[action="/suggestion/new"]');
    form.requestSubmit();
    form.requestSubmit();
  });
  await page.waitForURL('**/phone.html');
  same(posts.length, 1, 'a double tap posts once');
  posts.length = 0;
  await page.goto('/form.html');
  await page.setInputFiles('#f-file', { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.alloc(200000, 65) });
  await page.click('form[action="/import"] button');
  await page.waitForURL('**/phone.html');
  same(posts.length, 1, 'an upload with progress posts once');
  ok(posts[0].body.includes('filename="a.csv"') && posts[0].body.length > 200000, 'the whole file');
  ok(await page.isVisible('.who2'), 'and the answer is shown');
  noFaults(page, 'forms');
  await page.context().close();
}

async function withoutScript(browser, at, posts) {
  const page = await person(browser, at, { viewport: PHONE, script: false });
  posts.length = 0;
  await page.goto('/record.html');
  ok(!(await page.isVisible('dialog')), 'a closed dialog is not shown');
  await page.click('.acts form button');
  await page.waitForURL('**/phone.html');
  same(posts.length, 1, 'without script the form posts at once');
  await page.context().close();
}

export default async function gallery(browser) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'renda-gallery-')), posts = [];
  mkdirSync(folder, { recursive: true });
  execFileSync(program, [folder]);
  const server = await serve(folder, posts);
  const at = { url: `http://127.0.0.1:${server.address().port}` };
  try {
    for (const viewport of [DESKTOP, PHONE, { width: 320, height: 640 }]) {
      const page = await person(browser, at, { viewport });
      for (const file of readdirSync(folder).sort()) await look(page, path.basename(file, '.html'));
      await page.context().close();
    }
    await dialogs(browser, at, posts);
    await forms(browser, at, posts);
    await withoutScript(browser, at, posts);
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
