// SPDX-License-Identifier: MulanPSL-2.0
// The pictures of the handbook: pages of the demo congress, as WebP of at most 1000 points in width. Called by
// script/handbook-shots; arguments: names of pictures (default: all).
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Server, openBrowser, person, root, signIn } from '../tests/browser/lib.mjs';

const OUT = path.join(root, 'docs/handbook/img'), DAY = '2026-11-20';
const WIDE = { width: 1000, height: 640 }, PHONE = { width: 390, height: 700 };

// name, who ("=handling": a handler of the unit that works on the first of that state), page or state of a suggestion ("=accepted/hand-over"), what is shown (a selector; default: the screen)
const SHOTS = [
  ['workbench', 'office', '/'],
  ['list', 'office', '/suggestion'],
  ['record', 'office', '=handling'],
  ['register', 'office', '/suggestion/new'],
  ['accept', 'office', '=submitted/accept'],
  ['similar', 'office', '/suggestion/similar'],
  ['hand-over', 'office', '=accepted/hand-over'],
  ['dispute', 'office', '=given_back/decide-dispute'],
  ['promises', 'office', '/suggestion/promise'],
  ['publish', 'office', '/suggestion/publish'],
  ['figures', 'office', '/indicator'],
  ['opinions', 'office', '/opinion'],
  ['deputies', 'office', '/deputy'],
  ['slips', 'office', '/account/deputies'],
  ['import', 'office', '/import'],
  ['congress', 'office', '/congress'],
  ['search', 'office', '/search?q=%E5%80%99%E8%BD%A6%E4%BA%AD'],
  ['notices', 'office', '/notice'],
  ['rules', 'office', '/notice/rule'],
  ['unit', 'c01', '/'],
  ['steps', 'c01', '/suggestion/steps'],
  ['reply', '=handling', '=handling/reply'],
  ['accounts', 'admin', '/account/list'],
  ['roles', 'admin', '/account/role'],
  ['system', 'admin', '/account/system'],
  ['calendar', 'admin', '/congress/calendar'],
  ['channels', 'admin', '/notice/setup'],
  ['journal', 'auditor', '/journal'],
  ['deputy-home', 'd001', '/', PHONE],
  ['deputy-write', 'd001', '/suggestion/draft/new', PHONE],
  ['deputy-mine', 'd001', '/suggestion/mine', PHONE],
  ['public', null, '/p/suggestion', PHONE],
  ['sign-in', null, '/account/sign-in', PHONE],
];

// The page of a suggestion in that state; an act below it may follow.
async function find(page, where) {
  if (!where.startsWith('=')) return where;
  const [state, act] = where.slice(1).split('/');
  await page.goto(`/suggestion?state=${state}`);
  const to = await page.locator('main table.st tbody tr a').first().getAttribute('href');
  return act ? `${to}/${act}` : to;
}

// Login of a handler of the unit that has the first suggestion of a state.
async function handlerOf(office, server, state) {
  await office.goto(`/suggestion?state=${state}`);
  const unit = (await office.locator('main table.st td[data-l="承办单位"]').first().innerText()).trim();
  return Object.keys(server.accounts)
    .find((login) => /^h\d/.test(login) && server.accounts[login].who.includes(` ${unit}`));
}

// Chromium writes WebP itself: no other tool is needed.
async function webp(maker, png) {
  const url = await maker.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.72);
  }, png.toString('base64'));
  return Buffer.from(url.split(',')[1], 'base64');
}

async function main(wanted) {
  const browser = await openBrowser();
  const server = await Server.start({ today: DAY });
  const maker = await (await browser.newContext()).newPage();
  const people = {};
  let bytes = 0;
  mkdirSync(OUT, { recursive: true });
  try {
    const sitting = async (who, viewport) => {
      const page = people[who ?? '-'] ??= await person(browser, server, { viewport });
      if (who && !page.in) { await signIn(page, server.accounts[who]); page.in = true; }
      return page;
    };
    for (const [name, role, where, viewport = WIDE] of SHOTS) {
      if (wanted.length !== 0 && !wanted.includes(name)) continue;
      const who = role?.startsWith('=')
        ? await handlerOf(await sitting('office', WIDE), server, role.slice(1)) : role;
      const page = await sitting(who, viewport);
      await page.setViewportSize(viewport);
      const answer = await page.goto(await find(page, where));
      if (answer.status() !== 200) throw new Error(`${name}: ${answer.status()} from ${page.url()}`);
      const picture = await webp(maker, await page.screenshot());
      writeFileSync(path.join(OUT, `${name}.webp`), picture);
      bytes += picture.length;
      console.log(`${name}.webp ${picture.length}`);
    }
    console.log(`${bytes} bytes`);
  } finally {
    await server.stop();
    await browser.close();
  }
}

await main(process.argv.slice(2));
