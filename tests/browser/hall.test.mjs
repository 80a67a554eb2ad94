// SPDX-License-Identifier: MulanPSL-2.0
// The day of a meeting: sign-in in every way, quorum, floor, screens that follow and come back, bad days.
import { DESKTOP, Server, Machine, PHONE, axe, noFaults, noSideScroll, ok, person, run, same, shot, signIn, until } from './lib.mjs';
import { Phone, another_day, chain, committee, meeting, noticed, phones, scan, text } from './meeting_steps.mjs';

let server, office, op, browser;
const said = async (page, what) => until(what, 20, async () => (await page.textContent('body')).includes(what));
const hall = async (id) => (await op.get(`/meeting/${id}/hall`)).json;

async function prepared() {
  const m = await chain(office, [
    { title: '听取县政府关于2026年预算执行情况的报告', sort: 'report', minutes: 30 },
    { title: '关于批准2026年县级财政预算调整方案的决议（草案）', sort: 'decision' },
    { title: '人事任免案', sort: 'appointment' },
  ]);
  await noticed(office, m.id);
  return { ...m, at: `/meeting/${m.id}` };
}

// ---------------------------------------------------------------- at the door
async function door(m, crowd) {
  const [first, second] = crowd;
  const { url } = (await op.get(`${m.at}/desk`)).json, link = new URL(url);
  await scan(first, op, m.id);
  ok(text((await first.get(`${m.at}/seat`)).html).includes('已签到'), 'a phone that scanned the code is signed in');
  const again = await first.get(link.pathname + link.search);
  ok(text(again.html).includes('您已签到'), 'a second phone of the same person is told since when');

  const old = link.searchParams.get('p') - 3;
  let r = await second.get(`${link.pathname}?p=${old}&c=${link.searchParams.get('c')}`);
  ok(r.status === 409 && r.html.includes('不是这次会议的签到码'), 'a code does not serve another time');
  const other = await meeting(office, 'party_group', '2026-11-26', []);
  const foreign = new URL((await op.get(`/meeting/${other.id}/desk`)).json.url);
  r = await second.get(`${m.at}/in${foreign.search}`);
  ok(r.status === 409 && r.html.includes('不是这次会议的签到码'), 'nor another meeting');
  const stranger = new Phone(server, 'stranger');
  await stranger.password(server.accounts.auditor);
  r = await stranger.get(link.pathname + link.search);
  ok(r.status === 409 && r.html.includes('不在这次会议的名单里'), 'who does not belong here is told so');
  r = await new Phone(server, 'nobody').get(link.pathname + link.search);
  ok(r.status === 303 || r.status === 401 || r.html.includes('登录'), 'who is not signed in signs in first');
}

async function desk(m, page, screen) {
  await page.goto(`${m.at}/desk`);
  await axe(page, 'the desk');
  await page.fill('[name=code]', '0000 0000');
  await page.click('main form .btn.pri');
  await said(page, '没有这个编号');
  await shot(page, 'hall-desk');
  const paper = await page.context().request.get(`${m.at}/roll/codes`, { headers: { Accept: 'text/html' } });
  const code = (await paper.text()).match(/\d{4} \d{4}/)[0];
  await page.fill('[name=code]', code);
  await page.click('main form .btn.pri');
  await said(page, '已签到');
  await until('the screen counts', 20, async () => Number(await screen.textContent('.huge')) === 2);
  ok(true, 'a personal code signs in, and the screen counts by itself');
}

