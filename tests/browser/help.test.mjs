// SPDX-License-Identifier: MulanPSL-2.0
// The handbook: each page of it opens, its links and pictures resolve; "？帮助" leads from every menu page to the page
// that explains it; who reads what; words are found; three things to do first, put away for good.
import { DESKTOP, PHONE, Server, axe, noFaults, noSideScroll, ok, person, run, same, shot, signIn } from './lib.mjs';

const WHO = ['office', 'admin', 'auditor', 'h01', 'd001'];

// Eight at a time, in any order.
async function each(list, f) {
  const left = [...list];
  await Promise.all(Array.from({ length: 8 }, async () => { while (left.length) await f(left.pop()); }));
}

// Every page, link and picture, fetched once.
async function resolves(page) {
  await page.goto('/help');
  const all = await page.locator('main .helps a').evaluateAll((l) => l.map((a) => a.getAttribute('href')));
  const targets = new Set(), bad = [];
  await each(all, async (path) => {
    const answer = await page.request.get(path, { headers: { Accept: 'text/html' } });
    const html = await answer.text();
    if (answer.status() !== 200) bad.push(`${path}: ${answer.status()}`);
    const body = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    for (const m of body.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
      if (m[1].startsWith('/help/') && all.includes(m[1])) continue;
      targets.add(m[1].replace(/&amp;/g, '&'));
    }
  });
  ok(all.length > 40, `${all.length} pages`);
  let pictures = 0;
  await each(targets, async (path) => {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    // A page for another role is there although this reader may not open it.
    if (![200, 303, 403].includes(answer.status())) bad.push(`${path}: ${answer.status()}`);
    if (path.startsWith('/static/')) pictures += answer.headers()['content-type'] === 'image/webp';
  });
  same(bad, [], 'every link and picture of the handbook resolves');
  ok(pictures > 20, `${pictures} pictures`);
}

async function fromEveryMenu(page, who) {
  await page.goto('/');
  const items = await page.locator('nav.side li a, nav.tabbar a').evaluateAll((l) => l.map((a) => a.getAttribute('href')));
  const without = [];
  await each(items, async (path) => {
    const html = await (await page.request.get(path, { headers: { Accept: 'text/html' } })).text();
    const to = html.match(/<a href="(\/help\/[^"]+)">/);
    if (!to || (await page.request.get(to[1])).status() !== 200) without.push(path);
  });
  same(without, [], `every page of the menu of ${who} has help`);
}

async function reading(browser, server, people) {
  const visitor = await person(browser, server);
  await visitor.goto('/help');
  same(await visitor.locator('main h2').allInnerTexts(), ['公众'], 'visitors see the public part');
  await visitor.goto('/help/unit-sign');
  ok(visitor.url().includes('sign-in'), 'the rest asks them to sign in');
  await visitor.goto('/p/suggestion');
  await visitor.click('text=？帮助');
  ok(visitor.url().endsWith('/help/public-read'), 'from the public page to its help');
  for (const [who, first] of [['d001', '代表'], ['h01', '承办单位'], ['office', '代表工委和办公室'], ['admin', '系统管理员']]) {
    await people[who].goto('/help');
    same(await people[who].locator('main h2').first().innerText(), first, `${who} sees that part first`);
  }
  await people.h01.goto('/help?q=%E5%BB%B6%E6%9C%9F+%E4%BB%A3%E8%A1%A8');
  ok((await people.h01.locator('main ul.rows a').allInnerTexts()).some((t) => t.includes('延期')), 'words are found');
  await people.h01.goto('/help?q=zzz');
  ok(await people.h01.getByText('没有找到').count() > 0, 'nothing found says so');
  same((await people.h01.goto('/help/none')).status(), 404, 'a page that is not there');
  await visitor.context().close();
}

