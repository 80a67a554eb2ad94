// SPDX-License-Identifier: MulanPSL-2.0
// Finding: what an account finds is what it may open, and nothing else; a new record is found within seconds; odd
// questions get sentences; repetitions are told to who writes and to the office, one click from merging.
import { Machine, Server, axe, cookiesOf, noFaults, noSideScroll, ok, person, same, shot, signIn, until, PHONE } from './lib.mjs';

// Signs in as a browser without scripts would; gives a way to ask for JSON.
async function reader(server, account) {
  const cookies = new Map();
  const keep = (r) => cookiesOf(r).forEach(([k, v]) => cookies.set(k, v));
  const headers = () => ({ Cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') });
  const page = await fetch(`${server.url}/account/sign-in`);
  keep(page);
  const form = new URLSearchParams({ login: account.login, password: account.password });
  const main = (await page.text()).match(/<main[\s\S]*<\/main>/)[0];
  for (const [tag] of main.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    form.set(tag.match(/name="([^"]*)"/)[1], tag.match(/value="([^"]*)"/)?.[1] ?? '');
  }
  keep(await fetch(`${server.url}/account/sign-in`, { method: 'POST', body: form, headers: headers(), redirect: 'manual' }));
  return async (path) => {
    const r = await fetch(server.url + path, { headers: { ...headers(), Accept: 'application/json' }, redirect: 'manual' });
    let json = null;
    try { json = await r.json(); } catch { /* a page without JSON */ }
    return { status: r.status, json };
  };
}

const search = (get, q, more = '') => get(`/search?q=${encodeURIComponent(q)}${more}`).then((r) => r.json);

// Each hit opens; and of a sample of suggestions each is found exactly by those who may open it.
async function audiences(server, sample) {
  const who = ['office', 'leader', 'committee', 'government', 'govleader', 'reader', 'admin', 'auditor', 'h01', 'c03', 'h21', 'd001', 'd004'];
  let opened = 0, refused = 0;
  for (const login of who) {
    const get = await reader(server, server.accounts[login]);
    const closed = [], hidden = [], leaked = [];
    for (const q of ['道路', '学校', '桥', '答复', '建议 -学校']) {
      const found = await search(get, q, '&limit=8');
      for (const url of new Set(found.hits.map((h) => h.url))) {
        const { status } = await get(url);
        if (status !== 200) closed.push(`${url} ${status}`);
      }
    }
    for (const s of sample) {
      const { status, json } = await get(`/suggestion/${s.id}`);
      const title = json?.title ?? s.title;
      const found = await search(get, `"${title}"`, '&kind=suggestion&limit=100');
      const has = found.hits.some((h) => h.record_id === s.id);
      if (status === 200) opened++; else refused++;
      if (status === 200 && !has) hidden.push(`${s.id} ${title}`);
      if (status !== 200 && (has || found.hits.some((h) => h.url === `/suggestion/${s.id}`))) leaked.push(`${s.id} ${status}`);
    }
    same(closed, [], `${login}: every hit opens`);
    same(leaked, [], `${login}: nothing is found that may not be opened`);
    same(hidden, [], `${login}: everything that may be opened is found`);
  }
  ok(opened > 40 && refused > 40, `${opened} pages opened, ${refused} refused`);
}

async function oddQuestions(page, server) {
  for (const [q, words] of [['"', '只有标点'], ['-学校', '只写了不要的词'], ['桥'.repeat(150), '太长'],
    ['a b c d e f g h i j k l m n', '词太多'], ['NEAR(x', '找到0条'], ["' OR 1=1 --", '找到0条'], ['没有这样的话', '没有找到']]) {
    const answer = await page.goto(`/search?q=${encodeURIComponent(q)}`);
    const text = await page.innerText('main');
    ok(answer.status() === 200 && text.includes(words), `${q.slice(0, 20)}: ${words}`, text.slice(0, 300));
  }
  const long = await fetch(`${server.url}/search?q=${'x'.repeat(10000)}`, { redirect: 'manual' });
  ok(long.status < 500, '10 KB are refused, not a fault', long.status);
}

async function findPage(page) {
  await page.goto('/');
  await page.fill('.find input', '路灯');
  await Promise.all([page.waitForURL(/\/search\?q=/), page.press('.find input', 'Enter')]);
  ok((await page.locator('.rows mark').count()) > 0, 'from the masthead, with marks');
  same([...new Set(await page.locator('.rows mark').allInnerTexts())], ['路灯'], 'only what was asked for is marked');
  await axe(page, 'search with hits');
  await shot(page, 'search');
  await page.click('a:text("最相关的在前")');
  ok((await page.locator('.rows > li').count()) > 0, 'by relevance');
  await page.goto('/search?q=' + encodeURIComponent('学校'));
  const first = await page.locator('.rows > li').allInnerTexts();
  await page.click('text=下一页');
  const second = await page.locator('.rows > li').allInnerTexts();
  ok(second.length > 0 && second.every((t) => !first.includes(t)), 'the next page has others');
}

// Two characters that stand only inside a file.
async function insideFile(server) {
  const office = new Machine(server, 'office', '代表工委'), nobody = new Machine(server, 'handler', '教育局');
  const id = await office.done('/suggestion/new', { kind: 'suggestion', title: '关于附件里的话的建议', body: '详见附件。',
    lead_deputy: '何丽华' });
  const form = new FormData();
  form.append('file', new Blob(['沿线群众代表签名：鸬鹚渡口共有六十一户。']), '签名.txt');
  const r = await fetch(`${server.url}/attachment/of/suggestion/${id}`, { method: 'POST', redirect: 'manual', body: form,
    headers: { Accept: 'application/json', Authorization: `Bearer ${office.token}` } });
  ok(r.status === 200, 'a file is added', r.status);
  const found = await until('it is found by its file', 30, async () => {
    const { hits } = (await office.get(`/search?q=${encodeURIComponent('鸬鹚')}`)).json;
    return hits.length === 1 && hits[0];
  });
  same([found.title, found.url], ['签名.txt', `/suggestion/${id}`], 'found by two characters inside its attachment');
  same((await nobody.get(`/search?q=${encodeURIComponent('鸬鹚')}`)).json.total, 0, 'not by a unit that has nothing to do with it');
}

// Written by a deputy, told of repetitions, found by the office within seconds, one click from merging.
async function repetitions(browser, server) {
  const deputy = await person(browser, server, { viewport: PHONE });
  const title = '关于修复沙柳坝村口便桥的建议', body = '沙柳坝村口便桥桥面塌陷，雨天过不了车，学生上学要绕行三公里，建议重修便桥并加装护栏。';
  const other = '沙柳坝村便桥损坏急需重建', otherBody = '村里人反映沙柳坝的便桥塌了一半，没有护栏，孩子上学绕远路，请重新修桥。';
  const office = new Machine(server, 'office', '代表工委');
  const enter = (t, b, lead) => office.done('/suggestion/new', { kind: 'suggestion', title: t, body: b, lead_deputy: lead });
  const name = (login) => server.accounts[login].who.match(/^\S{2,4}?(?=\s|[一-龥]*镇)/)?.[0] ?? server.accounts[login].who.split(' ')[0];

  await signIn(deputy, server.accounts.d001);
  const own = await enter(title, body, name('d001'));
  await until('it is found', 20, async () => (await office.get(`/search?q=${encodeURIComponent('沙柳坝 便桥')}`)).json.total === 1);
  ok(true, 'a new suggestion is found within seconds');
  await deputy.goto('/suggestion/draft/new');
  await deputy.fill('[name=title]', other);
  await deputy.fill('[name=body]', otherBody);
  await until('the repetition is told', 20, () => deputy.isVisible('#like'));
  ok((await deputy.innerText('#like')).includes(title), 'while a deputy writes, the one there is named', await deputy.innerText('#like'));
  await axe(deputy, 'a draft that is told of a repetition');
  await noSideScroll(deputy, 'a draft that is told of a repetition');
  const plain = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(plain, server.accounts.d001);
  await plain.goto('/suggestion/draft/new');
  await plain.fill('[name=title]', other);
  await plain.fill('[name=body]', otherBody);
  const [tab] = await Promise.all([plain.context().waitForEvent('page'), plain.click('button:has-text("有没有重复")')]);
  await tab.waitForLoadState();
  ok((await tab.innerText('main')).includes(title), 'without scripts a button opens the same list');
  same(await plain.inputValue('[name=title]'), other, 'and leaves what was typed');
  noFaults(deputy, 'a draft that is told of a repetition');

  const twin = await enter(other, otherBody, name('d001'));
  const clerk = await person(browser, server);
  await signIn(clerk, server.accounts.office);
  await clerk.goto('/suggestion/similar');
  const row = clerk.locator('.rows > li', { hasText: '沙柳坝' }).first();
  ok((await row.innerText()).includes('都说到'), 'the office sees the pair and why', await row.innerText());
  await axe(clerk, 'repetitions of a session');
  await noSideScroll(clerk, 'repetitions of a session');
  await shot(clerk, 'similar');
  await Promise.all([clerk.waitForURL(/\/merge\?q=/), row.locator('a.btn').click()]);
  ok(clerk.url().includes(`/suggestion/${twin}/merge`), 'one click leads to merging the later one', clerk.url());
  ok((await clerk.innerText('main')).includes(title), 'with the other one found', own);
  noFaults(clerk, 'repetitions of a session');
  for (const p of [deputy, plain, clerk]) await p.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const office = await reader(server, server.accounts.office);
    const list = [];
    for (const state of ['submitted', 'handling', 'replied', 'closed', 'handed_over', 'returned']) {
      const { json } = await office(`/suggestion?state=${state}&limit=3`);
      list.push(...(json?.rows ?? []).map(({ id, title }) => ({ id, title })));
    }
    await until('the demo is in the index', 30, async () => (await search(office, `"${list[0].title}"`)).total > 0
      && (await search(office, '代表', '&kind=organ')).total > 0);
    await audiences(server, list.slice(0, 11));
    const clerk = await person(browser, server);
    await signIn(clerk, server.accounts.office);
    await findPage(clerk);
    await oddQuestions(clerk, server);
    noFaults(clerk, 'search');
    await clerk.context().close();
    await repetitions(browser, server);
    await insideFile(server);
  } finally {
    await server.stop();
  }
}