async function roll(m, page, screen) {
  await page.goto(`${m.at}/roll?show=absent`);
  await axe(page, 'the roll');
  await noSideScroll(page, 'the roll');
  const other = await page.locator('input[name=person]').last().getAttribute('value');
  await page.hover('button[value=in] >> nth=0');
  await page.mouse.down();
  const signed = await op.post(`${m.at}/roll`, { person: other, act: 'in' });
  await until('the screen counts', 20, async () => Number(await screen.textContent('.huge')) === 3); // the roll has heard of it, too
  await page.mouse.up();
  same(signed.status, 200, 'meanwhile another desk signs somebody in');
  await until('the screen counts', 20, async () => Number(await screen.textContent('.huge')) === 4);
  ok(true, 'nothing is replaced under the button that is pressed');
  await op.post(`${m.at}/roll`, { person: other, act: 'undo' });
  await until('the screen counts', 20, async () => Number(await screen.textContent('.huge')) === 3);
  await page.goto(`${m.at}/roll?show=present`);
  same(await page.locator('tbody tr').count(), 3, 'the figure of those present opens their rows');
  const who = (await page.textContent('tbody tr:has(td:has-text("代签")) th')).trim().split(' ')[0];
  await page.click(`tr:has(th:has-text("${who}")) button[value=undo]`);
  await until('it is undone', 20, async () => Number(await screen.textContent('.huge')) === 2);
  ok(true, 'one tap signs in, another takes it back');
  await shot(page, 'hall-roll');
  const found = (await op.get(`${m.at}/roll?show=all&q=${encodeURIComponent(who)}`)).json;
  ok(found.total >= 1 && found.rows.every((r) => r.name.includes(who)), 'one is found by his name');
  const xlsx = await page.context().request.get(`${m.at}/roll/export?format=xlsx`);
  ok((await xlsx.body()).subarray(0, 2).toString() === 'PK', 'the roll as a sheet');
  const pdf = await page.context().request.get(`${m.at}/roll/paper?format=pdf`);
  ok((await pdf.body()).subarray(0, 5).toString() === '%PDF-', 'the roll as PDF');
}

// ---------------------------------------------------------------- the course
async function opening(m, page, crowd) {
  await page.goto(`${m.at}/hall`);
  await page.click('button[value=open]');
  await said(page, '还差');
  ok((await page.textContent('.errs')).includes('第五十一条'), 'it cannot be opened without a quorum; the article is named');
  for (const phone of crowd.slice(1)) await scan(phone, op, m.id);
  const { there } = await hall(m.id);
  ok(there.present >= 18 && there.quorum, `quorum: ${there.formula}`);
  await until('the console follows', 20, async () => (await page.textContent('#hall')).includes(there.formula));
  await page.click('button[value=open]');
  await said(page, '已宣布开会');
  const stale = (await hall(m.id)).version;
  await page.click('#b-next');
  await said(page, '第1项');
  const r = await op.post(`${m.at}/hall/call`, { version: stale, item: m.items[1] });
  ok(r.status === 409 && r.json.key === 'meeting.hall.err.other_console', 'two consoles: the slower one is told', JSON.stringify(r.json));
  await axe(page, 'the console');
  await noSideScroll(page, 'the console');
}

async function floor(m, page, screen, crowd) {
  const seat = await person(browser, server, { viewport: PHONE, script: false });
  await crowd[0].lend(seat);
  await seat.goto(`${m.at}/seat`);
  await seat.fill('[name=topic]', '预算支出进度');
  await Promise.all([seat.waitForNavigation(), seat.click('form[action$="/seat/ask"] .btn')]);
  ok((await seat.textContent('main')).includes('前面还有0人'), 'asking for the floor works without scripts');
  const next = await crowd[1].get(`${m.at}/seat`);
  await crowd[1].send(next, `${m.at}/seat/ask`, { topic: '' });
  await until('the console lists both', 20, async () => (await page.locator('button[value=give]').count()) === 2);
  await page.dragAndDrop('[data-queue] li:nth-child(2) b', '[data-queue] li:nth-child(1) b', { targetPosition: { x: 2, y: 2 } });
  await until('the second was dragged to the front', 20, async () => (await hall(m.id)).waiting[0].name === crowd[1].name);
  await page.goto(`${m.at}/hall`);
  await page.click('button[value=give] >> nth=0');
  await until('the screen shows the speaker', 20, async () => (await screen.textContent('main')).includes(crowd[1].name));
  ok((await screen.textContent('main')).includes('限10分钟'), 'with the limit of the law');
  await shot(screen, 'hall-screen-speaker');
  await page.click('button[value=pause]');
  await until('interrupted', 20, async () => (await screen.textContent('main')).includes('中断'));
  await page.click('button[value=end]');
  await until('the agenda again', 20, async () => (await screen.locator('.plan .now').count()) === 1);
  const mine = await crowd[1].get(`${m.at}/seat`), link = mine.html.match(/\/meeting\/\d+\/speech\/\d+/)[0];
  await crowd[1].send(await crowd[1].get(link), link, { summary: '建议加快专项资金支出' });
  const { rows } = (await op.get(`${m.at}/speech`)).json;
  same(rows[0].summary, '建议加快专项资金支出', 'a speaker writes his own summary');
  const save = await op.post(link, { version: rows[0].version, summary: '建议加快专项资金支出进度。' });
  same(save.status, 200, 'the staff corrects it');
  const foreign = await crowd[2].get(link);
  same(foreign.status, 403, 'nobody else may');
}

