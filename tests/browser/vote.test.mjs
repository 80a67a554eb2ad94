// SPDX-License-Identifier: MulanPSL-2.0
// Votes as people hold them: by name and secret on phones, an election, hands, paper, a shared terminal, without
// scripts; screens that come back by themselves after the server was started anew.
import { DESKTOP, Machine, PHONE, Server, axe, noFaults, noSideScroll, ok, person, same, shot, signIn, until } from './lib.mjs';

const BUDGET = '关于批准2026年县级财政预算调整方案的决议（草案）';
const says = async (page, text, what) => until(what, 20, async () => (await page.textContent('body')).includes(text))
  .then(() => ok(true, what), (e) => ok(false, what, e.message));

// A page that follows a vote may just be loading itself anew.
const visit = (page, url) => page.goto(url).catch(() => page.goto(url));

class Console {
  constructor(server) { this.it = new Machine(server, 'operator', '办公室'); }
  async begin() {
    const fields = (await this.it.get('/vote/new')).json.page.fields;
    this.body = fields.find((f) => f.name === 'body').options.find((o) => /常务委员会$/.test(o.label)).value;
  }
  async prepare(what) {
    return this.it.done('/vote/new', { kind: 'motion', method: 'device', rule: 'half_of_all', body: this.body, seconds: 0, ...what });
  }
  // All but the last four are here: 31 of 35.
  async open(id, absent = 4) {
    const { people } = (await this.it.get(`/vote/${id}/open`)).json;
    return this.it.done(`/vote/${id}/open`, { present: people.slice(0, people.length - absent).map((p) => p.value) });
  }
  // Two scrutineers who come to the desk one after the other; their codes.
  async scrutineers(id) {
    const { fields } = (await this.it.get(`/vote/${id}/appoint`)).json.page;
    for (const member of fields.find((f) => f.name === 'member').options.slice(-2).map((o) => o.value))
      await this.it.done(`/vote/${id}/appoint`, { member });
    return [await shownAtDesk(this.desk, id), await shownAtDesk(this.desk2, id)]; // no account sees both
  }
  async close(id) { return this.it.done(`/vote/${id}/close`, { sure: true }); }
  async announce(id) { return this.it.done(`/vote/${id}/announce`, { sure: true }); }
  async result(id) { return (await this.it.get(`/vote/${id}`)).json.result; }
  async state(id) { return (await this.it.get(`/vote/${id}`)).json.state; }
}

async function choose(page, id, value) {
  await page.goto(`/vote/${id}/ballot`);
  await page.click(`button[name=v][value=${value}]`);
  await page.waitForSelector('text=您选的是');
}
async function confirm(page) {
  await page.click('text=确认提交');
  await page.waitForURL(/\/ballot$/);
}

