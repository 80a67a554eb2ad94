// SPDX-License-Identifier: MulanPSL-2.0
// The office's pages of suggestions: every route allowed, denied, malformed; forms with scripts on and off.
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, PHONE } from './lib.mjs';
import { SOON, enter, version, accepted, option, firstOrgan } from './steps.mjs';

// ---------------------------------------------------------------- each route: allowed, denied, malformed

// path, who may not, a body that is refused with 422 (POST only)
const PAGES = [
  ['/', null], ['/suggestion', 'admin'], ['/suggestion/filter', 'admin'], ['/suggestion/queue', 'admin'],
  ['/suggestion/new', 'reader'], ['/suggestion/batch', 'reader'], ['/suggestion/batch/new', 'handler'],
  ['/suggestion/promise', 'admin'], ['/suggestion/score', 'admin'], ['/suggestion/escalation', 'handler'],
  ['/suggestion/setting', 'reader'], ['/suggestion/setting/class', 'reader'],
  ['/suggestion/setting/category', 'reader'], ['/suggestion/setting/number?key=soon_days', 'reader'],
];
const FORMS = [
  ['/suggestion/new', 'reader', { kind: 'suggestion', title: '' }, 'title'],
  ['/suggestion/batch/new', 'handler', { name: '' }, 'name'],
  ['/suggestion/setting/class', 'reader', { code: 'E', name: '', kind: 'solved' }, 'name'],
  ['/suggestion/setting/category', 'reader', { name: '' }, 'name'],
  ['/suggestion/setting/number', 'reader', { key: 'soon_days', value: 'x' }, 'value'],
];
// verb, state it is possible in, who may not, a body that is refused, the field at fault
const ACTS = [
  ['accept', 'submitted', 'reader', { number: 'x' }, 'number'],
  ['return', 'submitted', 'reader', { reason: 'no_content' }, 'note'],
  ['ask-more', 'submitted', 'reader', {}, 'note'],
  ['merge', 'submitted', 'reader', {}, 'main'],
  ['hand-up', 'accepted', 'reader', { version: 'x' }, 'version'],
  ['classify', 'accepted', 'reader', {}, 'category'],
  ['plan', 'accepted', 'reader', { organ: ['1'], role: ['joint'] }, 'units'],
  ['hand-over', 'accepted', 'reader', { organ: ['x'], role: ['lead'] }, 'units'],
  ['reassign', 'handed', 'reader', { reason: '不归他管' }, 'handling'],
  ['make-key', 'handed', 'handler', { lead: 'collective' }, 'decided_by'],
  ['supervise', 'handed', 'reader', { kind: 'visit' }, 'body'],
  ['remind', 'handed', 'reader', {}, 'body'],
  ['publish', 'handed', 'reader', { is_public: '2' }, 'is_public'],
];

async function routes(all, ids) {
  const nobody = Object.assign(Object.create(Machine.prototype), { url: all.office.url, token: '' });

  for (const [path, denied] of PAGES) {
    same((await all.office.get(path)).status, 200, `GET ${path}: the office may`);
    same((await nobody.get(path)).status, 401, `GET ${path}: nobody without signing in`);
    if (denied) same((await all[denied].get(path)).status, 403, `GET ${path}: ${denied} may not`);
  }
  for (const [path, denied, body, field] of FORMS) {
    const wrong = await all.office.post(path, body);
    same(wrong.status, 422, `POST ${path}: malformed`);
    ok((wrong.json.errors || []).some((e) => e.field === field), `POST ${path}: says it is ${field}`, JSON.stringify(wrong.json));
    same((await all[denied].post(path, body)).status, 403, `POST ${path}: ${denied} may not`);
    same((await nobody.post(path, body)).status, 401, `POST ${path}: nobody without signing in`);
  }
  for (const [verb, state, denied, body, field] of ACTS) {
    const path = `/suggestion/${ids[state]}/${verb}`;
    const wrong = await all.office.post(path, body);
    same((await all.office.get(path)).status, 200, `GET ${verb}: the office may`);
    same(wrong.status, 422, `POST ${verb}: malformed`);
    ok((wrong.json.errors || []).some((e) => e.field === field), `POST ${verb}: says it is ${field}`, JSON.stringify(wrong.json));
    ok([403, 404].includes((await all[denied].get(path)).status), `GET ${verb}: ${denied} may not`);
    ok([403, 404, 422].includes((await all[denied].post(path, body)).status), `POST ${verb}: ${denied} may not`);
    same((await nobody.get(path)).status, 401, `GET ${verb}: nobody without signing in`);
    same((await all.office.get(`/suggestion/999999999/${verb}`)).status, 404, `GET ${verb}: no such suggestion`);
  }
  same((await all.office.get(`/suggestion/${ids.accepted}/accept`)).status, 409, 'accepting twice is refused');
  same((await all.office.get('/suggestion?state=nonsense')).status, 422, 'a filter that is no state is refused');
  same((await all.office.get('/suggestion?organ=abc')).status, 422, 'a filter that is no id is refused');
  same((await all.office.get('/suggestion?after=broken')).status, 422, 'a broken cursor is refused');
}

