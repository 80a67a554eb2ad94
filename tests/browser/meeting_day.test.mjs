// SPDX-License-Identifier: MulanPSL-2.0
// A whole meeting of the standing committee, from the topic to the gazette; and once more with the server killed
// in the middle of an open and of a secret vote: nothing that was acknowledged is lost, nothing counted twice.
import { COUNTY, Machine, Server, axe, noFaults, ok, person, run, same, shot, signIn, until } from './lib.mjs';
import { Phone, another_day, chain, committee, noticed, phones, scan, text } from './meeting_steps.mjs';

const HERE = 31, AT_ONCE = 8;
const ITEMS = [
  { title: '听取和审议县人民政府关于2026年上半年预算执行情况的报告', sort: 'report', minutes: 30 },
  { title: '关于批准2026年县级财政预算调整方案的决议（草案）', sort: 'decision', minutes: 20 },
  { title: '对县交通运输局、县水利局工作进行满意度测评', sort: 'rating', minutes: 20 },
  { title: '县人民政府关于提请任命职务的议案', sort: 'appointment', minutes: 10 },
];
let server, op, office;

async function all(list, f) { // a few at a time
  const rest = [...list.entries()];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => { for (let x; (x = rest.shift());) await f(x[1], x[0]); }));
}
async function hall(m) { return (await op.get(`${m.at}/hall`)).json; }
async function votes(m) { return (await hall(m)).votes; }

// A member votes; when the server dies meanwhile the phone asks again until it is told that the vote is in.
async function casts(phone, id, choice) {
  await until(`${phone.name} votes`, 40, async () => {
    const ballot = await phone.get(`/vote/${id}/ballot`);
    if (/已表决|您选的是/.test(text(ballot.html)) && !ballot.html.includes(`/vote/${id}/confirm`)) return true;
    if (ballot.status !== 200) throw new Error(`${ballot.status} ${text(ballot.html).slice(0, 200)}`);
    const sure = await phone.send(ballot, `/vote/${id}/confirm`, choice);
    const done = await phone.send(sure, `/vote/${id}/cast`);
    return done.status === 303;
  });
}

// ---------------------------------------------------------------- before
// Somebody proposes a topic; the leader accepts it; it goes its way from the party group to the committee.
async function proposed(title) {
  const leader = new Machine(server, 'leader', '主任会议');
  const id = await office.done('/meeting/topic/new', { title, reason: '年中预算执行有变化，需要调整', sort: 'decision', source: 'government' });
  const { version } = (await leader.get(`/meeting/topic/${id}`)).json;
  await leader.done(`/meeting/topic/${id}/decide`, { version, accept: true, answer: '列入会议' });
  return id;
}
async function prepare(day) {
  const topic = await proposed(ITEMS[1].title);
  const m = await chain(office, ITEMS.map((item, i) => (i === 1 ? { ...item, topic } : item)), day);
  const chain_of = (await office.get(`/meeting/item/${m.items[1]}`)).json.chain;
  same(chain_of.length, 3, 'the topic can be followed through party group, chairmen and committee');
  await noticed(office, m.id);
  return { ...m, at: `/meeting/${m.id}` };
}

async function begins(m, crowd, screen) {
  await screen.goto(`${m.at}/screen`);
  await all(crowd, (phone) => scan(phone, op, m.id));
  const { there, version } = await hall(m);
  same([there.present, there.all_members, there.needed, there.quorum], [HERE, 35, 18, true], '31 of 35 are signed in by phone');
  ok(/第五十一条/.test(there.article) && there.formula.includes('31×2＞35'), `the quorum with its formula: ${there.formula}`);
  await until('the screen counts', 20, async () => Number(await screen.textContent('.huge')) === HERE);
  await op.done(`${m.at}/hall/course`, { version, act: 'open' });
}
async function calls(m, n) {
  const { version } = await hall(m);
  await op.done(`${m.at}/hall/call`, { version, item: m.items[n] });
}

