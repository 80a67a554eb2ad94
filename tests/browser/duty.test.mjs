// SPDX-License-Identifier: MulanPSL-2.0
// Deputies of five levels and their files: the office decides who is who and sets a target, a deputy enters on the phone what
// nobody else knows, the office checks it, an appeal is answered, and the public reads counts without points.
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, Machine, PHONE } from './lib.mjs';

const main = (page) => page.locator('main');

async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function follow(page, name) {
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}

async function register(office) {
  await office.goto('/deputy/library');
  await says(office, '组同名代表等您核对', 'people of one name are not taken for one');
  await office.goto('/deputy/same');
  await looks(office, 'who is who');
  const before = await main(office).getByRole('button', { name: '是同一人', exact: true }).count();
  await press(office, '是同一人');
  await says(office, '已记下');
  same(await main(office).getByRole('button', { name: '是同一人', exact: true }).count(), before - 1, 'one pair less to decide');
  await main(office).getByRole('button', { name: /^撤销/ }).first().click();
  await says(office, '已撤销', 'and it can be undone');
  await office.goto('/deputy/structure/target?by=sex&value=female');
  await office.fill('[name=percent]', '35');
  await press(office, '保存');
  await says(office, '还差5名', '100 women of 300: five are missing to 35 in a hundred');
  await main(office).getByRole('link', { name: '100', exact: true }).first().click();
  await says(office, '性别：女，100名', 'the number opens its rows');
  await office.goto('/deputy?sort=stroke');
  await says(office, '马', 'sorted by strokes: three of them before all else');
}

async function enters(deputy) {
  await deputy.goto('/');
  await says(deputy, '我的履职', 'his file on the first page');
  await looks(deputy, 'the phone home with the file');
  await deputy.goto('/duty/entry/new');
  await press(deputy, '提交登记');
  await says(deputy, '有2处要改', 'what is missing');
  await deputy.selectOption('[name=kind]', { index: 2 });
  await deputy.fill('[name=title]', '走访柳河村三户');
  await looks(deputy, 'entering on the phone');
  await deputy.setInputFiles('[name=file]', { name: '现场.png', mimeType: 'image/png', buffer: await deputy.screenshot() });
  await press(deputy, '提交登记');
  await says(deputy, '待核对');
  await says(deputy, '现场', 'with its photo');
  return new URL(deputy.url()).pathname;
}

async function checks(office, entry) {
  await office.goto(entry);
  await press(office, '退回修改');
  await says(office, '请写明答复或者退回原因', 'not back without a reason');
  await office.fill('[name=answer]', '请补地点');
  await press(office, '退回修改');
  await says(office, '已退回代表');
}

async function again(deputy, entry) {
  await deputy.goto(entry);
  await says(deputy, '请补地点', 'he reads why');
  await follow(deputy, '修改登记');
  await deputy.fill('[name=place]', '柳河村');
  await press(deputy, '保存');
  await says(deputy, '待核对', 'sent again');
}

async function appeals(deputy, office) {
  await deputy.goto('/duty/mine');
  await says(deputy, '走访柳河村三户', 'confirmed, it is in the file');
  await looks(deputy, 'a file on the phone');
  await follow(deputy, '有异议');
  await deputy.fill('[name=reason]', '那天我还发了言，没有记上。');
  await press(deputy, '提出异议');
  await says(deputy, '异议待答复');
  await office.goto(new URL(deputy.url()).pathname);
  await office.fill('[name=answer]', '已核对会议记录，维持。');
  await press(office, '答复');
  await says(office, '维持原记录', 'answered');
  await looks(office, 'an appeal');
  await deputy.reload();
  await says(deputy, '已核对会议记录', 'he reads the answer');
}

// The days of work that are usual at the place, and a paper about them for whoever employs him.
async function paperForTheUnit(deputy, office, admin, id) {
  await admin.goto('/congress/param/duty_days');
  await admin.fill('[name=value]', '40');
  await admin.fill('[name=from_on]', '2026-01-01');
  await admin.fill('[name=basis]', '本地办法第三十四条');
  await press(admin, '设定');
  await deputy.goto('/duty/mine');
  await says(deputy, '天；本地规定一般每年占用工作时间40天，供参考', 'how many days, beside what is usual');
  await main(deputy).getByText('执行职务证明（给代表所在单位）').click();
  await looks(deputy, 'a file with the paper for the unit, on the phone');
  await main(deputy).getByRole('button', { name: '生成证明', exact: true }).click();
  await deputy.getByText('兹证明').waitFor();
  await shot(deputy, 'the paper for the unit, on the phone');
  const paper = await office.request.get(`/duty/deputy/${id}/certificate?format=pdf`);
  ok((await paper.body()).subarray(0, 5).toString() === '%PDF-', 'which is a PDF, too');
  const bad = await office.request.get(`/duty/deputy/${id}/certificate?from=2026-03-02&to=2026-03-01`);
  ok(bad.status() === 400 || bad.status() === 422, 'no days, no paper', bad.status());
  ok((await bad.text()).includes('结束不早于开始'), 'and it says why');
  await office.goto(`/duty/deputy/${id}`);
  await main(office).getByText('执行职务证明（给代表所在单位）').click();
  await looks(office, 'a file with the paper for the unit');
}

async function formula(office) {
  await office.goto('/duty/formula/new');
  await office.fill('[name=from_on]', '2027-01-01');
  await office.locator('[name=points]').first().fill('很多');
  await press(office, '公布办法');
  await says(office, '分值请填0到1000的数', 'points are numbers');
  await office.locator('[name=points]').first().fill('6');
  await looks(office, 'a new formula');
  await press(office, '公布办法');
  await says(office, '每次6分', 'published, in force next year');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), deputy = await person(browser, server, { viewport: PHONE });
    await signIn(office, server.accounts.office);
    await signIn(deputy, server.accounts.d001);
    await register(office);
    const entry = await enters(deputy);
    await checks(office, entry);
    await again(deputy, entry);
    await office.goto(entry);
    await press(office, '核对无误');
    await says(office, '已核对，计入档案');
    await appeals(deputy, office);
    await formula(office);
    const id = (await (await deputy.request.get('/duty/mine', { headers: { Accept: 'application/json' } })).json()).deputy_id;
    const sheet = await deputy.request.get(`/duty/deputy/${id}/sheet?format=pdf`);
    ok((await sheet.body()).subarray(0, 5).toString() === '%PDF-', 'the sheet of the year is a PDF');
    const admin = await person(browser, server);
    await signIn(admin, server.accounts.admin);
    await paperForTheUnit(deputy, office, admin, id);
    const nobody = new Machine(server, '');
    const open = await nobody.get(`/p/deputy/${id}`);
    ok(open.status === 200 && open.json.counts.some((c) => c.label === '走访联系群众'), 'the public reads what he did',
      JSON.stringify(open.json));
    ok(!JSON.stringify(open.json).includes('points') && !JSON.stringify(open.json).includes('phone'), 'no points, no phone');
    same((await nobody.get(`/duty/deputy/${id}`)).status, 401, 'and not the file itself');
    const other = await person(browser, server, { viewport: PHONE });
    await signIn(other, server.accounts.d002);
    same((await other.request.get(`/duty/deputy/${id}`)).status(), 404, 'nor does another deputy');
    noFaults(office, 'office');
    noFaults(deputy, 'deputy');
  } finally {
    await server.stop();
  }
}
