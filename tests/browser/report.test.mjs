// SPDX-License-Identifier: MulanPSL-2.0
// A report from an empty page: a figure chosen and put in, one that changes, followed to its records and to the journal,
// approved, frozen, published; a stranger verifies the file, and finds out when it was touched.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Server, Machine, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, run, PHONE } from './lib.mjs';
import { enter } from './steps.mjs';

const main = (page) => page.locator('main');
async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await Promise.all([page.waitForNavigation(), main(page).getByRole('button', { name, exact: true }).first().click()]);
}
async function follow(page, name) {
  await Promise.all([page.waitForNavigation(), main(page).getByRole('link', { name, exact: true }).first().click()]);
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}

async function begins(office) {
  await office.goto('/report/new');
  await office.fill('[name=title]', '2026年常委会工作报告');
  await office.check('[name=start][value=empty]');
  await press(office, '开始写');
  await says(office, '还没有内容', 'an empty page');
  const url = new URL(office.url()).pathname;
  await follow(office, '加段落');
  await office.fill('[name=text]', '# 过去一年的主要工作\n## 一、支持代表依法履职\n代表提出建议件。\n代表家站开展政策宣讲320余场。');
  await press(office, '保存');
  await says(office, '320', 'its first lines');
  return url;
}

// By the picker, at the caret.
async function puts(office) {
  await main(office).locator('p', { hasText: '代表提出建议' }).getByRole('link', { name: '改这一段' }).click();
  const area = office.locator('[name=text]');
  await area.evaluate((a) => a.setSelectionRange(6, 6));
  await main(office).getByRole('button', { name: '插入数字' }).click();
  await office.fill('#pick [name=q]', '没有这个数');
  await office.locator('#pick').getByRole('button', { name: '查找' }).click();
  await office.locator('#pick').getByText('换个说法再找').waitFor();
  await office.fill('#pick [name=q]', '代表建议');
  await office.locator('#pick').getByRole('button', { name: '查找' }).click();
  await office.locator('#pick').getByRole('link', { name: '代表建议件数' }).waitFor();
  // A slow answer does not take away what was asked for after it.
  await office.route(/pick\?q=/, async (route) => { setTimeout(() => route.continue(), 400); });
  const late = office.waitForResponse(/pick\?q=/);
  await office.locator('#pick').getByRole('button', { name: '查找' }).click();
  await office.locator('#pick').getByRole('link', { name: '代表建议件数' }).click();
  await late;
  await office.unroute(/pick\?q=/);
  await office.locator('#pick').getByRole('link', { name: '插入', exact: true }).click();
  same(await area.inputValue(), '代表提出建议{代表建议件数}件。', 'a figure at the caret');
  await area.fill('代表提出建议{代表建议件数}件，按期答复率{没有这个数}。');
  await press(office, '保存本段');
  await says(office, '没有叫“没有这个数”的数字', 'an unknown figure is named');
  await area.fill('代表提出建议{代表建议件数}件，按期答复率{按期答复率}。');
  await press(office, '保存本段');
  await says(office, '2处与记录一致', 'two figures equal to the records');
}

// A rate out of the records has its own two counts: the text need not print them.
async function trusts(office, url) {
  await office.goto(`${url}/check`);
  await says(office, '没有发现对不上的地方', 'a rate of the registry is not doubted');
  await office.goto(`${url}/add`);
  await office.fill('[name=text]', '代表提出建议{代表建议件数}件，答复{答复件数}件，占{答复率}。');
  await press(office, '保存');
  await office.goto(`${url}/check`);
  await says(office, '没有哪个件数能算出这个比率', 'but for one that reads as a share of what is printed beside it');
  await office.goto(url);
  await main(office).locator('p', { hasText: '答复168件' }).getByRole('link', { name: '改这一段' }).click();
  await press(office, '删掉这段');
  const sure = office.locator('dialog[open]').getByRole('button', { name: '删掉这段' });
  if (await sure.count()) { await sure.click(); await office.waitForLoadState(); }
}

