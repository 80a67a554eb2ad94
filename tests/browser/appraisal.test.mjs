// SPDX-License-Identifier: MulanPSL-2.0
// A mid-term evaluation of the heads of 21 departments: taken over from the register, one reports from his unit, rated on
// papers that two people count and on a phone, scored by weight, sent, a problem on the list of problems.
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

const main = (page) => page.locator('main');
async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}

async function plans(office, machine) {
  await office.goto('/appraisal/new');
  await looks(office, 'an appraisal is planned');
  await office.fill('[name=groups]', '常委会组成人员 70');
  await office.fill('[name=title]', '县政府职能部门负责人届中测评');
  await press(office, '保存');
  await says(office, '评议人每行写名称', 'a group has people and a way');
  await office.fill('[name=groups]', '常委会组成人员 70 33 纸票\n人大代表 30 50 手机');
  await press(office, '保存');
  await press(office, '带入部门负责人');
  const at = new URL(office.url()).pathname, { rows } = (await machine.get(at)).json;
  same(rows.length, 21, 'the heads of 21 departments');
  await press(office, '开始收报告');
  for (const r of rows) {
    const { version } = (await machine.get(`/appraisal/subject/${r.id}`)).json;
    const done = await machine.post(`/appraisal/subject/${r.id}/report`, { version, text: '依法履职，完成各项任务。' });
    if (done.status !== 200) ok(false, 'a report', JSON.stringify(done.json));
  }
  await press(office, '报告收齐，进入测评');
  await says(office, '正在测评');
  return { at, rows };
}

// The last of them fails: 10 of 33 are satisfied with him.
async function counts(page, at, wrong) {
  await page.goto(at);
  await main(page).getByRole('link', { name: /常委会组成人员/ }).click();
  await page.waitForLoadState();
  await page.evaluate((bad) => {
    const all = [...document.querySelectorAll('input[name=n]')];
    all.forEach((input, i) => { input.value = [[28, 3, 1, 1], [10, 0, 22, 1]][i >= all.length - 4 ? 1 : 0][i % 4] + (bad && i === 0 ? 1 : 0); });
  }, wrong);
  await press(page, '提交票数');
}

async function rates(phone, office) {
  await main(office).getByRole('link', { name: /人大代表/ }).click();
  await office.waitForLoadState();
  same(await main(office).locator('svg.qr').count(), 50, 'a slip for each of the group');
  await axe(office, 'slips');
  const url = await main(office).getByRole('link', { name: /rate/ }).first().getAttribute('href');
  for (const again of [false, true]) {
    await phone.goto(url);
    if (!again) await looks(phone, 'rating everybody on a phone');
    await phone.evaluate(() => document.querySelectorAll('select[name=grade]').forEach((s, i) => { s.value = i < 20 ? 'satisfied' : 'dissatisfied'; }));
    await press(phone, '提交测评');
    await says(phone, again ? '这张评议码已经用过' : '谢谢您', again ? 'once' : 'taken in');
  }
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const machine = new Machine(server, 'office', '代表工委');
    const office = await person(browser, server), operator = await person(browser, server);
    const phone = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(operator, server.accounts.office2);
    const { at, rows } = await plans(office, machine);
    await counts(office, at, true);
    await says(office, '票数超过了评议人数', 'no more ballots than people');
    await counts(office, at, false);
    await counts(operator, at, false);
    await says(operator, '两人一致', 'two agree');
    await office.goto(at);
    await rates(phone, office);
    await office.goto(at);
    await press(office, '计票');
    await looks(office, 'a mid-term evaluation with its results');
    const result = (await machine.get(at)).json.rows;
    same([result.filter((r) => r.tag === undefined).length, result[0].score, result[20].score], [21, '66.3%', '21.2%'], 'weighted by group, of all raters');
    await office.goto(`/appraisal/subject/${rows[20].id}/problem`);
    await office.fill('[name=title]', '群众反映的问题办理不及时');
    await press(office, '保存');
    await says(office, '群众反映的问题办理不及时', 'on the list of problems');
    await looks(office, 'one of those appraised');
    await office.goto(`${at}/send`);
    await press(office, '保存');
    await says(office, '中共云溪县委', 'the result goes to the bodies named');
    const pdf = await office.request.get(`${at}/letter.pdf`);
    ok(pdf.headers()['content-type'] === 'application/pdf', 'the result on paper');
    for (const [name, page] of Object.entries({ office, operator, phone })) noFaults(page, name);
  } finally {
    await server.stop();
  }
}
