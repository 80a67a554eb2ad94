// SPDX-License-Identifier: MulanPSL-2.0
// A day of an office with all its services: twenty suggestions handed over at once, the list printed, a unit reminded,
// its reply with a file, the letter on paper, the file found by two characters, last night's backup on another machine.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Machine, Server, noFaults, ok, person, run, same, signIn, until } from './lib.mjs';
import { accepted, version } from './steps.mjs';

const MANY = 20, DAY = '2026-11-20', NIGHT = '2026-11-21';
const WORD = '榫卯'; // stands nowhere else in the demo

// A small DOCX, as a unit would attach it.
function docx(text) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'renda-day-'));
  const file = path.join(dir, 'a.docx');
  try {
    execFileSync('python3', ['-c', `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1], "w")
z.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
z.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
z.writestr("word/document.xml", '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>' + sys.argv[2] + '</w:t></w:r></w:p></w:body></w:document>')
z.close()`, file, text]);
    return execFileSync('cat', [file]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

// What a paper says, without blanks.
function words(bytes, kind) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'renda-day-'));
  const file = path.join(dir, `p.${kind}`);
  try {
    writeFileSync(file, bytes);
    if (kind === 'pdf') return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
    execFileSync('soffice', ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', dir,
      `-env:UserInstallation=file://${dir}/profile`, file], { stdio: 'ignore', timeout: 600000 });
    return execFileSync('cat', [path.join(dir, 'p.txt')], { encoding: 'utf8' }).replace(/\s/g, '');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function handsOver(page, office, deputies) {
  const ids = [];
  for (let i = 0; i < MANY; i++) ids.push(await accepted(office, deputies));
  await page.goto(`/suggestion/bulk?${ids.map((id) => `id=${id}`).join('&')}`);
  same(await page.locator('main select[name=organ]').count(), MANY, 'twenty on one page');
  for (const select of await page.locator('main select[name=organ]').all()) await select.selectOption({ label: '交通运输局' });
  await page.click('main form button.pri');
  const sure = page.locator('dialog[open] button.pri');
  if (await sure.count()) await sure.click();
  await until('all handed over', 20, async () => (await office.get(`/suggestion/${ids[MANY - 1]}`)).json.state === 'handed_over');
  for (const id of ids) {
    const { state } = (await office.get(`/suggestion/${id}`)).json;
    if (state !== 'handed_over') ok(false, `suggestion ${id} is handed over`, state);
  }
  return ids;
}

async function printsTheList(page) {
  const r = await page.context().request.get('/suggestion/paper/handed?format=pdf');
  same(r.status(), 200, 'the hand-over list as PDF');
  const text = words(await r.body(), 'pdf');
  const rows = (text.match(/柳河村便桥/g) || []).length;
  ok(rows >= MANY && text.includes('签收'), `all ${MANY} are on it, with room to sign`, `${rows} rows`);
}

async function reminds(page, unit, id) {
  await page.goto(`/suggestion/${id}/remind`);
  await page.fill('main [name=body]', '请于本周内与代表联系。');
  await page.click('main form button.pri');
  await page.waitForLoadState();
  await unit.reload();
  await unit.goto('/notice');
  ok((await unit.innerText('main')).includes('催办'), 'the unit reads the reminder in the program');
}

async function replies(browser, server, handler, chief, id) {
  const verb = (v) => `/suggestion/${id}/${v}`;

  await handler.done(verb('sign'), { version: await version(handler, id) });
  await handler.done(verb('contact'), { way: 'face', summary: '当面听取了意见' });
  const draft = await handler.done(verb('reply'), { doc_number: '云交函〔2026〕120号', addressee: '代表', title: '关于便桥护栏的答复', body: '护栏已经补装，并重做了桥面。',
    class: 'A', signer: '石晓燕', contact_person: '何伟', phone: '0700-1234567', then: 'attach' });
  const form = new FormData();
  form.append('file', new Blob([docx(`桥面采用${WORD}木板，隐蔽工程记录见后。`)]), '施工记录.docx');
  const r = await fetch(`${server.url}/attachment/of/suggestion_reply/${draft}`, { method: 'POST', redirect: 'manual', body: form,
    headers: { Accept: 'application/json', Authorization: `Bearer ${handler.token}` } });
  same(r.status, 200, 'a file is attached to the reply');
  await handler.done(verb('submit-reply'), {});
  const paper = (await chief.get(verb('sign-off'))).json;
  const reply = (paper.form || paper).fields.find((f) => f.name === 'reply').value;
  await chief.done(verb('sign-off'), { reply, approve: '1' });
  if ((await handler.get(`/suggestion/${id}`)).json.state !== 'replied') await handler.done(verb('send-reply'), {});
}

