// SPDX-License-Identifier: MulanPSL-2.0
// Pages of deputies (phone), handling units and the public: a suggestion from draft to rated twice, without and with
// scripts, in large print and at 200 % text; both versions after a conflict; page weights.
import { gzipSync } from 'node:zlib';
import { Server, run, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE, DESKTOP } from './lib.mjs';

const COUNTY = '990121', BUDGET = 25 * 1024;
const TITLE = '关于在竹溪村口设校车站牌的建议', BODY = '早晚有四十多名学生在路边等车，没有站牌。\n建议：开学前设站牌，划停车区。';

// The office, as a program with a token.
function office(server) {
  const token = run(['--congress', COUNTY, 'token', 'add', 'test-party', '--role', 'office', '--organ', '代表工委'], server.env).trim().split('\n').pop();
  const call = async (method, path, body) => {
    const r = await fetch(server.url + path, {
      method, redirect: 'manual', body: body && JSON.stringify(body),
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    });
    return { status: r.status, json: await r.json() };
  };
  return {
    get: async (path) => (await call('GET', path)).json,
    async post(path, body) {
      const r = await call('POST', path, body);
      ok(r.status === 200, `office: ${path}`, JSON.stringify(r.json));
    },
  };
}

const idOf = (page) => Number(new URL(page.url()).pathname.match(/(\d+)/)[1]);
const press = async (page, name) => {
  await page.locator('main').getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
};
async function says(page, what, name = what) {
  const read = () => page.locator('main').innerText();
  const there = await until(name, 10, async () => (await read()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await read());
}
const choose = (page, field, value) => page.check(`input[name=${field}][value="${value}"]`);

// Every way a page is looked at. Scripts must be on for axe; text at 200 % as a browser sets it.
async function looks(page, path, name) {
  await page.goto(path);
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
  await page.context().addCookies([{ name: 'big', value: '1', url: new URL(page.url()).origin }]);
  await page.reload();
  await axe(page, `${name}, large print`);
  await noSideScroll(page, `${name}, large print`);
  await shot(page, `${name}-big`);
  await page.context().addCookies([{ name: 'big', value: '0', url: new URL(page.url()).origin }]);
  await page.reload();
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  await noSideScroll(page, `${name}, text at 200 %`);
}

// What the first visit brings: the page and what it names, as they travel.
async function weigh(server, path, name) {
  const html = await (await fetch(server.url + path)).text();
  let bytes = gzipSync(html).length;
  for (const [, file] of html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)) {
    bytes += gzipSync(Buffer.from(await (await fetch(server.url + file)).arrayBuffer())).length;
  }
  ok(bytes <= BUDGET, `${name}: ${(bytes / 1024).toFixed(1)} KB on the first visit`);
  ok(!html.includes('htmx'), `${name}: without htmx`);
}

// ---------------------------------------------------------------- 提

