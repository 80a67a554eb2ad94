// SPDX-License-Identifier: MulanPSL-2.0
// An election prepared: the office opens it, deputies nominate together on their phones, one whose duties are suspended may
// not, the presidium nominates no more than there are seats, and the candidates are settled.
import { Server, ok, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE, unfold } from './lib.mjs';

const main = (page) => page.locator('main');

async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function sure(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.locator('dialog[open]').getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
}
async function follow(page, name) {
  await unfold(page, name);
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}

async function prepares(office) {
  await office.goto('/nomination');
  await looks(office, 'elections');
  await follow(office, '准备选举');
  await press(office, '准备选举');
  await says(office, '请填写选举名称', 'a title has to be there');
  await office.fill('[name=title]', '补选县人大常委会副主任');
  await looks(office, 'preparing an election');
  await press(office, '准备选举');
  await sure(office, '开始提名');
  await says(office, '先添加要选举的职务', 'a post has to be there');
  await follow(office, '添加职务');
  await office.selectOption('[name=office]', 'committee_vice');
  await office.fill('[name=name]', '云溪县第十八届人大常委会副主任');
  await office.check('[name=occasion][value=by_election]');
  await press(office, '添加职务');
  await says(office, '候选人不少于1名', 'a by-election may have as many candidates as seats');
  await sure(office, '开始提名');
  await says(office, '正在提名');
  return new URL(office.url()).pathname;
}

async function nominates(deputy, path, name) {
  await deputy.goto(path);
  await looks(deputy, `${name} reads an election on the phone`);
  await follow(deputy, '提名候选人');
  await says(deputy, '共10名以上', 'ten deputies of a county');
  await deputy.fill('[name=name]', '不在册');
  await deputy.fill('[name=reason]', '熟悉人大工作。');
  await looks(deputy, 'nominating on the phone');
  await press(deputy, '提名候选人');
  await says(deputy, '只能从本级人大代表中选出', 'a vice-chair is a deputy');
  await says(deputy, '第四十七条', 'by this article');
  await deputy.fill('[name=name]', name);
  await press(deputy, '提名候选人');
  await says(deputy, '有人大代表叫这个名字', 'a name is no person');
  await looks(deputy, 'who of that name');
  await deputy.locator('[name=who]').first().check();
  await press(deputy, '提名候选人');
  await says(deputy, '已有1名代表联名，须10名以上', 'who leads has signed');
  await looks(deputy, 'a nomination on the phone');
  return new URL(deputy.url()).pathname;
}

async function suspends(office, name) {
  await office.goto(`/deputy?q=${encodeURIComponent(name)}`);
  await main(office).getByRole('link', { name, exact: true }).first().click();
  await follow(office, '登记暂停职务');
  await press(office, '登记暂停职务');
  await says(office, '请选', 'a ground has to be there');
  await office.check('[name=ground][value=detained]');
  await office.fill('[name=decided_by]', '云溪县公安局');
  await looks(office, 'suspending duties');
  await press(office, '登记暂停职务');
  await says(office, '暂停执行职务', 'the register says so');
  await looks(office, 'a deputy whose duties are suspended');
}

async function settles(office, path) {
  await office.goto(path);
  await follow(office, '提名候选人');
  await office.fill('[name=name]', '苏慧兰');
  await office.fill('[name=reason]', '主席团提名。');
  await press(office, '提名候选人');
  await office.locator('[name=who]').first().check();
  await press(office, '提名候选人');
  await says(office, '主席团提名');
  await follow(office, '登记本人意见');
  await office.check('[name=consent][value=yes]');
  await press(office, '登记本人意见');
  await says(office, '愿意接受提名');
  await office.goto(path);
  await follow(office, '提名候选人');
  await office.fill('[name=name]', '韩秋生');
  await office.fill('[name=reason]', '主席团提名。');
  await press(office, '提名候选人');
  await says(office, '不能超过应选名额1名', 'no more than there are seats');
  await office.goto(path);
  await sure(office, '结束提名');
  await says(office, '提名结束');
  await follow(office, '确定候选人');
  await says(office, '有效提名1名', 'two signatures do not suffice');
  await looks(office, 'settling candidates');
  await press(office, '确定候选人');
  await says(office, '正式候选人');
  await follow(office, '交付选举');
  await office.selectOption('[name=item]', { index: 1 });
  ok((await office.locator('[name=item] option:checked').innerText()).includes('补选县人民政府副县长'), 'an item of a meeting that was recorded afterwards',
    await office.locator('[name=item]').innerText());
  await press(office, '交付选举');
  await says(office, '已交付选举', 'is voted on');
  await office.goto(path);
  await says(office, '联名人数不够', 'a nomination that came to nothing');
  await looks(office, 'an election with its candidate');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const people = {};
    for (const login of ['office', 'd001', 'd002', 'd003']) {
      people[login] = await person(browser, server, login === 'office' ? {} : { viewport: PHONE });
      await signIn(people[login], server.accounts[login]);
    }
    const path = await prepares(people.office);
    const nominee = await nominates(people.d001, path, '韩秋生');
    await people.d002.goto('/');
    await says(people.d002, '补选县人大常委会副主任', 'an open election stands on the first page');
    await people.d002.goto(nominee);
    await press(people.d002, '参加联名');
    await says(people.d002, '已有2名代表联名');
    await suspends(people.office, server.accounts.d003.who.split(" ")[0]);
    await people.d003.goto(nominee);
    await press(people.d003, '参加联名');
    await says(people.d003, '暂时停止执行代表职务期间，不能出席、表决、联名', 'suspended duties');
    await says(people.d003, '第六十一条', 'by this article');
    await settles(people.office, path);
    for (const [login, page] of Object.entries(people)) noFaults(page, login);
  } finally {
    await server.stop();
  }
}
