// SPDX-License-Identifier: MulanPSL-2.0
// The office switches a ledger on, writes an entry on a phone, takes its step, sees the figure and the entries behind it, and takes
// the sheet along; who may not see the ledger does not.
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

const LIST = '/ledger/warning_education';
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

async function switchesOn(office) {
  await office.goto('/ledger/kind');
  const row = main(office).locator('li', { hasText: '廉政警示教育、法纪教育' });
  await row.getByRole('button').click();
  await office.waitForLoadState();
  if (!office.url().endsWith(LIST)) await row.getByRole('button', { name: '启用' }).click();
  await office.waitForURL(`**${LIST}`);
  await says(office, '每半年一次警示教育：每半年1次', 'what is owed is said');
  await says(office, '下载模板填好后一次导入', 'what to do where nothing is yet');
  await looks(office, 'a ledger without entries');
  await office.goto(`${LIST}?q=没有这样的`);
  await says(office, '换一个条件再看', 'another thing than where nothing is found');
}

// What the law asks for is on from the beginning; what is off is named with what it is for.
async function offers(office) {
  await office.goto('/ledger');
  const rest = main(office).locator('details', { hasText: '没有启用的台账' });
  same(await rest.count(), 1, 'the page tells what is off');
  await rest.locator('summary').click();
  ok((await rest.innerText()).includes('街道人大工委每季度至少开一次会'), 'and what it is for');
  for (const name of ['年度代表工作计划', '代表约见']) ok(await main(office).getByRole('link', { name, exact: true }).count() === 1, `${name} is on`);
  await looks(office, 'ledgers that are off');
  await office.goto('/ledger/kind');
  await main(office).locator('li', { hasText: '第四十三条' }).getByRole('button', { name: '停用' }).click();
  await office.waitForURL('**/ledger/kind');
  await office.goto('/ledger');
  const asked = main(office).locator('section', { hasText: '法律有规定、还没有启用登记的' });
  await says(office, '法律有规定、还没有启用登记的', 'put away it is offered again, with the article');
  ok((await asked.innerText()).includes('第四十三条'), 'the article is named');
  await looks(office, 'a ledger that the law asks for is off');
  await asked.getByRole('button', { name: '启用' }).click();
  await office.waitForURL('**/ledger/deputy_plan');
  await says(office, '2026年代表工作计划', 'on again, its entries are there');
}

// On a phone a row is headed by what the entry is called, wherever its column stands.
async function headed(phone) {
  await phone.goto(LIST);
  const row = main(phone).locator('tbody tr').first();
  same(await main(phone).locator('thead th').first().innerText(), '日期', 'on paper the day comes first');
  same((await row.locator('th').innerText()).trim(), '身边案例警示教育', 'the title heads the row');
  const head = await row.locator('th').boundingBox(), day = await row.locator('td').first().boundingBox();
  ok(head.y < day.y, 'and stands above the day', `${head.y} ${day.y}`);
  await looks(phone, 'entries on a phone');
}

async function writes(phone) {
  await phone.goto(`${LIST}/new`);
  await press(phone, '保存');
  await says(phone, '请填写主题', 'what is required is asked');
  await phone.fill('[name=v0]', '身边案例警示教育');
  await phone.selectOption('[name=v1]', '观看警示片');
  await looks(phone, 'the form on a phone');
  await press(phone, '保存');
  await says(phone, '计划', 'begins where the kind says');
  await follow(phone, '记开展情况');
  await press(phone, '记开展情况');
  await says(phone, '请填写受教育人数', 'the step needs it');
  await phone.locator('[inputmode=numeric]').first().fill('36');
  await press(phone, '记开展情况');
  await says(phone, '受教育人数：36', 'the timeline says what was written');
  await looks(phone, 'an entry on a phone');
}

async function counts(office) {
  await office.goto(LIST);
  const figure = main(office).locator('.kpis a', { hasText: '36' });
  await figure.click();
  await office.waitForLoadState();
  await says(office, '这里是“受警示教育人次”算进去的登记，合计36人次', 'the figure opens its entries');
  await says(office, '身边案例警示教育', 'the entry');
  ok(!(await main(office).innerText()).includes('每半年一次警示教育：'), 'nothing is owed any more');
  const sheet = await office.request.get(`${LIST}?format=csv`);
  ok((await sheet.text()).includes('身边案例警示教育,观看警示片,2026-11-20'), 'the sheet has all fields', await sheet.text());
  const paper = await office.request.get(`${LIST}/print?format=docx`);
  same(paper.status(), 200, 'the register as a document');
  await office.goto('/ledger');
  await says(office, '警示教育', 'among the ledgers');
  await looks(office, 'all ledgers');
}

