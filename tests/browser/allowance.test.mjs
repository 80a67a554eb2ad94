// SPDX-License-Identifier: MulanPSL-2.0
// The demo's list of last month: approved by a leader, who made none of it; the finance office's sheet; paid and counted as spent; a
// deputy sees his own with the records behind it; a budget that is exceeded says so.
import { Server, ok, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

const main = (page) => page.locator('main');
async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
// What cannot be taken back is asked about first.
async function agrees(page, question) {
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  ok((await dialog.innerText()).includes(question), `asked first: ${question}`, await dialog.innerText());
  await dialog.locator('button[value=ok]').click();
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

async function listPaid(office, leader) {
  await leader.goto('/allowance?state=submitted');
  await main(leader).locator('tbody a').first().click();
  await leader.waitForLoadState();
  const path = new URL(leader.url()).pathname;
  await looks(leader, 'a list of allowances');
  await press(leader, '批准');
  await agrees(leader, '批准以后不能再改');
  await says(leader, '已批准');
  await office.goto(path);
  const [file] = await Promise.all([office.waitForEvent('download'),
    main(office).getByRole('button', { name: '导出给财务（带账号）' }).click()]);
  ok(file.suggestedFilename().endsWith('.xlsx'), 'a sheet for the finance office', file.suggestedFilename());
  await office.goto(`${path}/pay`);
  await office.selectOption('[name=budget]', { index: 1 });
  await press(office, '保存');
  await says(office, '已发放');
}

async function overspent(office) {
  await office.goto('/allowance/budget/new');
  await office.fill('[name=title]', '培训经费');
  await office.fill('[name=yuan]', '1万');
  await press(office, '保存');
  await follow(office, '登记支出');
  await office.fill('[name=what]', '教师费用');
  await office.fill('[name=yuan]', '10000.01');
  await office.selectOption('[name=use]', 'other');
  await press(office, '保存');
  await says(office, '专款专用，不能用于其他开支', 'nothing else is paid from it');
  await main(office).locator('[name=apart]').scrollIntoViewIfNeeded();
  await looks(office, 'spending for something else');
  await office.check('[name=apart]');
  await press(office, '保存');
  await says(office, '超过了预算的结余', 'not by mistake');
  await office.check('[name=over]');
  await press(office, '保存');
  await says(office, '超支0.01元', 'said clearly');
  await looks(office, 'a budget that is exceeded');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), leader = await person(browser, server);
    const deputy = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(leader, server.accounts.leader);
    await signIn(deputy, server.accounts.d002);
    await listPaid(office, leader);
    await overspent(office);
    await deputy.goto('/allowance/mine');
    await looks(deputy, 'own allowances on the phone');
    for (const [name, page] of Object.entries({ office, leader, deputy })) noFaults(page, name);
  } finally {
    await server.stop();
  }
}
