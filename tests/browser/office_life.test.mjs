// SPDX-License-Identifier: MulanPSL-2.0
// The office's acts one after another on real suggestions: batches, disputes, extensions, promises, supervision,
// the higher congress, a bill that becomes a suggestion, settings. Then the same clicked through, link by link, as people do.
import { execFileSync } from 'node:child_process';
import { Machine, Server, ok, same, person, signIn, noSideScroll, noFaults, PHONE } from './lib.mjs';
import { enter, version, accepted, option } from './steps.mjs';

const NO_CONTENT = '没有实际内容（参照《青岛市代表建议工作条例》第11条第5项）';
const at = (id, verb) => `/suggestion/${id}/${verb}`;
async function state(office, id) { return (await office.get(`/suggestion/${id}`)).json.state; }
async function organ(office, name) {
  const fields = (await office.get('/suggestion/filter')).json.fields;
  return fields.find((f) => f.name === 'organ').options.find((o) => o.label.includes(name)).value;
}
async function handOver(all, deputies, unit) {
  const id = await accepted(all.office, deputies);
  await all.office.done(at(id, 'hand-over'), { version: await version(all.office, id), organ: [unit], role: ['lead'] });
  return id;
}

// Who decides at the gate reads the text as it was written, by its paragraphs.
async function gate(all, deputies) {
  const body = '便桥护栏缺了一段。\n建议年内修好。', id = await enter(all.office, deputies, { body });

  for (const verb of ['accept', 'return', 'ask-more']) same((await all.office.get(at(id, verb))).json.reading, body, `${verb}: the text`);
}

// A list for the hand-over meeting: planned one by one, handed over at once, or not at all.
async function batch(all, deputies, units) {
  const list = await all.office.done('/suggestion/batch/new', { name: '第二批交办清单', place: '三楼会议室', meeting_on: '2026-11-20' });
  const one = await accepted(all.office, deputies), two = await accepted(all.office, deputies);

  for (const id of [one, two])
    await all.office.done(at(id, 'plan'), { version: await version(all.office, id), organ: [units.transport, units.town], role: ['lead', 'joint'], batch: list });
  const page = (await all.office.get(`/suggestion/batch/${list}`)).json;
  same(page.rows.map((r) => r.id).sort(), [one, two].sort(), 'the list shows what was put into it');
  ok(page.rows[0].units.includes('交通运输局'), 'with the units planned', page.rows[0].units);
  same((await all.handler.get(`/suggestion/${one}`)).status, 404, 'a planned unit does not see it yet');
  const alone = await accepted(all.office, deputies), bare = { version: await version(all.office, alone) };
  same((await all.office.post(at(alone, 'hand-over'), bare)).status, 422, 'nothing planned, no unit named: refused');
  await all.office.done(at(alone, 'plan'), { ...bare, organ: [units.transport], role: ['lead'] });
  await all.office.done(at(alone, 'hand-over'), { version: await version(all.office, alone) });
  same((await all.handler.get(`/suggestion/${alone}`)).status, 200, 'a program that names no unit hands over to the planned one');
  same((await all.office.get(`/suggestion/batch/${list}/hand-over`)).status, 200, 'handing the list over has its page');
  await all.office.done(`/suggestion/batch/${list}/hand-over`, {});
  same([await state(all.office, one), await state(all.office, two)], ['handed_over', 'handed_over'], 'all are handed over at once');
  same((await all.office.post(`/suggestion/batch/${list}/hand-over`, {})).status >= 400, true, 'and not twice');
  same((await all.office.get('/suggestion/batch/999999999')).status, 404, 'no such list');
}

// Given back, it stays; given back by another, it moves, with a reason both read.
async function disputes(all, deputies, units) {
  const id = await handOver(all, deputies, units.transport);

  await all.handler.done(at(id, 'give-back'), { note: '不属于本单位职责' });
  same(await state(all.office, id), 'given_back', 'the unit gives it back');
  const handling = await option(all.office, at(id, 'decide-dispute'), 'handling', '交通运输局');
  same((await all.office.post(at(id, 'decide-dispute'), { handling })).status, 422, 'a decision needs a reason');
  same((await all.reader.get(at(id, 'decide-dispute'))).status, 403, 'a reader does not decide');
  await all.office.done(at(id, 'decide-dispute'), { handling, to: units.town, reason: '道路在镇里养护' });
  const after = (await all.office.get(`/suggestion/${id}`)).json;
  same(after.state, 'handed_over', 'it lies with the other unit');
  ok(after.units.some((u) => u.organ.includes('青石岭镇')), 'named on the page', JSON.stringify(after.units));
  ok(after.timeline.items.some((e) => (e.text || '').includes('道路在镇里养护')), 'with the reason in the process');
}

