// SPDX-License-Identifier: MulanPSL-2.0
// Files on suggestions: a deputy's photograph from a phone, a unit's reply, who sees what, and bad days.
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { COUNTY, Server, bomb, Machine, person, signIn, axe, noSideScroll, noFaults, ok, same, until, shot, PHONE } from './lib.mjs';
import { accepted, option, version } from './steps.mjs';

const POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

// A program adds files to a record.
async function add(who, kind, id, files) {
  const form = new FormData();
  for (const [name, bytes] of Object.entries(files)) form.append('file', new Blob([bytes]), name);
  const r = await fetch(`${who.url}/attachment/of/${kind}/${id}`, {
    method: 'POST', redirect: 'manual', body: form, headers: { Accept: 'application/json', Authorization: `Bearer ${who.token}` },
  });
  return { status: r.status, json: await r.json() };
}
async function files(who, kind, id) { return (await who.get(`/attachment/of/${kind}/${id}`)).json.items || []; }

// ---------------------------------------------------------------- a deputy with a phone

async function deputyDrafts(browser, server, deputy) {
  const page = await person(browser, server, { viewport: PHONE });
  await signIn(page, deputy);
  await page.goto('/suggestion/draft/new');
  await page.fill('[name=title]', '关于修补青石岭便道的建议');
  await page.fill('[name=body]', '便道塌了一段，附照片。');
  await Promise.all([page.waitForURL(/\/attachment\/of\/suggestion\/\d+$/), page.click('button[value=attach]')]);
  const id = Number(page.url().split('/').pop());
  ok(await page.getByText('还没有附件').count(), 'a draft has no files yet');
  const photo = Buffer.from(await page.evaluate(() => new Promise((resolve) => {
    const c = document.createElement('canvas'), g = c.getContext('2d');
    c.width = 2400; c.height = 1200;
    g.fillStyle = '#385'; g.fillRect(0, 0, 2400, 1200); g.fillStyle = '#fff'; g.fillRect(200, 200, 900, 300);
    c.toBlob((b) => b.arrayBuffer().then((a) => resolve(Array.from(new Uint8Array(a)))), 'image/jpeg', 0.9);
  })));
  await page.setInputFiles('[name=file]', { name: '塌方现场.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.evaluate(() => new MutationObserver(() => { window.far = window.far || document.querySelector('form progress')?.max; })
    .observe(document.querySelector('main'), { subtree: true, childList: true }));
  await page.click('main form button.pri');
  await page.waitForSelector('.atts a:has-text("塌方现场.jpg")');
  ok(true, 'the photograph is there');
  same(await page.evaluate(() => window.far), 100, 'and how far it was has been shown');
  await until('a small picture', 60, async () => { await page.reload(); return page.locator('.atts img').count(); });
  const size = await page.evaluate(async () => {
    const img = new Image();
    img.src = document.querySelector('.atts .acts a').href;
    await img.decode();
    return [img.naturalWidth, img.naturalHeight];
  });
  same(size, [1600, 800], 'it was made smaller before it travelled');
  await axe(page, 'files of a draft on a phone');
  await noSideScroll(page, 'files of a draft on a phone');
  await shot(page, 'attachment-phone');

  await page.setInputFiles('[name=file]', { name: '名单.txt', mimeType: 'text/plain', buffer: Buffer.from('机密★1年\n名单\n') });
  await page.click('main form button.pri');
  await page.waitForSelector('.errs');
  ok((await page.textContent('.errs')).includes('涉密文件不得进入本系统'), 'a secret is refused, with the reason');
  ok(await page.locator('.atts a:has-text("塌方现场.jpg")').count(), 'and the page is whole');
  await page.goto(`/suggestion/draft/${id}`);
  ok(await page.locator('.files a:has-text("塌方现场.jpg")').count(), 'the draft shows it');
  await page.goto(`/suggestion/${id}/submit`);
  ok(await page.locator('.files a:has-text("塌方现场.jpg")').count(), 'so does what is read before it is submitted');
  await axe(page, 'submitting with files');
  await noSideScroll(page, 'submitting with files');
  await shot(page, 'attachment-submit');
  noFaults(page, 'a deputy with a phone');
  await page.context().close();
  return id;
}

async function withoutScript(browser, server, deputy, id) {
  const page = await person(browser, server, { viewport: PHONE, script: false });
  await signIn(page, deputy);
  await page.goto(`/attachment/of/suggestion/${id}`);
  await page.setInputFiles('[name=file]', [{ name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('走访了三户') },
    { name: '统计.csv', mimeType: 'text/csv', buffer: Buffer.from('村,户\n柳河,3\n') }]);
  await page.click('main form button.pri');
  await page.waitForSelector('.atts a:has-text("统计.csv")');
  ok(await page.getByText('已添加2个附件').count(), 'without scripts a plain form does it');
  await page.click('.atts li:has-text("统计.csv") button.risk');
  await page.waitForLoadState();
  same(await page.locator('.atts a:has-text("统计.csv")').count(), 0, 'and takes one away');
  await page.click('.atts li:has-text("说明.txt") >> text=历史版本');
  await page.setInputFiles('[name=file]', { name: '说明（改）.txt', mimeType: 'text/plain', buffer: Buffer.from('走访了四户') });
  await page.click('main form button.pri');
  await page.waitForSelector('text=第2版');
  ok(await page.getByText('第1版').count(), 'a new version keeps the old one');
  await page.context().close();
}

// ---------------------------------------------------------------- who sees what

async function units(server, all) {
  const id = await accepted(all.office, all.deputies), organ = await option(all.office, '/suggestion/filter', 'organ', '交通运输局');
  same((await add(all.office, 'suggestion', id, { '原件.pdf': '%PDF-1.4\n%%EOF\n' })).status, 200, 'the office adds what came on paper');
  await all.office.done(`/suggestion/${id}/hand-over`, { version: await version(all.office, id), organ: [organ], role: ['lead'] });
  const read = (await all.handler.get(`/suggestion/${id}/sign`)).json;
  ok(JSON.stringify(read.files || null).includes('原件.pdf'), 'the unit reads it before it signs', JSON.stringify(read));
  await all.handler.done(`/suggestion/${id}/sign`, {});
  same((await files(all.handler, 'suggestion', id)).length, 1, 'the unit sees it');
  same((await add(all.handler, 'suggestion', id, { 'a.txt': 'a' })).status, 403, 'and adds nothing to it');
  await all.handler.done(`/suggestion/${id}/contact`, { way: 'face', summary: '到村里当面听取意见' });
  await all.handler.done(`/suggestion/${id}/reply`, {
    title: '关于便桥的答复', addressee: all.deputies[0], body: '护栏已经修好。', class: 'A', signer: '张建', contact_person: '张建', phone: '0000', doc_number: '交函1号',
  });
  const show = (await all.handler.get(`/suggestion/${id}/reply`)).json;
  const then = await fetch(`${server.url}/suggestion/${id}/reply`, {
    method: 'POST', redirect: 'manual', headers: { Accept: 'application/json', 'Content-Type': 'application/json', Authorization: `Bearer ${all.handler.token}` },
    body: JSON.stringify({ version: Number(show.version.value), title: '关于便桥的答复', addressee: all.deputies[0], body: '护栏已经修好。', class: 'A', signer: '张建',
      contact_person: '张建', phone: '0000', doc_number: '交函1号', then: 'attach' }),
  });
  const place = (await then.json()).location, reply = Number(place.split('/').pop());
  same(place, `/attachment/of/suggestion_reply/${reply}`, 'a reply that is being written leads to its files');
  same((await add(all.handler, 'suggestion_reply', reply, { '竣工单.txt': '已竣工' })).status, 200, 'the unit adds one to its reply');
  const mine = await files(all.handler, 'suggestion_reply', reply);
  same(mine.length, 1, 'and sees it');
  for (const who of ['office', 'other', 'reader']) {
    same((await all[who].get(`/attachment/of/suggestion_reply/${reply}`)).status, 404, `a reply that is not sent: no files for ${who}`);
    same((await all[who].get(mine[0].url)).status, 404, `nor by address for ${who}`);
  }
  await all.handler.post(`/suggestion/${id}/submit-reply`, {});
  await all.chief.done(`/suggestion/${id}/sign-off`, { reply, approve: '1' });
  same((await add(all.handler, 'suggestion_reply', reply, { 'b.txt': 'b' })).status, 409, 'what is signed off stays as it is');
  await all.handler.done(`/suggestion/${id}/send-reply`, {});
  same((await files(all.office, 'suggestion_reply', reply)).length, 1, 'once sent the office sees them');
  return { id, reply, url: mine[0].url };
}

async function publicFiles(server, all, { id, reply }) {
  const mark = async (kind, of) => {
    const [f] = await files(all.office, kind, of);
    await all.office.done(`/attachment/${f.id}/open`, { version: f.version, on: '1' });
    return f.id;
  };
  const text = await mark('suggestion', id), answer = await mark('suggestion_reply', reply);
  const get = (of) => fetch(`${server.url}/attachment/open/${of}`);
  same((await get(text)).status, 404, 'marked, but the suggestion is not published');
  await all.office.done(`/suggestion/${id}/publish`, { is_public: '1', title: '关于便桥的建议', body: '护栏缺了一段。' });
  const r = await get(text);
  same(r.status, 200, 'published with it');
  same(r.headers.get('content-security-policy'), POLICY, 'and may do nothing in a browser');
  same((await get(answer)).status, 404, 'the reply is not published yet');
  await all.office.done(`/suggestion/${id}/publish`, { reply, is_public: '1', title: '答复', body: '护栏已经修好。' });
  same((await get(answer)).status, 200, 'and now it is');
  const page = await (await fetch(`${server.url}/p/suggestion/${id}?c=${COUNTY}`)).text();
  ok(page.includes(`/attachment/open/${text}`) && page.includes(`/attachment/open/${answer}`), 'the public page shows both');
}

// ---------------------------------------------------------------- sending

async function sending(all, { url }) {
  const get = (headers) => fetch(all.handler.url + url, { headers: { Authorization: `Bearer ${all.handler.token}`, ...headers } });
  const r = await get({});
  same(await r.text(), '已竣工', 'the bytes');
  same(r.headers.get('content-disposition'), `attachment; filename="file.txt"; filename*=UTF-8''${encodeURIComponent('竣工单.txt')}`, 'saved under its name');
  same(r.headers.get('x-content-type-options'), 'nosniff', 'not guessed at');
  const part = await get({ Range: 'bytes=0-2' });
  same([part.status, await part.text()], [206, '已'], 'a part of it');
  same((await get({ 'If-None-Match': r.headers.get('etag') })).status, 304, 'not again');
  same((await fetch(all.handler.url + url, { redirect: 'manual', headers: { Accept: 'application/json' } })).status, 401, 'nobody without an account');
}

async function badFiles(all, id) {
  const say = async (name, bytes, why) => {
    const r = await add(all.office, 'suggestion', id, { [name]: bytes });
    same([r.status, r.json.errors && r.json.errors[0] && r.json.errors[0].key], [422, `attachment.err.${why}`], `${name}: ${why}`);
  };
  await say('空.txt', '', 'empty');
  await say('答复.pdf', '<!doctype html><script>alert(1)</script>', 'html');
  await say('答复.docx', '%PDF-1.4\n', 'name_lies');
  await say('a.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), 'program');
  const types = [['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>']];
  const swollen = (claims) => bomb(types, 'word/document.xml', '<w:document><w:body>', '<w:p><w:r><w:t>a</w:t></w:r></w:p>', 3 << 30 >>> 0, claims);
  await say('炸弹.docx', swollen(3 << 30 >>> 0), 'bomb');
  await say('图.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg');
}

// ---------------------------------------------------------------- bad days

const peak = (server) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))[1]);

