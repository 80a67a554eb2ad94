// SPDX-License-Identifier: MulanPSL-2.0
// A page on which something is written down opens without a network, too. Nothing typed comes here.
'use strict';
const STORE = 'offline-2 ' + self.location.pathname;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (e) => e.waitUntil(self.clients.claim()));

// The page says what it consists of.
self.addEventListener('message', (e) => {
  if (!e.data || !Array.isArray(e.data.keep)) return;
  e.waitUntil(caches.open(STORE).then((store) => store.keys().then((old) => Promise.all(
    old.filter((r) => e.data.keep.indexOf(new URL(r.url).pathname) < 0).map((r) => store.delete(r)))
    .then(() => store.addAll(e.data.keep.map((path) => new Request(path, { cache: 'no-cache' }))))))
    .then(() => e.source.postMessage({ kept: true }), () => e.source.postMessage({ kept: false })));
});

self.addEventListener('fetch', (e) => {
  const path = new URL(e.request.url).pathname;
  if (e.request.method !== 'GET') return;
  if (path.startsWith('/static/')) {
    e.respondWith(caches.match(path).then((kept) => kept || fetch(e.request)));
    return;
  }
  if (e.request.mode !== 'navigate') return;
  e.respondWith(fetch(e.request).then((r) => {
    // Whoever is not signed in any more still writes down; sending asks to sign in.
    if (r.ok) return r;
    return caches.match(path).then((kept) => kept || r);
  }, () => caches.match(path).then((kept) => kept || Response.error())));
});