// ---------------------------------------------------------------- by name, on three phones, one without scripts
async function byName(hall, phones, screen, operator) {
  const id = await hall.prepare({ title: BUDGET, seconds: 900 });
  for (const [what, key] of [['appoint', 'vote.key.by_name'], ['turn', 'vote.no_key'], ['way', 'vote.not_open'], ['repeat', 'vote.not_counted'], ['count', 'vote.by_device']]) {
    const r = await hall.it.get(`/vote/${id}/${what}`);
    same([r.status, r.json.key], [409, key], `${what}: cannot be done now, which is said at once`);
  }
  await operator.goto(`/vote/${id}/turn`);
  await axe(operator, 'a page that cannot be sent');
  await operator.click('main a:has-text("返回")');
  ok(operator.url().endsWith(`/vote/${id}`), 'and leads back');
  ok(!(await operator.textContent('main')).includes('监票人'), 'no scrutineers are offered');
  ok((await operator.textContent('.next')).includes('开始表决'), 'what comes next is said');
  await phones[0].goto(`/vote/${id}/ballot`);
  await says(phones[0], '还没有开始', 'before it opens the phone says so');
  await screen.goto(`/vote/${id}/screen`);
  await hall.open(id);
  await phones[0].waitForSelector('button[name=v]');
  ok(true, 'the ballot opens on the phone by itself');
  await axe(phones[0], 'a ballot');
  await noSideScroll(phones[0], 'a ballot');
  await screen.waitForSelector('.huge');
  await axe(screen, 'the screen while a vote runs');
  ok(!(await screen.textContent('body')).includes('何丽华'), 'nobody is named on the screen');
  await choose(phones[0], id, 'y');
  ok(!phones[0].url().includes('y') && phones[0].url().endsWith('/confirm'), 'the choice is not in the address');
  await axe(phones[0], 'the question before it is final');
  await phones[0].click('text=重新选');
  await choose(phones[0], id, 'n');
  await confirm(phones[0]);
  await says(phones[0], '您选的是：反对', 'a vote by name says what was chosen');
  await phones[0].click('a:has-text("改选")');
  await phones[0].click('button[name=v][value=y]');
  await confirm(phones[0]);
  await says(phones[0], '您选的是：赞成', 'until it closes it may be changed');
  await choose(phones[1], id, 'a'); // without scripts
  await confirm(phones[1]);
  await says(phones[1], '您选的是：弃权', 'a phone without scripts votes');
  await until('the screen counts', 20, async () => (await screen.textContent('.sub b[data-fill=voted]')) === '2');
  ok(true, 'the screen counts who has voted');
  await choose(phones[2], id, 'y');
  await hall.close(id);
  await phones[2].waitForSelector('text=表决已结束');
  ok(true, 'a phone that was still asking hears that it is over');
  same(await hall.state(id), 'counted', 'counted at once');
  await visit(operator, `/vote/${id}`);
  await axe(operator, 'the console of a counted vote');
  await shot(operator, 'vote-counted');
  const r = await hall.result(id);
  same([r.yes, r.no, r.abstain, r.not_pressed, r.absent, r.all, r.needed, r.passed], [1, 0, 1, 29, 4, 35, 18, false],
    'for, against, abstained, not pressed, absent, all, needed');
  ok(/35/.test(r.formula) && /组织法/.test(r.article), 'formula and article stand beside it', `${r.formula} ${r.article}`);
  ok(!(await screen.textContent('body')).includes('未通过'), 'the screen keeps it until the chair has said it');
  await operator.click('a:has-text("未按表决器") , dd:has-text("29") a');
  same(await operator.locator('tbody tr').count(), 29, 'the figure opens its rows');
  await axe(operator, 'the list behind a figure');
  await hall.announce(id);
  await screen.waitForSelector('text=未通过');
  ok(true, 'announced, the screen shows the result by itself');
  await axe(screen, 'the result on the screen');
  ok(/未按表决器29人\s*缺席4人/.test(await screen.textContent('main')), 'not pressed and absent are two figures');
  ok(!/按键/.test(await screen.textContent('body')), 'nobody is told to press a key');
  const twice = await hall.it.post('/vote/new', { kind: 'motion', method: 'device', rule: 'half_of_all', body: hall.body, title: BUDGET });
  same([twice.status, twice.json.errors[0].field], [422, 'reason'], 'the same matter wants a reason');
  const again = await hall.prepare({ title: BUDGET, reason: '计票口径有误，主任会议提请重新表决' });
  await operator.goto(`/vote/${again}`);
  ok((await operator.textContent('main')).includes('计票口径有误'), 'which stands on its page');
  same(await operator.locator(`a[href="/vote/${id}"]`).count(), 1, 'and leads to the former');
  await operator.goto('/vote/new?what=appointment');
  ok(await operator.locator('main form .f:visible').count() <= 3, 'a new vote asks for what it needs');
  await axe(operator, 'a new vote');
  await operator.fill('[name=title]', '人事任免');
  await operator.selectOption('[name=body]', hall.body);
  await operator.click('main form .btn.pri');
  await says(operator, '请写明任免谁', 'an appointment without a name is refused');
  same(await operator.locator('.tabnav a[aria-current=page]').textContent(), '任免', 'and the form is the same again');
  await shot(screen, 'vote-screen');
  await phones[1].goto(`/vote/${id}`);
  ok((await phones[1].textContent('body')).includes('未通过'), 'and so does the phone');
}

