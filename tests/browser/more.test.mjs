// SPDX-License-Identifier: MulanPSL-2.0
// The head of a page shows a few acts; the others are under 更多, with and without scripts, by keyboard, at both widths.
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, DESKTOP, PHONE } from './lib.mjs';

const MORE = 'main .head details.fold', SUMMARY = `${MORE} > summary`;

async function head(page, url) {
  await page.goto(url);
  ok(await page.locator('main .head .acts > a.btn:visible').count() <= 4, 'four acts stand open', await page.innerText('main .head'));
  same(await page.innerText(SUMMARY), '更多', 'the others are under 更多');
  ok(!await page.isVisible(`${MORE} li a`), 'which is closed');
}

async function byPointer(browser, server, url, script) {
  const page = await person(browser, server, { script, viewport: PHONE });
  await signIn(page, server.accounts.office);
  await head(page, url);
  await page.click(SUMMARY);
  ok(await page.locator(`${MORE} li a:visible`).count() >= 2, `a tap opens it, scripts ${script ? 'on' : 'off'}`);
  await noSideScroll(page, 'open on a phone');
  await axe(page, `open on a phone, scripts ${script ? 'on' : 'off'}`);
  await shot(page, `more-390-${script ? 'js' : 'nojs'}`);
  await Promise.all([page.waitForURL((u) => u.pathname !== url), page.locator(`${MORE} li a`).first().click()]);
  ok(await page.locator('main h1').count() === 1, 'and leads on');
  noFaults(page, 'a tap');
  await page.context().close();
}

async function byKeyboard(browser, server, url) {
  const page = await person(browser, server, { viewport: DESKTOP });
  const focused = () => page.evaluate(() => document.activeElement.tagName);
  await signIn(page, server.accounts.office);
  await head(page, url);
  await page.focus(SUMMARY);
  await page.keyboard.press('Enter');
  ok(await page.isVisible(`${MORE} li a`), 'Enter opens it');
  await axe(page, 'open on a desk');
  await noSideScroll(page, 'open on a desk');
  await shot(page, 'more-1440');
  await page.keyboard.press('Tab');
  same(await focused(), 'A', 'Tab comes to its first act');
  await page.keyboard.press('Escape');
  ok(!await page.isVisible(`${MORE} li a`) && await focused() === 'SUMMARY', 'Escape closes it and stays there');
  await page.click(SUMMARY);
  await page.click('main h1');
  ok(!await page.isVisible(`${MORE} li a`), 'a click elsewhere closes it');
  noFaults(page, 'the keyboard');
  await page.context().close();
}

// The blue button makes something new: who may not do that has none, and nothing else takes its colour.
async function blue(browser, server, who, count) {
  const page = await person(browser, server);
  await signIn(page, server.accounts[who]);
  for (const url of ['/training', '/supervision', '/inquiry', '/filing/year/2026', '/activity']) {
    await page.goto(url);
    same(await page.locator('main .head a.btn.pri').count(), count, `${who} on ${url}`);
  }
  await page.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const desk = await person(browser, server);
    await signIn(desk, server.accounts.office);
    await desk.goto('/deputy');
    const url = await desk.locator('main table th a[href^="/deputy/"]').first().getAttribute('href');
    await desk.context().close();
    await byPointer(browser, server, url, false);
    await byPointer(browser, server, url, true);
    await byKeyboard(browser, server, url);
    await blue(browser, server, 'office', 1);
    await blue(browser, server, 'reader', 0);
  } finally {
    await server.stop();
  }
}
