// SPDX-License-Identifier: MulanPSL-2.0
// The second half of the pages that house.test.mjs begins with.
import { Server, ok, run } from './lib.mjs';
import { everyPage } from './pages.mjs';

export default async function test(browser) {
  const server = await Server.start();
  try {
    await everyPage(browser, server, 1, 2);
    await server.kill('SIGTERM');
    ok(/sound/.test(run(['verify', 'journal'], server.env)), 'looking changes nothing');
  } finally {
    await server.stop();
  }
}
