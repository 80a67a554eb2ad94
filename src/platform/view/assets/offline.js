// SPDX-License-Identifier: MulanPSL-2.0
// Forms filled in without a network: kept on the device, sealed under a key that cannot leave it, sent once when the
// network is back, and then erased. The page says everything by data-… attributes; see modules/station.
(function () {
  'use strict';
  var root = document.querySelector('[data-offline]');
  if (!root) return;
  var form = root.querySelector('[data-offline-form]'), list = root.querySelector('[data-offline-list]');
  var say = root.querySelector('[data-offline-say]'), say2 = root.dataset;
  var busy = false, again = false, keeping = false, dbName = 'renda-offline';

  function tell(text, bad) { say.textContent = text; say.className = bad ? 'note bad' : 'note'; say.hidden = !text; }
  function fill(text, n) { return text.replace('{0}', n); }
  if (!window.isSecureContext || !navigator.serviceWorker || !window.indexedDB || !crypto.subtle) {
    root.querySelector('[data-offline-cannot]').hidden = false;
    return;
  }

  // ---- the store of the device
  function open() {
    return new Promise(function (yes, no) {
      var r = indexedDB.open(dbName, 1);
      r.onupgradeneeded = function () {
        r.result.createObjectStore('keys');
        r.result.createObjectStore('entries', { keyPath: 'client' });
      };
      r.onsuccess = function () { yes(r.result); };
      r.onerror = function () { no(r.error); };
    });
  }
  function ask(store, mode, f) {
    return open().then(function (db) {
      return new Promise(function (yes, no) {
        var t = db.transaction(store, mode), r = f(t.objectStore(store));
        t.oncomplete = function () { db.close(); yes(r.result); };
        t.onerror = t.onabort = function () { db.close(); no(t.error); };
      });
    });
  }
  function stored() { return ask('keys', 'readonly', function (s) { return s.get('key'); }); }
  function key() {
    return stored().then(function (k) {
      if (k) return k;
      return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']).then(function (made) {
        // Another tab may have made one meanwhile: the first stays, or what was sealed under it could not be opened.
        return ask('keys', 'readwrite', function (s) { return s.add(made, 'key'); }).catch(function () {}).then(stored).then(function (first) {
          if (!first) throw new Error('full');
          return first;
        });
      });
    });
  }
  function random() {
    return Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(16)), function (b) { return ('0' + b.toString(16)).slice(-2); }).join('');
  }
  function keep(entry) {
    var iv = crypto.getRandomValues(new Uint8Array(12)), client = random();
    return key().then(function (k) {
      return crypto.subtle.encrypt({ name: 'AES-GCM', iv: iv, additionalData: new TextEncoder().encode(client) }, k,
        new TextEncoder().encode(JSON.stringify(entry)));
    }).then(function (sealed) {
      return ask('entries', 'readwrite', function (s) { return s.put({ client: client, iv: iv, sealed: sealed, at: Date.now() }); });
    });
  }
  function opened(e) {
    return key().then(function (k) {
      return crypto.subtle.decrypt({ name: 'AES-GCM', iv: e.iv, additionalData: new TextEncoder().encode(e.client) }, k, e.sealed);
    }).then(function (plain) { return JSON.parse(new TextDecoder().decode(plain)); });
  }
  function all() { return ask('entries', 'readonly', function (s) { return s.getAll(); }); }
  function erase(client) { return ask('entries', 'readwrite', function (s) { return s.delete(client); }); }

  function show() {
    return all().then(function (entries) {
      list.textContent = '';
      return Promise.all(entries.map(function (e) {
        return opened(e).then(function (plain) {
          var li = document.createElement('li'), b = document.createElement('div');
          b.className = 'b';
          b.textContent = plain.label + (e.fault ? ' ' + e.fault : '');
          li.appendChild(b);
          list.appendChild(li);
        });
      })).then(function () {
        root.querySelector('[data-offline-none]').hidden = entries.length > 0;
        root.querySelector('[data-offline-send]').hidden = entries.length === 0;
        return entries.length;
      });
    });
  }

  // ---- sending
  function SignIn() {}
  function Refused(text) { this.text = text; }
  function post(client, plain) {
    return fetch(plain.url, { credentials: 'same-origin', cache: 'no-store' }).then(function (r) {
      if (r.status === 401 || /\/sign-in/.test(r.url)) throw new SignIn();
      if (!r.ok) throw new Refused(say2.sayRefused);
      return r.text();
    }).then(function (html) {
      // Photographs go with the form that brings them: one journey, so that they are not sent twice.
      var body = plain.photos && plain.photos.length ? new FormData() : new URLSearchParams(), page = new DOMParser().parseFromString(html, 'text/html');
      page.querySelectorAll('main form[method=post] input[type=hidden][name^="_"]').forEach(function (i) { body.append(i.name, i.value); });
      plain.fields.forEach(function (f) { body.append(f[0], f[1]); });
      body.append('client', client);
      (plain.photos || []).forEach(function (p) {
        var bytes = atob(p.data), n = bytes.length, buffer = new Uint8Array(n);
        while (n--) buffer[n] = bytes.charCodeAt(n);
        body.append(p.field, new File([buffer], p.name, { type: 'image/jpeg' }));
      });
      return fetch(plain.url, { method: 'POST', body: body, credentials: 'same-origin', cache: 'no-store' });
    }).then(function (r) {
      if (r.ok && r.redirected) return;
      if (r.status === 401) throw new SignIn();
      if (r.status >= 500) throw new Error('later');
      return r.text().then(function (html) {
        var why = new DOMParser().parseFromString(html, 'text/html').querySelector('.errs li, .errs p, .errs');
        throw new Refused(why ? why.textContent.trim() : say2.sayRefused);
      });
    });
  }
  function send() {
    var sent = 0;
    // The network may come back while the last try is still failing: then there is another one.
    if (busy) { again = true; return Promise.resolve(); }
    busy = true;
    again = false;
    return all().then(function (entries) {
      return entries.reduce(function (before, e) {
        return before.then(function () {
          return opened(e).then(function (plain) { return post(e.client, plain); }).then(function () {
            sent++;
            return erase(e.client);
          }).catch(function (why) {
            if (!(why instanceof Refused)) throw why;
            e.fault = why.text;
            return ask('entries', 'readwrite', function (s) { return s.put(e); });
          });
        });
      }, Promise.resolve());
    }).then(function () { if (sent) tell(fill(say2.saySent, sent)); }, function (why) {
      tell(why instanceof SignIn ? say2.saySignIn : say2.sayLater, why instanceof SignIn);
      root.querySelector('[data-offline-sign-in]').hidden = !(why instanceof SignIn);
    }).then(show).then(done, done);
  }
  function done() {
    busy = false;
    if (again && navigator.onLine) send();
  }

  // ---- the form
  function chosen() {
    var id = form.elements.station.value;
    form.querySelectorAll('[data-of]').forEach(function (f) { f.hidden = f.disabled = f.dataset.of !== id; });
  }
  function value(name) { return form.elements[name].value.trim(); }
  function entry() {
    var option = form.elements.station.selectedOptions[0], fields = [];
    ['on', 'people', 'others', 'note'].forEach(function (n) { if (value(n)) fields.push([n, value(n)]); });
    form.querySelectorAll('[data-of]:not([hidden]) input:checked').forEach(function (i) { fields.push(['serving', i.value]); });
    if (value('subject'))
      fields.push(['told', [value('subject'), value('place'), value('citizen'), value('contact')].join('\t') + '\n' + value('body')]);
    return { url: option.dataset.url, label: option.textContent.trim() + ' ' + value('on'), fields: fields };
  }
  // ---- forms that say themselves what they need: data-plain names the fields that must be filled; {id} in the address is
  // the choice of the field data-id names
  function plainEntry() {
    var option = form.elements.station.selectedOptions[0], fields = [], id = '';
    Array.prototype.forEach.call(form.elements, function (e) {
      if (!e.name || e.name === 'station' || e.type === 'file' || e.closest('fieldset[disabled]')) return;
      if ((e.type === 'radio' || e.type === 'checkbox') && !e.checked) return;
      if (e.name === form.dataset.id) id = e.value;
      else if (e.value.trim()) fields.push([e.name, e.value.trim()]);
    });
    return { url: option.dataset.url.replace('{id}', id), fields: fields,
      label: form.dataset.label.split(' ').map(function (n) { return (fields.filter(function (f) { return f[0] === n; })[0] || ['', ''])[1]; }).join(' ') };
  }
  // A picture no larger than 1600 px, as JPEG: a telephone's own is too large to be sealed and kept by the dozen.
  function shrunk(file) {
    return createImageBitmap(file).then(function (image) {
      var side = Math.min(1, 1600 / Math.max(image.width, image.height)), c = document.createElement('canvas');
      c.width = Math.round(image.width * side);
      c.height = Math.round(image.height * side);
      c.getContext('2d').drawImage(image, 0, 0, c.width, c.height);
      return { name: file.name.replace(/\.\w+$/, '') + '.jpg', data: c.toDataURL('image/jpeg', 0.85).split(',')[1] };
    });
  }
  function photos() {
    var input = form.querySelector('input[type=file]');
    if (!input || !input.files.length) return Promise.resolve([]);
    return Promise.all(Array.prototype.map.call(input.files, function (file) {
      return shrunk(file).then(function (p) { p.field = input.name; return p; });
    }));
  }
  function plainMissing() {
    var names = plainEntry().fields.map(function (f) { return f[0]; });
    return form.dataset.plain.split(' ').some(function (n) { return names.indexOf(n) < 0; });
  }
  if (form && form.dataset.plain) form.addEventListener('submit', function (e) {
    e.preventDefault();
    if (keeping) return; // tapped twice
    if (plainMissing()) { tell(say2.sayNeed, true); return; }
    var made = plainEntry();
    keeping = true;
    photos().then(function (list) { made.photos = list; return keep(made); }).then(function () {
      var stay = ['station', form.dataset.id, 'place', 'found_on'].map(function (n) {
        var of = form.querySelector('fieldset:not([disabled]) [name="' + n + '"]') || form.elements[n];
        return [of, of && of.value];
      });
      form.reset();
      stay.forEach(function (s) { if (s[0]) s[0].value = s[1]; });
      chosen();
      keeping = false;
      tell(say2.sayKept);
      return show();
    }).then(send, function () { keeping = false; tell(say2.sayFull, true); });
  });
  if (form && !form.dataset.plain) form.addEventListener('submit', function (e) {
    e.preventDefault();
    var some = form.querySelector('[data-of]:not([hidden]) input:checked') || value('others');
    if (keeping) return; // tapped twice
    if (!value('on') || !/^\d+$/.test(value('people')) || !some) { tell(say2.sayNeed, true); return; }
    keeping = true;
    keep(entry()).then(function () {
      var station = form.elements.station.value, on = value('on');
      form.reset();
      form.elements.station.value = station;
      form.elements.on.value = on;
      chosen();
      keeping = false;
      tell(say2.sayKept);
      return show();
    }).then(send, function () { keeping = false; tell(say2.sayFull, true); });
  });
  form.elements.station.addEventListener('change', chosen);
  root.querySelector('[data-offline-send]').addEventListener('click', send);
  window.addEventListener('online', send);

  navigator.serviceWorker.register(say2.worker).then(function () { return navigator.serviceWorker.ready; }).then(function (r) {
    var paths = [location.pathname];
    document.querySelectorAll('link[rel=stylesheet],script[src]').forEach(function (l) { paths.push(new URL(l.href || l.src).pathname); });
    navigator.serviceWorker.addEventListener('message', function (e) { if (e.data.kept) root.dataset.ready = '1'; });
    if (navigator.onLine) r.active.postMessage({ keep: paths }); else root.dataset.ready = '1';
  });
  chosen();
  root.querySelector('[data-offline-ui]').hidden = false;
  show().then(send);
})();
