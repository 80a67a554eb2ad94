// SPDX-License-Identifier: MulanPSL-2.0
// What pages and papers say of a suggestion that was extended, answered, sent back and answered again on one day: the days and
// rules of each round; and who is among its authors after one was left out.
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, PHONE } from './lib.mjs';
import { version, option } from './steps.mjs';

const text = (page) => page.innerText('main');
const press = (page, name) => Promise.all([page.waitForNavigation(),
  page.locator('main').getByRole('button', { name, exact: true }).first().click()]);
const has = async (page, what, name) => { const t = await text(page); ok(t.includes(what), name, t); };
const hasNot = async (page, what, name) => { const t = await text(page); ok(!t.includes(what), name, t); };

// The lead writes, asks a colleague, who does not want to; the lead submits it alone.
async function written(browser, server, lead) {
  const friend = await person(browser, server, { viewport: PHONE, script: false });
  const [name] = server.accounts.d002.who.split(' ');

  await signIn(lead, server.accounts.d001);
  await lead.goto('/suggestion/draft/new');
  await lead.fill('[name=title]', '关于修复柳河村便桥的建议');
  await lead.fill('[name=body]', '便桥护栏缺了一段，雨天校车绕行。建议年内修好。');
  await lead.fill('[name=find]', name);
  await press(lead, '查找代表');
  const id = Number(new URL(lead.url()).pathname.match(/(\d+)/)[1]);
  await lead.locator('label.opt', { hasText: name }).first().locator('input').check();
  await press(lead, '请附议代表确认');
  await press(lead, '请他们确认');
  await signIn(friend, server.accounts.d002);
  await friend.goto(`/suggestion/${id}/confirm`);
  await friend.check('input[name=agree][value="0"]');
  await press(friend, '提交');
  await lead.goto(`/suggestion/${id}/submit`);
  await has(lead, '没有答复以前可以撤回', 'until when it may be withdrawn, by the rule in force');
  await noSideScroll(lead, 'submitting on a phone');
  await shot(lead, 'says-submit');
  await lead.check('[name=one_matter]');
  await press(lead, '提交');
  return { id, name };
}

// Asked for more, the lead leaves out the colleague who would not sign.
async function leftOut(all, lead, { id, name }) {
  const authors = async () => (await all.office.get(`/suggestion/${id}`)).json.info.items.map((i) => i.value).join();

  ok((await authors()).includes(`${name}（不附议）`), 'an answer stands as it was given', await authors());
  await all.office.done(`/suggestion/${id}/ask-more`, { version: await version(all.office, id), note: '请写明桥名。' });
  await lead.goto(`/suggestion/draft/${id}`);
  await lead.locator('label.opt', { hasText: name }).first().locator('input').uncheck();
  await press(lead, '存草稿');
  await lead.goto(`/suggestion/${id}/submit`);
  await lead.check('[name=one_matter]');
  await press(lead, '提交');
  ok(!(await authors()).includes(name), 'whoever was left out is no author', await authors());
  const { items } = (await all.office.get(`/suggestion/${id}`)).json.timeline;
  same(items.map((e) => e.title), ['等代表工委审核', '代表再次提交', '请代表补充', '代表提出'], 'the process says that it came again, once');
  same([...new Set(items.slice(1).map((e) => e.on))], ['2026-11-20'], 'on the day on which it did');
}

async function answered(all, id, number) {
  const at = (verb) => `/suggestion/${id}/${verb}`;

  await all.handler.done(at('contact'), { way: 'phone', summary: '电话说明了打算' });
  await all.handler.done(at('reply'), { doc_number: number, addressee: '何丽华代表', title: '答复', body: '护栏已经装好。',
    class: 'A', signer: '石晓燕', contact_person: '方成林', phone: '0700-1234567', then: 'save' });
  await all.handler.done(at('submit-reply'), {});
  const paper = (await all.chief.get(at('sign-off'))).json;
  const reply = (paper.form || paper).fields.find((f) => f.name === 'reply').value;
  await all.chief.done(at('sign-off'), { reply, approve: '1' });
  await all.handler.done(at('send-reply'), {});
}

async function worked(all, id) {
  const at = (verb) => `/suggestion/${id}/${verb}`;
  const { fields } = (await all.office.get('/suggestion/filter')).json;
  const unit = fields.find((f) => f.name === 'organ').options.find((o) => o.label === '交通运输局').value;

  await all.office.done(at('accept'), { version: await version(all.office, id) });
  await all.office.done(at('hand-over'), { version: await version(all.office, id), organ: [unit], role: ['lead'] });
  await all.handler.done(at('sign'), { version: await version(all.office, id) });
  await all.handler.done(at('ask-extension'), { wanted_on: '2027-03-31', reason: '要等设计批复' });
  await all.office.done(at('decide-extension'), { extension: await option(all.office, at('decide-extension'), 'extension', '设计批复'), grant: '1' });
}

