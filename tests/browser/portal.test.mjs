// SPDX-License-Identifier: MulanPSL-2.0
// The public side: an opinion raised from a QR code and without scripts, followed, answered and rated; what a stranger
// gets of everything public, and how much it weighs.
import { gzipSync } from 'node:zlib';
import { Machine, Server, ok, same, person, axe, noFaults, noSideScroll, tooOften, until, COUNTY, PHONE } from './lib.mjs';

const BUDGET = 25 * 1024; // first load, compressed, everything it asks for
const go = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
const text = (page) => page.innerText('main');
const SEND = 'main form button.pri';

async function weight(server) {
  const html = await (await fetch(`${server.url}/p/opinion/new?c=${COUNTY}`)).text();
  const parts = [html, ...await Promise.all([...html.matchAll(/(?:href|src)="(\/(?:static\/|favicon)[^"]+)"/g)]
    .map(async (m) => Buffer.from(await (await fetch(server.url + m[1])).arrayBuffer())))];
  const sum = parts.reduce((n, p) => n + gzipSync(p, { level: 9 }).length, 0);
  ok(parts.length === 4 && sum <= BUDGET, `first load of the form: ${sum} bytes in ${parts.length} parts`);
  ok(!html.includes('app.js') && /public\.[0-9a-f]+\.js/.test(html), 'with the small script for old browsers');
}

