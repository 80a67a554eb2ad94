// SPDX-License-Identifier: MulanPSL-2.0
// One opinion on its whole way, on phones of 390 px, with scripts and without: from the QR code of a poster, over a network that is
// cut in the middle, through station, township, bureau and deputy back to the person who rates it. An inspector then finds every
// step in the journal, and no name or number anywhere.
import { readdirSync, readFileSync } from 'node:fs';
import { Machine, Server, ok, run, same, person, signIn, axe, noSideScroll, noFaults, until, COUNTY, PHONE } from './lib.mjs';

const text = (page) => page.innerText('main');
const STATION = '云溪镇人大代表联络站', NAME = '卫小满', PHONE_NUMBER = '19012345678', SECRET = '云溪镇的代表登录用', WISH = '晚上七点以后打给卫家';
const WHAT = { true: '河西村东头的水管冻裂了，全村停水三天。', false: '南关村口的便桥少了一段护栏，雨天校车绕行。' };

async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await text(page)).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await text(page));
}
async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button', { name, exact: true }).first().click()]);
}
async function follow(page, name) {
  await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('link', { name, exact: true }).first().click()]);
}

// ---------------------------------------------------------------- the person
async function raises(page, url, script) {
  await page.goto(url);
  await says(page, STATION, 'the code leads to the station');
  await Promise.all([page.waitForURL('**/p/opinion/new*'), page.locator('main a[href*="/p/opinion/new"]').first().click()]);
  if (script) await axe(page, 'the form behind the code');
  await noSideScroll(page, 'the form behind the code');
  await page.fill('[name=what]', WHAT[script]);
  await page.selectOption('[name=area]', { label: script ? '河西村' : '南关村' });
  await page.fill('[name=name]', NAME);
  await page.fill('[name=tel]', PHONE_NUMBER);
  await page.fill('[name=wish]', WISH);
  await page.fill('[name=digits]', '4711');
  await page.context().setOffline(true);
  await page.click('main form button.pri').catch(() => {});
  if (script) {
    await page.waitForSelector('text=网络不通');
    same(await page.inputValue('[name=what]'), WHAT[script], 'the network is cut: what was typed stays');
    await page.context().setOffline(false);
    await Promise.all([page.waitForURL('**/p/opinion/receipt*'), page.click('main form button.pri')]);
  } else {
    await until('the browser says that it is cut', 20, () => page.url().startsWith('chrome-error'));
    await page.context().setOffline(false);
    await until('the same form, sent again by the browser', 20, async () => {
      if (page.url().includes('receipt')) return true;
      await (page.url().startsWith('chrome-error') ? page.reload() : page.click('main form button.pri'));
      return page.url().includes('receipt');
    });
  }
  return (await page.innerText('.secret')).trim();
}

async function opens(page, code) {
  await page.goto('/p/opinion/follow');
  await page.fill('[name=code]', code);
  await page.fill('[name=digits]', '4711');
  await Promise.all([page.waitForNavigation(), page.click('main form button.pri')]);
}

// ---------------------------------------------------------------- those who handle it
async function handsTo(office, id, handler, field, label) {
  await office.goto(`/opinion/${id}/assign`);
  await office.check(`[name=handler][value=${handler}]`);
  await office.selectOption(`[name=${field}]`, { label });
  await press(office, '交办');
  await says(office, '已交办', `with ${label}`);
}

async function station(keeper, id) {
  await keeper.goto('/opinion/own?mine=wait');
  await noSideScroll(keeper, 'what a station has');
  await keeper.goto(`/opinion/${id}`);
  ok(!(await text(keeper)).includes(NAME), 'the station sees no name');
  await press(keeper, '签收');
  await follow(keeper, '报乡镇办理');
  await keeper.fill('[name=note]', '站里办不了，请镇里办');
  await press(keeper, '报乡镇');
  await says(keeper, '报乡镇办理', 'the station passes it on');
}

