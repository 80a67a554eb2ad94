// SPDX-License-Identifier: MulanPSL-2.0
// The pictures of the handbook: pages of the demo congress, as WebP of at most 1000 points in width, and the one of the
// README. Called by script/handbook-shots; arguments: names of pictures (default: all; "readme": that one).
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Server, openBrowser, person, root, signIn } from '../tests/browser/lib.mjs';

const OUT = path.join(root, 'docs/handbook/img'), DAY = '2026-11-20';
const README = { width: 1440, height: 900 };
const FIRST = 'main table.st tbody a, main ul.rows > li a, main .card a';
const WIDE = { width: 1000, height: 640 }, PHONE = { width: 390, height: 700 };

// name, who ("=handling": a handler of the unit that works on the first of that state), page, list and what to make of its first
// record's address, or state of a suggestion ("=accepted/hand-over"), size of the screen
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
  ['admin-home', 'admin', '/'],
  ['standing', 'admin', '/desk/system'],
  ['sessions', 'admin', '/account/session'],
  ['leaver', 'admin', ['/account/list', '{}/hand-on']],
  ['organs', 'admin', '/congress/organ'],
  ['files', 'admin', '/attachment/setting'],
  ['tokens', 'admin', '/account/token'],
  ['webhooks', 'admin', '/webhook'],
  ['account', 'office', '/account'],
  ['absence', 'office', '/meeting/absence'],
  ['activities', 'office', '/activity'],
  ['allowances', 'office', '/allowance'],
  ['appointments', 'office', '/appointment'],
  ['appraisals', 'office', '/appraisal'],
  ['bodies', 'office', '/body'],
  ['meeting-calendar', 'office', '/meeting/calendar'],
  ['contacts', 'office', '/contact'],
  ['deliberations', 'office', '/resolution/opinion'],
  ['duties', 'office', '/duty'],
  ['filings', 'office', '/filing'],
  ['finance', 'office', '/finance'],
  ['gazettes', 'office', '/resolution/gazette'],
  ['hall', 'office', ['/meeting', '{}/hall']],
  ['inquiries', 'office', '/inquiry'],
  ['inspections', 'office', '/inspection'],
  ['kinds', 'office', '/meeting/kind'],
  ['ledgers', 'office', '/ledger'],
  ['ledger-kinds', 'office', '/ledger/kind'],
  ['structure', 'office', '/deputy/structure'],
  ['meetings', 'office', '/meeting'],
  ['merge', 'office', '=accepted/merge'],
  ['minutes', 'office', '/resolution/minutes'],
  ['nominations', 'office', '/nomination'],
  ['observe', 'office', ['/meeting', '{}/observe']],
  ['papers', 'office', '/suggestion/paper'],
  ['petitions', 'office', '/petition'],
  ['recalls', 'office', '/recall'],
  ['privacy', 'office', '/privacy'],
  ['report', 'office', ['/report', '{}', 'main table.st tbody a[href^="/report/"]']],
  ['reportbacks', 'office', '/reportback'],
  ['resolutions', 'office', '/resolution'],
  ['rollup', 'office', '/rollup'],
  ['suggestion-setting', 'office', '/suggestion/setting'],
  ['stations', 'office', '/station'],
  ['statistic', 'office', '/statistic/new?list=%2Fsuggestion&by=category&across=result'],
  ['statutes', 'office', '/statute'],
  ['supervision', 'office', '/supervision'],
  ['surveys', 'office', '/survey'],
  ['topics', 'office', '/meeting/topic'],
  ['trainings', 'office', '/training'],
  ['votes', 'office', ['/vote', '{}']],
  ['cockpit', 'office', '/indicator/cockpit'],
  ['paper-rating', 'office', '=replied/rate'],
  ['unit-queue', 'c01', '/suggestion/queue'],
  ['unit-handle', '=handling', '=handling'],
  ['unit-promises', 'c01', '/suggestion/promise'],
  ['unit-rectify', 'c03', '/supervision/mine'],
  ['unit-finance', 'c03', '/finance/mine'],
  ['unit-deliberations', 'c03', '/resolution/handling'],
  ['unit-filing', 'c01', '/filing/new'],
  ['unit-petitions', 'c18', '/petition'],
  ['deputy-activity', 'd001', '/activity', PHONE],
  ['deputy-allowance', 'd001', '/allowance/mine', PHONE],
  ['deputy-contact', 'd003', '/contact', PHONE],
  ['deputy-duty', 'd001', '/duty/mine', PHONE],
  ['deputy-inquiry', 'd001', ['/desk/todo', '{}', 'main a[href^="/inquiry/"]'], PHONE],
  ['deputy-meeting', 'd001', ['/meeting', '{}'], PHONE],
  ['deputy-motion', 'd001', '/motion', PHONE],
  ['deputy-nomination', 'd001', '/nomination', PHONE],
  ['deputy-reportback', 'office', ['/reportback', '{}', 'main table.st tbody a'], PHONE],
  ['deputy-training', 'd001', '/training', PHONE],
  ['deputy-vote', 'd001', '/vote', PHONE],
  ['deputy-cosign', 'd001', '/desk/todo', PHONE],
  ['deputy-withdraw', 'd001', ['/suggestion/mine', '{}'], PHONE],
  ['public-home', null, '/p?c=990121', PHONE],
  ['public-opinion', null, '/p/opinion/new?c=990121', PHONE],
  ['public-petition', null, '/p/petition/follow', PHONE],
  ['sign-in', null, '/account/sign-in', PHONE],
  ['big', null, '/big?on=1&back=%2Fp%2Fsuggestion', PHONE], // the last one: the browser keeps it
];

// The first record of a list (or what else is chosen there), put where the pattern says; or the page of a suggestion in that state, and an act below it.
async function find(page, where) {
  if (Array.isArray(where)) {
    await page.goto(where[0]);
    return where[1].replace('{}', await page.locator(where[2] ?? FIRST).first().getAttribute('href'));
  }
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
    if (wanted.length === 0 || wanted.includes('readme')) {
      const page = await sitting('office', README);
      await page.setViewportSize(README);
      await page.goto('/');
      await page.screenshot({ path: path.join(root, 'docs/img/workbench.png') });
    }
    console.log(`${bytes} bytes`);
  } finally {
    await server.stop();
    await browser.close();
  }
}

await main(process.argv.slice(2));
