// SPDX-License-Identifier: MulanPSL-2.0
// The house as a whole: every page that needs no record opens for somebody, clean at both widths; every figure opens as
// many rows as it says; the API description is valid; a deputy signs in by the printed slip; the journal is sound.
import { Validator } from '@seriousme/openapi-schema-validator';
import { PHONE, Server, axe, noSideScroll, ok, person, run, same, shot, signIn, until } from './lib.mjs';
import { everyPage, routes } from './pages.mjs';

const COUNTY = ['--congress', '990121'];

// What the rows behind an address add up to: the member that the figure names, or one for each row.
async function rowsOf(get, url, adds) {
  let sum = 0;
  for (let next = `${url}&limit=200`; next; ) {
    const list = await get(next);
    if (list.status !== 200) return `${list.status} ${next}`;
    if (adds && list.json.rows.some((r) => !Number.isInteger(r[adds]))) return `no number ${adds} in ${next}`;
    sum += adds ? list.json.rows.reduce((n, r) => n + r[adds], 0) : list.json.rows.length;
    next = list.json.pager?.next;
  }
  return sum;
}

// Every figure opens rows that add up to it, above and below the line, and its parts do as well.
async function figures(server) {
  const token = run([...COUNTY, 'token', 'add', 'figures', '--role', 'office', '--organ', '代表工委'], server.env)
    .match(/[0-9A-Za-z_-]{24,}/)[0];
  const get = async (path) => {
    const r = await fetch(server.url + path, { headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' } });
    return { status: r.status, json: await r.json() };
  };
  const days = 'from=2026-01-01&to=2026-12-31', wrong = [], parts = [];
  const all = [];
  for (let next = `/indicator?${days}`; next;) {
    const { json } = await get(next);
    all.push(...json.rows);
    next = json.pager.next;
  }
  ok(all.length >= 80 && new Set(all.map((r) => r.name)).size === all.length, `${all.length} figures, each once`);
  for (const { name } of all) {
    let one, row, said;
    await until(name, 20, async () => { // events of the demo are still being heard
      one = (await get(`/indicator/${name}?${days}`)).json;
      row = one.total;
      const above = await rowsOf(get, row.rows_url, row.adds), below = row.base_url ? await rowsOf(get, row.base_url, row.adds_below) : -1;
      said = `${name}: ${above} / ${below}, not ${row.numerator} / ${row.denominator}`;
      return above === row.numerator && below === row.denominator;
    }).catch(() => wrong.push(said));
    if (!one.by) continue;
    const sum = (of) => one.parts.reduce((n, p) => n + p[of], 0);
    if (one.parts.length && (sum('numerator') !== row.numerator || (row.base_url && sum('denominator') !== row.denominator)))
      parts.push(`${name} by ${one.by}: ${sum('numerator')} / ${sum('denominator')}`);
    const part = one.parts[0];
    if (part?.rows_url && await rowsOf(get, part.rows_url, row.adds) !== part.numerator) parts.push(`${name} ${part.label}: ${part.rows_url}`);
  }
  same(wrong, [], 'every figure opens rows that add up to it');
  same(parts, [], 'its parts add up to it, and open theirs');
}

// The journal says in words what happened, of lists within it too; what has no name is called a record.
async function journalWords(browser, server) {
  const page = await person(browser, server);
  await signIn(page, server.accounts.auditor);
  const { rows } = await (await page.request.get('/journal?module=suggestion&limit=200', { headers: { Accept: 'application/json' } })).json();
  const raw = rows.filter((r) => /[{"[]/.test(r.said) || /：\d{4,}(；|$)/.test(r.said)).map((r) => r.said);
  const english = rows.filter((r) => /：[a-z_]{4,}(；|$)/.test(r.said)).map((r) => r.said);
  ok(english.length === 0, 'in words of the pages', [...new Set(english)].join('\n'));
  const handed = rows.find((r) => r.name === 'suggestion.handed_over' && r.data.includes('joint'));
  ok(/单位：[^；]+ 主办、[^；]+ 协办/.test(handed.said), 'who got it, each with its part', handed.said);
  ok(rows.some((r) => r.said.includes('改为：')) && raw.length === 0, 'the journal says in words what happened', raw.join('\n'));
  await page.context().close();
}

// Whoever only keeps the system running sees how it stands, and no record.
async function keeper(browser, server) {
  const page = await person(browser, server);
  await signIn(page, server.accounts.admin);
  const v = await (await page.request.get('/', { headers: { Accept: 'application/json' } })).json();
  same([v.checks.length >= 5, v.disk.length >= 4, v.kinds.length > 0, v.mail.length], [true, true, true, 3],
    'the administrator\'s first page: accounts, disk, files, mail');
  const { rows } = await (await fetch(`${server.url}/p/suggestion?c=990121`, { headers: { Accept: 'application/json' } })).json();
  ok(!rows.some((r) => JSON.stringify(v).includes(r.title)), 'and names no suggestion');
  await page.context().close();
}

async function openapi(server) {
  const text = await (await fetch(`${server.url}/api/openapi.json`)).json();
  const found = await new Validator().validate(text);
  ok(found.valid, 'openapi.json is valid', JSON.stringify(found.errors)?.slice(0, 1500));
  const known = new Set(Object.keys(text.paths));
  const people = ['/vote/{id}/code', // a scrutineer's code is shown to a person, never to a program
    '/petition/{id}/paper']; // a letter with the code that a person was shown a moment ago
  const missing = routes().filter((r) => r.method === 'POST' && !known.has(r.path) && !people.includes(r.path)).map((r) => r.path);
  same(missing, [], 'every form is described');
}

async function slip(browser, server) {
  const printed = run([...COUNTY, 'user', 'slip', 'd007'], server.env);
  const token = (printed.match(/\/account\/slip\/(\S+)/) || printed.match(/([0-9A-Za-z_-]{16,})\s*$/m))[1];
  for (const script of [false]) {
    const phone = await person(browser, server, { viewport: PHONE, script });
    await phone.goto(`/account/slip/${token}`);
    await phone.goto('/account/slip/nosuchslipnosuchslip');
    ok((await phone.innerText('main')).includes('没有这张登录码'), 'a slip that is none is called so', await phone.innerText('main'));
    await phone.goto(`/account/slip/${token}`); // a preview must not use it up
    ok((await phone.innerText('header')).includes('云溪县'), 'it says whose system it is', await phone.innerText('body'));
    await phone.click('main button');
    await phone.waitForLoadState();
    ok(!phone.url().includes('slip') && !phone.url().includes('sign-in'), 'the deputy is in, by the slip, without scripts', phone.url());
    const again = await person(browser, server, { viewport: PHONE });
    await again.goto(`/account/slip/${token}`);
    const button = again.locator('main button');
    if (await button.count()) { await button.first().click(); await again.waitForLoadState(); }
    await again.goto('/');
    ok(again.url().includes('sign-in'), 'the slip serves once');
    await phone.context().close();
    await again.context().close();
  }
}

// Who cannot scan types what stands beside the code; from the paper that the office prints.
async function typed(browser, server) {
  const office = await person(browser, server);
  await signIn(office, server.accounts.office);
  await office.goto('/account/list?q=d008');
  await office.click('main table a >> nth=0');
  await office.click('a:has-text("打印登录码")');
  await office.click('main button:has-text("生成登录码")');
  await office.waitForLoadState();
  const said = (await office.textContent('.slip')).replace(/\s+/g, ' ');
  const code = (await office.textContent('.slip-code')).trim();
  ok(/^([a-z2-9]{4} ){4}[a-z2-9]{4}$/.test(code) && said.includes('/account/slip'), 'the slip has a code to type, and where', said);
  await shot(office, 'slip-paper'); await noSideScroll(office, 'slip-paper'); await axe(office, 'slip-paper');
  const phone = await person(browser, server, { viewport: PHONE, script: false });
  await phone.goto('/account/sign-in');
  await shot(phone, 'sign-in'); await axe(phone, 'sign-in');
  await phone.click('text=扫不了，输入登录码');
  await shot(phone, 'slip-type'); await noSideScroll(phone, 'slip-type'); await axe(phone, 'slip-type');
  const type = async (what) => { await phone.fill('[name=code]', what); await phone.click('main button'); await phone.waitForLoadState(); };
  await type('');
  ok((await phone.textContent('main')).includes('必填') || phone.url().endsWith('/account/slip'), 'nothing typed is asked for again');
  await type(code.slice(0, -1) + (code.endsWith('a') ? 'b' : 'a'));
  ok((await phone.textContent('main')).includes('没有这张登录码') && (await phone.inputValue('[name=code]')) !== '', 'a wrong one is said at the field, and stays');
  await shot(phone, 'slip-wrong'); await noSideScroll(phone, 'slip-wrong'); await axe(phone, 'slip-wrong');
  await type(code.toUpperCase().replaceAll(' ', '-').replaceAll('I', '1'));
  ok((await phone.textContent('main')).includes('您是'), 'the right one asks who it is, as after scanning', phone.url());
  await shot(phone, 'slip-open'); await noSideScroll(phone, 'slip-open'); await axe(phone, 'slip-open');
  await phone.click('main button');
  await phone.waitForLoadState();
  ok(!phone.url().includes('slip') && !phone.url().includes('sign-in'), 'and lets in', phone.url());
  const again = await person(browser, server, { viewport: PHONE });
  await again.goto('/account/slip');
  await again.fill('[name=code]', code);
  await again.click('main button');
  await again.waitForLoadState();
  ok((await again.textContent('main')).includes('已经用过'), 'a used one is said to be used');
  for (const p of [office, phone, again]) await p.context().close();
}

async function large(browser, server) {
  const page = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(page, server.accounts.d001);
  await page.goto('/');
  await page.click('text=大字版');
  const size = await page.evaluate(() => 1).catch(() => null);
  same(size, 1, 'the page is there');
  ok((await page.locator('html.big').count()) === 1, 'large print holds after the click');
  await page.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    same(run(['check'], server.env), '', 'tables, routes, texts and figures agree');
    await openapi(server);
    await figures(server);
    await slip(browser, server);
    await typed(browser, server);
    await large(browser, server);
    await journalWords(browser, server);
    await keeper(browser, server);
    await everyPage(browser, server, 0, 2); // the other half: house_pages.test.mjs
    await server.kill('SIGTERM');
    ok(/sound/.test(run(['verify', 'journal'], server.env)), 'the journal is sound afterwards');
  } finally {
    await server.stop();
  }
}
