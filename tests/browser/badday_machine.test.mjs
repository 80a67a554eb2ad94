// SPDX-License-Identifier: MulanPSL-2.0
// Bad days of machines: a slow client, a body without end, a full disk, a database that goes away, a server that is
// killed. No acknowledged write is lost, nothing is half-written, and whoever is there reads what to do.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Machine, Server, ok, person, renda, root, run, same, signIn, skip, until } from './lib.mjs';
import { LEAD, smallCounty } from './steps.mjs';

const BODY = '便桥护栏缺了一段，雨天校车绕行。建议年内修好。';
const whole = (server, what) => ok(/ 0 faults/.test(run(['verify', 'journal'], server.env)), `the journal is whole ${what}`);

// ---------------------------------------------------------------- on the wire

// What the server says to these bytes before it ends the connection; `more` sends on until then.
function wire(server, bytes, more) {
  return new Promise((resolve) => {
    const socket = net.connect(server.port, '127.0.0.1', () => {
      socket.write(bytes);
      if (more) timer = setInterval(() => socket.writable && socket.write(more), 20);
    });
    let got = '', timer;
    const end = () => { clearInterval(timer); clearTimeout(late); socket.destroy(); resolve(got); };
    const late = setTimeout(end, 120000);
    socket.on('data', (d) => { got += d; });
    socket.on('close', end);
    socket.on('error', () => {});
  });
}
const post = (target, token, headers) => `POST ${target} HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer ${token}\r\n`
  + `Content-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\n${headers}\r\n\r\n`;

async function slowClient(server, office) {
  const before = (await office.get('/suggestion')).json.meta;
  const half = 'kind=suggestion&title=%E5%86%99%E4%BA%86%E4%B8%80%E5%8D%8A';

  const slow = await wire(server, post('/suggestion/new', office.token, 'Content-Length: 4000') + half);
  ok(slow.startsWith('HTTP/1.1 408') && slow.includes('网络太慢，没有收全'), 'a body that stops half way: 网络太慢，没有收全', slow);
  const told = await wire(server, post('/suggestion/new', office.token, 'Content-Length: 99000000'), 'x'.repeat(8192));
  ok(told.includes(' 413 ') && told.includes('提交的内容太大'), 'a body that is too long: 提交的内容太大', told);
  const endless = await wire(server, post('/suggestion/new', office.token, 'Transfer-Encoding: chunked'),
    `2000\r\n${'x'.repeat(8192)}\r\n`);
  ok(endless.includes(' 413 ') && endless.includes('提交的内容太大'), 'a body without end: 提交的内容太大', endless);
  const header = await wire(server, 'GET /suggestion HTTP/1.1\r\nHost: te');
  same(header, '', 'a header that does not end is only cut off: nobody is there to read');
  same((await office.get('/suggestion')).json.meta, before, 'and nothing is written by any of them');
}

// ---------------------------------------------------------------- a full disk

// A small disk of our own, or NULL when we may not mount one.
function smallDisk() {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'renda-disk-'));
  if (process.getuid() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', dir]).status === 0) return dir;
  rmSync(dir, { recursive: true });
  return null;
}
function fill(dir) {
  const file = path.join(dir, 'something-else'), left = path.join(dir, 'left');
  const block = Buffer.alloc(1 << 20, 1);
  let n = 0;
  writeFileSync(left, block); // room for a few more records
  // Ever smaller files until not one block is left.
  for (let size = block.length; size >= 512; size /= 2)
    for (;;) {
      try { writeFileSync(`${file}.${n++}`, block.subarray(0, size)); } catch { rmSync(`${file}.${n - 1}`, { force: true }); break; }
    }
  rmSync(left);
  return () => readdirSync(dir).filter((f) => f.startsWith('something-else')).forEach((f) => rmSync(path.join(dir, f)));
}
const titles = async (office, word) => (await office.get(`/suggestion?q=${encodeURIComponent(word)}`)).json.rows.map((r) => r.title).sort();

