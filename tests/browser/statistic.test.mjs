// SPDX-License-Identifier: MulanPSL-2.0
// The office counts a list as it likes: by unit, only a part, told apart; saves it, opens a number, and finds it among the figures.
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

const main = (page) => page.locator('main');
async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
const total = async (page) => Number((await main(page).locator('.kpis .v').first().innerText()).replace(/\D/g, ''));

// A package is made and downloaded; the townships' are summed once their keys are trusted; what was changed is refused.
async function packages(office) {
  await office.goto('/rollup');
  await axe(office, 'packages');
  await noSideScroll(office, 'packages');
  await main(office).getByRole('link', { name: '生成上报包' }).click();
  await press(office, '生成上报包');
  await says(office, '上报包已生成');
  const url = await main(office).getByRole('link', { name: '下载' }).first().getAttribute('href');
  const file = await (await office.request.get(url)).body();
  ok(file.toString().startsWith('renda-rollup 1\n') && file.toString().includes('suggestion.tabled'), 'a package is text that anybody can read');
  const send = async (body) => {
    await office.goto('/rollup/receive');
    await office.setInputFiles('[name=file]', { name: 'x.rollup.txt', mimeType: 'text/plain', buffer: Buffer.from(body) });
    await press(office, '接收上报包');
  };
  await send(file.toString().replace(/suggestion\.tabled/, 'suggestion.tabeld'));
  await says(office, '签名对不上', 'a changed package is refused');
  await send('一份别的文件');
  await says(office, '不是上报包', 'and what is none');
  await office.goto('/rollup/figure/station.people?from=2026-01-01&to=2026-06-30');
  const three = await total(office);
  await office.goto('/rollup');
  await press(office, '核对无误');
  await office.locator('dialog[open]').getByRole('button', { name: '核对无误' }).click();
  await says(office, '已记下', 'a key compared by telephone');
  await office.goto('/rollup/figure/station.people?from=2026-01-01&to=2026-06-30');
  ok(three > 0 && (await total(office)) > three, 'counts from then on');
  await axe(office, 'a sum by sender');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), phone = await person(browser, server, { viewport: PHONE, script: false });
    await signIn(office, server.accounts.office);
    await office.goto('/suggestion?kind=suggestion');
    await main(office).getByRole('link', { name: '统计这份名单' }).click();
    await office.waitForLoadState();
    const all = await total(office);
    ok(all > 50, `${all} suggestions`);
    await office.selectOption('[name=by]', 'organ');
    await office.selectOption('[name=day]', 'tabled_on');
    await press(office, '看结果');
    same(await total(office), all, 'the groups are of all of them');
    const parts = (await main(office).locator('table.bars td.n:not(.dim)').allInnerTexts()).map((t) => parseInt(t, 10));
    same(parts.reduce((n, p) => n + p, 0), all, 'and add up');
    await main(office).getByText('只统计一部分').click();
    await office.selectOption('[name=c1]', 'key');
    await office.fill('[name=v1]', '是');
    await press(office, '看结果');
    const key = await total(office);
    ok(key > 0 && key < all, 'only the key ones');
    await press(office, '保存统计');
    await says(office, '请填写统计的名称', 'a statistic has a name');
    same(await office.inputValue('[name=c1]'), 'key', 'nothing chosen is lost');
    await office.fill('[name=name]', '各单位承办的重点建议');
    await office.fill('[name=unit]', '件');
    await office.check('[name=cited]');
    await press(office, '保存统计');
    await says(office, '已保存');
    same(await total(office), key, 'saved as it was');
    await says(office, '只算“是否重点”是“是”的', 'and says that it is only a part');
    await axe(office, 'a statistic');
    await noSideScroll(office, 'a statistic');
    await shot(office, 'a statistic');
    await main(office).locator('.kpis .v a').click();
    await office.waitForLoadState();
    same(await main(office).locator('tbody tr').count(), Math.min(key, 20), 'the number opens its rows');
    await main(office).locator('tbody a').first().click();
    ok(/\/suggestion\/\d+$/.test(office.url()), 'and each row its record', office.url());

    await office.goto('/statistic');
    await office.getByRole('link', { name: '各单位承办的重点建议' }).click();
    await office.getByRole('link', { name: '作为指标' }).click();
    await says(office, '各单位承办的重点建议', 'it is among the figures');
    await signIn(phone, server.accounts.office);
    await phone.goto('/statistic/new?list=%2Fcontact%2Fmatter&by=raised_on&bucket=month&across=sort');
    await says(phone, '2026-01', 'a cross table by month, on a phone without scripts');
    await phone.setViewportSize({ width: 1000, height: 800 });
    same(await main(phone).locator('.kpis .v').evaluate((v) => v.clientHeight < 2 * parseFloat(getComputedStyle(v).fontSize)), true, 'the total stands on one line at 1000 px');
    await phone.setViewportSize(PHONE);
    await noSideScroll(phone, 'a cross table');
    await phone.goto('/statistic/new?list=%2Fsuggestion&by=category&across=result');
    await says(phone, '基本满意', 'ratings in words');
    ok(!(await main(phone).locator('table').first().innerText()).includes('basic'), 'and not in those of programs');
    await phone.goto('/statistic/new?list=%2Fopinion&by=rating');
    await says(phone, '基本满意', 'those of opinions too');
    await phone.goto('/statistic/new?list=%2Fopinion&measure=sum&by=category');
    await says(phone, '哪一列', 'added up, but what: said on the page itself');
    same(await phone.inputValue('[name=by]'), 'category', 'and nothing chosen is lost');
    await phone.goto('/statistic/new?list=%2Fopinion&by=number');
    await says(phone, '分出来超过三百组', 'too many groups are told beside the choice of the column');
    ok(await main(phone).locator('[name=by]').count() > 0, 'where another can be chosen');
    await phone.goto('/statistic/new?list=%2F%2Felsewhere');
    await says(phone, '不是本系统的名单', 'another host is no list');
    await packages(office);
    for (const [name, page] of Object.entries({ office })) noFaults(page, name);
  } finally {
    await server.stop();
  }
}