async function sources(office) {
  await main(office).getByRole('link', { name: '320手填' }).click();
  await office.fill('[name=source]', '各联络站年终统计表');
  await office.fill('[name=link]', '//elsewhere.example/1');
  await press(office, '保存依据');
  await says(office, '请粘贴本系统里一条记录的网址', 'a record elsewhere is refused');
  await office.fill('[name=link]', new URL('/station', office.url()).href);
  await office.setInputFiles('[name=file]', { name: '年终统计表.txt', mimeType: 'text/plain', buffer: Buffer.from('宣讲324场') });
  await press(office, '保存依据');
  await says(office, '各联络站年终统计表', 'a number typed by hand has its source');
  await says(office, '年终统计表.txt', 'the sheet itself');
  same(await main(office).getByRole('link', { name: '看依据的记录' }).getAttribute('href'), '/station', 'and a record');
}

// One more suggestion: the figure has changed.
async function changes(server, office, url) {
  await enter(new Machine(server, 'office', '代表工委'), [server.accounts.d002.who.split(' ')[0]]);
  await office.goto(url);
  await says(office, '1处有变化', 'a changed figure');
  await follow(office, '去核对');
  await looks(office, 'a report with a changed figure');
  const rows = await main(office).getByRole('link', { name: '全部记录' }).getAttribute('href');
  const change = await main(office).getByRole('button', { name: /^改为/ }).innerText();
  await Promise.all([office.waitForNavigation(), main(office).getByRole('button', { name: change }).click()]);
  await says(office, '2处与记录一致', 'the new value is taken');
  return { rows, value: Number(change.replace('改为', '')) };
}

async function opensRows(server, office, { rows, value }) {
  await office.goto(rows);
  await says(office, `${value}`, 'as many records as the figure says');
  await Promise.all([office.waitForNavigation(), main(office).locator('tbody a').first().click()]);
  const record = new URL(office.url()).pathname.split('/').pop();
  const auditor = new Machine(server, 'auditor');
  const journal = (await auditor.get(`/journal?subject=${record}`)).json;
  ok(JSON.stringify(journal).includes('suggestion.'), 'the journal tells how the record came about', JSON.stringify(journal).slice(0, 500));
}

// A paragraph for a newspaper as plain text; the figures that have parts as charts.
async function leaves(office, url) {
  const json = async (path) => (await office.request.get(`${url}${path}`, { headers: { accept: 'application/json' } })).json();
  const para = (await json('')).blocks.find((b) => b.para);
  const text = await (await office.request.get(`${url}/extract?block=${para.id}&format=txt`)).text();
  ok(text.startsWith('2026年常委会工作报告') && text.includes('　　代表提出建议') && !text.includes('政策宣讲'), 'one paragraph for a newspaper', text);
  const chart = (await json('/slides')).charts.find((c) => c.title === '代表建议件数');
  ok(chart?.bars.rows.length > 1, 'a figure with its parts as a chart', JSON.stringify(chart));
}

// What a goal is measured by is called as people call it.
async function goals(office) {
  await office.goto('/report/goal');
  await follow(office, '召开常委会会议不少于6次');
  same(await office.inputValue('[name=token]'), '{常委会会议次数}', 'the figure of a goal, by its name');
  await press(office, '保存');
  await says(office, '召开常委会会议不少于6次', 'and kept so');
}

async function told(page, what) {
  await page.goto('/notice');
  await says(page, what, `told: ${what}`);
}

// Of three drafts the first two are compared, not the text as it is.
async function twoDrafts(office, url) {
  for (const [at, text] of [[2, '第二部分。'], [3, '第三部分。']]) {
    await office.goto(`${url}/add`);
    await office.fill('[name=text]', text);
    await press(office, '保存');
    await office.goto(`${url}/draft`);
    await press(office, `定为第${at}稿`);
  }
  await office.selectOption('[name=from]', { label: '第1稿' });
  await office.selectOption('[name=to]', { label: '第2稿' });
  await press(office, '比较');
  const said = await main(office).locator('section.card').innerText();
  ok(said.includes('第二部分') && !said.includes('第三部分'), 'the first and the second draft beside each other', said);
}

