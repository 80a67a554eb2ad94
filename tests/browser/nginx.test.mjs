// SPDX-License-Identifier: MulanPSL-2.0
// Behind nginx with TLS, by the sample configuration as it is shipped: only names, ports and paths are filled in.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { DESKTOP, Server, freePort, noFaults, ok, root, same, signIn, until } from './lib.mjs';

function fill(server, http, https, dir) {
  let text = readFileSync(path.join(root, 'deploy/nginx.conf'), 'utf8');
  const put = (from, to) => {
    ok(text.includes(from), `the sample has ${from.trim()}`);
    text = text.replaceAll(from, to);
  };
  put('127.0.0.1:8080', `127.0.0.1:${server.port}`);
  put('renda.example.cn', 'localhost');
  put('    listen [::]:80;\n', '');
  put('    listen [::]:443 ssl http2;\n', '');
  put('listen 80;', `listen 127.0.0.1:${http};`);
  put('listen 443 ssl http2;', `listen 127.0.0.1:${https} ssl http2;`);
  put('/etc/renda/tls/', `${dir}/`);
  return text;
}

const main = (dir, text) => `pid ${dir}/nginx.pid; error_log ${dir}/error.log; worker_processes 1; daemon off;
events { worker_connections 256; }
http { access_log off; client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy; fastcgi_temp_path ${dir}/f;
uwsgi_temp_path ${dir}/u; scgi_temp_path ${dir}/s;
${text} }`;

// What comes back over plain TCP.
const raw = (port, text) => new Promise((resolve) => {
  const s = net.connect(port, '127.0.0.1', () => s.write(text));
  let got = '';
  s.on('data', (d) => { got += d; });
  s.on('close', () => resolve(got));
  s.on('error', () => resolve(got));
  setTimeout(() => { s.destroy(); resolve(got); }, 120000).unref();
});

async function throughTls(browser, server, base) {
  const context = await browser.newContext({ viewport: DESKTOP, baseURL: base, ignoreHTTPSErrors: true, locale: 'zh-CN',
    extraHTTPHeaders: { 'X-Forwarded-For': '9.9.9.9' } });
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (m) => { if (m.type() === 'error') page.faults.push(m.text()); });
  await signIn(page, server.accounts.office);
  const session = (await context.cookies()).find((c) => c.name === '__Host-session');
  ok(session && session.secure && session.httpOnly && session.sameSite === 'Lax', 'the session has its __Host- cookie');
  const answer = await page.goto('/suggestion');
  ok(answer.status() === 200, 'a list through TLS');
  ok((answer.headers()['strict-transport-security'] || '').includes('max-age'), 'and the promise to stay with TLS');
  ok((await page.locator('h1').innerText()).length > 0, 'with its heading');
  noFaults(page, 'through TLS');
  const addresses = execFileSync('sqlite3', [`${server.dir}/renda.db`, "SELECT DISTINCT address FROM event WHERE address <> '' AND address NOT LIKE '192.0.2.%'"], // of the demo
    { encoding: 'utf8' }).trim();
  same(addresses, '127.0.0.1', 'what a client claims of its address is thrown away');
  same((await context.request.get('/metrics')).status(), 404, 'no numbers for those outside');
  same((await context.request.get('/healthz')).status(), 200, 'healthz answers');
  await context.close();
}

export default async function test(browser) {
  const server = await Server.start({ env: { RENDA_TRUSTED_PROXIES: '127.0.0.1' } });
  const http = await freePort(), https = await freePort();
  const dir = path.join(server.dir, 'nginx');
  mkdirSync(dir);
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost', '-keyout', `${dir}/renda.key`, '-out', `${dir}/renda.crt`], { stdio: 'ignore' });
  writeFileSync(`${dir}/nginx.conf`, main(dir, fill(server, http, https, dir)));
  const nginx = spawn('/usr/sbin/nginx', ['-p', dir, '-c', `${dir}/nginx.conf`, '-e', `${dir}/error.log`],
    { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  nginx.stderr.on('data', (d) => { said += d; });
  const gone = new Promise((r) => nginx.once('exit', r));
  try {
    await until('nginx answers', 20, async () => (await raw(http, 'HEAD / HTTP/1.0\r\nHost: localhost\r\n\r\n')).length > 0)
      .catch((e) => { throw new Error(`${e.message} ${said} ${readFileSync(`${dir}/error.log`, 'utf8')}`); });
    const plain = await raw(http, 'GET /suggestion?q=a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    ok(/^HTTP\/1.1 308/.test(plain) && plain.includes('Location: https://localhost/suggestion?q=a'), 'plain HTTP leads to TLS', plain);
    await throughTls(browser, server, `https://localhost:${https}`);
  } finally {
    nginx.kill('SIGTERM');
    await gone;
    await server.stop();
  }
}
