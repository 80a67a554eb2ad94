// SPDX-License-Identifier: MulanPSL-2.0
// The first page on the day of a meeting: a member on a phone sees it first and gets to his seat; who decides and who
// runs it find what waits; a long menu is folded; a form that cannot be sent says so.
import { Machine, Server, ok, same, person, signIn, axe, noFaults, noSideScroll, PHONE } from './lib.mjs';

const go = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
const say = (page) => page.innerText('main');
const NAME = '第三十六次会议';

// A member who comes, with his row of the list.
async function aMember(server, operator, id) {
  const rows = (await operator.get(`/meeting/${id}/people`)).json.rows;
  const me = Object.values(server.accounts).find((a) => /^d\d/.test(a.login) && rows.some((r) => r.capacity === 'member' && r.receipt === 'coming' && a.who.startsWith(r.name)));
  return { me, row: rows.find((r) => me.who.startsWith(r.name)) };
}

async function before(browser, server, me) {
  const page = await person(browser, server, { viewport: PHONE });
  await signIn(page, me);
  ok((await say(page)).includes('近期会议') && (await say(page)).includes('下星期四'), 'a meeting that is near, with its day', await say(page));
  await page.context().close();
}

async function member(browser, server, operator, id, { me, row }) {
  const page = await person(browser, server, { viewport: PHONE });
  await signIn(page, me);
  ok((await say(page)).includes('今天的会议') && (await say(page)).includes(NAME) && (await say(page)).includes('9:00'), 'today\'s meeting with time and place');
  await axe(page, 'a member\'s first page');
  await noSideScroll(page, 'a member\'s first page');
  await go(page, '.call a.pri');
  ok(page.url().endsWith(`/meeting/${id}/seat`) && /我的签到码\s+\d{4} \d{4}/.test(await say(page)), 'to his seat, with his code', page.url());
  await operator.done(`/meeting/${id}/roll`, { person: row.id, act: 'in' });
  await page.goto('/');
  ok((await say(page)).includes('进入会场'), 'there, as the page says');
  await page.goto(`/meeting/${id}/leave`);
  ok((await say(page)).includes('已经签到') && await page.locator('main .form form').count() === 0, 'no leave for who is there', await say(page));
  await page.goto('/desk/todo');
  await axe(page, 'what waits, on a phone');
  noFaults(page, 'member');
}

async function staff(browser, server, who, wants) {
  const page = await person(browser, server);
  await signIn(page, server.accounts[who]);
  await page.goto('/desk/todo');
  const text = await say(page);
  for (const want of wants) ok(text.includes(want), `${who} finds: ${want}`, text);
  for (const a of await page.locator('main .rows a').all()) {
    const href = await a.getAttribute('href');
    same((await page.request.get(href)).status(), 200, `${href} opens`);
  }
  return page;
}

async function folded(page) {
  await page.goto('/');
  const open = () => page.locator('nav.side details[open]').count();
  same(await open(), 0, 'a long menu is folded');
  ok(!(await page.isVisible('nav.side a[href="/meeting/calendar"]')), 'its items are put away');
  await page.click('nav.side summary:has-text("会议")');
  await page.click('nav.side a[href="/meeting/calendar"]');
  await page.waitForURL('**/meeting/calendar');
  same(await open(), 1, 'the group of the page is open');
  ok((await say(page)).includes('应当每2个月至少举行一次'), 'the calendar says what ought to be');
  await axe(page, 'the folded menu');
}

// The committee's last meeting is over: nothing of its preparation can be changed, and each page says so.
async function past(page, office) {
  const id = (await office.get('/meeting?state=closed&kind=sc&sort=-starts')).json.rows[0].id;
  const item = (await office.get(`/meeting/${id}`)).json.items[0].id;
  for (const at of [`/meeting/${id}/edit`, `/meeting/${id}/notice`, `/meeting/${id}/cancel`, `/meeting/${id}/item/new`,
    `/meeting/item/${item}/edit`, `/meeting/item/${item}/drop`, `/meeting/${id}/people/add`, `/meeting/${id}/leave`]) {
    await page.goto(at);
    ok(/已经开了|已经结束|不能请假/.test(await say(page)) && await page.locator('main .form form').count() === 0, `${at} says that it cannot be sent`, await say(page));
  }
  const doc = (await office.get('/resolution?state=signed')).json.rows[0].id;
  for (const at of ['edit', 'sign', 'back']) {
    const r = await page.goto(`/resolution/${doc}/${at}`);
    if (r.status() === 403) continue;
    ok((await say(page)).includes('现在不能这样办了') && await page.locator('main .form form').count() === 0, `${at} of a signed document says so`, await say(page));
  }
}

