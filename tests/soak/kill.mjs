// SPDX-License-Identifier: MulanPSL-2.0
// Kill the server at random instants under load; every acknowledged write is there afterwards, nothing is
// there by half, and the journal is whole. usage: kill.mjs TIMES
import { Server, ok, same, done, run, until } from '../browser/lib.mjs';

const times = Number(process.argv[2] || 3);
const server = await Server.start();
const token = run(['--congress', '990121', 'token', 'add', 'soak', '--role', 'office', '--organ', '代表工委'], server.env)
  .trim().split('\n').pop();
const head = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Accept: 'application/json' };
const lead = server.accounts.d001.who.split(' ')[0];
const acknowledged = new Map(); // id -> title
let serial = 0, sent = 0;

async function writeUntil(stopped) {
  while (!stopped.now) {
    const title = `压力测试建议 ${++serial}`;
    sent++;
    try {
      const r = await fetch(`${server.url}/suggestion/new`, {
        method: 'POST', headers: head, redirect: 'manual',
        body: JSON.stringify({ kind: 'suggestion', title, body: '写入后立即断电的测试内容，应当完整保存。', lead_deputy: lead }),
      });
      const answer = await r.json();
      const id = /\/suggestion\/(\d+)/.exec(answer.location || '')?.[1];
      if (r.status < 300 && id) acknowledged.set(id, title);
      else if (r.status !== 503) stopped.fault = `${r.status} ${JSON.stringify(answer)}`;
    } catch { /* the server was killed in this request: not acknowledged */ }
  }
}

for (let i = 0; i < times; i++) {
  const stopped = { now: false };
  const before = acknowledged.size;
  const writers = Array.from({ length: 16 }, () => writeUntil(stopped));
  await until('some writes are acknowledged', 20, () => acknowledged.size > before + 3 || stopped.fault);
  await new Promise((r) => setTimeout(r, Math.random() * 200));
  await server.kill('SIGKILL');
  stopped.now = true;
  await Promise.all(writers);
  if (stopped.fault) { ok(false, 'every answer is an acknowledgement or a refusal to wait for', stopped.fault); break; }
  await server.spawn();
}
let lost = 0, changed = 0;
for (const [id, title] of acknowledged) {
  const r = await fetch(`${server.url}/suggestion/${id}`, { headers: head });
  if (r.status !== 200) lost++;
  else if ((await r.json()).title !== title) changed++;
}
// Also what was written and never acknowledged is there whole, or not at all.
let half = 0, there = 0;
for (let next = `/suggestion?q=${encodeURIComponent('压力测试建议')}`; next;) {
  const list = await (await fetch(server.url + next, { headers: head })).json();
  for (const row of list.rows) {
    const s = await (await fetch(`${server.url}/suggestion/${row.id}`, { headers: head })).json();
    there++;
    if (s.state !== 'submitted' || !s.body.includes('应当完整保存')) half++;
  }
  next = list.pager?.next;
}
console.log(`# ${times} kills, ${sent} sent, ${acknowledged.size} acknowledged`);
ok(acknowledged.size > times * 3, 'writes were acknowledged between the kills');
same(lost, 0, 'no acknowledged write is lost');
same(changed, 0, 'none is changed');
ok(there >= acknowledged.size && there <= sent, 'as many are there as were acknowledged, and no more than were sent', `${there}`);
same(half, 0, 'none is there by half');
await server.kill('SIGTERM');
let verified = '';
try { verified = run(['verify', 'journal'], server.env); ok(true, 'the journal is whole'); } catch (e) { ok(false, 'the journal is whole', e.stdout); }
await server.stop();
process.exitCode = done() ? 1 : 0;
