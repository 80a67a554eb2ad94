// SPDX-License-Identifier: MulanPSL-2.0
// Bad days of people: wrong files, two at one record, a double click, a stale page, a session that ends in mid-form,
// somebody who may not. Each ends in a sentence that says what to do, and nothing is half-written.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Machine, Server, bomb, noFaults, ok, person, run, same, signIn, until } from './lib.mjs';

const BODY = '便桥护栏缺了一段，雨天校车绕行。\n建议年内修好。';

// The page says it, at once or when the answer is there.
async function says(page, sentence, what = `${sentence}`) {
  const text = () => page.locator('main').innerText().catch(() => '');
  const found = await until(what, 8, async () => (sentence instanceof RegExp ? sentence.test(await text()) : (await text()).includes(sentence)))
    .catch(() => false);
  return ok(found, what, found ? '' : (await text()).slice(0, 1500));
}
// Press the button that sends the form.
async function send(page) {
  await page.locator('main form button.pri').last().click();
  await page.waitForLoadState();
}
async function withTitle(office, title) {
  return (await office.get(`/suggestion?q=${encodeURIComponent(title)}`)).json.rows;
}
async function version(office, id) { return (await office.get(`/suggestion/${id}`)).json.version; }
async function enter(office, lead, title) {
  return office.done('/suggestion/new', { kind: 'suggestion', title, body: BODY, lead_deputy: lead });
}
async function accepted(office, lead, title) {
  const id = await enter(office, lead, title);
  await office.done(`/suggestion/${id}/accept`, { version: await version(office, id) });
  return id;
}
async function organ(office, name) {
  const { fields } = (await office.get('/suggestion/filter')).json;
  return fields.find((f) => f.name === 'organ').options.find((o) => o.label.includes(name)).value;
}
async function handlingOf(office, id) {
  const field = (await office.get(`/suggestion/${id}/reassign`)).json.fields.find((f) => f.name === 'handling');
  return field.value || field.options.find((o) => o.value).value;
}
async function handed(office, lead, title) {
  const id = await accepted(office, lead, title);
  await office.done(`/suggestion/${id}/hand-over`, {
    version: await version(office, id), organ: [await organ(office, '交通运输局')], role: ['lead'],
  });
  return id;
}

// ---------------------------------------------------------------- wrong files

const GOOD = '留言编号,留言主题,留言时间,留言详情\n';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (kind, target) => '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  `<Relationship Id="rId1" Type="${REL}/${kind}" Target="${target}"/></Relationships>`;
// A million rows of a thousand cells: 4 MB that unpack to 4 GB. `claims` may lie.
const cells = (claims) => bomb([
  ['_rels/.rels', relations('officeDocument', 'xl/workbook.xml')],
  ['xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml')],
  ['xl/workbook.xml', `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${REL}"><sheets>` +
    '<sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'],
], 'xl/worksheets/sheet1.xml', '<worksheet><sheetData>', `<row>${'<c/>'.repeat(1000)}</row>`, 4011000000, claims);
const FILES = [
  ['a workbook of a billion cells', 'cells.xlsx', cells(4011000000), '太大'],
  ['one that says it has few', 'few.xlsx', cells(4000), '不完整或已损坏'],
  ['a picture', 'photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '这不是表格文件'],
  ['an old workbook', 'old.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]), '旧版 .xls'],
  ['a workbook of WPS', '台账.et', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]), '.et 表格，请用WPS或Excel打开，另存为 .xlsx'],
  ['a workbook cut off', 'half.xlsx', Buffer.from('504b0304140000000800', 'hex'), '不完整'],
  ['a wrong encoding', 'mixed.csv', Buffer.concat([Buffer.from(GOOD), Buffer.from([0x32, 0x2c, 0xff, 0xfe, 0xff, 0x0a])]), '文字编码有误'],
  ['the sheet of another kind', 'other.csv', Buffer.from('代码,名称\n14,山西省\n'), '表头'],
  ['an empty file', 'empty.csv', Buffer.alloc(0), '文件是空的'],
];

