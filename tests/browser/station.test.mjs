// SPDX-License-Identifier: MulanPSL-2.0
// A liaison station: receptions written down with the network cut in the middle and sent once; by a plain form without
// scripts; the rota, who cannot come, and what everybody sees of it.
import { COUNTY, Machine, PHONE, Server, axe, noFaults, noSideScroll, ok, person, same, shot, signIn, until } from './lib.mjs';

const NAME = '云溪镇人大代表联络站', CITIZEN = '冯秀兰', PROBLEM = '村口便桥护栏缺了一段';
const main = (page) => page.locator('main');
// What the device holds, as anybody who takes the device would read it.
const onDevice = (page) => page.evaluate(async () => {
  const db = await new Promise((yes) => { const r = indexedDB.open('renda-offline', 1); r.onsuccess = () => yes(r.result); });
  const of = (store) => new Promise((yes) => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => yes(r.result); });
  const entries = await of('entries'), keys = await of('keys');
  return { count: entries.length, extractable: keys.some((k) => k.extractable),
    text: entries.map((e) => JSON.stringify(Object.keys(e)) + new TextDecoder('latin1').decode(e.sealed)).join('') };
});

async function cutInTheMiddle(browser, server, station, receptions) {
  const page = await person(browser, server, { viewport: PHONE });
  await signIn(page, server.accounts.keeper);
  await page.goto('/station');
  ok(await page.getByRole('heading', { name: '我管理的联络站' }).isVisible(), 'who keeps a station finds it first');
  ok(await page.locator(`main a[href="/station/${station.id}"]`).first().isVisible(), 'his own');
  await noSideScroll(page, 'own stations first');
  await page.goto('/opinion/own');
  ok(await page.locator('main [aria-current]', { hasText: '本单位' }).count() === 1, 'which of the two lists it is that he sees');
  await page.goto('/station/offline/desk');
  await axe(page, 'writing down without a network');
  await noSideScroll(page, 'writing down without a network');
  await page.locator('[data-offline][data-ready="1"]').waitFor({ state: 'attached' });
  await page.context().setOffline(true);
  await page.reload();
  ok(await page.getByRole('heading', { name: '离线登记接待' }).isVisible(), 'the page opens without a network');
  await page.selectOption('[name=station]', String(station.id));
  await page.locator('[data-of]:not([hidden]) input').first().check();
  await page.fill('[name=people]', '5');
  await page.fill('[name=subject]', PROBLEM);
  await page.fill('[name=citizen]', CITIZEN);
  await page.evaluate(() => { // an unsure finger taps twice
    const f = document.querySelector('[data-offline-form]');
    f.requestSubmit();
    f.requestSubmit();
  });
  await page.locator('[data-offline-list] li').first().waitFor();
  const kept = await onDevice(page);
  same(kept.count, 1, 'one entry waits on the device');
  ok(!kept.extractable, 'its key cannot be taken out');
  ok(!kept.text.includes(PROBLEM) && !kept.text.includes(CITIZEN), 'nobody can read it there');
  same((await receptions()).length, 0, 'nothing has come');

  // The entry arrives, its answer does not.
  let lost = 0;
  await page.context().route('**/receive', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch({ maxRedirects: 0 });
    lost++;
    return route.abort();
  });
  await page.context().setOffline(false);
  await until('the entry arrives', 20, async () => lost > 0);
  await page.getByText('有网以后自动上传', { exact: false }).first().waitFor();
  same((await onDevice(page)).count, 1, 'the device keeps what nobody has confirmed');
  await page.context().unroute('**/receive');
  await page.getByRole('button', { name: '现在上传' }).click();
  await page.getByText('已上传1条').waitFor();
  same((await onDevice(page)).count, 0, 'it is erased');
  const rows = await receptions();
  same(rows.map((r) => [r.people, r.visits, r.problems]), [[5, 1, 1]], 'it is there once');
  noFaults({ faults: page.faults.filter((f) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(f)) }, 'without a network');
  await page.goto(`/station/reception/${rows[0].id}`);
  await page.getByRole('link', { name: PROBLEM }).click();
  await page.waitForURL('**/station/problem/*');
  ok(!(await main(page).innerText()).includes(CITIZEN), 'who told it is masked');
  await page.click('details.reveal summary');
  await page.selectOption('[name=why]', 'reply');
  await page.locator('main details.reveal button').click();
  await page.getByText(CITIZEN).first().waitFor();
  ok(true, 'until the keeper says why he reads it');
  await together(page, server);
  await page.context().close();
}

