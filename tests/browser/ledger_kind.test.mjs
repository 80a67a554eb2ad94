// SPDX-License-Identifier: MulanPSL-2.0
// The office makes a ledger of its own: what is written down, a workflow, a figure; publishes it, keeps it, and changes it
// later, told what that does to what is there; the report cites its figure. No line of code, and no script of the page is needed.
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
async function piece(page, link, label, more) {
  await follow(page, link);
  await page.fill('[name=label]', label);
  await more();
  await press(page, '保存到草稿');
  await says(page, label, `${label} is in the draft`);
}

// What is written down: a kind of visitor, how many of them.
async function contents(page) {
  await follow(page, '+ 选项');
  await page.fill('[name=label]', '来访单位');
  await press(page, '保存到草稿');
  await says(page, '请写至少一个选项', 'a choice has choices');
  await page.fill('[name=choices]', '上级人大\n兄弟县市\n新闻单位');
  await press(page, '保存到草稿');
  await piece(page, '+ 数量', '来访人数', () => page.fill('[name=min]', '1'));
  await press(page, '把“来访人数”上移');
  await press(page, '删除“事项”');
  await says(page, '它是每条登记的标题', 'what names an entry cannot go');
}

// From one state to the next, and a figure of those that have come to it.
async function flow(page) {
  await piece(page, '+ 添加状态', '待接待', () => page.check('[name=meaning][value=open]'));
  await piece(page, '+ 添加状态', '已接待', () => page.check('[name=meaning][value=final]'));
  await piece(page, '+ 添加步骤', '接待完毕', async () => {
    await main(page).locator('[name=from]').first().check();
    await page.selectOption('[name=to]', { label: '已接待' });
    await main(page).getByRole('group', { name: '办的时候必须填' }).getByLabel('来访人数').check();
    await main(page).getByRole('group', { name: '只有填了这些的登记能办' }).getByLabel('来访单位').check();
    await looks(page, 'a step of some entries');
  });
  await says(page, '填了来访单位', 'the step says of which entries it is');
  await follow(page, '+ 添加数字');
  await page.fill('[name=label]', '接待来访人次');
  await press(page, '保存到草稿');
  await says(page, '已有叫“接待来访人次”的数字', 'two figures of one name are told apart');
  await follow(page, '返回');
  await piece(page, '+ 添加数字', '来客接待人次', async () => {
    await page.fill('[name=unit]', '人次');
    await page.check('[name=measure][value=sum]');
    await page.selectOption('[name=sum]', { label: '来访人数' });
    await main(page).getByRole('group', { name: '只算这些状态' }).getByLabel('已接待').check();
  });
  await says(page, '状态是已接待', 'the figure says what it counts');
  await looks(page, 'a ledger being made');
}

