// SPDX-License-Identifier: MulanPSL-2.0
// What a standing committee decides, from draft to gazette: a resolution that is not issued before it has passed, an
// opinion made of what was said and followed until it is settled, minutes, one PDF that everybody gets.
import { COUNTY, Machine, Server, ok, same, person, signIn, axe, noFaults, noSideScroll, PHONE, DESKTOP, shot, until } from './lib.mjs';

const go = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
const say = (page) => page.innerText('main');
const id = (page) => Number(new URL(page.url()).pathname.split('/').pop());
const NAME = '关于批准建设城西便民桥的决议';

// Somebody who reads with a screen reader, on a desk and on a phone.
async function looks(page, path, what) {
  await page.goto(path);
  await axe(page, what);
  await page.setViewportSize(PHONE);
  await noSideScroll(page, `${what} on a phone`);
  await page.setViewportSize(DESKTOP);
}

// A major matter: a report that comes late wants its reason, and one that has to be decided its decision.
async function matter(office) {
  await looks(office, '/resolution/topic', 'major matters');
  await office.goto('/resolution/topic/edit');
  await office.fill('[name=title]', '关于教育布局调整的报告');
  await office.fill('[name=plan_on]', '2026-11-27');
  await office.selectOption('[name=form]', 'report');
  await office.selectOption('[name=state]', 'submitted');
  await office.fill('[name=submitted_on]', '2026-11-18');
  await office.check('[name=must]');
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('因特殊情况临时报告的，请写明原因'), 'nine days before the meeting is late', await say(office));
  await axe(office, 'a major matter that is late');
  await office.fill('[name=special]', '省里刚刚下达');
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('提出晚了'), 'which the list shows');
  await go(office, 'main a:text("关于教育布局调整的报告")');
  ok((await say(office)).includes('以前安排审议'), 'three months to deliberate it');
  await office.selectOption('[name=state]', 'decided');
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('还没有通过的决议、决定'), 'not decided without a decision', await say(office));
}

// What its organ has to hand in, it sees with its days; other units see nothing of it.
async function ownMatters(office, handler) {
  await office.goto('/resolution/topic/edit');
  await office.fill('[name=title]', '关于农田灌溉的报告');
  await office.fill('[name=plan_on]', '2026-12-29');
  await office.selectOption('[name=form]', 'report');
  await office.selectOption('[name=organ]', { label: '农业农村局' });
  await go(office, 'main form button.pri');
  await handler.goto('/resolution/handling');
  await go(handler, 'main a:text("本单位的重大事项")');
  const text = await say(handler);
  ok(text.includes('关于农田灌溉的报告') && text.includes('12月9日'), 'its own, with the last day', text);
  ok(!text.includes('关于教育布局调整的报告'), 'and no other', text);
  await looks(handler, '/resolution/matter', 'a unit’s own matters');
}

async function resolution(office, leader, leaderPage) {
  await office.goto('/resolution/new?kind=resolution');
  await axe(office, 'new');
  await office.fill('[name=title]', NAME);
  await office.fill('[name=body]', '会议决定批准建设城西便民桥。\n联系人电话13912345678。');
  await go(office, 'main form button.pri');
  const doc = id(office);
  await go(office, 'main form[action$="/submit"] button');
  ok((await say(office)).includes('待审定'), 'the draft is submitted');

  const refused = await leader.post(`/resolution/${doc}/approve`,
    { on: '2026-11-19', by: '第九次会议', all: 35, present: 31, yes: 17, no: 10, abstain: 4 });
  same(refused.status, 409, '17 of 35 is not passed');
  ok((refused.json.article || '').includes('第五十一条') && refused.json.detail.includes('没有表决通过'), 'and says by which article', JSON.stringify(refused.json));
  await leaderPage.goto(`/resolution/${doc}/approve`);
  for (const [name, value] of Object.entries({ by: '第九次会议', all: 35, present: 31, yes: 28, no: 1, abstain: 2 }))
    await leaderPage.fill(`[name=${name}]`, String(value));
  await axe(leaderPage, 'the result of the vote');
  await go(leaderPage, 'main form button.pri');
  ok((await say(leaderPage)).includes('等另一个账号核对') && !(await say(leaderPage)).includes('＞35，通过'), 'numbers that one person typed wait');
  same((await leader.post(`/resolution/${doc}/sign`, { series: '云人常决', signer: '韩秋生', on: '2026-11-20' })).status, 409, 'nothing is signed before they are compared');
  await office.goto('/desk/todo');
  await axe(office, 'what waits');
  await go(office, `main a[href="/resolution/${doc}/confirm"]`);
  ok((await say(office)).includes('赞成28票'), 'a second person compares them with the paper');
  await axe(office, 'comparing');
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('28×2=56＞35，通过'), 'the formula stands on the page', await say(office));

  await leaderPage.goto(`/resolution/${doc}/sign`);
  const next = Number(await leaderPage.inputValue('[name=number]'));
  await leaderPage.fill('[name=number]', String(next + 2));
  await go(leaderPage, 'main form button.pri');
  ok((await say(leaderPage)).includes('跳号的原因'), 'a gap asks for its reason');
  same(await leaderPage.inputValue('[name=number]'), String(next + 2), 'what was typed stays');
  await leaderPage.fill('[name=number]', String(next));
  await go(leaderPage, 'main form button.pri');
  ok((await say(leaderPage)).includes(`云人常决〔2026〕${next}号`), 'the next number is given at signing');
  return doc;
}