// A problem is handled together with leaders, deputies and the community: each has his task, on his first page until it is done.
async function together(page, server) {
  const at = page.url(), who = server.accounts.keeper.who.split(' ')[0];
  await page.getByRole('link', { name: '分工', exact: true }).click();
  await page.getByRole('button', { name: '分派' }).click();
  await page.getByText('要改', { exact: false }).first().waitFor();
  const value = await page.locator('[name=account] option', { hasText: who }).first().getAttribute('value');
  await page.selectOption('[name=account]', value);
  await page.check('[name=part][value=community]');
  await page.fill('[name=what]', '先拉警戒线，通知村里');
  await page.fill('[name=due_on]', '2026-11-30');
  await page.getByRole('button', { name: '分派' }).click();
  await page.getByText('先拉警戒线').first().waitFor();
  await axe(page, 'a problem handled together');
  await noSideScroll(page, 'a problem handled together');
  await page.goto('/');
  ok((await main(page).innerText()).includes('先拉警戒线'), 'it waits on the first page of whose it is');
  await page.goto(at);
  await page.getByRole('link', { name: /填办理情况/ }).click();
  await page.fill('[name=note]', '已拉警戒线');
  await page.getByRole('button', { name: '办好了' }).click();
  await page.getByText('已办').first().waitFor();
  ok((await main(page).innerText()).includes('已拉警戒线'), 'and what came of it stands there');
}

async function byPlainForm(browser, server, station, receptions) {
  const page = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(page, server.accounts.office);
  await page.goto(`/station/${station.id}/receive`);
  await page.fill('[name=people]', '三');
  await page.locator('main .btn.pri').first().click();
  ok((await main(page).innerText()).includes('要改'), 'what is wrong is said');
  await page.locator('[name=serving]').first().check();
  await page.fill('[name=people]', '3');
  await page.locator('main .btn.pri').first().click();
  same((await receptions()).length, 2, 'written down without scripts');
  await page.context().close();
}

// On a phone the list comes before what it can be narrowed by, without scripts, too; on a desk all of it is there.
async function folded(browser, server) {
  const page = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(page, server.accounts.office);
  await page.goto('/opinion');
  const state = page.locator('form.filter [name=state]'), summary = page.locator('form.filter summary');
  ok(await page.locator('form.filter [name=q]').isVisible() && !await state.isVisible(), 'the search box is there, the rest is folded');
  ok((await page.locator('main tbody tr').first().boundingBox()).y < PHONE.height - 100, 'the list begins on the first screen');
  await summary.focus();
  await page.keyboard.press('Enter');
  await state.selectOption('classified');
  await axe(page, 'a filter unfolded');
  const to = (where, what) => Promise.all([page.waitForURL(where), page.locator(what).click()]);
  await to(/state=classified/, 'form.filter button');
  ok(!await state.isVisible(), 'narrowed, the list is first again');
  await to((u) => !u.searchParams.has('state'), 'form.filter a.plain');
  ok(await page.locator('form.filter a.plain').count() === 0, 'and all of it is one tap away');
  await page.setViewportSize({ width: 1440, height: 900 });
  ok(await state.isVisible() && !await summary.isVisible(), 'on a desk nothing is folded');
  await page.context().close();
}

async function rota(browser, server, station) {
  const page = await person(browser, server);
  await signIn(page, server.accounts.office);
  await page.goto(`/station/day?station=${station.id}`);
  await axe(page, 'reception days');
  await page.locator('tbody a').first().click();
  const before = await page.locator('section[aria-labelledby=h-duty] li').count();
  const there = (await page.locator('section[aria-labelledby=h-duty] li').last().innerText()).split(/\s/)[0];
  await page.getByRole('link', { name: '有事不能来' }).first().click();
  const offered = await page.locator('[name=deputy] option').allInnerTexts();
  ok(offered.length > 2 && !offered.includes(there), 'who is on duty already is not offered to come instead', `${there}: ${offered}`);
  await page.fill('[name=reason]', '出差');
  await page.locator('main .btn.pri').first().click();
  await page.getByText('已换人').waitFor();
  same(await page.locator('section[aria-labelledby=h-duty] li').count(), before + 1, 'another is on duty');
  await axe(page, 'one day');
  const names = await page.locator('section[aria-labelledby=h-duty] li').last().innerText();
  const stranger = await person(browser, server, { viewport: PHONE, script: false });
  await stranger.goto(`/p/station/${station.id}?c=${COUNTY}`);
  ok((await main(stranger).innerText()).includes(names.split('\n')[0].split(' ')[0]), 'everybody sees who is there');
  await noSideScroll(stranger, 'the public page of a station');
  await stranger.context().close();
  await page.goto(`/station/${station.id}`);
  await axe(page, 'a station');
  await shot(page, 'station');
  for (const path of ['/book', '/check', '/series', '/poster', '/receive']) {
    same((await page.goto(`/station/${station.id}${path}`)).status(), 200, path);
    await axe(page, path);
  }
  noFaults(page, 'the rota');
  await page.context().close();
}

