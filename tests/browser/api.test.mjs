// SPDX-License-Identifier: MulanPSL-2.0
// Programs: scopes and ends of tokens, posts that are done once even if the server dies, limits, events sent to
// another system, the example client, and the page that explains all this.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { COUNTY, PHONE, Server, axe, ok, person, root, run, same, until } from './lib.mjs';

const client = path.join(root, 'docs/api/client.sh');
const exec = promisify(execFile);
let server, office, admin;

function token(role, ...more) {
  return run(['--congress', COUNTY, 'token', 'add', `p-${role}-${Math.random()}`, '--role', role, ...more], server.env).trim();
}
async function ask(method, where, { as, key, body, type = 'application/json' } = {}) {
  const r = await fetch(server.url + where, {
    method, redirect: 'manual', body: body && (type === 'application/json' ? JSON.stringify(body) : body),
    headers: { Accept: 'application/json', ...(as ? { Authorization: `Bearer ${as}` } : {}),
      ...(body ? { 'Content-Type': type } : {}), ...(key ? { 'Idempotency-Key': key } : {}) },
  });
  const text = await r.text();
  let json = {};
  try { json = JSON.parse(text); } catch { json = { text }; }
  return { status: r.status, json, text, headers: r.headers };
}
function sh(args, { as = office, env = {}, input } = {}) {
  const child = exec(client, args, { env: { ...process.env, RENDA_URL: server.url, RENDA_TOKEN: as, ...env } });
  if (input !== undefined) child.child.stdin.end(input);
  return child.then((r) => ({ code: 0, ...r }), (e) => ({ code: e.code, stdout: e.stdout, stderr: e.stderr }));
}
const opinion = (subject) => ({ source: 'letter', subject, body: '路灯不亮。', raised_on: '2026-11-18' });
async function opinions(subject) {
  const r = await ask('GET', `/opinion?q=${encodeURIComponent(subject)}`, { as: office });
  return r.json.rows.filter((o) => o.subject === subject).length;
}

async function scopes() {
  const narrow = token('office', '--organ', '代表工委', '--scope', 'opinion:read');
  same((await ask('GET', '/opinion', { as: narrow })).status, 200, 'a narrow token reads what it names');
  same((await ask('GET', '/suggestion', { as: narrow })).json.key, 'http.token_scope', 'and nothing else');
  same((await ask('POST', '/opinion/new', { as: narrow, body: opinion('窄') })).json.key, 'http.token_reads_only', 'and writes nothing');
  same((await ask('GET', '/search?q=路灯', { as: narrow })).status, 403, 'not round the corner either');
  const wrong = await ask('GET', '/suggestion', { as: 'f'.repeat(64) });
  ok(wrong.status === 401 && wrong.json.key === 'account.token.unknown' && /Bearer/.test(wrong.headers.get('www-authenticate')),
    'no such token: 401 and why', wrong.text);
  const list = run(['--congress', COUNTY, 'token', 'list'], server.env);
  const id = list.split('\n').find((l) => l.includes('opinion:read')).split('\t')[0];
  run(['--congress', COUNTY, 'token', 'revoke', id], server.env);
  same((await ask('GET', '/opinion', { as: narrow })).json.key, 'account.token.is_revoked', 'a revoked token says so');
}