// ---------------------------------------------------------------- lists

async function lists(office, ids) {
  const one = (await office.get('/suggestion?limit=1')).json;
  const two = (await office.get(one.pager.next)).json;
  const waiting = (await office.get('/suggestion?state=accepted')).json;

  same(one.rows.length, 1, 'a page has as many rows as asked for');
  ok(two.rows.length === 1 && two.rows[0].id !== one.rows[0].id, 'the next page goes on where the first ends, as long as the first');
  ok(waiting.rows.length > 0 && waiting.rows.every((r) => r.state === 'accepted'), 'the filter by state holds');
  ok(waiting.rows.some((r) => r.id === ids.accepted), 'and finds what was accepted');

  const csv = await fetch(`${office.url}/suggestion?format=csv&state=accepted`, { headers: { Authorization: `Bearer ${office.token}` } });
  const text = await csv.text();
  ok((csv.headers.get('content-type') || '').startsWith('text/csv') && text.split('\r\n').length > 2, 'CSV is offered', text.slice(0, 300));
  const units = (await office.get('/suggestion/score')).json.rows.map((r) => r.organ);
  const promised = (await office.get('/suggestion/promise')).json.rows.map((r) => r.organ);
  ok(promised.length > 5 && promised.every((o) => units.includes(o)), 'a unit has one name in all lists', promised.join(' '));
  const found = (await office.get(`/suggestion?q=${encodeURIComponent('便桥')}`)).json;
  ok(found.rows.length > 0 && found.rows.every((r) => r.title.includes('便桥')), 'the search finds words of the title');
}

// ---------------------------------------------------------------- two people, one record

async function conflict(office, ids) {
  const before = await version(office, ids.accepted);
  const category = await option(office, `/suggestion/${ids.accepted}/classify`, 'category', '');

  await office.done(`/suggestion/${ids.accepted}/classify`, { version: before, category });
  const second = await office.post(`/suggestion/${ids.accepted}/classify`, { version: before, category });
  same(second.status, 409, 'the second of two editors is told of the first');
}

// ---------------------------------------------------------------- all or nothing

async function bulk(office, deputies) {
  const first = await accepted(office, deputies), second = await accepted(office, deputies);
  const page = (await office.get(`/suggestion/bulk?id=${first}&id=${second}`)).json;

  same(page.rows.length, 2, 'the bulk page lists what was chosen');
  const wrong = await office.post('/suggestion/bulk', { id: [first, second], organ: ['0', '0'] });
  same(wrong.status, 422, 'without a plan nothing goes');
  same((await office.get(`/suggestion/${first}`)).json.state, 'accepted', 'and nothing went');
}

// ---------------------------------------------------------------- in the browser

// Few buttons before the first row, and each row is opened by its title: many have no number yet.
async function listed(page, where) {
  const shown = await page.locator('main > .head .acts > *:visible').count();
  ok(shown <= 3, `list, ${where}: at most three actions`, String(shown));
  const links = await page.locator('main table tbody tr th a').allInnerTexts();
  const rows = (await (await page.request.get('/suggestion', { headers: { Accept: 'application/json' } })).json()).rows;
  const due = await page.locator('main .sorts a').nth(1).getAttribute('href');
  const soon = (await (await page.request.get(due, { headers: { Accept: 'application/json' } })).json()).rows;
  ok(soon.length > 1 && soon.every((r, i) => r.state !== 'closed' && (i === 0 || r.due_on >= soon[i - 1].due_on)), `list, ${where}: by deadline, what is owed`, due);
  const waits = rows.find((r) => r.state === 'submitted');
  const card = page.locator('tr', { has: page.locator(`a[href="/suggestion/${waits.id}"]`) });
  ok(waits.dispatch_due_on && (await card.innerText()).includes('交办 '), `list, ${where}: until when it has to be handed over`, await card.innerText());
  same(links.slice(0, 3), rows.slice(0, 3).map((r) => r.title), `list, ${where}: the title leads to the suggestion`);
}