async function speeches(m, crowd) {
  await calls(m, 0);
  for (const [phone, what] of [[crowd[0], '支出进度偏慢，建议财政部门按月通报'], [crowd[1], '重大项目资金要跟踪问效']]) {
    const seat = await phone.get(`${m.at}/seat`);
    await phone.send(seat, `${m.at}/seat/ask`, { topic: '预算执行' });
    const { waiting } = await hall(m);
    await op.done(`${m.at}/hall/floor/${waiting[0].id}`, { act: 'give' });
    await op.done(`${m.at}/hall/floor/${waiting[0].id}`, { act: 'end' });
    const { rows } = (await op.get(`${m.at}/speech`)).json, said = rows.at(-1);
    await op.done(`${m.at}/speech/${said.id}`, { version: said.version, summary: what });
  }
  const { rows } = (await op.get(`${m.at}/speech?item=${m.items[0]}`)).json;
  same(rows.map((r) => r.name), [crowd[0].name, crowd[1].name], 'two members spoke, each with a summary');
}

// ---------------------------------------------------------------- votes
// choices: what each phone chooses. `dies`: after so many votes the server is killed and started again.
async function held(m, what, crowd, choices, { dies, count } = {}) {
  await op.done(`${m.at}/hall/vote`, { method: 'device', secret: '0', ...what });
  const id = (await votes(m)).at(-1).id;
  if (what.secret === '1') what.codes = await scrutineers(m, id, crowd[1]);
  await op.done(`${m.at}/hall/vote/${id}/start`, {});
  if (what.secret === '1') await no_hands(m);
  let n = 0, killed;
  await all(crowd, async (phone, i) => {
    await casts(phone, id, choices(i));
    if (++n !== dies || killed) return;
    killed = true;
    await server.kill('SIGKILL');
    await server.spawn();
  });
  same((await votes(m)).find((v) => v.id === id).voted, crowd.length, `${what.role}: all votes are in${dies ? ', although the server was killed' : ''}`);
  await op.done(`/vote/${id}/close`, { sure: true });
  if (count) await count(id, what.codes, m, crowd[1]);
  await op.done(`/vote/${id}/announce`, { sure: true });
  return { id, ...(await op.get(`/vote/${id}`)).json.result };
}
const by = (no, abstain) => (i) => ({ v: i < no ? 'n' : i < no + abstain ? 'a' : 'y' });

// When devices fail a secret vote goes on with papers; hands would show who is for it.
async function no_hands(m) {
  const desk = new Phone(server, 'operator');
  await desk.password(server.accounts.operator);
  const console_of = (await desk.get(`${m.at}/hall`)).html;
  ok(console_of.includes('改纸票表决') && !console_of.includes('改举手表决'), 'the console offers papers for a secret vote, not hands');
}

// The codes are shown once, on a page: no program gets them.
// One takes his on his own phone, the other comes to the desk.
async function scrutineers(m, id, member_of) {
  const desk = new Phone(server, 'operator'), codes = [];
  await desk.password(server.accounts.operator);
  const page = (await op.get(`/vote/${id}/appoint`)).json.page;
  const all_members = page.fields.find((f) => f.name === 'member').options.filter((o) => o.value);
  const his = all_members.find((o) => o.label === member_of.name);
  await op.done(`/vote/${id}/appoint`, { member: his.value });
  ok(text((await member_of.get(`${m.at}/seat`)).html).includes('请领取您的开票码'), 'the phone of a scrutineer says so');
  const own = await member_of.send(await member_of.get(`/vote/${id}/code`), `/vote/${id}/code`, { declares: '1' });
  codes.push(own.html.match(/class="[^"]*codes[^"]*"[^>]*>([^<]+)</)[1].replace(/\s/g, ''));
  ok(!text((await member_of.get(`${m.at}/seat`)).html).includes('开票码'), 'until he has it');
  const members = all_members.filter((o) => o !== his).slice(-1);
  for (const member of members) {
    await op.done(`/vote/${id}/appoint`, { member: member.value });
    const holder = (await op.get(`/vote/${id}`)).json.keys.find((k) => !k.taken).scrutineer;
    const form = await desk.get(`/vote/${id}/code?scrutineer=${holder}`);
    const shown = await desk.send(form, `/vote/${id}/code`, { declares: '1' });
    codes.push(shown.html.match(/class="[^"]*codes[^"]*"[^>]*>([^<]+)</)[1].replace(/\s/g, ''));
    await desk.send(shown, `/vote/${id}/code/kept`);
  }
  return codes;
}
async function turned(id, codes, m, scrutineer) {
  ok(text((await scrutineer.get(`${m.at}/seat`)).html).includes('输入开票码'), 'after closing his phone asks for it');
  for (const code of codes) {
    const r = await op.post(`/vote/${id}/turn`, { code });
    if (r.status !== 200) throw new Error(`turn: ${JSON.stringify(r.json)}`);
  }
}