async function proposes(browser, server) {
  const lead = await person(browser, server, { viewport: PHONE, script: false });
  const friend = await person(browser, server, { viewport: PHONE, script: false });
  const [name] = server.accounts.d002.who.split(' ');
  await signIn(lead, server.accounts.d001);
  await says(lead, '代表，您好', 'a deputy comes home to a greeting');
  const write = lead.locator('text=提建议').first(); // it may lie below the bar at the foot of the phone
  await write.evaluate((e) => e.scrollIntoView({ block: 'center' }));
  await write.click();
  await press(lead, '存草稿');
  await says(lead, '草稿已存', 'an empty draft is saved as typed');
  const id = idOf(lead);
  await lead.locator('main button[name=then][value=submit]').click();
  await lead.waitForLoadState();
  await says(lead, '有2处要改', 'submitting what is empty says all of it at once');
  for (const [field, gap] of [['title', '标题还没有写'], ['body', '建议内容还没有写']]) {
    same([await lead.getAttribute(`[name=${field}]`, 'aria-invalid'), await lead.locator('main').getByText(gap).count() > 0], ['true', true], `${gap}: at its field`);
  }
  await lead.goto(`/suggestion/${id}/submit`);
  await says(lead, '标题还没有写', 'what is missing is said before it is submitted');
  await lead.goto(`/suggestion/draft/${id}`);
  await lead.fill('[name=title]', TITLE);
  await lead.fill('[name=body]', BODY);
  await lead.fill('[name=find]', name);
  await press(lead, '查找代表');
  same(await lead.inputValue('[name=body]'), BODY, 'looking for a deputy keeps the text');
  ok(await lead.evaluate(() => Boolean(document.querySelector('[value=find]').compareDocumentPosition(
    [...document.querySelectorAll('legend')].find((e) => e.textContent.includes('找到'))) & Node.DOCUMENT_POSITION_FOLLOWING)), 'whom it found stands below the button');
  await lead.locator('label.opt', { hasText: name }).first().locator('input').check();
  await press(lead, '请附议代表确认');
  await press(lead, '请他们确认');
  await says(lead, '已请附议代表确认');
  await signIn(friend, server.accounts.d002);
  await friend.goto(`/suggestion/${id}/confirm`);
  await says(friend, '四十多名学生', 'a co-signer reads before he answers');
  ok(!/领衔代表\s*\S+等\d+名代表/.test(await friend.locator('main').innerText()), 'nobody is counted who has not confirmed');
  await press(friend, '提交');
  await says(friend, '有1处要改', 'no answer is no answer');
  await choose(friend, 'agree', 1);
  await press(friend, '提交');
  await says(friend, '已附议');
  await lead.goto(`/suggestion/${id}/submit`);
  await press(lead, '提交');
  await says(lead, '一件建议只写一件事', 'one matter is asked for');
  await lead.check('[name=one_matter]');
  await press(lead, '提交');
  await says(lead, '已提交');
  await says(lead, '代表工委正在审核', 'what comes next is said');
  return id;
}

// ---------------------------------------------------------------- 交

async function handsOver(server, id) {
  const o = office(server);
  const version = async () => (await o.get(`/suggestion/${id}`)).version;
  await o.post(`/suggestion/${id}/accept`, { version: await version() });
  const { fields } = await o.get('/suggestion/filter');
  const organ = fields.find((f) => f.name === 'organ').options.find((x) => x.label === '交通运输局').value;
  await o.post(`/suggestion/${id}/hand-over`, { version: await version(), organ: [organ], role: ['lead'] });
  return o;
}

// ---------------------------------------------------------------- 办

async function fillReply(page, number, body) {
  await page.fill('[name=doc_number]', number);
  await page.fill('[name=body]', body);
  await page.fill('[name=signer]', '石晓燕');
  await page.fill('[name=contact_person]', '方成林');
  await page.fill('[name=phone]', '0990-2000001');
}

async function contacts(page, id) {
  await page.goto(`/suggestion/${id}/contact`);
  await press(page, '保存记录');
  await says(page, '有2处要改', 'a talk needs its way and what was said');
  await choose(page, 'way', 'face');
  await page.fill('[name=summary]', '在村口看了现场，代表要求开学前设好。');
  await press(page, '保存记录');
  await says(page, '沟通已记下');
}

async function handles(browser, server, id) {
  const unit = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(unit, server.accounts.h01);
  await unit.goto(`/suggestion/${id}/sign`);
  await says(unit, '申请退回期限', 'the time to give it back is said, with its article');
  await press(unit, '签收');
  await says(unit, '已签收');
  await contacts(unit, id);
  await unit.goto(`/suggestion/${id}/reply`);
  ok(/^.+、.+代表$/.test(await unit.inputValue('[name=addressee]')), 'it is addressed to the lead deputy and the co-signer');
  await unit.fill('[name=body]', '您提出的建议收悉。');
  await choose(unit, 'class', 'B');
  await press(unit, '存好，看一遍再送签');
  for (const gap of ['文号没有填', '签发人没有填', '联系人没有填']) await says(unit, gap);
  await unit.click('text=回去补');
  same(await unit.inputValue('[name=body]'), '您提出的建议收悉。', 'the draft is saved as typed');
  await fillReply(unit, '云交函〔2026〕90号', '您提出的建议收悉。站牌已列入计划。');
  for (const kind of ['pw', 'pd']) ok((await unit.locator(`label[for^=f-${kind}-]`).first().boundingBox()).height > 10, 'each box of a promise says what it is for');
  await unit.locator('[name=promise_what]').first().fill('设站牌两块');
  await press(unit, '存草稿');
  await says(unit, '每项承诺都要写明', 'a promise needs its day');
  same(await unit.locator('[name=promise_what]').first().inputValue(), '设站牌两块', 'what was typed stays');
  await unit.locator('[name=promise_due]').first().fill('2027-02-20');
  await press(unit, '存好，看一遍再送签');
  await says(unit, '设站牌两块', 'the letter is shown before sign-off');
  await press(unit, '送签');
  await says(unit, '已送签');
  return unit;
}

