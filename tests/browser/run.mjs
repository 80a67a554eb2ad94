// SPDX-License-Identifier: MulanPSL-2.0
// Run the browser tests one after another, as one TAP stream. Arguments: names to run (default: all).
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, done, openBrowser } from './lib.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const names = readdirSync(here).filter((n) => n.endsWith('.test.mjs')).sort()
  .filter((n) => wanted.length === 0 || wanted.some((w) => n.startsWith(w)));
const browser = await openBrowser();
for (const name of names) {
  console.log(`# ${name}`);
  try {
    const { default: test } = await import(`./${name}`);
    await test(browser);
  } catch (e) {
    ok(false, `${name} ran to its end`, e.stack);
  }
}
await browser.close();
process.exitCode = done() === 0 && names.length > 0 ? 0 : 1;
