// SPDX-License-Identifier: MulanPSL-2.0
// An opinion in the hands of those who handle: the office sorts and hands it to a station, which passes it on to its township; given
// back, to a bureau, then a deputy's suggestion; the journal knows each step and no name. A questionnaire from making to result.
import { readFileSync } from 'node:fs';
import { Machine, Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, COUNTY, DESKTOP, PHONE } from './lib.mjs';

const text = (page) => page.innerText('main');
async function press(page, name) {
  await page.locator('main').getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function follow(page, name) {
  await page.locator('main').getByRole('link', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function says(page, what, name) {
  const there = await until(name, 20, async () => (await text(page)).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await text(page));
}
async function looks(page, name) {
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    await axe(page, name);
    await noSideScroll(page, name);
  }
  await page.setViewportSize(DESKTOP);
  await shot(page, name);
}

async function written(office) {
  await office.goto('/opinion/new?channel=letter');
  await office.fill('[name=subject]', '石门村饮水管冻裂');
  await office.fill('[name=body]', '石门村的自来水管冻裂了，全村停水三天。');
  await office.fill('[name=citizen]', '卫小满');
  await office.fill('[name=contact]', '19012345678');
  await press(office, '登记');
  await says(office, '先分类', 'the page says what comes next');
  await says(office, '190****5678', 'the number is masked');
  ok(!(await text(office)).includes('卫小满'), 'and the name');
  await office.click('details.reveal summary');
  await office.selectOption('[name=why]', 'contact');
  await press(office, '查看');
  await says(office, '卫小满', 'shown to who says why');
  const id = office.url().match(/opinion\/(\d+)/)[1];
  await office.goto('/opinion?q=190-1234-5678');
  await says(office, '石门村饮水管冻裂', 'found by the whole number, as it is written');
  await office.goto('/opinion?q=190-1234-5679');
  ok(!(await text(office)).includes('石门村饮水管冻裂'), 'by no other');
  return id;
}

// From station to township, back to the office, to a bureau.
async function handedOn(office, keeper, bureau, id) {
  await office.goto(`/opinion/${id}/classify`);
  await office.selectOption('[name=topic]', { index: 1 });
  await press(office, '确定分类');
  await follow(office, '交办');
  await press(office, '交办');
  await says(office, '要改', 'nobody was chosen');
  await looks(office, 'the form that hands over');
  await office.check('[name=handler][value=station]');
  await office.selectOption('[name=station]', { label: keeper.station });
  await press(office, '交办');
  await says(office, '已交办', 'with the station');
  await keeper.page.goto('/opinion/own?mine=wait&q=石门村饮水管');
  await follow(keeper.page, '石门村饮水管冻裂');
  await press(keeper.page, '签收');
  await follow(keeper.page, '报乡镇办理');
  await keeper.page.fill('[name=note]', '站里没有钱换管子');
  await press(keeper.page, '报乡镇');
  await says(keeper.page, '报乡镇办理', 'with the township');
  await follow(keeper.page, '退回');
  await keeper.page.fill('[name=note]', '主管网归县里管');
  await press(keeper.page, '退回');
  await office.goto(`/opinion/${id}/assign`);
  await office.check('[name=handler][value=organ]');
  await office.selectOption('[name=organ]', { label: bureau.organ });
  await press(office, '交办');
  await bureau.page.goto('/opinion/own?mine=wait&q=石门村饮水管');
  await looks(bureau.page, 'what a bureau has');
  await follow(bureau.page, '石门村饮水管冻裂');
  await press(bureau.page, '签收');
  await looks(bureau.page, 'an opinion as a bureau sees it');
}

async function turned(machine, office, deputy, id) {
  await office.goto(`/opinion/${id}`);
  ok(await office.locator('a', { hasText: '据此起草建议' }).count() === 1, 'a suggestion may be formed from it');
  await machine.done('/suggestion/new', { kind: 'suggestion', title: '关于更换石门村饮水管的建议', body: '石门村饮水管年年冻裂。建议更换。', lead_deputy: deputy, opinion: id });
  await office.goto(`/opinion/${id}`);
  await says(office, '转为代表建议', 'it goes on as a suggestion');
  await looks(office, 'an opinion that became a suggestion');
}

async function asked(office, browser, server) {
  await office.goto('/survey/new');
  await office.fill('[name=title]', '饮水问卷');
  await press(office, '新建');
  await follow(office, '加题目');
  await office.fill('[name=text]', '您家停过水吗');
  await press(office, '加上');
  await says(office, '至少写两个选项', 'a choice has two sides');
  await office.fill('[name=options]', '停过\n没停过');
  await press(office, '加上');
  await office.locator('main a', { hasText: '改题目' }).click();
  await office.fill('[name=text]', '您家今年停过水吗');
  await press(office, '保存');
  await says(office, '您家今年停过水吗', 'a question in other words');
  await press(office, '开始答卷');
  await says(office, '开始以后题目不能再改', 'what cannot be taken back is asked about');
  await office.click('dialog[open] button[value=ok]');
  for (const which of ['paper', 'telephone']) {
    const paper = await office.request.get(`${new URL(office.url()).pathname}/sheet?which=${which}&format=docx`);
    ok(paper.status() === 200 && (await paper.body()).subarray(0, 2).toString() === 'PK', `printed for ${which}`, paper.status());
  }
  await looks(office, 'a questionnaire');
  const url = (await text(office)).match(/\/p\/survey\/\S+/)[0];
  const plain = await person(browser, server, { viewport: PHONE, script: false });
  const back = office.url();
  await office.goto(url);
  await looks(office, 'answering');
  await office.goto(back);
  await plain.goto(`/p/survey?c=${COUNTY}`);
  await noSideScroll(plain, 'the questionnaires that everybody may answer');
  await follow(plain, '饮水问卷');
  await plain.click('main form button');
  ok((await text(plain)).includes('第1题要回答'), 'a question is left out, and which');
  await plain.check('[name=q1][value="2"]');
  await plain.click('main form button');
  ok((await text(plain)).includes('已经收到'), 'taken without scripts');
  await follow(office, '结果');
  await says(office, '1 (100.0%)', 'counted');
  await looks(office, 'results');
}

export default async function (browser) {
  const server = await Server.start();
  try {
    const office = await person(browser, server), page = await person(browser, server), bureau = await person(browser, server);
    await signIn(office, server.accounts.office);
    await signIn(page, server.accounts.keeper);
    await signIn(bureau, server.accounts.h01);
    const id = await written(office);
    await handedOn(office, { page, station: '云溪镇人大代表联络站' }, { page: bureau, organ: '交通运输局' }, id);
    await turned(new Machine(server, 'office', '代表工委'), office, server.accounts.d001.who.split(' ')[0], id);
    await office.goto('/opinion/hot');
    await looks(office, 'hot spots');
    const rates = await office.locator('section[aria-labelledby=h-place] tbody tr').evaluateAll((all) => all.map((tr) => {
      const [n, rate] = [...tr.querySelectorAll('td')].map((td) => td.innerText.trim());
      const solved = Math.round(Number(n) * parseFloat(rate) / 100); // the count that the rate can only be of
      return [rate, `${(Math.round(solved * 1000 / Number(n)) / 10).toFixed(1)}%`];
    }));
    ok(rates.length > 3 && rates.every(([got, want]) => got === want), 'rates are rounded as the figures are', JSON.stringify(rates));
    for (const id of ['tt', 'pp']) { // each figure opens its rows
      await office.goto('/opinion/hot');
      const cell = office.locator(`section[aria-labelledby=h-${id}] td a`).last(), n = await cell.innerText();
      await cell.click();
      await says(office, `共${n}件`, `${n} in a month are ${n} rows`);
    }
    await office.goto('/opinion/hot');
    const nowhere = office.locator('section[aria-labelledby=h-place] tr', { hasText: '没有写地点' }), sum = await nowhere.locator('td').first().innerText();
    await nowhere.locator('td a').first().click();
    await says(office, `共${sum}件`, 'also those that name no place');
    await asked(office, browser, server);
    const raw = Buffer.concat(['renda.db', 'renda.db-wal'].map((f) => readFileSync(`${server.dir}/${f}`)));
    ok(raw.includes('石门村饮水管冻裂') && !raw.includes('卫小满') && !raw.includes('19012345678'), 'no name and no number lie in the database');
    for (const p of [office, page, bureau]) noFaults(p, 'staff');
  } finally {
    await server.stop();
  }
}