async function signsOff(browser, server, id, unit) {
  const chief = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(chief, server.accounts.c01);
  await chief.goto(`/suggestion/${id}/sign-off`);
  await says(chief, '云交函〔2026〕90号', 'the chief reads the letter');
  await choose(chief, 'approve', 0);
  await press(chief, '提交');
  await says(chief, '有1处要改', 'sending back needs a reason');
  await chief.fill('[name=reason]', '请写明站牌的位置。');
  await press(chief, '提交');
  await says(chief, '已退回经办人');
  await unit.goto(`/suggestion/${id}/reply`);
  await says(unit, '请写明站牌的位置', 'the handler sees why');
  await unit.fill('[name=body]', '您提出的建议收悉。站牌设在村口和小学门口。');
  await press(unit, '存好，看一遍再送签');
  await press(unit, '送签');
  await chief.goto(`/suggestion/${id}/sign-off`);
  await choose(chief, 'approve', 1);
  await press(chief, '提交');
  await unit.goto(`/suggestion/${id}/send-reply`);
  await press(unit, '发出答复');
  await says(unit, '答复已发出');
  return chief;
}

// ---------------------------------------------------------------- 评

async function rates(page, id, mark, reason, basis) {
  await page.goto(`/suggestion/${id}/rate`);
  await says(page, '结果选不满意', 'what a "not satisfied" leads to is said before');
  await says(page, basis, 'with the rule that says just this');
  ok(!(await page.innerText('main')).includes('《北京市代表建议办理条例》第27条'), 'and none that gives other months');
  await choose(page, 'attitude', 'satisfied');
  await choose(page, 'result', mark);
  if (mark === 'dissatisfied') {
    await press(page, '提交评价');
    await says(page, '有1处要改', 'not satisfied needs a reason');
    ok(await page.isChecked('input[name=result][value=dissatisfied]'), 'the choice is kept');
  }
  await page.fill('[name=reason]', reason);
  await press(page, '提交评价');
  await says(page, '已评价，谢谢您');
}

async function optionsAlike(page, id) {
  await page.goto(`/suggestion/${id}/rate`);
  const boxes = await page.locator('#f-result .opt').evaluateAll((all) => all.map((e) => {
    const r = e.getBoundingClientRect(), s = getComputedStyle(e);
    return [Math.round(r.width), Math.round(r.height), s.backgroundColor, s.borderColor, s.fontWeight].join();
  }));
  same(new Set(boxes).size, 1, 'the three answers look alike');
}

