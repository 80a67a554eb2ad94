// SPDX-License-Identifier: MulanPSL-2.0
// An inquiry on the screen: a member asks from his phone, the office puts the question, the big screen follows by itself; he follows it
// up on the spot; what is promised goes on the list of problems; the organ is rated.
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

const main = (page) => page.locator('main');
const says = async (page, what, name = what) => {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
};
async function press(page, name) {
  await Promise.all([page.waitForNavigation(), main(page).getByRole('button', { name, exact: true }).first().click()]);
}
async function follow(page, name) {
  await Promise.all([page.waitForNavigation(), main(page).getByRole('link', { name, exact: true }).first().click()]);
}

async function planned(office) {
  await office.goto('/inquiry/new');
  await office.fill('[name=title]', '校园食品安全专题询问');
  await office.fill('[name=held_on]', '2026-11-20');
  await main(office).getByLabel('市场监督管理局', { exact: true }).check();
  await axe(office, 'the plan');
  await press(office, '保存');
  await press(office, '开始收集问题');
  return new URL(office.url()).pathname;
}

// Who has a stake in what is investigated does not sit in the committee.
async function stakes(office) {
  await office.goto('/inquiry/probe/new');
  ok(await main(office).locator('select[name=motion] option').count() > 0, 'the motion is chosen, not typed');
  await shot(office, 'probe new');
  await office.fill('[name=title]', '老旧小区改造资金使用');
  await office.fill('[name=reason]', '事实不清。');
  await press(office, '保存');
  await follow(office, '登记利害关系');
  await office.fill('[name=name]', '王律师');
  await office.fill('[name=reason]', '代理过施工单位');
  await press(office, '保存');
  await follow(office, '增加组成人员');
  await office.fill('[name=name]', '王律师');
  await office.check('[name=post][value=expert]');
  await office.check('[name=stake][value=none]');
  await press(office, '保存');
  await says(office, '请核对：王律师', 'the same name is only a hint');
  await follow(office, '核对利害关系');
  await office.selectOption('[name=member]', { label: '王律师' });
  await office.selectOption('[name=concern]', { label: '王律师' });
  await office.check('[name=sort][value=self]');
  await office.check('[name=stake][value=some]');
  await office.fill('[name=note]', '就是本人。');
  await press(office, '保存');
  await says(office, '有利害关系，应当回避', 'what the office found');
  await axe(office, 'a member with a stake');
  await follow(office, '增加组成人员');
  await office.fill('[name=name]', '王律师');
  await office.check('[name=post][value=expert]');
  await office.check('[name=stake][value=none]');
  await press(office, '保存');
  await says(office, '王律师与调查的问题有利害关系，不得参加调查委员会', 'who has a stake may not sit');
  await says(office, '第五十七条第二款', 'by which article');
}

// The committee is decided by a vote; without one, noted afterwards with its source.
async function decided(office) {
  await office.goto('/inquiry/probe');
  await follow(office, '老旧小区改造资金使用');
  await follow(office, '登记常委会决定');
  await says(office, '第五十六条', 'by which article');
  await press(office, '保存');
  await says(office, '请选会议的表决；补录的填决定日期', 'neither a vote nor a day');
  await office.fill('[name=on]', '2026-11-01');
  await press(office, '保存');
  await says(office, '补录要写决定依据', 'a day without a source');
  await axe(office, 'a decision to note');
  await shot(office, 'probe decided');
  await office.fill('[name=text]', '县十八届人大常委会第四十次会议决定');
  await office.fill('[name=on]', '2026-11-19');
  await press(office, '保存');
  await says(office, '第四十次会议决定（补录）', 'it is shown as noted afterwards');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), deputy = await person(browser, server, { viewport: PHONE }),
      screen = await person(browser, server, { viewport: { width: 1920, height: 1080 } });
    await signIn(office, server.accounts.office);
    await signIn(deputy, server.accounts.d001);
    const other = await person(browser, server);
    await signIn(other, server.accounts.d002);
    await signIn(screen, server.accounts.operator);
    const path = await planned(office);
    await deputy.goto(`${path}/ask`);
    await deputy.fill('[name=text]', '食堂大宗食材由谁验收？');
    await press(deputy, '保存');
    await says(deputy, '食堂大宗食材由谁验收？', 'asked from the phone');
    await axe(deputy, 'the inquiry on the phone');
    await noSideScroll(deputy, 'the inquiry on the phone');
    await screen.goto(`${path}/screen`);
    await says(screen, '即将开始', 'the screen waits');
    await office.goto(path);
    await press(office, '选用');
    const early = await other.request.get(`${path}/screen`, { headers: { Accept: 'application/json' } });
    ok(early.ok() && !(await early.text()).includes('食堂大宗食材'), 'no other member reads it before it is put');
    await press(office, '开始询问');
    await says(screen, '食堂大宗食材由谁验收？', 'the screen shows the questions by itself');
    await press(office, '上屏提问');
    await says(screen, server.accounts.d001.who.split(' ')[0], 'who asks stands large');
    await axe(screen, 'the big screen');
    await shot(screen, 'inquiry screen');
    await follow(office, '记答复');
    await office.fill('[name=answerer]', '市场监督管理局局长');
    await office.fill('[name=text]', '由学校、家长代表、供应商三方验收。');
    await press(office, '保存');
    await says(screen, '市场监督管理局局长', 'who answers');
    await follow(deputy, '追问');
    await deputy.fill('[name=text]', '家长代表怎样产生？');
    await press(deputy, '保存');
    await says(office, '家长代表怎样产生？', 'the office sees it at once');
    await office.goto(path);
    await follow(office, '列入问题清单');
    await office.fill('[name=title]', '三方验收没有落实到每所学校');
    await office.fill('[name=due_on]', '2026-12-31');
    await press(office, '保存');
    await follow(office, '结束询问');
    await office.fill('[name=text]', '问一个问题，追问一个。');
    await press(office, '保存');
    await follow(office, '登记测评');
    for (const [name, value] of Object.entries({ all: 35, ballots: 30, satisfied: 20, basic: 5, dissatisfied: 5 }))
      await office.fill(`[name=${name}]`, String(value));
    await press(office, '保存');
    await says(office, '已测评', 'rated');
    await says(screen, '满意', 'the screen ends with the ratings');
    same((await new Machine(server, 'reader').post('/inquiry/probe/new', { title: '某事', reason: '不清', mover: 'members', signers: 1 })).status,
      403, 'a reader proposes no investigation');
    await says(office, '提交研究处理情况报告', 'the organs have a day to report by');
    await stakes(office);
    await decided(office);
    noFaults(office, 'office');
    noFaults(deputy, 'deputy');
    noFaults(screen, 'screen');
  } finally {
    await server.stop();
  }
}
