// SPDX-License-Identifier: MulanPSL-2.0
// A petition from the visit to its end: registered, masked until a reason is given, transferred by the article, answered by
// the organ on a phone, ended; another of the office does not see who petitioned; who looked is listed.
import { readdirSync, readFileSync } from 'node:fs';
import { Machine, Server, cookiesOf, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

const main = (page) => page.locator('main');
const NAME = '尚青禾', PHONE_NUMBER = '13755550123', BODY = '石磨沟的水渠断了三个月。';

async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function silent(page, what, name) {
  return ok(!(await main(page).innerText()).includes(what), name);
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

async function registers(office) {
  await office.goto('/petition/new');
  await press(office, '登记信访');
  await says(office, '请填写类别', 'a category has to be there');
  await office.fill('[name=category]', '农业农村');
  await office.fill('[name=place]', '青石岭镇');
  await office.fill('[name=people]', '8');
  await office.fill('[name=name]', NAME);
  await office.fill('[name=phone]', '137 5555 0123');
  await office.fill('[name=id_number]', '14082619900307123x');
  await office.fill('[name=address]', '青石岭镇石磨沟12号');
  await office.fill('[name=subject]', '水渠断了没有人修');
  await office.fill('[name=body]', BODY);
  await office.fill('[name=wish]', '晚上七点以后打电话');
  await looks(office, 'registering a petition');
  await press(office, '登记信访');
  await says(office, '已登记');
  await says(office, '第二十三条第二款', 'until when to tell, by which article');
  return new URL(office.url()).pathname;
}

async function saysWhy(page) {
  await says(page, '137****0123', 'the telephone is masked');
  await silent(page, NAME, 'so is the name');
  await silent(page, BODY, 'nothing of what was said is there');
  await page.getByText('查看完整信息').click();
  await press(page, '查看');
  await says(page, '请选择为什么要看', 'a reason has to be given');
  await page.selectOption('[name=why]', 'other');
  await press(page, '查看');
  await says(page, '请写明为什么要看', 'another one in words');
  await page.selectOption('[name=why]', 'handle');
  await looks(page, 'saying why');
  await press(page, '查看');
  await says(page, NAME, 'then the name is there');
  await says(page, BODY, 'and what was said');
  await says(page, '晚上七点以后打电话', 'and how he wants to be told');
  await looks(page, 'a petition opened');
}

async function transfers(office, organ) {
  await follow(office, '转送交办');
  await press(office, '转送交办');
  await says(office, '请选择转送给哪个单位', 'to whom');
  await office.selectOption('[name=organ]', await office.locator('[name=organ] option', { hasText: organ }).first().getAttribute('value'));
  await looks(office, 'transferring a petition');
  await press(office, '转送交办');
  await says(office, '由承办单位书面告知信访人', 'the organ has to say that it has it');
  await says(office, '第二十三条第二款', 'and we that it went there');
  await says(office, '代承办单位登记受理', 'what is noted for an organ says so');
}

// Sent to the wrong organ: it objects, and we look into it first; another wrong one is taken back with a reason. Each is told
// and does not see it any more.
async function comesBack(browser, server, office, path) {
  const handlerOf = (organ) => Object.values(server.accounts).find((x) => /^h\d/.test(x.login) && x.who.includes(organ));
  const first = await person(browser, server, { viewport: PHONE }), second = await person(browser, server);
  await signIn(first, handlerOf('教育'));
  await signIn(second, handlerOf('财政'));
  await transfers(office, '教育');
  await first.goto(path);
  await follow(first, '提出异议');
  await press(first, '提出异议');
  await says(first, '请填写内容', 'an objection says why');
  await first.fill('[name=text]', '水渠归水利部门管。');
  await looks(first, 'an organ objects on the phone');
  await press(first, '提出异议');
  await says(first, '提出异议，请经办人核实', 'which is looked into');
  await office.goto(path);
  await follow(office, '同意交还');
  await looks(office, 'agreeing to an objection');
  await press(office, '同意交还');
  await says(office, '待处理', 'it is ours again');
  same((await first.goto(path)).status(), 404, 'the organ does not see it any more');
  await transfers(office, '财政');
  await follow(office, '收回转送');
  await press(office, '收回转送');
  await says(office, '请填写内容', 'taking back says why');
  await office.fill('[name=text]', REASON);
  await looks(office, 'taking a transfer back');
  await press(office, '收回转送');
  await says(office, '待处理', 'ours once more');
  await says(office, '收回转送', 'in its steps');
  await looks(office, 'a petition that came back');
  same((await second.goto(path)).status(), 404, 'nor does the other');
  await second.goto('/notice');
  await says(second, '已经收回', 'both were told');
  await silent(second, REASON, 'without what was written');
  await looks(second, 'told that it was taken back');
  for (const page of [first, second]) noFaults(page, 'petitions sent to the wrong organ');
}
const REASON = '看错了单位的名字。';

async function reports(unit, path) {
  await unit.goto('/petition');
  await looks(unit, 'petitions of an organ on the phone');
  await unit.goto(path);
  await says(unit, '137****0123', 'the organ sees masks, too');
  await silent(unit, '第二十三条第二款', 'what we have to tell is not its clock');
  await follow(unit, '受理并告知');
  await looks(unit, 'taking on, on the phone');
  await press(unit, '受理并告知');
  await says(unit, '由承办单位办结、反馈', 'then it has to finish');
  await follow(unit, '反馈结果');
  await unit.fill('[name=text]', '水渠已经修通，当面答复了信访人。');
  await looks(unit, 'reporting on the phone');
  await press(unit, '反馈结果');
  await says(unit, '已答复');
  await says(unit, '第三十五条', 'until when a review may be asked for');
}

async function others(other, path) {
  await other.goto(path);
  await says(other, '您不办理这一件', 'who does not handle it');
  await silent(other, '137****', 'does not even see masks');
  const csrf = await other.evaluate(() => document.querySelector('input[name=csrf]')?.value ?? '');
  const answer = await other.request.post(`${path}/reveal`, { form: { csrf, why: 'handle' }, maxRedirects: 0 });
  ok([403, 409].includes(answer.status()), 'nor may he say why', answer.status());
}

// Whoever does not handle the case finds nobody in it: neither by its own pages nor in lists, sheets, search, the journal,
// notices, or what one is told when it goes wrong.
async function nobodyElse(server, path) {
  const unit = Object.values(server.accounts).find((x) => /^h\d/.test(x.login) && x.who.includes('财政'));
  const logins = ['office2', 'leader', 'admin', 'reader', 'committee', 'keeper', 'd001', unit.login];
  const places = [path, `${path}/edit`, `${path}/person`, `${path}/file`, `${path}/opinion`, `${path}/do/end`, `${path}/assign`,
    `${path}/lead`, `${path}/paper?which=told&format=docx`, '/petition?limit=50', '/petition/export?format=csv', '/journal?limit=50',
    '/journal/export?format=csv', '/notice', '/privacy/looks', '/privacy/due?kind=petition.ended', '/', `/search?q=${encodeURIComponent('水渠')}`];
  const words = [NAME, PHONE_NUMBER, '14082619900307123', '石磨沟12号', '晚上七点以后', BODY, REASON];
  const found = [];
  let read = 0;
  for (const login of logins) {
    const a = server.accounts[login];
    const signed = await fetch(`${server.url}/account/sign-in`, { method: 'POST', body: JSON.stringify({ login, password: a.password }),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' } });
    const Cookie = cookiesOf(signed).map((pair) => pair.join('=')).join('; ');
    for (const place of places) {
      for (const Accept of ['text/html', 'application/json']) {
        const answer = await fetch(server.url + place, { headers: { Accept, Cookie }, redirect: 'manual' });
        const text = await answer.text();
        read += answer.status === 200;
        for (const word of words) if (text.includes(word)) found.push(`${login} ${place}: ${word}`);
      }
    }
  }
  ok(read > logins.length * 6, 'others read their pages', read);
  same(found, [], 'and nobody else finds who petitioned');
  same(words.filter((word) => server.log.includes(word)), [], 'nor is it in the log');
}

async function finds(office, path) {
  await office.goto('/petition');
  await looks(office, 'petitions');
  await office.getByText('按电话或者身份证号查找').click();
  await office.fill('main [name=q]', PHONE_NUMBER);
  await Promise.all([office.waitForURL(/person=/), main(office).locator('form[action="/petition/find"] button').click()]);
  same(await main(office).locator('tbody tr').count(), 1, 'found by the exact telephone');
  ok(!office.url().includes(PHONE_NUMBER), 'which is in no address');
  await main(office).locator('tbody a').first().click();
  await office.waitForLoadState();
  same(new URL(office.url()).pathname, path, 'the one');
}

// That he was told is noted when he was; until then its days run beside those of the organ.
async function tells(office) {
  await follow(office, '登记告知');
  await looks(office, 'noting that he was told');
  await press(office, '登记告知');
  await silent(office, '第二十三条第二款', 'the days to tell him are over');
}

// What a petitioner hands in: sealed, read by who handles the case and has said why, gone with the case's time.
async function handsIn(office, server, path) {
  await office.goto(path);
  await follow(office, '添加材料');
  await press(office, '添加材料');
  await says(office, '请选择一个文件', 'nothing was chosen');
  await office.setInputFiles('[name=file]', { name: '卫家的证明.txt', mimeType: 'text/plain', buffer: Buffer.from(PROOF) });
  await press(office, '添加材料');
  await says(office, '卫家的证明.txt', 'it stands in the case');
  await looks(office, 'a petition with what was handed in');
  const at = await main(office).getByRole('link', { name: '卫家的证明.txt' }).getAttribute('href');
  same(await (await office.request.get(at)).text(), PROOF, 'and is read as it was');
  const files = readdirSync(server.dir, { withFileTypes: true, recursive: true }).filter((e) => e.isFile());
  const bytes = (e) => { try { return readFileSync(`${e.parentPath || e.path}/${e.name}`); } catch { return Buffer.alloc(0); } }; // gone meanwhile
  const found = files.filter((e) => bytes(e).includes(PROOF) || bytes(e).includes('卫家的证明'));
  ok(found.length === 0, 'neither its name nor its bytes lie anywhere', found.map((e) => e.name).join(' '));
  const stranger = new Machine(server, 'office', '办公室');
  ok((await stranger.get(at)).status >= 400, 'who does not handle the case gets nothing');
}
const PROOF = '兹证明卫家三口于2026年10月8日迁入。';

// Somebody whom it is about keeps out of it: he is not named again until another says it was a mistake.
async function keepsOut(office, phone, path) {
  await office.goto(`${path}/lead`);
  const who = await office.locator('main [name=account] option').nth(1).getAttribute('value');
  await office.goto(path);
  await follow(office, '登记回避');
  await press(office, '登记回避');
  await says(office, '请选择谁回避', 'who is to keep out has to be said');
  await office.selectOption('[name=account]', who);
  await office.selectOption('[name=ground]', 'accused');
  await looks(office, 'who keeps out of a petition');
  await press(office, '登记回避');
  await says(office, '被检举、控告的就是本人', 'who keeps out, and why');
  await looks(office, 'a petition out of which somebody keeps');
  await phone.goto(path);
  await looks(phone, 'a petition out of which somebody keeps, on a phone');
  await office.goto(`${path}/lead`);
  await office.selectOption('[name=account]', who);
  await press(office, '领导包案');
  await says(office, '已经回避这一件', 'he does not lead it');
  await says(office, '第二十八条第三款', 'by which article');
  await office.goto(path);
  await press(office, '解除回避');
  await silent(office, '回避人员', 'it was a mistake');
}

async function ends(office) {
  await follow(office, '办结');
  await office.selectOption('[name=outcome]', 'solved');
  await press(office, '办结');
  await says(office, '已解决');
  const paper = await office.request.get(`${new URL(office.url()).pathname}/paper?which=reply&format=docx`);
  same(paper.status(), 200, 'the letter to the petitioner');
}

// An opinion becomes a petition, and knows of it.
async function fromOpinion(office) {
  await office.goto('/opinion');
  await main(office).locator('tbody a, .rows a').first().click();
  await office.waitForLoadState();
  await follow(office, '转为信访');
  ok((await office.inputValue('[name=subject]')).length > 0, 'what was said comes along');
  same(await office.inputValue('[name=name]') + await office.inputValue('[name=phone]'), '', 'but not who, unless one has said why');
  await says(office, '加密带过来', 'he goes along unseen');
  await looks(office, 'a petition from an opinion');
  await press(office, '登记信访');
  await says(office, '由群众意见转来', 'linked to the opinion');
}

export default async function test(browser) {
  const server = await Server.start();
  const a = server.accounts;
  const office = await person(browser, server), unit = await person(browser, server, { viewport: PHONE });
  await signIn(office, a.office);
  const path = await registers(office);
  await saysWhy(office);
  await handsIn(office, server, path);
  const handler = Object.values(a).find((x) => /^h\d/.test(x.login) && x.who.includes('水利局'));
  await comesBack(browser, server, office, path);
  await transfers(office, '水利局');
  await tells(office);
  await signIn(unit, handler);
  await reports(unit, path);
  const other = await person(browser, server);
  await signIn(other, a.office2);
  await others(other, path);
  const phone = await person(browser, server, { viewport: PHONE });
  await signIn(phone, a.office2);
  await keepsOut(office, phone, path);
  await finds(office, path);
  await nobodyElse(server, path);
  await ends(office);
  await fromOpinion(office);
  const leader = await person(browser, server);
  await signIn(leader, a.leader);
  await leader.goto('/privacy/looks');
  await says(leader, '办理需要', 'who looked, and why');
  await looks(leader, 'who looked');
  await leader.goto('/privacy');
  await looks(leader, 'periods');
  await leader.goto('/privacy/edit?kind=petition.ended');
  await leader.fill('[name=months]', '5000');
  await press(leader, '改保存期');
  await says(leader, '请填0到1200的整数', 'not for ever and a day');
  await leader.fill('[name=months]', '1');
  await press(leader, '改保存期');
  await says(leader, '办结后保存1个月');
  await leader.goto('/privacy/due?kind=petition.ended');
  await looks(leader, 'what is erased next');
  await main(leader).getByRole('button', { name: '现在清除到期的' }).click();
  await leader.locator('dialog[open]').getByRole('button', { name: '现在清除到期的' }).click();
  await says(leader, '已清除', 'what has had its time is gone');
  for (const page of [office, unit, other, leader]) noFaults(page, 'petitions');
  await server.stop();
}