async function wholeLife(browser, server) {
  const id = await proposes(browser, server);
  const o = await handsOver(server, id);
  const unit = await handles(browser, server, id);
  const chief = await signsOff(browser, server, id, unit);
  const lead = await person(browser, server, { viewport: PHONE });
  await signIn(lead, server.accounts.d001);
  await lead.goto(`/suggestion/${id}`);
  await says(lead, '答复已经送到，请您评价', 'the deputy is told what to do');
  await looks(lead, `/suggestion/${id}`, 'party-one');
  await looks(lead, `/suggestion/${id}/rate`, 'party-rate');
  await optionsAlike(lead, id);
  await lead.goto(`/suggestion/${id}/check-contact`);
  await choose(lead, 'agree', 0);
  await press(lead, '提交');
  await says(lead, '有1处要改', 'whoever disputes a talk says why');
  await choose(lead, 'agree', 1);
  await press(lead, '提交');
  await rates(lead, id, 'dissatisfied', '站牌还没有设。', '《浙江省代表建议办理的规定》第24条');
  await says(lead, '正在重新办理', 'it is handled again');
  await contacts(unit, id);
  await unit.goto(`/suggestion/${id}/reply`);
  await says(unit, '不满意', 'the unit is told why it writes again');
  await fillReply(unit, '云交函〔2026〕101号', '站牌已设好，请您查看。');
  await choose(unit, 'class', 'A');
  await press(unit, '存好，看一遍再送签');
  await press(unit, '送签');
  await chief.goto(`/suggestion/${id}/sign-off`);
  await choose(chief, 'approve', 1);
  await press(chief, '提交');
  await unit.goto(`/suggestion/${id}/send-reply`);
  await press(unit, '发出答复');
  await rates(lead, id, 'satisfied', '', '《重庆市代表建议工作条例》第27条');
  await says(lead, '办结');
  await noFaults(lead, 'the deputy');
  for (const p of [unit, chief]) await noFaults(p, 'the unit');
  return { id, o };
}

// ---------------------------------------------------------------- 公开

async function isPublic(browser, server, id, o) {
  const anybody = await person(browser, server, { viewport: PHONE });
  let r = await fetch(`${server.url}/p/suggestion/${id}?c=${COUNTY}`);
  same(r.status, 404, 'what is not published is not there');
  await o.post(`/suggestion/${id}/publish`, { is_public: '1', title: TITLE, body: BODY });
  await looks(anybody, `/p/suggestion/${id}?c=${COUNTY}`, 'party-public-one');
  await looks(anybody, `/p/suggestion?c=${COUNTY}`, 'party-public');
  await anybody.goto(`/p/suggestion?c=${COUNTY}`);
  await anybody.fill('[name=q]', '校车站牌');
  await Promise.all([anybody.waitForURL(/[?&]q=/), anybody.keyboard.press('Enter')]);
  await says(anybody, TITLE, 'the public finds it');
  for (const [session, recess] of [['0', true], [await anybody.locator('select[name=session] option').nth(1).getAttribute('value'), false]]) {
    await anybody.goto(`/p/suggestion?c=${COUNTY}&session=${session}`);
    const numbers = (await anybody.locator('main').innerText()).match(/闭会〔\d+〕第\d+号|第\d+号/g) || [];
    ok(numbers.length > 0 && numbers.every((n) => n.startsWith('闭会') === recess), `${recess ? 'between sessions' : 'of a session'} alone`, numbers.join(' '));
    same(await anybody.inputValue('select[name=session]'), session, 'and the box says so');
  }
  await anybody.goto(`/p/suggestion?c=${COUNTY}&q=没有这样的词`);
  await says(anybody, '没有找到', 'an empty list says so');
  r = await fetch(`${server.url}/p/suggestion/${id}?c=${COUNTY}`, { headers: { Accept: 'application/json' } });
  same((await r.json()).title, TITLE, 'the same as JSON');
  await weigh(server, `/p/suggestion?c=${COUNTY}`, 'the public list');
  await weigh(server, `/p/suggestion/${id}?c=${COUNTY}`, 'a public suggestion');
  await noFaults(anybody, 'the public');
}

// ---------------------------------------------------------------- with scripts

async function keepsWhileWriting(browser, server) {
  const page = await person(browser, server, { viewport: PHONE });
  await page.clock.install();
  await signIn(page, server.accounts.d003);
  await page.goto('/suggestion/draft/new');
  await page.fill('[name=title]', '关于修水渠的建议');
  await page.clock.fastForward(21000);
  await until('the draft is kept', 10, async () => (await page.locator('#kept').innerText()).includes('自动存过'));
  ok(/\/suggestion\/draft\/\d+$/.test(page.url()), 'the draft has its own address');
  await page.fill('[name=body]', '渠道漏水，浇不上地。');
  await page.clock.fastForward(21000);
  await until('it is kept again', 10, async () => {
    const j = await page.evaluate(async () => (await fetch(location.pathname, { headers: { Accept: 'application/json' } })).json());
    return JSON.stringify(j).includes('渠道漏水');
  });
  await press(page, '存草稿');
  await says(page, '草稿已存', 'the button saves over it');
  same(await page.evaluate(() => localStorage.length), 0, 'nothing stays in the browser');
  await twoAtOnce(browser, server, page);
  await noFaults(page, 'writing');
}

