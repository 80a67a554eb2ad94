// SPDX-License-Identifier: MulanPSL-2.0
// An activity is planned, a deputy is asked and answers on the phone, the roll is noted, its result written down; a deed of a
// campaign is told by the deputy and checked by the office, and the figure opens its rows.
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE, unfold } from './lib.mjs';

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
  await unfold(page, name);
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
  await main(office).locator('li', { hasNotText: deputy }).getByRole('link', { name: /移出名单/ }).first().click();
  await says(office, '移出这项活动的名单', 'asked by mistake');
  await looks(office, 'somebody comes off the list');
  await press(office, '保存');
  await says(office, '名单3人', 'off the list');
  await press(office, '发出通知');
  await agrees(office, '名单上的3名代表');
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

// A group is one in the register, among the bodies and here: it is asked as a whole, its chair is told that it has to meet, a
// sheet that names a new one says so, and the figure opens its rows.
async function groups(office, chair, machine) {
  await office.goto('/activity/group');
  const all = (await machine.get('/activity/group')).json.rows;
  ok(all.length === 12 && all.some((g) => g.held < g.due) && all.some((g) => g.held >= g.due), 'twelve groups, some of them behind');
  same(all[1].name, '第2代表小组', 'numbers in their order');
  await looks(office, 'groups');
  const figure = (await machine.get('/activity/group?met=1&from=2026-01-01&to=2026-06-30')).json.rows;
  ok(figure.length < 12 && figure.every((g) => g.held >= g.due), 'those that owe nothing');
  await chair.goto('/');
  await says(chair, '组织小组活动', 'who leads a group that has not met is told');
  await looks(chair, 'the first page of a chair');
  await follow(chair, /组织小组活动/);
  await says(chair, '第7代表小组：', 'and sees what it has held');
  await office.goto('/activity/new');
  await office.fill('[name=title]', '第7代表小组：年终座谈');
  await office.selectOption('[name=kind]', 'group');
  await office.fill('[name=starts_on]', await day(office, 9));
  await office.fill('[name=ends_on]', await day(office, 9));
  await office.locator('main details summary').first().click();
  await office.selectOption('[name=group]', { label: '第7代表小组' });
  await press(office, '保存');
  await follow(office, '邀请代表');
  ok(await office.isChecked('[name=members]'), 'the whole group is offered');
  await looks(office, 'a group is asked');
  await press(office, '保存');
  await says(office, '名单20人', 'all of it');
  await chair.goto('/');
  ok(!(await main(chair).innerText()).includes('组织小组活动'), 'what is arranged for need not be said');
  await registered(office, machine);
}

async function registered(office, machine) {
  await office.goto('/deputy');
  await office.selectOption('[name=group]', '第7代表小组');
  await office.getByRole('button', { name: '查找', exact: true }).last().click();
  await says(office, '共20人', 'the register by group');
  await office.locator('main table a').first().click();
  await office.waitForLoadState();
  const page = new URL(office.url()).pathname;
  await follow(office, '修改资料');
  await office.selectOption('[name=group_name]', '第8代表小组');
  await looks(office, 'the group of a deputy');
  await press(office, '保存');
  await says(office, '第8代表小组', 'moved');
  const body = async (name) => (await machine.get('/body')).json.rows.find((b) => b.name === name);
  same([(await body('第7代表小组')).seated, (await body('第8代表小组')).seated], [19, 21], 'the bodies follow');
  await office.goto(`/body/${(await body('第8代表小组')).id}`);
  await looks(office, 'a group');
  await follow(office, '修改机构');
  await office.fill('[name=name]', '城关代表小组');
  await press(office, '保存');
  await office.goto(page);
  await says(office, '城关代表小组', 'the register has the new name');
  await office.goto('/import/deputy');
  await office.setInputFiles('[name=file]', { name: '名册.csv', mimeType: 'text/csv',
    buffer: Buffer.from('姓名,代表团,代表小组\n陶望舒,云溪镇代表团,企业家代表小组\n姜若谷,云溪镇代表团,企业家代表小组\n') });
  await press(office, '看预览');
  await says(office, '代表小组“企业家代表小组”', 'the preview says that a group is made');
  same((await main(office).innerText()).split('代表小组“').length, 2, 'once');
  await looks(office, 'a sheet with a new group');
  await main(office).getByRole('button', { name: /导入2/ }).click();
  await office.waitForLoadState();
  ok((await until('the group is there', 30, () => body('企业家代表小组'))).seated === 2, 'and it is made, with both');
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
    const chair = await person(browser, server, { viewport: PHONE });
    await signIn(chair, server.accounts.d005);
    await groups(office, chair, new Machine(server, 'office', '代表工委'));
    noFaults(chair, 'chair');
    noFaults(office, 'office');
    noFaults(deputy, 'deputy');
  } finally {
    await server.stop();
  }
}
