// SPDX-License-Identifier: MulanPSL-2.0
// A foreign sheet in the browser: headings assigned, rows put right, brought in, taken back; a long one that shows how
// far it is, is stopped, and survives the end of the server.
import { DESKTOP, PHONE, Server, axe, noFaults, noSideScroll, ok, person, same, shot, signIn, until } from './lib.mjs';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const OPINIONS = '/import/opinion';
let server;

function file(name, text) {
  const at = path.join(server.dir, name);
  writeFileSync(at, text);
  return at;
}
async function send(page, name, text) {
  await page.goto(OPINIONS);
  await page.setInputFiles('[name=file]', file(name, text));
  await Promise.all([page.waitForURL(/\/import\/opinion\/\d+/), page.click('main form .btn.pri')]);
}
const button = (page, text) => page.locator('main button', { hasText: text });
async function press(page, text, url) {
  await Promise.all([page.waitForURL(url), button(page, text).first().click()]);
}

// ---------------------------------------------------------------- headings, rows, result, taking back
async function foreign(page) {
  await send(page, '来信.csv', '登记簿,,,\n信号,来信事由,来信时间,说了什么\nF1,路灯,2020-01-01,灯坏了\nF2,井盖,昨天,没有盖\nF3,,2020-01-03,狗太多\n');
  ok(page.url().endsWith('/columns'), 'headings that are not known lead to the page where they are assigned', page.url());
  await axe(page, 'columns');
  await shot(page, 'import-columns');
  ok(await page.locator('.tag', { hasText: '猜' }).count() > 0, 'alike headings are guessed');
  await page.locator('select').nth(0).selectOption({ label: '留言编号（必填）' });
  await page.locator('select').nth(1).selectOption({ label: '留言主题（必填）' });
  await page.locator('select').nth(2).selectOption({ label: '留言时间（必填）' });
  await page.locator('select').nth(3).selectOption('');
  await press(page, '就这样读', /columns/);
  ok((await page.textContent('main')).includes('还要指定这些列：留言详情'), 'a needed column is asked for');
  await page.locator('select').nth(3).selectOption({ label: '留言详情（必填）' });
  await press(page, '就这样读', /\/import\/opinion\/\d+$/);
  ok((await page.textContent('main')).includes('有2行有问题'), 'the preview counts the faulty rows');
  await Promise.all([page.waitForURL(/\/rows/), page.click('a:has-text("逐行改正")')]);
  await axe(page, 'rows');
  await shot(page, 'import-rows');
  same(await page.inputValue('[name=v0]'), '昨天', 'the value stands there as typed');
  await page.fill('[name=v0]', '2020-01-02');
  await press(page, '保存并重新检查', /\/rows/);
  same(await page.locator('fieldset').count(), 1, 'one row is right now');
  await page.check('[name=drop]');
  await press(page, '保存并重新检查', /\/import\/opinion\/\d+\?/);
  ok((await page.textContent('main')).includes('另有1行选定不导入：第5行'), 'the preview says what is left out');
  await press(page, '导入2行', /\/batch\/|\/run/);
  await page.waitForURL(/\/batch\/\d+/);
  await axe(page, 'result');
  await shot(page, 'import-done');
}

async function takenBack(page) {
  const batch = page.url();
  await button(page, '撤销这次导入').first().click();
  await Promise.all([page.waitForNavigation(), page.locator('dialog[open] button', { hasText: '撤销导入' }).click()]);
  await page.goto(batch);
  ok((await page.textContent('main')).includes('已全部删去'), 'taken back');
  await page.goto('/opinion?q=' + encodeURIComponent('井盖'));
  ok(!(await page.textContent('main')).includes('F2'), 'what it had written is gone');
  await page.goto('/import');
  ok((await page.textContent('main')).includes('已撤销'), 'and the list of imports says so');
  await axe(page, 'list of imports');
}

// ---------------------------------------------------------------- what it changed
async function putBack(page) {
  const list = await page.request.get('/deputy', { headers: { Accept: 'application/json' } });
  const { name, delegation } = (await list.json()).rows[0];
  const said = async () => (await page.request.get(`/deputy?format=csv&q=${encodeURIComponent(name)}`)).text();
  const before = await said();
  await page.goto('/import/deputy');
  await page.setInputFiles('[name=file]', file('代表.csv', `姓名,代表团,职业\n${name},${delegation},养蜂人\n`));
  await Promise.all([page.waitForURL(/\/import\/deputy\/\d+/), page.click('main form .btn.pri')]);
  await press(page, '导入1行', /\/batch\/\d+/);
  ok((await said()).includes('养蜂人'), 'a sheet changes a record that is there');
  await button(page, '撤销这次导入').first().click();
  const asked = page.locator('dialog[open]');
  ok((await asked.innerText()).includes('改动的1行改回导入前的内容'), 'what undoing does is said before');
  await Promise.all([page.waitForNavigation(), asked.locator('button', { hasText: '撤销导入' }).click()]);
  same(await said(), before, 'undone: the record is as before');
}