// Points of units part by part, each division a link to what it counts.
async function scored(page, where) {
  const json = async (url) => (await (await page.request.get(url, { headers: { Accept: 'application/json' } })).json()).rows;
  const row = page.locator('section:has(#h-units) tbody tr').first();
  const cells = row.locator('td:has(a)');
  ok(await cells.count() >= 4, `points, ${where}: a column for each part`);
  const inTime = row.locator('td[data-l="按期答复"] a');
  const [numerator] = (await inTime.innerText()).split('/');
  same((await json(`${await inTime.getAttribute('href')}&limit=200`)).length, Number(numerator), `points, ${where}: those in time`);
  for (const href of await row.locator('td a').evaluateAll((all) => all.map((a) => a.getAttribute('href'))))
    ok((await json(`${href}&limit=200`)).length > 0, `points, ${where}: ${href} shows what is counted`);
}

async function look(browser, server, ids) {
  for (const viewport of [undefined, PHONE]) {
    const where = viewport ? 'phone' : 'desktop';
    const page = await person(browser, server, viewport ? { viewport } : {});

    await signIn(page, server.accounts.office);
    for (const [name, path] of [
      ['desk', '/'], ['list', '/suggestion'], ['show', `/suggestion/${ids.handed}`],
      ['accept', `/suggestion/${ids.submitted}/accept`], ['hand-over', `/suggestion/${ids.accepted}/hand-over`],
      ['merge', `/suggestion/${ids.submitted}/merge`], ['publish', `/suggestion/${ids.handed}/publish`],
      ['filter', '/suggestion/filter'], ['queue', '/suggestion/queue'], ['new', '/suggestion/new'],
      ['batch', '/suggestion/batch'], ['promise', '/suggestion/promise'], ['score', '/suggestion/score'],
      ['escalation', '/suggestion/escalation'], ['setting', '/suggestion/setting'],
      ['bulk', `/suggestion/bulk?id=${ids.accepted}`], ['print', '/suggestion?format=print'],
    ]) {
      await page.goto(path);
      await axe(page, `${name}, ${where}`);
      await noSideScroll(page, `${name}, ${where}`);
      if (name === 'list') await listed(page, where);
      if (name === 'score') await scored(page, where);
      await shot(page, `office-${name}-${where}`);
    }
    noFaults(page, where);
    await page.context().close();
  }
}

// A suggestion handed in on paper, with what is wrong said at the field and nothing lost.
async function onPaper(browser, server, deputies, script) {
  const page = await person(browser, server, { script });
  const how = script ? 'with scripts' : 'without scripts';

  await signIn(page, server.accounts.office);
  await page.goto('/suggestion/new');
  await page.fill('[name=title]', SOON.title);
  await page.fill('[name=body]', SOON.body);
  await page.fill('[name=lead_deputy]', '没有这个人');
  await page.click('main form button.pri');
  await page.waitForLoadState();
  ok((await page.title()).startsWith('有'), `the title says that something is wrong, ${how}`, await page.title());
  same(await page.inputValue('[name=body]'), SOON.body, `what was typed is still there, ${how}`);
  ok(await page.locator('#f-lead_deputy-e').count() === 1, `the message stands at its field, ${how}`);
  await page.fill('[name=lead_deputy]', deputies[0]);
  await page.click('main form button.pri');
  await page.waitForLoadState();
  ok(/\/suggestion\/\d+$/.test(page.url()), `it is entered, ${how}`, page.url());
  ok(await page.locator('.toast').count() === 1, `and said so, ${how}`);
  noFaults(page, how);
  await page.context().close();
}

// Handing over asks before it happens, where there are scripts.
async function handsOver(browser, server, office, deputies) {
  const page = await person(browser, server);
  const id = await accepted(office, deputies);

  await signIn(page, server.accounts.office);
  await page.goto(`/suggestion/${id}/hand-over`);
  await page.selectOption('#f-organ-1', { index: 1 });
  await page.click('main form button.pri');
  ok(await page.locator('dialog[open]').count() === 1, 'the question comes before the act');
  await page.click('dialog[open] button[value=""]');
  same((await office.get(`/suggestion/${id}`)).json.state, 'accepted', 'no is no');
  await page.click('main form button.pri');
  await page.click('dialog[open] button[value=ok]');
  await page.waitForURL(`**/suggestion/${id}`);
  const after = (await office.get(`/suggestion/${id}`)).json;
  same(after.state, 'handed_over', 'yes hands it over');
  ok(after.article.includes('51'), 'the article that set the due day is beside it', after.article);
  noFaults(page, 'hand-over');
  await page.context().close();
}