async function approves(office, leader, url) {
  await office.goto(`${url}/draft`);
  await press(office, '定为第1稿');
  await says(office, '第1稿', 'a named draft');
  await office.goto(`${url}/way`);
  await press(office, '提请主任会议审定');
  await leader.goto('/report');
  same(await main(leader).locator('.btn.pri').count(), 0, 'an old report is not what a leader comes for');
  await follow(leader, '审定报告');
  await press(leader, '退回修改');
  await says(leader, '请写明退回的原因', 'nothing is sent back without a reason');
  await leader.fill('[name=note]', '宣讲场次请核实。');
  await press(leader, '退回修改');
  await told(leader, '等您审定：2026年常委会工作报告');
  await told(office, '退回修改：2026年常委会工作报告');
  await twoDrafts(office, url);
  await office.goto(`${url}/way`);
  await press(office, '提请主任会议审定');
  await leader.goto(`${url}/comment`);
  await leader.fill('[name=text]', '数字再核一遍。');
  await press(leader, '提意见');
  await told(office, '有了意见：2026年常委会工作报告');
  await leader.goto(`${url}/way`);
  await press(leader, '审定通过');
  await office.goto(`${url}/way`);
  await says(office, '1条意见还没有处理', 'an open opinion is told');
  await press(office, '定稿');
  await press(office, '公开');
  await looks(office, 'the way of a report');
  return main(office).getByRole('link', { name: '看公开页' }).getAttribute('href');
}

async function verifies(server, reader, url, link, { value }) {
  await reader.goto(link); // as the office passes it on: the stranger's browser knows of no congress yet
  await says(reader, `代表提出建议${value}件`, 'everybody reads it');
  await main(reader).getByRole('link', { name: String(value), exact: true }).click();
  await says(reader, '退回、撤回的不算', 'and what a figure means');
  await looks(reader, 'a published report');
  const hash = (await main(reader).innerText()).match(/[0-9a-f]{64}/)[0];
  const body = await (await reader.request.get(`/p${url}/file?c=990121`)).body();
  const file = path.join(server.dir, 'report.json'), bad = path.join(server.dir, 'bad.json');
  writeFileSync(file, body);
  const alone = run(['verify', 'report', file]);
  ok(alone.includes(`SM3 ${hash}`) && alone.includes('sound: 2026年常委会工作报告, 2 figures'), 'a stranger verifies the file', alone);
  const here = run(['--data', server.dir, 'verify', 'report', file], server.env);
  ok(here.includes('the journal holds this file') && here.includes('all rows are there'), 'the journal knows it', here);
  writeFileSync(bad, readFileSync(file, 'utf8').replaceAll(`建议${value}件`, `建议${value + 9}件`));
  let said = '';
  try { run(['verify', 'report', bad]); } catch (e) { said = `${e.status} ${e.stdout} ${e.stderr}`; }
  ok(said.startsWith('1 ') && said.includes('does not read as its figures say'), 'a touched file fails', said);
}