// ---------------------------------------------------------------- secret, with two scrutineers
async function appoint(operator, id, name) {
  await operator.goto(`/vote/${id}/appoint`);
  await operator.selectOption('[name=member]', { label: name });
  await operator.click('main form .btn.pri');
  await says(operator, `已确定${name}`, `${name} is appointed`);
  ok(await operator.locator('.codes').count() === 0, 'which shows no code');
}
const codeOn = async (page) => (await page.textContent('.codes')).replace(/\s/g, '');
// Whoever has none yet is shown his code on the office's screen, and puts it away.
async function shownAtDesk(operator, id) {
  await visit(operator, `/vote/${id}`);
  await operator.click('.next a.btn:has-text("在这里给本人看")');
  await operator.check('[name=declares]');
  await operator.click('button:has-text("显示开票码")');
  await operator.waitForSelector('.codes');
  const code = await codeOn(operator);
  await operator.click('button:has-text("本人已收好")');
  await says(operator, '开票码已收好', 'a code is put away');
  return code;
}
// Each takes his own: one on his phone, the other at the desk; never both on one screen.
async function takeCodes(operator, one, server, id) {
  const name = server.accounts.d001.who.split(' ')[0];
  await visit(operator, `/vote/${id}`);
  ok((await operator.textContent('.next')).includes('确定两位监票人'), 'the page says what comes next');
  await operator.click('.next a.btn');
  await operator.waitForSelector('[name=member]');
  await appoint(operator, id, name);
  await appoint(operator, id, '宋喜顺');
  await axe(operator, 'scrutineers without codes');
  await one.goto(`/vote/${id}`);
  ok((await one.textContent('.next')).includes('您是监票人'), 'a scrutineer is told on his own page');
  await one.click('.next a.btn');
  await one.click('button:has-text("显示开票码")');
  await one.waitForSelector('.errs');
  ok(await one.locator('.codes').count() === 0, 'nothing is shown before he declares to be no candidate');
  await one.check('[name=declares]');
  await one.click('button:has-text("显示开票码")');
  await one.waitForSelector('.codes');
  await axe(one, 'a code, shown once');
  await noSideScroll(one, 'a code, shown once');
  const codes = [await codeOn(one)];
  const again = await one.request.get(`/vote/${id}/code`);
  same(again.status(), 409, 'it cannot be seen again');
  const mine = await operator.request.get(`/vote/${id}/code?scrutineer=${(await operator.locator('input[name=scrutineer]').first().inputValue())}`);
  same(mine.status(), 409, 'nor by the office');
  codes.push(await shownAtDesk(operator, id));
  ok(codes[0].length === 24 && codes[0] !== codes[1], 'two codes');
  return codes;
}