async function published(office, doc, server) {
  await office.goto(`/resolution/${doc}/publish`);
  same(await office.locator('mark').count(), 1, 'the phone number is marked in the preview');
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('像是个人信息'), 'nothing private goes out unseen');
  await axe(office, 'publishing');
  await go(office, 'main form button[name=mask]');
  ok((await office.inputValue('[name=body]')).includes('139****5678'), 'masked');
  await go(office, 'main form button.pri');
  const html = await (await fetch(`${server.url}/p/resolution/${doc}?c=${COUNTY}`)).text();
  ok(html.includes('城西便民桥') && html.includes('139****5678') && !html.includes('13912345678'), 'everybody reads it, without the number');
  const json = await (await fetch(`${server.url}/p/resolution?c=${COUNTY}&q=13912345678`, { headers: { Accept: 'application/json' } })).json();
  same(json.rows.length, 0, 'and nobody finds it by the number');
  const found = await (await fetch(`${server.url}/p/resolution?c=${COUNTY}&q=${encodeURIComponent('便民桥')}`, { headers: { Accept: 'application/json' } })).json();
  same(found.rows.length, 1, 'but by its title');
}

// What waits for somebody, as the first page and its list have it: does the act stand there, with the page where it is done?
async function waits(who, label, url, what) {
  const rows = (await who.get('/desk/todo')).json.rows;
  ok(rows.some((r) => r.label === label && r.url === url), what, JSON.stringify(rows));
}

async function opinion(office, all) {
  await office.goto('/resolution/new?kind=opinion');
  await office.fill('[name=title]', '关于农业报告的审议意见');
  await go(office, 'main form button.pri');
  const doc = id(office);
  for (const [speaker, body] of [['焦晓川', '机耕路没有人管护。'], ['乔立春', '水渠漏水。']])
    await all.office.done(`/resolution/${doc}/remark`, { speaker, body });
  await office.goto(`/resolution/${doc}/gather`);
  await axe(office, 'gathering');
  await office.locator('select[name=point]').first().selectOption('-1');
  await office.fill('[name=new_point]', '落实机耕路管护责任。');
  await go(office, 'main form[action$="/group"] button');
  await office.click('main form[action$="/compose"] button');
  await go(office, 'dialog[open] button.pri');
  ok((await say(office)).includes('一、落实机耕路管护责任。'), 'the points become the text');
  await all.office.done(`/resolution/${doc}/submit`, {});
  await waits(all.leader, '审定文件', `/resolution/${doc}/approve`, 'it waits for the chairmen');
  await all.leader.done(`/resolution/${doc}/approve`, { on: '2026-11-20', by: '主任会议第十二次会议' });
  await waits(all.leader, '签发文件', `/resolution/${doc}/sign`, 'then for a signature');
  same((await all.leader.post(`/resolution/${doc}/sign`, { series: '云人常审', signer: '韩秋生', on: '2026-11-20', effect_on: '2026-11-19' })).status, 422, 'nothing is in force before it was decided');
  await all.leader.done(`/resolution/${doc}/sign`, { series: '云人常审', signer: '韩秋生', on: '2026-11-20' });
  await waits(all.office, '交办审议意见', `/resolution/${doc}/assign`, 'then it is to be sent out');
  await office.goto(`/resolution/${doc}/assign`);
  same(await office.inputValue('[name=months]'), '3', 'three months, by local rule');
  ok((await say(office)).includes('河南省'), 'with what it rests on');
  await office.check('label:has-text("农业农村局") input');
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('2月22日'), 'the last day, rolled over a weekend');
  await office.goto(`/resolution/${doc}`);
  const work = await office.getAttribute('main a[href^="/resolution/handling/"]', 'href');
  return { doc, work };
}