// What is prepared for another item stands on the console, with the way there.
async function elsewhere(m, page) {
  const nobody = await op.post(`${m.at}/hall/vote`, { item: m.items[2], role: 'appointment', method: 'device', secret: '1' });
  same([nobody.status, nobody.json.errors[0].field, nobody.json.key], [422, 'options', 'vote.person_missing'], 'an appointment without a name is refused');
  await op.done(`${m.at}/hall/vote`, { item: m.items[2], role: 'appointment', method: 'device', secret: '1', options: '张建平｜县应急管理局局长' });
  await page.goto(`${m.at}/hall`);
  const row = page.locator('#hall li', { hasText: '人事任免案' }).filter({ has: page.locator('button:has-text("进入第3项")') });
  same(await row.count(), 1, 'a vote of another item is listed, with the way there');
  same(await row.locator('a:has-text("确定监票人")').count(), 1, 'and what it wants first');
  await row.locator('button:has-text("进入第3项")').click();
  await until('the third item', 20, async () => (await hall(m.id)).current.id === m.items[2]);
  ok(true, 'one button goes there');
  const { version, votes } = await hall(m.id);
  same(votes.filter((v) => v.state === 'prepared').length, 2, 'from there the other one is listed');
  await op.done(`/vote/${votes.find((v) => v.role === 'appointment').id}/invalidate`, { reason: '提请机关撤回' });
  await op.done(`${m.at}/hall/call`, { version, item: m.items[1] });
}

async function votes(m, page, screen, crowd) {
  const { version } = await hall(m.id);
  await op.done(`${m.at}/hall/call`, { version, item: m.items[1] });
  await page.goto(`${m.at}/hall/vote?item=${m.items[1]}`);
  await axe(page, 'a vote is arranged');
  const shown = async () => page.locator('main form .f:visible').count();
  ok(await shown() <= 2, `the form for a vote of an item as a whole asks for what it needs: ${await shown()}`);
  await page.click('summary:has-text("更多")');
  ok(await shown() >= 6, 'the rest is folded away');
  await axe(page, 'a vote is arranged, with the rest');
  await page.setViewportSize(PHONE);
  await noSideScroll(page, 'the form for a vote on a phone');
  await shot(page, 'hall-vote-form-390');
  await page.setViewportSize(DESKTOP);
  await page.click('.tabnav a:has-text("单独表决条款")');
  await page.waitForSelector('[name=clause]');
  await shot(page, 'hall-vote-form');
  await page.click('main form .btn.pri');
  await said(page, '没有写哪一条');
  await page.fill('[name=clause]', '第三条');
  await page.click('main form .btn.pri');
  await said(page, '表决已安排');
  await elsewhere(m, page);
  await op.done(`${m.at}/hall/vote`, { item: m.items[1], role: 'whole', method: 'device', secret: '0' });
  const [clause, whole] = (await hall(m.id)).votes;
  const early = await op.post(`${m.at}/hall/vote/${whole.id}/start`, {});
  same(early.json.key, 'meeting.vote.err.order', 'the whole waits for the clause');
  const past = await op.post(`/vote/${whole.id}/open`, { present: [] });
  same([past.status, past.json.key], [409, 'vote.led_elsewhere'], 'a vote of the meeting does not open past it');
  await page.goto(`/vote/${whole.id}`);
  same(await page.locator(`.next a[href="${m.at}/hall"]:has-text("到会场控制台")`).count(), 1, 'its page leads to the console');
  for (const [what, key] of [[{ role: 'removal', secret: '0', options: '甲' }, 'law.vote_must_be_secret'], [{ role: 'dismissal', secret: '0', options: '甲' }, 'law.vote_must_be_secret'],
    [{ role: 'election', secret: '1', options: '甲', seats: 1, write_in: '1', post: 'vice' }, 'law.candidates_too_few']]) {
    const no = await op.post(`${m.at}/hall/vote`, { item: m.items[1], method: 'device', ...what });
    ok(no.json.key === key && /《.*》/.test(no.json.article), `${what.role}: refused with the article`, JSON.stringify(no.json));
  }
  await page.goto(`${m.at}/hall`);
  await page.click('form[action$="/start"] >> nth=0 >> button');
  await said(page, '表决已开始');
  await until('the screen votes', 20, async () => (await screen.textContent('main')).includes('正在表决'));
  await shot(screen, 'hall-screen-vote');
  const seat = await crowd[0].get(`${m.at}/seat`);
  ok(seat.html.includes(`/vote/${clause.id}/ballot`), 'the phone leads to the ballot');
  const { present } = (await hall(m.id)).votes[0];
  const someone = (await op.get(`${m.at}/roll?show=absent`)).json.rows[0];
  await op.post(`${m.at}/roll`, { person: someone.id, act: 'in' });
  same((await hall(m.id)).votes[0].present, present + 1, 'who comes while a vote runs may vote');
  await page.goto(`${m.at}/hall`);
  await page.click('button[value=hands]');
  await said(page, '举手');
  ok((await hall(m.id)).votes[0].method === 'hands', 'one button turns the running vote to hands');
  await page.goto(`${m.at}/hall`);
  await op.done(`/vote/${clause.id}/invalidate`, { reason: '计票有误' });
  same((await op.post(`${m.at}/hall/vote/${whole.id}/start`, {})).json.key, 'meeting.vote.err.order', 'a void clause is not decided');
  await page.waitForSelector('button:has-text("重新表决")');
  await axe(page, 'a vote that may be held again');
  await page.click('button:has-text("重新表决")');
  await said(page, '表决已安排');
  const again = (await hall(m.id)).votes.at(-1);
  same([again.role, again.state], ['clause', 'prepared'], 'the same clause stands on the console once more');
  await op.done(`${m.at}/hall/vote/${again.id}/start`, {});
  const bodies = (await op.get('/vote/new')).json.page.fields.find((f) => f.name === 'body').options;
  const outside = await op.post('/vote/new', { kind: 'motion', title: '会外的表决', method: 'device', rule: 'noted', body: bodies.find((o) => /常务委员会$/.test(o.label)).value });
  ok(outside.status === 409 && /会场控制台/.test(outside.json.detail), 'while the committee meets no vote of it is held beside the meeting', JSON.stringify(outside.json));
}

