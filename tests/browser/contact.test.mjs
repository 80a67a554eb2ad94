// SPDX-License-Identifier: MulanPSL-2.0
// A system of contact is set up, a deputy is to keep contact with a village, writes down on the phone what was said and what
// came of it; the office sees who is behind, and the figure opens its rows.
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, PHONE } from './lib.mjs';

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
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}

async function arranges(office, keeper) {
  await office.goto('/contact');
  await follow(office, '建一项联系制度');
  await press(office, '保存');
  await says(office, '请填写制度名称', 'a system has a name');
  await office.fill('[name=name]', '代表联系农户');
  await office.selectOption('[name=target]', 'village');
  await office.selectOption('[name=period]', 'month');
  await press(office, '保存');
  await follow(office, '安排联系');
  await office.fill('[name=keeper]', keeper);
  await office.fill('[name=target]', '柳河村');
  await press(office, '保存');
  await says(office, '柳河村', 'the pair is there');
  await looks(office, 'a system of contact');
}

async function keeps(deputy) {
  await deputy.goto('/contact');
  await looks(deputy, 'own contacts on the phone');
  await follow(deputy, '柳河村');
  await follow(deputy, '记一次联系');
  const today = await deputy.inputValue('[name=held_on]');
  await deputy.fill('[name=held_on]', '2099-01-01');
  await deputy.fill('[name=said]', '看了灌溉渠。');
  await deputy.fill('[name=title]', '渠道漏水要修');
  await press(deputy, '保存');
  await says(deputy, '日期不能在今天以后', 'nothing of tomorrow');
  same(await deputy.inputValue('[name=said]'), '看了灌溉渠。', 'what was typed is kept');
  await looks(deputy, 'a wrong day on the phone');
  await deputy.fill('[name=held_on]', today);
  await press(deputy, '保存');
  await says(deputy, '看了灌溉渠。', 'written down');
  await follow(deputy, '填结果');
  await deputy.fill('[name=result]', '修好了漏水的一段。');
  await deputy.fill('[name=yuan]', '1.5万');
  await press(deputy, '保存');
  await says(deputy, '15,000.00元', 'with its money');
  await looks(deputy, 'a pair on the phone');
}

// The office puts the pair right: a wrong day is refused with a sentence, what was typed stays; then it ends with a reason.
async function putsRight(office) {
  await office.goto('/contact');
  await follow(office, '代表联系农户');
  await follow(office, '柳河村');
  await follow(office, '改这项安排');
  const from = await office.inputValue('[name=from_on]');
  await office.fill('[name=from_on]', '2099-01-01');
  await office.fill('[name=place]', '柳河村村委会');
  await office.fill('[name=times]', '2');
  await press(office, '保存');
  await says(office, '已经有记录，开始日期不能比它晚', 'what is written down stays within its days');
  same(await office.inputValue('[name=place]'), '柳河村村委会', 'what was typed is kept');
  await looks(office, 'a pair put right wrongly');
  await office.fill('[name=from_on]', from);
  await office.fill('[name=note]', '灌溉靠一条老渠');
  await press(office, '保存');
  await says(office, '每月2次（这项安排单独定的）', 'how often');
  await says(office, '柳河村村委会', 'where');
  await looks(office, 'a pair put right');
  await follow(office, '结束这项安排');
  await press(office, '保存');
  await says(office, '请填写结束原因', 'an end has a reason');
  await office.fill('[name=reason]', '代表工作变动');
  await looks(office, 'a pair is ended');
  await press(office, '保存');
  await says(office, '代表工作变动', 'why it ended');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), deputy = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(deputy, server.accounts.d001);
    await arranges(office, server.accounts.d001.who.split(' ')[0]);
    await keeps(deputy);
    await office.goto('/contact');
    await says(office, '代表联系农户', 'the systems');
    await looks(office, 'systems of contact');
    await office.goto('/contact/matter?q=渠道漏水要修');
    await says(office, '15,000.00', 'the list behind the figure');
    await looks(office, 'matters');
    await putsRight(office);
    noFaults(office, 'office');
    noFaults(deputy, 'deputy');
  } finally {
    await server.stop();
  }
}
