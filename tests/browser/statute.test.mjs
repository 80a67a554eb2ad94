// SPDX-License-Identifier: MulanPSL-2.0
// A regulation is pasted, read, corrected; a second version comes from a Word file and is compared; a document is put beside
// higher law, with the words that often go wrong.
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

const TITLE = '试行省养犬管理条例';
const OLD = `${TITLE}\n2010年1月1日 试行省人民代表大会常务委员会第一次会议通过\n第一章 总则\n第一条 为了规范养犬行为，制定本条例。\n第二条 养犬人应当为犬只注射疫苗。\n第二章 法律责任\n第四条 不束犬链的，处二百元以下罚款。`;
const NOW = OLD.replace('第四条', '第三条').replace('二百元', '五百元').replace('第一次会议通过', '第一次会议通过\n2020年1月1日 试行省人民代表大会常务委员会第五次会议修正');

async function imports(office) {
  await office.goto('/statute');
  await follow(office, '导入一部');
  await press(office, '保存');
  await says(office, '请选文件，或者贴文本', 'there has to be a text');
  await office.fill('[name=text]', '只有一行');
  await press(office, '保存');
  await says(office, '没有找到名称和条文', 'and articles');
  same(await office.inputValue('[name=text]'), '只有一行', 'what was typed is kept');
  await office.fill('[name=text]', OLD);
  await press(office, '保存');
  await says(office, '第二条后面是第四条', 'the irregular number is listed');
  await looks(office, 'a regulation');
  await office.goto('/statute/many');
  await office.setInputFiles('[name=file]', [
    { name: '新.txt', mimeType: 'text/plain', buffer: Buffer.from(NOW) },
    { name: '坏.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') },
  ]);
  await press(office, '保存');
  await says(office, '已导入', 'one of two files is taken');
  await says(office, '读不了“坏.zip”', 'the other is named');
  await looks(office, 'what became of the files');
}

async function reads(office) {
  await follow(office, TITLE);
  await follow(office, '和上一个文本对照');
  await says(office, '修改1条', 'compared');
  ok((await office.locator('ins').allInnerTexts()).join('').includes('五'), 'the new word is marked');
  await looks(office, 'two versions');
  await office.goto('/statute/clause?q=犬链');
  await follow(office, `《${TITLE}》第三条`);
  await office.check('input[name=kind][value=effect]');
  await press(office, '保存');
  await says(office, '实施效果', 'the kind is corrected');
  await looks(office, 'a clause');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), phone = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(phone, server.accounts.d001);
    await imports(office);
    await reads(office);
    await office.goto('/statute/check');
    await office.fill('[name=text]', '云溪县养犬办法\n第一条 养犬人每年缴纳管理费，由社区收取。\n第二条 携犬出户不束犬链的，处一千元罚款。');
    await press(office, '开始比对');
    await says(office, `《${TITLE}》第三条`, 'the clause of higher law stands beside');
    same(await office.locator('mark').first().innerText(), '收取', 'a word that often goes wrong is marked');
    await looks(office, 'a document beside higher law');
    await phone.goto('/statute?q=养犬');
    await follow(phone, TITLE);
    await looks(phone, 'a regulation on the phone');
    noFaults(office, 'office');
    noFaults(phone, 'phone');
  } finally {
    await server.stop();
  }
}
