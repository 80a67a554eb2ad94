// SPDX-License-Identifier: MulanPSL-2.0
// An old report is read: pasted as it came out of a printed page, its figures found, guessed, compared with the records
// of its year, corrected by a person, had as a sheet.
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until } from './lib.mjs';

const main = (page) => page.locator('main');
const OLD = `云溪县人大常委会工作报告
一尧过去一年袁我们依法履职遥
渊一冤 全年共召开人大常委会会议 7

次袁共办理代表建议 154 件，满意率达 97.5%。组织代表近 700
余人参加活动，为古树挂牌 33 块。
`;

async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}

// The report of this year as it leaves the house comes back as a file: its figures are found again, with the same records.
async function papers(office) {
  const list = await (await office.request.get('/report', { headers: { accept: 'application/json' } })).json();
  const report = list.rows[0], year = report.to.slice(0, 4);
  for (const format of ['docx', 'pdf']) {
    const paper = await office.request.get(`/report/${report.id}/paper?format=${format}`);
    await office.goto('/report/reading/new');
    await office.fill('[name=title]', `印本${format}`);
    await office.fill('[name=year]', year);
    await office.fill('[name=from]', report.from);
    await press(office, '开始读');
    await says(office, '请把起止日期都写上', 'half a period is refused');
    await office.fill('[name=to]', report.to);
    await office.setInputFiles('[name=file]', { name: `报告.${format}`, mimeType: 'application/octet-stream', buffer: await paper.body() });
    await press(office, '开始读');
    await says(office, `报告.${format}`, `${format} is read`);
    const read = await (await office.request.get(new URL(office.url()).pathname, { headers: { accept: 'application/json' } })).json();
    ok(read.found > 20 && read.same >= read.found / 3, `${format}: its figures are found, and as the records have them`, JSON.stringify([read.found, read.same, read.open]));
  }
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server);
    await signIn(office, server.accounts.office);
    await office.goto('/report/reading/new');
    await office.fill('[name=title]', '2025年工作报告');
    await office.fill('[name=year]', '2025');
    await press(office, '开始读');
    await says(office, '请粘贴报告的文字', 'nothing to read is said');
    await office.fill('[name=text]', OLD);
    await press(office, '开始读');
    await says(office, '找到5处数字', 'five figures');
    await says(office, '一、过去一年，我们依法履职。', 'punctuation is mended');
    await says(office, '“近700余人”前后两个词互相矛盾', 'a contradiction');
    await says(office, '97.5%算不出来：分母是154件时', 'a rate that no count gives');
    ok(await main(office).locator('a.fig.lost').count() === 2, 'both are marked in the text');
    await main(office).locator('a.fig', { hasText: '7次' }).click();
    await says(office, '认得不对？', 'the figure beside the text');
    await axe(office, 'an old report');
    await noSideScroll(office, 'an old report');
    await shot(office, 'an old report');
    const url = new URL(office.url()).pathname;
    const rows = async () => (await (await office.request.get(url, { headers: { accept: 'application/json' } })).json()).rows;
    const meetings = (await rows()).find((r) => r.printed === '7次');
    ok(/会议/.test(meetings.label), `7次 is guessed to be meetings: ${meetings.label}`);
    const piece = (await rows()).find((r) => r.printed.startsWith('33'));
    same(piece.judged, 'open', 'trees are no figure of ours');
    await office.check('[name=name][value=other]');
    await office.fill('[name=other]', '不存在的指标');
    await press(office, '保存');
    await says(office, '没有叫“不存在的指标”的数字', 'no such figure');
    await office.check('[name=name][value=none]');
    await press(office, '保存');
    await says(office, '没有找到意思相近的指标', 'a person says it is none');
    same((await rows()).find((r) => r.printed === '7次').judged, 'open', 'and so it is');
    const left = main(office).locator('.stand a', { hasText: '认不出' });
    const open = parseInt(await left.innerText(), 10);
    await left.click();
    await says(office, '只列出认不出的', 'those that nobody knows');
    same(await main(office).locator('#figures tbody tr').count(), open, 'as many as the line above says');
    await main(office).getByRole('link', { name: '看全部数字' }).click();
    await office.waitForURL((u) => u.search === '');
    same(await main(office).locator('#figures tbody tr').count(), 5, 'and all of them again');
    const sheet = await office.request.get(`${url}?format=csv`);
    ok((await sheet.text()).includes('近700余人'), 'the comparison as a sheet');
    await office.goto('/report/reading/new');
    await office.fill('[name=title]', '一份文件');
    await office.setInputFiles('[name=file]', { name: '旧报告.txt', mimeType: 'text/plain', buffer: Buffer.from('办理建议12件。') });
    await press(office, '开始读');
    await says(office, '旧报告.txt', 'a file is read');
    await says(office, '找到1处数字', 'and its figure is found');
    await papers(office);
    await office.goto('/report/reading');
    await says(office, '2025年工作报告', 'it is kept');
    await noFaults(office, 'reading an old report');
  } finally {
    await server.stop();
  }
}