async function twoAtOnce(browser, server, first) {
  const second = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(second, server.accounts.d003);
  await second.goto(new URL(first.url()).pathname);
  await first.fill('[name=body]', '渠道漏水，三百亩地浇不上。');
  await press(first, '存草稿');
  await second.fill('[name=body]', '渠道漏水，请早修。');
  await press(second, '存草稿');
  await says(second, '三百亩', 'whoever comes second sees what the first has written');
  same(await second.inputValue('[name=body]'), '渠道漏水，请早修。', 'and keeps what he has typed');
  await press(second, '存草稿');
  await says(second, '草稿已存', 'and may decide');
  await second.context().close();
}

async function deputyPages(browser, server) {
  const page = await person(browser, server, { viewport: PHONE });
  await signIn(page, server.accounts.d001);
  for (const [path, name] of [['/', 'party-home'], ['/suggestion/mine', 'party-mine'], ['/suggestion/draft/new', 'party-draft'],
    ['/suggestion/draft/new?kind=bill', 'party-bill']]) await looks(page, path, name);
  const mine = (await (await page.request.get('/suggestion/mine', { headers: { Accept: 'application/json' } })).json()).rows.map((r) => r.id);
  same(mine, [...mine].sort((a, b) => b - a), 'one\'s own, newest first');
  await page.goto('/');
  const bar = await page.locator('.tabbar a').allInnerTexts();
  same([bar[0], bar.at(-1)], ['首页', '我的'], 'the bar begins at home');
  const cookies = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ');
  for (const path of ['/', '/suggestion/mine', '/suggestion/draft/new']) {
    const html = await (await fetch(server.url + path, { headers: { cookie: cookies } })).text();
    ok(!html.includes('htmx'), `${path} without htmx`);
    ok(gzipSync(html).length < 8 * 1024, `${path}: ${(gzipSync(html).length / 1024).toFixed(1)} KB of HTML`);
  }
  await noFaults(page, 'deputy pages');
}

async function unitPages(browser, server) {
  const page = await person(browser, server, { viewport: DESKTOP });
  let id;
  for (const login of Object.keys(server.accounts).filter((l) => /^h\d/.test(l))) { // a unit that has one
    await signIn(page, server.accounts[login]);
    const j = await page.evaluate(async () => (await fetch('/suggestion?mine=1&state=handling', { headers: { Accept: 'application/json' } })).json());
    id = j.rows[0]?.id;
    if (id) break;
  }
  for (const verb of ['reply', 'contact', 'progress', 'ask-extension']) {
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      await page.goto(`/suggestion/${id}/${verb}`);
      await axe(page, `${verb} at ${viewport.width}`);
      await noSideScroll(page, `${verb} at ${viewport.width}`);
      await shot(page, `party-${verb}-${viewport.width}`);
    }
  }
  await page.goto(`/suggestion/${id}/sign`);
  await says(page, '不能这样', 'an act whose time is over is refused in words');
  await noFaults(page, 'unit pages');
}

// ---------------------------------------------------------------- joint handlers, extension, giving back, withdrawing

// A suggestion of one deputy, handed to units by their names: [[name, role], …].
async function handed(server, deputy, units) {
  const made = await say(deputy, 'POST', '/suggestion/draft/new', { kind: 'suggestion', title: TITLE, body: BODY });
  const { id } = made.json;
  await say(deputy, 'POST', `/suggestion/${id}/submit`, { one_matter: '1' });
  const o = office(server);
  await o.post(`/suggestion/${id}/accept`, {});
  const { fields } = await o.get('/suggestion/filter');
  const { options } = fields.find((f) => f.name === 'organ');
  await o.post(`/suggestion/${id}/hand-over`, {
    organ: units.map(([name]) => options.find((x) => x.label === name).value), role: units.map(([, role]) => role),
  });
  return id;
}