// Most urgent first, whatever module it comes from; and what the warnings count is what their links open.
async function urgent(browser, server) {
  for (const who of ['office', 'leader', 'committee', 'h01', 'c01']) {
    const page = await person(browser, server);
    await signIn(page, server.accounts[who]);
    const { todo, todo_total: total, deadlines, rows } = await (await page.request.get('/', { headers: { Accept: 'application/json' } })).json();
    const days = todo.map((t) => t.due_on || '9999');
    same(days, [...days].sort(), `${who}: most urgent first`);
    ok(todo.length > 0 && total >= todo.length && !rows, `${who}: something waits`);
    same(await page.locator('main a[href="/suggestion/escalation"]').count() === 0 || !/^[hc]/.test(who) || who === 'committee', true, `${who}: only pages that he may open`);
    const all = await page.getAttribute('section:has(#h-due) a.more', 'href');
    ok(all.includes('open=1'), `${who}: 全部 opens the replies that are owed`, all);
    for (const d of deadlines) {
      const list = await (await page.request.get(`${d.url}&limit=200`, { headers: { Accept: 'application/json' } })).json();
      same(list.rows.length, d.count, `${who}: ${d.label}`);
    }
    const due = page.locator('main a[href="/suggestion/promise?due=1"]');
    if (await due.count() !== 0) {
      const said = Number(/\d+/.exec(await due.innerText()));
      const list = await (await page.request.get('/suggestion/promise?due=1&limit=200', { headers: { Accept: 'application/json' } })).json();
      same(said, list.rows.length, `${who}: promises that are due`);
    } else {
      ok(!todo.some((t) => t.url.includes('/report-promise') && t.due_on <= server.env.RENDA_TODAY), `${who}: no promise is due`);
    }
    if (who === 'h01') {
      same((await page.locator('nav.side li a').first().innerText()).trim(), '搜索', 'a unit: what is common to all stands first');
      await page.goto('/suggestion');
      same((await page.locator('.tabnav a').allInnerTexts()).map((t) => t.trim()), ['全部', '待签收', '办理中', '已超期', '待评价', '代表评价'], 'a unit: its steps as tabs');
      for (const tab of await page.locator('.tabnav a').evaluateAll((all) => all.map((a) => a.href))) same((await page.request.get(tab)).status(), 200, tab);
      await page.goto('/');
    }
    const first = page.getByText('先做这三件事'), work = page.locator('#h-todo');
    if (who === 'leader') same(await first.count(), 0, 'leader: no first steps of a deputy above what waits');
    if (who === 'c01') ok((await first.boundingBox()).y > (await work.boundingBox()).y, 'a unit: work before first steps');
    noFaults(page, who);
    await page.context().close();
  }
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const office = new Machine(server, 'office', '办公室'), operator = new Machine(server, 'operator', '办公室');
    const id = (await office.get('/meeting?state=noticed&kind=sc')).json.rows[0].id;
    const one = await aMember(server, operator, id);
    await before(browser, server, one.me);
    await urgent(browser, server);
    await server.kill('SIGTERM');
    server.env.RENDA_TODAY = '2026-11-26'; // of the meeting whose notice is out
    await server.spawn();
    await staff(browser, server, 'leader', ['决定议题采纳', '决定请假']);
    await staff(browser, server, 'operator', ['今天开会']);
    const page = await staff(browser, server, 'office', ['今天开会', '评价办理报告', '写会议记录', '议案']);
    await member(browser, server, operator, id, one);
    await folded(page);
    await past(page, office);
    noFaults(page, 'office');
  } finally {
    await server.stop();
  }
}
