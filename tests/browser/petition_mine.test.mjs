// SPDX-License-Identifier: MulanPSL-2.0
// A petitioner follows his case on the phone, with and without scripts: the office gives him a code that is shown once; whoever
// has it wrong hears one sentence; he sees what concerns him and nobody else, rates the result, and those who handle the case
// read it.
import { Server, ok, same, person, signIn, axe, noSideScroll, noFaults, shot, until, unfold, PHONE, tooOften } from './lib.mjs';

const main = (page) => page.locator('main');
const NAME = '尚青禾', BODY = '石磨沟的水渠断了三个月。', ORDER = '此事请盯紧。', WORDS = '话说得客气，渠还是漏。';
const SENTENCE = '查询码或者4位数字不对';

async function says(page, what, name = what) {
  const there = await until(name, 20, async () => (await main(page).innerText()).includes(what)).catch(() => false);
  return ok(there, name, there ? '' : await main(page).innerText());
}
async function silent(page, what, name) {
  return ok(!(await main(page).innerText()).includes(what), name);
}
async function press(page, name) {
  await main(page).getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}
async function looks(page, name) {
  await axe(page, name);
  await noSideScroll(page, name);
  await shot(page, name);
}

async function registered(office, matter = 'claim') {
  await office.goto('/petition/new');
  await office.selectOption('[name=matter]', matter);
  for (const [field, value] of Object.entries({ category: '农业农村', place: '青石岭镇', people: '2', name: NAME, phone: '13755550123',
    subject: '水渠断了没有人修', body: BODY })) await office.fill(`[name=${field}]`, value);
  await press(office, '登记信访');
  await says(office, '已登记');
  return new URL(office.url()).pathname;
}

// The office gives the code to whom it has just registered; the page that shows it is the paper he takes along.
async function given(office, path, how) {
  await office.goto(path);
  await main(office).getByRole('link', { name: '给查询码' }).first().click();
  await office.fill('[name=digits]', '12a4');
  await press(office, '给查询码');
  await says(office, '要4位数字', 'four digits');
  await office.fill('[name=digits]', '4711');
  await looks(office, `giving a code ${how}`);
  await press(office, '给查询码');
  await says(office, '信访事项查询单');
  await looks(office, `a code ${how}`);
  await silent(office, NAME, 'nobody is named on it');
  const [code, digits] = await main(office).locator('.slip-code').allInnerTexts();
  ok(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/.test(code) && digits === '4711', 'twelve characters and his digits', `${code} ${digits}`);
  await office.goto(path);
  await says(office, '给过查询码', 'since when he has one');
  await silent(office, code, 'it is not shown again');
  return code;
}

async function types(page, code, digits) {
  await page.goto('/p/petition/follow');
  await page.fill('[name=code]', code);
  await page.fill('[name=digits]', digits);
  await press(page, '查办理情况');
}

async function wrongOnes(page, code, how) {
  await page.goto('/p/petition/mine');
  ok(page.url().endsWith('/p/petition/follow'), 'without a code one is asked for it');
  await looks(page, `asked for the code ${how}`);
  for (const [c, d] of [['7K4M-2Q9X-ABCD', '4711'], [code.replace(/^./, (x) => (x === 'A' ? 'B' : 'A')), '4711'], [code, '4712']]) {
    await types(page, c, d);
    await says(page, SENTENCE, 'one sentence for everything that is wrong');
  }
  await looks(page, `a wrong code ${how}`);
}

// What the office wrote for itself, and who they are, is nowhere on his pages.
async function nothingElse(page, office) {
  for (const word of [NAME, BODY, ORDER, office]) await silent(page, word, 'nothing of people or of what was written');
  ok(!page.url().slice(new URL(page.url()).origin.length).includes('4711'), 'no digits in the address'); // a port may have them
}

async function hisCase(browser, server, desk, script) {
  const how = script ? 'with scripts' : 'without scripts';
  const citizen = await person(browser, server, { viewport: PHONE, script });
  const path = await registered(desk);
  const code = await given(desk, path, how);
  await wrongOnes(citizen, code, how);
  await types(citizen, ` ${code.toLowerCase().replaceAll('-', ' ')}`, '4711');
  await says(citizen, '已经登记', 'as he types it, it leads to his case');
  await says(citizen, '第二十三条第二款，遇节假日顺延', 'until when he hears, by which article');
  await nothingElse(citizen, server.accounts.office.who);
  await looks(citizen, `a case that was registered ${how}`);
  return { citizen, path, code, how };
}