async function wrongFiles(browser, server, office) {
  const page = await person(browser, server);

  await signIn(page, server.accounts.office);
  for (const [what, name, bytes, sentence] of FILES) {
    const file = path.join(server.dir, name);
    writeFileSync(file, bytes);
    await page.goto('/import/opinion');
    await page.setInputFiles('input[type=file]', file);
    await send(page);
    await says(page, sentence, `${what}: ${sentence}`);
  }
  await page.goto('/import/opinion');
  await send(page);
  await says(page, '请选择', 'no file at all: 请选择…');
  same((await office.get('/import')).json.batches.length, 0, 'and nothing has come in');
  noFaults(page, 'wrong files');
  await page.context().close();
}

// ---------------------------------------------------------------- two people, one record

async function twoEditors(browser, server, office) {
  const [first, second] = [await person(browser, server), await person(browser, server)];
  const { id, name } = (await office.get('/deputy')).json.rows[0];

  await signIn(first, server.accounts.office);
  await signIn(second, server.accounts.office2);
  for (const page of [first, second]) await page.goto(`/deputy/${id}/edit`);
  await first.fill('[name=occupation]', '柳河小学校长');
  await send(first);
  await second.fill('[name=occupation]', '柳河小学教师');
  await send(second);
  await says(second, '您填写的时候别人改过这条记录', 'the second of two is told that the first was quicker');
  await says(second, '柳河小学校长', 'sees what is stored now');
  same(await second.inputValue('[name=occupation]'), '柳河小学教师', 'and what was typed');
  same((await office.get(`/deputy/${id}`)).json.occupation, '柳河小学校长', 'nothing of the second is stored');
  await send(second);
  same((await office.get(`/deputy/${id}`)).json.occupation, '柳河小学教师', 'sent again on purpose, it is');
  same((await office.get(`/deputy/${id}`)).json.name, name, 'and nothing else has changed');
  for (const page of [first, second]) { noFaults(page, 'two editors'); await page.context().close(); }
}

// ---------------------------------------------------------------- a double click

async function doubleClick(browser, server, office, lead) {
  const page = await person(browser, server);

  await signIn(page, server.accounts.office);
  await page.goto('/suggestion/new');
  await page.fill('[name=title]', '关于双击的建议甲');
  await page.fill('[name=body]', BODY);
  await page.fill('[name=lead_deputy]', lead);
  await page.locator('main form button.pri').dblclick();
  await page.waitForURL(/\/suggestion\/\d+$/);
  same((await withTitle(office, '关于双击的建议甲')).length, 1, 'a double click makes one record, with scripts');
  noFaults(page, 'double click');

  // What two clicks send when no script holds the second back: the same form, twice at once.
  await page.goto('/suggestion/new');
  const hidden = await page.$$eval('main form input[type=hidden]', (all) => all.map((i) => [i.name, i.value]));
  const form = { ...Object.fromEntries(hidden), kind: 'suggestion', title: '关于双击的建议乙', body: BODY, lead_deputy: lead };
  const answers = await Promise.all([1, 2, 3].map(() => page.request.post('/suggestion/new', { form, maxRedirects: 0 })));
  same(answers.map((a) => a.status()), [303, 303, 303], 'each of three clicks without scripts is led on');
  same(new Set(answers.map((a) => a.headers().location)).size, 1, 'to the same record');
  same((await withTitle(office, '关于双击的建议乙')).length, 1, 'which is there once');
  await page.goto(answers[0].headers().location);
  await says(page, '关于双击的建议乙', 'and is the one that was written');
  await page.context().close();
}

// ---------------------------------------------------------------- a stale page