async function secret(browser, server, hall, phones, operator) {
  const id = await hall.prepare({ title: '关于任命张建平为县应急管理局局长的议案', secret: true });
  const open = await hall.it.post('/vote/new', { kind: 'election', title: '选举', options: '甲', seats: 1, post: 'chief', occasion: 'first', method: 'device', rule: 'half_of_all', body: hall.body });
  ok(open.status === 409 && /法/.test(open.json.article || ''), 'an election by name is refused, with the article', JSON.stringify(open.json));
  const refused = await hall.it.post(`/vote/${id}/open`, { present: [] });
  ok(refused.status !== 200, 'without scrutineers it does not open', JSON.stringify(refused.json));
  const codes = await takeCodes(operator, phones[0], server, id);
  await visit(operator, `/vote/${id}`);
  await operator.click('button[aria-label="更换监票人宋喜顺"]');
  await says(operator, '已不再担任监票人', 'one whose code is lost is replaced');
  await appoint(operator, id, '宋喜顺');
  const early = await hall.it.get(`/vote/${id}/open`);
  same([early.status, early.json.key], [409, 'vote.code_not_taken'], 'the page to open it says what is missing');
  codes[1] = await shownAtDesk(operator, id);
  same((await hall.it.get(`/vote/${id}/turn`)).json.key, 'vote.turn.not_open', 'nor can a code be entered yet');
  await hall.open(id);
  same((await hall.it.get(`/vote/${id}/appoint`)).json.key, 'vote.key.too_late', 'nobody is appointed while it runs');
  await choose(phones[0], id, 'y');
  await confirm(phones[0]);
  ok(!(await phones[0].textContent('body')).includes('赞成'), 'afterwards the page does not show the choice');
  const back = await phones[0].goBack().then(() => phones[0].textContent('body'), () => 'nothing kept');
  ok(!back.includes('您选的是'), 'going back shows nothing that was sent');
  const again = await person(browser, server, { viewport: PHONE }); // the same person on a second phone
  await signIn(again, server.accounts.d001);
  await again.goto(`/vote/${id}/ballot`);
  await says(again, '已表决', 'a second phone of the same person is told');
  await again.context().close();
  await choose(phones[1], id, 'n');
  await confirm(phones[1]);
  // a session that ends between choosing and sending keeps the choice nowhere
  await choose(phones[2], id, 'y');
  await phones[2].context().clearCookies();
  await phones[2].click('text=确认提交');
  await says(phones[2], '刚才填的没有保存', 'an ended session says what to do');
  ok(!/value="y"/.test(await phones[2].content()), 'and the choice is not in the page');
  await phones[2].fill('[name=login]', server.accounts.d003.login);
  await phones[2].fill('[name=password]', server.accounts.d003.password);
  await phones[2].click('main button');
  await phones[2].waitForSelector('button[name=v]');
  await phones[2].click('button[name=v][value=y]');
  await phones[2].waitForSelector('text=确认提交');
  await confirm(phones[2]);
  await hall.close(id);
  same(await hall.state(id), 'closed', 'closed, and not counted without keys');
  await visit(operator, `/vote/${id}`);
  ok(/请监票人.+和宋喜顺分别输入开票码/.test(await operator.textContent('.next')), 'who enters his code is said by name');
  const names = await hall.it.get(`/vote/${id}/names`);
  ok(names.status !== 200, 'no list of names before the result');
  await operator.goto(`/vote/${id}/turn`);
  await operator.fill('[name=code]', 'aaaa bbbb cccc dddd eeee ffff');
  await operator.click('button:has-text("开票")');
  await operator.waitForSelector('.errs');
  ok(true, 'a wrong code is refused');
  await operator.fill('[name=code]', codes[0].match(/.{1,4}/g).join(' ').toUpperCase());
  await operator.click('button:has-text("开票")');
  await says(operator, '请另一位监票人输入开票码', 'one key alone opens nothing');
  ok((await operator.textContent('.next')).includes('请监票人宋喜顺输入开票码'), 'and the other one is asked');
  same(await hall.state(id), 'closed', 'still closed');
  const phone = await person(browser, server, { viewport: PHONE });
  await signIn(phone, server.accounts.d002);
  await phone.goto(`/vote/${id}/turn#${codes[1]}`); // what the QR code holds
  same(await phone.inputValue('[name=code]'), codes[1], 'a scanned code is in the box');
  ok(!phone.url().includes('#'), 'and no longer in the address');
  await phone.click('button:has-text("开票")');
  await says(phone, '已开票计数', 'with both it is counted');
  await phone.context().close();
  same((await hall.it.get(`/vote/${id}/turn`)).json.key, 'vote.turn.counted', 'and nothing is left to be opened');
  await visit(operator, `/vote/${id}`);
  ok((await operator.textContent('main')).includes('开票后密钥即销毁，开票码也作废'), 'what becomes of keys and codes is said');
  const r = await hall.result(id);
  same([r.yes, r.no, r.abstain], [2, 1, 0], 'the sealed ballots add up');
  same([r.yes_url, r.no_url], ['', ''], 'a secret figure opens no names');
}

