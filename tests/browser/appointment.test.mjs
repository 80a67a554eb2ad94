// SPDX-License-Identifier: MulanPSL-2.0
// An appointment from the proposal to the oath: papers, check, a test of the question bank sat on a phone, a statement, the
// secret vote on paper by two tellers, the dismissal before it, certificate, register, oath.
import { Machine, Server, ok, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';
import { another_day, chain, noticed } from './meeting_steps.mjs';

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

// What the office does before the meeting, with the proposal that the demo has just taken in.
async function prepares(office, machine, letter) {
  await office.goto(letter);
  await looks(office, 'a proposal');
  const { rows } = (await machine.get(letter)).json, who = Object.fromEntries(rows.map((r) => [r.act, r.id]));
  for (const id of Object.values(who)) {
    await machine.done(`/appointment/${id}/papers`, { paper: ['letter', 'form', 'reasons', 'inquiry', 'notice'], on: '2026-11-16' });
    const { version } = (await machine.get(`/appointment/${id}`)).json;
    if (id === who.dismiss) await machine.done(`/appointment/${id}/check`, { version, finding: '符合条件。' });
  }
  await office.goto(`/appointment/${who.appoint}`);
  await follow(office, '资格审查');
  await press(office, '保存');
  await says(office, '请', 'an opinion has to be there');
  await office.fill('[name=finding]', '材料齐全，符合任职条件。');
  await press(office, '保存');
  await says(office, '审查合格', 'checked');
  return who;
}

async function sits(office, machine, phone, letter, id) {
  const asked = await machine.post('/training/question/new', { topic: '任前考试', kind: 'truth', text: '国家工作人员就职时应当公开进行宪法宣誓。',
    answer: '1', source: '宪法第二十七条' });
  ok(asked.status === 200, 'a question', JSON.stringify(asked.json));
  await office.goto(`${letter}/bank`);
  await office.fill('[name=draw]', '1 任前考试');
  await press(office, '保存');
  await office.goto(`/appointment/${id}`);
  await phone.goto(await main(office).getByRole('link', { name: '已安排，还没有考' }).getAttribute('href'));
  await looks(phone, 'the test on the phone');
  await press(phone, '开始答题');
  await phone.locator('input[type=radio]').first().check();
  await press(phone, '交卷');
  await until('the mark comes back', 20, async () => { await office.reload(); return (await main(office).innerText()).includes('100分'); });
}

// The hall: enough members are there, the item is called, both votes are held on paper and counted by two people.
async function held(server, op, tellers, meeting, item) {
  const at = `/meeting/${meeting}`, hall = async () => (await op.get(`${at}/hall`)).json;
  for (const p of (await op.get(`${at}/roll?show=absent`)).json.rows.slice(0, 20)) await op.post(`${at}/roll`, { person: p.id, act: 'in' });
  await op.done(`${at}/hall/course`, { version: (await hall()).version, act: 'open' });
  await op.done(`${at}/hall/call`, { version: (await hall()).version, item });
  const votes = (await hall()).votes;
  const early = await op.post(`${at}/hall/vote/${votes.find((v) => v.role === 'appointment').id}/start`, {});
  ok(early.json.key === 'meeting.vote.err.order', 'the dismissal goes first', JSON.stringify(early.json));
  for (const role of ['dismissal', 'appointment']) {
    const { id } = votes.find((v) => v.role === role);
    await op.done(`${at}/hall/vote/${id}/start`, {});
    await op.done(`/vote/${id}/close`, { sure: true });
    for (const page of tellers) {
      await page.goto(`/vote/${id}/count`);
      await page.fill('[name=bundle]', '1');
      await page.fill('[name=ballots]', '20');
      await page.fill('[name=spoiled]', '0');
      await page.fill('[name=yes]', '19');
      await page.fill('[name=no]', '1');
      await page.fill('[name=abstain]', '0');
      await page.click('button:has-text("提交票数")');
      await says(page, '提交合计', 'a bundle is entered');
      await page.click('button:has-text("提交合计")');
      await page.waitForURL(new RegExp(`/vote/${id}$`));
    }
    await op.done(`/vote/${id}/announce`, { sure: true });
  }
}

async function follows(office, id) {
  await office.goto(`/appointment/${id}`);
  await until('the result comes back', 20, async () => { await office.reload(); return (await main(office).innerText()).includes('赞成19票，全体组成人员35人'); });
  await looks(office, 'an appointment that has passed');
  await follow(office, '制作任命书');
  await press(office, '保存');
  await says(office, '任〔2026〕', 'the certificate has its number');
  const pdf = await office.request.get(`/appointment/${id}/certificate.pdf`);
  ok(pdf.headers()['content-type'] === 'application/pdf' && (await pdf.body()).length > 1000, 'the certificate on paper');
  await office.goto('/appointment/oath/new');
  await office.fill('[name=place]', '常委会会议厅');
  await press(office, '保存');
  await says(office, '我宣誓', 'the words of the oath');
  await looks(office, 'an oath');
  await follow(office, '登记宣誓');
  await press(office, '保存');
  await says(office, '已宣誓', 'sworn');
}

// One decision of years before: with its source, marked as entered later, in the register.
async function earlier(office) {
  await office.goto('/appointment');
  await follow(office, '补录以前的任免');
  await looks(office, 'an earlier decision');
  await office.fill('[name=name]', '费长河');
  await office.fill('[name=post]', '云溪县水文站站长');
  await office.selectOption('[name=office]', 'government_member');
  await office.check('[name=act][value=appoint]');
  await office.fill('[name=decided_on]', '2024-06-20');
  await office.fill('[name=yes]', '17');
  await office.fill('[name=all_members]', '34');
  await press(office, '保存');
  await says(office, '请填写依据', 'it needs its source');
  await office.fill('[name=source]', '县十八届人大常委会第三次会议');
  await press(office, '保存');
  await says(office, '没有超过全体组成人员的半数', 'half of them is not more than half');
  await office.fill('[name=yes]', '30');
  await press(office, '保存');
  await says(office, '补录', 'marked');
  await says(office, '30/34', 'with its votes');
  await looks(office, 'an earlier decision that was entered');
  await office.goto('/appointment/post?q=' + encodeURIComponent('水文站'));
  await says(office, '费长河', 'who holds it');
}

export default async function (browser) {
  const server = await Server.start({ today: '2026-11-16' });
  try {
    const machine = new Machine(server, 'office', '代表工委'), op = new Machine(server, 'operator', '办公室');
    const m = await chain(machine, [{ title: '县人民政府关于提请任免的议案', sort: 'appointment', minutes: 10 }]);
    await noticed(machine, m.id);
    let office = await person(browser, server);
    const operator = await person(browser, server);
    const phone = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    const letter = `/appointment/letter/${(await machine.get('/appointment/letter?open=1')).json.rows[0].id}`;
    const who = await prepares(office, machine, letter);
    await sits(office, machine, phone, letter, who.appoint);
    await office.goto(`/appointment/${who.appoint}/statement`);
    await office.fill('[name=text]', '我将依法履职，接受监督。');
    await press(office, '保存');
    await office.goto(`${letter}/agenda`);
    await office.selectOption('[name=item]', String(m.items[0]));
    await press(office, '保存');
    await office.goto(`${letter}/vote`);
    await press(office, '保存');
    await says(office, '正在表决', 'put to the vote');
    await another_day(server, '2026-11-26');
    noFaults(office, 'before the meeting');
    office = await person(browser, server);
    await signIn(office, server.accounts.office);
    await signIn(operator, server.accounts.operator);
    await held(server, op, [operator, office], m.id, m.items[0]);
    await follows(office, who.appoint);
    await office.goto('/appointment/post?q=' + encodeURIComponent('水利'));
    await says(office, '沈若谷', 'the register knows who holds it');
    const person_of = (await machine.get('/appointment/person?q=' + encodeURIComponent('沈若谷'))).json.rows[0].id;
    await office.goto(`/appointment/person/${person_of}/sanction`);
    await office.fill('[name=organ]', '县监委');
    await press(office, '保存');
    await says(office, '先办免职', 'who holds a post loses it before he is sanctioned');
    await earlier(office);
    for (const [name, page] of Object.entries({ office, operator, phone })) { page.faults = page.faults.filter((f) => !/net::ERR_/.test(f)); noFaults(page, name); }
  } finally {
    await server.stop();
  }
}