async function once() {
  const first = await ask('POST', '/opinion/new', { as: office, key: 'k-1', body: opinion('一次') });
  const again = await ask('POST', '/opinion/new', { as: office, key: 'k-1', body: opinion('一次') });
  ok(first.status === 200 && again.status === 200 && first.text === again.text, 'the same answer twice', again.text);
  same([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')], [null, 'true'], 'the second says so');
  same(await opinions('一次'), 1, 'and it is there once');
  const other = await ask('POST', '/opinion/new', { as: office, key: 'k-1', body: opinion('别的') });
  same([other.status, other.json.key], [422, 'http.idempotency_other'], 'another request under the same key');
  same(await opinions('别的'), 0, 'does nothing');
  const refused = await ask('POST', '/opinion/new', { as: office, key: 'k-2', body: { subject: '少' } });
  const mended = await ask('POST', '/opinion/new', { as: office, key: 'k-2', body: opinion('补全') });
  same([refused.status, mended.status], [422, 200], 'what was refused may be mended under its key');
  same((await ask('POST', '/opinion/new', { as: office, key: 'x'.repeat(300), body: opinion('长') })).json.key,
    'http.idempotency_bad', 'a key has 200 characters at most');
  const crowd = await Promise.all(Array.from({ length: 12 }, () =>
    ask('POST', '/opinion/new', { as: office, key: 'k-3', body: opinion('同时') })));
  ok(crowd.every((r) => r.status === 200 || (r.status === 409 && r.json.key === 'http.idempotency_running')),
    'twelve at once: done, replayed or told to wait', JSON.stringify(crowd.map((r) => [r.status, r.json.key])));
  same(await opinions('同时'), 1, 'and it is there once');
  const foreign = await ask('POST', '/opinion/new', { as: token('office', '--organ', '代表工委'), key: 'k-1', body: opinion('别家') });
  ok(foreign.status === 200 && !foreign.headers.get('idempotency-replayed'), 'keys of another token are others');
}

// The server is killed while posts run; each is sent again under its key until it is answered.
async function killed() {
  let lost = 0, replayed = 0;
  for (let round = 0; round < 3; round++) {
    const jobs = Array.from({ length: 5 }, (_, i) => ({ key: `kill-${round}-${i}`, body: opinion(`停电${round}${i}`) }));
    const running = jobs.map((j) => ask('POST', '/opinion/new', { as: office, ...j }).catch(() => null));
    await new Promise((r) => setTimeout(r, 4 + 11 * round));
    await server.kill('SIGKILL');
    await Promise.all(running);
    await server.spawn();
    for (const j of jobs) {
      const r = await ask('POST', '/opinion/new', { as: office, ...j });
      if (r.status === 409 && r.json.key === 'http.idempotency_lost') lost++;
      else if (r.headers.get('idempotency-replayed')) replayed++;
      else same(r.status, 200, `${j.key} is done now`);
      same(await opinions(j.body.subject), 1, `${j.key} took effect once`);
    }
  }
  ok(true, `of 15 posts cut off, ${replayed} were answered from what was kept and ${lost} were done without a kept answer`);
}

async function limits() {
  await server.kill('SIGTERM');
  server.env.RENDA_RATE_TOKEN = '30';
  await server.spawn();
  const answers = [];
  const many = () => answers.filter((r) => r.status === 429);
  // Half a one is allowed again with every second: a slow machine asks more often before it is refused.
  while (many().length < 5 && answers.length < 1000) answers.push(await ask('GET', '/opinion', { as: office }));
  const over = many();
  ok(over.length > 0 && answers[0].status === 200, 'too many of one token: 429');
  ok(over.every((r) => Number(r.headers.get('retry-after')) >= 1 && r.json.key === 'http.too_often'), 'with a time to wait and a reason');
  same((await ask('GET', '/opinion', { as: admin })).status === 429, false, 'another token is not touched');
  same((await fetch(`${server.url}/account/sign-in`)).status, 200, 'nor are people');
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  same(Number(/limited_total\{by="token"\} (\d+)/.exec(metrics)[1]), over.length, 'they are counted');
  await server.kill('SIGTERM');
  delete server.env.RENDA_RATE_TOKEN;
  await server.spawn();
}

async function events() {
  const got = [];
  let broken = true;
  const receiver = http.createServer((q, s) => {
    let body = '';
    q.on('data', (d) => { body += d; });
    q.on('end', () => { got.push({ headers: q.headers, body, broken }); s.statusCode = broken ? 500 : 204; s.end(); });
  });
  await new Promise((r) => receiver.listen(0, '127.0.0.1', r));
  receiver.unref(); // a test that fails must end all the same
  const url = `http://127.0.0.1:${receiver.address().port}/hook`;
  const bad = await ask('POST', '/webhook', { as: admin, body: { name: 'x', url: 'http://10.0.0.1/', events: 'account.*' } });
  same(bad.json.errors?.map((e) => e.field).sort(), ['events', 'url'], 'neither an address inside nor who signs in');
  const hook = (await ask('POST', '/webhook', { as: admin, body: { name: '统计平台', url, events: 'activity.*', secret: 'sixteen-or-more-letters' } })).json;
  ok(hook.id > 0 && hook.secret === 'sixteen-or-more-letters', 'a receiver is registered', JSON.stringify(hook));
  same((await ask('POST', `/webhook/${hook.id}/try`, { as: admin })).json.key, 'webhook.answer', 'a trial says that it was refused');
  broken = false;
  same((await ask('POST', `/webhook/${hook.id}/try`, { as: admin })).status, 200, 'and that it arrived');
  broken = true;
  // Of a module that nobody else writes to meanwhile: a receiver that fails puts off what waits behind, too.
  const made = await ask('POST', '/activity/new', { as: office,
    body: { title: '推送', kind: 'visit', starts_on: '2026-12-01', ends_on: '2026-12-01', way: 'open' } });
  const number = Number(made.json.location.split('/').pop());
  const mine = () => got.filter((g) => JSON.parse(g.body).subject === number);
  await until('first try', 90, async () => mine().length > 0);
  broken = false;
  await until('second try', 90, async () => mine().some((g) => !g.broken));
  const sent = mine().find((g) => !g.broken), said = JSON.parse(sent.body);
  same(new Set(mine().map((g) => g.headers['x-renda-delivery'])).size, 1, 'each try has the same number: who gets it twice knows it again');
  same(Object.keys(said).sort(), ['at', 'congress', 'event', 'id', 'link', 'subject'], 'what it says: no more than this');
  ok(said.event.startsWith('activity.') && said.link === `/activity/${number}`, 'event and link', sent.body);
  const stamp = sent.headers['x-renda-timestamp'], signature = sent.headers['x-renda-signature'];
  same((await sh(['verify', hook.secret, stamp, signature], { input: sent.body })).code, 0, 'its signature is right');
  same((await sh(['verify', hook.secret, stamp, signature], { input: sent.body.replace('activity', 'activitY') })).code, 1, 'and covers the text');
  await until('its result', 90, async () => (await ask('GET', `/webhook/${hook.id}`, { as: admin })).json.lines.some((l) => l.subject === number && l.state === 'sent' && l.tries >= 2));
  ok(true, 'the page shows that it was sent at the second try');
  await ask('POST', `/webhook/${hook.id}/switch`, { as: admin, body: { on: false } });
  same((await ask('GET', `/webhook/${hook.id}`, { as: admin })).json.active, false, 'it can be switched off');
  same((await ask('POST', `/webhook/${hook.id}/remove`, { as: admin })).status, 200, 'and removed');
  receiver.close();
}

async function example() {
  const list = await sh(['list', '/suggestion']);
  const rows = list.stdout.trim().split('\n').flatMap((l) => JSON.parse(l).rows.map((r) => r.id));
  const total = Number(/(\d+)/.exec(JSON.parse(list.stdout.split('\n')[0]).pager.total)[1]);
  same([rows.length, new Set(rows).size], [total, total], 'it follows the pages to the end');
  const fields = Object.entries(opinion('示例')).map(([k, v]) => `${k}=${v}`);
  const one = await sh(['create', '/opinion/new', ...fields], { env: { RENDA_KEY: 'example-1' } });
  const two = await sh(['create', '/opinion/new', ...fields], { env: { RENDA_KEY: 'example-1' } });
  ok(one.code === 0 && one.stdout === two.stdout, 'it creates once', one.stdout + one.stderr);
  same(await opinions('示例'), 1, 'and once only');
  const wrong = await sh(['create', '/opinion/new', 'subject=x']);
  ok(wrong.code === 1 && JSON.parse(wrong.stdout).errors.length > 0, 'it shows what is wrong', wrong.stdout);
  const made = await sh(['create', '/suggestion/new', 'kind=suggestion', 'title=关于修补便桥的建议', 'body=护栏缺了一段，老人过桥不便。建议尽快修补。',
    `lead_deputy=${JSON.parse((await sh(['get', '/deputy'])).stdout).rows[0].name}`]);
  ok(made.code === 0, 'it writes a suggestion', made.stdout);
  const id = JSON.parse(made.stdout).location?.split('/').pop();
  const file = path.join(server.dir, '现场.txt');
  writeFileSync(file, '桥在东河社区。\n');
  const sent = await sh(['upload', `/attachment/of/suggestion/${id}`, `file=@${file}`]);
  same(sent.code, 0, 'it uploads a file');
  const files = await sh(['get', `/attachment/of/suggestion/${id}`]);
  ok(files.stdout.includes('现场.txt'), 'which is there', files.stdout);
  same((await sh([])).code, 2, 'wrong usage is 2');
}

async function explained(browser) {
  const page = await person(browser, server, { viewport: PHONE });
  await page.goto('/api');
  await page.fill('[name=q]', '/suggestion/{id}/hand-over');
  await page.click('main form button');
  ok(await page.locator('details').count() >= 2, 'the page finds a route by its path');
  await page.locator('summary').last().click();
  ok((await page.locator('details').last().innerText()).includes('curl'), 'with an example');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  same(wide, false, 'it fits a phone');
  await axe(page, '/api');
  same(page.faults, [], 'no script or policy fault');
  await page.context().close();
}

export default async function test(browser) {
  server = await Server.start({ env: { RENDA_WEBHOOK_HOSTS: '127.0.0.1' } });
  try {
    office = token('office', '--organ', '代表工委');
    admin = token('admin');
    const others = async () => { await scopes(); await once(); await explained(browser); await example(); };
    await Promise.all([events(), others()]); // the jobs that send take their time
    await killed();
    await limits();
  } finally {
    await server.stop();
  }
}
