// Renda, pages for everybody. All of it is extra: every page works without. ES5, for the browsers of old phones.
(function () {
  'use strict';
  var D = document;
  function each(sel, fn) { Array.prototype.forEach.call(D.querySelectorAll(sel), fn); }
  function fill(s, n) { return (s || '').replace('#', n); }
  function data(el, name) { return el.getAttribute('data-' + name); }

  each('.errs', function (e) { e.focus(); });

  // Against double taps; the guard is the server's.
  D.addEventListener('submit', function (e) {
    var f = e.target;
    if (f.method !== 'post' || e.defaultPrevented) return;
    if (f.sent) { e.preventDefault(); return; }
    f.sent = true;
    setTimeout(function () { f.sent = false; }, 8000);
  });

  each('textarea[data-count]', function (a) {
    var o = D.getElementById(data(a, 'count')), max = +data(a, 'max');
    function show() {
      var t = a.value.replace(/^\s+|\s+$/g, ''), left = max - t.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '_').length;
      o.textContent = fill(data(a, left < 0 ? 'over' : 'left'), Math.abs(left));
      o.className = left < 0 ? 'h over' : 'h';
    }
    a.addEventListener('input', show);
    if (a.value) show();
  });

  // data-auto: a choice that leads on by itself; its button is for browsers without scripts.
  each('form[data-auto] select', function (s) {
    s.addEventListener('change', function () { s.form.submit(); });
  });
  each('[data-print]', function (b) { b.hidden = false; b.addEventListener('click', function () { window.print(); }); });

  // SM3 of a text of at most 55 bytes; the first word of it.
  function rot(x, n) { n &= 31; return n ? x << n | x >>> 32 - n : x; }
  function p1(x) { return x ^ rot(x, 15) ^ rot(x, 23); }
  function sm3(text) {
    var w = [], i, n = text.length, a = 0x7380166f, b = 0x4914b2b9, c = 0x172442d7, d = 0xda8a0600 | 0,
      e = 0xa96f30bc | 0, f = 0x163138aa, g = 0xe38dee4d | 0, h = 0xb0fb0e4e | 0, s, t, x;
    for (i = 0; i < 16; i++) w[i] = 0;
    for (i = 0; i < n; i++) w[i >> 2] |= text.charCodeAt(i) << 24 - 8 * (i & 3);
    w[n >> 2] |= 0x80 << 24 - 8 * (n & 3);
    w[15] = n * 8;
    for (i = 16; i < 68; i++) w[i] = p1(w[i - 16] ^ w[i - 9] ^ rot(w[i - 3], 15)) ^ rot(w[i - 13], 7) ^ w[i - 6];
    for (i = 0; i < 64; i++) {
      x = rot(a, 12);
      s = rot(x + e + rot(i < 16 ? 0x79cc4519 : 0x7a879d8a, i) | 0, 7);
      t = (i < 16 ? a ^ b ^ c : a & b | a & c | b & c) + d + (s ^ x) + (w[i] ^ w[i + 4]) | 0;
      x = (i < 16 ? e ^ f ^ g : e & f | ~e & g) + h + s + w[i] | 0;
      d = c; c = rot(b, 9); b = a; a = t;
      h = g; g = rot(f, 19); f = e; e = x ^ rot(x, 9) ^ rot(x, 17);
    }
    return (a ^ 0x7380166f) >>> 0;
  }

  // Sent without leaving the page: when the network is gone what was typed stays, and can be sent again. The
  // server takes the same form once.
  function post(f) {
    var x = new XMLHttpRequest(), say = f.querySelector('[data-wait]'), parts = [];
    function tell(text) { f.sent = !text; say.hidden = !text; say.textContent = text; }
    function cut() { tell(data(say, 'cut')); }
    if (f.sent) return;
    Array.prototype.forEach.call(f.elements, function (e) {
      if (!e.name || e.type === 'file' || /^(radio|checkbox)$/.test(e.type) && !e.checked) return;
      parts.push(encodeURIComponent(e.name) + '=' + encodeURIComponent(e.value));
    });
    tell('');
    x.open('POST', f.action);
    x.timeout = 30000;
    x.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    x.setRequestHeader('Accept', 'text/html');
    x.onerror = x.ontimeout = cut;
    x.onload = function () {
      if (!x.responseText) return cut();
      if (x.status === 503) return tell(data(say, 'busy')); // the page with what was typed stays
      if (/receipt/.test(x.responseURL)) return void location.assign(x.responseURL);
      D.open(); D.write(x.responseText); D.close();
    };
    x.send(parts.join('&'));
  }

  // data-proof: a number is sought that costs a machine time; a person writes meanwhile. A phone that is
  // too slow sends without: then the server wants some seconds between the page and the post.
  each('form[data-proof]', function (f) {
    var seed = data(f, 'proof'), limit = Math.pow(2, 32 - data(f, 'bits')), n = 0, found = false, waits = null, begun = new Date();
    function go() {
      var end = +new Date() + 25, i;
      while (!found && +new Date() < end)
        for (i = 0; i < 20 && !found; i++, n++)
          if (sm3(seed + ':' + n) < limit) { found = true; f.elements.work.value = n; }
      if (!found) return void setTimeout(go, 5);
      if (waits) waits();
    }
    f.addEventListener('submit', function (e) {
      var say = f.querySelector('[data-wait]'), file = f.querySelector('input[type=file]');
      if (e.defaultPrevented) return;
      if (found || new Date() - begun > 20000) {
        if (file && file.files.length || !('responseURL' in XMLHttpRequest.prototype)) return;
        e.preventDefault();
        return post(f);
      }
      e.preventDefault();
      if (waits) return;
      if (say) say.hidden = false;
      waits = function () { waits = null; begun = 0; if (say) say.hidden = true; f.querySelector('button').click(); };
      setTimeout(function () { if (waits) waits(); }, 20000);
    });
    if (f.elements.work) setTimeout(go, 200);
  });

  // data-send: photographs are made smaller here and sent one by one, while the person writes. Drawing turns
  // them the right way up and leaves out where they were taken. What could not be sent goes with the form.
  each('input[data-send]', function (input) {
    var f = input.form, list = D.getElementById(data(input, 'list')), left = +data(input, 'most'), busy = 0;
    if (!window.FormData || !D.createElement('canvas').toBlob || !window.URL) return;
    function line(text) { var li = D.createElement('li'); li.textContent = text; list.appendChild(li); return li; }
    function send(blob, name, li) {
      var x = new XMLHttpRequest(), d = new FormData();
      function bad() { busy--; left++; li.textContent = fill(data(input, 'fail'), name); }
      d.append('_csrf', f.elements._csrf.value);
      d.append('t', f.elements.t.value);
      if (f.elements.c) d.append('c', f.elements.c.value);
      d.append('photo', blob, 'photo.jpg');
      x.open('POST', data(input, 'send'));
      x.setRequestHeader('Accept', 'application/json');
      x.upload.onprogress = function (e) { if (e.total) li.textContent = fill(data(input, 'run'), Math.floor(e.loaded / e.total * 100)); };
      x.onerror = bad;
      x.onload = function () {
        var a, k;
        try { a = JSON.parse(x.responseText); } catch (e) { a = {}; }
        if (x.status !== 200 || !a.kept) return a.detail || a.title ? (bad(), li.textContent = a.title) : bad();
        busy--;
        k = D.createElement('input'); k.type = 'hidden'; k.name = 'kept'; k.value = a.kept; f.appendChild(k);
        li.textContent = fill(data(input, 'done'), name);
      };
      x.send(d);
    }
    function shrink(file) {
      var img = new Image(), url = URL.createObjectURL(file), li = line(fill(data(input, 'run'), 0));
      busy++;
      img.onerror = function () { URL.revokeObjectURL(url); send(file, file.name, li); };
      img.onload = function () {
        var w = img.naturalWidth, h = img.naturalHeight, k = Math.min(1, 1600 / Math.max(w, h)), c = D.createElement('canvas');
        c.width = Math.max(1, Math.round(w * k)); c.height = Math.max(1, Math.round(h * k));
        c.getContext('2d').drawImage(img, 0, 0, c.width, c.height);
        c.toBlob(function (b) { URL.revokeObjectURL(url); send(b || file, file.name, li); }, 'image/jpeg', 0.8);
      };
      img.src = url;
    }
    input.addEventListener('change', function () {
      Array.prototype.forEach.call(input.files, function (file) {
        if (left-- > 0) shrink(file); else { left++; line(data(input, 'over')); }
      });
      input.value = '';
    });
    f.addEventListener('submit', function (e) {
      if (busy) { e.preventDefault(); list.setAttribute('tabindex', '-1'); list.focus(); return; }
      // Without files it is a small post.
      if (!input.files.length) { f.enctype = f.encoding = 'application/x-www-form-urlencoded'; input.disabled = true; }
    });
    window.addEventListener('pageshow', function () { input.disabled = false; });
  });
})();
