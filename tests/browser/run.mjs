// SPDX-License-Identifier: MulanPSL-2.0
// Run the browser tests, five files at a time, as one TAP stream. Arguments: names to run (default: all).
// A file has servers, contexts and people of its own, so files share nothing; five processes with a browser each run them.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, done, openBrowser } from './lib.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const AT_ONCE = Number(process.env.RENDA_BROWSERS || 5); // they wait for one another's clocks more than for the cores
const LONGEST_SECONDS = 3600; // of one file: what hangs is ended, and that is a failure
const FIRST = ['house', 'journey', 'badday_machine', 'office.', 'api', 'notice', 'vote', 'party', 'secrets', 'import', 'motion',
  'gallery', 'meeting_day']; // the longest begin

// A process that runs the files it is given, one after the other, in one browser: to start both for each file was an eighth
// of all work. A file's servers, contexts and people are its own. A file that fails may have left anything open: its process
// ends with it.
async function worker() {
  let browser, closing = false;
  process.on('unhandledRejection', (e) => { // what was still asked of a page as it closed
    if (!closing) throw e;
  });
  process.on('disconnect', () => process.exit()); // nobody is there to tell
  process.on('message', async (name) => {
    browser ??= await openBrowser();
    try {
      const { default: test } = await import(`./${name}`);
      await test(browser);
    } catch (e) {
      ok(false, `${name} ran to its end`, e.stack);
    }
    closing = true;
    for (const context of browser.contexts()) await context.close().catch(() => {});
    await new Promise((r) => { setTimeout(r); });
    closing = false;
    const failed = done();
    console.log(END + name);
    if (failed !== 0 || !browser.isConnected()) process.exit();
  });
}
const END = '# the end of ';
const PLAN = /^1\.\.\d+$/;

// Somebody who works: a process that runs one file after the other; a new one after one that ended.
class Slot {
  // The lines of one file, and how its process ended, if it did so first.
  run(name) {
    if (!this.child?.connected) this.child = this.start();
    return new Promise((resolve) => {
      const { child } = this;
      const limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_SECONDS * 1000);
      let text = '';
      const over = (how) => {
        clearTimeout(limit);
        this.hear = this.closed = null;
        resolve({ lines: text.split('\n'), ...how });
      };
      this.hear = (d) => {
        text += d;
        if (text.includes(`\n${END}${name}\n`)) over({});
      };
      this.closed = over;
      child.send(name);
    });
  }
  start() {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--worker'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (d) => { if (this.hear) this.hear(d); else console.error(`said after the end of its file: ${d}`); });
    child.on('error', () => {}); // it ended as it was told of a file: it closes, too
    child.on('close', (code, signal) => { if (this.child === child) this.closed?.({ code, signal }); });
    return child;
  }
  end() { // without waiting for its browser
    if (this.child?.connected) this.child.disconnect();
    this.child?.unref();
    this.child?.stdout.unref();
  }
}

async function all(wanted) {
  const rank = (n) => { const at = FIRST.findIndex((f) => n.startsWith(f)); return at < 0 ? FIRST.length : at; };
  const names = readdirSync(here).filter((n) => n.endsWith('.test.mjs')).sort()
    .filter((n) => wanted.length === 0 || wanted.some((w) => n.startsWith(w)))
    .sort((a, b) => rank(a) - rank(b));
  let count = 0, bad = 0;
  const result = (line) => {
    count++;
    if (line.startsWith('not')) bad++;
    console.log(line.replace(/ok \d+/, `ok ${count}`));
  };
  const queue = [...names];
  const work = async () => {
    const slot = new Slot();
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const began = Date.now();
      let run = await slot.run(name);
      if (run.lines.every((l) => l === '')) run = await slot.run(name); // it ended before it had heard of this file
      const { lines, code, signal } = run;
      console.log(`# ${name}: ${Math.round((Date.now() - began) / 1000)} s`);
      for (const line of lines) {
        if (/^(not )?ok \d+/.test(line)) result(line);
        else if (line !== '' && !line.startsWith(END) && !PLAN.test(line)) console.log(line);
      }
      const planned = lines.some((l) => PLAN.test(l)) && signal === undefined;
      if (!planned) result(`not ok 0 - ${name} ran to its plan (exit ${code ?? signal})`);
    }
    slot.end();
  };
  process.env.RENDA_TEST_TEMPLATES = mkdtempSync(path.join(os.tmpdir(), 'renda-demo-'));
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    rmSync(process.env.RENDA_TEST_TEMPLATES, { recursive: true, force: true });
  }
  console.log(`1..${count}`);
  process.exitCode = bad === 0 && count > 0 ? 0 : 1;
}

if (process.argv[2] === '--worker') await worker();
else await all(process.argv.slice(2));
