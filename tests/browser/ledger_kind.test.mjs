// SPDX-License-Identifier: MulanPSL-2.0
// The office makes a ledger of its own: what is written down, a workflow, a figure; publishes it, keeps it, and changes it
// later, told what that does to what is there; the report cites its figure. No line of code, and no script of the page is needed.
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until } from './lib.mjs';

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
  });
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

async function publishes(page) {
  await follow(page, '检查并发布');
  await says(page, '这是新台账', 'nothing is changed by a new one');
  await press(page, '发布');
  await says(page, '来访接待台账', 'the ledger is there');
  return new URL(page.url()).pathname;
}

async function keeps(page, url) {
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
  await says(page, '行“txt”', 'a fault is told with its line');
  ok((await page.inputValue('[name=body]')).includes('txt'), 'what was typed is kept');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server);
    await signIn(office, server.accounts.office);
    await office.goto('/ledger/draft/new');
    await office.fill('[name=name]', '来访接待台账');
    await press(office, '开始设计');
    await contents(office);
    await flow(office);
    const url = await publishes(office);
    await keeps(office, url);
    await cites(office, url);
    await changes(office, url);
    await asText(office, url);
    noFaults(office, 'the office');
  } finally {
    await server.stop();
  }
}