// Among all conditions is the lead deputy's name; what is written wrongly is said at its field, with all that was typed.
async function byLead(all, office) {
  const main = office.locator('main');
  const { rows: [{ deputy }] } = (await all.office.get('/suggestion?limit=1')).json;

  await office.goto('/suggestion/filter');
  await office.fill('[name=lead]', '查无此人');
  await office.selectOption('[name=key]', '1');
  await press(office, '查找');
  await has(office, '没有叫“查无此人”的代表，请检查姓名', 'a name that nobody bears');
  same([await office.inputValue('[name=lead]'), await office.inputValue('[name=key]')], ['查无此人', '1'], 'nothing typed is lost');
  await axe(office, 'a condition that is wrong');
  await shot(office, 'says-no-such-lead');
  await office.selectOption('[name=key]', '');
  await office.fill('[name=lead]', deputy);
  await press(office, '查找');
  ok((await main.locator('.chip').allInnerTexts()).some((t) => t.includes(`领衔代表：${deputy}`)), 'the condition stands above the list');
  const of = async (query) => (await all.office.get(`/suggestion?lead=${encodeURIComponent(deputy)}${query}`)).json;
  const whole = (await of('')).rows, first = await of('&limit=1');
  ok(whole.length > 0 && whole.every((r) => r.deputy === deputy), 'programs ask by it too', JSON.stringify(whole.map((r) => r.deputy)));
  same(await main.locator('tbody tr').count(), whole.length, 'and get what the page shows');
  same(first.rows[0].id, whole[0].id, 'page by page');
  const refused = await all.office.get('/suggestion?lead=%E6%9F%A5%E6%97%A0%E6%AD%A4%E4%BA%BA');
  same([refused.status, refused.json.errors?.[0].field], [422, 'lead'], 'and are told what is wrong');
  await office.goto('/suggestion?tabled_from=x');
  await has(office, '筛选条件“提出日期从”的写法不对', 'a condition is called by its name');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const all = { office: new Machine(server, 'office', '代表工委'), handler: new Machine(server, 'handler', '交通运输局'),
      chief: new Machine(server, 'chief', '交通运输局') };
    const lead = await person(browser, server, { viewport: PHONE });
    const office = await person(browser, server);
    const own = await written(browser, server, lead), { id } = own;

    await leftOut(all, lead, own);
    await worked(all, id);
    await lead.goto(`/suggestion/${id}`);
    await has(lead, '已经同意延期，从11月20日交办算起，最长6个月', 'the deputy reads the extension and its limit');
    await hasNot(lead, '6个月内答复', 'and no other period');
    await shot(lead, 'says-extended');
    await signIn(office, server.accounts.office);
    await byLead(all, office);
    await office.goto(`/suggestion/${id}`);
    await hasNot(office, '涉及面广', 'nobody had called it so');
    same((await all.handler.get(`/suggestion/${id}/ask-extension`)).status, 409, 'it is extended once');

    await answered(all, id, '云交函〔2026〕98号');
    await lead.goto(`/suggestion/${id}/rate`);
    await lead.check('input[name=attitude][value=satisfied]');
    await lead.check('input[name=result][value=dissatisfied]');
    await lead.fill('[name=reason]', '护栏还松动。');
    await press(lead, '提交评价');
    await answered(all, id, '云交函〔2026〕99号');
    await office.goto(`/suggestion/${id}`);
    await has(office, '法定答复期限2027年3月31日，已答复，未超期', 'the first round by its own day');
    await has(office, '重新办理的答复期限12月21日，已答复，未超期', 'the second by its');
    await axe(office, 'answered twice');
    await shot(office, 'says-redone');
    await office.goto(`/suggestion/${id}/paper/sheet`);
    const sheet = (await text(office)).replace(/\s/g, '');
    ok(sheet.includes('答复期限2027年3月31日'), 'the sheet has the day of the hand-over beside it', sheet);
    await office.setViewportSize(PHONE);
    await office.goto(`/suggestion/${id}`);
    await noSideScroll(office, 'answered twice on a phone');
    await shot(office, 'says-redone-390');
    for (const [who, page] of Object.entries({ lead, office })) noFaults(page, who);
  } finally {
    await server.stop();
  }
}
