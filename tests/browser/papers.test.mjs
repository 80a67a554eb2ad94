// SPDX-License-Identifier: MulanPSL-2.0
// Papers of suggestions: found where an office looks for them, read by whoever reads the suggestion and by nobody else.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, until, PHONE } from './lib.mjs';

const rows = (server, sql) => execFileSync('sqlite3', ['-readonly', '-json', `${server.dir}/renda.db`, sql],
  { encoding: 'utf8' });
const query = (server, sql) => JSON.parse(rows(server, sql) || '[]');

// What a file says, without blanks.
function words(bytes, kind) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'renda-paper-'));
  const file = path.join(dir, `p.${kind}`);
  try {
    writeFileSync(file, bytes);
    const text = kind === 'pdf'
      ? execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
      : execFileSync('python3', ['-c', 'import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))', file],
        { encoding: 'utf8' }).replace(/<[^>]+>/g, '');
    return text.replace(/\s/g, '');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function file(page, url, kind, wanted, what) {
  const r = await page.context().request.get(url);
  const type = r.headers()['content-type'] || '';
  if (!ok(r.status() === 200 && type.includes(kind === 'pdf' ? 'pdf' : 'wordprocessingml'), `${what}: ${kind}`, `${r.status()} ${type}`)) return;
  ok((r.headers()['content-disposition'] || '').startsWith('attachment'), 'is a file to keep');
  const text = words(await r.body(), kind);
  for (const w of wanted) ok(text.includes(w), `${what} as ${kind} says ${w}`, text.slice(0, 600));
}

async function ofOne(page, reply) {
  const base = `/suggestion/${reply.suggestion_id}`;

  await page.goto(base);
  await Promise.all([page.waitForNavigation(), page.click('main a:has-text("公文和表格")')]);
  await axe(page, 'papers of a suggestion');
  await noSideScroll(page, 'papers of a suggestion');
  const letter = (await page.locator('main th a:has-text("答复函")').first().getAttribute('href'));
  ok(letter.includes(`reply=${reply.id}`), 'the reply letter is offered', letter);
  await page.goto(letter);
  await axe(page, 'a letter as a page');
  const shown = (await page.innerText('.paper')).replace(/\s/g, '');
  ok(shown.includes('签发人') && shown.includes('类别'), 'with class and who signed', shown);
  const wanted = [reply.doc_number, '签发人', '类别'];
  await file(page, `${letter}&format=pdf`, 'pdf', wanted, 'the letter');
  await file(page, `${letter}&format=docx`, 'docx', wanted, 'the letter');
  await file(page, `${base}/paper/sheet?format=pdf`, 'pdf', ['专用纸', '领衔代表', '审核意见'], 'the sheet');
  await file(page, `${base}/paper/rating?reply=${reply.id}&format=docx`, 'docx', ['征询意见表', '基本满意'], 'the evaluation form');
  same((await page.goto(`${base}/paper/emblem`)).status(), 404, 'there is no other paper');
  same((await page.goto(`${base}/paper/reply?reply=1`)).status(), 404, 'nor a reply of another suggestion');
}

async function ofLists(page) {
  await page.goto('/suggestion?kind=suggestion');
  await page.click('main .head summary:has-text("更多")');
  await Promise.all([page.waitForNavigation(), page.click('main a:has-text("清单和台账")')]);
  ok((await page.innerText('main')).includes('按列表里选好的条件'), 'a list on paper keeps the filters');
  await page.goto('/suggestion/paper');
  await axe(page, 'lists on paper');
  await file(page, '/suggestion/paper/handed?format=docx', 'docx', ['交办清单', '承办单位', '签收'], 'the hand-over list');
  await file(page, '/suggestion/paper/register?year=2026&format=pdf', 'pdf', ['2026年办理台账', '答复期限'], 'the register');
  same((await page.goto('/suggestion/paper/register?state=nonsense')).status(), 422, 'a filter that is none is refused');
}

// Two are made at once, the others wait their turn; the server goes on answering, and nothing is left lying about.
async function manyAtOnce(page, server, reply) {
  const ask = () => page.context().request.get(`/suggestion/${reply.suggestion_id}/paper/sheet?format=pdf`).then((r) => r.status());
  const all = Promise.all([ask(), ask(), ask(), ask()]);

  ok((await fetch(`${server.url}/healthz`)).ok, 'the server answers while papers are made');
  same(await all, [200, 200, 200, 200], 'four sheets at once');
  // Others work too: small pictures, texts for the search. Each directory of its own is gone when its work is.
  const before = readdirSync(path.join(server.dir, 'worker'));
  await until('work that was going on is done', 20,
    () => !readdirSync(path.join(server.dir, 'worker')).some((d) => before.includes(d)));
  ok(true, 'no private directory is left');
}

async function reminder(page, server, other) {
  const owed = query(server, "SELECT suggestion_id, id FROM suggestion_handling WHERE state = 'signed' AND role <> 'joint' AND due_on <> '' LIMIT 1")[0];
  const url = `/suggestion/${owed.suggestion_id}/paper/reminder?handling=${owed.id}`;

  await file(page, `${url}&format=pdf`, 'pdf', ['催办', '＿号', '联系人'], 'the reminder');
  const refused = (await other.context().request.get(url)).status();
  ok(refused === 403 || refused === 404, 'a deputy sends no reminder', refused);
}

// Whoever may not read a suggestion reads no paper of it; who may not see an unsent reply sees no letter.
async function nothingLeaks(server, deputy, page) {
  const ids = query(server, "SELECT id FROM suggestion WHERE public_text = 0 ORDER BY id DESC LIMIT 12");
  let closed = 0;

  for (const { id } of ids) {
    const read = (await deputy.context().request.get(`/suggestion/${id}`)).status();
    const sheet = (await deputy.context().request.get(`/suggestion/${id}/paper/sheet`)).status();
    const list = (await deputy.context().request.get(`/suggestion/${id}/paper`)).status();
    closed += read === 404;
    if (sheet !== read || list !== read) ok(false, `paper of ${id} as the page`, `${read} ${sheet} ${list}`);
  }
  ok(closed > 0, 'a deputy does not read every suggestion, nor its papers', closed);
  const unit = new Machine(server, 'handler', '交通运输局');
  const owed = (await unit.get('/suggestion?state=handling')).json.rows[0];
  await unit.done(`/suggestion/${owed.id}/reply`, { title: '答复', body: '正在办。', then: 'save' });
  const draft = query(server, `SELECT suggestion_id, id FROM suggestion_reply WHERE state <> 'sent' AND suggestion_id = ${owed.id}`)[0];
  same((await page.context().request.get(`/suggestion/${draft.suggestion_id}/paper/reply?reply=${draft.id}`)).status(), 404,
    'the office does not see a letter that was not sent');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    const page = await person(browser, server);
    const deputy = await person(browser, server, { viewport: PHONE });
    const reply = query(server, `SELECT suggestion_id, max(id) AS id, doc_number FROM suggestion_reply
      WHERE state = 'sent' AND class_code <> '' GROUP BY suggestion_id HAVING count(*) = 1 LIMIT 1`)[0];

    await signIn(page, server.accounts.office);
    await signIn(deputy, server.accounts.d003);
    await ofOne(page, reply);
    await ofLists(page);
    await manyAtOnce(page, server, reply);
    await reminder(page, server, deputy);
    await nothingLeaks(server, deputy, page);
    noFaults(page, 'papers');
    const none = await fetch(`${server.url}/suggestion/${reply.suggestion_id}/paper/sheet`, { redirect: 'manual' });
    ok(none.status === 303 || none.status === 401, 'nobody reads papers without signing in', none.status);
  } finally {
    await server.stop();
  }
}