// The office makes an assessment, a station says what it thinks of itself, the office looks, the letter is there.
async function assessed(browser, server, office) {
  const page = await person(browser, server, { script: false });
  const go = () => page.locator('main .btn.pri').first().click();
  await signIn(page, server.accounts.office);
  await page.goto('/station/measure/new');
  await page.fill('[name=name]', '2026年联络站考核');
  await go();
  const url = page.url();
  await page.goto(`${url}/item`);
  await page.fill('[name=title]', '接待群众');
  await page.selectOption('[name=figure]', 'people');
  await page.fill('[name=target]', '60');
  await go();
  await page.goto(`${url}/item`);
  await page.fill('[name=title]', '制度上墙');
  await go();
  await page.goto(`${url}/item`);
  await page.fill('[name=title]', '问题解决率');
  await page.selectOption('[name=figure]', 'solved');
  await page.fill('[name=target]', '700');
  await go();
  ok((await main(page).innerText()).includes('率填不超过100的百分数'), 'no rate is 700 %');
  await page.fill('[name=target]', '70');
  await go();
  ok((await main(page).innerText()).includes('达到70.0%得满分'), 'a rate is read as percent');
  await go();
  const keeper = await person(browser, server, { viewport: PHONE });
  await signIn(keeper, server.accounts.keeper);
  await keeper.goto(url);
  await axe(keeper, 'an assessment');
  await keeper.getByRole('link', { name: NAME, exact: true }).click();
  await keeper.fill('[name=p1]', '11');
  await keeper.locator('main .btn.pri').first().click();
  await keeper.locator('#f-p1-e').waitFor();
  await axe(keeper, 'points');
  await keeper.fill('[name=p1]', '9.5');
  await keeper.locator('main .btn.pri').first().click();
  await keeper.getByText('已自评').waitFor();
  ok(true, 'a station says what it thinks of itself');
  noFaults(keeper, 'the keeper');
  await keeper.context().close();
  await page.goto(url);
  await go();
  ok((await main(page).innerText()).includes('复核中'), 'the office looks');
  const path = new URL(url).pathname, { rows } = (await office.get(path)).json;
  await go();
  ok((await main(page).innerText()).includes('还没有复核'), 'not ranked before it has looked at all');
  for (const r of rows) await office.done(`${path}/score/${r.id}`, { p1: r.station === NAME ? '9.5' : '5', version: r.station === NAME ? 2 : 1 });
  await page.goto(url);
  await go();
  ok((await main(page).innerText()).includes('已公布'), 'ranked');
  const letter = rows.find((r) => r.station === NAME).id;
  await page.goto(`${path}/letter/${letter}`);
  const written = await page.innerText('body');
  ok(written.includes(`${NAME}：`) && /\d\.\d%/.test(written), 'and each station is written to', written);
  await page.goto(`${path}/score/${letter}`);
  ok((await main(page).innerText()).includes('自评9.50分，复核9.50分'), 'what was said of it can be read afterwards');
  await page.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const office = new Machine(server, 'office', '代表工委');
    const station = (await office.get(`/station?q=${encodeURIComponent(NAME)}`)).json.rows.find((r) => r.name === NAME);
    const receptions = async () => (await office.get(`/station/reception?station=${station.id}&from=2026-11-20&to=2026-11-20`)).json.rows;
    await cutInTheMiddle(browser, server, station, receptions);
    await byPlainForm(browser, server, station, receptions);
    await folded(browser, server);
    await rota(browser, server, station);
    await assessed(browser, server, office);
  } finally {
    await server.stop();
  }
}
