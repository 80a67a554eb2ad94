// SPDX-License-Identifier: MulanPSL-2.0
// Being told: the bell, one's wishes, mail through a real server, texts and rules of the office, what was sent.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Machine, PHONE, Server, axe, noFaults, noSideScroll, ok, person, root, run, same, shot, signIn, until } from './lib.mjs';
import { accepted, version } from './steps.mjs';

// The system's own Python has the Debian package.
async function smtp() {
  const child = spawn('/usr/bin/python3', [path.join(root, 'tests/browser/smtp_sink.py')], { stdio: ['pipe', 'pipe', 'pipe'] });
  const sink = { mails: [], stop: () => child.kill() };
  let text = '', wrong = '';
  child.stdout.on('data', (d) => { text += d; });
  child.stderr.on('data', (d) => { wrong += d; });
  await until('SMTP server listens', 20, () => text.includes('\n') || wrong.includes('ModuleNotFoundError'));
  if (!text.includes('\n')) return null;
  sink.port = Number(text.split('\n')[0]);
  sink.read = () => { sink.mails = text.trim().split('\n').slice(1).map((l) => JSON.parse(l)); return sink.mails; };
  return sink;
}

const saved = (page) => page.getByText('已保存').first().waitFor();

// The server looks every ten seconds; this does not wait for it.
function work(server) { run(['worker', '--once'], server.env); return true; }

async function bell(page) {
  const text = await page.locator('.bell').first().innerText();
  return Number((text.match(/\d+/) || ['0'])[0]);
}

async function setUp(page, server, sink) {
  await signIn(page, server.accounts.admin);
  await page.goto('/notice/setup/general');
  await page.fill('[name=site_url]', 'https://renda.yunxi.example');
  await page.fill('[name=quiet_from]', '0:00');
  await page.fill('[name=quiet_to]', '0:00');
  await page.click('main .btn.pri');
  await saved(page);
  await page.goto('/notice/setup/mail');
  await page.check('[name=mail_on]');
  await page.fill('[name=mail_server]', '127.0.0.1');
  await page.fill('[name=mail_port]', String(sink.port));
  await page.selectOption('[name=mail_tls]', 'none');
  await page.fill('[name=mail_from]', 'renda@yunxi.example\tx');
  await page.click('main .btn.pri');
  await page.locator('#f-mail_from-e').waitFor();
  ok(true, 'an address that is none is said at its field');
  same(await page.inputValue('[name=mail_port]'), String(sink.port), 'and the form is kept as typed');
  await page.fill('[name=mail_from]', 'renda@yunxi.example');
  await page.fill('[name=mail_from_name]', '云溪县人大');
  await page.fill('[name=try_to]', 'admin@yunxi.example');
  await page.click('main .btn.pri');
  await page.getByText('试发成功').first().waitFor();
  const [first] = await until('the trial arrives', 20, () => sink.read().length === 1 && sink.mails);
  same([first.subject, first.type, first.faults], ['试发的通知', 'text/plain', []], 'a trial mail, sound and in Chinese');
  ok(first.from.includes('云溪县人大'), 'from whom', first.from);
  await axe(page, 'channels');
}

async function handOver(office, deputies) {
  const id = await accepted(office, deputies);
  const { fields } = (await office.get('/suggestion/filter')).json;
  const unit = fields.find((f) => f.name === 'organ').options.find((o) => o.label.includes('交通运输局')).value;
  await office.done(`/suggestion/${id}/hand-over`, { version: await version(office, id), organ: [unit], role: ['lead'] });
  return id;
}

async function reader(page, server, sink, office, deputies) {
  await signIn(page, server.accounts.h01);
  await page.goto('/notice/settings');
  await axe(page, 'one\'s wishes');
  await page.fill('[name=mail]', 'fang@jiaotong.example');
  await page.click('main .btn.pri');
  await saved(page);
  same(await page.inputValue('[name=mail]'), 'fang@jiaotong.example', 'the address is kept');
  const before = await bell(page);
  const id = await handOver(office, deputies);
  await page.goto('/notice');
  same(await bell(page), before + 1, 'handed over: the bell counts one more, at once');
  await axe(page, 'notices');
  await noSideScroll(page, 'notices');
  await shot(page, 'notice-list');
  const mails = await until('the mail arrives', 40, () => work(server) && sink.read().length === 2 && sink.mails);
  same(mails[1].to, ['fang@jiaotong.example'], 'mail to the handler and nobody else');
  ok(mails[1].subject.endsWith('建议已交你单位办理'), 'says what', mails[1].subject);
  ok(mails[1].body.includes(`https://renda.yunxi.example/suggestion/${id}`), 'leads to the record', mails[1].body);
  ok(!mails[1].body.includes('便桥'), 'and not what it is about');
  work(server);
  same(sink.read().length, 2, 'once');
  await page.locator('.rows .lnk.new').first().click();
  await page.waitForURL(`**/suggestion/${id}`);
  same(await bell(page), before, 'opened: one less to read');
  await page.goto('/notice');
  if (before > 0) {
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByText('已全部标为已读').first().waitFor();
  }
  same(await bell(page), 0, 'nothing left to read');
  noFaults(page, 'a reader');
}

