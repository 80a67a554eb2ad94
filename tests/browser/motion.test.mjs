// SPDX-License-Identifier: MulanPSL-2.0
// Motions: members of the standing committee put an interpellation, each signing on the own phone; the office notes the
// decision, the organ answers over its head's signature, two of three are not satisfied; a declined bill becomes a suggestion.
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

const TITLE = '关于城区停车位建设缓慢的质询案';
const idOf = (page) => Number(new URL(page.url()).pathname.match(/(\d+)/)[1]);
const main = (page) => page.locator('main');

async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
// A button that asks first, where scripts run.
async function sure(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.locator('dialog[open]').getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}
async function tagged(page, state) {
  return says(page, state, `${state}: its state`);
}

// ---------------------------------------------------------------- signed by members

async function writes(lead) {
  await lead.goto('/motion');
  await looks(lead, 'motions of a deputy');
  await lead.click('text=提质询案');
  await says(lead, '质询对象');
  await press(lead, '存下来');
  await says(lead, '请填写标题', 'a title has to be there');
  await lead.check('input[name=forum][value=committee]');
  await lead.fill('[name=title]', TITLE);
  await lead.selectOption('select[name=target]', { label: '住房和城乡建设局' });
  await lead.fill('[name=question]', '今年承诺的六百个车位，为什么只建了八十个？');
  await looks(lead, 'writing an interpellation');
  await press(lead, '存下来');
  await says(lead, '联名中');
  const id = idOf(lead);
  await sure(lead, '提交');
  await says(lead, '质询案须写明质询的内容', 'a mandatory part is missing');
  await lead.goto(`/motion/${id}/edit`);
  await lead.fill('[name=content]', '请住房和城乡建设局说明用地、资金和时间。');
  await press(lead, '存下来');
  await sure(lead, '提交');
  await says(lead, '联名人数不够，至少须有3人', 'three members of a county have to sign');
  await says(lead, '《各级人民代表大会常务委员会监督法》第五十一条', 'by this article');
  return id;
}

async function invites(lead, id, names) {
  await lead.goto(`/motion/${id}/invite`);
  await lead.fill('[name=names]', '查无此人');
  await press(lead, '发出邀请');
  await says(lead, '没有叫“查无此人”的', 'nobody of that name');
  await lead.fill('[name=names]', '');
  await lead.getByLabel(names[0], { exact: true }).check();
  await lead.fill('[name=names]', names[1]);
  await looks(lead, 'asking others to sign');
  await press(lead, '发出邀请');
  await says(lead, '待签名');
}

async function signs(friend, id) {
  await friend.goto('/motion?mine=sign');
  await says(friend, TITLE, 'it waits for his name');
  await friend.click(`text=${TITLE}`);
  await says(friend, '请您看一看内容');
  await looks(friend, 'asked to sign');
  await press(friend, '签名');
  await says(friend, '已签名');
  same(idOf(friend), id, 'the same one');
}

// ---------------------------------------------------------------- decided and answered

async function decides(office, id) {
  await office.goto(`/motion/${id}/decide`);
  await says(office, '记下主任会议的决定');
  await office.check('input[name=decision][value=answer]');
  await office.selectOption('select[name=way]', 'written');
  await office.fill('[name=due_on]', '2026-12-10');
  await looks(office, 'noting a decision');
  await press(office, '记下');
  await tagged(office, '待答复');
}

async function answers(unit, head, id, text) {
  await unit.goto(`/motion/${id}/answer`);
  await unit.fill('[name=body]', text);
  await unit.fill('[name=head_name]', '龙志远');
  await press(unit, '存下答复');
  await says(unit, '等负责人签署', 'the answer waits for the head');
  await head.goto(`/motion/${id}`);
  await looks(head, 'an answer to sign');
  await sure(head, '签署答复');
  await tagged(head, '已答复');
}

async function judges(page, id, word, reason) {
  await page.goto(`/motion/${id}/mark`);
  await page.check(`input[name=mark][value=${word}]`);
  if (reason) await page.fill('[name=reason]', reason);
  await press(page, '提交评价');
}

async function interpellation(browser, server) {
  const people = {};
  for (const login of ['d001', 'd002', 'd003']) people[login] = await person(browser, server, { viewport: PHONE });
  for (const login of ['office', 'h03', 'c03']) people[login] = await person(browser, server);
  for (const [login, page] of Object.entries(people)) await signIn(page, server.accounts[login]);
  const name = (login) => server.accounts[login].who.split(' ')[0];
  const id = await writes(people.d001);

  same((await people.h03.goto(`/motion/${id}`)).status(), 404, 'a draft is nobody\'s business');
  await people.d001.click('text=添加附件');
  await people.d001.setInputFiles('input[type=file]', { name: '车位规划.txt', mimeType: 'text/plain', buffer: Buffer.from('六百个车位的规划') });
  await press(people.d001, '上传');
  await until('the file is there', 20, () => people.d001.locator('main a', { hasText: '车位规划.txt' }).count());
  await people.d001.goto(`/motion/${id}`);
  await says(people.d001, '车位规划.txt', 'a file of it');
  await invites(people.d001, id, [name('d002'), name('d003')]);
  await signs(people.d002, id);
  await signs(people.d003, id);
  await people.d001.goto(`/motion/${id}`);
  await says(people.d001, '已有3人签名');
  await sure(people.d001, '提交');
  await tagged(people.d001, '待决定');
  same((await people.h03.goto(`/motion/${id}`)).status(), 404, 'the organ sees it when it is to answer');
  await decides(people.office, id);
  await answers(people.h03, people.c03, id, '用地已落实，明年六月建成。');
  await judges(people.d001, id, 'dissatisfied');
  await says(people.d001, '请写理由', 'a reason is asked for');
  await judges(people.d001, id, 'dissatisfied', '没有说明资金');
  await tagged(people.d001, '已答复');
  await judges(people.d002, id, 'dissatisfied', '没有时间表');
  await tagged(people.d002, '要求再答复');
  await says(people.d002, '请主任会议决定是否再作答复', 'more than half of the members');
  await decides(people.office, id);
  await answers(people.h03, people.c03, id, '资金八百万元已到位，逐月公布进度。');
  for (const login of ['d001', 'd002', 'd003']) await judges(people[login], id, 'satisfied');
  await tagged(people.d003, '办结');
  await says(people.d003, '第2次答复');
  await looks(people.d003, 'an interpellation at its end');
  for (const [login, page] of Object.entries(people)) noFaults(page, login);
  return people.office;
}