async function stalePages(browser, server, office, lead) {
  const unit = await person(browser, server), desk = await person(browser, server);
  const id = await handed(office, lead, '关于旧页面的建议');
  const typed = '已到现场查看，计划年内修复。';

  await signIn(unit, server.accounts.h01);
  await unit.goto(`/suggestion/${id}/sign`);
  await send(unit);
  if (await unit.locator('dialog[open]').count()) await unit.click('dialog[open] button[value=ok]');
  await unit.goto(`/suggestion/${id}/contact`);
  await unit.fill('[name=summary]', typed);
  await unit.check('[name=way][value=face]').catch(() => unit.selectOption('[name=way]', 'face'));
  await signIn(desk, server.accounts.office);
  await desk.goto(`/suggestion/${id}/classify`);
  await office.done(`/suggestion/${id}/reassign`, {
    version: await version(office, id), handling: await handlingOf(office, id),
    to: await organ(office, '水利局'), reason: '按职责分工改由水利局办理',
  });
  await send(unit);
  await says(unit, /没有找到|不在本单位|现在不能/, 'a unit that no longer has it is told so');
  same(((await office.get(`/suggestion/${id}`)).json.contacts || []).length, 0, 'and its late record is not written');

  await desk.selectOption('[name=category]', { index: 2 });
  await send(desk);
  await says(desk, /别人改过这条记录/, 'the office, from a page of before, is told that it has changed');

  const twice = await enter(office, lead, '关于已受理的建议');
  await desk.goto(`/suggestion/${twice}/accept`);
  ok((await desk.locator('label', { hasText: '类别' }).innerText()).includes('可不填'), 'a category can wait, and the form says so');
  await office.done(`/suggestion/${twice}/accept`, { version: await version(office, twice) });
  const number = (await office.get(`/suggestion/${twice}`)).json.number;
  await send(desk);
  if (await desk.locator('dialog[open]').count()) { await desk.click('dialog[open] button[value=ok]'); await desk.waitForLoadState(); }
  await says(desk, /别人改过这条记录/, 'accepting it a second time from a stale page is refused');
  same((await office.get(`/suggestion/${twice}`)).json.number, number, 'and its number stays');
  for (const page of [unit, desk]) { noFaults(page, 'stale pages'); await page.context().close(); }
}

async function accountOf(admin, { login, who }) {
  const { rows } = (await admin.get(`/account/list?q=${encodeURIComponent(who.slice(0, 3))}`)).json;
  return rows.find((r) => r.login === login).id;
}

// The reply was written, and sent to sign-off, by a colleague while this page was open.
async function lateReply(browser, server, office, lead) {
  const page = await person(browser, server), colleague = new Machine(server, 'handler', '交通运输局');
  const chief = new Machine(server, 'chief', '交通运输局');
  const id = await handed(office, lead, '关于迟到答复的建议');
  const typed = '这是在旧页面上写的答复，交得晚了。', written = '您提出的建议收悉。便桥护栏已经修好，并加装了夜间标志。';

  await colleague.done(`/suggestion/${id}/sign`, {});
  await signIn(page, server.accounts.h01);
  await page.goto(`/suggestion/${id}/reply`);
  await page.fill('[name=body]', typed);
  await colleague.done(`/suggestion/${id}/contact`, { way: 'face', summary: '到村里当面听取意见' });
  await colleague.done(`/suggestion/${id}/reply`, {
    doc_number: '云交函〔2026〕9号', addressee: `${lead}代表`, title: '对建议的答复', body: written, class: 'A', signer: '石晓燕',
    contact_person: '方成林', phone: '0990-2000000', then: 'save',
  });
  await colleague.done(`/suggestion/${id}/submit-reply`, {});
  await send(page);
  await says(page, /别人改过这条记录|正在签发或已经发出，不能修改/, 'a late reply from a stale page is told what has happened');
  const waiting = JSON.stringify((await chief.get(`/suggestion/${id}/sign-off`)).json);
  ok(waiting.includes('护栏已经修好') && !waiting.includes('交得晚了'), 'and what waits to be signed off stays as it was', waiting.slice(0, 1500));
  ok((await page.content()).includes(typed), 'what was typed is still on the page');
  noFaults(page, 'late reply');
  await page.context().close();
}

