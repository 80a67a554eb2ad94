// SPDX-License-Identifier: MulanPSL-2.0
// The first steps of a suggestion, taken by a machine of the office.

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