async function handled({ citizen, path, how }, desk, office) {
  const page = await desk.request.get(path, { headers: { Accept: 'application/json' } });
  same((await page.json()).ratings, [], 'nothing is rated');
  await desk.goto(path);
  await unfold(desk, '转送交办');
  await main(desk).getByRole('link', { name: '转送交办', exact: true }).first().click();
  await desk.selectOption('[name=organ]', await desk.locator('[name=organ] option', { hasText: '水利' }).first().getAttribute('value'));
  await desk.fill('[name=text]', ORDER);
  await press(desk, '转送交办');
  await says(desk, '由承办单位书面告知信访人');
  await citizen.goto('/p/petition/mine');
  await says(citizen, '已经转给', 'to whom it went');
  await says(citizen, '水利局');
  await nothingElse(citizen, office);
  for (const [link, text] of [['代承办单位登记受理', ''], ['代承办单位登记结果', '水渠已经修通。']]) {
    await desk.goto(path);
    await unfold(desk, link);
    await main(desk).getByRole('link', { name: link, exact: true }).first().click();
    if (text !== '') await desk.fill('[name=text]', text);
    await main(desk).locator('form button.pri').first().click();
    await desk.waitForLoadState();
  }
  await says(desk, '已答复');
  await citizen.goto('/p/petition/mine');
  await says(citizen, '已经书面答复', 'the result');
  await says(citizen, '可以请求原办理机关、单位的上一级机关、单位复查', 'what he may do next');
  await says(citizen, '第三十五条，遇节假日顺延', 'until when, by which article');
  await silent(citizen, '前可以请求', 'the last day is his too');
  await nothingElse(citizen, office);
  await looks(citizen, `a case with a result ${how}`);
}

async function rates({ citizen, path, how }) {
  await press(citizen, '提交评价');
  await says(citizen, '请选', 'one of the three');
  await citizen.getByText('基本满意', { exact: true }).click();
  await citizen.fill('[name=words]', WORDS);
  await looks(citizen, `rating ${how}`);
  await press(citizen, '提交评价');
  await says(citizen, '谢谢您的评价');
  await says(citizen, '基本满意', 'what he said');
  same(await main(citizen).getByRole('button', { name: '提交评价' }).count(), 0, 'once');
  await looks(citizen, `a case that was rated ${how}`);
  await press(citizen, '看完了，退出');
  await citizen.goto('/p/petition/mine');
  ok(citizen.url().endsWith('/follow'), 'who has left has to type it again');
  return path;
}

// What belongs to another procedure is led into it: he hears which article says so, and may say what he thinks of that.
async function ledElsewhere(browser, server, desk) {
  const citizen = await person(browser, server, { viewport: PHONE });
  const path = await registered(desk, 'arbitration');
  const code = await given(desk, path, 'of a matter for another procedure');
  await desk.goto(path);
  await unfold(desk, '办结');
  await main(desk).getByRole('link', { name: '办结', exact: true }).first().click();
  await desk.selectOption('[name=outcome]', 'elsewhere');
  await press(desk, '办结');
  await says(desk, '已导入法定途径', 'it ended so');
  await types(citizen, code, '4711');
  await says(citizen, '这件事按其他法定途径办理（《信访工作条例》第三十一条第二项）', 'by which article it is handled elsewhere');
  await citizen.getByText('不满意', { exact: true }).click();
  await looks(citizen, 'a case that is handled elsewhere');
  await press(citizen, '提交评价');
  await says(citizen, '谢谢您的评价', 'he rates it without an answer');
  await desk.goto(path);
  await says(desk, '对办结情况', 'the office reads of what');
  noFaults(citizen, 'a petitioner whose case is handled elsewhere');
}