async function decides(m, crowd, screen, dies) {
  await calls(m, 1);
  const clause = await held(m, { item: m.items[1], role: 'clause', clause: '第三条' }, crowd, by(1, 0));
  same([clause.yes, clause.no, clause.abstain, clause.passed], [30, 1, 0, true], 'a clause is voted apart');
  const budget = await held(m, { item: m.items[1], role: 'whole', seconds: 600 }, crowd, by(1, 2), { dies });
  same([budget.yes, budget.no, budget.abstain, budget.not_pressed, budget.absent, budget.passed], [28, 1, 2, 0, 4, true], 'the budget adjustment is passed');
  ok(/35/.test(budget.formula) && /组织法/.test(budget.article), `judged by all members: ${budget.formula}`);
  await until('the screen shows the result', 30, async () => /28[\s\S]*通过/.test(await screen.textContent('main')));
  ok(/未按表决器0人\s*缺席4人/.test(await screen.textContent('main')), "with who did not press and who is absent, on the meeting's own screen", await screen.textContent('main'));
  const twice = await op.post(`${m.at}/hall/vote`, { item: m.items[1], role: 'whole', method: 'device', secret: '0' });
  same([twice.status, twice.json.errors[0].field], [422, 'reason'], 'what is decided is not voted on again without a reason');
  ok(/已经表决过，结果是通过/.test(twice.json.detail), 'which says what the result is', twice.json.detail);
  ok(true, 'the result stands on the screen by itself');
  await shot(screen, 'day-result');
  return { clause, budget };
}
async function rates(m, crowd) {
  await calls(m, 2);
  const r = await held(m, { item: m.items[2], role: 'rating', options: '县交通运输局\n县水利局', pass_percent: 80, pass_grades: 2, basis: '云溪县人大常委会工作评议办法' },
    crowd, (i) => ({ m000: i < 20 ? '0' : '1', m001: i < 10 ? '0' : i < 22 ? '1' : '2' }));
  same(r.lines.map((l) => [l.name, ...l.grades.map((g) => g.count), l.passed]),
    [['县交通运输局', 20, 11, 0, true], ['县水利局', 10, 12, 9, false]], 'a satisfaction form, each object by itself');
  return r;
}
async function appoints(m, crowd, dies) {
  await calls(m, 3);
  const what = { item: m.items[3], role: 'appointment', secret: '1', title: '任命张建平为县应急管理局局长', options: '张建平｜县应急管理局局长' };
  const r = await held(m, what, crowd, by(0, 1), { dies, count: turned });
  same((await op.get(`/vote/${r.id}`)).json.keys.map((k) => k.turned), [true, true], 'both scrutineers have opened it');
  same([r.yes, r.no, r.abstain, r.passed], [30, 0, 1, true], 'an appointment by secret ballot with one abstention');
  const names = await op.get(`/vote/${r.id}/names?choice=abstain`);
  ok(names.status !== 200 || !JSON.stringify(names.json).includes(crowd[0].name), 'nobody can say whose it was');
  return r;
}

// ---------------------------------------------------------------- figures open their rows
async function figures(m, page, results) {
  await page.goto(`${m.at}/hall`);
  await axe(page, 'the console of a closed meeting');
  const links = await page.$$eval('.kpis a', (all) => all.map((a) => [a.getAttribute('href'), Number(a.textContent.match(/\d+/))]));
  same(links.length, 5, 'presence stands there in five figures');
  for (const [url, n] of links) {
    await page.goto(url);
    same(await page.locator('#roll tbody tr').count(), n, `${url} opens ${n} rows`);
  }
  for (const [what, n] of [['yes', 28], ['no', 1], ['abstain', 2], ['absent', 4]]) {
    const list = (await op.get(`/vote/${results.budget.id}/names?choice=${what}`)).json;
    same(list.rows.length, n, `the vote's figure "${what}" opens ${n} names`);
  }
}

