// SPDX-License-Identifier: MulanPSL-2.0
// A budget table with three planted errors is taken in as the finance office sends it, and each error is told with its cell;
// the corrected one is approved, adjusted and closed by final accounts, side by side; a warning is asked and answered on line.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Server, COUNTY, ok, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

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

// Both halves on one sheet, in 10,000 yuan: name, amount, name, amount. `planted`: the three errors.
function sheet(title, head, planted, more = 0) {
  const rows = [
    ['一、税收收入', 45000, '一般公共服务支出', 30000],
    ['　　增值税', planted ? 25100 : 25000, '教育支出', 50000 + more],
    ['　　资源税', 20000, '农林水支出', 16000],
    ['二、非税收入', 17000 + more, '上解支出', planted ? 2500 : 2000],
    ['上年结转收入', planted ? 4700 : 5000, '结转下年支出', 5000],
    ['上级补助收入', planted ? 36300 : 36000, '', ''],
    ['收入总计', 103000 + more, '支出总计', 103000 + more + (planted ? 500 : 0)],
  ];
  return ['附表1,,,', `${title},,,`, ',,,单位：万元', '收    入,,支    出,', `项目,${head},项目,${head}`,
    ...rows.map((r) => r.join(',')), '注：本表为县本级。'].join('\n');
}

async function takes(page, dir, name, text) {
  const file = path.join(dir, `${name}.csv`);
  writeFileSync(file, text);
  await page.goto('/finance/table/new');
  await page.setInputFiles('[name=file]', file);
  await Promise.all([page.waitForURL(/\/finance\/table\/\d+/), main(page).getByRole('button', { name: '上传并核对' }).click()]);
}

async function budget(office, dir) {
  await takes(office, dir, 'final', sheet('云溪县2025年政府性基金预算收支决算总表', '决算数', false));
  await says(office, '合计、收支平衡和结转都对得上', 'the accounts of last year add up');
  await takes(office, dir, 'draft', sheet('云溪县2026年政府性基金预算收支总表（草案）', '预算数', true));
  await says(office, '表里有3处对不上', 'three errors are found');
  await says(office, '“一、税收收入”写的是45,000.00万元，下面各项加起来是45,100.00万元，相差100.00万元', 'a sum, in a sentence');
  await says(office, '支出比收入多500.00万元', 'a deficit');
  await says(office, '“上年结转收入”写的是4,700.00万元，上年决算的“结转下年支出”是5,000.00万元', 'what is carried over');
  const cells = await main(office).locator('tbody th').allInnerTexts();
  ok(['B6', 'D12', 'B10'].every((c) => cells.includes(c)), 'each with its cell', cells.slice(0, 5).join(' '));
  await looks(office, 'a table with errors');
  await press(office, '撤下');
  await office.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
  await says(office, '已撤下', 'it is withdrawn');
  await takes(office, dir, 'right', sheet('云溪县2026年政府性基金预算收支总表（草案）', '预算数', false));
  await follow(office, '记为已批准');
  await press(office, '保存');
  await says(office, '请选会议的表决；补录的填批准日期', 'neither a vote nor a day');
  await looks(office, 'a table to approve');
  await office.fill('[name=approved_on]', '2026-02-26');
  await office.fill('[name=basis]', '县十八届人大五次会议决议');
  await press(office, '保存');
  await says(office, '县十八届人大五次会议决议', 'the corrected one is approved');
  await says(office, '2月26日（补录）', 'a typed day is shown as noted afterwards');
  await takes(office, dir, 'adjusted', sheet('云溪县2026年政府性基金预算收支调整表', '调整预算数', false, 1000));
  await takes(office, dir, 'accounts', sheet('云溪县2026年政府性基金预算收支决算总表', '决算数', false, 900));
  await follow(office, '对比');
  const heads = await main(office).locator('thead th').allInnerTexts();
  ok(['草案', '批准数', '调整数', '决算数'].every((h) => heads.includes(h)), 'the stages side by side', heads.join(' '));
  await says(office, '103,900.00', 'with the final accounts');
  await looks(office, 'a comparison');
}

// Somebody has given it another name since the page was opened: whoever drops it sees both before it goes.
async function dropped(office) {
  const other = await office.context().newPage();
  await other.goto(office.url().replace(/\/drop$/, ''));
  await other.fill('[name=name]', '节能环保与生态支出');
  await press(other, '保存');
  await says(other, '已保存', 'another gives it another name');
  await other.close();
  await press(office, '移出');
  await says(office, '您填写的时候别人改过这条记录', 'another has changed it meanwhile');
  await says(office, '节能环保与生态支出', 'as it is now');
  await says(office, '您打开时', 'and as it was');
  await looks(office, 'a key expenditure that goes off the list');
  await press(office, '移出');
}

