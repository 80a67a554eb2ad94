// SPDX-License-Identifier: MulanPSL-2.0
// Bodies: who sits where on which day; seats taken and left in the browser, refusals with their article, sheets, the
// same as JSON, and what a deputy and an administrator see of it.
import { Machine, PHONE, Server, axe, noFaults, noSideScroll, ok, person, same, shot, signIn, until } from './lib.mjs';

const COMMITTEE = '云溪县第十八届人民代表大会常务委员会';

const main = (page) => page.locator('main');
const rows = (page) => page.locator('section[aria-labelledby=h-seats] tbody tr');

async function find(office, kind) {
  return (await office.get('/body')).json.rows.find((r) => r.kind === kind).id;
}

async function looks(page, server, id) {
  await signIn(page, server.accounts.office);
  await page.goto('/body');
  await axe(page, 'bodies');
  await page.getByRole('link', { name: COMMITTEE, exact: true }).click();
  await page.getByRole('heading', { name: COMMITTEE }).waitFor();
  same(await rows(page).count(), 35, 'thirty-five sit in it');
  ok((await main(page).innerText()).includes('主任1人，副主任5人，委员29人，核定35人'), 'counted by post');
  same((await rows(page).first().innerText()).includes('韩秋生'), true, 'the chair stands first');
  await axe(page, 'one body');
  await shot(page, 'body-committee');
  await page.fill('[name=on]', '2021-01-01');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByText('这一天没有组成人员').waitFor();
  ok(true, 'nobody before the term');
  await page.goto(`/body/${id}/seat`);
  await axe(page, 'taking a seat');
  for (const path of ['/meeting/invited', '/meeting/invited/people', '/meeting?held=1']) {
    same((await page.goto(path)).status(), 200, path);
    await axe(page, path);
  }
}

// The last one leaves, the seat is vacant, another takes it, and one more finds no seat.
async function changes(page, office, id) {
  await page.goto(`/body/${id}`);
  const last = rows(page).last();
  const name = (await last.locator('th').innerText()).trim();
  await last.getByRole('link', { name: '离任' }).click();
  await page.selectOption('[name=reason]', 'resigned');
  await page.fill('[name=on]', '2026-11-19');
  await page.locator('main .btn.pri').first().click();
  await page.locator('dialog[open] button[value=ok]').click();
  await page.getByText('已登记离任').waitFor();
  same(await rows(page).count(), 34, `${name} has left`);
  ok((await main(page).innerText()).includes('缺1人'), 'one seat is vacant');
  const seated = await rows(page).locator('th').allInnerTexts();
  const free = (await office.get('/deputy?limit=200')).json.rows.map((r) => r.name).filter((n) => !seated.includes(n) && n !== name);
  await page.goto(`/body/${id}/seat`);
  await page.fill('[name=deputy]', '查无此人');
  await page.locator('main .btn.pri').first().click();
  await page.locator('#f-deputy-e').waitFor();
  ok((await page.locator('#f-deputy-e').innerText()).includes('代表名册里没有'), 'somebody who is no deputy is refused at the field');
  await page.fill('[name=deputy]', free[0]);
  await page.fill('[name=from_on]', '2026-11-20');
  await page.locator('main .btn.pri').first().click();
  await page.getByText(`已登记${free[0]}任职`).waitFor();
  same(await rows(page).count(), 35, `${free[0]} has taken the seat`);
  await page.goto(`/body/${id}/seat`);
  await page.fill('[name=deputy]', free[1]);
  await page.locator('main .btn.pri').first().click();
  await page.getByText('已经满员').first().waitFor();
  same(await page.inputValue('[name=deputy]'), free[1], 'full: said so, and the form is kept as typed');
  await page.goto(`/body/${id}?on=2026-11-19`);
  ok((await rows(page).last().innerText()).includes(name), 'the day before still has the old list');
}