// Without scripts the question is a page of its own, and nothing typed is lost on it.
async function asksWithoutScripts(browser, server, office, deputies) {
  const page = await person(browser, server, { script: false });
  const id = await enter(office, deputies);

  await signIn(page, server.accounts.office);
  await page.goto(`/suggestion/${id}/return`);
  await page.selectOption('[name=reason]', 'no_content');
  await page.fill('[name=note]', '一件里写了三件事，请分开写');
  await page.click('main form button.btn.risk');
  await page.waitForLoadState();
  same((await office.get(`/suggestion/${id}`)).json.state, 'submitted', 'without scripts the server asks first');
  await page.click('main form button');
  await page.waitForURL(`**/suggestion/${id}`);
  same((await office.get(`/suggestion/${id}`)).json.state, 'returned', 'and does it on yes');
  ok((await page.locator('.note').innerText()).includes('三件事'), 'with what was typed');
  await page.goto(`/suggestion/${await accepted(office, deputies)}/hand-over`);
  await Promise.all([page.waitForNavigation(), page.click('main .form form button.btn.pri:visible')]);
  ok((await page.innerText('main')).includes('有1处要改'), 'nobody is asked about what lacks its unit', await page.innerText('main'));
  await page.context().close();
}

// Two people with the same form open: the second sees both versions, and may then insist.
async function bothVersions(browser, server, office, ids) {
  const page = await person(browser, server, { script: false });
  const path = `/suggestion/${ids.accepted}/classify`;
  const options = (await office.get(path)).json.fields.find((f) => f.name === 'category').options.filter((o) => o.value);

  await signIn(page, server.accounts.office);
  await page.goto(path);
  await office.done(path, { version: await version(office, ids.accepted), category: options[1].value });
  await page.selectOption('[name=category]', options[2].value);
  await page.click('main form button.pri');
  await page.waitForLoadState();
  ok(await page.locator('.errs').count() === 1, 'the second editor is told');
  ok((await page.locator('.was').innerText()).includes(options[1].label), 'and sees what the first one stored');
  same(await page.inputValue('[name=category]'), options[2].value, 'and what was typed');
  await page.click('main form button.pri');
  await page.waitForURL(`**/suggestion/${ids.accepted}`);
  await page.context().close();
}

// Private data is found before it is out; masked it may go.
async function publishes(browser, server, office, deputies) {
  const page = await person(browser, server);
  const id = await enter(office, deputies, { body: '便桥坏了，找我联系：13800138000。建议修好。' });

  await office.done(`/suggestion/${id}/accept`, { version: await version(office, id) });
  await signIn(page, server.accounts.office);
  await page.goto(`/suggestion/${id}/publish`);
  same(await page.locator('mark').innerText(), '13800138000', 'the preview marks the number');
  await page.click('main form button.pri');
  await page.waitForLoadState();
  ok(await page.locator('.errs').count() === 1, 'unmasked it does not go out');
  await page.click('button[name=mask]');
  await page.waitForLoadState();
  same(await page.locator('mark').count(), 0, 'masked there is nothing left to mark');
  await page.click('main form button.pri');
  await page.waitForURL(`**/suggestion/${id}`);
  noFaults(page, 'publish');
  await page.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const all = {
      office: new Machine(server, 'office', '代表工委'), reader: new Machine(server, 'reader'),
      handler: new Machine(server, 'handler', '交通运输局'), admin: new Machine(server, 'admin'),
    };
    const deputies = Object.values(server.accounts).filter((a) => /^d\d+$/.test(a.login)).map((a) => a.who.split(' ')[0]);
    const ids = { submitted: await enter(all.office, deputies), accepted: await accepted(all.office, deputies) };
    ids.handed = await accepted(all.office, deputies);
    await all.office.done(`/suggestion/${ids.handed}/hand-over`, {
      version: await version(all.office, ids.handed), organ: [await firstOrgan(all.office)], role: ['lead'],
    });

    await routes(all, ids);
    await lists(all.office, ids);
    await conflict(all.office, ids);
    await bulk(all.office, deputies);
    await look(browser, server, ids);
    await onPaper(browser, server, deputies, true);
    await onPaper(browser, server, deputies, false);
    await handsOver(browser, server, all.office, deputies);
    await asksWithoutScripts(browser, server, all.office, deputies);
    await bothVersions(browser, server, all.office, ids);
    await publishes(browser, server, all.office, deputies);
  } finally {
    await server.stop();
  }
}
