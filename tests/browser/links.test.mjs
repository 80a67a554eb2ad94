// SPDX-License-Identifier: MulanPSL-2.0
// Whatever a page offers is there: an office, a unit and an administrator follow the links of their pages, one of each shape, and
// the list of suggestions is asked with each condition alone. A link that ends in "没有找到" or "没有权限" should not have been shown.
import { Machine, Server, ok, same } from './lib.mjs';

const ROLES = ['office', 'h01', 'admin'];
// Not pages of their own, or not for following: files, sheets, streams, the way out; the handbook speaks of everybody's pages.
const NOT = /^\/(static|help|api)\b|sign-out|format=|\/export\b|\/sheet\b|\/big\b|\.(csv|xlsx|pdf|docx|zip)\b|\/stream\b/;
// Refused with a sentence that says why: there is nothing yet to print; a register is set up by an office that does not read it.
const MAY_BE_REFUSED = /^\/meeting\/\d+\/letters$|^\/ledger\/deputy_permission$/;

// Addresses that differ in numbers, and in the conditions of a list, are one.
const shape = (url) => url.pathname.replace(/\d+/g, 'N') + (url.search ? '?' : '');

async function cookies(server, account) {
  const r = await fetch(`${server.url}/account/sign-in`, {
    method: 'POST', redirect: 'manual', body: JSON.stringify({ login: account.login, password: account.password }),
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
  });
  return (r.headers.get('set-cookie') ?? '').split(/, (?=[^;,]*=)/).map((l) => l.split(';')[0]).join('; ');
}

// What `role` finds broken: "status address (on page)".
async function follow(server, role) {
  const cookie = await cookies(server, server.accounts[role]);
  const seen = new Set(['/']), shapes = new Set(), queue = [['/', '']], broken = [];
  const offer = (href, on) => {
    const url = new URL(href.replaceAll('&amp;', '&'), server.url + on);
    const at = url.pathname + url.search;
    if (url.origin !== server.url || seen.has(at) || NOT.test(at)) return;
    seen.add(at);
    if (shapes.has(shape(url))) return;
    shapes.add(shape(url));
    queue.push([at, on]);
  };
  while (queue.length) {
    const [at, on] = queue.shift();
    const r = await fetch(server.url + at, { redirect: 'manual', headers: { cookie, Accept: 'text/html' } });
    const text = await r.text();
    if (r.status >= 400 && !MAY_BE_REFUSED.test(at)) { broken.push(`${r.status} ${at} (on ${on})`); continue; }
    if (r.status >= 300) offer(r.headers.get('location') ?? '/', at);
    if (!(r.headers.get('content-type') ?? '').startsWith('text/html')) continue;
    for (const m of text.matchAll(/<a [^>]*href="([^"#]+)/g)) offer(m[1], at);
  }
  return { broken, count: shapes.size };
}

// Each single condition that the list of suggestions knows, as somebody leaves it who takes the others off.
async function conditions(server) {
  const office = new Machine(server, 'office', '代表工委');
  for (const [name, value] of [['answerable_from', '2026-01-01'], ['answerable_to', '2026-12-31'], ['rated_from', '2026-01-01'],
    ['rated_to', '2026-12-31'], ['redo_from', '2026-01-01'], ['handed_to', '2026-12-31'], ['in_time', '0'], ['in_time', '1'],
    ['escalated', '1'], ['implemented', '1'], ['promises', '1']])
    same((await office.get(`/suggestion?${name}=${value}`)).status, 200, `/suggestion?${name}=${value}`);
}

export default async function test() {
  const server = await Server.start();
  try {
    await conditions(server);
    for (const role of ROLES) {
      const { broken, count } = await follow(server, role);
      ok(broken.length === 0, `${role} follows links of ${count} shapes: each leads somewhere`, broken.join('\n'));
    }
  } finally {
    await server.stop();
  }
}