// The template that the ledger gives, filled and brought in; the register as it goes into the cabinet.
async function brings(office) {
  await office.goto(LIST);
  await follow(office, '导入');
  const template = (await (await office.request.get('/import/ledger.warning_education/template.csv')).text()).replace('\ufeff', '');
  const heads = template.split(/\r?\n/)[0].split(',');
  const row = { 主题: '旁听庭审警示教育', 形式: '观看警示片', 日期: '2026-10-09', 状态: '计划' };
  same(Object.keys(row).filter((h) => !heads.includes(h)), [], 'the template has the fields of the form');
  await office.setInputFiles('[name=file]', { name: '警示教育.csv', mimeType: 'text/csv',
    buffer: Buffer.from(`${heads.join(',')}\n${heads.map((h) => row[h] ?? '').join(',')}\n`) });
  await Promise.all([office.waitForURL(/\/import\/ledger\.warning_education\/\d+/), main(office).locator('form .btn.pri').first().click()]);
  await press(office, '导入1行');
  await office.waitForURL(/\/batch\/\d+/);
  await office.goto(LIST);
  const cell = main(office).locator('tbody tr', { hasText: '旁听庭审警示教育' });
  await cell.getByRole('link', { name: '旁听庭审警示教育' }).click();
  await office.waitForURL(/\/ledger\/entry\/\d+$/);
  await says(office, '2026年10月9日'.slice(5), 'the title of an entry is its link, and all of its row has come');
  const pdf = await (await office.request.get(`${LIST}/print?format=pdf`)).body();
  same(pdf.subarray(0, 5).toString(), '%PDF-', 'the printed register');
}

// What was reported stays a report: no arrest is made of it afterwards. What the step asked for is corrected.
async function keeps(leader) {
  await leader.goto('/ledger/deputy_permission/new');
  await leader.getByLabel('事项').fill('拘留后的报告');
  await leader.getByLabel('代表', { exact: true }).selectOption({ index: 1 });
  await leader.getByLabel('提请或者报告的机关').fill('县公安局');
  await leader.getByLabel('措施', { exact: true }).selectOption('现行犯拘留后报告');
  await press(leader, '保存');
  same(await main(leader).getByRole('link', { name: '登记许可', exact: true }).count(), 0, 'leave is not given for it');
  await follow(leader, '登记报告');
  await press(leader, '登记报告');
  await says(leader, '已登记报告', 'it is reported');
  const entry = leader.url();
  await leader.goto(`${entry}/edit`);
  await leader.getByLabel('措施', { exact: true }).selectOption('逮捕');
  await press(leader, '保存');
  await says(leader, '已经按这一项办过“登记报告”，不能再改', 'no arrest is made of it');
  await looks(leader, 'what a step was taken for');
  await leader.setViewportSize(PHONE);
  await looks(leader, 'what a step was taken for on a phone');
  await leader.getByLabel('措施', { exact: true }).selectOption('现行犯拘留后报告');
  await leader.getByLabel('来文文号').fill('公函〔2026〕7号');
  await press(leader, '保存');
  await says(leader, '公函〔2026〕7号', 'the rest may be corrected');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), phone = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(phone, server.accounts.office);
    await switchesOn(office);
    await offers(office);
    await writes(phone);
    await headed(phone);
    await counts(office);
    await brings(office);
    const leader = await person(browser, server);
    await signIn(leader, server.accounts.leader);
    await keeps(leader);
    const deputy = await person(browser, server, { viewport: PHONE });
    await signIn(deputy, server.accounts.d001);
    same((await deputy.request.get(LIST)).status(), 404, 'a deputy knows nothing of it');
    noFaults(office, 'office');
    noFaults(phone, 'phone');
    noFaults(leader, 'leader');
  } finally {
    await server.stop();
  }
}