// A joint handler goes without another in its place; who keeps what he never signed for has not signed.
async function released(all, deputies, units) {
  const id = await accepted(all.office, deputies), town = new Machine(all.server, 'handler', '青石岭镇');
  await all.office.done(at(id, 'hand-over'), { version: await version(all.office, id), organ: [units.transport, units.town], role: ['lead', 'joint'] });
  await all.handler.done(at(id, 'give-back'), { note: '不属于本单位职责' });
  const fields = async () => (await all.office.get(at(id, 'decide-dispute'))).json.fields.map((f) => f.name);
  ok(!(await fields()).includes('release'), 'a lead is kept or replaced');
  const lead = await option(all.office, at(id, 'decide-dispute'), 'handling', '交通运输局');
  await all.office.done(at(id, 'decide-dispute'), { handling: lead, reason: '就归交通' });
  await town.done(at(id, 'give-back'), { note: '与本镇无关' });
  ok((await fields()).includes('release'), 'a joint handler may go');
  const handling = await option(all.office, at(id, 'decide-dispute'), 'handling', '青石岭镇');
  await all.office.done(at(id, 'decide-dispute'), { handling, release: '1', reason: '桥不在镇里' });
  const page = (await all.office.get(`/suggestion/${id}`)).json, titles = page.timeline.items.map((e) => e.title);
  ok(titles.includes('决定：不再协办') && titles.includes('决定：仍由原单位办理'), 'both decisions are in the process', titles.join());
  ok(!titles.includes('签收'), 'and nobody signed', titles.join());
  same(page.state, 'handling', 'the lead works alone');
  ok(!page.info.items.some((i) => i.value.includes('青石岭镇')), 'the other is no handler any more', JSON.stringify(page.info.items));
  return id;
}

// Asked for before it is due; the office grants it, the article stands beside the new day.
async function extensions(all, deputies, units) {
  const id = await handOver(all, deputies, units.transport);

  await all.handler.done(at(id, 'sign'), { version: await version(all.office, id) });
  const before = (await all.office.get(`/suggestion/${id}`)).json.due_on;
  await all.handler.done(at(id, 'ask-extension'), { wanted_on: '2027-05-20', reason: '要等设计批复' });
  const extension = await option(all.office, at(id, 'decide-extension'), 'extension', '设计批复');
  same((await all.office.post(at(id, 'decide-extension'), { extension, grant: 'maybe' })).status, 422, 'it is yes or no');
  await all.office.done(at(id, 'decide-extension'), { extension, grant: '1' });
  const after = (await all.office.get(`/suggestion/${id}`)).json;
  ok(after.due_on > before && after.extended, 'granted, the due day moves', `${before} ${after.due_on}`);
  ok(after.article.includes('51'), 'and the article is shown', after.article);
}

const unzipped = (docx) => execFileSync('python3', ['-c',
  'import sys,io,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())).read("word/document.xml"))'],
{ input: docx, encoding: 'utf8' });

// Who writes the answer reads the suggestion and what the joint handlers say beside it; their words go out with the letter as
// it was saved, and what is said after that waits for the next saving.
async function joint(all, deputies, units) {
  const id = await accepted(all.office, deputies);
  const draft = { doc_number: '云交函〔2026〕77号', addressee: '何丽华代表', title: '答复', body: '便桥年内修好。', class: 'A', signer: '石晓燕',
    contact_person: '何伟', phone: '0700-1234567', then: 'save' };
  const form = async () => (await all.handler.get(at(id, 'reply'))).json;
  await all.office.done(at(id, 'hand-over'), { version: await version(all.office, id), organ: [units.transport, units.town], role: ['lead', 'joint'] });
  for (const who of [all.handler, all.town]) await who.done(at(id, 'sign'), { version: await version(all.office, id) });
  await all.handler.done(at(id, 'contact'), { way: 'phone', summary: '电话说明了打算' });
  same([(await all.town.post(at(id, 'reveal'), { why: 'contact' })).status, (await all.office.post(at(id, 'reveal'), { why: 'contact' })).status,
    (await all.handler.post(at(id, 'reveal'), { why: 'contact' })).status], [403, 403, 200], 'the deputy\'s telephone is for who has to contact him');
  const own = (await all.town.get(`/suggestion/${id}`)).json;
  ok(own.due_title === '协办意见期限' && own.due.note.includes('12月21日') && own.article.includes('24条'), 'a joint handler sees the day of its opinion',
    JSON.stringify([own.due_title, own.due, own.article]));
  same(own.tags.filter((t) => t.label.startsWith('剩')), [], 'not the lead\'s');
  const empty = await form();
  ok(empty.reading.includes('便桥护栏缺了一段'), 'the text stands beside the form', empty.reading);
  same([empty.opinions.length, empty.newer, empty.why], [1, '', []], 'one joint handler is there');
  ok(/还没有提出，应在.*前提出/.test(empty.opinions[0].text) && empty.opinions[0].who.includes('青石岭镇'), 'who still owes his opinion, by when', JSON.stringify(empty.opinions));
  const reply = await all.handler.done(at(id, 'reply'), { ...draft, then: 'attach' }); // leads to the files of the reply
  const letter = async (who) => (await who.get(at(id, `reply/${reply}`))).json.joint;
  await all.town.done(at(id, 'advise'), { body: '桩基完好，同意加宽。\n镇里负责占地。' });
  const late = await form();
  ok(late.opinions[0].text.startsWith('桩基完好') && late.newer.includes('再存一次'), 'what came after the saving is not in the letter yet', JSON.stringify(late.opinions));
  same(await letter(all.handler), [], 'nor does the letter have it');
  await all.handler.done(at(id, 'reply'), { ...draft, version: late.version.value });
  same([(await form()).newer, (await letter(all.handler)).length], ['', 1], 'saved again, it has');
  await all.handler.done(at(id, 'submit-reply'), {});
  const paper = (await all.chief.get(at(id, 'sign-off'))).json;
  same(paper.letter.joint[0].text, '桩基完好，同意加宽。\n镇里负责占地。', 'the chief signs it with the opinion');
  const read = Number((paper.form || paper).fields.find((f) => f.name === 'reply_version').value);
  same((await all.chief.post(at(id, 'sign-off'), { reply, reply_version: read - 1, approve: '1' })).status, 409, 'a page left open signs no other letter');
  await all.chief.done(at(id, 'sign-off'), { reply, reply_version: read, approve: '1' });
  if (await state(all.office, id) !== 'replied') await all.handler.done(at(id, 'send-reply'), {});
  ok((await letter(all.office))[0].who.includes('青石岭镇'), 'and it goes out with it');
  const file = await fetch(`${all.office.url}/suggestion/${id}/paper/reply?reply=${reply}&format=docx`, { headers: { Authorization: `Bearer ${all.office.token}` } });
  ok(file.ok && unzipped(Buffer.from(await file.arrayBuffer())).includes('镇里负责占地'), 'on paper, too');
}

