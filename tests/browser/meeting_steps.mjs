// SPDX-License-Identifier: MulanPSL-2.0
// A meeting of the demo county's standing committee, prepared by machines; and phones without a browser.
import { cookiesOf } from './lib.mjs';

// A phone that loads pages and sends their forms as a browser without scripts would.
export class Phone {
  constructor(server, name) { this.url = () => server.url; this.name = name; this.jar = new Map(); }
  async call(method, path, body) {
    const r = await fetch(this.url() + path, { method, redirect: 'manual', body,
      headers: { Accept: 'text/html', Cookie: [...this.jar].map(([k, v]) => `${k}=${v}`).join('; '),
        ...(body !== undefined ? { 'Content-Type': 'application/x-www-form-urlencoded', Origin: this.url() } : {}) } });
    cookiesOf(r).forEach(([name, value]) => this.jar.set(name, value));
    const html = await r.text();
    return { status: r.status, html, to: r.headers.get('location') || '' };
  }
  get(path) { return this.call('GET', path); }
  async password({ login, password }) {
    const page = await this.get('/account/sign-in');
    return this.send(page, '/account/sign-in', { login, password });
  }
  // Give the session to a page of the browser.
  lend(page) {
    return page.context().addCookies([...this.jar].map(([name, value]) => ({ name, value, url: this.url() })));
  }
  // The first form of the page whose action begins so, with its hidden fields and what is typed.
  async send(page, action, typed = {}) {
    for (const [, open, inner] of page.html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
      const to = (open.match(/action="([^"]*)"/) || [])[1] || '';
      if (!to.startsWith(action)) continue;
      const data = new URLSearchParams();
      for (const [input] of inner.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
        data.append((input.match(/name="([^"]*)"/) || [])[1], ((input.match(/value="([^"]*)"/) || [])[1] || '').replace(/&amp;/g, '&'));
      }
      for (const [k, v] of Object.entries(typed)) data.set(k, v);
      return this.call('POST', to.replace(/&amp;/g, '&'), data.toString());
    }
    throw new Error(`${this.name}: no form ${action} in ${page.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 300)}`);
  }
}

// Every member of the standing committee with a phone that is signed in by a slip.
export async function committee(server, office) {
  const slips = (await office.post('/account/deputies', { again: true })).json.slips;
  const bodies = (await office.get('/body')).json.rows;
  const body = bodies.find((b) => b.kind === 'standing_committee');
  const members = (await office.get(`/body/${body.id}`)).json;
  return { slips, body, members };
}
export async function signIn(phone, slip) {
  const path = new URL(slip.url).pathname;
  const page = await phone.get(path);
  const r = await phone.send(page, path);
  if (r.status !== 303) throw new Error(`${phone.name} does not get in: ${r.status}`);
}
export const text = (html) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

// A meeting of a kind with its items; items: {title, sort, prior}, or with
// `topic` the topic that is put on its agenda. Returns its id and the ids of the items.
export async function meeting(office, kind, day, items) {
  const id = await office.done('/meeting/new', { kind, starts_on: day, starts_at: '9:00', place: '三楼会议厅' });
  for (const { topic, ...item } of items) {
    const r = topic ? await office.post(`/meeting/topic/${topic}/schedule`, { meeting: id }) : await office.post(`/meeting/${id}/item/new`, item);
    if (r.status !== 200) throw new Error(`item ${item.title}: ${JSON.stringify(r.json)}`);
  }
  return { id, items: (await office.get(`/meeting/${id}`)).json.items.map((i) => i.id) };
}
// What stands on the agenda of a standing committee has been with the party group and the chairmen's meeting
// before notices go out; on 16 November there is time for that.
export async function chain(office, items, day = '2026-11-26') {
  const agreed = async (m) => {
    await noticed(office, m.id);
    for (const id of m.items) {
      const r = await office.post(`/meeting/item/${id}/end`, { state: 'done', outcome: '同意提请审议' });
      if (r.status !== 200) throw new Error(`item ${id}: ${JSON.stringify(r.json)}`);
    }
    return m;
  };
  const party = await agreed(await meeting(office, 'party_group', '2026-11-17', items));
  const with_prior = (ids) => items.map(({ topic, ...item }, i) => ({ ...item, prior: ids[i] }));
  const chairmen = await agreed(await meeting(office, 'chairmen', '2026-11-18', with_prior(party.items)));
  return meeting(office, 'sc', day, with_prior(chairmen.items));
}
// Notices go out.
export async function noticed(office, id) {
  const { version } = (await office.get(`/meeting/${id}`)).json;
  const r = await office.post(`/meeting/${id}/notice`, { version, text: '请准时出席。' });
  if (r.status !== 200) throw new Error(`notice: ${JSON.stringify(r.json)}`);
}
// So many members of the meeting with phones that are signed in; those with a namesake are left out.
export async function phones(server, { slips }, id, op, most) {
  const names = (await op.get(`/meeting/${id}/roll`)).json.rows.map((r) => r.name), out = [];
  for (const slip of slips) {
    if (out.length === most || !names.includes(slip.name) || slips.filter((s) => s.name === slip.name).length > 1) continue;
    out.push(new Phone(server, slip.name));
    await signIn(out.at(-1), slip);
  }
  return out;
}
// The phone scans what the desk shows now, and confirms.
export async function scan(phone, op, id) {
  const link = new URL((await op.get(`/meeting/${id}/desk`)).json.url);
  const page = await phone.get(link.pathname + link.search);
  const r = await phone.send(page, `/meeting/${id}/in`);
  if (r.status !== 303) throw new Error(`${phone.name}: sign-in ${r.status} ${text(r.html).slice(0, 200)}`);
}
// The server goes on, on another day.
export async function another_day(server, day) {
  await server.kill('SIGTERM');
  server.env.RENDA_TODAY = day;
  await server.spawn();
}