async function looks(page) {
  for (const path of ['/help', '/help/unit-reply', '/help/admin-install'])
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      await page.goto(path);
      await noSideScroll(page, `${path} at ${viewport.width}`);
      await shot(page, `help${path.replace(/\W+/g, '-')}-${viewport.width}`);
      if (viewport === PHONE) await axe(page, path);
    }
  await page.setViewportSize(DESKTOP);
}

async function first(page, server) {
  const card = page.getByText('先做这三件事');
  await page.goto('/');
  same(await page.locator('main ol.rows li').count(), 3, 'three things to do first');
  await page.setViewportSize(PHONE);
  await page.goto('/');
  await noSideScroll(page, 'the first page with three things');
  await axe(page, 'the first page with three things');
  await page.getByRole('button', { name: '不再显示' }).click();
  await page.waitForLoadState();
  await page.goto('/');
  same(await card.count(), 0, 'put away by one click');
  await page.context().clearCookies();
  await signIn(page, server.accounts.c01);
  await page.goto('/');
  same(await card.count(), 0, 'and they stay away');
}

// Every list of the menu that is empty says in a second sentence what to do next; a link leads there.
async function saysWhatNext(page) {
  const lists = await page.locator('nav a[href^="/"]').evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href')))]);
  for (const url of [...lists, '/training/question', '/allowance/rule', '/meeting/absence', '/deputy/structure/rows']) {
    const html = await (await page.request.get(url)).text();
    const silent = [...html.matchAll(/<div class="empty">([^]*?)<\/div>/g)].filter((m) => (m[1].match(/<p/g) || []).length < 2);
    ok(silent.length === 0, `${url}: an empty list says what to do next`, silent.join('\n'));
  }
  await page.goto('/training/question');
  same(await page.locator('.empty a').getAttribute('href'), '/training/question/new', 'and leads there');
  await page.goto('/training/question?q=none');
  same(await page.locator('.empty a').count(), 0, 'but not where the filter lets nothing through');
  ok((await page.locator('.empty').innerText()).includes('换个条件'), 'there it says so');
}

// A congress with nothing in it yet: what is done is told from the records.
async function empty(browser) {
  const server = await Server.start({ demo: false });
  try {
    run(['init', '--name', '青田县人民代表大会', '--short', '青田县', '--code', '990199', '--term', '18',
      '--term-from', '2021-12-20', '--admin', 'boss', '--admin-name', '王一'], server.env);
    run(['user', 'password', 'boss', '--password', 'paper tiger runs'], server.env);
    const page = await person(browser, server);
    await signIn(page, { login: 'boss', password: 'paper tiger runs' });
    const left = async () => { await page.goto('/'); return page.locator('main ol.rows a').count(); };
    same(await left(), 3, 'an administrator of an empty congress has three things to do');
    run(['user', 'add', 'clerk', '--name', '李二', '--role', 'office', '--organ', '青田县人民代表大会常务委员会',
      '--password', 'paper tiger walks'], server.env);
    same(await left(), 2, 'an account for the office: one is done');
    const clerk = await person(browser, server);
    await signIn(clerk, { login: 'clerk', password: 'paper tiger walks' });
    await clerk.goto('/');
    same(await clerk.locator('main ol.rows a').count(), 3, 'the clerk has three of another kind');
    await saysWhatNext(clerk);
    await clerk.context().close();
    await page.context().close();
  } finally {
    await server.stop();
  }
}

export default async function test(browser) {
  await empty(browser);
  const server = await Server.start();
  const people = {};
  try {
    for (const who of WHO) {
      people[who] = await person(browser, server);
      await signIn(people[who], server.accounts[who]);
    }
    await resolves(people.office);
    for (const who of WHO) await fromEveryMenu(people[who], who);
    await reading(browser, server, people);
    await looks(people.office);
    const chief = await person(browser, server);
    await signIn(chief, server.accounts.c01);
    await first(chief, server);
    for (const who of WHO) people[who].faults = people[who].faults.filter((f) => !f.includes('Failed to load resource'));
    noFaults(people.office, 'the handbook');
  } finally {
    await server.stop();
  }
}