async function large(server, all, id) {
  const before = peak(server), MB = 1 << 20, size = 300;
  const head = Buffer.from('--X\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n'), tail = Buffer.from('\r\n--X--\r\n');
  const block = Buffer.alloc(MB);
  const body = new ReadableStream({
    i: -1,
    pull(c) {
      this.i++;
      if (this.i === 0) c.enqueue(head); else if (this.i <= size) c.enqueue(block); else { c.enqueue(tail); c.close(); }
    },
  });
  const r = await fetch(`${server.url}/attachment/of/suggestion/${id}`, {
    method: 'POST', body, duplex: 'half',
    headers: { Accept: 'application/json', Authorization: `Bearer ${all.office.token}`, 'Content-Type': 'multipart/form-data; boundary=X' },
  });
  same(r.status, 422, '300 MB of nothing are no film');
  const grown = peak(server) - before;
  ok(grown < 40 * 1024, 'the server did not grow with it', `${grown} KB`);
}

async function cutOff(server, all, id) {
  const count = async () => (await files(all.office, 'suggestion', id)).length;
  const had = await count();
  await new Promise((resolve) => {
    const s = net.connect(server.port, '127.0.0.1', () => {
      s.write(`POST /attachment/of/suggestion/${id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${all.office.token}\r\n` +
        'Content-Type: multipart/form-data; boundary=X\r\nContent-Length: 1000000\r\n\r\n' +
        '--X\r\nContent-Disposition: form-data; name="file"; filename="half.pdf"\r\n\r\n%PDF-1.4\n', () => s.destroy());
    });
    s.on('close', resolve); s.on('error', resolve);
  });
  same(await count(), had, 'an upload cut in half leaves nothing');
}