// ---------------------------------------------------------------- what stays on paper
async function pdf(page, url, what) {
  const answer = await page.context().request.get(url);
  const bytes = answer.ok() ? await answer.body() : Buffer.alloc(0);
  ok(bytes.subarray(0, 5).toString() === '%PDF-' && bytes.length > 4000, `${what} as PDF`, `${answer.status()} ${bytes.length}`);
}
async function act(who, id, verb, fields = {}) {
  const { version } = (await who.get(`/resolution/${id}`)).json;
  const r = await who.post(`/resolution/${id}/${verb}`, { version, ...fields });
  if (r.status !== 200) throw new Error(`${verb}: ${JSON.stringify(r.json)}`);
}
async function papers(m, page, crowd, results) {
  const leader = new Machine(server, 'leader', '主任会议'), on = server.env.RENDA_TODAY;
  const minutes = await office.done('/resolution/minutes/new', { meeting: m.id, kind: 'record', chair: '韩秋生', recorder: '李文静' });
  const record = JSON.stringify((await office.get(`/resolution/minutes/${minutes}`)).json);
  for (const what of [crowd[0].name, '支出进度偏慢', '28', results.budget.formula]) ok(record.includes(what), `the minutes say: ${what}`);
  await pdf(page, `/resolution/minutes/${minutes}/paper?format=pdf`, 'the minutes');
  const id = await office.done('/resolution/new', { item: m.items[1], kind: 'resolution', body_kind: 'committee',
    title: '云溪县人民代表大会常务委员会关于批准2026年县级财政预算调整方案的决议', body: '会议审查了县人民政府提出的预算调整方案，决定批准。' });
  await act(office, id, 'submit');
  await act(leader, id, 'approve', { on, by: '县人大常委会会议', vote: results.budget.id });
  await act(leader, id, 'sign', { series: '云人常决', signer: '韩秋生', on });
  const { title, body } = (await office.get(`/resolution/${id}`)).json;
  await act(office, id, 'publish', { title, body: typeof body === 'string' && body ? body : '会议审查了县人民政府提出的预算调整方案，决定批准。' });
  const gazette = await office.done('/resolution/gazette/new', { year: 2026 });
  await office.done(`/resolution/gazette/${gazette}/add`, { doc: id });
  await office.done(`/resolution/gazette/${gazette}/issue`, { sure: true });
  await pdf(page, `/p/resolution/gazette/${gazette}/pdf?c=${COUNTY}`, 'the gazette');
  const open = await (await fetch(`${server.url}/p/resolution/gazette/${gazette}?c=${COUNTY}`)).text();
  ok(open.includes('预算调整方案的决议'), 'and anybody may read it');
}

async function holds(m, crowd, page, screen, kills) {
  await begins(m, crowd, screen);
  await speeches(m, crowd);
  const results = await decides(m, crowd, screen, kills ? 14 : 0);
  await rates(m, crowd);
  await appoints(m, crowd, kills ? 11 : 0);
  const { version } = await hall(m);
  await op.done(`${m.at}/hall/course`, { version, act: 'close' });
  same((await hall(m)).state, 'closed', 'closed');
  await until('the screens say so', 20, async () => (await screen.textContent('main')).includes('会议结束'));
  await figures(m, page, results);
  await papers(m, page, crowd, results);
}

export default async function (browser) {
  server = await Server.start({ today: '2026-11-16' });
  office = new Machine(server, 'office', '代表工委');
  op = new Machine(server, 'operator', '办公室');
  try {
    const c = await committee(server, office), meetings = [await prepare('2026-11-26'), await prepare('2026-11-27')];
    const crowd = await phones(server, c, meetings[0].id, op, HERE);
    same(crowd.length, HERE, '31 members have phones');
    for (const [i, m] of meetings.entries()) {
      await another_day(server, i ? '2026-11-27' : '2026-11-26');
      const page = await person(browser, server), screen = await person(browser, server, { viewport: { width: 1920, height: 1080 } });
      await signIn(page, server.accounts.office);
      await signIn(screen, server.accounts.operator);
      await holds(m, crowd, page, screen, i === 1);
      for (const p of [page, screen]) p.faults = p.faults.filter((f) => !/net::ERR_/.test(f)); // of the server that was killed
      noFaults(page, 'console');
      noFaults(screen, 'screen');
      await page.context().close();
      await screen.context().close();
    }
    await server.kill('SIGTERM');
    ok(run(['verify', 'journal'], server.env).length > 0, 'the journal is sound');
  } finally {
    await server.stop();
  }
}
