// SPDX-License-Identifier: MulanPSL-2.0
// What help a deputy needs: she notes it on her phone, the office reads it where it prepares a meeting and an activity once it
// has said why it looks; another deputy sees nothing of it, and no list takes it away.
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE, unfold } from './lib.mjs';

const WORDS = '听力不好，请安排在靠近音箱的座位';
const main = (page) => page.locator('main');
async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function silent(page, path) {
  await page.goto(path);
  const text = await page.content();
  ok(!text.includes(WORDS) && !text.includes('需要照顾') && !text.includes('需要的照顾'), `nothing of it at ${path}`);
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
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
  await shot(page, `deputy_help-${page.viewportSize().width}-${name}`);
}

async function noted(deputy, office) {
  await deputy.goto('/account');
  await follow(deputy, '登记需要的照顾');
  await says(deputy, '第五十三条、第五十四条', 'the articles');
  await office.goto(deputy.url());
  await office.fill('[name=words]', '要人扶');
  await deputy.check('[name=kind][value=wheelchair]');
  await deputy.check('[name=kind][value=print]');
  await deputy.fill('[name=words]', '座'.repeat(301));
  await press(deputy, '保存');
  await says(deputy, '最多', 'too many words');
  ok(await deputy.isChecked('[name=kind][value=print]'), 'what was ticked stays');
  await deputy.fill('[name=words]', WORDS);
  await looks(deputy, 'noting on the phone');
  await press(deputy, '保存');
  await says(deputy, `轮椅席位、大字材料：${WORDS}`, 'she reads what she noted');
  await looks(deputy, 'noted on the phone');
  await press(office, '保存');
  await says(office, '没有保存', 'the office, whose form was opened before, writes nothing over it unread');
  same(await office.inputValue('[name=words]'), '要人扶', 'and keeps what it typed');
  await looks(office, 'not saved');
  const path = new URL(deputy.url()).pathname;
  await deputy.goto(`${path}/help`);
  ok(await deputy.isChecked('[name=kind][value=wheelchair]') && await deputy.inputValue('[name=words]') === WORDS, 'and can change it');
  return path;
}

async function masked(office, machine, other, path) {
  for (const version of [0, 1, 2]) {
    const r = await machine.post(`${path}/help`, { version, words: '不需要' });
    same([r.status, JSON.stringify(r.json).includes('没有保存')], [409, true], `nor does a program that guesses version ${version}`);
  }
  await office.goto(path);
  await says(office, '已登记，按“查看完整信息”后显示', 'the office sees that something is noted');
  ok(!(await office.content()).includes(WORDS), 'not what');
  await follow(office, '需要的照顾');
  await says(office, '内容没有显示', 'and writes nothing over unread');
  same(await main(office).locator('textarea').count(), 0, 'no form');
  await silent(other, path);
  same((await other.goto(`${path}/help`)).status(), 403, 'another deputy has no form');
}

// The line leads to who needs what, once the office has said why.
async function opened(office, path, page, name) {
  await office.goto(path);
  await follow(office, '需要照顾：1人');
  await says(office, '1人登记了需要的照顾', `${page}: how many`);
  const before = await office.content();
  ok(!before.includes(WORDS) && !before.includes(name), `${page}: neither what nor who at first`);
  await looks(office, `${page} masked`);
  await office.setViewportSize(PHONE);
  await looks(office, `${page} masked`);
  await office.setViewportSize({ width: 1440, height: 900 });
  await main(office).getByText('查看完整信息').click();
  await office.selectOption('[name=why]', 'other');
  await office.fill('[name=note]', '安排座位');
  await main(office).locator('form[method=post] button').first().click();
  await office.waitForLoadState();
  await says(office, `轮椅席位、大字材料：${WORDS}`, `${page}: what she needs`);
  await says(office, name, `${page}: who`);
  await looks(office, page);
  await office.setViewportSize(PHONE);
  await looks(office, page);
  await office.setViewportSize({ width: 1440, height: 900 });
}