// ---------------------------------------------------------------- a session that ends in mid-form

async function endedSession(browser, server, office, lead, script) {
  const page = await person(browser, server, { script });
  const how = script ? 'with scripts' : 'without scripts';
  const title = `关于登录过期的建议${script ? '甲' : '乙'}`;
  const admin = new Machine(server, 'admin');
  const who = server.accounts.office;
  const account = await accountOf(admin, who);

  await signIn(page, who);
  await page.goto('/suggestion/new');
  await page.fill('[name=title]', title);
  await page.fill('[name=body]', BODY);
  await page.fill('[name=lead_deputy]', lead);
  await admin.done(`/account/${account}/sessions/end`, {});
  await send(page);
  await says(page, '登录已过期，请重新登录。您填写的内容还在', `the sign-in page says that nothing typed is lost, ${how}`);
  same((await withTitle(office, title)).length, 0, `nothing is written meanwhile, ${how}`);
  await page.fill('[name=login]', who.login);
  await page.fill('[name=password]', who.password);
  await page.click('main button');
  await page.waitForLoadState();
  await says(page, '已重新登录。您填写的内容都在', `after signing in the form is back, ${how}`);
  same(await page.inputValue('[name=title]'), title, `with its title, ${how}`);
  same((await page.inputValue('[name=body]')).replace(/\r/g, ''), BODY, `and every line of its text, ${how}`);
  await send(page);
  ok(/\/suggestion\/\d+$/.test(page.url()), `sent again it is taken, ${how}`, page.url());
  same((await withTitle(office, title)).length, 1, `once, ${how}`);
  noFaults(page, `ended session, ${how}`);
  await page.context().close();
}

// ---------------------------------------------------------------- four wrong users

// path, what is sent (wrong on purpose, so that nothing happens), who may, four who may not, what these send where only
// the relation to the record decides (all of it right)
const ROUTES = (ids) => [
  [`/suggestion/${ids.submitted}/accept`, { number: 'x' }, 'office', 'nobody reader unit admin'],
  [`/suggestion/${ids.submitted}/return`, { reason: 'other' }, 'office', 'nobody reader unit committee'],
  [`/suggestion/${ids.submitted}/withdraw`, { note: '' }, 'office', 'nobody reader unit committee', { note: '不提了' }],
  [`/suggestion/${ids.accepted}/hand-over`, { organ: ['x'], role: ['lead'] }, 'office', 'nobody reader unit leader'],
  [`/suggestion/${ids.handed}/reassign`, { reason: '' }, 'office', 'nobody reader unit leader', { handling: ids.handling, to: ids.organ, reason: '改办' }],
  [`/suggestion/${ids.handed}/reply`, { class: 'Z' }, 'unit', 'nobody other office leader'],
  [`/suggestion/${ids.handed}/sign-off`, { approve: '1' }, 'chief', 'nobody other office reader', { reply: 1, approve: '1' }],
  [`/suggestion/${ids.handed}/send-reply`, { version: 'x' }, 'unit', 'nobody other office reader', {}],
  [`/suggestion/${ids.handed}/rate`, { attitude: 'x', result: 'x' }, 'office', 'nobody reader other unit', { attitude: 'satisfied', result: 'satisfied' }],
  [`/suggestion/${ids.handed}/make-key`, { lead: 'x' }, 'leader', 'nobody reader unit committee'],
  [`/suggestion/${ids.handed}/decide`, { decision: 'x' }, 'leader', 'nobody reader unit committee'],
  [`/suggestion/${ids.handed}/publish`, { is_public: '2' }, 'office', 'nobody reader unit leader'],
  ['/suggestion/setting/number', { key: 'soon_days', value: 'x' }, 'office', 'nobody reader unit leader'],
  [`/deputy/${ids.deputy}/edit`, { name: '' }, 'office', 'nobody reader unit leader'],
  [`/deputy/${ids.deputy}/leave`, { reason: 'x' }, 'office', 'nobody reader unit leader'],
  ['/import/deputy', { file: 'x' }, 'office', 'nobody reader unit leader'],
  ['/account/new', { login: '' }, 'admin', 'nobody office auditor leader'],
  [`/account/${ids.account}/post`, { role: 'x' }, 'admin', 'nobody office auditor leader'],
  ['/account/role', { stamp: 'x' }, 'admin', 'nobody office auditor leader'],
  ['/account/token', { name: '' }, 'admin', 'nobody office auditor leader'],
  [`/account/${ids.account}/reset`, { sure: 'x' }, 'admin', 'nobody leader auditor unit'],
  [`/account/${ids.account}/sessions/end`, { sure: 'x' }, 'admin', 'nobody leader auditor unit'],
];
const SENTENCES = { 401: /请先登录/, 403: /没有.*权限/, 404: /没有找到/ };