async function letter(page, id) {
  await page.goto(`/suggestion/${id}`);
  ok((await page.innerText('main')).includes('施工记录.docx'), 'the office sees the reply with its file');
  await page.goto(`/suggestion/${id}/paper`);
  const href = await page.locator('main th a:has-text("答复函")').first().getAttribute('href');
  for (const kind of ['pdf', 'docx']) {
    const r = await page.context().request.get(`${href}&format=${kind}`);
    same(r.status(), 200, `the letter as ${kind}`);
    const text = words(await r.body(), kind);
    for (const w of ['云交函〔2026〕120号', '护栏已经补装', '签发人', '2026年11月20日'])
      ok(text.includes(w), `the letter as ${kind} says ${w}`, text.slice(0, 500));
  }
}

async function finds(page, id) {
  await until('the file is read and indexed', 60, async () => {
    await page.goto(`/search?q=${encodeURIComponent(WORD)}`);
    return (await page.innerText('main')).includes('施工记录.docx');
  }).catch(() => {});
  const main = await page.innerText('main');
  ok(main.includes('施工记录.docx'), `two characters find the file: ${WORD}`, main.slice(0, 400));
  ok(await page.locator('main mark').count() > 0, 'with the place marked');
  ok(await page.locator(`main a[href*="/suggestion/${id}"]`).count() > 0, 'and it leads to its suggestion');
}

async function lastNight(server) {
  run(['worker', '--once'], { ...server.env, RENDA_BACKUP_KEEP: '3', RENDA_QUIET: '1', RENDA_TODAY: NIGHT });
  const dir = path.join(server.dir, 'backups');
  const name = readdirSync(dir).find((f) => f.startsWith('renda-daily-'));
  ok(name === `renda-daily-${NIGHT.replaceAll('-', '')}.zip`, 'last night made its backup', name);
  const other = mkdtempSync(path.join(os.tmpdir(), 'renda-other-'));
  const env = { ...server.env, RENDA_DATA: other, RENDA_DB: `sqlite:${other}/renda.db` };
  cpSync(path.join(server.dir, 'keys'), path.join(other, 'copied-keys'), { recursive: true });
  run(['restore', path.join(dir, name), '--keys', path.join(other, 'copied-keys')], env);
  ok(/ 0 faults/.test(run(['verify', 'journal'], env)), 'on an empty machine the journal is whole');
  const office = execFileSync('sqlite3', ['-readonly', `${other}/renda.db`, "SELECT COUNT(*) FROM suggestion WHERE state = 'handed_over'"],
    { encoding: 'utf8' }).trim();
  ok(Number(office) >= MANY - 1, 'and the day\'s work is there', office);
  same(readdirSync(path.join(other, 'files')).length > 0, true, 'with the files');
  rmSync(other, { recursive: true, force: true });
}

export default async function test(browser) {
  const server = await Server.start({ today: DAY });
  try {
    const office = new Machine(server, 'office', '代表工委');
    const handler = new Machine(server, 'handler', '交通运输局'), chief = new Machine(server, 'chief', '交通运输局');
    const deputies = ['d001', 'd002', 'd003'].map((d) => server.accounts[d].who.split(' ')[0]);
    const page = await person(browser, server);
    const unit = await person(browser, server);

    await signIn(page, server.accounts.office);
    const ids = await handsOver(page, office, deputies);
    await printsTheList(page);
    const [login] = Object.entries(server.accounts).find(([k, a]) => k.startsWith('h') && a.who.includes('交通'));
    await signIn(unit, server.accounts[login]);
    await reminds(page, unit, ids[0]);
    await replies(browser, server, handler, chief, ids[0]);
    await letter(page, ids[0]);
    await finds(page, ids[0]);
    noFaults(page, 'a day of the office');
    await lastNight(server);
  } finally {
    await server.stop();
  }
}