// Who handles the case reads the word at once, the words when he has said why; who does not handle it never does.
async function read(browser, server, desk, path) {
  const other = await person(browser, server), unit = await person(browser, server, { viewport: PHONE });
  await desk.goto(path);
  await says(desk, '信访人的评价');
  await silent(desk, WORDS, 'his words are sealed');
  await desk.getByText('查看完整信息').click();
  await desk.selectOption('[name=why]', 'handle');
  await press(desk, '查看');
  await says(desk, WORDS, 'until somebody says why');
  await looks(desk, 'a petition that was rated');
  await signIn(other, server.accounts.office2);
  await other.goto(path);
  await says(other, '基本满意', 'how satisfied he is, the office knows');
  await silent(other, WORDS, 'what he says is for those who handle it');
  await signIn(unit, Object.values(server.accounts).find((x) => /^h\d/.test(x.login) && x.who.includes('水利局')));
  await unit.goto('/notice');
  await says(unit, '有了评价', 'the organ is told');
  await unit.goto(path);
  await says(unit, '基本满意', 'and reads it');
  same(await main(unit).getByRole('link', { name: '给查询码' }).count(), 0, 'it gives no codes');
  await looks(unit, 'the rating on the phone of the organ');
  for (const page of [other, unit]) noFaults(page, 'who reads a rating');
}

// The letter with the code comes from the page that shows it.
async function letter(desk, path) {
  await desk.goto(path);
  await main(desk).getByRole('link', { name: '给查询码' }).first().click();
  await press(desk, '给查询码');
  const form = main(desk).locator('form[action$="/paper"]');
  const fields = Object.fromEntries(await form.evaluate((f) => [...new FormData(f)]));
  ok(/^\d{4}$/.test(fields.digits), 'digits were drawn', fields.digits);
  for (const format of ['docx', 'pdf']) same((await desk.request.post(`${path}/paper`, { form: { ...fields, format } })).status(), 200, `the letter as ${format}`);
  const answer = await desk.request.post(`${path}/paper`, { form: { ...fields, digits: '12x4', format: 'docx' } });
  ok(answer.status() >= 400, 'not with what does not lead there', answer.status());
  return fields;
}

// A double click: the second answer is the one that is seen, and it says that the code was not.
async function twice(desk, path) {
  await desk.goto(path);
  await main(desk).getByRole('link', { name: '给查询码' }).first().click();
  await desk.waitForLoadState();
  const form = main(desk).locator('form:has([name=digits])');
  const fields = Object.fromEntries(await form.evaluate((f) => [...new FormData(f)]));
  const answers = [];
  for (let i = 0; i < 2; i++) answers.push(await (await desk.request.post(desk.url(), { form: fields })).text());
  ok(answers[0].includes('信访事项查询单'), 'the first click makes it');
  ok(answers[1].includes('请再给一个') && !answers[1].includes('已经收到'), 'the second says that another has to be made');
}

async function locked(browser, server, fields) {
  const thief = await person(browser, server, { viewport: PHONE });
  for (let i = 0; i < 5; i++) await types(thief, fields.code, fields.digits === '0000' ? '0001' : '0000');
  await types(thief, fields.code, fields.digits);
  await says(thief, SENTENCE, 'after five wrong ones even the right digits say no more');
  await looks(thief, 'a code that rests');
}

async function figures(desk) {
  for (const name of ['petition.rated', 'petition.satisfied']) {
    const answer = await desk.request.get(`/indicator/${name}`, { headers: { Accept: 'application/json' } });
    same(answer.status(), 200, `${name} is a figure`);
  }
  await desk.goto('/petition?rated=1&satisfied=1');
  same(await main(desk).locator('tbody tr').count(), 2, 'whose rows are these two');
}

export default async function test(browser) {
  const server = await Server.start();
  const desk = await person(browser, server);
  await signIn(desk, server.accounts.office);
  let last;
  for (const script of [true, false]) {
    const one = await hisCase(browser, server, desk, script);
    await handled(one, desk, server.accounts.office.who);
    last = await rates(one);
    noFaults(one.citizen, `a petitioner ${one.how}`);
  }
  await ledElsewhere(browser, server, desk);
  await read(browser, server, desk, last);
  await twice(desk, last);
  await locked(browser, server, await letter(desk, last));
  await figures(desk);
  const wide = await person(browser, server);
  await wide.goto('/p/petition/follow');
  await looks(wide, 'asked for the code on a wide screen');
  for (const word of [WORDS, NAME]) ok(!server.log.includes(word), 'nothing of it in the log');
  for (const page of [desk, wide]) noFaults(page, 'following a petition');
  await tooOften(server, '/p/petition/mine', 'petition=AAAAAAAAAAAA.0000');
  await server.stop();
}
