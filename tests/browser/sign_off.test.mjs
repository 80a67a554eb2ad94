// SPDX-License-Identifier: MulanPSL-2.0
// A reply signed off inside its unit in the steps that the unit's chief sets up, all of it by clicks.
import { Machine, Server, ok, same, person, signIn, axe, noFaults, shot, PHONE, noSideScroll } from './lib.mjs';
import { accepted, version } from './steps.mjs';

const go = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
const button = (page) => page.locator('main a[href$="/sign-off"]').count();

async function setUp(page, server) {
  await signIn(page, server.accounts.c05);
  await go(page, 'main a[href="/suggestion/steps"]');
  const people = await page.locator('[name=who1] option').allInnerTexts();
  ok(people.some((p) => p.includes('黎立波（经办人）')) && people.some((p) => p.includes('贺玉兰（负责人）')), 'whoever works there may be named', people.join());
  await page.fill('[name=name1]', '办公室核稿');
  await page.selectOption('[name=who1]', { label: '黎立波（经办人）' });
  await page.fill('[name=name2]', '局长签发');
  await axe(page, 'steps');
  await page.setViewportSize(PHONE);
  await noSideScroll(page, 'steps on a phone');
  await page.setViewportSize({ width: 1440, height: 900 });
  await go(page, 'main form button.pri');
  ok((await page.innerText('main')).includes('已保存') || (await page.innerText('body')).includes('保存'), 'the steps are saved');
}

// Handed over, signed for, talked about, drafted and submitted.
async function submitted(all, deputies) {
  const fields = (await all.office.get('/suggestion/filter')).json.fields;
  const unit = fields.find((f) => f.name === 'organ').options.find((o) => o.label.includes('农业农村局')).value;
  const id = await accepted(all.office, deputies);
  const at = (verb) => `/suggestion/${id}/${verb}`;

  await all.office.done(at('hand-over'), { version: await version(all.office, id), organ: [unit], role: ['lead'] });
  await all.handler.done(at('sign'), { version: await version(all.office, id) });
  await all.handler.done(at('contact'), { way: 'phone', summary: '电话说明了打算' });
  await all.handler.done(at('reply'), { doc_number: '云农函〔2026〕99号', addressee: '何丽华代表', title: '答复', body: '机耕路已经修好。',
    class: 'A', signer: '贺玉兰', contact_person: '黎立波', phone: '0700-1234567', then: 'save' });
  same((await all.handler.get(at('submit-reply'))).json.nobody, '', 'where somebody signs there is nothing to be told');
  await all.handler.done(at('submit-reply'), {});
  return id;
}

async function sign(page, id, what) {
  await page.goto(`/suggestion/${id}`);
  same(await button(page), 1, `${what}: the button is there`);
  await go(page, 'main a[href$="/sign-off"]');
  await page.check('[name=approve][value="1"]');
  await go(page, 'main form button.pri');
}

// What is signed by all may still be changed: that the signatures are void then is said before, and seen after.
async function changed(all, handler, chief, id) {
  const at = (verb) => `/suggestion/${id}/${verb}`;

  await handler.goto(at('reply'));
  ok((await handler.innerText('main')).includes('签字就作废'), 'what saving does to the signatures is said');
  await shot(handler, 'sign-off-change');
  await handler.fill('[name=body]', '机耕路已经修好，上周验收。');
  await go(handler, 'main form button[name=then][value=submit]');
  await go(handler, 'main form button.pri');
  const steps = await handler.goto(at('submit-reply')).then(() => handler.innerText('main .tl'));
  same(steps.match(/第1稿/g)?.length, 2, 'both signatures were for the text before', steps);
  same(steps.includes('同意\n'), false, 'none is for this one');
  await handler.setViewportSize(PHONE);
  await noSideScroll(handler, 'steps of an earlier draft on a phone');
  await shot(handler, 'sign-off-void');
  await handler.setViewportSize({ width: 1440, height: 900 });
  await sign(handler, id, 'the first step again');
  await handler.goto(at('submit-reply'));
  same((await handler.innerText('main .tl')).match(/第1稿/g)?.length, 2, 'the new signature counts');
  await sign(chief, id, 'the second step again');
}

// A unit that has just come has nobody who signs yet: it is told so before it submits.
async function nobodySigns(server, all, deputies) {
  const admin = new Machine(server, 'admin');
  await admin.post('/congress/organ/new', { name: '云溪县数据局', short_name: '数据局', kind: 'department', handles: true });
  const fields = (await all.office.get('/suggestion/filter')).json.fields;
  const unit = fields.find((f) => f.name === 'organ').options.find((o) => o.label.includes('数据局')).value;
  const handler = new Machine(server, 'handler', '数据局'), id = await accepted(all.office, deputies);
  const at = (verb) => `/suggestion/${id}/${verb}`;

  await all.office.done(at('hand-over'), { version: await version(all.office, id), organ: [unit], role: ['lead'] });
  await handler.done(at('sign'), { version: await version(all.office, id) });
  await handler.done(at('reply'), { title: '答复', body: '已办。', then: 'save' });
  const page = (await handler.get(at('submit-reply'))).json;
  ok(page.nobody.includes('没有人能签发'), 'it hears that nobody can sign', JSON.stringify(page.nobody));
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const all = { office: new Machine(server, 'office', '代表工委'), handler: new Machine(server, 'handler', '农业农村局') };
    const deputies = Object.values(server.accounts).filter((a) => /^d\d+$/.test(a.login)).map((a) => a.who.split(' ')[0]);
    const chief = await person(browser, server), handler = await person(browser, server, { script: false });

    await nobodySigns(server, all, deputies);
    await setUp(chief, server);
    same((await all.handler.get('/suggestion/steps')).status, 403, 'a handler does not set them');
    const id = await submitted(all, deputies);
    await chief.goto(`/suggestion/${id}`);
    same(await button(chief), 0, 'not the chief yet');
    await signIn(handler, server.accounts.h05);
    await handler.goto(`/suggestion/${id}`);
    for (const verb of ['give-back', 'ask-extension'])
      same(await handler.locator(`main a[href$="/${verb}"]`).count(), 0, `a reply that waits for its signatures: no ${verb}`);
    await sign(handler, id, 'first step');
    await handler.goto(`/suggestion/${id}`);
    same(await button(handler), 0, 'not the handler twice');
    for (const path of ['/', '/suggestion/queue']) {
      await chief.goto(path);
      const first = await chief.locator('main table tbody tr').first().innerText();
      ok(first.includes('签发答复'), `${path}: what waits for a signature stands first, whatever is overdue`, first);
    }
    await sign(chief, id, 'second step');
    await changed(all, handler, chief, id);
    await handler.goto(`/suggestion/${id}`);
    await go(handler, 'main a[href$="/send-reply"]');
    await go(handler, 'main form button.pri');
    if ((await handler.innerText('main')).includes('？')) await go(handler, 'main form button.pri');
    same((await all.office.get(`/suggestion/${id}`)).json.state, 'replied', 'signed by both, it is sent');
    noFaults(chief, 'chief');
    noFaults(handler, 'handler');
  } finally {
    await server.stop();
  }
}