// ---------------------------------------------------------------- an election
async function election(hall, phones) {
  const id = await hall.prepare({
    kind: 'election', title: '选举云溪县第十八届人大常委会副主任', options: '赵文彬，教科文卫工委\n钱桂香，城环工委\n孙志刚', seats: 2, write_in: true, post: 'vice', occasion: 'first',
    secret: true,
  });
  const codes = await hall.scrutineers(id);
  await hall.open(id);
  const [page, plain] = phones;
  await page.goto(`/vote/${id}/ballot`);
  await axe(page, 'a ballot of an election');
  await noSideScroll(page, 'a ballot of an election');
  for (const m of ['m000', 'm001', 'm002']) await page.check(`[name=${m}][value=y]`);
  same(await page.textContent('[data-chosen]'), '3', 'the page counts what is chosen');
  same(await page.$eval('.sum', (e) => [getComputedStyle(e).position, getComputedStyle(e).backgroundColor]), ['sticky', 'rgb(255, 255, 255)'],
    'the count stays in sight, on a ground of its own');
  await page.click('text=下一步');
  ok(await page.isVisible('[data-over]') && page.url().endsWith('/ballot'), 'too many are not sent');
  await page.check('[name=m001][value=a]');
  await page.check('[name=m002][value=n]');
  await page.fill('[name=w002]', '周敏');
  await page.check('[name=m000][value=a]');
  await page.click('text=下一步');
  await page.waitForSelector('text=已选1名，应选2名');
  ok((await page.textContent('body')).includes('周敏'), 'another person stands on the question');
  await page.click('text=重新选');
  await page.waitForSelector('[name=m002]');
  same(await page.inputValue('[name=w002]'), '周敏', 'going back keeps everything');
  await page.check('[name=m000][value=y]');
  await page.click('text=下一步');
  await page.waitForSelector('text=已选2名，应选2名');
  await confirm(page);
  // without scripts the server refuses the same
  await plain.goto(`/vote/${id}/ballot`);
  await plain.check('[name=m000][value=y]');
  await plain.check('[name=m001][value=n]');
  await plain.click('text=下一步');
  await says(plain, '请在这一项里选一个', 'a line that was left out is named');
  for (const m of ['m000', 'm001', 'm002']) await plain.check(`[name=${m}][value=y]`);
  await plain.click('text=下一步');
  await says(plain, '所选人数多于应选人数', 'too many are refused by the server, too');
  await plain.check('[name=m002][value=n]');
  await plain.click('text=下一步');
  await plain.click('text=确认提交');
  await says(plain, '已表决', 'an election without scripts');
  await hall.close(id);
  for (const code of codes) await hall.it.done(`/vote/${id}/turn`, { code });
  const r = await hall.result(id);
  same(r.lines.map((l) => [l.name, l.yes, l.no, l.abstain, l.passed]),
    [['赵文彬', 2, 0, 0, false], ['钱桂香', 1, 0, 1, false], ['孙志刚', 0, 2, 0, false], ['周敏', 1, 0, 0, false]], 'every candidate, and who was written in');
}