// Who may what, how entries are numbered and counted, by when, which columns; what is wrong is told with what to do.
async function settles(page) {
  const draft = page.url().replace(/#.*/, '');
  await page.goto(`${draft}/head`);
  await page.fill('[name=unit]', '批 次');
  await page.fill('[name=number]', '来访【年】');
  await press(page, '保存到草稿');
  await says(page, '中间不要有空格，请连着写', 'a unit is one word');
  await says(page, '编号样式里要有【号】', 'a number counts');
  await page.fill('[name=unit]', '批');
  await page.fill('[name=number]', '来访〔【年】〕【两位号】号');
  await press(page, '保存到草稿');
  await says(page, '数条数，单位批', 'what counts entries is counted in their unit');
  await page.goto(`${draft}/deadline/new`);
  await page.fill('[name=label]', '接待完毕');
  await page.selectOption('[name=field]', { label: '日期' });
  await page.fill('[name=days]', '9999');
  await press(page, '保存到草稿');
  await says(page, '写0到3660天', 'a deadline has bounds');
  await page.fill('[name=days]', '5');
  await press(page, '保存到草稿');
  await says(page, '日期以后5天', 'the deadline is in the draft');
  await page.goto(`${draft}/right`);
  for (const box of await main(page).locator('[name=write]').all()) await box.uncheck();
  await press(page, '保存到草稿');
  await says(page, '至少要选一类人', 'somebody writes');
  await main(page).locator('[name=write][value=office]').check();
  await main(page).locator('[name=write][value=committee]').check();
  await press(page, '保存到草稿');
  await page.goto(`${draft}/column`);
  await main(page).locator('details summary').first().click();
  for (const [i, label] of ['编号', '日期', '事项', '来访人数', '状态'].entries()) {
    await page.selectOption(`[name=c${i + 1}]`, { label });
    await page.selectOption(`[name=p${i + 1}]`, { label });
  }
  await press(page, '保存到草稿');
  await says(page, '编号、日期、事项、来访人数、状态', 'columns of list and paper');
  await looks(page, 'a ledger ready to be published');
}

async function publishes(page) {
  await follow(page, '检查并发布');
  await says(page, '这是新台账', 'nothing is changed by a new one');
  await press(page, '发布');
  await says(page, '来访接待台账', 'the ledger is there');
  return new URL(page.url()).pathname;
}

async function keeps(page, url) {
  await page.goto(`${url}/new`);
  await main(page).getByLabel('事项').fill('上级人大来检查');
  await press(page, '保存');
  await says(page, '上级人大来检查', 'another visitor');
  const entry = page.url();
  same(await main(page).getByRole('link', { name: '接待完毕', exact: true }).count(), 0, 'the step is none of this entry');
  same((await page.goto(`${entry}/step/finish`)).status() >= 400, true, 'nor is it to be had by its address');
  await page.goto(`${url}/new`);
  await main(page).getByLabel('事项').fill('邻县人大来考察联络站');
  await main(page).getByLabel('来访单位').selectOption('兄弟县市');
  await press(page, '保存');
  await follow(page, '接待完毕');
  await press(page, '接待完毕');
  await says(page, '来访人数', 'the step asks for what it needs');
  await main(page).getByLabel('来访人数').fill('12');
  await press(page, '接待完毕');
  await says(page, '已接待', 'the step is taken');
  await page.goto(url);
  await says(page, '12', 'the figure counts it');
}

// On a phone the form of the office's own ledger, on the computer its sheet there and back, and its register on paper.
async function carries(office, phone, url) {
  await phone.goto(`${url}/new`);
  await press(phone, '保存');
  await says(phone, '请填写事项', 'a phone is told what is missing');
  await main(phone).getByLabel('事项').fill('市人大代表小组来访');
  await main(phone).getByLabel('来访单位').selectOption('上级人大');
  await looks(phone, 'the form of an own ledger on a phone');
  await press(phone, '保存');
  await says(phone, '来访〔2026〕03号', 'numbered after the first');
  await says(phone, '11月25日到期', 'its deadline runs');
  await phone.goto(url);
  await looks(phone, 'an own ledger on a phone');
  const template = await office.request.get(`/import/ledger.${url.split('/').pop()}/template.xlsx`);
  same(template.status(), 200, 'a template of the own ledger');
  const book = await (await office.request.get(`${url}?format=xlsx`)).body();
  same(book.subarray(0, 2).toString(), 'PK', 'its sheet is a workbook');
  await office.goto(url);
  await follow(office, '导入');
  await office.setInputFiles('[name=file]', { name: '来访.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: book });
  await Promise.all([office.waitForURL(/\/import\/ledger\.\w+\/\d+/), main(office).locator('form .btn.pri').first().click()]);
  await says(office, '市人大代表小组来访', 'what went out is read again');
  await looks(office, 'an own ledger coming in');
  const heads = '事项,日期,来访单位,来访人数,状态';
  await office.goto(url);
  await follow(office, '导入');
  await office.setInputFiles('[name=file]', { name: '来访.csv', mimeType: 'text/csv', buffer: Buffer.from(`${heads}\n乡镇人大主席来访,2026-10-12,新闻单位,3,待接待\n无此单位来访,2026-10-13,外星人,3,待接待\n`) });
  await Promise.all([office.waitForURL(/\/import\/ledger\.\w+\/\d+/), main(office).locator('form .btn.pri').first().click()]);
  await says(office, '请从这些里选一个：上级人大、兄弟县市、新闻单位', 'a row that cannot come says what may stand there');
  await office.goto(url);
  await follow(office, '导入');
  await office.setInputFiles('[name=file]', { name: '来访.csv', mimeType: 'text/csv', buffer: Buffer.from(`${heads}\n乡镇人大主席来访,2026-10-12,新闻单位,3,待接待\n`) });
  await Promise.all([office.waitForURL(/\/import\/ledger\.\w+\/\d+/), main(office).locator('form .btn.pri').first().click()]);
  await press(office, '导入1行');
  await office.waitForURL(/\/batch\/\d+/);
  await office.goto(url);
  await says(office, '乡镇人大主席来访', 'put right it comes');
  const pdf = await (await office.request.get(`${url}/print?format=pdf`)).body();
  same(pdf.subarray(0, 5).toString(), '%PDF-', 'the printed register');
}

// The report cites the figure that the office has made, and opens the entries behind it.
async function cites(page, url) {
  await page.goto('/report/new');
  await page.fill('[name=title]', '接待工作小结');
  await page.check('[name=start][value=empty]');
  await press(page, '开始写');
  await follow(page, '加段落');
  await page.fill('[name=text]', '全年接待来访{来客接待人次}人次。');
  await press(page, '保存');
  await says(page, '全年接待来访12', 'a report cites it');
  await main(page).locator('a', { hasText: /^12/ }).first().click();
  await page.waitForLoadState();
  const rows = await main(page).getByRole('link', { name: '全部记录' }).getAttribute('href');
  ok(rows.startsWith(url), 'and leads to its entries', rows);
}

async function changes(page, url) {
  await page.goto(url.replace('/ledger/', '/ledger/kind/') + '/version');
  await press(page, '修改这个台账');
  await follow(page, '来访单位');
  await page.fill('[name=choices]', '上级人大\n新闻单位');
  await press(page, '保存到草稿');
  await follow(page, '检查并发布');
  await says(page, '有1条登记在用，不能这样改', 'what is in use cannot go');
  same(await main(page).getByRole('button', { name: '发布', exact: true }).count(), 0, 'and is not published');
  await looks(page, 'what a new version changes');
  await follow(page, '返回');
  await follow(page, '来访单位');
  await page.fill('[name=label]', '单位类别');
  await page.fill('[name=choices]', '上级人大\n兄弟县市\n新闻单位\n基层代表');
  await press(page, '保存到草稿');
  await follow(page, '检查并发布');
  await page.fill('[name=note]', '增加基层代表来访。');
  await press(page, '发布');
  await page.goto(url.replace('/ledger/', '/ledger/kind/') + '/version');
  await says(page, '内容“来访单位”改叫“单位类别”', 'versions are compared');
  await says(page, '增加基层代表来访。', 'with why');
  await looks(page, 'versions of a ledger');
}

async function asText(page, url) {
  await page.goto(url.replace('/ledger/', '/ledger/kind/') + '/version');
  await press(page, '修改这个台账');
  await follow(page, '改文字');
  const text = await page.inputValue('[name=body]');
  await page.fill('[name=body]', text.replace('field title text', 'field title txt'));
  await press(page, '保存到草稿');
  await says(page, '行“txt”：这里只能写 text lines int money date', 'a fault is told with its line and what may stand there');
  ok((await page.inputValue('[name=body]')).includes('txt'), 'what was typed is kept');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server);
    const phone = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(phone, server.accounts.office);
    await office.goto('/ledger/draft/new');
    await office.fill('[name=name]', '来访接待台账');
    await press(office, '开始设计');
    await contents(office);
    await flow(office);
    await settles(office);
    const url = await publishes(office);
    await keeps(office, url);
    await carries(office, phone, url);
    await cites(office, url);
    await changes(office, url);
    await asText(office, url);
    noFaults(office, 'the office');
    noFaults(phone, 'the phone');
  } finally {
    await server.stop();
  }
}
