// SPDX-License-Identifier: MulanPSL-2.0
// Personal values are planted through the real pages; then every byte that the installation leaves behind is read: the
// database with its write-ahead log, everything else in the data directory, a backup and what it restores to, and what the
// server logged; on SQLite and on PostgreSQL. What is public is planted, too: a search that does not find it finds nothing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Server, Machine, cookiesOf, ok, same, root, run, until, COUNTY } from './lib.mjs';
import { smallCounty } from './steps.mjs';

const PUBLIC = '公开的类别甲乙';
const SECRET = {
  name: '慕容雪见', phone: '13755512399', number: '140826197712317752', address: '石磨沟九十九号院', subject: '独一无二的主题',
  body: '独一无二的内容', wish: '独一无二的愿望', note: '独一无二的理由', step: '独一无二的要求',
  second: '百里守拙', secondPhone: '13755512388', citizen: '宇文听澜', contact: '13755512377', deputyPhone: '13755512366',
  deputyNumber: '140826196612317718', imported: '端木拾光', importedPhone: '13755512355', wrong: '13755512344',
  rated: '独一无二的评价', help: '独一无二的照顾', account: '6228480402564890018', teller: '令狐望舒', tellerPhone: '13755512333',
};

// Every file below a directory; the keys are what must not lie with the rest.
function* files(dir) {
  for (const name of readdirSync(dir)) {
    const at = path.join(dir, name);
    let s;
    try { s = statSync(at); } catch { continue; }
    if (s.isDirectory()) { if (name !== 'keys') yield* files(at); } else if (s.isFile()) yield at;
  }
}
function found(dir, words) {
  const hits = new Set();
  for (const file of files(dir)) {
    let bytes;
    try { bytes = readFileSync(file); } catch { continue; } // gone meanwhile
    for (const [key, word] of Object.entries(words)) if (bytes.includes(word)) hits.add(`${key} in ${path.relative(dir, file)}`);
  }
  return [...hits];
}
function clean(dir, what) {
  const hits = found(dir, SECRET);
  ok(hits.length === 0, `no personal value in ${what}`, hits.join('\n'));
  ok(found(dir, { PUBLIC }).length > 0, `what is public is found in ${what}`);
}

// Whoever petitions follows his case by a code that is nowhere, and says what he thinks of it.
async function rated(office, id) {
  const { persons, version } = (await office.get(`/petition/${id}`)).json;
  const who = persons.find((p) => p.representative);
  const slip = (await office.post(`/petition/${id}/person/${who.id}/code`, { digits: '4711' })).json;
  SECRET.code = slip.code;
  SECRET.codeTyped = slip.code.toLowerCase().replaceAll('-', '');
  await office.done(`/petition/${id}/do/reply`, { text: SECRET.step, version });
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  const post = (at, body, more) => fetch(office.url + at, { method: 'POST', redirect: 'manual', body: JSON.stringify(body), headers: { ...headers, ...more } });
  const came = await post('/p/petition/follow', { code: slip.code, digits: '4711' });
  const Cookie = cookiesOf(came).map((pair) => pair.join('=')).join('; ');
  const said = await post('/p/petition/mine/rate', { result: 'reply', rating: 'basic', words: SECRET.rated }, { Cookie });
  same(said.status, 200, 'a petitioner rates the result');
  const mine = await (await fetch(`${office.url}/p/petition/mine`, { headers: { ...headers, Cookie } })).text();
  ok(mine.includes('basic'), 'as he sees', mine);
  same(Object.values(SECRET).filter((word) => mine.includes(word)), [], 'but no name, no text');
  same((await office.get(`/petition/${id}`)).json.ratings[0].words, SECRET.rated, 'his words are read by whoever handles it');
}

async function petitions(office) {
  const id = await office.done('/petition/new', {
    kind: 'visit', received_on: '2026-11-18', matter: 'claim', category: PUBLIC, people: 2, name: SECRET.name,
    phone: SECRET.phone, id_number: SECRET.number, address: SECRET.address, subject: SECRET.subject, body: SECRET.body,
    wish: SECRET.wish });
  same((await office.post('/petition/new', { kind: 'visit', name: SECRET.name, phone: SECRET.wrong })).status, 422, 'a form refused');
  await office.done(`/petition/${id}/person`, { name: SECRET.second, phone: SECRET.secondPhone, representative: true });
  await office.done(`/petition/${id}/reveal`, { why: 'other', note: SECRET.note });
  const page = await office.get(`/petition/${id}`);
  ok(JSON.stringify(page.json).includes(SECRET.body), 'who handles it reads it', JSON.stringify(page.json).slice(0, 300));
  await office.done(`/petition/${id}/do/accept`, { text: SECRET.step, version: page.json.version });
  await rated(office, id);
  for (const format of ['docx', 'pdf']) {
    same((await fetch(`${office.url}/petition/${id}/paper?which=told&format=${format}`,
      { headers: { Authorization: `Bearer ${office.token}` } })).status, 200, `a letter as ${format}`);
  }
  const r = await office.post('/petition/find', { q: SECRET.phone });
  ok(!JSON.stringify(r.json).includes(SECRET.phone), 'the number does not come back in an address', JSON.stringify(r.json));
  await until('the search has it', 20, async () => JSON.stringify((await office.get(`/search?q=${encodeURIComponent(PUBLIC)}`)).json).includes(`/petition/${id}`));
  for (const word of [SECRET.name, SECRET.body]) {
    const hits = (await office.get(`/search?q=${encodeURIComponent(word)}`)).json;
    ok(!JSON.stringify(hits).includes(`/petition/${id}`), 'sealed words are in no index', JSON.stringify(hits).slice(0, 300));
  }
}

