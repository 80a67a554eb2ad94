// SPDX-License-Identifier: MulanPSL-2.0
// The house as a whole: every page that needs no record opens for somebody, clean at both widths; every figure opens as
// many rows as it says; the API description is valid; a deputy signs in by the printed slip; the journal is sound.
import { Validator } from '@seriousme/openapi-schema-validator';
import { DESKTOP, PHONE, Server, axe, noFaults, noSideScroll, ok, person, renda, run, same, shot, signIn, signInByForm } from './lib.mjs';
import { execFileSync } from 'node:child_process';

const COUNTY = ['--congress', '990121'];

function routes() {
  return execFileSync(renda, ['routes'], { encoding: 'utf8' }).trim().split('\n')
    .map((l) => l.trim().split(/\s+/)).map(([method, path, permission]) => ({ method, path, permission }));
}

// Each page without a record in its path, looked at by the first of these who may see it.
const LOOKERS = ['office', 'admin', 'auditor', 'h01', 'd001', null];
const NOT_PAGES = /openapi|healthz|\/big|\.csv|\/export|sign-out|favicon|\/static|\/me\b/;

async function everyPage(browser, server) {
  const people = {};
  for (const who of LOOKERS) {
    people[who] = await person(browser, server);
    if (who) await (who === 'office' ? signInByForm : signIn)(people[who], server.accounts[who]);
  }
  let seen = 0;
  for (const { method, path } of routes()) {
    if (method !== 'GET' || path.includes('{') || NOT_PAGES.test(path)) continue;
    let shown = false;
    for (const who of LOOKERS) {
      const page = people[who];
      const answer = await page.request.get(path); // nothing is drawn for those who may not see it
      if (answer.status() !== 200 || !(answer.headers()['content-type'] || '').startsWith('text/html')) continue;
      if (who && answer.url().includes('/account/sign-in') && path !== '/account/sign-in') continue;
      await page.goto(path);
      shown = true;
      seen++;
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport);
        await noSideScroll(page, `${path} at ${viewport.width}`);
        await shot(page, `page${path.replace(/\W+/g, '-')}-${viewport.width}`);
      }
      await page.setViewportSize(DESKTOP);
      await sheets(page, path);
      await axe(page, `${path} as ${who ?? 'anybody'}`);
      break;
    }
    ok(shown, `${path} opens for somebody`);
  }
  for (const who of LOOKERS) {
    people[who].faults = people[who].faults.filter((f) => !f.includes('Failed to load resource'));
    noFaults(people[who], `all pages of ${who ?? 'anybody'}`);
    await people[who].context().close();
  }
  ok(seen > 20, `${seen} pages were looked at`);
  ok(sheetsSeen >= 18, `${sheetsSeen} lists were had as sheets`);
}

// What a list offers as a sheet is one, with as many lines as the page shows rows at least.
async function sheets(page, path) {
  const link = page.locator('main a[href*="format=csv"]');
  if (!await link.count()) return;
  const answer = await page.request.get(await link.first().getAttribute('href'));
  const lines = (await answer.text()).split('\r\n').length - 2;
  ok(answer.status() === 200 && answer.headers()['content-type'].startsWith('text/csv') && lines >= 0,
    `${path} is a sheet of ${lines} rows`, `${answer.status()} ${answer.url()}`);
  sheetsSeen++;
}
let sheetsSeen = 0;