// Who was asked and does not join is told as that, beside those who have confirmed.
async function declined(browser, server) {
  const lead = await person(browser, server, { viewport: PHONE }), friend = await person(browser, server, { viewport: PHONE });
  const [name] = server.accounts.d002.who.split(' ');
  await signIn(lead, server.accounts.d003);
  await signIn(friend, server.accounts.d002);
  const { id } = (await say(lead, 'POST', '/suggestion/draft/new', { kind: 'suggestion', title: TITLE, body: BODY })).json;
  await lead.goto(`/suggestion/draft/${id}?find=${encodeURIComponent(name)}`);
  const [asked, version] = [await lead.getAttribute('[name=cosigner]', 'value'), await lead.getAttribute('[name=version]', 'value')];
  await say(lead, 'POST', `/suggestion/draft/${id}`, { version, kind: 'suggestion', title: TITLE, body: BODY, cosigner: [asked] });
  same((await say(lead, 'POST', `/suggestion/${id}/ask-confirm`, {})).status, 200, 'a co-signer is asked');
  same((await say(friend, 'POST', `/suggestion/${id}/confirm`, { agree: '0', reason: '不了解情况' })).status, 200, 'and does not join');
  await lead.goto(`/suggestion/${id}`);
  await says(lead, '请了1名代表附议，0名已确认', 'how many were asked');
  await says(lead, '1名不附议', 'and how many have refused');
  for (const p of [lead, friend]) await p.context().close();
}

// One call as the person who is signed in on this page: JSON, with the token of its forms.
async function say(page, method, path, body) {
  return page.evaluate(async ([m, p, b]) => {
    const token = document.querySelector('[name=_csrf]').value;
    const r = await fetch(p, {
      method: m, body: b && JSON.stringify(b),
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-CSRF-Token': token },
    });
    return { status: r.status, json: await r.json() };
  }, [method, path, body]);
}

async function workTogether(browser, server) {
  const deputy = await person(browser, server, { viewport: PHONE });
  const [lead, joint] = [await person(browser, server, { viewport: PHONE, script: false }), await person(browser, server, { viewport: PHONE, script: false })];
  await signIn(deputy, server.accounts.d004);
  await signIn(lead, server.accounts.h01);
  await signIn(joint, server.accounts.h03);
  const id = await handed(server, deputy, [['交通运输局', 'lead'], ['住房和城乡建设局', 'joint']]);
  for (const unit of [lead, joint]) {
    await unit.goto(`/suggestion/${id}/sign`);
    await press(unit, '签收');
  }
  await joint.goto(`/suggestion/${id}/advise`);
  await press(joint, '交给主办单位');
  await says(joint, '有1处要改', 'an opinion says something');
  await joint.fill('[name=body]', '我局负责划线。');
  await press(joint, '交给主办单位');
  await lead.goto(`/suggestion/${id}/ask-advice`);
  await says(lead, '我局负责划线', 'the lead reads it');
  await lead.fill('[name=body]', '请写明什么时候划。');
  await press(lead, '请再出意见');
  await joint.goto(`/suggestion/${id}/advise`);
  await says(joint, '请写明什么时候划', 'and asks for more');
  await lead.goto(`/suggestion/${id}/ask-extension`);
  await says(lead, '第51条', 'the longest period is shown with its article');
  await lead.fill('[name=wanted_on]', '2028-01-01');
  await lead.fill('[name=reason]', '要等上级批复。');
  await press(lead, '申请延期');
  ok((await lead.locator('.errs').count()) === 1, 'a day beyond the longest period is refused');
  same(await lead.inputValue('[name=reason]'), '要等上级批复。', 'the reason is kept');
  await lead.fill('[name=wanted_on]', '2027-05-19');
  await press(lead, '申请延期');
  await says(lead, '延期申请已提交');
  await lead.goto(`/suggestion/${id}/progress`);
  await lead.fill('[name=body]', '已到现场测量。');
  await press(lead, '保存');
  await deputy.goto(`/suggestion/${id}`);
  await deputy.locator('summary').click();
  await says(deputy, '已到现场测量', 'the deputy follows the work');
  await deputy.goto(`/suggestion/${id}/withdraw`);
  await press(deputy, '撤回建议');
  await deputy.locator('dialog').getByRole('button', { name: '撤回建议' }).click();
  await says(deputy, '有1处要改', 'withdrawing needs a reason');
  await deputy.fill('[name=note]', '镇里已经设好了站牌。');
  await press(deputy, '撤回建议');
  await deputy.locator('dialog').getByRole('button', { name: '不撤回' }).click();
  same(await deputy.inputValue('[name=note]'), '镇里已经设好了站牌。', 'who says no is where he was');
  await press(deputy, '撤回建议');
  await deputy.locator('dialog').getByRole('button', { name: '撤回建议' }).click();
  await until('it is withdrawn', 10, async () => (await deputy.locator('main').innerText()).includes('已撤回'));
  return { deputy, unit: lead };
}

