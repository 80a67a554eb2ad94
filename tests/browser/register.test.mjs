// SPDX-License-Identifier: MulanPSL-2.0
// The register of deputies: a resignation is handed in, voted on and announced, the vacancy names who left and by which article,
// and what is sealed of deputies of other levels stays masked until somebody says why.
import { Server, Machine, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE, unfold } from './lib.mjs';

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
  await shot(page, `register-${page.viewportSize().width}-${name}`);
}

// The deputy at this place of the list sorted by pinyin.
async function open(office, n) {
  await office.goto('/deputy');
  await main(office).locator('tbody tr th a').nth(n).click();
  await office.waitForLoadState();
  return new URL(office.url()).pathname;
}

async function resigns(office, phone) {
  const path = await open(office, 3), name = await main(office).locator('h1').innerText();
  await office.goto(`${path}/leave`);
  same(await office.locator('[name=reason] option[value=resigned]').count(), 0, 'nobody leaves by being said to resign');
  await office.goto(path);
  await follow(office, '登记辞职请求');
  await office.fill('[name=handed_in_on]', '2026-11-30');
  await press(office, '保存');
  await says(office, '不能晚于今天', 'no letter of tomorrow');
  await office.fill('[name=handed_in_on]', '2026-11-02');
  await looks(office, 'a letter of resignation');
  await press(office, '保存');
  await says(office, '待表决', 'it waits');
  await phone.goto('/deputy/seat');
  await says(phone, name, 'on the page of seats, too');
  await looks(phone, 'seats with what waits');
  await follow(office, '登记辞职结果');
  same(await office.inputValue('[name=decided_by]'), '云溪县人民代表大会常务委员会', 'a county: its standing committee');
  await press(office, '保存');
  await says(office, '请选择结果', 'with what result?');
  await office.getByLabel('接受辞职').check();
  await office.fill('[name=decided_on]', '2026-11-18');
  await office.fill('[name=yes]', '15');
  await office.fill('[name=whole]', '30');
  await press(office, '保存');
  await says(office, '没有超过全体人数的一半', 'half of all members is not enough');
  await says(office, '选举法》第五十五条', 'by the article');
  await looks(office, 'a vote that does not pass');
  await office.fill('[name=yes]', '16');
  await office.fill('[name=document]', '云溪人常〔2026〕31号');
  await press(office, '保存');
  await says(office, '赞成16票，全体30人', 'sixteen of thirty are');
  await says(office, '第62条第1款第2项', 'the article it ended by');
  await says(office, '待公告', 'not announced yet');
  return { path, name };
}

async function announced(office, phone, { path, name }) {
  await phone.goto(`${path}/announce`);
  await looks(phone, 'announcing on the phone');
  await office.goto('/deputy/seat');
  await says(office, '辞职待表决和终止待公告');
  await follow(office, name);
  await office.fill('[name=announced_on]', '2026-11-17');
  await press(office, '保存');
  await says(office, '公告不能早于资格终止的日期');
  await office.fill('[name=announced_on]', '2026-11-19');
  await office.fill('[name=reported_on]', '2026-11-20');
  await press(office, '保存');
  await says(office, '报告日期不能晚于公告日期');
  await office.fill('[name=reported_on]', '2026-11-17');
  await office.fill('[name=document]', '公告〔2026〕7号');
  await press(office, '保存');
  await says(office, '公告〔2026〕7号', 'the announcement is on the page');
  await looks(office, 'a deputy who has left');
  await office.goto('/deputy/seat?vacant=1');
  await says(office, `${name}，`, 'the vacancy names who left');
  await says(office, '辞职被接受', 'why');
  await looks(office, 'vacancies');
}

// A form is opened while the values are sealed; in another window of the same session somebody says why; then it is saved.
async function twoWindows(browser, server, path, edit, number) {
  const form = await person(browser, server);
  await signIn(form, server.accounts.office);
  const beside = await form.context().newPage();
  await form.goto(path);
  await edit(form);
  same(await form.locator('[name=phone]').count(), 0, 'a sealed form');
  await beside.goto(path);
  await main(beside).locator('details.reveal summary').click();
  await beside.selectOption('[name=why]', { index: 1 });
  await main(beside).locator('details.reveal button').click();
  await says(beside, number, 'opened beside it');
  await form.fill('[name=education]', '大专');
  await press(form, '保存');
  await says(form, '大专', 'is saved');
  await says(form, number, 'and leaves what it did not show');
  await form.goto(path);
  await edit(form);
  same(await form.inputValue('[name=phone]'), number, 'an open form shows it');
  for (const name of ['phone', 'id_number', 'born_on']) await form.fill(`[name=${name}]`, '');
  await press(form, '保存');
  await form.goto(path);
  ok(!(await main(form).innerText()).includes(number), 'and takes it away');
  await form.context().close();
}