// A promise in a class B answer, kept under watch until the office has checked it.
async function promises(all, deputies, units) {
  const id = await handOver(all, deputies, units.transport);

  await all.handler.done(at(id, 'sign'), { version: await version(all.office, id) });
  await all.handler.done(at(id, 'contact'), { way: 'phone', summary: '电话说明了打算' });
  await all.handler.done(at(id, 'reply'), { doc_number: '云交函〔2026〕99号', addressee: '何丽华代表', title: '答复', body: '已列入明年计划。',
    class: 'B', promise_what: ['修好便桥护栏'], promise_due: ['2027-03-01'], signer: '石晓燕', contact_person: '何伟', phone: '0700-1234567', then: 'save' });
  await all.handler.done(at(id, 'submit-reply'), {});
  const paper = (await all.chief.get(at(id, 'sign-off'))).json;
  const reply = (paper.form || paper).fields.find((f) => f.name === 'reply').value;
  await all.chief.done(at(id, 'sign-off'), { reply, approve: '1' });
  if (await state(all.office, id) !== 'replied') await all.handler.done(at(id, 'send-reply'), {});
  const show = (await all.office.get(`/suggestion/${id}`)).json;
  same(show.state, 'replied', 'the answer is out');
  const promise = show.promises[0];
  same((await all.office.get(promise.url)).status, 200, 'the promise has a page of its own');
  same((await all.office.get(`/suggestion/${id}/promise/999999999`)).status, 404, 'no such promise');
  same((await all.reader.post(at(id, 'confirm-promise'), { promise: promise.id, what: 'confirmed', body: '看了' })).status, 403, 'a reader does not check it');
  const check = async () => (await all.office.get(at(id, 'confirm-promise'))).json;
  ok(!(await check()).fields.some((f) => f.name === 'what'), 'nothing is checked that was not reported');
  await all.handler.done(at(id, 'report-promise'), { promise: promise.id, what: 'done', body: '护栏已装好' });
  ok(/单位报告（.*）：护栏已装好/.test((await check()).reading), 'who checks reads the report', JSON.stringify(await check()));
  await all.office.done(at(id, 'confirm-promise'), { promise: promise.id, what: 'confirmed', body: '现场看过，已装好' });
  const ledger = (await all.office.get('/suggestion/promise?state=done&due_from=2027-03-01')).json;
  ok(ledger.rows.some((r) => r.id === promise.id), 'and it is done in the ledger');
}

