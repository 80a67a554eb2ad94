// SPDX-License-Identifier: MulanPSL-2.0
// The government files a document too late, it is registered, a committee finds it wrong, the office writes, the government
// answers, it is corrected; a citizen suggests a review on the phone and reads the answer with his code.
import { Server, COUNTY, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE, unfold } from './lib.mjs';

const main = (page) => page.locator('main');
async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
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

const TITLE = '云溪县犬只管理暂行办法';
const AMENDED = `${TITLE}\n云政发〔2026〕88号\n第一条 养犬人不缴纳管理费。\n2026年11月18日`;
const BODY = `${TITLE}\n云政发〔2024〕77号\n第一条 养犬人每年缴纳管理费。\n第二条 不束犬链的，处一千元罚款。\n2024年3月1日`;

async function files(unit) {
  await unit.goto('/filing/new');
  await press(unit, '保存');
  await says(unit, '请选文件，或者贴文本', 'there has to be a text');
  await unit.fill('[name=text]', BODY);
  await press(unit, '保存');
  await says(unit, '云政发〔2024〕77号', 'the number is read from the text');
  await says(unit, '迟报', 'late filing is shown');
  await looks(unit, 'a document that was filed');
  return new URL(unit.url()).pathname;
}

async function reviews(office, committee, at) {
  await office.goto(at);
  await follow(office, '登记');
  await press(office, '保存');
  await says(office, '备字〔', 'it has a number');
  await follow(office, '分送征求意见');
  await office.locator('input[name=organ]').first().check();
  await office.fill('[name=experts]', '王律师');
  await press(office, '保存');
  await says(office, '专家王律师', 'an expert is asked');
  await follow(office, '对照上位法');
  same(await office.locator('mark').first().innerText(), '罚款', 'what often goes wrong is marked');
  await looks(office, 'beside higher law');
  await office.goto(`${at}/review`);
  await office.check('input[name=power][value=problem]');
  await press(office, '保存');
  await says(office, '有问题的，请写说明', 'a problem needs a word');
  await office.fill('[name=power_note]', '第二条设定罚款');
  await press(office, '保存');
  await says(office, '第二条设定罚款', 'the check list');
  await follow(office, '发审查意见');
  await office.check('input[name=ground][value=power]');
  await office.fill('[name=text]', '第二条没有依据，请修改。');
  await looks(office, 'an opinion is written');
  await press(office, '保存');
  await says(office, '已发审查意见', 'sent');
  await committee.goto(at);
  await looks(committee, 'as a committee sees it');
}

// Its maker files the text as amended: beside the text before, clause by clause.
async function refiles(unit, at) {
  await unit.goto(at);
  await says(unit, '修改后的文本报送期限', 'the text is owed');
  await looks(unit, 'a document whose amended text is owed');
  await follow(unit, '报送修改后的文本');
  await unit.fill('[name=text]', BODY);
  await unit.fill('[name=published_on]', '2026-11-18');
  await press(unit, '保存');
  await says(unit, '和修改前的文本一样', 'the same text is refused');
  await unit.fill('[name=text]', AMENDED);
  await press(unit, '保存');
  await says(unit, '删去1条，修改1条', 'what was changed');
  same(await unit.locator('del').first().innerText(), '每年', 'the words that are gone');
  await looks(unit, 'before and after');
  await unit.setViewportSize(PHONE);
  await looks(unit, 'before and after on the phone');
  await unit.setViewportSize({ width: 1440, height: 900 });
  await follow(unit, `${TITLE} 云政发〔2024〕77号`);
  await says(unit, '修改后的文本', 'the old document leads to the new one');
}

// The yearly list, and the committee above.
async function yearly(unit, office) {
  await unit.goto('/filing');
  await follow(unit, '报送发文目录');
  await unit.fill('[name=year]', '2023');
  await press(unit, '保存');
  await says(unit, '请填目录', 'a list, or none');
  await unit.fill('[name=lines]', '云政发〔2023〕5号|云溪县停车管理办法|2023-05-06');
  await looks(unit, 'the list of a year');
  await press(unit, '保存');
  await office.goto('/filing/catalogue?year=2023');
  await says(office, '已报送，1件', 'the list has come');
  await looks(office, 'who has sent its list');
  await office.setViewportSize(PHONE);
  await looks(office, 'who has sent its list on the phone');
  await office.setViewportSize({ width: 1440, height: 900 });
  await office.goto('/filing/year');
  await office.goto('/filing/year/2025');
  await says(office, '报告上一级人大常委会', 'whom it was told');
  await looks(office, 'the report on a year');
}

