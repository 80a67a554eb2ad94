// SPDX-License-Identifier: MulanPSL-2.0
// An inspection of a law clause by clause: planned, listed, looked at in the field without a network, with a photograph,
// reported as a paper; the problem stands on the common list.
import { Server, axe, noFaults, noSideScroll, ok, person, same, signIn, until, PHONE } from './lib.mjs';

const go = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
const PLACE = '东关社区三号楼', FOUND = '楼道外堆了三天的垃圾';

async function planned(page) {
  await page.goto('/inspection/new');
  await page.fill('[name=title]', '集中供热条例冬季执法检查');
  await page.selectOption('[name=statute]', { label: '云阳市集中供热条例' });
  await page.fill('[name=starts_on]', '2026-11-20');
  await page.fill('[name=ends_on]', '2026-12-20');
  await go(page, 'main button.pri');
  ok(await page.locator('[name=clause]:checked').count() > 3, 'clauses that lay duties are chosen already');
  await axe(page, 'choosing clauses');
  await go(page, 'main button.pri');
  await go(page, 'main .acts button.pri');
  ok((await page.innerText('main')).includes('检查中'), 'it has begun');
  return page.url().split('/').pop();
}

async function inTheField(browser, server, id) {
  const page = await person(browser, server, { viewport: PHONE });
  await signIn(page, server.accounts.d001);
  await page.goto('/inspection/offline/desk');
  await axe(page, 'in the field');
  await noSideScroll(page, 'in the field');
  await page.locator('[data-offline][data-ready="1"]').waitFor({ state: 'attached' });
  await page.context().setOffline(true);
  await page.reload();
  await page.selectOption('[name=station]', id);
  await page.getByRole('button', { name: '保存到这台设备' }).click();
  await page.getByText('请填检查地点、结论和日期').waitFor();
  ok(true, 'what is missing is said');
  await page.fill('[name=place]', PLACE);
  await page.check('[name=verdict][value=bad]');
  await page.fill('[name=text]', FOUND);
  await page.selectOption('[name=organ]', { label: '城市管理局' });
  await page.fill('[name=due_on]', '2026-12-31');
  await page.setInputFiles('[name=file]', { name: 'IMG_7.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') });
  await page.getByRole('button', { name: '保存到这台设备' }).click();
  await page.locator('[data-offline-list] li').waitFor();
  ok(true, 'it waits on the device');
  await page.context().setOffline(false);
  await page.getByText('已上传1条').waitFor();
  noFaults({ faults: page.faults.filter((f) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(f)) }, 'in the field');
  return page;
}
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function whole(browser, server) {
  const office = await person(browser, server);
  await signIn(office, server.accounts.office);
  const id = await planned(office);
  const deputy = await inTheField(browser, server, id);

  await office.goto(`/inspection/finding?inspection=${id}`);
  same(await office.locator('tbody tr').count(), 1, 'it has come once');
  await go(office, 'tbody th a');
  const text = await office.innerText('main');
  ok(text.includes(FOUND) && text.includes('离线登记') && text.includes('待办公室确认'), 'with what was seen, and it waits for the office');
  await go(office, 'main .acts button.pri');
  ok((await office.innerText('main')).includes('整改中'), 'it is a problem once the office says so');
  same((await deputy.request.get(`${server.url}/inspection/${id}/paper?format=docx`)).status(), 200, 'the deputy reads the paper, too');
  await deputy.context().close();
  await until('the photograph', 60, async () => { await office.reload(); return office.locator('.files li').count(); });
  ok(true, 'the photograph came with it');
  await axe(office, 'a finding');
  await office.goto(`/inspection/${id}/report`);
  await office.fill('[name=summary]', '总体较好，个别小区温度不够。');
  await go(office, 'main button.pri');
  await go(office, 'main .acts button.pri');
  ok((await office.innerText('main')).includes('还有问题没有整改好'), 'it is not closed before the problem is solved');
  const paper = await office.request.get(`${server.url}/inspection/${id}/paper?format=docx`);
  ok(paper.status() === 200 && (await paper.body()).length > 4000, 'the report is a Word file');
  await office.goto(`/inspection/${id}/map`);
  await axe(office, 'the map of clauses');
  ok(await office.locator('.heat .h4').count() === 1, 'the clause stands out');
  noFaults(office, 'an inspection');
}

export default async function test(browser) {
  const server = await Server.start();
  try {
    await whole(browser, server);
  } finally {
    await server.stop();
  }
}