async function writes(page, server) {
  await signIn(page, server.accounts.office);
  await page.goto('/notice/text/edit?kind=suggestion.urged');
  await page.fill('[name=title]', '{{name}}要抓紧了，{{phone}}');
  await page.click('main form .btn.pri');
  const say = await page.locator('#f-title-e').innerText();
  ok(say.includes('name title organ deputy due_on note'), 'an unknown name is refused with those there are', say);
  same(await page.inputValue('[name=title]'), '{{name}}要抓紧了，{{phone}}', 'the text is kept as typed');
  await page.fill('[name=title]', '{{name}}要抓紧了');
  await page.getByRole('button', { name: '看效果' }).click();
  await page.getByText('第47号建议要抓紧了').first().waitFor();
  await page.click('main form .btn.pri');
  await saved(page);
  await axe(page, 'a text');
  await page.goto('/notice/rule');
  await page.getByText('今天会提醒谁').first().waitFor();
  ok(await page.locator('table').first().locator('tbody tr').count() > 10, 'the shipped rules are there');
  await axe(page, 'rules');
  await page.goto('/notice/rule/new');
  await page.selectOption('[name=source]', 'suggestion.reply');
  await page.selectOption('[name=whom]', 'chief');
  await page.fill('[name=days]', '-90');
  await page.click('main .btn.pri');
  await page.locator('#f-days-e').waitFor();
  ok(true, 'ninety days are too many');
  await page.fill('[name=days]', '-5');
  await page.click('main .btn.pri');
  await saved(page);
  noFaults(page, 'the office');
}

// Several at once, from the list, in the words the office has just written.
async function urges(page, phone, server) {
  await page.goto('/suggestion?state=handling');
  await page.locator('[name=id]').first().check();
  const number = await page.locator('tbody td').first().evaluate((td) => td.lastChild.textContent.trim());
  await page.locator('[name=id]').nth(1).check();
  await page.getByRole('button', { name: '催办选中的建议' }).click();
  await page.waitForURL(/suggestion\/urge/);
  ok((await page.locator('main').innerText()).includes(number), 'the form says which');
  await axe(page, 'urging several');
  await page.click('main .btn.pri');
  await page.getByText('已催办2件').first().waitFor();
  ok(true, 'two are urged in one act');
  await page.locator(`tbody tr:has-text("${number}") th a`).first().click().catch(() => page.goto('/suggestion'));
  await signIn(phone, server.accounts.d001);
  await phone.goto('/notice');
  ok(await phone.locator('.bell').count() === 1, 'deputies have the bell on the phone');
  await noSideScroll(phone, 'a deputy\'s notices');
  await axe(phone, 'a deputy\'s notices');
  noFaults(phone, 'a deputy');
}

async function sent(page, sink, server, office, deputies) {
  sink.stop();
  await handOver(office, deputies);
  await until('the failure is shown', 40, async () => {
    work(server);
    await page.goto('/notice/sent');
    return (await page.locator('main').innerText()).includes('连不上对方的服务器');
  });
  ok((await page.locator('main').innerText()).includes('等待'), 'a server that is away: it waits, and says why');
  ok(!(await page.locator('main').innerText()).includes('便桥'), 'an administrator does not see what it is about');
  await axe(page, 'what was sent');
  await noSideScroll(page, 'what was sent');
  await page.goto('/account/system');
  await page.getByRole('button', { name: '马上做' }).first().click();
  await page.getByText('已安排').first().waitFor();
  ok(true, 'a job is asked for by hand');
  noFaults(page, 'the administrator');
}

export default async function test(browser) {
  const sink = await smtp();
  if (!ok(sink, 'a mail server of our own: python3-aiosmtpd (script/bootstrap test)')) return;
  const server = await Server.start();
  try {
    const office = new Machine(server, 'office', '代表工委');
    const deputies = (await office.get('/deputy')).json.rows.map((r) => r.name);
    const admin = await person(browser, server), clerk = await person(browser, server);
    work(server);
    await setUp(admin, server, sink);
    await reader(await person(browser, server), server, sink, office, deputies);
    await writes(clerk, server);
    await urges(clerk, await person(browser, server, { viewport: PHONE }), server);
    await sent(admin, sink, server, office, deputies);
  } finally {
    sink.stop();
    await server.stop();
  }
}
