// SPDX-License-Identifier: MulanPSL-2.0
// The first steps of a suggestion, taken by a machine of the office; a county with nothing in it but an office.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { COUNTY, run } from './lib.mjs';

export const LEAD = '林晓峰';
// An office, its account and a deputy, in a moment: the whole demo takes twenty seconds of PostgreSQL's work, and only
// SQLite's can be copied. For servers started with `demo: false`.
export function smallCounty(server) {
  const login = 'office', password = 'kuaikuai-9-wanshang';
  const bring = (kind, text) => {
    const sheet = path.join(server.dir, `${kind}.csv`);
    writeFileSync(sheet, text);
    run(['--congress', COUNTY, 'import', kind, sheet, '--commit'], server.env);
  };
  run(['init', '--name', '云溪县人民代表大会', '--short', '云溪县', '--code', COUNTY, '--term', '18', '--term-from', '2022-02-20'], server.env);
  bring('organ', '单位名称,简称,类别,是否承办\n云溪县人大常委会代表工作委员会,代表工委,work_office,0\n');
  bring('deputy', `姓名,代表团\n${LEAD},城关镇代表团\n`);
  run(['--congress', COUNTY, 'user', 'add', login, '--name', '李文静', '--role', 'office', '--organ', '代表工委', '--password', password], server.env);
  server.accounts[login] = { login, password, who: '李文静 代表工委' };
}

export const SOON = { title: '关于修复柳河村便桥的建议', body: '便桥护栏缺了一段，雨天校车绕行。建议年内修好。' };

export async function enter(office, deputies, extra = {}) {
  return office.done('/suggestion/new', { kind: 'suggestion', ...SOON, lead_deputy: deputies[0], ...extra });
}
export async function version(office, id) { return (await office.get(`/suggestion/${id}`)).json.version; }
export async function accepted(office, deputies) {
  const id = await enter(office, deputies);
  await office.done(`/suggestion/${id}/accept`, { version: await version(office, id) });
  return id;
}
export async function option(who, path, field, label) {
  const page = (await who.get(path)).json;
  const of = page.fields.find((f) => f.name === field);
  return of.options.find((o) => o.label.includes(label)).value;
}

export async function firstOrgan(office) {
  const fields = (await office.get('/suggestion/filter')).json.fields;
  return fields.find((f) => f.name === 'organ').options.find((o) => o.value).value;
}
