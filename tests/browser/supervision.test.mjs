// SPDX-License-Identifier: MulanPSL-2.0
// A hearing of the year: a topic becomes a matter of the plan, the organ's answer fails its first vote of satisfaction, is handled
// again and passes the second; a problem goes to the organ, which puts it right. One page shows the whole chain.
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, PHONE, DESKTOP, unfold } from './lib.mjs';

const main = (page) => page.locator('main');
const says = async (page, what, name = what) => {
  const text = await main(page).innerText();
  return ok(text.includes(what), name, text.includes(what) ? '' : text);
};
async function press(page, name) {
  await Promise.all([page.waitForNavigation(), main(page).getByRole('button', { name, exact: true }).first().click()]);
}
async function follow(page, name) {
  await unfold(page, name);
  await Promise.all([page.waitForNavigation(), main(page).getByRole('link', { name, exact: true }).first().click()]);
}
async function looks(page, name) {
  await axe(page, name);
  await page.setViewportSize(PHONE);
  await noSideScroll(page, `${name} on a phone`);
  await page.setViewportSize(DESKTOP);
  await shot(page, name);
}
const idOf = (page) => Number(new URL(page.url()).pathname.split('/').pop());

async function chosen(page) {
  await page.goto('/supervision/topic?state=pool');
  await main(page).locator('table a').first().click();
  await page.waitForLoadState();
  await says(page, '监督法第十二条', 'a topic says which source the law names');
  await follow(page, '选为监督事项');
  await page.fill('[name=starts_on]', '2026-12-01');
  await page.fill('[name=ends_on]', '2026-11-30');
  await press(page, '保存');
  await says(page, '结束日期不能早于开始日期', 'it cannot end before it begins');
  await page.fill('[name=ends_on]', '2027-06-30');
  await press(page, '保存');
  await says(page, '列入议题库', 'the chain begins with the topic');
  return idOf(page);
}

async function rate(page, numbers, next) {
  await follow(page, '登记满意度测评');
  for (const [name, value] of Object.entries(numbers)) await page.fill(`[name=${name}]`, String(value));
  if (next) {
    await press(page, '保存');
    await says(page, '请填再次办理的期限', 'what fails needs a new day');
    await page.fill('[name=next_due_on]', next);
    await looks(page, 'a vote of satisfaction');
  }
  await press(page, '保存');
}

// The organ reports once more; its head signs.
async function answers(server, handling) {
  const unit = new Machine(server, 'handler', '民政局'), chief = new Machine(server, 'chief', '民政局');
  const saved = await unit.post(`/resolution/handling/${handling}/reply`,
    { kind: 'report', title: '关于再次办理审议意见情况的报告', body: '四个村全部开伙。', consulted_on: '2026-11-20', signer: '牛继东' });
  same(saved.status, 200, `the organ writes again ${JSON.stringify(saved.json)}`);
  const work = await fetch(`${server.url}/resolution/handling/${handling}`,
    { headers: { Accept: 'text/html', Authorization: `Bearer ${unit.token}` } });
  const reply = Number(/reply\/(\d+)\/submit/.exec(await work.text())?.[1] ?? 0);
  ok(reply > 0, 'its reply');
  await unit.done(`/resolution/reply/${reply}/submit`, {});
  await chief.done(`/resolution/reply/${reply}/approve`, {});
  await unit.done(`/resolution/reply/${reply}/send`, { sure: true });
  const after = await unit.get(`/resolution/handling/${handling}`);
  same(after.json.state, 'replied', 'it has answered again');
}

async function hearing(page, server) {
  await page.goto('/supervision');
  await follow(page, '养老服务体系建设');
  await looks(page, 'a matter and its chain');
  await follow(page, '县人民政府关于养老服务体系建设情况的报告');
  await says(page, '《各级人民代表大会常务委员会监督法》第十五条', 'the days before a hearing, with their article');
  await looks(page, 'a hearing');
  const step = new URL(page.url()).pathname;
  const handling = Number((await main(page).getByRole('link', { name: '民政局', exact: true }).getAttribute('href')).split('/').pop());
  await rate(page, { all: 35, ballots: 32, satisfied: 9, basic: 8, dissatisfied: 15 }, '2027-02-26');
  await says(page, '未通过', 'seventeen of thirty-five are not enough');
  await says(page, '再次办理', 'the organ handles it again');
  await answers(server, handling);
  await page.goto(step);
  await rate(page, { all: 35, ballots: 33, satisfied: 20, basic: 8, dissatisfied: 5 });
  await says(page, '第2轮', 'a second round');
  await follow(page, '登记进度');
  await press(page, '保存');
  await says(page, '已完成', 'rated, and done');
}

async function problem(page, server, matter) {
  const unit = new Machine(server, 'handler', '民政局');
  await page.goto(`/supervision/problem/new?matter=${matter}`);
  await page.fill('[name=title]', '助餐点没有消防验收');
  await page.selectOption('[name=origin]', 'tour');
  await page.selectOption('[name=organ]', { label: '民政局' });
  await press(page, '保存');
  await says(page, '要有整改期限', 'who has to do it needs a day');
  await page.fill('[name=due_on]', '2026-12-31');
  await press(page, '保存');
  const id = idOf(page);
  await unit.done(`/supervision/problem/${id}/do/report`, { text: '已验收。', version: 1 });
  await page.reload();
  await follow(page, '退回再整改');
  await page.fill('[name=due_on]', '2027-01-31');
  await page.fill('[name=text]', '缺验收单。');
  await press(page, '保存');
  await unit.done(`/supervision/problem/${id}/do/report`, { text: '验收单已附。', version: 3 });
  await page.reload();
  await follow(page, '核实解决');
  await press(page, '保存');
  await says(page, '已解决', 'solved in the second round');
  await looks(page, 'a problem');
  await page.goto('/supervision/organ');
  await follow(page, '民政局');
  await says(page, '待整改的问题', 'what an organ owes');
}

// The questionnaire of a matter is chosen from those there are.
async function questionnaire(page, matter) {
  await page.goto(`/supervision/${matter}/step`);
  await page.selectOption('[name=method]', 'survey');
  await page.fill('[name=title]', '群众满意度问卷');
  await page.selectOption('[name=survey]', { index: 1 });
  await press(page, '保存');
  await says(page, '收回', 'how many came back');
  ok(await main(page).locator('a[href^="/survey/"]').count() > 0, 'the questionnaire is linked');
  await page.goto(`/supervision/${matter}/step`);
  await page.selectOption('[name=method]', 'question');
  await page.fill('[name=title]', '质询加装电梯');
  await page.selectOption('[name=motion]', { index: 1 });
  await press(page, '保存');
  ok(await main(page).locator('a[href^="/motion/"]').count() > 0, 'a question of inquiry, too');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server);
    await signIn(office, server.accounts.office);
    const matter = await chosen(office);
    await questionnaire(office, matter);
    await hearing(office, server);
    await problem(office, server, matter);
    await office.goto('/supervision/plan');
    await follow(office, '2026年度监督工作计划（第1次调整）');
    await says(office, '新增', 'what the revision changed');
    await office.goto('/p/supervision?c=990121');
    await says(office, '2026年度监督工作计划', 'everybody may read the plan');
    noFaults(office, 'office');
  } finally {
    await server.stop();
  }
}