// Write until the server says that there is no room; what it acknowledged before.
async function writeUntilFull(office, lead) {
  const acknowledged = [];
  for (let i = 0; i < 400; i++) {
    const title = `关于磁盘的建议${i}`;
    const r = await office.post('/suggestion/new', { kind: 'suggestion', title, body: BODY.repeat(40), lead_deputy: lead });
    if (r.status !== 200) return { acknowledged, refusal: r };
    acknowledged.push([Number(r.json.location.split('/').pop()), title]);
  }
  return { acknowledged };
}

async function diskIsFull(browser, server, office, lead, makeRoom, how) {
  const page = await person(browser, server);
  await signIn(page, server.accounts.office);
  await page.goto('/suggestion/new');

  const free = makeRoom.fill();
  const { acknowledged, refusal } = await writeUntilFull(office, lead);
  ok(refusal?.status === 503 && JSON.stringify(refusal.json).includes('磁盘满了'), `${how}: 服务器的磁盘满了，没有写入任何内容`, JSON.stringify(refusal));
  same((await office.get('/suggestion')).status, 200, `${how}: reading goes on`);
  await page.fill('[name=title]', '关于没有地方的建议');
  await page.fill('[name=body]', BODY.repeat(80)); // longer than what was refused: where that finds no room, this does not
  await page.fill('[name=lead_deputy]', lead);
  await page.locator('main form button.pri').click();
  await page.waitForLoadState();
  ok((await page.locator('body').innerText()).includes('磁盘满了'), `${how}: the page says so too`, (await page.locator('body').innerText()).slice(0, 600));
  free();
  const after = await until('writing again', 30, async () => {
    const r = await office.post('/suggestion/new', { kind: 'suggestion', title: '关于磁盘腾空以后的建议', body: BODY, lead_deputy: lead });
    return r.status === 200 && r;
  }).catch((e) => ({ status: e.message }));
  same(after.status, 200, `${how}: with room again it writes again, without a restart`);
  const lost = [];
  for (const [id, title] of acknowledged) if ((await office.get(`/suggestion/${id}`)).json.title !== title) lost.push(title);
  same(lost, [], `${how}: none of the ${acknowledged.length} acknowledged writes is lost`);
  same((await titles(office, '关于没有地方的建议')).length, 0, `${how}: and what was refused is not there`);
  await page.context().close();
  await server.kill('SIGTERM');
  whole(server, `after a full disk (${how})`);
}

async function fullDisk(browser) {
  const dir = smallDisk();
  if (!dir) return skip('a full disk: only root may mount a small one');
  try {
    const server = await Server.start({ dir });
    const office = new Machine(server, 'office', '代表工委');
    const lead = server.accounts.d001.who.split(' ')[0];
    try {
      await diskIsFull(browser, server, office, lead, { fill: () => fill(dir) }, 'a small disk');
    } finally {
      if (server.child.exitCode === null && server.child.signalCode === null) await server.kill('SIGKILL');
    }
  } finally {
    spawnSync('umount', ['-l', dir]);
    rmSync(dir, { recursive: true, force: true });
  }
}

// A limit on the size of files refuses the same write with another error.
async function fullFile(browser) {
  const server = await Server.start();
  const office = new Machine(server, 'office', '代表工委');
  const lead = server.accounts.d001.who.split(' ')[0];
  await server.kill('SIGTERM');
  const kib = Math.ceil(statSync(path.join(server.dir, 'renda.db')).size / 1024) + 300;
  server.through = ['bash', '-c', `ulimit -S -f ${kib}; exec "$@"`, 'sh'];
  await server.spawn();
  try {
    const lift = () => execFileSync('prlimit', ['--pid', String(server.child.pid), '--fsize=unlimited']);
    await diskIsFull(browser, server, office, lead, { fill: () => lift }, 'a limit on files');
  } finally {
    await server.stop();
  }
}

// ---------------------------------------------------------------- the database goes away