async function back(page, id, note, who) {
  await page.goto(`/opinion/${id}`);
  const sign = page.locator('main').getByRole('button', { name: '签收', exact: true });
  if (await sign.count()) await press(page, '签收');
  await follow(page, '退回');
  await page.fill('[name=note]', note);
  await press(page, '退回');
  await says(page, note, `${who} gives it back with a reason`);
}

async function bureau(page, id) {
  await page.goto(`/opinion/${id}`);
  await press(page, '签收');
  await says(page, '办理', 'the bureau takes it');
  await noSideScroll(page, 'an opinion as the bureau sees it');
}

// The deputy makes it his suggestion, on the phone.
async function deputy(page, id, title) {
  await page.goto(`/suggestion/draft/new?kind=suggestion&opinion=${id}`);
  await page.fill('[name=title]', title);
  if ((await page.inputValue('[name=body]')) === '') await page.fill('[name=body]', '群众多次反映。建议年内修好。');
  await noSideScroll(page, 'the deputy writes');
  await Promise.all([page.waitForNavigation(), page.click('main button[name=then][value=submit]')]);
  const own = Number(page.url().match(/suggestion\/(\d+)/)[1]);
  await page.check('main input[type=checkbox]'); // about one matter
  await press(page, '提交');
  return own;
}

// What becomes of a suggestion has tests of its own: here programs answer it.
async function answered(all, id) {
  const at = (verb) => `/suggestion/${id}/${verb}`, show = async () => (await all.office.get(`/suggestion/${id}`)).json;
  const organ = (await all.office.get('/suggestion/filter')).json.fields.find((f) => f.name === 'organ')
    .options.find((o) => o.label.includes('交通运输局')).value;

  await all.office.done(at('accept'), { version: (await show()).version });
  await all.office.done(at('hand-over'), { version: (await show()).version, organ: [organ], role: ['lead'] });
  await all.handler.done(at('sign'), { version: (await show()).version });
  await all.handler.done(at('contact'), { way: 'phone', summary: '电话听取了意见' });
  await all.handler.done(at('reply'), { doc_number: `云交函〔2026〕${id}号`, addressee: '代表', title: '答复', body: '已经修好。',
    class: 'A', signer: '石晓燕', contact_person: '何伟', phone: '0700-1234567', then: 'save' });
  await all.handler.done(at('submit-reply'), {});
  const paper = (await all.chief.get(at('sign-off'))).json;
  await all.chief.done(at('sign-off'), { reply: (paper.form || paper).fields.find((f) => f.name === 'reply').value, approve: '1' });
  if ((await show()).state !== 'replied') await all.handler.done(at('send-reply'), {});
}

async function answers(office, id) {
  await until('it has come back', 20, async () => {
    await office.goto(`/opinion/${id}`);
    return (await office.locator('main a', { hasText: '填写结果' }).count()) > 0;
  });
  await follow(office, '填写结果');
  await office.check('[name=outcome][value=solved]');
  await office.fill('[name=note]', '交通运输局已修好');
  await office.fill('[name=answer]', '您反映的事已经办好，请看看是否满意。');
  await press(office, '保存结果');
  await says(office, '请看看是否满意', 'the office answers');
  ok(!(await text(office)).includes(WISH), 'how the person wants to be told is masked');
  await office.click('details.reveal summary');
  await office.selectOption('[name=why]', 'reply');
  await press(office, '查看');
  await says(office, WISH, 'until the office says why it looks');
}

async function rates(page, code, script) {
  await opens(page, code);
  await says(page, '请看看是否满意', 'the person reads the answer');
  for (const step of ['报乡镇', '交通运输局', '建议']) ok((await text(page)).includes(step), `and the way it took: ${step}`, await text(page));
  if (script) await axe(page, 'the whole way of an opinion');
  await noSideScroll(page, 'the whole way of an opinion');
  await page.check('[name=rating][value=satisfied]');
  await Promise.all([page.waitForNavigation(), page.click('main form button.pri')]);
  await says(page, '谢谢您的评价', 'and rates it');
}

