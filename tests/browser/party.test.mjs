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
const says = async (page, what, name = what) =>
  ok((await page.locator('main').innerText()).includes(what), name, await page.locator('main').innerText());
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
  await lead.click('text=提建议');
  await press(lead, '存草稿');
  await says(lead, '草稿已存', 'an empty draft is saved as typed');
  const id = idOf(lead);
  await lead.goto(`/suggestion/${id}/submit`);
  await says(lead, '标题还没有写', 'what is missing is said before it is submitted');
  await lead.goto(`/suggestion/draft/${id}`);
  await lead.fill('[name=title]', TITLE);
  await lead.fill('[name=body]', BODY);
  await lead.fill('[name=find]', name);
  await press(lead, '查找代表');
  same(await lead.inputValue('[name=body]'), BODY, 'looking for a deputy keeps the text');
  await lead.locator('label.opt', { hasText: name }).first().locator('input').check();
  await press(lead, '请附议代表确认');
  await press(lead, '请他们确认');
  await says(lead, '已请附议代表确认');
  await signIn(friend, server.accounts.d002);
  await friend.goto(`/suggestion/${id}/confirm`);
  await says(friend, '四十多名学生', 'a co-signer reads before he answers');
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
  await unit.fill('[name=body]', '您提出的建议收悉。');
  await choose(unit, 'class', 'B');
  await press(unit, '存好，看一遍再送签');
  for (const gap of ['文号没有填', '签发人没有填', '联系人没有填']) await says(unit, gap);
  await unit.click('text=回去补');
  same(await unit.inputValue('[name=body]'), '您提出的建议收悉。', 'the draft is saved as typed');
  await fillReply(unit, '云交函〔2026〕90号', '您提出的建议收悉。站牌已列入计划。');
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

async function rates(page, id, mark, reason) {
  await page.goto(`/suggestion/${id}/rate`);
  await says(page, '结果选不满意', 'what a "not satisfied" leads to is said before');
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
  await rates(lead, id, 'dissatisfied', '站牌还没有设。');
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
  await rates(lead, id, 'satisfied', '');
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
  await anybody.keyboard.press('Enter');
  await anybody.waitForLoadState();
  await says(anybody, TITLE, 'the public finds it');
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
  await signIn(page, server.accounts.h10);
  const j = await page.evaluate(async () => (await fetch('/suggestion?mine=1&state=handling', { headers: { Accept: 'application/json' } })).json());
  const id = j.rows[0].id;
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

// Routes of others: a deputy may not act for a unit, a unit not for a deputy.
async function denied(browser, server, id) {
  const deputy = await person(browser, server), unit = await person(browser, server);
  await signIn(deputy, server.accounts.d005);
  await signIn(unit, server.accounts.h05);
  for (const [page, path] of [[deputy, `/suggestion/${id}/reply`], [deputy, `/suggestion/${id}/sign`], [unit, `/suggestion/${id}/rate`],
    [unit, '/suggestion/draft/new'], [unit, '/suggestion/mine'], [unit, `/suggestion/${id}/sign-off`]]) {
    const status = (await page.goto(path)).status();
    ok(status === 403 || status === 404 || status === 409, `${path} is refused`, status);
  }
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const { id, o } = await wholeLife(browser, server);
    await isPublic(browser, server, id, o);
    await keepsWhileWriting(browser, server);
    await deputyPages(browser, server);
    await unitPages(browser, server);
    await denied(browser, server, id);
  } finally {
    await server.stop();
  }
}