async function wrongUsers(browser, server, office, lead) {
  const all = {
    office, nobody: new Machine(server, ''), reader: new Machine(server, 'reader'), admin: new Machine(server, 'admin'),
    auditor: new Machine(server, 'auditor'), leader: new Machine(server, 'leader', '主任会议'),
    committee: new Machine(server, 'committee', '城环工委'), unit: new Machine(server, 'handler', '交通运输局'),
    chief: new Machine(server, 'chief', '交通运输局'), other: new Machine(server, 'handler', '水利局'),
  };
  const ids = {
    submitted: await enter(office, lead, '关于权限的建议甲'), accepted: await accepted(office, lead, '关于权限的建议乙'),
    handed: await handed(office, lead, '关于权限的建议丙'), deputy: (await office.get('/deputy')).json.rows[0].id,
    account: await accountOf(all.admin, server.accounts.reader),
  };
  Object.assign(ids, { handling: await handlingOf(office, ids.handed), organ: await organ(office, '水利局') });
  const now = () => ['submitted', 'accepted', 'handed'].map((k) => office.get(`/suggestion/${ids[k]}`));
  const before = (await Promise.all(now())).map((r) => [r.json.state, r.json.version]);

  for (const [route, body, right, wrong, whole = body] of ROUTES(ids)) {
    const may = await all[right].post(route, body);
    ok(![401, 403, 404].includes(may.status), `POST ${route}: ${right} may`, `${may.status} ${JSON.stringify(may.json)}`);
    for (const who of wrong.split(' ')) {
      const r = await all[who].post(route, whole);
      ok(SENTENCES[r.status]?.test(JSON.stringify(r.json)), `POST ${route}: ${who} may not, and reads why`,
        `${r.status} ${JSON.stringify(r.json)}`);
    }
  }
  same((await Promise.all(now())).map((r) => [r.json.state, r.json.version]), before, 'and none of it has changed anything');

  // The same in the browser, for a deputy who is not its author.
  const page = await person(browser, server);
  await signIn(page, server.accounts.d002);
  for (const verb of ['accept', 'hand-over', 'publish', 'rate', 'sign-off', 'decide', 'withdraw']) {
    const answer = await page.goto(`/suggestion/${ids.submitted}/${verb}`);
    ok([403, 404, 409].includes(answer.status()), `another deputy opens …/${verb}: ${answer.status()}`);
    await says(page, /没有这项权限|没有找到/, 'and the page says so in a sentence');
  }
  await page.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const office = new Machine(server, 'office', '代表工委');
    const lead = server.accounts.d001.who.split(' ')[0];

    await wrongFiles(browser, server, office);
    await twoEditors(browser, server, office);
    await doubleClick(browser, server, office, lead);
    await stalePages(browser, server, office, lead);
    await lateReply(browser, server, office, lead);
    await endedSession(browser, server, office, lead, true);
    await endedSession(browser, server, office, lead, false);
    await wrongUsers(browser, server, office, lead);
    await server.kill('SIGTERM');
    ok(/ 0 faults/.test(run(['verify', 'journal'], server.env)), 'the journal is whole after all this');
  } finally {
    await server.stop();
  }
}