async function givesBack(server, deputy, unit) {
  const id = await handed(server, deputy, [['交通运输局', 'lead']]);
  await unit.goto(`/suggestion/${id}/give-back`);
  await says(unit, '申请退回期限', 'the limit in workdays is said');
  await press(unit, '申请退回');
  await says(unit, '有1处要改', 'giving back needs a reason');
  await unit.fill('[name=note]', '校车由教育局管理。');
  await press(unit, '申请退回');
  await says(unit, '申请退回这件建议？', 'without scripts the question is a page');
  await press(unit, '申请退回');
  await says(unit, '已申请退回，等决定');
  await deputy.goto(`/suggestion/${id}`);
  await says(deputy, '正在决定由谁办理', 'the deputy is told');
}

async function twoColleagues(browser, server, deputy) {
  const id = await handed(server, deputy, [['交通运输局', 'lead']]);
  const [a, b] = [await person(browser, server, { viewport: PHONE, script: false }), await person(browser, server, { viewport: PHONE, script: false })];
  await signIn(a, server.accounts.h01);
  await signIn(b, server.accounts.c01);
  await a.goto(`/suggestion/${id}/sign`);
  await press(a, '签收');
  for (const page of [a, b]) await page.goto(`/suggestion/${id}/reply`);
  await a.fill('[name=body]', '甲写的正文');
  await press(a, '存草稿');
  await b.fill('[name=body]', '乙写的正文');
  await press(b, '存草稿');
  await says(b, '甲写的正文', 'a colleague who begins the same reply sees what is there');
  same(await b.inputValue('[name=body]'), '乙写的正文', 'and keeps his own');
  await press(b, '存草稿');
  await says(b, '草稿已存', 'his second press is about what he has seen');
  await a.fill('[name=body]', '甲又改了');
  await press(a, '存草稿');
  await says(a, '乙写的正文', 'now the first one is the late one');
  for (const page of [a, b]) await page.context().close();
}

// A bill is entered among the motions, and nowhere else.
async function bill(deputy) {
  const refused = await say(deputy, 'POST', '/suggestion/draft/new', { kind: 'bill', title: '关于饮用水源保护的议案', cause: '水源地有养殖场。' });
  same([refused.status, refused.json.key], [409, 'suggestion.err.bill_elsewhere'], 'not as a kind of suggestion');
  await deputy.goto('/suggestion/draft/new?kind=bill');
  same(new URL(deputy.url()).pathname, '/motion/new', 'the old address leads there');
  await deputy.fill('[name=title]', '关于饮用水源保护的议案');
  await deputy.fill('[name=cause]', '水源地有养殖场。');
  await press(deputy, '存下来');
  const id = new URL(deputy.url()).pathname;
  same((await say(deputy, 'POST', `${id}/submit`, {})).json.key, 'law.bill_needs_grounds', 'a bill needs cause, grounds and proposal');
  await deputy.goto(`${id}/edit`);
  await deputy.fill('[name=grounds]', '《水污染防治法》。');
  await deputy.fill('[name=proposal]', '划定保护区。');
  await press(deputy, '存下来');
  await says(deputy, '还差9人签名', 'and signers enough, which the page says');
  const few = (await say(deputy, 'POST', `${id}/submit`, {})).json;
  same(few.key, 'law.motion_too_few_signers', 'or is refused');
  ok(few.article.includes('组织法'), 'by its article', few.article);
  same((await say(deputy, 'POST', `${id}/withdraw`, {})).status < 400, true, 'thrown away');
}