// Every step is in the journal, in order, and no name and no number anywhere on its pages.
async function inspected(page, id, first) {
  await page.goto(`/journal?subject=${id}&module=opinion`);
  const all = (await text(page)).split('\n').join(' ');
  if (first) for (const step of STEPS) ok(all.includes(step), `the journal knows: ${step}`, all);
  ok(!all.includes(NAME) && !all.includes(PHONE_NUMBER), 'and no name');
  await noSideScroll(page, 'the journal of an opinion');
}
const STEPS = ['登记意见', '意见分类', '意见交办', '签收意见', '意见报乡镇', '退回意见', '形成建议', '建议答复，意见回来', '答复意见', '群众评价意见'];

function nowhere(dir) {
  const found = [];
  for (const e of readdirSync(dir, { withFileTypes: true, recursive: true })) {
    if (!e.isFile()) continue;
    let bytes;
    try { bytes = readFileSync(`${e.parentPath || e.path}/${e.name}`); } catch { continue; } // gone meanwhile: a worker's
    if (bytes.includes(NAME) || bytes.includes(WISH) || bytes.includes(PHONE_NUMBER)) found.push(e.name);
  }
  ok(found.length === 0, 'neither stands in any file of the data directory', found.join(' '));
}

async function journey(all, browser, server, url, script) {
  const at = (login) => person(browser, server, { viewport: PHONE, script }).then(async (p) => {
    if (login) await signIn(p, server.accounts[login]);
    return p;
  });
  const [citizen, office, keeper, town, bureaus, who] = await Promise.all([null, 'office', 'keeper', 'h21', 'h01', 'd011'].map(at));
  const code = await raises(citizen, url, script);
  const id = await until('it is recorded', 30, async () => (await all.office.get(`/opinion?q=${encodeURIComponent(WHAT[script].slice(0, 9))}`)).json.rows?.[0]?.id);
  await office.goto(`/opinion/${id}/classify`);
  await office.selectOption('[name=topic]', { index: 1 });
  await press(office, '确定分类');
  await handsTo(office, id, 'station', 'station', STATION);
  await station(keeper, id);
  await back(town, id, '这段归县里管', 'the township');
  await handsTo(office, id, 'organ', 'organ', '交通运输局');
  await bureau(bureaus, id);
  await answered(all, await deputy(who, id, `关于${WHAT[script].slice(0, 8)}的建议`));
  await answers(office, id);
  await rates(citizen, code, script);
  for (const p of [office, keeper, town, bureaus, who]) noFaults(p, 'staff on the phone');
  await Promise.all([citizen, office, keeper, town, bureaus, who].map((p) => p.context().close()));
  return id;
}

export default async function (browser) {
  const server = await Server.start({ env: { RENDA_PROOF_BITS: '8' } });
  try {
    const all = { office: new Machine(server, 'office', '代表工委'), handler: new Machine(server, 'handler', '交通运输局'), chief: new Machine(server, 'chief', '交通运输局') };
    const office = await person(browser, server), inspector = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    const list = (await all.office.get(`/station?q=${encodeURIComponent(STATION)}`)).json;
    await office.goto(`/station/${list.rows[0].id}/poster`);
    const url = (await text(office)).match(/\/p\/station\/\S*/)[0];
    run(['--congress', COUNTY, 'user', 'password', 'd011', '--password', SECRET], server.env); // a deputy of that township
    server.accounts.d011 = { login: 'd011', password: SECRET };
    const ids = [];
    for (const script of [true, false]) ids.push(await journey(all, browser, server, url, script));
    await signIn(inspector, server.accounts.auditor);
    for (const [n, id] of ids.entries()) await inspected(inspector, id, n === 0);
    nowhere(server.dir);
  } finally {
    await server.stop();
  }
}
