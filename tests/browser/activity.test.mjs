// SPDX-License-Identifier: MulanPSL-2.0
// An activity is planned, a deputy is asked and answers on the phone, the roll is noted, its result written down; a deed of a
// campaign is told by the deputy and checked by the office, and the figure opens its rows.
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
    await office.goto('/activity/person?presence=attended');
    await says(office, '人次', 'the rows behind the figure');
    await looks(office, 'participation');
    noFaults(office, 'office');
    noFaults(deputy, 'deputy');
  } finally {
    await server.stop();
  }
}