// ---------------------------------------------------------------- hands and paper, by two tellers
async function tellers(server, hall, operator, office) {
  const id = await hall.prepare({ title: '关于加强城区停车管理的决定（草案）' });
  await hall.open(id);
  await hall.it.done(`/vote/${id}/way`, { method: 'hands' });
  await hall.close(id);
  same(await hall.state(id), 'closed', 'hands wait for the tellers');
  const enter = async (page, yes, no, abstain) => {
    await page.goto(`/vote/${id}/count`);
    await page.fill('[name=yes]', String(yes));
    await page.fill('[name=no]', String(no));
    await page.fill('[name=abstain]', String(abstain));
    await page.click('button:has-text("提交票数")');
    await page.waitForURL(new RegExp(`/vote/${id}$`));
  };
  const machine = await hall.it.post(`/vote/${id}/count`, { yes: [24], no: [4], abstain: [3] });
  same([machine.status, machine.json.key], [403, 'vote.people_only'], 'a machine is no teller');
  await operator.goto(`/vote/${id}/count`);
  await axe(operator, 'what a teller fills in');
  await enter(operator, 24, 4, 3);
  await office.goto(`/vote/${id}`);
  ok((await office.textContent('body')).includes('您录入后才显示'), 'one teller is not shown what the other counted');
  await enter(office, 25, 3, 3);
  await says(office, '两位计票人的数字不一致', 'two counts that differ are said to differ');
  await enter(operator, 25, 3, 3);
  await says(operator, '两位计票人的数字一致', 'and then they agree');
  const r = await hall.result(id);
  same([r.yes, r.no, r.abstain, r.passed], [25, 3, 3, true], 'counted from the tellers');

  const paper = await hall.prepare({ kind: 'rating', title: '县政府部门工作测评', options: '县发改局\n县教育局', method: 'paper',
    rule: 'share_of_ballots', pass_percent: 80, pass_grades: 2, basis: '云溪县人大常委会工作评议办法' });
  const roll = await (await operator.request.get(`/vote/${paper}/roll-paper`)).text();
  ok(roll.includes('宋喜顺'), 'the roll is printed before it opens, to be ticked by hand', roll.slice(-2000));
  await hall.open(paper);
  await hall.close(paper);
  const bundle = async (page, number, ballots, spoiled, figures) => {
    await page.goto(`/vote/${paper}/count`);
    await page.fill('[name=bundle]', String(number));
    await page.fill('[name=ballots]', String(ballots));
    await page.fill('[name=spoiled]', String(spoiled));
    for (const [i, n] of figures.entries()) await page.locator('[name=grade]').nth(i).fill(String(n));
    await page.click('button:has-text("提交票数")');
  };
  await bundle(operator, 1, 20, 1, [15, 3, 1, 8, 6, 5]);
  await says(operator, '第1捆已录入', 'a bundle is entered');
  await bundle(office, 1, 20, 1, [14, 4, 1, 8, 6, 5]);
  await says(office, '县发改局满意您14、另一位15', 'where two tellers differ is said to the figure');
  await axe(office, 'bundles that differ');
  await bundle(office, 1, 20, 1, [15, 3, 1, 8, 6, 5]);
  await says(office, '第1捆两人一致', 'counted again, they agree');
  for (const page of [operator, office]) {
    await bundle(page, 2, 11, 0, [5, 5, 1, 2, 6, 3]);
    await page.waitForSelector('text=第2捆');
    await page.click('button:has-text("提交合计")');
    await page.waitForURL(new RegExp(`/vote/${paper}$`));
  }
  const p = await hall.result(paper);
  same(p.lines.map((l) => [l.name, ...l.grades.map((g) => g.count), l.passed]),
    [['县发改局', 20, 8, 2, true], ['县教育局', 10, 12, 8, false]], 'a rating on paper, each object by itself');
  same(p.spoiled, 1, 'with its spoiled ballot');
  for (const what of ['ballot-paper', 'roll-paper', 'result-paper']) {
    const answer = await operator.request.get(`/vote/${paper}/${what}?format=pdf`);
    ok(answer.status() === 200 && (await answer.body()).subarray(0, 4).toString() === '%PDF', `${what} as PDF`);
  }
}

// ---------------------------------------------------------------- the shared terminal
async function terminal(browser, server, hall, operator) {
  const id = await hall.prepare({ title: '关于召开县第十八届人民代表大会第六次会议的决定（草案）' });
  await hall.open(id);
  await operator.goto(`/vote/${id}/codes`);
  await operator.click('button:has-text("生成投票码")');
  await operator.waitForSelector('.slip');
  await axe(operator, 'codes on paper');
  const slips = await operator.$$eval('.slip', (all) => all.map((s) => [s.querySelector('h2').textContent, s.querySelector('.codes').textContent]));
  same(slips.length, 35, 'a code for each member');
  const kiosk = await person(browser, server, { viewport: { width: 1024, height: 768 } });
  await kiosk.goto('/vote/terminal');
  await axe(kiosk, 'the terminal');
  same(await kiosk.evaluate(() => document.activeElement.name), 'code', 'one can type at once');
  const type = async (code) => {
    await kiosk.goto('/vote/terminal');
    await kiosk.fill('[name=code]', code);
    await kiosk.keyboard.press('Enter');
  };
  await type('zzzzz zzzzz');
  await kiosk.waitForSelector('.errs');
  ok((await kiosk.textContent('body')).includes('投票码不对'), 'a wrong code is refused in words');
  await type(slips[20][1].toUpperCase());
  await kiosk.waitForSelector('button[name=v]');
  await axe(kiosk, 'a ballot at the terminal');
  await kiosk.click('button[name=v][value=y]');
  await kiosk.waitForSelector('text=您选的是');
  await kiosk.click('text=重新选');
  await kiosk.click('button[name=v][value=n]');
  await kiosk.click('text=确认提交');
  await kiosk.waitForURL(/terminal\/done$/);
  ok(!(await kiosk.textContent('body')).includes(slips[20][0]), 'the next person sees neither name nor choice');
  await type(slips[20][1]);
  await kiosk.waitForSelector('.errs');
  ok((await kiosk.textContent('body')).includes('已经投过'), 'a code serves once for each vote');
  await type(slips[34][1]);
  await kiosk.waitForSelector('.errs');
  ok((await kiosk.textContent('body')).includes('没有签到'), 'who is not here does not vote');
  // Somebody still stands before the question when that vote ends and the next begins.
  await type(slips[21][1]);
  await kiosk.click('button[name=v][value=n]');
  await kiosk.waitForSelector('text=您选的是');
  await hall.close(id);
  same((await hall.result(id)).no, 1, 'the vote from the terminal is counted');
  const next = await hall.prepare({ title: '关于县第十八届人民代表大会第六次会议列席人员的决定（草案）' });
  await hall.open(next);
  await operator.goto(`/vote/${next}/codes`);
  await operator.click('button:has-text("生成投票码")');
  await operator.waitForSelector('.slip');
  const code = await operator.$$eval('.slip', (all) => all[21].querySelector('.codes').textContent);
  await kiosk.evaluate((c) => document.querySelectorAll('input[name=code]').forEach((i) => { i.value = c; }), code);
  await kiosk.click('text=确认提交');
  await kiosk.waitForSelector('.errs');
  ok((await kiosk.textContent('body')).includes('另一项表决'), 'a choice made in one vote is not cast in the next');
  await hall.close(next);
  same((await hall.result(next)).no, 0, 'and nothing was counted there');
  noFaults(kiosk, 'the terminal');
  await kiosk.context().close();
}

