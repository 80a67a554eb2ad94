// SPDX-License-Identifier: MulanPSL-2.0
// Run the browser tests, five files at a time, as one TAP stream. Arguments: names to run (default: all).
// Each file is a process with a browser and servers of its own, so files share nothing.
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

async function one(name) {
  const browser = await openBrowser();
  try {
    const { default: test } = await import(`./${name}`);
    await test(browser);
  } catch (e) {
    ok(false, `${name} ran to its end`, e.stack);
  }
  await browser.close();
  process.exit(done() === 0 ? 0 : 1); // whatever a test has left open
}

// The lines of one file's process, and how it ended.
function inProcess(name) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--one', name],
      { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (d) => { text += d; });
    const limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_SECONDS * 1000);
    child.on('close', (code, signal) => { clearTimeout(limit); resolve({ lines: text.split('\n'), code, signal }); });
  });
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
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const began = Date.now();
      const { lines, code, signal } = await inProcess(name);
      console.log(`# ${name}: ${Math.round((Date.now() - began) / 1000)} s`);
      for (const line of lines) {
        if (/^(not )?ok \d+/.test(line)) result(line);
        else if (line !== '' && !/^1\.\.\d+$/.test(line)) console.log(line);
      }
      const planned = lines.some((l) => /^1\.\.\d+$/.test(l));
      if (!planned) result(`not ok 0 - ${name} ran to its plan (exit ${code ?? signal})`);
    }
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

if (process.argv[2] === '--one') await one(process.argv[3]);
else await all(process.argv.slice(2));
