// SPDX-License-Identifier: MulanPSL-2.0
// An activity is planned, a deputy is asked and answers on the phone, the roll is noted, its result written down; a deed of a
// campaign is told by the deputy and checked by the office, and the figure opens its rows.
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
const day = async (page, days) => page.evaluate((n) => new Date(Date.parse('2026-11-20') + n * 864e5).toISOString().slice(0, 10), days);

async function plans(office, deputy) {
  await office.goto('/activity');
  await looks(office, 'activities');
  await follow(office, '安排活动');
  await office.fill('[name=title]', '视察供水工程');
  await office.fill('[name=starts_on]', await day(office, 5));
  await office.fill('[name=ends_on]', await day(office, 4));
  await press(office, '保存');
  await says(office, '结束日期不能早于开始日期', 'it cannot end before it begins');
  await office.fill('[name=ends_on]', await day(office, 5));
  await press(office, '保存');
  await press(office, '发出通知');
  await says(office, '还没有邀请代表', 'nobody is asked yet');
  await follow(office, '邀请代表');
  await office.fill('[name=names]', `${deputy}、查无此人`);
  await press(office, '保存');
  await says(office, '没有叫“查无此人”的在任代表', 'a name that nobody has');
  await office.fill('[name=names]', deputy);
  await office.fill('[name=turn]', '3');
  await press(office, '保存');
  await says(office, '名单4人', 'one by name, three in turn');
  await press(office, '发出通知');
  await says(office, '进行中');
  await looks(office, 'an activity');
  return new URL(office.url()).pathname;
}

async function answers(deputy, path) {
  await deputy.goto('/');
  await says(deputy, '视察供水工程', 'it waits on the first page');
  await deputy.goto(path);
  await looks(deputy, 'an activity on the phone');
  await follow(deputy, '不能参加');
  await press(deputy, '保存');
  await says(deputy, '为什么不能参加', 'says why');
  await deputy.goto(path);
  await press(deputy, '参加');
  await says(deputy, '参加', 'answered');
}

// Deputies of other levels: what is no number or no level is refused with a sentence, markup stays text, and the form sent
// twice notes them once.
async function guests(office, path) {
  await office.goto(path);
  await follow(office, '登记其他层级代表');
  const form = office.url();
  ok(!(await main(office).locator('[name=level]').innerText()).includes('县'), 'one\'s own level is not among the others');
  await press(office, '保存');
  await says(office, '请选择代表层级', 'a level is asked for');
  await says(office, '请填写来了几名', 'and how many');
  const wrong = async (people, sentence) => {
    await office.goto(form);
    await office.selectOption('[name=level]', 'nation');
    await office.fill('[name=names]', '陶望舒');
    await office.evaluate((n) => { const f = document.querySelector('[name=people]'); f.type = 'text'; f.value = n; }, people);
    await press(office, '保存');
    await says(office, sentence, `${people}: ${sentence}`);
    same(await office.inputValue('[name=names]'), '陶望舒', 'what was typed is kept');
  };
  await wrong('三名', '请填数字');
  await wrong('-3', '人数请写一万以内的整数');
  await wrong('20000', '人数请写一万以内的整数');
  await looks(office, 'deputies of other levels, refused');
  await office.goto(form);
  const twin = await office.context().newPage();
  await twin.goto(form);
  for (const page of [office, twin]) {
    await page.selectOption('[name=level]', 'nation');
    await page.fill('[name=people]', '2');
    await page.fill('[name=names]', '<b>陶望舒</b>、"姜若谷"');
  }
  await Promise.all([press(office, '保存'), press(twin, '保存')]);
  await twin.close();
  await office.goto(path);
  const said = await main(office).locator('section', { hasText: '其他层级的代表' }).locator('p').innerText();
  same(said.match(/全国代表2名/g)?.length, 1, 'noted once');
  ok(said.includes('<b>陶望舒</b>、"姜若谷"'), 'markup is text', said);
  await looks(office, 'an activity with deputies of other levels');
  await office.goto(form);
  await office.selectOption('[name=level]', 'nation');
  await office.fill('[name=people]', '0');
  await press(office, '保存');
  await says(office, '这一级没有登记人数', 'none takes them away');
  ok(!(await main(office).innerText()).includes('陶望舒'), 'and they are gone');
}

async function tells(deputy, office) {
  await deputy.goto('/activity');
  await deputy.locator('main').getByRole('link', { name: /主题活动/ }).first().click();
  await follow(deputy, '填一件行动');
  await deputy.fill('[name=text]', '协调修好村口路灯两盏。');
  await press(deputy, '保存');
  await says(deputy, '等待核实', 'the office will look at it');
  await looks(deputy, 'a campaign on the phone');
  await office.goto('/activity/deed?state=told');
  await says(office, '协调修好村口路灯两盏。', 'the office sees it');
  await follow(office, '核实');
  await office.check('[name=example]');
  await press(office, '保存');
  await office.goto('/activity/deed?example=1');
  await says(office, '先进事例', 'an example for others');
  await looks(office, 'deeds');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), deputy = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(deputy, server.accounts.d001);
    const path = await plans(office, server.accounts.d001.who.split(' ')[0]);
    await answers(deputy, path);
    await tells(deputy, office);
    await office.goto('/activity?state=held');
    await office.locator('main table a').first().click();
    await office.waitForLoadState();
    await says(office, '到场', 'who was there');
    await guests(office, new URL(office.url()).pathname);
    await office.goto('/activity/person?presence=attended');
    await says(office, '人次', 'the rows behind the figure');
    await looks(office, 'participation');
    noFaults(office, 'office');
    noFaults(deputy, 'deputy');
  } finally {
    await server.stop();
  }
}
