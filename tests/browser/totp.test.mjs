// SPDX-License-Identifier: MulanPSL-2.0
// The second step at sign-in, as a person meets it: a role wants it, it is set up without scripts, asked for, a lost
// phone, the administrator's help; and what was typed before the session ended survives both steps.
import { createHmac } from 'node:crypto';
import { PHONE, Server, axe, noFaults, ok, person, run, same, signIn } from './lib.mjs';

// The code of the present half minute. A server takes that of the one before and the one after, too, and none twice: the first
// code of a test is the present one, the next is the one to come, so that either has half a minute to arrive.
function code(key, ahead = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const c of key.replace(/\s/g, '')) bits += letters.indexOf(c).toString(2).padStart(5, '0');
  const secret = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + ahead));
  const mac = createHmac('sha1', secret).update(counter).digest(), from = mac[19] & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1000000).padStart(6, '0');
}
async function give(page, login, password) {
  await page.goto('/account/sign-in');
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.click('main button');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const { admin } = server.accounts, clerk = server.accounts.office1 || Object.values(server.accounts).find((a) => /代表工委/.test(a.who));
    const boss = await person(browser, server);
    await signIn(boss, admin);
    await boss.goto('/account/role/second');
    await boss.check('[name=role][value=office]');
    await axe(boss, '/account/role/second');
    await boss.click('main button[class~=pri]');
    await boss.waitForURL((u) => u.pathname === '/account/role');
    ok(true, 'the administrator makes it a duty of the office');

    const page = await person(browser, server, { viewport: PHONE, script: false });
    await give(page, clerk.login, clerk.password);
    await page.waitForURL((u) => u.pathname === '/account/totp');
    ok(true, 'who has it not is led to set it up');
    await page.goto('/suggestion');
    same(new URL(page.url()).pathname, '/account/totp', 'and does nothing else before');
    await page.click('form[action="/account/totp/start"] button');
    const key = await page.locator('.code').first().innerText();
    same(key.replace(/\s/g, '').length, 32, 'a key to type, beside the code to scan');
    ok(await page.locator('svg.qr path').count() === 1, 'which is there');
    await page.fill('[name=code]', '000000');
    await page.click('form[action="/account/totp/confirm"] button');
    ok((await page.locator('main').innerText()).includes('数字不对'), 'a wrong code is told');
    await page.fill('[name=code]', code(key));
    await page.click('form[action="/account/totp/confirm"] button');
    const spare = await page.locator('li.code').allInnerTexts();
    same(spare.length, 10, 'ten codes for a lost phone');
    await page.goto('/suggestion/new');
    same(new URL(page.url()).pathname, '/suggestion/new', 'now the office works');

    await page.fill('[name=title]', '关于两步之间的建议');
    await page.context().clearCookies({ name: 'session' });
    await page.locator('form:has([name=title]) button').first().click();
    await page.fill('[name=login]', clerk.login);
    await page.fill('[name=password]', clerk.password);
    await page.click('main button');
    ok(await page.locator('[name=code]').count() === 1 && !(await page.context().cookies()).some((c) => c.name === 'session'),
      'after the password a code is asked for, and there is no session yet');
    await page.fill('[name=code]', '123456');
    await page.click('main button');
    ok(await page.locator('[name=code]').inputValue() === '' && (await page.locator('main').innerText()).includes('数字不对'), 'a wrong one is told');
    await page.fill('[name=code]', code(key, 1));
    await page.click('main button');
    same(await page.locator('[name=title]').inputValue(), '关于两步之间的建议', 'what was typed is still there after both steps');

    const phone = await person(browser, server, { viewport: PHONE });
    await give(phone, clerk.login, clerk.password);
    await phone.waitForSelector('[name=code]');
    await axe(phone, 'the second step');
    await phone.fill('[name=code]', spare[2]);
    await phone.click('main button');
    await phone.waitForURL((u) => !u.pathname.includes('sign-in'));
    ok(true, 'a spare code lets in');
    await phone.goto('/account/totp');
    ok((await phone.locator('main').innerText()).includes('9个'), 'nine are left');
    await axe(phone, '/account/totp');
    noFaults(phone, 'no script or policy fault');

    await boss.goto(`/account/list?q=${encodeURIComponent(clerk.login)}`);
    await boss.click('main table a');
    await boss.waitForSelector('form[action$="/totp/reset"]');
    await boss.click('form[action$="/totp/reset"] button');
    await Promise.all([boss.waitForResponse((r) => r.request().method() === 'POST'), boss.click('dialog[open] button[value=ok]')]);
    await boss.waitForSelector('text=已取消两步验证');
    ok(true, 'the administrator takes it away');
    await phone.goto('/suggestion');
    same(new URL(phone.url()).pathname, '/account/totp', 'and it has to be set up anew');
    run(['verify', 'journal'], server.env); // throws when anything is wrong
    ok(true, 'the journal holds');
  } finally {
    await server.stop();
  }
}