async function unit(page, chief, work) {
  await page.goto('/resolution/handling');
  ok((await say(page)).includes('关于农业报告的审议意见'), 'the unit has it in its list');
  await page.goto('/desk/todo');
  ok((await say(page)).includes('签收审议意见'), 'and among what waits for it');
  await page.goto(work);
  await go(page, 'main form[action$="/receive"] button');
  await go(page, 'main a[href$="kind=report"]');
  await page.fill('[name=body]', '已明确二十六条机耕路的管护人。');
  await page.fill('[name=consulted_on]', '2026-11-18');
  await go(page, 'main form button.pri');
  await go(page, 'main form[action$="/submit"] button');
  await chief.goto('/desk/todo');
  ok((await say(chief)).includes('签发办理报告'), 'it waits for the chief');
  await go(chief, `main a[href="${work}"]`);
  await go(chief, 'main form[action$="/approve"] button');
  await page.goto(work);
  await go(page, 'main form[action$="/send"] button'); // no script: the question is a page
  await go(page, 'main form button.pri, main form button.risk');
  ok((await say(page)).includes('已报送'), 'the report is sent');
}

async function settled(office, o) {
  await office.goto(`${o.work}/mark`);
  await office.check('[name=mark][value=dissatisfied]');
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('请填写'), 'not satisfied wants a reason');
  await office.fill('[name=note]', '两个村没有落实');
  await office.fill('[name=due_on]', '2026-12-20');
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('重新办理'), 'handled again');
  for (let n = 1; n <= 2; n++) {
    await office.goto(`/resolution/${o.doc}/follow`);
    ok((await office.innerText('h1')).includes(`第${n}次跟踪`), `follow-up ${n}`);
    await office.fill('[name=finding]', '现场看了两个村');
    await go(office, 'main form button.pri');
  }
  ok((await say(office)).includes('跟踪督查（2次）'), 'both stand on the page');
}

async function minutes(office, leader) {
  await office.goto('/resolution/minutes');
  await office.locator('main tbody a').first().click();
  await office.waitForLoadState();
  const at = new URL(office.url()).pathname;
  ok(/应到\d+人，实到\d+人，缺席\d+人，符合法定人数/.test(await say(office)), 'attendance from the records');
  ok((await say(office)).includes('看原始记录'), 'with the way to the record behind each part');
  await axe(office, 'minutes');
  await go(office, 'main form[action$="/submit"] button');
  await office.goto(`${at}/sign?who=recorder`);
  await go(office, 'main form button.pri');
  await leader.goto(`${at}/sign?who=chair`);
  await go(leader, 'main form button.pri');
  ok((await say(leader)).includes('内容和签字时一样'), 'frozen under its hash');
  same(await leader.locator('main a[href*="/part"]').count(), 0, 'nothing can be changed');
  return at;
}

async function gazette(office, doc, server) {
  await office.goto('/resolution/gazette/new');
  await go(office, 'main form button.pri');
  const number = id(office);
  await office.goto(`/resolution/gazette/${number}/add`);
  await office.check(`input[name=doc][value="${doc}"]`);
  await go(office, 'main form button.pri');
  await office.click('main form[action$="/issue"] button');
  await go(office, 'dialog[open] button.pri');
  ok((await say(office)).includes('已出刊'), 'issued');
  const pdf = await fetch(`${server.url}/p/resolution/gazette/${number}/pdf?c=${COUNTY}`);
  const bytes = Buffer.from(await pdf.arrayBuffer());
  same([pdf.status, bytes.subarray(0, 5).toString()], [200, '%PDF-'], 'as one PDF that everybody gets');
  same((await fetch(`${server.url}/p/resolution/gazette/${number}/pdf?c=${COUNTY}`)).headers.get('etag'), pdf.headers.get('etag'), 'always the same one');
  const html = await (await fetch(`${server.url}/p/resolution/gazette/${number}?c=${COUNTY}`)).text();
  ok(html.includes('城西便民桥') && !html.includes('13912345678'), 'and as a page');
  return number;
}

