// SPDX-License-Identifier: MulanPSL-2.0
// A meeting prepared by clicks: topic, agenda by number and by key, papers, people in turn, notice, an
// answer and a leave from a phone, a private note, the pack; the chain that ends at the committee.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Machine, Server, ok, same, person, signIn, axe, noFaults, noSideScroll, PHONE } from './lib.mjs';

const go = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
const text = (page) => page.innerText('main');

// One page that says `words`; nothing that a browser has to look at twice.
function pdf(words) {
  const stream = `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`;
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  let out = '%PDF-1.4\n';
  const at = objects.map((o, i) => { const here = out.length; out += `${i + 1} 0 obj\n${o}\nendobj\n`; return here; });
  const xref = out.length;
  out += `xref\n0 6\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}`;
  return `${out}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
}

async function aTopic(page, other) {
  await page.goto('/meeting/topic/new');
  await page.fill('[name=title]', '听取老旧小区改造情况的汇报');
  await page.fill('[name=reason]', '联络站收到不少意见。');
  await page.selectOption('[name=source]', 'citizens');
  await go(page, 'main form button.pri');
  ok((await text(page)).includes('待研究'), 'the topic waits');
  await axe(page, 'a topic');
  ok((await text(page)).includes('由另一个有权限的人决定') && await page.locator('button[name=accept]').count() === 0, 'who proposed it does not decide it');
  await other.goto(page.url());
  await go(other, 'button[name=accept][value="0"]');
  ok((await text(other)).includes('不采纳要写明理由'), 'a refusal says why');
  await go(other, 'button[name=accept][value="1"]');
  ok((await text(other)).includes('已采纳'), 'it is taken up');
  return page.url();
}

async function aMeeting(page, topic) {
  await page.goto('/meeting/new');
  await page.selectOption('[name=kind]', 'forum');
  await page.fill('[name=starts_on]', '2026-11-25');
  await page.fill('[name=starts_at]', '十点');
  await page.fill('[name=name]', '老旧小区改造座谈会');
  await page.fill('[name=place]', '二楼会议室');
  await go(page, 'main form button.pri');
  ok((await text(page)).includes('时间要写成9:00这样') && await page.inputValue('[name=place]') === '二楼会议室', 'a wrong hour is told, the rest kept');
  await page.fill('[name=starts_at]', '10:00');
  await go(page, 'main form button.pri');
  const id = Number(page.url().split('/').pop());
  await page.goto(topic);
  await page.selectOption('[name=meeting]', String(id));
  await go(page, 'form[action$="/schedule"] button');
  ok((await text(page)).includes('听取老旧小区改造情况的汇报'), 'the topic stands on the agenda');
  return id;
}

const titles = async (office, id) => (await office.get(`/meeting/${id}`)).json.items.map((i) => `${i.number} ${i.title.slice(0, 2)}`);

async function anAgenda(page, plain, office, id) {
  for (const title of ['乙项说明', '丙项答问']) await office.done(`/meeting/${id}/item/new`, { title, sort: 'other', minutes: 20 });
  await page.goto(`/meeting/${id}/agenda`);
  await axe(page, 'building an agenda');
  await page.locator('[data-grip]').nth(2).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  same(await page.locator('[name=no]').evaluateAll((all) => all.map((i) => i.value)), ['1', '1.1', '2'], 'arrow keys move it up and in');
  await go(page, 'form[data-order] button.pri');
  same(await titles(office, id), ['1 听取', '1.1 丙项', '2 乙项'], 'as it was put');
  await plain.goto(`/meeting/${id}/agenda`);
  await plain.locator('[name=no]').nth(2).fill('1');
  await go(plain, 'form[data-order] button.pri');
  same(await titles(office, id), ['1 乙项', '2 听取', '2.1 丙项'], 'without scripts the number does it');
  await plain.locator('[name=no]').nth(0).fill('9.1');
  await go(plain, 'form[data-order] button.pri');
  ok((await text(plain)).includes('没有这一项'), 'a number below nothing is told');
}

async function uploaded(page, item, title, file, bytes) {
  await page.goto(`/meeting/item/${item}`);
  await go(page, `a[href="/meeting/item/${item}/paper"]`);
  await page.fill('[name=title]', title);
  await page.check('[name=readers][value=attendees]');
  await go(page, 'main form button.pri');
  writeFileSync(file, bytes);
  await page.setInputFiles('input[type=file]', file);
  await Promise.all([page.waitForResponse((r) => r.request().method() === 'POST'), page.click('form:has(input[type=file]) button')]);
  await page.waitForLoadState();
}

async function aPaper(page, office, id, dir) {
  const item = (await office.get(`/meeting/${id}`)).json.items[1].id;
  const written = await page.request.get(`/meeting/${id}/print?paper=agenda&format=docx`);
  await uploaded(page, item, '改造工作方案', path.join(dir, 'plan.docx'), await written.body());
  await uploaded(page, item, '改造情况汇报', path.join(dir, 'report.pdf'), pdf('Forty blocks renewed'));
  await page.goto(`/meeting/item/${item}`);
  const shown = await text(page), files = page.locator('.files a[href*="attachment"]');
  ok(shown.includes('改造工作方案') && shown.includes('改造情况汇报') && (await files.count()) >= 2, 'the papers have their files');
  await axe(page, 'an item');
  return item;
}

async function calledAndAnswered(page, phone, stranger, server, office, id, item) {
  const guest = server.accounts.d001;
  await page.goto(`/meeting/${id}/people/add`);
  await page.check('[name=capacity][value=attendee]');
  await page.fill('[name=name]', guest.who.split(' ')[0]);
  await go(page, 'main form button.pri');
  await page.goto(`/meeting/${id}/notice`);
  await go(page, 'main form button.pri');
  ok((await text(page)).includes('已通知'), 'the notice is out');
  await signIn(phone, guest);
  await phone.goto(`/meeting/${id}`);
  await axe(phone, 'a meeting on a phone');
  await noSideScroll(phone, 'a meeting on a phone');
  ok((await text(phone)).includes('我的签到码') && /\d{4} \d{4}/.test(await text(phone)), 'with his own code for the desk');
  ok((await (await phone.request.get(`/meeting/${id}/print?paper=mine`)).text()).includes('签到码'), 'and on his paper');
  same((await phone.request.get(`/meeting/${id}/print?paper=mine&person=1`)).status(), 409, 'but nobody else\'s');
  await go(phone, 'form[action$="/coming"] button');
  ok((await text(phone)).includes('参加'), 'the deputy comes');
  await phone.goto(`/meeting/item/${item}`);
  ok((await text(phone)).includes('改造情况汇报'), 'and reads the paper');
  await phone.fill('[name=text]', '问清楚资金从哪里来');
  await go(phone, `form[action="/meeting/item/${item}/note"] button`);
  same(await phone.inputValue('[name=text]'), '问清楚资金从哪里来', 'his note is there');
  await noSideScroll(phone, 'an item on a phone');
  await page.goto(`/meeting/item/${item}`);
  same(await page.inputValue('[name=text]'), '', 'the office does not see it');
  await phone.goto(`/meeting/${id}/leave`);
  await phone.check('[name=sort][value=illness]');
  await phone.fill('[name=reason]', '要住院检查');
  await go(phone, 'main form button.pri');
  await page.goto(`/meeting/${id}/leaves`);
  ok((await text(page)).includes('要住院检查'), 'who decides reads the reason');
  await axe(page, 'leave');
  await go(page, 'button[name=grant][value="1"]');
  ok((await text(page)).includes('已准假'), 'granted: he was typed in, not asked as a deputy');
  const people = (await office.get(`/meeting/${id}/people`)).json.rows;
  same(people.map((p) => p.receipt), ['leave_granted'], 'the roll knows it');
  await signIn(stranger, server.accounts.d002);
  same((await stranger.goto(`/meeting/${id}`)).status(), 404, 'who is not called does not know of it');
}

async function thePack(page, id, dir) {
  const answer = await page.request.get(`/meeting/${id}/pack`, { timeout: 600000 }); // an office program turns its papers into PDF
  same([answer.status(), answer.headers()['content-type']], [200, 'application/pdf'], 'all papers as one PDF');
  const file = path.join(dir, 'pack.pdf');
  writeFileSync(file, await answer.body());
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  const at = (what) => pages.findIndex((p, i) => i > 0 && p.replace(/\s/g, '').includes(what));
  ok(/改造工作方案.*改造情况汇报/s.test(pages[0]), 'its contents come first', pages[0]);
  ok(at('老旧小区改造座谈会') > 0, 'what was written with an office program stands in it as pages', pages.join('\n---\n'));
  same(at('Fortyblocksrenewed'), pages.length - 1, 'the PDF after it');
  ok(pages.every((p, i) => p.replace(/\s/g, '').includes(`—${i + 1}—`)), 'pages are numbered through', pages.join('\n---\n'));
  for (const paper of ['notice', 'agenda']) {
    const html = await page.request.get(`/meeting/${id}/print?paper=${paper}`);
    ok(html.status() === 200 && (await html.text()).includes('老旧小区改造座谈会'), `${paper} can be printed`);
  }
}

// Each guest has a letter of his own, with his name and post and the code he signs in with.
async function theGuests(page, plain, office, id) {
  const guest = { capacity: 'attendee', name: '蒋学民', title: '县水利局局长' };
  await office.post(`/meeting/${id}/people/add`, guest);
  await office.post(`/meeting/${id}/people/add`, { ...guest, name: '吕红梅', title: '县财政局局长' });
  await page.goto(`/meeting/${id}/people`);
  const row = page.locator('tr', { hasText: '蒋学民' });
  const letter = await page.request.get(await row.locator('a', { hasText: '邀请函' }).getAttribute('href'));
  const html = await letter.text();
  ok(html.includes('县水利局局长 蒋学民') && /签到码：\d{4} \d{4}/.test(html) && !html.includes('吕红梅'), 'a letter to one guest, with his own code', html.slice(0, 500));
  const all = await page.request.get(`/meeting/${id}/letters`);
  const bytes = (await all.body()).toString('latin1');
  ok(all.headers()['content-type'] === 'application/pdf' && (bytes.match(/\/Type\s*\/Page\b/g) || []).length >= 2, 'all of them as one PDF');
  await row.locator('button').first().click();
  ok((await page.innerText('dialog[open]')).includes('把蒋学民从参加人员里去掉'), 'nobody goes off the list by one click');
  await page.click('dialog[open] button:has-text("不去掉")');
  ok(await row.count() === 1, 'he stays');
  await plain.goto(`/meeting/${id}/people`);
  await go(plain, 'tr:has-text("吕红梅") button');
  ok((await text(plain)).includes('把吕红梅从参加人员里去掉'), 'without scripts the question is a page');
  await go(plain, 'main form button.risk');
  ok(!(await text(plain)).includes('县财政局局长'), 'then off the list');
}

async function theSeats(page, office, id) {
  await page.goto(`/meeting/${id}/seats`);
  await page.fill('[name=rows]', '2');
  await page.fill('[name=cols]', '4');
  await go(page, 'form[action$="/seats"] button');
  const before = (await office.get(`/meeting/${id}/people`)).json.rows;
  await page.fill('[name=person]', before[0].name);
  await page.fill('form [name=seat]', '2-04');
  await go(page, 'form[action$="/one"] button.pri');
  ok((await text(page)).includes(`${before[0].name}换到2-04，原来在${before[0].seat}`), 'somebody is moved');
  await axe(page, 'seats with undo');
  await go(page, '.note form button');
  same((await office.get(`/meeting/${id}/people`)).json.rows[0].seat, before[0].seat, 'and taken back');
}

async function theCommittee(page, office) {
  const id = (await office.get('/meeting?state=noticed&kind=sc')).json.rows[0].id;
  const meeting = (await office.get(`/meeting/${id}`)).json;
  const item = (await office.get(`/meeting/item/${meeting.items[1].id}`)).json;
  same(item.chain.map((c) => c.kind_name), ['党组会议', '主任会议', '常委会会议'], 'from the end to the beginning');
  const refused = await office.post(`/meeting/${id}/item/new`, { title: '临时加一项', sort: 'report' });
  ok(refused.status === 409 && refused.json.article.includes('第五十四条'), 'nothing reaches it past the chairmen', JSON.stringify(refused.json));
  const turn = (await office.get(`/meeting/${id}/turn`)).json;
  ok(turn.invited === 5 && turn.left === 0, 'five grassroots deputies are invited');
  for (const at of ['turn', 'people', 'seats']) {
    await page.goto(`/meeting/${id}/${at}`);
    await axe(page, `${at} of a meeting`);
  }
  await page.setViewportSize(PHONE);
  for (const at of ['', '/people', '/seats', '/agenda']) {
    await page.goto(`/meeting/${id}${at}`);
    await noSideScroll(page, `meeting${at} on a phone`);
  }
  const calendar = (await office.get('/meeting/calendar')).json;
  ok(calendar.notes.some((n) => n.title === '常委会会议' && n.text.includes('应当每2个月至少举行一次')), 'the calendar knows the rhythm');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const office = new Machine(server, 'office', '办公室');
    const page = await person(browser, server), plain = await person(browser, server, { script: false });
    const phone = await person(browser, server, { viewport: PHONE }), stranger = await person(browser, server, { viewport: PHONE });
    await signIn(page, server.accounts.office);
    await signIn(plain, server.accounts.office2);
    const topic = await aTopic(page, plain);
    const id = await aMeeting(page, topic);
    await anAgenda(page, plain, office, id);
    const item = await aPaper(page, office, id, server.dir);
    await calledAndAnswered(page, phone, stranger, server, office, id, item);
    await thePack(page, id, server.dir);
    await theGuests(page, plain, office, id);
    await theSeats(page, office, id);
    await theCommittee(page, office);
    noFaults(page, 'office');
    noFaults(phone, 'deputy');
  } finally {
    await server.stop();
  }
}