async function limits(browser, server, admin) {
  const page = await person(browser, server);
  await signIn(page, admin);
  await page.goto('/attachment/setting');
  await page.fill('#f-picture', '0');
  await page.click('form:has(#f-picture) button');
  await page.waitForLoadState();
  ok((await page.textContent('main')).includes('1到300'), 'a limit that cannot be is refused');
  await page.fill('#f-picture', '15');
  await page.click('form:has(#f-picture) button');
  await page.waitForLoadState();
  same(await page.inputValue('#f-picture'), '15', 'and a good one kept');
  await axe(page, 'limits of files');
  noFaults(page, 'limits of files');
  await page.context().close();
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const { d001, admin } = server.accounts;
    const all = {
      office: new Machine(server, 'office', '代表工委'), handler: new Machine(server, 'handler', '交通运输局'),
      chief: new Machine(server, 'chief', '交通运输局'), other: new Machine(server, 'handler', '水利局'), reader: new Machine(server, 'reader'),
      deputies: Object.values(server.accounts).filter((a) => /^d\d+$/.test(a.login)).map((a) => a.who.split(' ')[0]),
    };
    const draft = await deputyDrafts(browser, server, d001);
    await withoutScript(browser, server, d001, draft);
    same((await all.office.get(`/attachment/of/suggestion/${draft}`)).status, 404, 'nobody else sees the files of a draft');
    const made = await units(server, all);
    await sending(all, made);
    await publicFiles(server, all, made);
    const fresh = await accepted(all.office, all.deputies);
    await badFiles(all, fresh);
    await cutOff(server, all, fresh);
    await large(server, all, fresh);
    await limits(browser, server, admin);
  } finally {
    await server.stop();
  }
}