// ---------------------------------------------------------------- a long one
function many(rows, tag) {
  let text = '编号,主题,时间,内容\n';
  for (let i = 0; i < rows; i++) text += `${tag}${i},第${i}件,2020-01-01,内容${i}\n`;
  return text;
}
async function running(page) {
  await press(page, '导入', /\/run|\/batch\//);
  return page.url().includes('/run');
}
async function stopped(page) {
  await send(page, '很长.csv', many(100000, 'L')); // some seconds of writing even on a fast machine
  if (!ok(await running(page), 'a long one has a page of its own', page.url())) return;
  ok(await page.locator('progress').count() === 1, 'with how far it is');
  await shot(page, 'import-run');
  await page.locator('main button', { hasText: '停止导入' }).click().catch(() => {});
  await until('the import ends', 60, async () => { await page.goto(page.url()); return await page.locator('main progress').count() === 0; });
  ok((await page.textContent('main')).includes('一行也没有留下'), 'stopped: nothing is left of it');
  await page.goto('/opinion?q=L1');
  ok(!(await page.textContent('main')).includes('第1件'), 'really nothing');
}
async function crashed(page) {
  await page.goto('/import');
  await page.click('main a:has-text("很长.csv")');
  await page.click('main a:has-text("回到预览")');
  if (!ok(await running(page), 'once more', page.url())) return;
  const at = page.url();
  await server.kill();
  await server.spawn();
  await page.goto(at);
  ok((await page.textContent('main')).includes('再导入一次'), 'the server was killed: the page says that it did not come in');
  await send(page, '不长.csv', many(20000, 'M'));
  await running(page);
  await page.waitForURL(/\/batch\/\d+/); // what the first one left is taken back before
  ok((await page.textContent('main')).includes('20000'), 'the next one is brought in whole, and the page has found its result by itself');
}

// ---------------------------------------------------------------- every list as a sheet
async function sheets(page) {
  const starts = async (url) => page.evaluate(async (u) => {
    const r = await fetch(u), b = new Uint8Array(await r.arrayBuffer());
    return [r.status, [...b.slice(0, 3)].map((n) => n.toString(16)).join(' ')];
  }, url);
  for (const list of ['/suggestion', '/suggestion/promise', '/opinion', '/deputy', '/congress/organ']) {
    await page.goto(list);
    const csv = await page.locator('a[href*="format=csv"]').getAttribute('href');
    const book = await page.locator('a[href*="format=xlsx"]').getAttribute('href');
    same(await starts(csv), [200, 'ef bb bf'], `${list} as CSV with a byte order mark`);
    same(await starts(book), [200, '50 4b 3'], `${list} as a workbook`);
  }
  await page.goto('/import/opinion');
  same(await starts(await page.locator('a[href$="template.xlsx"]').getAttribute('href')), [200, '50 4b 3'], 'the template');
}

export default async function test(browser) {
  server = await Server.start();
  try {
    const office = Object.values(server.accounts).find((a) => a.who.includes('代表工委')) || Object.values(server.accounts)[0];
    const page = await person(browser, server, { viewport: DESKTOP });
    await signIn(page, office);
    await sheets(page);
    await foreign(page);
    await takenBack(page);
    await putBack(page);
    await stopped(page);
    await crashed(page);
    noFaults(page, 'import');
    const phone = await person(browser, server, { viewport: PHONE });
    await signIn(phone, office);
    await send(phone, '小.csv', '编号,主题,时间,内容\nP1,x,昨天,y\n');
    await noSideScroll(phone, 'preview on a phone');
    await phone.goto(phone.url().replace(/\?.*/, '') + '/rows');
    await noSideScroll(phone, 'rows on a phone');
    await shot(phone, 'import-rows-phone');
    await phone.goto('/import');
    await noSideScroll(phone, 'imports on a phone');
  } finally {
    await server.stop();
  }
}
