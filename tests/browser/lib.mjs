// SPDX-License-Identifier: MulanPSL-2.0
// What every browser test needs: a private server on invented data, Chromium, TAP, axe, CSP reports.
import { execFile, spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core'); // import would read it twice
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const renda = process.env.RENDA_PROGRAM || path.join(root, 'build/renda');
export const shared = process.env.RENDA_SHARED || path.join(root, '../shared');
// In ASCII: a handful of other letters would make two bytes of each of its letters, all the way to the page.
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
  .replace(/[^\x00-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

// ---------------------------------------------------------------- TAP
let count = 0, failed = 0;
export function ok(pass, what, detail) {
  count++;
  if (!pass) failed++;
  console.log(`${pass ? 'ok' : 'not ok'} ${count} - ${String(what).replace(/#/g, '')}`);
  if (!pass && detail !== undefined) console.log(`# ${String(detail).replace(/\n/g, '\n# ').slice(0, 2000)}`);
  return pass;
}
export function same(got, want, what) {
  return ok(JSON.stringify(got) === JSON.stringify(want), what, `got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
}
export function skip(why) { count++; console.log(`ok ${count} - # SKIP ${why}`); }
// The end of a file: its plan. How many of its lines failed; the next file counts anew, and looks at every paint anew.
export function done() {
  console.log(`1..${count}`);
  const were = failed;
  count = failed = 0;
  painted.clear();
  return were;
}

// ---------------------------------------------------------------- a bomb
// A ZIP file whose part `name` is `head` and then `piece` repeated to `bytes`: a few megabytes that unpack to many
// thousands of them. What repeats is deflated once. `claims`: the size that its directory tells.
export function bomb(parts, name, head, piece, bytes, claims) {
  const chunk = Buffer.from(piece.repeat(Math.ceil((64 << 20) / piece.length)));
  const flat = (b, end) => deflateRawSync(b, end ? {} : { finishFlush: constants.Z_FULL_FLUSH });
  const again = flat(chunk, false);
  const big = Buffer.concat([flat(Buffer.from(head), false), ...Array(Math.ceil(bytes / chunk.length)).fill(again), flat(Buffer.alloc(0), true)]);
  const all = [...parts.map(([n, text]) => [n, flat(Buffer.from(text), true), Buffer.byteLength(text), crc32(Buffer.from(text))]),
    [name, big, claims, 0]];
  const local = [], list = [];
  let at = 0;
  for (const [n, data, size, crc] of all) {
    const h = Buffer.alloc(30), c = Buffer.alloc(46);
    h.writeUInt32LE(0x04034b50, 0); h.writeUInt16LE(20, 4); h.writeUInt16LE(8, 8);
    h.writeUInt32LE(crc, 14); h.writeUInt32LE(data.length, 18); h.writeUInt32LE(size, 22); h.writeUInt16LE(n.length, 26);
    c.writeUInt32LE(0x02014b50, 0); c.writeUInt16LE(20, 4); c.writeUInt16LE(20, 6); h.copy(c, 10, 8, 28); c.writeUInt32LE(at, 42);
    local.push(h, Buffer.from(n), data);
    list.push(c, Buffer.from(n));
    at += 30 + n.length + data.length;
  }
  const end = Buffer.alloc(22), dir = Buffer.concat(list);
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(all.length, 8); end.writeUInt16LE(all.length, 10);
  end.writeUInt32LE(dir.length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, dir, end]);
}
function crc32(b) {
  let c = -1;
  for (const x of b) { c ^= x; for (let k = 0; k < 8; k++) c = c >>> 1 ^ (c & 1 ? 0xedb88320 : 0); }
  return (c ^ -1) >>> 0;
}

// ---------------------------------------------------------------- server
// A port for a server that is started, killed and started again. It lies below those that connections are given, so that none
// takes it meanwhile; several files run at a time, and each has ports of its own.
export async function freePort() {
  for (let n = 0; n < 100; n++) {
    const port = 10000 + (process.pid % 1000) * 10 + taken++ % 10;
    if (port !== 10080 && await isFree(port)) return port; // browsers refuse to go to that one
  }
  throw new Error('no free port');
}
let taken = 0;
function isFree(port) {
  return new Promise((resolve) => {
    const s = net.createServer();
    s.once('error', () => resolve(false));
    s.listen(port, '127.0.0.1', () => s.close(() => resolve(true)));
  });
}
export function run(args, env = {}) {
  return execFileSync(renda, args, { env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 64 << 20 });
}
// The same while other things go on.
export function runBeside(args, env = {}) {
  return new Promise((resolve, reject) => {
    execFile(renda, args, { env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 64 << 20 },
      (fault, stdout, stderr) => (fault ? reject(new Error(`renda ${args.join(' ')}: ${fault.message}\n${stderr}`)) : resolve(stdout)));
  });
}
// The cookies that an answer sets, as [name, value]. Debian's Node has no getSetCookie(): the header comes joined by commas,
// which the dates in it have, too.
export function cookiesOf(r) {
  return (r.headers.get('set-cookie') ?? '').split(/, (?=[^;,]*=)/).filter(Boolean).map((line) => {
    const pair = line.split(';')[0], at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}
// Waits for a condition: `seconds` are what a machine with nothing else to do may need at most. How long a busy one needs
// nobody knows: only what never comes is a failure.
const PATIENCE = 8;
export async function until(what, seconds, f) {
  const end = Date.now() + seconds * PATIENCE * 1000;
  let last;
  while (Date.now() < end) {
    try { const v = await f(); if (v) return v; } catch (e) { last = e; }
    await new Promise((r) => setTimeout(r, 50));
  }
  throw new Error(`${what}: not within ${seconds * PATIENCE} s${last ? `: ${last.message}` : ''}`);
}
// The demo of a day, made once for all files of a run (run.mjs gives the place) and copied by each server: what is
// printed, and the data directory, in which the day's timed work is done (each server would do it again as it starts).
// NULL where nobody gave a place.
async function demoTemplate(today) {
  const place = process.env.RENDA_TEST_TEMPLATES;
  if (!place) return null;
  const dir = path.join(place, today), making = `${dir}.making`;
  if (!existsSync(dir)) {
    let mine = true;
    try { mkdirSync(making); } catch { mine = false; }
    if (mine && existsSync(dir)) rmSync(making, { recursive: true }); // made between the two looks
    else if (mine) {
      const env = { RENDA_DATA: path.join(making, 'data'), RENDA_DB: `sqlite:${making}/data/renda.db`, RENDA_TODAY: today,
        RENDA_BACKUP_KEEP: '0' };
      mkdirSync(env.RENDA_DATA);
      await runBeside(['migrate'], env);
      writeFileSync(path.join(making, 'printed'), await runBeside(['demo'], env));
      await runBeside(['worker', '--once'], env);
      renameSync(making, dir);
    } else {
      await until('the demo is made', 120, () => existsSync(dir));
    }
  }
  return { data: path.join(dir, 'data'), printed: readFileSync(path.join(dir, 'printed'), 'utf8') };
}

const ended = (child) => child.exitCode !== null || child.signalCode !== null;

export class Server {
  // options: today 'YYYY-MM-DD', db URL ('' for SQLite in the data directory), demo (make the demo congress),
  // dir (an empty data directory), env (more of the environment), through (a program that starts the server)
  static async start(options = {}) {
    const s = new Server();
    s.dir = options.dir || mkdtempSync(path.join(os.tmpdir(), 'renda-test-'));
    s.through = options.through || [];
    s.port = await freePort();
    s.env = {
      RENDA_DATA: s.dir, RENDA_DB: options.db || `sqlite:${s.dir}/renda.db`, PORT: String(s.port),
      RENDA_TODAY: options.today || '2026-11-20', RENDA_BACKUP_KEEP: '0',
      RENDA_IDLE_SECONDS: '3600', // this process may be busy with run() while the server ends a connection that is to be used again
      ...options.env,
    };
    s.accounts = {};
    const made = options.demo !== false && !options.db && await demoTemplate(s.env.RENDA_TODAY);
    if (made) {
      for (const name of readdirSync(made.data)) cpSync(path.join(made.data, name), path.join(s.dir, name), { recursive: true });
      s.printed = made.printed;
    } else {
      await runBeside(['migrate'], s.env);
      if (options.demo !== false) s.printed = await runBeside(['demo'], s.env);
    }
    for (const line of (s.printed || '').split('\n')) {
      const [login, password, ...who] = line.trim().split(/\s+/);
      if (password && who.length) s.accounts[login] = { login, password, who: who.join(' ') };
    }
    await s.spawn();
    return s;
  }
  async spawn() {
    const [program, ...words] = [...this.through, renda, 'serve'];
    this.child = spawn(program, words, { env: { ...process.env, ...this.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.log = '';
    this.child.stdout.on('data', (d) => { this.log += d; });
    this.child.stderr.on('data', (d) => { this.log += d; });
    this.exited = new Promise((r) => this.child.once('exit', (code, signal) => r({ code, signal })));
    // Whether it answers, or has ended: then nobody else's answer counts.
    await until('server answers', 60, async () => ended(this.child) || (await fetch(`${this.url}/healthz`)).ok);
    if (ended(this.child)) throw new Error(`the server has ended: ${this.log.slice(-2000)}`);
  }
  get url() { return `http://127.0.0.1:${this.port}`; }
  async kill(signal = 'SIGKILL') { this.child.kill(signal); return this.exited; }
  async stop() {
    if (!ended(this.child)) await this.kill('SIGTERM');
    rmSync(this.dir, { recursive: true, force: true });
  }
}

// A program that talks JSON with a token of a role. `organ` where the role belongs to one; role '' is nobody.
export class Machine {
  constructor(server, role, organ) {
    this.url = server.url;
    const args = ['--congress', COUNTY, 'token', 'add', `test-${role}-${++machines}`, '--role', role, '--scope', 'keys'];
    this.token = role && run(organ ? [...args, '--organ', organ] : args, server.env).trim().split('\n').pop();
  }
  async call(method, path, body, signal) {
    const r = await fetch(this.url + path, {
      method, redirect: 'manual', body: body && JSON.stringify(body), signal,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json',
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}) },
    });
    const text = await r.text();
    let json = {};
    try { json = JSON.parse(text); } catch { json = { text }; }
    return { status: r.status, json };
  }
  get(path) { return this.call('GET', path); }
  post(path, body) { return this.call('POST', path, body); }
  async done(path, body) {
    const r = await this.post(path, body);
    ok(r.status === 200, `${path} is done`, JSON.stringify(r.json));
    return Number((r.json.location || '').split('/').pop());
  }
}
let machines = 0;
export const COUNTY = '990121'; // of the demo

// ---------------------------------------------------------------- browser
export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell', // half the work of the whole Chromium
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--no-first-run',
      '--in-process-gpu', // what is painted need not go to a process of its own
      '--js-flags=--no-opt --no-maglev'], // no script lives long enough to pay for its optimization
  });
}
const WAIT_MS = 180000; // of what should come at once
// A click is over when what it leads to is there. A browser says that a form is being sent, or a page asked for, a moment after
// the click was taken: on a busy machine that is after the test has read on.
function clicksEnd(page, script) {
  const frames = Object.getPrototypeOf(page.mainFrame());
  if (!frames.clickOnly) {
    frames.clickOnly = frames.click;
    frames.click = async function click(...how) {
      await this.clickOnly(...how);
      await settled(this.page()).catch(() => {}); // closed by the click
    };
  }
  page.scripts = script;
}
async function settled(page) {
  // What stands in the queue of the page runs first: a dialog that is closed sends its form from there.
  const sending = async () => {
    await new Promise((r) => { setTimeout(r); });
    return document.querySelector('form[data-sent]') !== null;
  };
  const rests = async () => !await page.evaluate(sending).catch(() => !page.isClosed()); // it went away meanwhile
  if (page.scripts && !await rests()) await until('the form is sent', 60, rests);
  await page.waitForLoadState();
}
export const DESKTOP = { width: 1440, height: 900 }, PHONE = { width: 390, height: 844 };
// A browser context that remembers CSP reports and script errors; `script: false` turns scripts off.
export async function person(browser, server, { viewport = DESKTOP, script = true } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: script, baseURL: server.url, locale: 'zh-CN' });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  clicksEnd(page, script);
  page.faults = [];
  page.scriptless = !script;
  // Pages that follow a meeting load themselves again: who goes elsewhere at that instant waits for that and goes once more.
  const go = page.goto.bind(page);
  page.goto = async (...to) => {
    const end = Date.now() + 20 * PATIENCE * 1000;
    for (let left = 5; ;) {
      try { return await go(...to); } catch (e) {
        const again = /interrupted by another navigation/.test(e.message) ? Date.now() < end : /ERR_ABORTED/.test(e.message) && left-- > 0;
        if (!again) throw e;
      }
      await page.waitForLoadState().catch(() => {}); // also interrupted
    }
  };
  page.on('console', (m) => {
    if (m.type() === 'error' && !/status of (4|5)\d\d/.test(m.text())) page.faults.push(m.text());
  });
  page.on('pageerror', (e) => page.faults.push(String(e)));
  await context.addInitScript(() => {
    window.addEventListener('securitypolicyviolation', (e) => console.error(`CSP ${e.violatedDirective} ${e.blockedURI}`));
  });
  return page;
}
// In by the sign-in's own address; signInByForm() types it.
export async function signIn(page, { login, password }) {
  const answer = await page.request.post('/account/sign-in', { data: { login, password }, headers: { Accept: 'application/json' } });
  if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()} ${await answer.text()}`);
  await page.goto('/');
}
export async function signInByForm(page, account) {
  await page.goto('/account/sign-in');
  await page.fill('[name=login]', account.login);
  await page.fill('[name=password]', account.password);
  await Promise.all([page.waitForURL((u) => !u.pathname.includes('/sign-in')), page.click('main button')]);
}
// Opens 更多 in the head of a page where the link of this name is folded away in it.
export async function unfold(page, name) {
  const fold = page.locator('main .head details.fold:not([open])', { has: page.locator('a', { hasText: name }) });
  if (await fold.count() !== 0) await fold.locator('summary').click();
}
// axe over the page as it stands. It is asked first whether it finds anything, which takes half the time of saying where.
// (`preload` fetches style sheets for a rule that is off, and sound, which no page has.) Where scripts are off they are
// allowed for the while: axe waits by timers, which would never come; the page's own have had their chance and stay out.
// The source goes straight to the browser, which keeps what it compiled of it from page to page.
// Contrast is more than half of axe's work, and a matter of how something is painted: it is asked of what is painted as
// nothing before it was, unless `whole` (script/soak looks at every page whole).
export async function axe(page, what, { whole = false } = {}) {
  page.wire ??= await page.context().newCDPSession(page);
  const disabled = (value) => page.scriptless && page.wire.send('Emulation.setScriptExecutionDisabled', { value });
  await disabled(true); // as this session has not said yet: what does not change what it said would do nothing
  await disabled(false);
  await page.wire.send('Runtime.evaluate', { expression: `if (!window.axe) { ${axeSource}; }` });
  const { found, paints } = await page.evaluate(async ({ before, everything }) => {
    const known = new Set(before), paints = [], found = [];
    const clear = (color) => color === 'rgba(0, 0, 0, 0)' || color === 'transparent';
    // Everything that contrast is made of: the text's own paint, and what lies under it, up to what nothing is seen through.
    const paint = (e) => {
      const own = getComputedStyle(e), parts = [own.color, own.fontSize, own.fontWeight, own.textShadow, e.disabled, e.ariaDisabled];
      for (let at = e; at; at = at.parentElement) {
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at);
        if (!clear(backgroundColor) || backgroundImage !== 'none' || opacity !== '1') parts.push(backgroundColor, backgroundImage, opacity);
      }
      return parts.join();
    };
    const key = new Map(); // of what is painted as nothing before
    const fresh = [...document.body.querySelectorAll('*')].filter((e) => {
      const text = e.matches('input, select, textarea') || [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== '');
      if (!text || !e.checkVisibility()) return false;
      const of = paint(e);
      if (known.has(of)) return false;
      known.add(of);
      key.set(e, of);
      return true;
    });
    const contrast = 'color-contrast';
    const asks = everything ? [[document, {}]] : [[document, { rules: { [contrast]: { enabled: false } } }]];
    if (!everything && fresh.length !== 0) {
      asks.push([{ include: fresh }, { runOnly: [contrast], resultTypes: ['violations', 'passes'], elementRef: true }]);
    }
    for (const [where, more] of asks) {
      const ask = (selectors) => window.axe.run(where, { resultTypes: ['violations'], preload: false, selectors, ...more });
      const { violations, passes } = await ask(false);
      // Known is what was found right: of what lies under something else axe does not know.
      if (more.elementRef) for (const p of passes) paints.push(...p.nodes.map((n) => key.get(n.element)).filter(Boolean));
      if (violations.length === 0) continue;
      for (const v of (await ask(true)).violations) found.push(`${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(' | ')}`);
    }
    return { found, paints };
  }, { before: [...painted], everything: whole });
  for (const key of paints) painted.add(key);
  await disabled(true);
  return ok(found.length === 0, `axe: ${what}`, found.join('\n'));
}
const painted = new Set(); // found right in this file
export async function noSideScroll(page, what) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return ok(wide <= 0, `no sideways scroll: ${what}`, `${wide} px too wide`);
}
// Whoever comes too often from one network to the page of his matter is told to wait, before anything is looked up.
export async function tooOften(server, path, cookie) {
  const LIMIT = 1200; // in ten minutes: a hall may sit behind one address
  let status = 0, said = '', i = 0;
  for (; i <= 2 * LIMIT && status !== 429; i++) { // some more come free meanwhile
    const answer = await fetch(server.url + path, { headers: { Accept: 'text/html', Cookie: cookie }, redirect: 'manual' });
    status = answer.status;
    said = await answer.text();
  }
  ok(status === 429 && i > 100 && /查得太频繁，请过\d+(秒|分钟)再试/.test(said), `a network comes too often to ${path}`, `${status} after ${i}`);
}

export function noFaults(page, what) {
  return ok(page.faults.length === 0, `no CSP report, no script error: ${what}`, page.faults.join('\n'));
}
export async function shot(page, name) {
  if (process.env.SHOTS) await page.screenshot({ path: path.join(process.env.SHOTS, `${name}.png`), fullPage: true });
}
export { existsSync };
