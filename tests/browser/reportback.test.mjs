// SPDX-License-Identifier: MulanPSL-2.0
// A deputy reports to voters: planned by the office, written on the phone, held, rated by people without an account (and
// without scripts), counted together with the papers, published.
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
async function follow(page, name) {
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}

async function plans(office, name) {
  await office.goto('/reportback');
  await looks(office, 'reports to voters');
  await follow(office, '安排述职');
  await office.fill('[name=deputy]', '查无此人');
  await office.fill('[name=planned_on]', '2026-11-20');
  await press(office, '保存');
  await says(office, '请填一位在任代表的姓名', 'nobody of that name');
  await office.fill('[name=deputy]', name);
  await press(office, '保存');
  await says(office, '待写报告');
  return new URL(office.url()).pathname;
}

async function rates(phone, url, grade) {
  await phone.goto(url);
  await phone.check(`[name=grade][value=${grade}]`);
  await press(phone, '提交评议');
  await says(phone, '谢谢您', `${grade} is taken in`);
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), deputy = await person(browser, server, { viewport: PHONE });
    const voter = await person(browser, server, { viewport: PHONE, script: false });
    const other = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(deputy, server.accounts.d002);
    const path = await plans(office, server.accounts.d002.who.split(' ')[0]);
    await deputy.goto(`${path}/text`);
    await deputy.fill('[name=text]', '一年来提出建议三件，走访四十户。');
    await press(deputy, '保存');
    await says(deputy, '走访四十户', 'written on the phone');
    await looks(deputy, 'a report on the phone');
    await office.goto(`${path}/hold`);
    await office.fill('[name=present]', '4');
    await press(office, '保存');
    await press(office, '开放手机评议');
    await looks(office, 'a report being rated');
    await follow(office, '打印评议码');
    await looks(office, 'slips');
    const [url, second] = await main(office).locator('.slip a').evaluateAll((all) => all.slice(0, 2).map((a) => a.href));
    await rates(voter, url, 'satisfied');
    await voter.context().clearCookies();
    await voter.goto(url);
    await voter.check('[name=grade][value=basic]');
    await press(voter, '提交评议');
    await says(voter, '这张评议码已经用过', 'a slip rates once, on whatever phone');
    await other.goto(second);
    await looks(other, 'rating on the phone');
    await rates(other, second, 'dissatisfied');
    await office.goto(`${path}/count`);
    await office.fill('[name=satisfied]', '3');
    await press(office, '保存');
    await says(office, '票数加起来超过了到会人数', 'no more ratings than people');
    await office.fill('[name=satisfied]', '2');
    await press(office, '保存');
    await says(office, '75%', 'three of four');
    await follow(office, '更正票数');
    await office.fill('[name=satisfied]', '1');
    await press(office, '保存');
    await says(office, '满意2票', 'a slip of the pen is put right');
    await follow(office, '更正票数');
    same(await office.inputValue('[name=satisfied]'), '1', 'with what was typed before');
    await office.fill('[name=satisfied]', '2');
    await press(office, '保存');
    await says(office, '75%', 'and again, as long as it is not published');
    await looks(office, 'a count that may be put right');
    await press(office, '公开');
    await says(office, '票数不能再更正', 'what cannot be taken back is asked about');
    await office.click('dialog[open] button:has-text("不了")');
    await office.reload();
    await says(office, '已评议', 'and nothing was published');
    await press(office, '公开');
    await office.click('dialog[open] button[value=ok]');
    await says(office, '已公开', 'published');
    await other.goto('/p/reportback?c=990121');
    await looks(other, 'what is published');
    await follow(other, `${server.accounts.d002.who.split(' ')[0]}代表述职`);
    await says(other, '走访四十户', 'everybody reads it');
    await looks(other, 'a published report');
    for (const [name, page] of Object.entries({ office, deputy, other })) noFaults(page, name);
  } finally {
    await server.stop();
  }
}