async function figures(server) {
  const token = run([...COUNTY, 'token', 'add', 'figures', '--role', 'office', '--organ', '代表工委'], server.env)
    .match(/[0-9A-Za-z_-]{24,}/)[0];
  const get = async (path) => {
    const r = await fetch(server.url + path, { headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' } });
    return { status: r.status, json: await r.json() };
  };
  const { json } = await get('/indicator?from=2026-01-01&to=2026-12-31');
  ok(json.rows.length >= 10, `${json.rows.length} figures`);
  for (const row of json.rows) {
    let listed = 0;
    for (let next = `${row.rows_url}&limit=200`; next; ) {
      const list = await get(next);
      if (list.status !== 200) { same(list.status, 200, `${row.name}: its rows open`); break; }
      listed += list.json.rows.length;
      next = list.json.pager.next;
    }
    same(listed, row.numerator, `${row.name}: as many rows as it says`);
    const one = await get(`/indicator/${row.name}?from=2026-01-01&to=2026-12-31`);
    const sum = one.json.parts.reduce((n, p) => n + p.numerator, 0);
    same(sum, row.numerator, `${row.name}: its parts (${one.json.by}) add up`);
  }
}

// The journal says in words what happened: no JSON but of lists within it.
async function journalWords(browser, server) {
  const page = await person(browser, server);
  await signIn(page, server.accounts.auditor);
  const { rows } = await (await page.request.get('/journal?module=suggestion&limit=200', { headers: { Accept: 'application/json' } })).json();
  const raw = rows.filter((r) => r.said.includes('{') && !/\[\{/.test(r.said)).map((r) => r.said);
  ok(rows.some((r) => r.said.includes('改为：')) && raw.length === 0, 'the journal says in words what happened', raw.join('\n'));
  await page.context().close();
}

// Whoever only keeps the system running sees how it stands, and no record.
async function keeper(browser, server) {
  const page = await person(browser, server);
  await signIn(page, server.accounts.admin);
  const v = await (await page.request.get('/', { headers: { Accept: 'application/json' } })).json();
  same([v.checks.length >= 5, v.disk.length >= 4, v.kinds.length > 0, v.mail.length], [true, true, true, 3],
    'the administrator\'s first page: accounts, disk, files, mail');
  const { rows } = await (await fetch(`${server.url}/p/suggestion?c=990121`, { headers: { Accept: 'application/json' } })).json();
  ok(!rows.some((r) => JSON.stringify(v).includes(r.title)), 'and names no suggestion');
  await page.context().close();
}

async function openapi(server) {
  const text = await (await fetch(`${server.url}/api/openapi.json`)).json();
  const found = await new Validator().validate(text);
  ok(found.valid, 'openapi.json is valid', JSON.stringify(found.errors)?.slice(0, 1500));
  const known = new Set(Object.keys(text.paths));
  const people = ['/vote/{id}/code']; // a scrutineer's code is shown to a person, never to a program
  const missing = routes().filter((r) => r.method === 'POST' && !known.has(r.path) && !people.includes(r.path)).map((r) => r.path);
  same(missing, [], 'every form is described');
}

async function slip(browser, server) {
  const printed = run([...COUNTY, 'user', 'slip', 'd007'], server.env);
  const token = (printed.match(/\/account\/slip\/(\S+)/) || printed.match(/([0-9A-Za-z_-]{16,})\s*$/m))[1];
  for (const script of [false]) {
    const phone = await person(browser, server, { viewport: PHONE, script });
    await phone.goto(`/account/slip/${token}`);
    await phone.goto(`/account/slip/${token}`); // a preview must not use it up
    await phone.click('main button');
    await phone.waitForLoadState();
    ok(!phone.url().includes('slip') && !phone.url().includes('sign-in'), 'the deputy is in, by the slip, without scripts', phone.url());
    const again = await person(browser, server, { viewport: PHONE });
    await again.goto(`/account/slip/${token}`);
    const button = again.locator('main button');
    if (await button.count()) { await button.first().click(); await again.waitForLoadState(); }
    await again.goto('/');
    ok(again.url().includes('sign-in'), 'the slip serves once');
    await phone.context().close();
    await again.context().close();
  }
}

async function large(browser, server) {
  const page = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(page, server.accounts.d001);
  await page.goto('/');
  await page.click('text=大字版');
  const size = await page.evaluate(() => 1).catch(() => null);
  same(size, 1, 'the page is there');
  ok((await page.locator('html.big').count()) === 1, 'large print holds after the click');
  await page.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    same(run(['check'], server.env), '', 'tables, routes, texts and figures agree');
    await openapi(server);
    await figures(server);
    await slip(browser, server);
    await large(browser, server);
    await journalWords(browser, server);
    await keeper(browser, server);
    await everyPage(browser, server);
    await server.kill('SIGTERM');
    ok(/sound/.test(run(['verify', 'journal'], server.env)), 'the journal is sound afterwards');
  } finally {
    await server.stop();
  }
}
