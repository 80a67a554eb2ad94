// SPDX-License-Identifier: MulanPSL-2.0
// A meeting of the committee opened to observers: asked for without scripts, decided by the office, told by the receipt;
// who stayed away from a meeting without leave.
import { Machine, Server, ok, same, person, signIn, axe, noFaults, noSideScroll, PHONE } from './lib.mjs';

const go = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
const text = (page) => page.innerText('main');

async function opened(page, id) {
  await page.goto(`/meeting/${id}/observe`);
  ok((await text(page)).includes('还没有开放报名'), 'nobody may ask yet');
  await go(page, 'main .head a.pri');
  await axe(page, 'opening a meeting to observers');
  await page.fill('[name=places]', '0');
  await go(page, 'main form button.pri');
  ok((await text(page)).includes('名额要在1到500之间'), 'a wrong number is told');
  await page.fill('[name=places]', '1');
  await go(page, 'main form button.pri');
  ok((await text(page)).includes('旁听报名已保存') || (await page.innerText('body')).includes('旁听报名已保存'), 'it is open');
}

async function asked(page, id, name, phone) {
  await page.goto(`/p/meeting/${id}`);
  await page.fill('[name=name]', name);
  await page.fill('[name=phone]', phone);
  await go(page, 'main form button.pri');
  return new URL(page.url()).searchParams.get('code');
}

async function twoAsk(plain, id) {
  await plain.goto('/p/meeting');
  ok(await plain.locator(`a[href="/p/meeting/${id}"]`).count() === 1, 'everybody sees that one may ask');
  await plain.goto(`/p/meeting/${id}`);
  const page = await text(plain);
  ok(page.includes('会后90天自动删除') && !page.includes('人事任免'), 'how long it is kept is said; appointments are not announced');
  await plain.fill('[name=name]', '周小满');
  await plain.fill('[name=phone]', '不告诉');
  await go(plain, 'main form button.pri');
  ok((await text(plain)).includes('电话要填7到15位数字') && await plain.inputValue('[name=name]') === '周小满', 'a wrong telephone is told, the name kept');
  const first = await asked(plain, id, '周小满', '13800000001');
  ok(first && (await text(plain)).includes('待定'), 'the receipt tells that it waits');
  await asked(plain, id, '周小满', '138 0000 0001');
  ok((await text(plain)).includes('这个电话已经报过名了'), 'once for each telephone');
  return [first, await asked(plain, id, '王有田', '13800000002')];
}

async function decided(page, id) {
  await page.goto(`/meeting/${id}/observe`);
  ok((await text(page)).includes('周小满') && (await text(page)).includes('13800000001'), 'the office reads who asks');
  await axe(page, 'the list of observers');
  await go(page, 'section.card:nth-of-type(2) button[name=accept][value="1"]');
  ok((await text(page)).includes('请按报名先后办理'), 'in order of arrival');
  await go(page, 'section.card:nth-of-type(1) button[name=accept][value="1"]');
  await page.locator('[name=reason]').last().fill('名额已满');
  await Promise.all([page.waitForNavigation(), page.locator('button[name=accept][value="0"]').last().click()]);
  await page.goto(`/meeting/${id}/people`);
  const people = await text(page);
  ok(people.includes('旁听公民1号') && !people.includes('周小满'), 'on the roll by number');
}

async function told(plain, phone, [first, second]) {
  await plain.goto(`/p/meeting/observe?code=${first}`);
  ok((await text(plain)).includes('旁听号是1号'), 'one may come');
  await plain.goto(`/p/meeting/observe?code=${second}`);
  ok((await text(plain)).includes('名额已满'), 'the other learns why not');
  await plain.goto('/p/meeting/observe?code=nothing');
  ok((await text(plain)).includes('没有这个回执号'), 'a wrong code tells nothing');
  await phone.goto(`/p/meeting/observe?code=${first}`);
  await axe(phone, 'the receipt');
  await noSideScroll(phone, 'the receipt on a phone');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const office = new Machine(server, 'office', '办公室'), reader = new Machine(server, 'reader', '办公室');
    const page = await person(browser, server), plain = await person(browser, server, { script: false });
    const phone = await person(browser, server, { viewport: PHONE });
    await signIn(page, server.accounts.office);
    const id = (await office.get('/meeting?state=noticed&kind=sc')).json.rows[0].id;
    same((await fetch(`${server.url}/p/meeting/${id}`)).status, 404, 'a meeting that is not open is not public');
    await opened(page, id);
    await phone.goto(`/p/meeting/${id}`);
    await axe(phone, 'asking to observe');
    await noSideScroll(phone, 'asking on a phone');
    const codes = await twoAsk(plain, id);
    same((await reader.get(`/meeting/${id}/observe`)).status, 403, 'who only reads does not see who asked');
    await decided(page, id);
    await told(plain, phone, codes);
    same((await page.request.get(`/meeting/${id}/observe/export?format=csv`)).status(), 200, 'the list is exported');
    const held = (await office.get('/meeting?state=closed&kind=sc')).json.rows[0];
    same((await fetch(`${server.url}/p/meeting/${held.id}`)).status, 404, 'what was held is not public by itself');
    await page.goto(`/meeting/${held.id}/observe`);
    await go(page, 'main .head a.pri');
    await axe(page, 'publishing a meeting that was held');
    await go(page, 'main form button.pri');
    await plain.goto('/p/meeting');
    await go(plain, `main a[href="/p/meeting/${held.id}"]`);
    ok((await text(plain)).includes('议程') && await plain.locator('[name=phone]').count() === 0, 'its agenda is read, nobody asks to come any more');
    await page.goto('/meeting/absence');
    ok((await text(page)).includes('未经批准不出席'), 'who stayed away without leave');
    await axe(page, 'absence without leave');
    noFaults(page, 'office');
    noFaults(phone, 'citizen');
  } finally {
    await server.stop();
  }
}