// Every public page that can be reached, as a page and as data: nobody's number, nobody's name.
async function stranger(server, names) {
  const seen = new Set(), todo = [`/p?c=${COUNTY}`, `/p/opinion?c=${COUNTY}`, `/p/search?c=${COUNTY}&q=${encodeURIComponent('路')}`];
  const leaks = [], heavy = [], broken = [], parts = new Map();
  const part = async (at) => {
    if (!parts.has(at)) parts.set(at, gzipSync(Buffer.from(await (await fetch(server.url + at)).arrayBuffer()), { level: 9 }).length);
    return parts.get(at);
  };
  while (todo.length && seen.size < 120) {
    const at = todo.shift();
    if (seen.has(at)) continue;
    seen.add(at);
    for (const accept of ['text/html', 'application/json']) {
      const r = await fetch(server.url + at, { headers: { Accept: accept }, redirect: 'manual' });
      if (r.status >= 400 && accept === 'text/html') broken.push(`${at}: ${r.status}`);
      if (r.status !== 200 || /pdf|octet|zip/.test(r.headers.get('content-type'))) continue;
      const body = await r.text();
      if (accept === 'text/html') {
        let sum = gzipSync(body, { level: 9 }).length;
        for (const m of body.matchAll(/(?:href|src)="(\/(?:static\/|favicon)[^"]+)"/g)) sum += await part(m[1]);
        if (sum > BUDGET) heavy.push(`${at}: ${sum}`);
      }
      const told = body.replace(/[0-9a-f]{24,}/g, (t) => (/[a-f]/.test(t) ? '' : t)); // challenges and hashed names are no numbers
      const found = told.match(/(?<!\d)1[3-9]\d{9}(?!\d)/) || names.find((n) => body.includes(n));
      if (found) leaks.push(`${at} (${accept}): ${found}`);
      for (const m of body.matchAll(/href="(\/p[/?][^"#]*)"/g)) todo.push(m[1].replace(/&amp;/g, '&'));
    }
  }
  same(broken, [], 'no link of the public side leads nowhere');
  same(heavy, [], 'every public page weighs at most 25 KB at its first load');
  ok(seen.size > 15 && leaks.length === 0, `a stranger reads ${seen.size} public pages and learns nobody's name or number`, leaks.join('\n'));
}

async function raised(page, server, station) {
  await page.goto(`/p/opinion/new?station=${station}&at=${encodeURIComponent('柳河村委会')}&qr=1`);
  same(await page.inputValue('[name=at]'), '柳河村委会', 'the code says where');
  ok(await page.locator('[name=town]').count() === 0, 'a station needs no township');
  await axe(page, 'raising an opinion');
  await noSideScroll(page, 'raising an opinion');
  await page.check('[name=kind][value=water]');
  await page.fill('[name=what]', '柳河村三组从11月2日起每天傍晚停水。30多户都这样。');
  await page.fill('[name=name]', '卫小禾');
  await page.fill('[name=tel]', '190 1234 5678');
  await page.setInputFiles('[name=photo]', { name: 'IMG_1.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') });
  await page.waitForFunction(() => /已传好/.test(document.getElementById('ups').textContent));
  await page.fill('[name=digits]', '47');
  await page.click(SEND);
  await page.waitForSelector('.errs');
  ok((await text(page)).includes('要4位数字') && (await page.inputValue('[name=what]')).includes('傍晚停水') && (await text(page)).includes('已传好1张照片'),
    'what is wrong is told, what was typed and sent stays');
  await page.fill('[name=digits]', '4711');
  await page.check('[name=open]');
  await page.context().setOffline(true);
  await page.click(SEND);
  await page.waitForSelector('text=网络不通');
  ok((await page.inputValue('[name=what]')).includes('傍晚停水'), 'the network is cut: what was typed stays');
  await page.context().setOffline(false);
  await page.route('**/p/opinion/new', (r) => r.fulfill({ status: 503, contentType: 'text/html', body: '现在太忙' }), { times: 1 });
  await page.click(SEND);
  await page.waitForSelector('text=现在太忙，还没有提交上去');
  ok((await page.inputValue('[name=what]')).includes('傍晚停水'), 'too many at a time: said so, what was typed stays');
  await page.route('**/p/opinion/new', async (r) => { await r.fetch({ maxRedirects: 0 }); await r.abort(); }, { times: 1 });
  await page.click(SEND); // taken in, and the answer is lost
  await page.waitForSelector('text=网络不通');
  await Promise.all([page.waitForURL('**/p/opinion/receipt*'), page.click(SEND)]);
  page.faults = page.faults.filter((f) => !/ERR_(INTERNET_DISCONNECTED|FAILED)/.test(f)); // those were meant
  await axe(page, 'the receipt');
  const code = (await page.innerText('.secret')).trim();
  ok(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/.test(code), 'a code to follow it by', code);
  return code;
}

async function follow(page, code, digits) { // code as somebody types it
  await page.goto('/p/opinion/follow');
  await page.fill('[name=code]', code.toLowerCase().replace(/-/g, ' '));
  await page.fill('[name=digits]', digits);
  await go(page, SEND);
}

// By the pages of the office, as a program.
async function handled(office, number) {
  const id = Number(number.replace(/\D/g, '')), all = await office.get(`/opinion?q=${encodeURIComponent('傍晚停水')}`);
  same(all.json.rows.length, 1, 'sent again after a lost answer it is one opinion');
  const row = all.json.rows.find((r) => r.number === number) || { id };
  const one = await office.get(`/opinion/${row.id}`);
  ok(one.status === 200 && JSON.stringify(one.json).includes('又停了一次') && !JSON.stringify(one.json).includes('19012345678'), 'the office has it; the number is masked until somebody says why', JSON.stringify(one.json).slice(0, 300));
  await office.done(`/opinion/${row.id}/assign`, { handler: 'office', note: '' });
  await office.done(`/opinion/${row.id}/finish`, { outcome: 'solved', note: '水泵已修好', answer: '水泵11月20日修好，晚上已经有水。' });
  return row.id;
}

async function rated(page, code, digits) {
  await follow(page, code, digits);
  ok((await text(page)).includes('晚上已经有水'), 'the person reads the answer', await text(page));
  ok((await page.innerText('main .note')).includes('已答复，请您评价'), 'and is asked what it was worth');
  await axe(page, 'following an opinion');
  await noSideScroll(page, 'following an opinion');
  await page.check('[name=rating][value=satisfied]');
  await go(page, SEND);
  ok((await text(page)).includes('谢谢您的评价') && await page.locator('[name=rating]').count() === 0, 'and rates it, once');
  await go(page, 'main form[action$=close] button');
  await page.goto('/p/opinion/mine');
  ok(page.url().includes('/p/opinion/follow'), 'whoever takes the phone next sees nothing');
}

const QUICK_MS = 4000; // of the five seconds that a person without a proof has to take
async function withoutScripts(plain, server) {
  for (let took = Infinity; took > QUICK_MS;) { // a machine that needs longer than a person may be too quick for nobody
    const began = Date.now();
    await plain.goto(`/p/opinion/new?c=${COUNTY}`);
    await plain.fill('[name=what]', '南山村小学门口没有斑马线，孩子过马路危险。');
    await plain.selectOption('[name=area]', { label: '南山村' });
    await plain.fill('[name=digits]', '0909');
    await go(plain, SEND);
    took = Date.now() - began;
  }
  ok((await text(plain)).includes('请稍等几秒') && (await plain.inputValue('[name=what]')).includes('斑马线'), 'without a proof it may not be too quick');
  await until('the form may be sent', 20, async () => {
    await go(plain, SEND);
    return plain.url().includes('receipt');
  });
  const code = (await plain.innerText('.secret')).trim();
  await plain.goto(`/p/opinion/receipt?c=${COUNTY}`);
  same((await plain.innerText('.secret')).trim(), code, 'the receipt can be looked at again for a while');
  await follow(plain, code, '1111');
  ok((await text(plain)).includes('查询码或4位数字不对'), 'wrong digits tell nothing');
  await plain.fill('[name=digits]', '0909');
  await go(plain, SEND);
  ok(plain.url().includes('/p/opinion/mine'), 'followed without scripts');
}

// Raised at a station without a word about where: somewhere in its township, not at the station's own door.
async function somewhere(page, office, town) {
  await page.goto(`/p/opinion/new?station=${town.rows[0].id}&qr=1`);
  await page.fill('[name=what]', '流动图书车半年没有来过了。');
  await page.fill('[name=digits]', '0808');
  await Promise.all([page.waitForURL(/receipt/), page.click(SEND)]);
  const row = await until('it is recorded', 30, async () => (await office.get(`/opinion?q=${encodeURIComponent('流动图书车')}`)).json.rows[0]);
  same(row.place, town.name, 'the place is the township');
}

// One address may not go on for ever, and is told how long to wait.
async function limited(server) {
  const visitor = new Machine(server, '');
  let last;
  for (let i = 0; i < 25 && last?.status !== 429; i++) last = await visitor.post('/p/opinion/follow', { code: 'abcd', digits: '1111' });
  ok(last.status === 429 && /请过\d+(秒|分钟)再试/.test(last.json.detail), 'who tries one code after the other has to wait', JSON.stringify(last.json));
}

// Digits tried at the same instant are counted one by one: after six of them even the right ones have to wait.
async function guessed(server, code) {
  const look = (digits) => fetch(`${server.url}/p/opinion/mine`, { redirect: 'manual', headers: { Cookie: `follow=${code}.${digits}` } });
  same((await look('4711')).status, 200, 'code and digits open it');
  await Promise.all(['0001', '0002', '0003', '0004', '0005', '0006'].map(look));
  same((await look('4711')).status, 303, 'six tries at once are six tries');
}

export default async function test(browser) {
  const server = await Server.start({ env: { RENDA_PROOF_BITS: '10' } });
  try {
    const office = new Machine(server, 'office', '办公室');
    const page = await person(browser, server, { viewport: PHONE }), plain = await person(browser, server, { viewport: PHONE, script: false });
    await weight(server);
    const stations = (await office.get(`/p/station?c=${COUNTY}`)).json;
    const code = await raised(page, server, stations.rows[1].rows[0].id);
    await withoutScripts(plain, server);
    await somewhere(page, office, stations.rows[1]);
    await follow(page, code, '4711');
    const number = await until('it is recorded', 30, async () => {
      await page.goto('/p/opinion/mine');
      return (await text(page)).match(/[A-Z]\d+/)?.[0];
    });
    await page.fill('[name=add]', '12月2日晚上又停了一次。');
    await go(page, 'main form[action$=word] button');
    ok((await text(page)).includes('已补充') && (await text(page)).includes('又停了一次'), 'the person adds a word');
    const id = await handled(office, number);
    await rated(page, code, '4711');
    await office.done(`/opinion/${id}/publish`, { published: 'yes', subject: '柳河村三组傍晚停水', body: '柳河村三组每天傍晚停水，30多户都这样。', answer: '水泵已修好。' });
    await page.goto(`/p/opinion?c=${COUNTY}`);
    ok((await text(page)).includes('柳河村三组傍晚停水'), 'published after review');
    await axe(page, 'what others raised');
    await page.goto(`/p?c=${COUNTY}`);
    await axe(page, 'the portal');
    await noSideScroll(page, 'the portal');
    await plain.goto(`/p/deputy?c=${COUNTY}`);
    await plain.selectOption('[name=area]', { label: '南山村' });
    await go(plain, 'main form button:has-text("看我的代表")');
    ok((await text(plain)).includes('南山村的代表') && (await text(plain)).includes('南山镇代表团') && (await text(plain)).includes('到哪里见代表'), 'whose deputies one has, by village, without scripts', await text(plain));
    await stranger(server, ['卫小禾']);
    noFaults(page, 'a citizen');
    await limited(server);
    await guessed(server, code);
    await tooOften(server, '/p/opinion/mine', 'follow=AAAAAAAAAAAA.0000');
  } finally {
    await server.stop();
  }
}

// A picture of two by two points.
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==';