async function others(office, server) {
  await office.done('/opinion/new', { source: 'visit', subject: '修路灯', body: PUBLIC, raised_on: '2026-11-18',
    citizen: SECRET.citizen, contact: SECRET.contact });
  const deputy = await office.post('/deputy/new', { name: '公孙明', delegation: '南山镇代表团', from_on: '2026-11-01',
    phone: SECRET.deputyPhone, id_number: SECRET.deputyNumber });
  ok(deputy.status === 200, 'a deputy', JSON.stringify(deputy.json));
  const id = Number(deputy.json.location.split('/').pop());
  same((await office.get(`/deputy/${id}`)).json.phone, '137****2366', 'whose telephone is masked');
  ok(!JSON.stringify((await office.get(`/deputy/${id}/edit`)).json).includes(SECRET.deputyNumber), 'nor is it on the form');
  await office.done(`/deputy/${id}/reveal`, { why: 'contact' });
  ok(JSON.stringify((await office.get(`/deputy/${id}/edit`)).json).includes(SECRET.deputyNumber), 'then it is');
  same((await office.get(`/deputy/${id}`)).json.phone, SECRET.deputyPhone, 'until somebody says why');
  await office.done(`/deputy/${id}/help`, { kind: ['wheelchair'], words: SECRET.help, version: 0 });
  ok((await office.get(`/deputy/${id}`)).json.help.includes(SECRET.help), 'what help he needs is read likewise');
  await office.get(`/deputy?q=${SECRET.deputyPhone}`);
  await office.done(`/allowance/account/${id}`, { bank: '农村信用社', number: SECRET.account });
  const station = await office.done('/station/new', { name: '石磨沟联络站', kind: 'township', state: 'running' });
  await office.done(`/station/${station}/problem`, { subject: '修渠', on: '2026-11-18', citizen: SECRET.teller, contact: SECRET.tellerPhone });
  const sheet = path.join(mkdtempSync(path.join(os.tmpdir(), 'renda-sheet-')), 'petitions.csv');
  writeFileSync(sheet, `方式,收到日期,类别,姓名,电话,反映事项\n来信,2026-11-10,${PUBLIC},${SECRET.imported},${SECRET.importedPhone},${SECRET.subject}\n`);
  run(['--congress', COUNTY, 'import', 'petition', sheet, '--commit'], server.env);
  rmSync(path.dirname(sheet), { recursive: true });
}

// A backup made now, and everything that comes out of it.
function backups(server) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'renda-backup-'));
  const file = path.join(dir, 'now.backup');
  run(['backup', file], server.env);
  ok(found(dir, SECRET).length === 0, 'no personal value in the bytes of a backup');
  const into = path.join(dir, 'restored');
  try {
    run(['restore', file, '--keys', path.join(server.dir, 'keys')], { ...server.env, RENDA_DATA: into, RENDA_DB: `sqlite:${into}/renda.db` });
    clean(into, 'what a backup restores');
  } catch (e) {
    ok(false, 'the backup restores', e.message);
  }
  rmSync(dir, { recursive: true });
}

// Every sealed column of every module goes over to the other cipher while the server runs, and is read on.
async function rotated(server, office) {
  const said = run(['key', 'rotate'], { ...server.env, RENDA_NATIONAL_CIPHER: '1' });
  ok(/[1-9]\d* values sealed by SM4 and SM3/.test(said), 'the national cipher takes over', said);
  ok(run(['verify', 'journal'], server.env).includes('sound'), 'with a sound journal');
  const { rows } = (await office.get('/petition')).json;
  await office.done(`/petition/${rows[0].id}/reveal`, { why: 'verify' });
  const { persons } = (await office.get(`/petition/${rows[0].id}`)).json;
  ok(persons.some((p) => p.name === SECRET.name), 'values are read as before', JSON.stringify(persons));
}

async function plant(server) {
  const office = new Machine(server, 'office', '代表工委');
  await petitions(office);
  await others(office, server);
  const hits = Object.entries(SECRET).filter(([, word]) => server.log.includes(word)).map(([key]) => key);
  same(hits, [], 'no personal value in the log');
  ok(server.log.includes('/petition/new'), 'which does log');
  await rotated(server, office);
}

async function onSqlite() {
  const server = await Server.start();
  await plant(server);
  clean(server.dir, 'the database, its log and the data directory');
  backups(server);
  await server.kill();
  clean(server.dir, 'the files after a crash');
  await server.stop();
}

async function onPostgres() {
  const place = mkdtempSync(path.join(os.tmpdir(), 'renda-secrets-'));
  const tool = (...words) => execFileSync(path.join(root, 'tools/pg_private.sh'), [...words, place], { encoding: 'utf8' }).trim();
  const db = tool('start');
  try {
    const server = await Server.start({ db, demo: false });
    smallCounty(server);
    await plant(server);
    await server.stop();
    tool('halt');
    clean(path.join(readFileSync(path.join(place, 'place'), 'utf8').trim(), 'data'), 'the files of PostgreSQL');
  } finally {
    tool('stop');
    rmSync(place, { recursive: true, force: true });
  }
}

export default async function test() {
  await onSqlite();
  await onPostgres();
}