// A letter of initiative goes to deputies of the levels chosen and to organs; the organ answers itself, the office notes what
// deputies of other levels say.
async function letter(office, handler) {
  await office.goto('/resolution?kind=letter');
  await go(office, 'main tbody a');
  const doc = new URL(office.url()).pathname;
  await go(office, `main a[href="${doc}/deliver"]`);
  await looks(office, `${doc}/deliver`, 'to whom a letter goes');
  for (const box of await office.locator('main [name=level]:checked').all()) await box.uncheck();
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('请至少选一级代表或者一个单位'), 'somebody has to be chosen');
  await office.check('[name=level][value=city]');
  await office.check('[name=level][value=township]');
  await office.check('label:has-text("农业农村局") input');
  await shot(office, 'a letter to be sent');
  await go(office, 'main form button.pri');
  const said = await office.innerText('body');
  ok(/已发给\d+位代表、1个单位/.test(said), 'who got it is counted', said.slice(0, 400));
  ok((await say(office)).includes('云州市人民代表大会') && (await say(office)).includes('农业农村局'), 'and listed');
  await looks(office, doc, 'a letter that was sent');
  await shot(office, 'a letter that was sent');
  await office.goto(`${doc}/deliver`);
  for (const box of await office.locator('main [name=level]:checked').all()) await box.uncheck();
  await office.check('[name=level][value=city]');
  await go(office, 'main form button.pri');
  ok((await office.innerText('body')).includes('选的都已经发过'), 'nobody gets it twice');
  await office.locator('#h-given').locator('xpath=ancestor::section').locator('a[href^="/resolution/given/"]').first().click();
  await office.waitForURL('**/resolution/given/*');
  await looks(office, new URL(office.url()).pathname, 'what a deputy of another level says');
  ok((await say(office)).includes('登记回应'), 'it is noted for somebody');
  await office.fill('[name=answer]', '电话答复：带头捐款。');
  await go(office, 'main form button.pri');
  ok((await say(office)).includes('登记人'), 'the office has noted it');
  const given = new URL(office.url()).pathname;

  await handler.goto('/');
  await go(handler, 'main a[href^="/resolution/given/"]');
  await looks(handler, new URL(handler.url()).pathname, 'a letter to an organ');
  await handler.fill('[name=answer]', '');
  await go(handler, 'main form button.pri');
  ok((await say(handler)).includes('请填写我们怎么做'), 'an organ says something');
  await handler.fill('[name=answer]', '组织两支农技服务队下乡。');
  await go(handler, 'main form button.pri');
  ok((await say(handler)).includes('已响应'), 'an organ answers');
  same((await handler.request.get(given)).status(), 404, 'it does not see what others were sent');
  await office.goto(doc);
  ok((await say(office)).includes('组织两支农技服务队下乡。') && (await say(office)).includes('2份有回应'), 'the office reads both');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const all = { office: new Machine(server, 'office', '代表工委'), leader: new Machine(server, 'leader') };
    const office = await person(browser, server), leader = await person(browser, server);
    const handler = await person(browser, server, { script: false }), chief = await person(browser, server);
    const deputy = await person(browser, server, { viewport: PHONE });

    await signIn(office, server.accounts.office);
    await signIn(leader, server.accounts.leader2);
    await signIn(handler, server.accounts.h05);
    await signIn(chief, server.accounts.c05);
    await signIn(deputy, server.accounts.d001);
    await matter(office);
    await ownMatters(office, handler);
    const doc = await resolution(office, all.leader, leader);
    await published(office, doc, server);
    const o = await opinion(office, all);
    await unit(handler, chief, o.work);
    await settled(office, o);
    const at = await minutes(office, leader);
    const number = await gazette(office, doc, server);

    same((await all.office.get(`${at}/paper?format=docx`)).status, 200, 'minutes as DOCX');
    await deputy.goto('/resolution/letter');
    await axe(deputy, 'what a deputy reads');
    await noSideScroll(deputy, 'what a deputy reads');
    await go(deputy, 'main a[href^="/resolution/letter/"]');
    await deputy.fill('[name=answer]', '我参加护林巡查');
    await go(deputy, 'main form button.pri');
    ok((await say(deputy)).includes('已响应'), 'a deputy answers the letter');
    const agriculture = await person(browser, server);
    await signIn(agriculture, server.accounts.h05);
    await letter(office, agriculture);
    await looks(office, '/resolution', 'documents');
    await looks(office, '/resolution/opinion', 'opinions');
    await looks(office, `/resolution/${o.doc}`, 'an opinion');
    await looks(office, o.work, 'a duty');
    await looks(office, `/p/resolution/gazette/${number}`, 'a gazette');
    for (const [page, who] of [[office, 'office'], [leader, 'leader'], [chief, 'chief'], [deputy, 'deputy']]) noFaults(page, who);
  } finally {
    await server.stop();
  }
}
