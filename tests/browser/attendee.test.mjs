// SPDX-License-Identifier: MulanPSL-2.0
// Deputies attend without a vote: the office picks whom to ask from the list the law makes, a deputy reads the invitation on the
// phone and answers that she cannot, then that she comes; a deputy of the city stands on the list with a letter. Her duty file.
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
async function follow(page, name) {
  await unfold(page, name);
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, `attendee-${page.viewportSize().width}-${name}`);
}
async function pick(office, name) {
  await main(office).getByLabel('姓名').fill(name);
  await press(office, '查找');
  const box = main(office).locator('tr', { hasText: name }).locator('[name=who]').first();
  await box.check();
}

async function committee(machine, office, city) {
  const id = await machine.done('/meeting/new', { kind: 'sc', starts_on: '2026-12-28', starts_at: '9:00', place: '三楼会议厅' });
  await office.goto(`/meeting/${id}/people`);
  await follow(office, '邀请代表列席');
  await says(office, '第三十三条', 'own deputies by invitation');
  await looks(office, 'whom the law lets attend');
  await press(office, '邀请选中的代表');
  await says(office, '请先选要邀请的代表', 'somebody has to be chosen');
  await pick(office, city);
  await says(office, '第三十四条', 'a deputy of the city by another article');
  await looks(office, 'one of the city');
  await office.setViewportSize(PHONE);
  await looks(office, 'one of the city');
  await office.setViewportSize({ width: 1440, height: 900 });
  await press(office, '邀请选中的代表');
  await says(office, `请先核对${city}的选举单位或选区`, 'who elected him is looked at first');
  await looks(office, 'one whom nobody has looked at');
  await office.setViewportSize(PHONE);
  await looks(office, 'one whom nobody has looked at');
  await office.setViewportSize({ width: 1440, height: 900 });
  const box = (name) => main(office).locator('tr', { hasText: city }).locator(`[name=${name}]`);
  ok(await box('who').isChecked(), 'who was chosen stays chosen');
  same(await main(office).getByLabel('姓名').inputValue(), city, 'on the list that was searched');
  await main(office).getByLabel('已核对，由本级人大选举').check();
  await press(office, '邀请选中的代表');
  await says(office, city, 'stands on the list');
  await says(office, '人民代表大会代表', 'as what he is');
  const { rows } = (await machine.get(`/meeting/${id}/people`)).json;
  same(rows.filter((r) => r.name === city).map((r) => r.capacity), ['attendee'], 'without a vote');
  const chairmen = await machine.done('/meeting/new', { kind: 'chairmen', starts_on: '2026-12-20', starts_at: '9:00' });
  await office.goto(`/meeting/${chairmen}/people`);
  same(await main(office).getByRole('link', { name: '邀请代表列席' }).count(), 0, 'of the chairmen no law speaks');
  await office.goto(`/meeting/${chairmen}/attendees`);
  await says(office, '没有可以邀请的代表', 'nor is anybody listed');
}

async function forum(machine, office, deputy, name) {
  const id = await machine.done('/meeting/new', { kind: 'forum', name: '列席代表座谈会', starts_on: '2026-11-25', starts_at: '9:00', place: '二楼会议室' });
  await machine.done(`/meeting/${id}/item/new`, { title: '听取列席代表的意见', sort: 'other', minutes: 20 });
  const { version } = (await machine.get(`/meeting/${id}`)).json;
  await machine.done(`/meeting/${id}/notice`, { version, text: '请准时出席。' });
  same((await deputy.goto(`/meeting/${id}`)).status(), 404, 'who is not asked does not know of it');
  await office.goto(`/meeting/${id}/attendees`);
  await pick(office, name);
  await press(office, '邀请选中的代表');
  await says(office, name, 'asked');
  await deputy.goto('/notice');
  await says(deputy, '邀请您参加会议：列席代表座谈会', 'told at once');
  await deputy.goto(`/meeting/${id}`);
  await looks(deputy, 'an invitation on the phone');
  await follow(deputy, '不能参加');
  await deputy.check('[name=sort][value=duty]');
  await deputy.fill('[name=reason]', '要去外地开会');
  await looks(deputy, 'declining on the phone');
  await press(deputy, '答复不能参加');
  await says(deputy, '不能参加', 'which nobody has to permit');
  await office.goto(`/meeting/${id}/people`);
  await says(office, '不能参加', 'the office sees it');
  await deputy.goto(`/meeting/${id}`);
  await press(deputy, '参加');
  await office.reload();
  same((await machine.get(`/meeting/${id}/people`)).json.rows.find((r) => r.name === name).receipt, 'coming', 'she thinks better of it');
}

// Who was only invited is never absent: her duty file says that she declined.
async function declined(server, machine, deputy, name) {
  const id = await machine.done('/meeting/new', { kind: 'forum', name: '代表意见座谈会', starts_on: server.env.RENDA_TODAY, starts_at: '9:00', place: '二楼会议室' });
  await machine.done(`/meeting/${id}/item/new`, { title: '听取代表的意见', sort: 'other', minutes: 20 });
  const { rows } = (await machine.get(`/meeting/${id}/attendees?q=${encodeURIComponent(name)}`)).json;
  const she = rows.find((r) => r.own && r.name === name);
  same(she.way, '可以应邀参加', 'what an office organises is joined');
  await machine.done(`/meeting/${id}/attendees`, { who: [she.id] });
  await machine.done(`/meeting/${id}/notice`, { version: (await machine.get(`/meeting/${id}`)).json.version, text: '请准时出席。' });
  await deputy.goto(`/meeting/${id}`);
  await follow(deputy, '不能参加');
  await deputy.check('[name=sort][value=duty]');
  await deputy.fill('[name=reason]', '要去外地开会');
  await press(deputy, '答复不能参加');
  const operator = new Machine(server, 'operator', '办公室');
  for (const act of ['open', 'close']) {
    await operator.done(`/meeting/${id}/hall/course`, { version: (await operator.get(`/meeting/${id}/hall`)).json.version, act });
  }
  const fact = (await machine.get(`/duty/deputy/${she.id}`)).json.facts.find((f) => f.title === '代表意见座谈会');
  same(fact.state, 'declined', 'neither absent nor on leave');
  await deputy.goto(`/duty/deputy/${she.id}`);
  await says(deputy, '答复不能参加', 'as her file says');
  await looks(deputy, 'declined in her file');
  await deputy.setViewportSize({ width: 1440, height: 900 });
  await looks(deputy, 'declined in her file');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), deputy = await person(browser, server, { viewport: PHONE });
    const machine = new Machine(server, 'office', '代表工委');
    const name = server.accounts.d001.who.split(' ')[0], city = '闻人若谷';
    await signIn(office, server.accounts.office);
    await signIn(deputy, server.accounts.d001);
    await machine.done('/deputy/outside/edit', { name: city, level: 'city', congress: '云州市人民代表大会', constituency: '云溪县人民代表大会', from_on: '2026-01-10' });
    await committee(machine, office, city);
    await forum(machine, office, deputy, name);
    await declined(server, machine, deputy, name);
    noFaults(office, 'office');
    noFaults(deputy, 'deputy');
  } finally {
    await server.stop();
  }
}