// ---------------------------------------------------------------- a bill, without scripts

async function becomesSuggestion(browser, server) {
  const office = await person(browser, server, { script: false });
  await signIn(office, server.accounts.office);
  await office.goto('/motion?state=declined');
  await office.click('text=关于加强饮用水水源地保护的议案');
  await main(office).getByRole('link', { name: '转为建议', exact: true }).click();
  await office.fill('[name=reason]', '属于政府职权');
  await press(office, '转为建议');
  await says(office, '已转为代表建议', 'the next step is with the suggestion');
  await main(office).getByRole('link', { name: '看转成的建议', exact: true }).click();
  await says(office, '关于加强饮用水水源地保护的议案', 'the suggestion it became');
  await main(office).getByRole('link', { name: /由议案第1号转来。理由：属于政府职权/ }).click();
  await says(office, '转为建议的理由', 'and back to the bill');
  same((await office.goto('/motion?state=lost')).status(), 422, 'no such state');
}

async function amended(browser, server) {
  const deputy = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(deputy, server.accounts.d004);
  await deputy.goto('/motion?state=listed');
  await deputy.click('text=关于制定全县农村道路养护办法的议案');
  await deputy.click('text=提修正案');
  await says(deputy, '修改哪件议案');
  ok(!(await main(deputy).innerText()).includes('常委会'), 'who has no seat in the committee is not offered it');
  await deputy.fill('[name=title]', '对农村道路养护议案的修正案');
  await deputy.fill('[name=proposal]', '养护经费每公里不少于三千元。');
  await press(deputy, '存下来');
  await says(deputy, '关于制定全县农村道路养护办法的议案', 'which bill it is about');
  await press(deputy, '提交');
  await says(deputy, '联名人数不够，至少须有10人', 'as many as a bill');
}

// ---------------------------------------------------------------- a removal: given, answered, on the agenda

async function removal(browser, server) {
  const office = await person(browser, server);
  const chief = await person(browser, server);
  await signIn(office, server.accounts.office);
  await signIn(chief, server.accounts.c03);
  await office.goto('/motion');
  await office.click('text=登记机关提出的撤职案');
  await office.selectOption('select[name=mover_organ]', { label: '云溪县人民政府' }).catch(async () => {
    const label = await office.locator('select[name=mover_organ] option').evaluateAll((all) => all.map((o) => o.label).find((l) => l.includes('政府')));
    await office.selectOption('select[name=mover_organ]', { label });
  });
  await office.fill('[name=title]', '关于撤销住建局局长职务的案');
  await office.fill('[name=person_name]', server.accounts.c03.who.split(' ')[0]);
  await office.fill('[name=person_post]', '住房和城乡建设局局长');
  await office.selectOption('select[name=office]', 'government_member');
  await office.fill('[name=grounds]', '不履行职责，造成损失。');
  await looks(office, 'a removal is written');
  await press(office, '存下来');
  const id = idOf(office);
  await sure(office, '提交');
  await says(office, '撤职案须提供有关的材料', 'with its materials');
  await office.goto(`/motion/${id}/edit`);
  await office.fill('[name=content]', '审计报告一份');
  await press(office, '存下来');
  await sure(office, '提交');
  await says(office, '请办公室把这件案送交本人', 'the next step is his right');
  same((await chief.goto(`/motion/${id}`)).status(), 404, 'he does not see it yet');
  await office.goto(`/motion/${id}/serve`);
  await office.fill('[name=login]', 'c03');
  await looks(office, 'a removal is given');
  await press(office, '送交');
  await chief.goto(`/motion/${id}`);
  await main(chief).getByRole('link', { name: '提出申辩', exact: true }).click();
  await chief.fill('[name=body]', '损失不是我造成的。');
  await press(chief, '提交申辩');
  await says(chief, '损失不是我造成的。', 'his answer');
  await looks(chief, 'a removal as he sees it');
  await office.goto(`/motion/${id}/decide`);
  await office.check('input[name=decision][value=agenda]');
  await press(office, '记下');
  await says(office, '请安排到哪次会议上', 'then onto an agenda');
  await main(office).getByRole('link', { name: '安排上会', exact: true }).click();
  await looks(office, 'choosing the meeting');
  const { rows } = await (await office.request.get('/motion?kind=recall', { headers: { Accept: 'application/json' } })).json();
  same(rows.filter((r) => r.title.includes('罢免') && r.state === 'passed').length, 1, 'the plenary of the demo has recalled somebody');
  for (const page of [office, chief]) noFaults(page, 'removal');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    await interpellation(browser, server);
    await becomesSuggestion(browser, server);
    await removal(browser, server);
    await amended(browser, server);
  } finally {
    await server.stop();
  }
}