// What a stranger may open of each figure: rows with a page, titles and days, counts by kind, or the reason why not.
const OPEN = [
  ['常委会会议次数', (t) => /20\d\d年|\d+月\d+日/.test(t) && /常委会/.test(t), 'meetings by title and day'],
  ['信访件数', (t) => /涉及个人信息/.test(t) && /来信|来访|来电|其他/.test(t), 'petitions by kind alone'],
  ['接待群众人次', (t) => t.includes('有群众和代表的姓名'), 'receptions: why not'],
  ['预算预警', (t) => t.includes('只公开分类件数'), 'warnings of the budget by kind'],
  ['任免人次', (t) => t.includes('由常委会公布'), 'appointments: where they are'],
  ['代表建议件数', (t) => t.includes('可以公开看的'), 'suggestions that are published'],
];
async function opened(server, office, leader, reader) {
  await office.goto('/report/new?kind=brief');
  await office.fill('[name=title]', '2026年公开情况简报');
  await office.fill('[name=from]', '2026-01-01');
  await office.fill('[name=to]', '2026-12-31');
  await office.check('[name=start][value=empty]');
  await press(office, '开始写');
  const url = new URL(office.url()).pathname;
  await follow(office, '加段落');
  const names = OPEN.map(([label]) => label);
  await office.fill('[name=text]', names.map((n) => `本年${n}{${n}}。`).join('\n'));
  await press(office, '保存');
  for (const step of ['提请主任会议审定']) { await office.goto(`${url}/way`); await press(office, step); }
  await leader.goto(`${url}/way`);
  await press(leader, '审定通过');
  await office.goto(`${url}/way`);
  await press(office, '定稿');
  await press(office, '公开');
  const persons = await secrets(office);
  for (const [at, [label, good, what]] of OPEN.entries()) {
    await reader.goto(`/p${url}?c=990121&figure=${at + 1}`);
    const text = await main(reader).locator('#src').innerText();
    ok(text.includes('条记录') && good(text), `${label}: ${what}`, text);
    const leaked = persons.filter((p) => text.includes(p));
    same(leaked, [], `${label}: nobody is named`);
    if (at < 2) await looks(reader, `public-figure-${at + 1}`);
  }
}
// Names of petitioners and of whoever was received, as the office may see them.
async function secrets(office) {
  const json = async (path) => (await office.request.get(path, { headers: { accept: 'application/json' } })).json();
  const { rows = [] } = await json('/petition?limit=50');
  const words = [];
  for (const row of rows.slice(0, 12)) {
    const one = await json(`/petition/${row.id}`);
    for (const list of Object.values(one))
      if (Array.isArray(list)) for (const p of list) if (typeof p?.name === 'string' && /^[\u4e00-\u9fff]{2,4}$/.test(p.name)) words.push(p.name);
    for (const key of ['subject', 'number']) if (one[key]?.length > 3) words.push(one[key]);
  }
  ok(words.length > 0, 'petitions have people and numbers that must not leak', JSON.stringify(rows[0]));
  return [...new Set(words)];
}

// Of one township: what people told there, by the delegation, with its own receptions.
async function township(office) {
  await office.goto('/report/new?kind=township');
  await office.selectOption('[name=delegation]', { label: '柳河镇代表团' });
  await press(office, '开始写');
  const text = await main(office).innerText();
  ok(text.includes('2026年柳河镇人大工作小结'), 'the title says which township', text.slice(0, 200));
  const people = Number((text.match(/接待群众(\d+)人次/) ?? [])[1]), opinions = Number((text.match(/收到群众意见(\d+)件/) ?? [])[1]);
  ok(people > 0 && opinions > 0, 'the paragraph on contact with citizens has figures', text);
  await looks(office, 'a township\'s summary');
  for (const [number, sum] of [[people, (rows) => rows.reduce((n, r) => n + Number(r.people), 0)], [opinions, (rows) => rows.length]]) {
    await main(office).getByRole('link', { name: String(number), exact: true }).first().click();
    const list = await main(office).getByRole('link', { name: '全部记录' }).getAttribute('href');
    const json = await (await office.request.get(`${list}&limit=200`, { headers: { accept: 'application/json' } })).json();
    ok(list.includes('delegation=') && sum(json.rows) === number, `${number}: its rows are of the township`, JSON.stringify(json).slice(0, 300));
    await office.goBack();
  }
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), leader = await person(browser, server);
    const reader = await person(browser, server, { viewport: PHONE, script: false });
    await signIn(office, server.accounts.office);
    await signIn(leader, server.accounts.leader);
    const url = await begins(office);
    await puts(office);
    await trusts(office, url);
    await sources(office);
    const changed = await changes(server, office, url);
    await opensRows(server, office, changed);
    await goals(office);
    await township(office);
    await leaves(office, url);
    const link = await approves(office, leader, url);
    await verifies(server, reader, url, link, changed);
    await opened(server, office, leader, reader);
    for (const [name, page] of Object.entries({ office, leader, reader })) noFaults(page, name);
  } finally {
    await server.stop();
  }
}