async function seatsStay(page, id) {
  await page.goto(`/body/${id}/edit`);
  await page.fill('[name=fixed_seats]', '37');
  await page.locator('main .btn.pri').first().click();
  await page.getByText('名额确定后').first().waitFor();
  ok((await main(page).innerText()).includes('第47条第5款'), 'the number stays for the term: with the article');
  await page.check('[name=correct]');
  await page.locator('main .btn.pri').first().click();
  await page.getByText('已保存').waitFor();
  ok((await main(page).innerText()).includes('15到35人'), 'put right, and warned of the bounds of the law');
}

// Somebody with a post in a department may not sit in the standing committee; the whole follows the reading.
async function byMachine(office, server, id) {
  const chairmen = await find(office, 'chairmen_meeting');
  const plain = (await office.get(`/body/${id}`)).json.rows.find((r) => r.post === 'member').name;
  const refused = await office.post(`/body/${chairmen}/seat`, { deputy: plain, post: 'vice_chair', from_on: '2026-11-20' });
  same([refused.status, refused.json.key], [409, 'body.needs_leader'], 'a plain member does not join the chairmen');
  ok((refused.json.article || '').includes('第54条'), 'with the article', JSON.stringify(refused.json));
  const committee = (await office.get(`/body/${id}`)).json;
  same([committee.seated, committee.whole, committee.fixed, committee.vacant], [35, 35, 37, 2], 'seated, whole, fixed, vacant as JSON');
  const congress = await find(office, 'congress');
  same((await office.get(`/body/${congress}`)).json.seated, 300, 'the congress counts its deputies');
  const sheet = await fetch(`${server.url}/body/${id}/export?format=csv`, { headers: { Authorization: `Bearer ${office.token}` } });
  const lines = (await sheet.text()).trim().split('\r\n');
  same([sheet.status, lines.length], [200, 37], 'the list as a sheet: headings, 35 who sit, one who left');
  ok(lines[0].includes('任职日期') && lines[1].includes('韩秋生'), 'with the headings of the import', lines[0]);
}

// A deputy who leaves office leaves the bodies of deputies.
async function leaves(office, id) {
  const before = (await office.get(`/body/${id}`)).json;
  const gone = before.rows[before.rows.length - 1];
  const deputy = (await office.get(`/deputy/${gone.deputy_id}/leave`)).json;
  const version = (deputy.fields || deputy.page.fields).find((f) => f.name === 'version').value;
  await office.done(`/deputy/${gone.deputy_id}/leave`, { reason: 'moved', on: '2026-11-20', version });
  const row = await until('the seat ends with the mandate', 20, async () =>
    (await office.get(`/body/${id}`)).json.rows.find((r) => r.id === gone.id && r.to_on));
  same([row.to_on, row.reason], ['2026-11-20', 'mandate'], `${gone.name}: no deputy any more, no member any more`);
}

async function others(browser, server, id) {
  const phone = await person(browser, server, { viewport: PHONE });
  await signIn(phone, server.accounts.d001);
  await phone.goto(`/body/${id}`);
  await noSideScroll(phone, 'a body on a phone');
  same(await phone.getByRole('link', { name: '登记任职' }).count(), 0, 'a deputy reads and changes nothing');
  same((await phone.goto(`/body/${id}/seat`)).status(), 403, 'not by its address either');
  noFaults(phone, 'the deputy');
  const clerk = await person(browser, server, { script: false });
  await signIn(clerk, server.accounts.operator);
  await clerk.goto('/body/new');
  await clerk.selectOption('[name=kind]', 'other');
  await clerk.fill('[name=name]', '乡镇人大工作联席会议');
  await clerk.locator('main .btn.pri').first().click();
  await clerk.getByRole('heading', { name: '乡镇人大工作联席会议' }).waitFor();
  ok(true, 'an operator registers a joint conference, without scripts');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const office = new Machine(server, 'office', '代表工委');
    const id = await find(office, 'standing_committee');
    const page = await person(browser, server);
    await looks(page, server, id);
    await changes(page, office, id);
    await seatsStay(page, id);
    await byMachine(office, server, id);
    await leaves(office, id);
    await others(browser, server, id);
    noFaults(page, 'the office');
  } finally {
    await server.stop();
  }
}