// Key suggestions are led by somebody named, visited, and ended with a finding.
async function supervision(all, deputies, units) {
  const id = await handOver(all, deputies, units.transport);
  const leader = await option(all.office, at(id, 'make-key'), 'leader', '陈国栋');

  await all.office.done(at(id, 'make-key'), { version: await version(all.office, id), lead: 'chairmen_member', leader, decided_by: '第36次主任会议' });
  const page = (await all.office.get(`/suggestion/${id}`)).json;
  ok(page.key && page.info.items.some((i) => i.value.includes('陈国栋')), 'the leader stands on the page', JSON.stringify(page.info.items));
  await all.office.done(at(id, 'supervise'), { kind: 'visit', place: '柳河村', participants: '3名代表', body: '现场看了便桥' });
  await all.office.done(at(id, 'remind'), { body: '请抓紧' });
  const key = (await all.office.get(at(id, 'end-key'))).json.fields.find((f) => f.name === 'key').options[0].value;
  same((await all.office.post(at(id, 'end-key'), { key })).status, 422, 'supervision ends with a finding');
  await all.office.done(at(id, 'end-key'), { key, finding: '问题已解决' });
  const log = (await all.office.get(`/suggestion/${id}`)).json.timeline.items.map((e) => e.title);
  ok(log.includes('现场督办') && log.includes('重点督办结束'), 'all of it is in the process', log.join('、'));
}

// To the higher congress and back; a bill that was not taken lives on as a suggestion.
async function upAndConverted(all, deputies) {
  const id = await accepted(all.office, deputies);
  await all.office.done(at(id, 'hand-up'), { version: await version(all.office, id), to_name: '省人大常委会', note: '属省级事权' });
  const up = await state(all.office, id);
  same(up, 'handed_up', 'it is with the higher congress');
  const typed = { version: await version(all.office, id), organ_name: '省交通运输厅', on: '2026-11-20', body: '已列入规划。', class: 'A' };
  same((await all.office.post(at(id, 'up-answer'), { ...typed, body: '' })).status, 422, 'an answer has a text');
  await all.office.done(at(id, 'up-answer'), typed);
  same(await state(all.office, id), 'replied', 'its answer is typed in');

  const bill = { forum: 'congress', title: '关于制定河道管理办法的议案', cause: '案由', grounds: '案据', proposal: '方案', lead: deputies[0] };
  same((await all.office.post('/suggestion/new', { kind: 'bill', title: bill.title, lead_deputy: bill.lead, body: '正文' })).status, 409, 'a bill is no kind of suggestion');
  same((await all.office.post('/motion/paper', { ...bill, names: deputies.slice(1, 3).join('、') })).status, 409, 'a bill needs its signers');
  const names = (await all.office.get('/deputy?limit=60')).json.rows.map((r) => r.name);
  const signers = names.filter((n) => n !== deputies[0] && names.indexOf(n) === names.lastIndexOf(n)).slice(0, 12);
  const billId = await all.office.done('/motion/paper', { ...bill, names: signers.join('、') });
  same((await all.office.post(`/motion/${billId}/convert`, { reason: '不属职权' })).status, 409, 'not before it is declined');
  await all.office.done(`/motion/${billId}/decide`, { decision: 'decline', on: '2026-11-20' });
  same((await all.office.post(`/motion/${billId}/convert`, {})).status, 422, 'converting says why');
  await all.office.done(`/motion/${billId}/convert`, { reason: '不属人民代表大会职权' });
  const page = (await all.office.get(`/motion/${billId}`)).json;
  same(page.state, 'declined', 'the bill is kept');
  const made = page.suggestion_id;
  same(await state(all.office, made), 'submitted', 'and a suggestion of the same deputies waits at the gate');
  const link = (await all.office.get(`/suggestion/${made}`)).json.links.find((l) => l.url === `/motion/${billId}`);
  ok(link?.label.includes('不属人民代表大会职权'), 'each knows the other', JSON.stringify(link));
}

// Through the government's office, which names the unit.
async function handedOn(all, deputies, units) {
  const id = await accepted(all.office, deputies);

  await all.office.done(at(id, 'hand-over'), { version: await version(all.office, id), via: units.government });
  same(await state(all.office, id), 'at_government', 'it lies with the government');
  const log = async () => (await all.office.get(`/suggestion/${id}`)).json.timeline.items.map((e) => `${e.title} ${e.who}`.trim());
  same((await log()).slice(0, 2), ['等政府确定承办单位', '交办 云溪县人民政府'], 'the process says so');
  same((await all.office.get(at(id, 'hand-on'))).status, 200, 'the office may name the unit for it');
  same((await all.reader.get(at(id, 'hand-on'))).status, 403, 'a reader may not');
  same((await all.handler.get(at(id, 'hand-on'))).status, 404, 'a unit does not see it yet');
  same((await all.government.post(at(id, 'hand-on'), {})).status, 422, 'a unit must be named');
  await all.government.done(at(id, 'hand-on'), { version: await version(all.office, id), organ: [units.transport], role: ['lead'] });
  same(await state(all.office, id), 'handed_over', 'the government hands it on');
  same((await log()).slice(0, 3), ['等承办单位签收', '转交承办单位 交通运输局（主办）', '交办 云溪县人民政府'], 'and still stands in the process');
  same((await all.handler.get(`/suggestion/${id}`)).status, 200, 'and the unit has it');
  same((await all.government.post(at(id, 'hand-on'), { version: await version(all.office, id), organ: [units.town], role: ['lead'] })).status, 409, 'once');
}