// ---------------------------------------------------------------- each route: denied, malformed

// A deputy may not act for a unit, a unit not for a deputy, nobody for whom he is not.
const OTHERS = {
  unit: ['draft/new', 'mine', '{id}/confirm', '{id}/submit', '{id}/discard', '{id}/withdraw', '{id}/agree-withdraw', '{id}/confidential', '{id}/check-contact',
    '{id}/rate', '{id}/rate-promise', '{id}/ask-confirm', '{id}/pull-back'],
  deputy: ['{id}/sign', '{id}/give-back', '{id}/ask-extension', '{id}/contact', '{id}/progress', '{id}/advise', '{id}/ask-advice',
    '{id}/reply', '{id}/submit-reply', '{id}/sign-off', '{id}/send-reply', '{id}/report-promise'],
};
// What is refused with 422 before anything is looked up: who, route, fields.
const WRONG = [
  ['deputy', 'draft/new', { category: 'x' }], ['deputy', 'draft/new', { nonsense: '1' }], ['deputy', '{id}/submit', { one_matter: 'perhaps' }],
  ['deputy', '{id}/confirm', { agree: '2' }], ['deputy', '{id}/withdraw', {}], ['deputy', '{id}/confidential', { on: 'x' }],
  ['deputy', '{id}/check-contact', { agree: '1' }], ['deputy', '{id}/rate', { attitude: 'good', result: 'satisfied' }], ['deputy', '{id}/rate-promise', {}],
  ['unit', '{id}/give-back', {}], ['unit', '{id}/ask-extension', { wanted_on: 'soon', reason: 'x' }], ['unit', '{id}/contact', { way: 'dream', summary: 'x' }],
  ['unit', '{id}/progress', {}], ['unit', '{id}/advise', {}], ['unit', '{id}/ask-advice', { body: 'x' }], ['unit', '{id}/reply', { then: 'x' }],
  ['unit', '{id}/sign-off', { approve: '1' }], ['unit', '{id}/report-promise', { promise: '1' }],
];

async function denied(browser, server, id) {
  const people = { deputy: await person(browser, server), unit: await person(browser, server) };
  await signIn(people.deputy, server.accounts.d005);
  await signIn(people.unit, server.accounts.h05);
  for (const [who, routes] of Object.entries(OTHERS)) {
    for (const route of routes) {
      const path = `/suggestion/${route.replace('{id}', id)}`;
      for (const method of route === 'mine' ? ['GET'] : ['GET', 'POST']) {
        const r = await say(people[who], method, path, method === 'POST' ? {} : undefined);
        ok([403, 404, 409, 422].includes(r.status) && (method === 'POST' || r.status !== 422), `${method} ${path} is not for a ${who}`, JSON.stringify(r));
      }
    }
  }
  for (const [who, route, fields] of WRONG) {
    const r = await say(people[who], 'POST', `/suggestion/${route.replace('{id}', id)}`, fields);
    same(r.status, 422, `${route} refuses ${JSON.stringify(fields)}`);
  }
  same((await say(people.deputy, 'GET', '/suggestion/draft/999999999')).status, 404, 'a draft that is not there');
  same((await say(people.deputy, 'GET', `/suggestion/${id}/reply/999999999`)).status, 404, 'a letter that is not there');
  same((await fetch(`${server.url}/p/suggestion?c=000000`)).status, 404, 'a congress that is not there');
  same((await fetch(`${server.url}/p/suggestion?session=x`)).status, 422, 'a session that is no number');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const { id, o } = await wholeLife(browser, server);
    await isPublic(browser, server, id, o);
    await keepsWhileWriting(browser, server);
    await deputyPages(browser, server);
    await unitPages(browser, server);
    await declined(browser, server);
    const { deputy, unit } = await workTogether(browser, server);
    await givesBack(server, deputy, unit);
    await twoColleagues(browser, server, deputy);
    await bill(deputy);
    await denied(browser, server, id);
  } finally {
    await server.stop();
  }
}