// The office's list of key expenditures: another year takes it over, an item is added and goes again.
async function keys(office) {
  await office.goto('/finance/key?year=2027');
  await says(office, '2027年还没有清单，按2026年的办', 'a year without a list follows the one before');
  await main(office).getByRole('button', { name: '定为2027年的清单' }).click();
  await says(office, '已定为清单', 'it becomes its own');
  await follow(office, '加一项');
  await office.fill('[name=name]', '节能环保支出');
  await office.fill('[name=code]', '21');
  await press(office, '保存');
  await says(office, '编码', 'a code is 3, 5 or 7 digits');
  await office.fill('[name=code]', '211');
  await press(office, '保存');
  await says(office, '节能环保支出', 'on the list');
  await looks(office, 'key expenditures');
  await office.setViewportSize({ width: 390, height: 844 });
  await looks(office, 'key expenditures on a phone');
  await office.setViewportSize({ width: 1440, height: 900 });
  await main(office).getByRole('row').filter({ hasText: '节能环保支出' }).getByRole('link', { name: '移出' }).click();
  await dropped(office);
  await says(office, '已移出清单', 'and off it');
  ok(!(await main(office).innerText()).includes('节能环保'), 'it is gone');
}

// Figures of a year or a month are put right where they are seen, never written over unseen.
async function seen(office) {
  await office.goto('/finance/debt/new');
  await office.fill('[name=year]', '2025');
  await office.fill('[name=limit_sum]', '95000万');
  await office.fill('[name=balance]', '88000万');
  await press(office, '保存');
  await says(office, '现在的内容', 'the year has its figures: both are shown');
  await looks(office, 'a year of debt that is there already');
  await office.goto('/finance/debt');
  await follow(office, '2025 一般债务');
  ok(/^\d+\.\d\d$/.test(await office.inputValue('[name=balance]')), 'from the list they are put right', await office.inputValue('[name=balance]'));
  await press(office, '保存');
  await says(office, '已保存', 'saved');
  const month = { name: '用电量', unit: '万千瓦时', month: '2026-09', value: '88.35' };
  for (const value of ['88.35', '90']) {
    await office.goto('/finance/gauge/new');
    for (const [name, what] of Object.entries({ ...month, value })) await office.fill(`[name=${name}]`, what);
    await press(office, '保存');
  }
  await says(office, '这个月已经有数：88.35', 'another value does not replace it by itself');
  await office.check('[name=replace]');
  await press(office, '保存');
  await says(office, '已保存', 'it does when asked');
}

async function adjusts(office, citizen) {
  await office.goto('/finance/adjust/new?account=fund');
  await says(office, '已按批准的预算表和调整表填好', 'the amounts come from the tables');
  await office.fill('[name=reason]', '新增专项债券。');
  await press(office, '保存');
  await says(office, '应当进行预算调整：增减总支出', 'which case of the law it is');
  await press(office, '列入年度日历');
  const item = new URL(office.url()).pathname;
  await follow(office, '列入会议');
  await office.goto(`${item}/edit`);
  await office.fill('[name=done_on]', '2026-11-19');
  await press(office, '保存');
  await says(office, '没有本系统的表决记录', 'nobody approves it by typing a day');
  await office.goto('/finance/adjust');
  await looks(office, 'adjustments');
  await citizen.goto(`/p/finance?c=${COUNTY}`);
  await main(citizen).getByRole('link').first().click();
  await says(citizen, '公布', 'what was approved is public');
  await looks(citizen, 'a published adjustment');
}

async function warning(office, unit) {
  await office.goto('/finance/warning');
  await main(office).locator('tbody tr', { hasText: '污染防治' }).getByRole('link').first().click();
  await follow(office, '问部门');
  await press(office, '提交');
  await office.selectOption('[name=organ]', { label: '教育局' });
  await office.fill('[name=question]', '为什么慢？');
  await press(office, '提交');
  await says(office, '已问，待答复', 'the department is asked');
  await unit.goto('/finance/mine');
  await looks(unit, 'what a department owes');
  await main(unit).getByRole('link').filter({ hasText: '污染防治' }).first().click();
  await follow(unit, '答复');
  await unit.fill('[name=answer]', '设备招标晚了两个月，12月支付。');
  await press(unit, '提交');
  await says(unit, '设备招标晚了两个月', 'it answers on the phone');
  await office.reload();
  await follow(office, '销号');
  await office.fill('[name=finding]', '说明清楚，年底再看。');
  await press(office, '提交');
  await says(office, '已销号', 'and it is closed');
  await looks(office, 'a warning closed');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), unit = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(unit, Object.values(server.accounts).find((a) => a.login.startsWith('h') && a.who.includes('教育局')));
    await budget(office, server.dir);
    const citizen = await person(browser, server, { viewport: PHONE });
    await keys(office);
    await seen(office);
    await adjusts(office, citizen);
    await warning(office, unit);
    await office.goto('/finance/table?year=2026&stage=executed');
    await main(office).locator('tbody').getByRole('link').first().click();
    await follow(office, '普通教育');
    await says(office, '第二中学教学楼进度款', 'from a line to its payments');
    await looks(office, 'payments');
    await office.goto('/finance');
    await says(office, '听取审议2025年审计查出问题整改情况报告', 'the calendar of the year');
    await says(office, '《预算法》第四十四条第四款', 'with the articles');
    noFaults(office, 'office');
    noFaults(unit, 'unit');
    noFaults(citizen, 'citizen');
  } finally {
    await server.stop();
  }
}