// Not satisfied twice: the chairmen's meeting decides what becomes of it.
async function decided(all) {
  const waiting = (await all.office.get('/suggestion?state=chairmen')).json.rows.map((r) => r.id);
  const minutes = { meeting: '第38次主任会议', on: '2026-11-20', reason: '已听取双方说明' };

  ok(waiting.length >= 2, 'two wait for the chairmen', waiting.join());
  const [redo, accept] = waiting;
  same((await all.leader.get(at(redo, 'decide'))).status, 200, 'a leader opens the decision');
  same((await all.reader.get(at(redo, 'decide'))).status, 403, 'a reader does not');
  same((await all.leader.post(at(redo, 'decide'), { ...minutes, decision: 'perhaps' })).status, 422, 'it is one of three');
  same((await all.leader.post(at(redo, 'decide'), { decision: 'redo', meeting: '第38次主任会议' })).status, 422, 'with a reason');
  await all.leader.done(at(redo, 'decide'), { version: await version(all.office, redo), decision: 'redo', ...minutes });
  same(await state(all.office, redo), 'redo', 'handled again');
  await all.leader.done(at(accept, 'decide'), { version: await version(all.office, accept), decision: 'accept', ...minutes });
  same(await state(all.office, accept), 'closed', 'or accepted as it is');
  same((await all.leader.post(at(accept, 'decide'), { decision: 'redo', ...minutes })).status, 409, 'and decided once');
}

// Merging loses no author.
async function merged(all, deputies) {
  const main = await accepted(all.office, deputies), twin = await enter(all.office, deputies.slice(1));

  await all.office.done(at(twin, 'merge'), { version: await version(all.office, twin), main });
  same(await state(all.office, twin), 'merged', 'the duplicate is merged');
  const info = (await all.office.get(`/suggestion/${main}`)).json.info.items.map((i) => i.value).join(' ');
  ok(info.includes(deputies[1]), 'its author stands with the main one', info);
}

// The yearly report, as the public finds it by its number alone.
async function reported(all, url) {
  const { id } = (await all.office.get('/suggestion/report')).json.rows[0];
  await all.office.done(`/suggestion/report/${id}/write`, { title: '年度办理情况报告', body: '全年办理情况如下。' });
  await all.office.done(`/suggestion/report/${id}/give`, { on: '2026-11-20', where: '第三十六次会议' });
  await all.office.done(`/suggestion/report/${id}/publish`, {});
  const r = await fetch(`${url}/p/suggestion/report/${id}`);
  ok(r.url.includes('?c=') && (await r.text()).includes('全年办理情况'), 'a report is found without its congress', `${r.status} ${r.url}`);
}

async function settings(all, units) {
  const page = (await all.office.get('/suggestion/setting')).json;
  const a = page.classes.find((c) => c.code === 'A');

  const solved = (await all.office.get('/suggestion?class=A')).json.rows[0].id;
  const called = async () => (await all.office.get(`/suggestion/${solved}`)).json.tags.map((t) => t.label).find((l) => l.startsWith('A类'));
  same(await called(), `A类 ${a.name}`, 'a class is called the same on the page as in the form');
  await all.office.done('/suggestion/setting/class', { id: a.id, code: 'A', name: '所提问题已解决', kind: a.kind, position: 1, active: true });
  await all.office.done('/suggestion/setting/category', { code: 'resettle', name: '移民安置', position: 99, active: true });
  await all.office.done('/suggestion/setting/number', { key: 'soon_days', value: 10 });
  same((await all.office.post('/suggestion/setting/number', { key: 'soon_days', value: 5000 })).status, 422, 'a number out of bounds is refused');
  await all.office.done('/suggestion/setting/sign-off', { organ: units.transport, name1: '科室审核', name2: '分管领导签发' });
  const after = (await all.office.get('/suggestion/setting')).json;
  same(after.classes.find((c) => c.code === 'A').name, '所提问题已解决', 'the class has its local name');
  same(await called(), 'A类 所提问题已解决', 'everywhere');
  ok(after.categories.some((c) => c.name === '移民安置'), 'the category is there');
  same(after.numbers.find((n) => n.key === 'soon_days').value, 10, 'the number is set');
  const steps = (await all.office.get(`/suggestion/setting/sign-off?organ=${units.transport}`)).json.fields;
  same(steps.find((f) => f.name === 'name2').value, '分管领导签发', 'the unit has two steps');
}

// ---------------------------------------------------------------- clicked

