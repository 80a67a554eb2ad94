// SPDX-License-Identifier: MulanPSL-2.0
// What a clerk types in: a citizen's opinion, the suggestion drafted from it; and many suggestions made public at once.
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, PHONE } from './lib.mjs';

const says = async (page, words, what) => {
  const text = await page.innerText('main');
  return ok(text.includes(words), what, text);
};
const send = (page) => Promise.all([page.waitForNavigation(), page.click('main form:has(.btn.pri) button.pri')]);

async function opinion(browser, server, office, lead, script) {
  const page = await person(browser, server, { script, viewport: script ? undefined : PHONE });
  const subject = script ? '柳河村便桥没有护栏' : '竹溪村路灯不亮';

  await signIn(page, server.accounts.office);
  await page.goto('/opinion');
  await Promise.all([page.waitForNavigation(), page.click('a[href="/opinion/new"]')]);
  await page.fill('[name=body]', '雨天学生上学要绕行两公里。');
  await page.fill('[name=raised_on]', '2026-11-21');
  await send(page);
  await says(page, '请填写主题', 'an opinion needs a subject');
  same(await page.inputValue('[name=body]'), '雨天学生上学要绕行两公里。', 'what was typed stays');
  await page.fill('[name=subject]', subject);
  await send(page);
  await says(page, '反映的日期不能晚于今天', 'and cannot be from tomorrow');
  await page.fill('[name=raised_on]', '2026-11-19');
  await page.selectOption('[name=channel]', 'telephone');
  await page.fill('[name=citizen]', '郑小满');
  await page.fill('[name=contact]', '13900000001');
  if (script) await axe(page, 'writing an opinion down');
  await noSideScroll(page, 'writing an opinion down');
  await send(page);
  await says(page, subject, 'it is written down');
  await says(page, '郑**', 'with who said it, masked until somebody says why');
  ok(/D\d+号/.test(await page.innerText('main')), 'and has a number');
  await shot(page, `opinion-${script}`);
  await Promise.all([page.waitForNavigation(), page.click('text=据此起草建议')]);
  same(await page.inputValue('[name=title]'), `关于${subject}的建议`, 'a suggestion begins with its subject');
  same(await page.inputValue('[name=body]'), '雨天学生上学要绕行两公里。', 'and its text');
  await page.fill('[name=lead_deputy]', lead);
  await send(page);
  await says(page, subject, 'the suggestion is entered');
  await Promise.all([page.waitForNavigation(), page.click('main a[href^="/opinion/"]')]);
  await says(page, '转为代表建议', 'and the opinion knows of it');
  noFaults(page, 'opinion to suggestion');
  await page.context().close();
  same((await new Machine(server, 'reader').get('/opinion/new')).status, 403, 'a reader writes none down');
  same((await office.post('/suggestion/new', { kind: 'suggestion', title: '关于别处的建议', body: '内容', lead_deputy: lead, opinion: 999999999 })).status, 404, 'nor from an opinion that is not there');
}

async function publishMany(browser, server, office, script) {
  const page = await person(browser, server, { script });
  const before = (await office.get('/suggestion/publish')).json;

  await signIn(page, server.accounts.office);
  await page.goto('/suggestion/queue');
  await says(page, `${before.total}件已办结的建议还没有决定是否公开`, 'all of them are one thing to do');
  await Promise.all([page.waitForNavigation(), page.click('main a[href="/suggestion/publish"]')]);
  if (script) await axe(page, 'publishing many');
  await send(page); // one press on a page that nobody has read
  await says(page, '请至少给一件选', 'nothing chosen, nothing done');
  const [first, second] = before.rows;
  same((await office.get(`/suggestion/${first.id}`)).json.acts[0].verb, 'publish', 'of a closed one, to publish it comes next');
  await page.selectOption(`#f-how-${first.id}`, 'both');
  await page.selectOption(`#f-how-${second.id}`, 'text');
  await send(page);
  await says(page, `共${before.total - 2}件`, 'two are decided, the rest stay');
  const shown = await fetch(`${server.url}/p/suggestion/${first.id}?c=990121`, { headers: { Accept: 'application/json' } });
  same(shown.status, 200, 'the public reads the first');
  ok(JSON.stringify(await shown.json()).includes('"replies":[{'), 'with its answer');
  noFaults(page, 'publishing many');
  await page.context().close();
}

// The clerk has been slow: one of the page was decided by a colleague.
async function behind(office) {
  const rows = (await office.get('/suggestion/publish')).json.rows;
  const body = { id: [rows[0].id, rows[1].id], version: [rows[0].version, rows[1].version - 1], how: ['text', 'text'] };
  const answer = await office.post('/suggestion/publish', body);

  same(answer.status, 422, 'what changed meanwhile is not published unseen');
  ok(JSON.stringify(answer.json).includes(rows[1].number), 'the sentence names it', JSON.stringify(answer.json));
  same((await office.get('/suggestion/publish')).json.rows[0].id, rows[0].id, 'and none went out');
  same((await office.post('/suggestion/publish', { ...body, how: ['text'] })).status, 422, 'half a page is refused');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const office = new Machine(server, 'office', '代表工委');
    const lead = server.accounts.d003.who.split(' ')[0];

    await opinion(browser, server, office, lead, true);
    await opinion(browser, server, office, lead, false);
    await publishMany(browser, server, office, true);
    await publishMany(browser, server, office, false);
    await behind(office);
    same((await new Machine(server, 'handler', '交通运输局').get('/suggestion/publish')).status, 403, 'a unit publishes nothing');
  } finally {
    await server.stop();
  }
}