async function meeting(machine, office, other, names) {
  const id = await machine.done('/meeting/new', { kind: 'forum', name: '无障碍环境座谈会', starts_on: '2026-11-25', starts_at: '9:00', place: '二楼会议室' });
  await machine.done(`/meeting/${id}/item/new`, { title: '听取无障碍环境建设情况', sort: 'other', minutes: 20 });
  for (const name of names) await machine.done(`/meeting/${id}/people/add`, { capacity: 'attendee', name });
  const { version } = (await machine.get(`/meeting/${id}`)).json;
  await machine.done(`/meeting/${id}/notice`, { version, text: '请准时出席。' });
  await opened(office, `/meeting/${id}/people`, 'a meeting', names[0]);
  await silent(other, `/meeting/${id}`);
  await silent(other, `/meeting/${id}/people`);
  same((await other.goto(`/meeting/${id}/help`)).status(), 403, 'who comes to it does not open the page');
  const page = (await machine.get(`/meeting/${id}/help`)).json;
  same([page.total, page.rows], [1, []], 'a program sees how many');
  ok(!JSON.stringify(page).includes(names[0]), 'not who: it has not said why');
  return id;
}

async function activity(machine, office, other, names) {
  const id = await machine.done('/activity/new', { title: '视察无障碍设施', kind: 'inspection', starts_on: '2026-11-26', ends_on: '2026-11-26', place: '县城', way: 'invited' });
  await machine.done(`/activity/${id}/invite`, { names: names.join('、') });
  await machine.done(`/activity/${id}/open`);
  const page = (await machine.get(`/activity/${id}/help`)).json;
  ok(page.total === 1 && !JSON.stringify(page).includes(names[0]), 'a program sees how many are asked, not who');
  await office.goto(`/activity/${id}/help`);
  await says(office, `轮椅席位、大字材料：${WORDS}`, 'about whom the office has said why');
  await looks(office, 'an activity');
  await silent(other, `/activity/${id}`);
  same((await other.goto(`/activity/${id}/help`)).status(), 403, 'nor this page');
}

async function taken(machine, path) {
  for (const list of ['/deputy', '/deputy/library', path, '/meeting/invited']) {
    const page = await machine.get(list);
    ok(page.status === 200 && !JSON.stringify(page.json).includes(WORDS), `nothing of it in ${list}`);
  }
  const sheet = await fetch(`${machine.url}/deputy/export?format=csv`, { headers: { Authorization: `Bearer ${machine.token}` } });
  const text = await sheet.text();
  ok(sheet.status === 200 && !text.includes(WORDS) && !text.includes('轮椅'), 'nor in the register as a sheet');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), deputy = await person(browser, server, { viewport: PHONE });
    const other = await person(browser, server, { viewport: PHONE });
    const machine = new Machine(server, 'office', '代表工委');
    const names = ['d001', 'd002'].map((d) => server.accounts[d].who.split(' ')[0]);
    await signIn(office, server.accounts.office);
    await signIn(deputy, server.accounts.d001);
    await signIn(other, server.accounts.d002);
    const path = await noted(deputy, office);
    await masked(office, machine, other, path);
    await meeting(machine, office, other, names);
    await activity(machine, office, other, names);
    await taken(machine, path);
    ok(!server.log.includes(WORDS), 'nor in the log');
    await deputy.goto(`${path}/help`);
    await deputy.uncheck('[name=kind][value=wheelchair]');
    await deputy.uncheck('[name=kind][value=print]');
    await deputy.fill('[name=words]', '');
    await press(deputy, '保存');
    ok(!(await main(deputy).innerText()).includes('音箱'), 'she takes it back');
    await silent(office, '/meeting');
    noFaults(office, 'office');
    noFaults(deputy, 'deputy');
    noFaults(other, 'other');
  } finally {
    await server.stop();
  }
}