const text = (page) => page.innerText('main');
async function says(page, what, name = what) {
  const all = await text(page);
  return ok(all.includes(what), name, all);
}
// From the page of a suggestion to the page of an act, by its link.
async function opens(page, id, label) {
  await page.goto(`/suggestion/${id}`);
  await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('link', { name: label, exact: true }).first().click()]);
}
// The form's own button, and yes where it asks.
async function press(page) {
  const gone = page.waitForNavigation();
  await page.locator('main form button.pri:visible, main form button.risk:visible').last().click();
  const yes = page.locator('dialog[open] button[value=ok]');
  await Promise.race([gone, yes.waitFor()]);
  if (await yes.count()) await yes.click();
  await gone;
}
// fields: name → text typed; choose: [name, value] radios; select: [name, label]
async function acts(page, id, label, { fields = {}, choose = [], select = [], done }) {
  await opens(page, id, label);
  for (const [name, value] of choose) await page.check(`[name=${name}][value="${value}"]`);
  for (const [name, option] of select) await page.locator(`select[name=${name}]`).first().selectOption({ label: option });
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name=${name}]`).first().fill(value);
  await press(page);
  await says(page, done, `${label}: ${done}`);
}

// Sent back with a reason, asked for more, both stay in the process; a duplicate is merged and leads to the main one.
async function atTheGate(p, ids) {
  await acts(p.office, ids.first, '退回代表', { select: [['reason', NO_CONTENT]], fields: { note: '请写清在哪个村' }, done: '已退回代表' });
  await p.deputy.goto(`/suggestion/${ids.first}`);
  await says(p.deputy, '请写清在哪个村', 'the deputy reads why');
  await opens(p.deputy, ids.first, '提交');
  await p.deputy.check('main input[type=checkbox]');
  await press(p.deputy);
  await acts(p.office, ids.first, '请代表补充', { fields: { note: '请写明几座桥' }, done: '已请代表补充' });
  await opens(p.deputy, ids.first, '提交');
  await p.deputy.check('main input[type=checkbox]');
  await press(p.deputy);
  await p.office.goto(`/suggestion/${ids.first}`);
  for (const what of ['没有实际内容。请写清在哪个村', '请写明几座桥']) await says(p.office, what, 'the process keeps every refusal');
  await acts(p.office, ids.first, '审核编号', { done: '已受理编号' });
  await acts(p.office, ids.twin, '并案', { choose: [['main', ids.first]], done: '已并案' });
  await says(p.office, '并入内容相同的一件', 'the process of the main one knows it');
  await p.office.goto(`/suggestion/${ids.twin}`);
  await says(p.office, '已并入', 'the other one says into which');
}

// Handed over, given back, decided, signed, extended, moved away: each one is told what is his.
async function fromHandToHand(p, id) {
  await acts(p.office, id, '交办', { select: [['organ', '水利局']], done: '已交办' });
  await acts(p.water, id, '申请退回', { fields: { note: '校车归教育局管' }, done: '已申请退回，等交办的机关决定' });
  await acts(p.office, id, '决定由谁办理', { select: [['to', '交通运输局']], fields: { reason: '道路归交通局养护' }, done: '已决定' });
  await p.water.goto('/notice');
  await says(p.water, '现由交通运输局办理', 'the unit reads how it was decided');
  await acts(p.handler, id, '签收', { done: '已签收' });
  await acts(p.handler, id, '申请延期', { fields: { wanted_on: '2027-05-10', reason: '等标线方案' }, done: '延期申请已提交' });
  await acts(p.office, id, '决定延期', { choose: [['grant', '1']], done: '已同意延期' });
  await acts(p.office, id, '改派', { select: [['to', '城市管理局']], fields: { reason: '归城管局设施科' }, done: '已改派' });
  await acts(p.office, id, '改派', { select: [['to', '交通运输局']], fields: { reason: '再核实，归交通局' }, done: '已改派' });
  await acts(p.handler, id, '签收', { done: '已签收' });
}

async function led(p, id) {
  await acts(p.office, id, '列为重点建议', { choose: [['lead', 'chairmen_member']], select: [['leader', '陈国栋（常委会副主任）']],
    fields: { decided_by: '第36次主任会议' }, done: '陈国栋' });
  await acts(p.leader, id, '记督办', { choose: [['kind', 'visit']], fields: { place: '学校门口', body: '看了现场' }, done: '督办已记下' });
  await noSideScroll(p.leader, 'what a leader sees of a key suggestion');
}

// The unit that owes the reply sees the deputy's telephone once it has said why; nobody else does here.
async function telephone(p, id) {
  const page = p.handler, shown = async () => (await page.locator('main').innerText()).match(/代表电话\s*(\S+)/)?.[1];
  await opens(page, id, '记录沟通');
  ok(/^1\d\d\*{4}\d{4}$/.test(await shown()), 'the telephone is masked', await shown());
  await page.locator('details.reveal summary').click();
  await page.locator('details.reveal [name=why]').selectOption('contact');
  await page.locator('details.reveal button').click();
  await page.waitForLoadState();
  ok(/^1\d{10}$/.test(await shown()), 'who says why reads it', await shown());
}

async function answers(p, id, round) {
  if (round === 1) await telephone(p, id);
  if (round > 1) {
    await p.handler.goto(at(id, 'reply'));
    ok((await p.handler.locator('section', { hasText: '代表为什么不满意' }).innerText()).includes('没有时间表'), 'the unit reads why it writes again');
  }
  await acts(p.handler, id, '记录沟通', { choose: [['way', 'phone']], fields: { summary: '电话听了意见' }, done: '沟通已记下' });
  await acts(p.handler, id, '起草答复', { choose: [['class', 'B']], done: '送签',
    fields: { doc_number: `云交函〔2026〕30${round}号`, body: '标线明年一月划好。', promise_what: `划标线${round}`, promise_due: '2027-01-15',
      signer: '石晓燕', contact_person: '方成林', phone: '0990-1234567' } });
  await press(p.handler);
  await acts(p.chief, id, '签发', { choose: [['approve', '1']], done: '已同意' });
  await acts(p.handler, id, '发出答复', { done: '答复已发出' });
  await acts(p.deputy, id, '评价', { choose: [['attitude', 'satisfied'], ['result', 'dissatisfied']], fields: { reason: '没有时间表' }, done: '已评价' });
}

// Twice not satisfied: the meeting decides; the promise is kept, checked; what becomes public, and found without its congress.
async function toTheEnd(p, id, url) {
  for (const round of [1, 2]) await answers(p, id, round);
  await says(p.deputy, '由主任会议决定怎么办', 'a county has a chairmen\'s meeting');
  await acts(p.leader, id, '登记主任会议决定', { choose: [['decision', 'accept']], fields: { meeting: '第38次主任会议', reason: '已听取说明' }, done: '已登记决定' });
  await p.leader.goto('/suggestion/queue');
  await says(p.leader, '结束重点督办', 'whoever leads a key suggestion is asked to end it');
  await opens(p.handler, id, '报承诺进展');
  await p.handler.locator('[name=promise]').first().check();
  await p.handler.check('[name=what][value=done]');
  await p.handler.fill('[name=body]', '已划好');
  await press(p.handler);
  await opens(p.office, id, '核对承诺');
  await p.office.check('[name=what][value=confirmed]');
  await p.office.fill('[name=body]', '现场看过');
  await press(p.office);
  await says(p.office, '已兑现', 'the promise is done');
  await opens(p.deputy, id, '评价兑现');
  await says(p.deputy, '：已划好', 'the deputy reads what the unit reported');
  await says(p.deputy, '：现场看过', 'and how the office found it');
  await acts(p.office, id, '公开', { done: '接着决定这件答复' });
  await press(p.office);
  await press(p.office);
  ok(p.office.url().endsWith(`/${id}`), 'its text and both replies are decided one after the other', p.office.url());
  const r = await fetch(`${url}/p/suggestion/${id}`);
  ok(r.ok && r.url.includes('?c='), 'a public link without its congress leads there', `${r.status} ${r.url}`);
  same((await r.text()).match(/交通运输局的第\d次答复/g), ['交通运输局的第1次答复', '交通运输局的第2次答复'], 'of two answers, each says which it is');
  await p.office.goto(at(id, 'paper'));
  for (const n of [1, 2]) await says(p.office, `答复函（交通运输局，第${n}次答复）`, 'as the papers do');
  same((await fetch(`${url}/p/suggestion/999999999`)).status, 404, 'and nowhere when there is none');
}

// All of it on one day: the process still tells it in the order in which it happened, and who had it after whom.
async function inOrder(office, id) {
  const { items } = (await office.get(at(id, '').replace(/\/$/, ''))).json.timeline;
  const said = items.map((e) => e.title).filter((t) => /次答复|代表评价|改由|^交办/.test(t));
  same(said.map((t) => t.replace(/由.*办理/, '由…办理')), ['代表评价：不满意', '第2次答复', '代表评价：不满意，退回再办', '第1次答复',
    '决定：改由…办理', '决定：改由…办理', '决定：改由…办理', '交办'], 'the process of one day is in order');
  const life = items.map((e) => e.title).filter((t) => !/^决定：改由(水|城)|^交办|承诺|公开|编号|并入/.test(t));
  same(life, ['办结', '主任会议决定：接受答复', '代表评价：不满意', '第2次答复', '与代表电话沟通', '代表评价：不满意，退回再办', '第1次答复',
    '与代表电话沟通', '现场督办', '列为重点建议', '签收', '决定：改由交通运输局办理', '同意延期到2027年5月10日', '申请延期到2027年5月10日', '签收',
    '决定：改由交通运输局办理', '申请退回', '代表再次提交', '请代表补充', '代表再次提交', '退回代表', '代表提出'],
  'from hand to hand and from one round to the next');
  ok(/^决定：改由交通运输局办理$/.test(said[4]) && items.find((e) => e.title === '交办').who.startsWith('水利局')
    && !items.find((e) => e.title === '交办').who.includes('交通'), 'who took over stands with the decision', JSON.stringify(said));
}

// On paper: names and numbers stay whole, a heading stays with what it heads, and what is only for clicking is not there.
async function printed(page, id) {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 650, height: 900 }); // what A4 leaves between its margins
  await page.goto('/suggestion');
  const broken = await page.evaluate(() => [...document.querySelectorAll('.st .keep')].filter((e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return new Set([...range.getClientRects()].map((r) => Math.round(r.top / 8))).size > 1;
  }).map((e) => e.innerText));
  same(broken, [], 'names and numbers are not broken');
  ok(await page.locator('.st .keep').count() >= 20, 'and there are some');
  await page.goto(`/suggestion/${id}`);
  same(await page.locator('.card > header .more:visible').count(), 0, 'no links to manage anything');
  same(await page.evaluate(() => [getComputedStyle(document.querySelector('.card > header')).breakAfter,
    getComputedStyle(document.querySelector('.cols > :last-child > .card')).breakInside]), ['avoid', 'avoid'], 'no heading at the foot of a page');
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1440, height: 900 });
}

// Of the demo, whose clock goes with its days: where several things happened on one day, each has its hour.
async function hours(office) {
  const { rows } = (await office.get('/suggestion?state=closed&rating=rated&rated_to=2026-10-31')).json;
  const { items } = (await office.get(`/suggestion/${rows[0].id}`)).json.timeline;
  const days = items.map((e) => e.on);
  const shared = (e) => days.filter((d) => d === e.on).length > 1;
  ok(items.some(shared) && items.some((e) => !shared(e)), 'some days have one event, some several', JSON.stringify(days));
  same(items.filter((e) => Boolean(e.at) !== shared(e)), [], 'the hour is told where the day does not tell the order');
}

async function handedUp(p, id) {
  await acts(p.office, id, '转上级人大', { fields: { note: '跨县线路归市里' }, done: '已转上级人大' });
  await says(p.office, '跨县线路归市里', 'the process says why');
  await says(p.office, '转上级办理：云阳市人民代表大会', 'and to whom');
  await acts(p.office, id, '登记上级答复', { fields: { organ_name: '市交通运输局', body: '已增开' }, done: '上级答复' });
  await opens(p.deputy, id, '评价');
  await says(p.deputy, '再转上级人大', 'what follows an answer from above is no unit\'s work here');
}

async function clicked(browser, server, all, deputies) {
  const p = {};
  for (const [name, login] of [['office', 'office'], ['handler', 'h01'], ['chief', 'c01'], ['water', 'h16'], ['leader', 'leader'], ['deputy', 'd001']]) {
    p[name] = await person(browser, server, name === 'deputy' || name === 'leader' ? { viewport: PHONE } : {});
    await signIn(p[name], server.accounts[login]);
  }
  const ids = { first: await enter(all.office, deputies), twin: await enter(all.office, [deputies[1]]), up: await accepted(all.office, deputies) };
  await atTheGate(p, ids);
  await fromHandToHand(p, ids.first);
  await led(p, ids.first);
  await toTheEnd(p, ids.first, server.url);
  await inOrder(all.office, ids.first);
  await handedUp(p, ids.up);
  await printed(p.office, ids.first);
  await p.office.goto('/suggestion/paper');
  ok(!(await p.office.content()).includes('/statistic/new'), 'papers are no list to be counted');
  for (const [name, page] of Object.entries(p)) noFaults(page, name);
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const all = {
      office: new Machine(server, 'office', '代表工委'), reader: new Machine(server, 'reader'),
      handler: new Machine(server, 'handler', '交通运输局'), chief: new Machine(server, 'chief', '交通运输局'), town: new Machine(server, 'handler', '青石岭镇人民政府'),
      government: new Machine(server, 'government', '云溪县人民政府'), leader: new Machine(server, 'leader', '云溪县人民代表大会常务委员会主任会议'),
    };
    const deputies = Object.values(server.accounts).filter((a) => /^d\d+$/.test(a.login)).map((a) => a.who.split(' ')[0]);
    const units = { transport: await organ(all.office, '交通运输局'), town: await organ(all.office, '青石岭镇'), government: 0 };
    units.government = await option(all.office, at(await accepted(all.office, deputies), 'hand-over'), 'via', '人民政府');

    await gate(all, deputies);
    await batch(all, deputies, units);
    await disputes(all, deputies, units);
    await released({ ...all, server }, deputies, units);
    await extensions(all, deputies, units);
    await joint(all, deputies, units);
    await promises(all, deputies, units);
    await supervision(all, deputies, units);
    await upAndConverted(all, deputies);
    await handedOn(all, deputies, units);
    await decided(all);
    await merged(all, deputies);
    await clicked(browser, server, all, deputies);
    await hours(all.office);
    await reported(all, server.url);
    await settings(all, units);
  } finally {
    await server.stop();
  }
}