// ---------------------------------------------------------------- the server goes and comes
async function restarted(server, hall, screen, phone) {
  const id = await hall.prepare({ title: '关于接受辞职请求的决定（草案）', seconds: 900 });
  const began = Date.now();
  await hall.open(id);
  await screen.goto(`/vote/${id}/screen`);
  await choose(phone, id, 'y');
  await confirm(phone);
  await until('one has voted', 20, async () => (await screen.textContent('.sub b[data-fill=voted]')) === '1');
  const seconds = async () => (await screen.textContent('.huge')).split(':').reduce((sum, n) => sum * 60 + Number(n), 0);
  const before = await seconds();
  await server.kill('SIGKILL');
  await screen.waitForSelector('[data-cut]:not([hidden])');
  ok((await screen.textContent('[data-cut]')).includes('连接已断开，正在重连'), 'the screen says that it is cut off');
  await server.spawn();
  await screen.waitForSelector('[data-cut]', { state: 'hidden' });
  same(await screen.textContent('.sub b[data-fill=voted]'), '1', 'it is back by itself, and the vote is there');
  const left = await seconds(), passed = (Date.now() - began) / 1000;
  ok(left <= before && left >= 900 - passed - 2, 'the time goes on', `${before} ${left}, ${passed} s have passed`);
  await hall.close(id);
  await screen.waitForSelector('text=正在计票');
  ok(true, 'and it follows again');
  await hall.announce(id);
  await screen.waitForSelector('.tally');
  same(await screen.textContent('.tally .y dd'), '1', 'no acknowledged vote is lost');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const people = await Promise.all(['operator', 'office', 'd001', 'd002', 'd003', 'operator'].map(async (who, i) => {
      const page = await person(browser, server, { viewport: who.startsWith('d') ? PHONE : i === 5 ? { width: 1920, height: 1080 } : DESKTOP, script: who !== 'd002' });
      return page;
    }));
    for (const [i, who] of ['operator', 'office', 'd001', 'd002', 'd003', 'operator'].entries()) await signIn(people[i], server.accounts[who]);
    const [operator, office, one, two, three, screen] = people;
    const hall = new Console(server);
    [hall.desk, hall.desk2] = [operator, office];
    await hall.begin();
    await byName(hall, [one, two, three], screen, operator);
    await secret(browser, server, hall, [one, two, three], operator);
    await election(hall, [one, two]);
    await tellers(server, hall, operator, office);
    await terminal(browser, server, hall, operator);
    await restarted(server, hall, screen, one);
    await operator.goto('/vote');
    await axe(operator, 'the list');
    for (const [i, p] of people.entries()) {
      p.faults = p.faults.filter((f) => !/Failed to load resource|ERR_CONNECTION|ERR_INCOMPLETE|EventSource|net::/.test(f));
      noFaults(p, `person ${i}`);
    }
  } finally {
    await server.stop();
  }
}