async function ownLevel(browser, server) {
  const office = new Machine(server, 'office', '代表工委');
  const id = await office.done('/deputy/new', { name: '谢永平', delegation: '南山镇代表团', from_on: '2026-11-01', phone: '13900000018' });
  await twoWindows(browser, server, `/deputy/${id}`, (p) => p.goto(`/deputy/${id}/edit`), '13900000018');
}

async function above(browser, server, office, phone) {
  await office.goto('/deputy/outside/edit');
  await office.fill('[name=name]', '王𬀩');
  await office.selectOption('[name=level]', 'city');
  await office.fill('[name=congress]', '云州市人民代表大会');
  await office.fill('[name=constituency]', '云溪县人民代表大会');
  await office.fill('[name=phone]', '13900000017');
  await office.fill('[name=from_on]', '2022-02-20');
  await press(office, '保存');
  await says(office, '王𬀩', 'a character of four bytes in UTF-8');
  const text = await main(office).innerText();
  ok(/139\D{2,}0017/.test(text) && !text.includes('13900000017'), 'a telephone of another level is masked', text);
  await follow(office, '修改资料');
  same(await office.locator('[name=phone]').count(), 0, 'nor does the form show it');
  await office.fill('[name=occupation]', '云溪县农机站站长');
  await press(office, '保存');
  await says(office, '云溪县农机站站长', 'other values are changed');
  await looks(office, 'of another level');
  await main(office).locator('details.reveal summary').click();
  await office.selectOption('[name=why]', { index: 1 });
  await main(office).locator('details.reveal button').click();
  await says(office, '13900000017', 'shown whole to who says why, and kept by the change');
  await phone.goto(new URL(office.url()).pathname);
  await looks(phone, 'of another level');
  await twoWindows(browser, server, new URL(office.url()).pathname, (p) => follow(p, '修改资料'), '13900000017');
  await office.goto('/deputy/library?level=township');
  await main(office).locator('tbody tr th a').first().click();
  await office.waitForLoadState();
  await follow(office, '登记辞职请求');
  await press(office, '保存');
  await says(office, '由选举他的人大常委会决定', 'others decide of theirs');
}

// Who holds mandates of two counties at once is seen; a day of birth is compared, not shown.
async function same_person(office) {
  await office.goto('/deputy');
  const name = await main(office).locator('tbody tr th a').first().innerText();
  await office.goto('/deputy/outside/edit');
  await office.fill('[name=name]', name);
  await office.selectOption('[name=level]', 'county');
  await office.fill('[name=congress]', '柳河县人民代表大会');
  await office.fill('[name=born_on]', '1971-02-03');
  await office.fill('[name=from_on]', '2022-02-20');
  await press(office, '保存');
  await office.goto('/deputy/same');
  await says(office, '出生日期不同', 'two days of birth');
  await says(office, '第48条不允许', 'two counties at once');
  ok(!/19\d\d年\d+月\d+日/.test(await main(office).innerText()), 'no day of birth is shown');
  await looks(office, 'who is who');
}

// Who fixes the total; people behind each deputy; how many seats a people that lives here may have.
async function shares(office, phone) {
  await office.goto('/deputy/seat/people');
  await says(office, '还没有登记聚居少数民族的人口');
  await follow(office, '登记少数民族人口');
  await office.fill('[name=name]', '回族');
  await press(office, '保存');
  await says(office, '1处要改', 'how many?');
  await office.fill('[name=people]', '81200');
  await press(office, '保存');
  await says(office, '30至60名', 'ten in a hundred of 302: up to twice the share');
  await says(office, '不足百分之十五', 'by that band');
  const odd = '甲&#+%族';
  await follow(office, '登记少数民族人口');
  await office.fill('[name=name]', odd);
  await office.fill('[name=people]', '700');
  await press(office, '保存');
  await follow(office, odd);
  same(await office.inputValue('[name=people]'), '700', 'a name may have any character');
  await office.fill('[name=people]', '800');
  await press(office, '保存');
  same(await main(office).getByRole('link', { name: odd, exact: true }).count(), 1, 'it is the same people');
  await follow(office, '第1选区');
  await office.fill('[name=people]', '12000');
  await press(office, '保存');
  await follow(office, '第2选区');
  await office.fill('[name=people]', '8000');
  await press(office, '保存');
  await says(office, '多20.0%', '3,000 people for each deputy, 2,500 on the average');
  await says(office, '少20.0%', 'and 2,000');
  await axe(office, 'how seats are shared');
  await phone.goto('/deputy/seat/people');
  await noSideScroll(phone, 'how seats are shared');
  for (const page of [office, phone]) await shot(page, `register-${page.viewportSize().width}-shares`);
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), phone = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(phone, server.accounts.office);
    const left = await resigns(office, phone);
    await announced(office, phone, left);
    await above(browser, server, office, phone);
    await ownLevel(browser, server);
    await same_person(office);
    await shares(office, phone);
    for (const page of [office, phone]) noFaults(page, 'the register');
  } finally {
    await server.stop();
  }
}
