// SPDX-License-Identifier: MulanPSL-2.0
// Every page that needs no record opens for somebody, clean at both widths, and its list is had as a sheet.
// They are looked at in parts, by several files at a time.
import { execFileSync } from 'node:child_process';
import { DESKTOP, PHONE, axe, noFaults, noSideScroll, ok, person, renda, shot, signIn, signInByForm } from './lib.mjs';

export function routes() {
  return execFileSync(renda, ['routes'], { encoding: 'utf8' }).trim().split('\n')
    .map((l) => l.trim().split(/\s+/)).map(([method, path, permission]) => ({ method, path, permission }));
}

// Each page without a record in its path, looked at by the first of these who may see it.
const LOOKERS = ['office', 'admin', 'auditor', 'h01', 'd001', null];
// Asked whole (script/soak): axe at both widths, with the contrast of everything. Else at one of them, in turn, and contrast
// where something is painted as nothing before it was: that finds what a page has, in a third of the time.
const WHOLE = process.env.RENDA_PAGES_WHOLE === '1';
const NOT_PAGES = /openapi|healthz|\/big|\.csv|\/export|sign-out|favicon|\/static|\/me\b|\/stream$|\.js$/;

export async function everyPage(browser, server, part, parts) {
  const people = {};
  for (const who of LOOKERS) {
    people[who] = await person(browser, server);
    if (who) await (who === 'office' ? signInByForm : signIn)(people[who], server.accounts[who]);
  }
  const widths = [DESKTOP, PHONE];
  let seen = 0, sheetsSeen = 0, givenSeen = 0;
  const paths = routes().filter(({ method, path }) => method === 'GET' && !path.includes('{') && !NOT_PAGES.test(path))
    .map((r) => r.path);
  for (const path of paths.filter((_, i) => i % parts === part)) {
    let shown = false;
    for (const who of LOOKERS) {
      const page = people[who];
      const answer = await page.request.get(path); // nothing is drawn for those who may not see it
      if (answer.status() !== 200 || !(answer.headers()['content-type'] || '').startsWith('text/html')) continue;
      if (who && answer.url().includes('/account/sign-in') && path !== '/account/sign-in') continue;
      await page.setViewportSize(widths[0]);
      await page.goto(path);
      shown = true;
      seen++;
      for (const viewport of widths) {
        await page.setViewportSize(viewport);
        await noSideScroll(page, `${path} at ${viewport.width}`);
        await shot(page, `page${path.replace(/\W+/g, '-')}-${viewport.width}`);
        if (WHOLE) await axe(page, `${path} as ${who ?? 'anybody'} at ${viewport.width}`, { whole: true });
      }
      if (!WHOLE) await axe(page, `${path} as ${who ?? 'anybody'} at ${widths[1].width}`);
      widths.reverse(); // as it is now, the next one begins: to lay out a page anew is a quarter of looking at it
      if (!new URL(page.url()).search) // some lead to a list that is narrowed
        ok(await page.locator('form.filter a.plain').count() === 0, `${path} shows all: no way back to all`);
      const had = await sheets(page, path);
      sheetsSeen += had.sheets;
      givenSeen += had.given;
      break;
    }
    ok(shown, `${path} opens for somebody`);
  }
  for (const who of LOOKERS) {
    people[who].faults = people[who].faults.filter((f) => !f.includes('Failed to load resource'));
    noFaults(people[who], `all pages of ${who ?? 'anybody'}`);
    await people[who].context().close();
  }
  ok(seen > 20 / parts, `${seen} pages were looked at`);
  ok(sheetsSeen >= 18 / parts, `${sheetsSeen} lists were had as sheets`);
  ok(givenSeen > 0, `${givenSeen} lists were asked for again`);
}

// Pages that show rows and are no list that somebody would take away.
const NO_SHEETS = {
  '/duty/formula/new': 'a form: the formula is /duty/formula',
  '/': 'the first page: what waits is /desk/todo',
  '/account/sign-in': 'leads whoever is in to his first page',
  '/account/role': 'a form: what each role may do',
  '/api': 'description for programs, had as openapi.json',
  '/import': 'a choice of what to bring in',
  '/notice/settings': 'a form: what I am told of',
  '/notice/setup': 'a form: channels',
  '/resolution/letter': 'what a deputy is to read on his phone: the list is /resolution',
  '/p/deputy': 'a choice of town: the deputies of each are a list',
  '/p': 'the public first page: each of its parts is a list of its own',
  '/p/supervision': 'plans and results, each a page of its own',
  '/supervision/plan': 'the plan of each year, a record of its own: its matters are /supervision/matter',
  '/suggestion/paper': 'papers, each a file of its own',
  '/suggestion/setting': 'forms: classes, numbers, local rules (/congress/param)',
  '/attachment/setting': 'a form: limits',
};

// What a list offers as a sheet is one, with as many lines as the page shows rows at least.
async function sheets(page, path) {
  const link = page.locator('main a[href*="format=csv"]');
  if (!await link.count()) {
    const lists = await page.evaluate(() => document.querySelectorAll('main table.st tbody tr, main ul.rows > li').length);
    ok(lists === 0 || NO_SHEETS[path], `${path} has no list, or can be had as a sheet`, `${lists} rows`);
    return { sheets: 0, given: 0 };
  }
  const answer = await page.request.get(await link.first().getAttribute('href'));
  const text = await answer.text(), lines = text.split('\r\n').length - 2;
  ok(!/(^|,)\d{1,2}月\d{1,2}日(,|\r)/m.test(text), `${path}: days are dates`);
  ok(answer.status() === 200 && answer.headers()['content-type'].startsWith('text/csv') && lines >= 0,
    `${path} is a sheet of ${lines} rows`, `${answer.status()} ${answer.url()}`);
  return { sheets: 1, given: await givenAsMade(page, path) };
}

// A list that is asked for again within a second may be one that was kept (docs/adr/0021). One cookie more, which nobody
// reads, asks for a page of its own: it has to be the same but for what is drawn at random.
async function givenAsMade(page, path) {
  const { origin } = new URL(page.url());
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const get = async (more) => (await fetch(origin + path, { headers: { Accept: 'text/html', Cookie: cookies + more } })).text();
  const bare = (text) => text.replace(/\b[0-9a-f]{16,}\b/g, '');
  // A job of the program may write between two questions, and the list may say what it wrote: the page is made before and
  // after, and only between two that are the same has the one given to be the same, too.
  for (let round = 0; round < 5; round++) {
    const before = await get(`; of=${round}a`);
    await get('');
    await get('');
    const given = await get(''), after = await get(`; of=${round}b`);
    if (bare(before) !== bare(after)) continue;
    ok(bare(given) === bare(after), `${path} given again is as it would be made`);
    return 1;
  }
  return 0;
}