async function databaseGoesAway(browser) {
  const tool = path.join(root, 'tools/pg_private.sh');
  const place = mkdtempSync(path.join(os.tmpdir(), 'renda-pgdir-'));
  const started = spawnSync(tool, ['start', place], { encoding: 'utf8' });
  if (!ok(started.status === 0, 'a PostgreSQL of our own starts', started.stderr)) { rmSync(place, { recursive: true }); return; }
  let server;
  try {
    server = await Server.start({ db: started.stdout.trim(), demo: false });
    smallCounty(server);
    const office = new Machine(server, 'office', '代表工委'), lead = LEAD;
    const write = (title) => office.post('/suggestion/new', { kind: 'suggestion', title, body: BODY, lead_deputy: lead });
    const page = await person(browser, server);

    await signIn(page, server.accounts.office);
    await page.goto('/suggestion/new');
    await page.fill('[name=title]', '关于断线的建议页面');
    await page.fill('[name=body]', BODY);
    await page.fill('[name=lead_deputy]', lead);
    same((await write('关于断线的建议一')).status, 200, 'with the database there, a write is acknowledged');
    execFileSync(tool, ['halt', place]);
    const away = await write('关于断线的建议二');
    ok(away.status === 503 && JSON.stringify(away.json).includes('数据库暂时连不上'), 'without it: 数据库暂时连不上，请过一会儿再提交', JSON.stringify(away));
    const read = await office.get('/suggestion');
    ok(read.status === 503 && JSON.stringify(read.json).includes('数据库暂时连不上'), 'reading says the same', JSON.stringify(read).slice(0, 400));
    await page.locator('main form button.pri').click();
    await page.waitForLoadState();
    ok(/数据库暂时连不上/.test(await page.locator('body').innerText()), 'and so does the page', (await page.locator('body').innerText()).slice(0, 600));
    ok((await page.locator('body').innerText()).includes('关于断线的建议页面'), 'what was written can be copied');
    await page.goto('/suggestion');
    const shown = await page.locator('body').innerText();
    ok(shown.includes('请过一会儿再打开') && !/保留|提交/.test(shown), 'who only reads is not told of what he would have handed in', shown.slice(0, 600));
    ok(server.child.exitCode === null, 'the server is still there');
    execFileSync(tool, ['restart', place]);
    await until('the database is back', 20, async () => (await office.get('/suggestion')).status === 200);
    same((await write('关于断线的建议三')).status, 200, 'when it is back, without a restart, a write is acknowledged again');
    same(await titles(office, '关于断线的建议'), ['关于断线的建议一', '关于断线的建议三'], 'what was acknowledged is there, what was refused is not');
    await page.context().close();
    await server.kill('SIGTERM');
    whole(server, 'after the database went away');
  } finally {
    if (server) await server.stop();
    spawnSync(tool, ['stop', place]);
    rmSync(place, { recursive: true, force: true });
  }
}

// ---------------------------------------------------------------- kill -9

async function killed() {
  const r = await new Promise((done) => execFile(process.execPath, [path.join(root, 'tests/soak/kill.mjs'), '3'],
    { encoding: 'utf8', env: { ...process.env, RENDA_PROGRAM: renda } }, (fault, stdout, stderr) => done({ fault, stdout, stderr })));
  ok(!r.fault, 'killed three times in the middle of requests: no acknowledged write is lost, the journal is whole', r.stdout + r.stderr);
}

async function badClients() {
  const server = await Server.start({ env: { RENDA_BODY_MIN_RATE: '4000', RENDA_HEADER_SECONDS: '2' } });
  try {
    await slowClient(server, new Machine(server, 'office', '代表工委'));
    await server.kill('SIGTERM');
    whole(server, 'after bad clients');
  } finally {
    await server.stop();
  }
}

// Each has a server of its own; most of their time is waiting.
export default async function test(browser) {
  await Promise.all([badClients(), fullDisk(browser), databaseGoesAway(browser)]);
  await Promise.all([fullFile(browser), killed()]);
}
