// SPDX-License-Identifier: MulanPSL-2.0
// An office finds a figure, says how it counts, puts it on the leader's page with a target, keeps a selection and gives a
// public link to it, which is then taken back; limits that are crossed wait on the leader's page; the screen has no scroll bar.
import { gzipSync } from 'node:zlib';
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

const main = (page) => page.locator('main');
async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : (await main(page).innerText()).slice(0, 600));
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}

// The same days of last year, another meaning since March, months and years.
async function reads(office) {
  const sheet = await (await office.request.get('/indicator?format=csv')).text();
  ok(sheet.includes('答复率') && !sheet.includes(',-1,'), 'a plain count has no denominator in a sheet', sheet.slice(0, 300));
  await office.goto('/indicator?q=视察');
  same(await main(office).locator('tbody tr').count() < 10, true, 'few figures for a word');
  await main(office).getByRole('link', { name: '视察', exact: true }).first().click();
  await office.waitForLoadState();
  await says(office, '两段时间的口径不一样', 'a comparison across a change of meaning says so');
  await says(office, '联合视察只算一次');
  await main(office).getByRole('link', { name: '写本单位口径' }).click();
  await office.waitForLoadState();
  await press(office, '保存');
  await says(office, '请填写本单位怎么数', 'a note says how');
  await office.fill('[name=text]', '一天去几个点，算一次');
  await press(office, '保存');
  await says(office, '一天去几个点，算一次', 'the note stands in the history');
  await office.goto('/indicator/suggestion.tabled?steps=year&period=half1');
  await says(office, '2026年上半年');
  same(await main(office).locator('.col rect').count(), 5, 'five years as columns, each with its value');
  await office.goto('/indicator?from=2026-05-02&to=2026-05-01');
  await says(office, '开始日期不能晚于结束日期', 'days the wrong way round');
}

// A figure that nothing stands for leads to no rows, by an address that a person can read.
async function standsForNothing(office) {
  const json = async (path) => (await office.request.get(path, { headers: { Accept: 'application/json' } })).json();
  const urls = (await json('/indicator?from=1990-01-01&to=1990-12-31&limit=200')).rows.map((r) => r.rows_url);
  const bare = urls.filter((u) => /[?&](problem|matter|meeting)=0(&|$)/.test(u));

  ok(urls.length > 50 && !urls.some((u) => /\d{15}/.test(u)), 'no number without meaning in a link', urls.filter((u) => /\d{15}/.test(u)).join(' '));
  ok(bare.length >= 2, 'the longest and the most of nothing', bare.join(' '));
  for (const url of bare) {
    const { rows } = await json(url);
    same(rows.length, 0, `${url} has no rows`);
  }
}

async function chooses(office) {
  await office.goto('/indicator/pin/new?name=suggestion.tabled');
  await office.selectOption('[name=name]', 'suggestion.tabled');
  await office.fill('[name=goal]', '很多');
  await press(office, '保存');
  await says(office, '请填数字', 'a target is a number');
  same(await office.inputValue('[name=goal]'), '很多', 'what was typed is kept');
  await office.fill('[name=goal]', '170');
  await press(office, '保存');
  await says(office, '目标170件以上', 'it is chosen');
}

async function leads(leader) {
  await leader.goto('/indicator/cockpit');
  await says(leader, '目标170件以上', 'the leader sees it');
  await says(leader, '达到目标', 'and how it stands, in words');
  await until('the limits have been looked at', 20, async () => {
    await leader.goto('/indicator/cockpit');
    return (await main(leader).innerText()).includes('过了界限');
  });
  await looks(leader, 'the leader\'s page');
  await leader.setViewportSize(PHONE);
  await looks(leader, 'the leader\'s page on a phone');
  await leader.setViewportSize({ width: 1920, height: 1080 });
  await leader.goto('/indicator/screen');
  same(await leader.evaluate(() => [document.documentElement.scrollHeight <= innerHeight, document.querySelectorAll('.figures section').length]),
    [true, 8], 'eight figures on the screen, no scroll bar');
  await axe(leader, 'the screen');
}

async function weighs(page) {
  const kib = gzipSync(await (await page.request.get(page.url())).body()).length / 1024;
  ok(kib <= 15, `a page of figures weighs ${kib.toFixed(1)} KiB`);
}

async function shares(office, browser, server) {
  await office.goto('/indicator');
  for (const name of ['suggestion.tabled', 'opinion.received', 'filing.filed']) { // page by page, what is ticked stays so
    while (await office.locator(`input[value="${name}"][type=checkbox]`).count() === 0) {
      await weighs(office);
      await press(office, '下一页');
    }
    await office.check(`input[value="${name}"]`);
  }
  await weighs(office);
  await press(office, '存为一组');
  await office.fill('[name=title]', '给公众看的');
  await office.selectOption('[name=by]', 'month');
  await press(office, '保存');
  await says(office, '规范性文件', 'the selection opens with its figures');
  const page = office.url();
  await press(office, '发公开链接');
  await says(office, '加上这些指标：', 'only what is open, and which is not');
  await office.goto('/indicator/open/new');
  await office.selectOption('[name=name]', 'filing.filed');
  await office.fill('[name=least]', '5');
  await press(office, '公开');
  await office.goto(page);
  await press(office, '发公开链接');
  const link = await main(office).locator('a[href*="/p/indicator/"]').first().getAttribute('href');
  const citizen = await person(browser, server, { viewport: PHONE });
  await citizen.goto(link);
  await says(citizen, '数少不公开', 'anybody sees it, but nothing small');
  same(await citizen.locator('main a[href^="/suggestion"], main a[href^="/indicator"], main a[href^="/filing"]').count(), 0, 'and no records');
  await looks(citizen, 'a public selection on a phone');
  await press(office, '停用');
  await says(office, '停了', 'revoked');
  same((await citizen.goto(link)).status(), 404, 'the link leads nowhere');
  await citizen.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), leader = await person(browser, server);
    await signIn(office, server.accounts.office);
    await signIn(leader, server.accounts.leader);
    await reads(office);
    await standsForNothing(office);
    await chooses(office);
    await leads(leader);
    await shares(office, browser, server);
    noFaults(office, 'the office');
    noFaults(leader, 'the leader');
  } finally {
    await server.stop();
  }
}