// ---------------------------------------------------------------- the server dies
async function dies(m, page, screen) {
  const before = await hall(m.id);
  await page.goto(`${m.at}/hall`);
  await server.kill('SIGKILL');
  await until('the screen says that the line is cut', 20, async () => screen.isVisible('#cut'));
  ok((await screen.textContent('#cut')).includes('连接断开'), 'and of when it is what it shows');
  await server.spawn();
  await until('the screen is back', 30, async () => !(await screen.isVisible('#cut')));
  await until('the console is back', 30, async () => !(await page.isVisible('#cut')));
  const after = await hall(m.id);
  same([after.version, after.there.present, after.current.id, after.votes.length],
    [before.version, before.there.present, before.current.id, before.votes.length], 'everything stands where it stood');
}

async function day() {
  const m = await prepared(), c = await committee(server, office);
  await another_day(server, '2026-11-26');
  const crowd = await phones(server, c, m.id, op, 19);
  const page = await person(browser, server), screen = await person(browser, server, { viewport: { width: 1920, height: 1080 } });
  await signIn(page, server.accounts.operator);
  await signIn(screen, server.accounts.operator);
  await screen.goto(`${m.at}/screen`);
  await door(m, crowd);
  await desk(m, page, screen);
  await roll(m, page, screen);
  await shot(screen, 'hall-screen-sign-in');
  await opening(m, page, crowd);
  await floor(m, page, screen, crowd);
  await votes(m, page, screen, crowd);
  await dies(m, page, screen);
  await page.setViewportSize(PHONE);
  await page.goto(`${m.at}/hall`);
  await noSideScroll(page, 'the console on a phone');
  await shot(page, 'hall-console-390');
  for (const [p, what] of [[page, 'console'], [screen, 'screen']]) {
    p.faults = p.faults.filter((f) => !/net::ERR_/.test(f)); // of the server that was killed
    noFaults(p, what);
  }
}

export default async function (chromium) {
  browser = chromium;
  server = await Server.start({ today: '2026-11-16' });
  office = new Machine(server, 'office', '代表工委');
  op = new Machine(server, 'operator', '办公室');
  try {
    await day();
    await server.kill('SIGTERM');
    ok(run(['verify', 'journal'], server.env).length > 0, 'the journal is sound');
  } finally {
    await server.stop();
  }
}
