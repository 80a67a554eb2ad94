// SPDX-License-Identifier: MulanPSL-2.0
// A class: planned, a deputy asked, signs in on the phone by the code of the room; a test drawn from the bank is sat by somebody
// without an account and without scripts, who sees what was wrong and why; the office sees the same paper.
import { Server, ok, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE, unfold } from './lib.mjs';

const main = (page) => page.locator('main');
async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
// What cannot be taken back is asked about first.
async function agrees(page, question) {
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  ok((await dialog.innerText()).includes(question), `asked first: ${question}`, await dialog.innerText());
  await dialog.locator('button[value=ok]').click();
  await page.waitForLoadState();
}
async function follow(page, name) {
  await unfold(page, name);
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}

async function classHeld(office, deputy, who) {
  await office.goto('/training/new');
  await office.fill('[name=title]', '联络站工作培训');
  for (const day of ['starts_on', 'ends_on']) await office.fill(`[name=${day}]`, '2026-11-20');
  await press(office, '保存');
  const path = new URL(office.url()).pathname;
  await press(office, '发出通知');
  await says(office, '还没有通知任何代表', 'nobody is asked yet');
  await office.goto(`${path}/invite`);
  await office.fill('[name=names]', `${who} ${who}`);
  await office.fill('[name=turn]', '1');
  await press(office, '保存');
  await says(office, '名单2人', 'named twice, once on the list');
  await main(office).locator('li', { hasNotText: who }).getByRole('link', { name: /移出名单/ }).first().click();
  await says(office, '移出这期培训的名单', 'asked by mistake');
  await press(office, '保存');
  await says(office, '名单1人', 'off the list');
  await press(office, '发出通知');
  await agrees(office, '名单上的1名代表');
  const code = (await main(office).locator('.codes').innerText()).trim();
  await looks(office, 'a class with its code');
  await deputy.goto(`${path}/sign?k=000000`);
  await press(deputy, '签到');
  await says(deputy, '签到码不对', 'another code');
  await deputy.goto(`${path}/sign?k=${code}`);
  await press(deputy, '签到');
  await says(deputy, '到课', 'signed in');
  await deputy.goto(`${path}/sign?k=000000`);
  const token = await deputy.locator('main form input[type=hidden]').evaluateAll((all) => all.map((i) => [i.name, i.value]));
  for (let i = 0; i < 8; i++)
    await deputy.request.post(deputy.url(), { form: { ...Object.fromEntries(token), code: '000000' } });
  await press(deputy, '签到');
  await says(deputy, '试得太多', 'codes are not to be tried out');
  await office.goto(`${path}/hold`);
  await office.fill('[name=result]', '讲了接待和转办。');
  await press(office, '保存');
  await press(office, '发结业证书');
  await says(office, '已完成');
  await deputy.goto('/training/certificate');
  await says(deputy, '联络站工作培训', 'the deputy has his certificate');
}

async function testSat(office, nominee, phone) {
  await office.goto('/training/test/new');
  await office.fill('[name=title]', '任前法律知识考试');
  await office.fill('[name=draw]', '监督法 3\n不限 2');
  await office.check('[name=audience][value=listed]');
  await press(office, '保存');
  await says(office, '不限2题', 'what is drawn');
  await follow(office, '添加应考人');
  await office.fill('[name=person]', '拟任人甲');
  await office.fill('[name=unit]', '县财政局局长');
  await press(office, '保存');
  await press(office, '开放考试');
  const url = await main(office).getByRole('link', { name: '答题地址' }).getAttribute('href');
  await looks(office, 'a test with its seats');
  await nominee.goto(url);
  await press(nominee, '开始答题');
  ok(await main(nominee).locator('fieldset').count() === 5, 'five questions');
  await phone.goto(url);
  await looks(phone, 'a paper on the phone');
  await looks(nominee, 'a paper without scripts');
  // One answer of five: right or wrong by chance, it cannot reach the pass mark, and he may try again.
  await main(nominee).locator('fieldset').first().locator('input').first().check();
  await press(nominee, '交卷');
  await says(nominee, '第5题没有作答', 'he is told what he left out');
  ok(await main(nominee).locator('fieldset input:checked').count() === 1, 'what he ticked is kept');
  await looks(nominee, 'a paper that comes back');
  await nominee.check('[name=anyway]');
  await press(nominee, '交卷');
  await says(nominee, '共5题', 'counted at once');
  await says(nominee, '作答：', 'what he gave');
  ok(!(await main(nominee).innerText()).includes('正确答案'), 'not what is right, as long as he may try again');
  await phone.goto(url);
  await looks(phone, 'a result on the phone');
  await phone.goto('/training/test');
  await says(phone, '本人', 'the list says how he stands himself');
  await looks(phone, 'tests on the phone');
  await office.reload();
  await follow(office, '拟任人甲');
  await says(office, '作答：', 'the office sees the paper');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), deputy = await person(browser, server, { viewport: PHONE });
    const nominee = await person(browser, server, { viewport: PHONE, script: false });
    await signIn(office, server.accounts.office);
    await signIn(deputy, server.accounts.d002);
    await classHeld(office, deputy, server.accounts.d002.who.split(' ')[0]);
    await testSat(office, nominee, deputy);
    for (const [name, page] of Object.entries({ office, deputy, nominee })) noFaults(page, name);
  } finally {
    await server.stop();
  }
}
