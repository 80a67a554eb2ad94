// SPDX-License-Identifier: MulanPSL-2.0
// Pages that have grown old, and the pages that tell an administrator how the system runs.
import { Machine, Server, COUNTY, ok, same, person, signIn, axe, noSideScroll, noFaults, run, PHONE } from './lib.mjs';
import { version, accepted } from './steps.mjs';

const says = async (page, words, what) => {
  const text = await page.innerText('main');
  return ok(text.includes(words), what, text);
};

// The unit writes its reply while the office gives the suggestion to another unit.
async function movedAway(browser, server, all, deputies, script) {
  const fields = (await all.office.get('/suggestion/filter')).json.fields;
  const unit = (name) => fields.find((f) => f.name === 'organ').options.find((o) => o.label.includes(name)).value;
  const id = await accepted(all.office, deputies);
  const page = await person(browser, server, { script });
  const typed = '便桥护栏已经列入养护计划，由本局负责到底';

  await all.office.done(`/suggestion/${id}/hand-over`, { version: await version(all.office, id), organ: [unit('交通运输局')], role: ['lead'] });
  await all.handler.done(`/suggestion/${id}/sign`, { version: await version(all.office, id) });
  await signIn(page, server.accounts.h01);
  await page.goto(`/suggestion/${id}/progress`);
  await page.fill('[name=body]', typed);
  const handling = (await all.office.get(`/suggestion/${id}/reassign`)).json.fields.find((f) => f.name === 'handling');
  await all.office.done(`/suggestion/${id}/reassign`, { handling: handling.options.length ? handling.options[0].value : handling.value,
    to: unit('青石岭镇'), reason: '道路在镇里养护' });
  const [answer] = await Promise.all([page.waitForNavigation(), page.click('main form button.pri')]);
  same(answer.status(), 409, `the old unit's page is refused (scripts ${script ? 'on' : 'off'})`);
  await says(page, '已改由别的单位办理', 'says who has it now');
  await says(page, typed, 'and gives back what was typed');
  await page.goto(`/suggestion/${id}`);
  await says(page, '您单位不用再办', 'its bookmark says the same');
  if (script) await axe(page, 'refused page');
  noFaults(page, 'refused page');
  await page.context().close();
}

// One sentence for every page that is behind the record.
async function changedMeanwhile(browser, server, office, deputies) {
  const id = await accepted(office, deputies);
  const page = await person(browser, server);

  await signIn(page, server.accounts.office);
  await page.goto(`/suggestion/${id}/classify`);
  const category = await page.locator('[name=category] option').nth(2).getAttribute('value');
  await office.done(`/suggestion/${id}/classify`, { version: await version(office, id), category });
  await page.selectOption('[name=category]', { index: 3 });
  await page.click('main form button.pri');
  await says(page, '您填写的时候别人改过这条记录', 'a suggestion says it as every other record does');
  await page.context().close();
}

async function running(browser, server) {
  const page = await person(browser, server);

  run(['--congress', COUNTY, 'token', 'add', '数据共享平台', '--role', 'reader'], server.env);
  await signIn(page, server.accounts.admin);
  await page.click('a[href="/account/system"]');
  await says(page, '检查期限，发出预警和提醒', 'the timed work has names');
  ok(/\d+:[0-9a-f]{64}/.test(await page.innerText('main')), 'the head of the journal can be printed');
  await axe(page, 'running');
  await page.setViewportSize(PHONE);
  await noSideScroll(page, 'running on a phone');
  await page.goto(`/account/list?q=${encodeURIComponent('数据共享平台')}`);
  await says(page, '接口账号', 'a machine is called a machine');
  ok(!(await page.innerText('table')).includes('未设密码'), 'and needs no password');
  noFaults(page, 'administrator');
  await page.context().close();
  same((await new Machine(server, 'office', '代表工委').get('/account/system')).status, 403, 'not for the office');
}

// Rules of another place as a start: each with its article, none taken that is not chosen, any changed.
async function models(browser, server) {
  const page = await person(browser, server);

  await signIn(page, server.accounts.admin);
  await page.goto('/congress/param');
  await page.click('main a[href="/congress/param/model"]');
  await page.selectOption('[name=model]', 'henan');
  await page.click('main form.filter button');
  await says(page, '《河南省人民代表大会常务委员会工作条例》(2010-07-30)第6条', 'what it says, with its article');
  await axe(page, 'a model');
  await page.setViewportSize(PHONE);
  await noSideScroll(page, 'a model on a phone');
  await page.fill('[name=from_on]', '2027-01-01');
  await page.click('main form[method=post] button.pri');
  await says(page, '请至少勾选一项', 'nothing is taken by itself');
  await page.check('[value=sc_notice_days]');
  await page.check('[value=rating_workdays]');
  await page.selectOption('select[aria-label="代表评价期限"]', 'rating_workdays=12');
  await page.fill('[name=basis]', '第八次主任会议决定');
  await page.click('main form[method=post] button.pri');
  await says(page, '已采用2项', 'what was chosen is');
  await says(page, '2027年1月1日起改为6天', 'as the model has it');
  await says(page, '2027年1月1日起改为12个工作日', 'or as it was changed');
  same((await page.request.get('/congress/param/model?model=atlantis')).status(), 200, 'a place that is not there offers nothing');
  noFaults(page, 'a model');
  await page.context().close();
  same((await new Machine(server, 'office', '代表工委').get('/congress/param/model')).status, 403, 'the administrator sets them');
}

// Whoever is not signed in reads whose pages these are.
async function stranger(browser, server) {
  const page = await person(browser, server);

  await page.goto('/account/sign-in');
  ok((await page.innerText('header')).includes('云溪县'), 'the county stands in the masthead');
  await page.goto('/p/suggestion?c=990100');
  ok((await page.innerText('header')).includes('云阳市'), "or the city's on its own pages");
  noFaults(page, 'stranger');
  await page.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const all = { office: new Machine(server, 'office', '代表工委'), handler: new Machine(server, 'handler', '交通运输局') };
    const deputies = Object.values(server.accounts).filter((a) => /^d\d+$/.test(a.login)).map((a) => a.who.split(' ')[0]);

    await movedAway(browser, server, all, deputies, true);
    await movedAway(browser, server, all, deputies, false);
    await changedMeanwhile(browser, server, all.office, deputies);
    await running(browser, server);
    await models(browser, server);
    await stranger(browser, server);
  } finally {
    await server.stop();
  }
}