async function ends(office, unit, at) {
  await unit.goto(at);
  await follow(unit, '回复审查意见');
  await unit.fill('[name=text]', '同意修改。');
  await press(unit, '保存');
  await says(unit, '机关已回复', 'answered');
  await office.goto(at);
  await follow(office, '提请撤销');
  await office.fill('[name=text]', '逾期不改。');
  await press(office, '保存');
  await says(office, '请选常委会会议的议题', 'a vote decides on revoking it');
  await looks(office, 'put to the vote');
  await office.selectOption('[name=item]', { index: 1 });
  await press(office, '保存');
  await says(office, '等待表决', 'on the agenda');
  await unit.goto(`${at}/amend`);
  await unit.fill('[name=amended_on]', '2026-11-18');
  await unit.fill('[name=text]', '删去第二条。');
  await press(unit, '保存');
  await says(unit, '收到书面报告', 'the maker reports its amendment');
  await office.goto(`${at}/act/close`);
  await office.check('input[name=result][value=clean]');
  await press(office, '保存');
  await says(office, '不能按“没有发现问题”办结', 'not as if nothing were wrong');
  await office.check('input[name=result][value=corrected]');
  await press(office, '保存');
  await says(office, '修改后的文本还没有报送备案', 'not before the text as amended is filed');
  await refiles(unit, at);
  await office.goto(`${at}/act/close`);
  await office.check('input[name=result][value=corrected]');
  await press(office, '保存');
  await says(office, '不再提请', 'and nobody votes on it');
  await looks(office, 'a document at its end');
}

async function requests(unit, office) {
  await unit.goto('/filing');
  await follow(unit, '提审查要求');
  await unit.fill('[name=document]', '云溪县停车管理办法');
  await unit.fill('[name=reason]', '收费没有依据。');
  await press(unit, '保存');
  await office.goto('/filing/ask?sort=request');
  await says(office, '云溪县停车管理办法', 'an organ asks for a review');
}

async function departments(unit, office) {
  await unit.goto('/filing/setup/new');
  await unit.fill('[name=name]', '云溪县大数据局');
  await unit.fill('[name=approved_on]', '2026-11-02');
  await press(unit, '保存');
  await office.goto('/filing/setup');
  await says(office, '云溪县大数据局', 'a department that was set up is filed');
  await looks(office, 'departments');
}

async function suggests(citizen, office) {
  await citizen.goto(`/p/filing?c=${COUNTY}`);
  await looks(citizen, 'filed documents in public');
  await follow(citizen, TITLE);
  await follow(citizen, '提审查建议');
  same(await citizen.inputValue('[name=document]'), TITLE, 'which document');
  await citizen.fill('[name=reason]', '管理费没有依据。');
  await citizen.fill('[name=name]', '江晓岚');
  await press(citizen, '提交');
  await says(citizen, '请填姓名和联系电话', 'how to answer');
  await citizen.fill('[name=phone]', '13900000123');
  await press(citizen, '提交');
  await says(citizen, '请记下查询码', 'a code');
  const code = (await citizen.locator('.huge').innerText()).trim();
  await office.goto('/filing/ask');
  await follow(office, TITLE);
  ok(!(await main(office).innerText()).includes('13900000123'), 'the telephone is masked');
  await says(office, '看是否完整，不完整的告知补充', 'somebody has to look');
  await follow(office, '初审');
  await office.check('input[name=looked][value=whole]');
  await press(office, '保存');
  await says(office, '内容完整，归本级审查', 'nothing is missing');
  ok(!(await main(office).innerText()).includes('告知补充'), 'and no day runs for what is missing');
  await follow(office, '处理');
  await office.check('input[name=state][value=answered]');
  await office.fill('[name=answer]', '县政府已经修改。');
  await press(office, '保存');
  await says(office, '县政府已经修改', 'answered');
  await looks(office, 'a suggestion');
  await citizen.goto(`/p/filing/follow?c=${COUNTY}`);
  await citizen.fill('[name=code]', 'nosuchcode22');
  await press(citizen, '查询');
  await says(citizen, '没有这个查询码', 'a wrong code');
  await citizen.fill('[name=code]', code);
  await press(citizen, '查询');
  await says(citizen, '县政府已经修改', 'the citizen reads the answer');
  await looks(citizen, 'the answer on the phone');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), unit = await person(browser, server);
    const committee = await person(browser, server), citizen = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(unit, server.accounts.government);
    await signIn(committee, server.accounts.committee);
    const at = await files(unit);
    await reviews(office, committee, at);
    await ends(office, unit, at);
    await requests(unit, office);
    await yearly(unit, office);
    await departments(unit, office);
    await suggests(citizen, office);
    for (const [who, name] of [[office, 'office'], [unit, 'unit'], [committee, 'committee'], [citizen, 'citizen']]) noFaults(who, name);
  } finally {
    await server.stop();
  }
}
