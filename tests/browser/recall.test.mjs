// SPDX-License-Identifier: MulanPSL-2.0
// A deputy is recalled: asked for by voters, the names kept behind a reason, given to the deputy, who answers on a phone, printed,
// voted on by all voters; the mandate ends, the seat is vacant. Another one by the standing committee does not pass.
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

const main = (page) => page.locator('main');
const DAY = '2026-11-20'; // today, of the server
const SIGNED = '何石磨 石磨沟12号\n尚青禾';

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
async function act(page, name, fields = {}) {
  await follow(page, name);
  for (const [field, value] of Object.entries(fields)) await page.fill(`[name=${field}]`, String(value));
  await press(page, name);
}

async function receives(office, name) {
  await office.goto('/recall');
  await looks(office, 'recalls');
  await follow(office, '登记罢免要求');
  await press(office, '登记罢免要求');
  await says(office, '请填写代表的姓名', 'whom it is about');
  await says(office, '应当写明罢免理由', 'and why');
  await office.fill('[name=name]', name);
  await office.fill('[name=reasons]', '当选以后不听取选民意见。');
  await office.fill('[name=signers]', SIGNED);
  await office.fill('[name=received_on]', DAY);
  await looks(office, 'a request for a recall');
  await press(office, '登记罢免要求');
  await says(office, '核对联名人', 'what is next');
  return new URL(office.url()).pathname;
}

async function namesNeedReason(office) {
  await silent(office, '尚青禾', 'names are not there');
  await office.getByText('查看完整信息').click();
  await office.selectOption('[name=why]', 'verify');
  await press(office, '查看');
  await says(office, '尚青禾', 'after a reason they are');
  await looks(office, 'who signed a recall');
}

async function untilPrinted(office) {
  await act(office, '受理', { signers: 49 });
  await says(office, '至少要有50人联名', 'one too few, by the article');
  await says(office, '第五十条');
  await office.fill('[name=signers]', '50');
  await press(office, '受理');
  await act(office, '送交代表');
  await says(office, '已送交代表');
}

async function answers(phone, path) {
  await phone.goto(`${path}/answer`);
  await says(phone, '当选以后不听取选民意见', 'the deputy sees why');
  await phone.fill('[name=text]', '理由不实，材料附后。');
  await looks(phone, 'a deputy answers on the phone');
  await press(phone, '提交书面申辩');
  await says(phone, '已提交');
}

async function votes(office) {
  await office.reload();
  await says(office, '理由不实', 'his answer is there');
  await act(office, '印发');
  await act(office, '确定表决日期', { on: DAY, place: '村委会' });
  await says(office, '派谁主持', 'somebody presides');
  await office.fill('[name=chair]', '县人大常委会代表工委主任');
  await press(office, '确定表决日期');
  await says(office, '等待表决');
  await follow(office, '登记表决结果');
  for (const [name, n] of Object.entries({ whole: 1000, issued: 700, cast: 690, yes: 500, no: 150, abstain: 30, invalid: 9, number: '记录1号' }))
    await office.fill(`[name=${name}]`, String(n));
  await looks(office, 'votes are entered');
  await press(office, '登记表决结果');
  await says(office, '加起来不等于收回的票数', 'the sum is wrong');
  await office.fill('[name=yes]', '501');
  await press(office, '登记表决结果');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const machine = new Machine(server, 'office', '代表工委');
    const office = await person(browser, server), small = await person(browser, server, { viewport: PHONE });
    const phone = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(small, server.accounts.office2);
    const deputy = server.accounts.d003;
    await signIn(phone, deputy);
    const path = await receives(office, deputy.who.split(' ')[0]);
    await namesNeedReason(office);
    await untilPrinted(office);
    await answers(phone, path);
    await votes(office);
    await says(office, '已罢免', 'recalled by more than half of all voters');
    await says(office, '501票', 'so many were needed');
    await looks(office, 'a recall that passed');
    await follow(office, '查看代表');
    await says(office, '罢免', 'the register says how his mandate ended');
    await office.goto('/deputy/seat?vacant=1');
    await small.goto(path);
    await looks(small, 'a recall that passed on the phone');
    await small.goto('/recall');
    await looks(small, 'recalls on the phone');
    await small.goto('/deputy/seat/election');
    await says(small, '15天前公布选民名单', 'the days of the place');
    const one = (await machine.get(path)).json;
    same([one.state, one.yes, one.whole, one.signers?.length ?? 0], ['passed', 501, 1000, 0], 'as JSON, without names');
    for (const [name, page] of Object.entries({ office, small, phone })) noFaults(page, name);
  } finally {
    await server.stop();
  }
}
