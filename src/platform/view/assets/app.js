// Renda. All of it is extra: every page works without. No eval, no inline style, ES2017.
(function () {
  'use strict';
  var D = document;
  function each(sel, fn) { Array.prototype.forEach.call(D.querySelectorAll(sel), fn); }
  function fill(s, n) { return (s || '').replace('#', n); }

  // Countdown: data-left-seconds is what the server says is left; no clock of the device is asked, only
  // how much time has gone since. data-say: where it is said aloud, as "…#…"; data-next: where to go at the
  // end. The stream of the page may say anew what is left.
  var now = window.performance && performance.now ? function () { return performance.now(); } : Date.now;
  function countdown(el) {
    var end, say = D.getElementById(el.dataset.say), told, timer;
    function tick() {
      var s = Math.max(0, Math.ceil((end - now()) / 1000));
      el.textContent = ('0' + Math.floor(s / 60)).slice(-2) + ':' + ('0' + s % 60).slice(-2);
      if (say && told !== s && (s === 30 || s === 10 || s === 0)) { told = s; say.textContent = s ? fill(say.dataset.text, s) : say.dataset.end; }
      clearTimeout(timer);
      if (!D.contains(el)) return;
      if (s > 0) timer = setTimeout(tick, 250); else if (el.dataset.next) location.assign(el.dataset.next);
    }
    el.setLeft = function (s) { end = now() + s * 1000; tick(); };
    el.setLeft(el.dataset.leftSeconds);
  }
  each('[data-left-seconds]', countdown);

  // data-clock: the server's time of day in seconds; goes on by what has passed here.
  each('[data-clock]', function (el) {
    var begin = el.dataset.clock - now() / 1000;
    setInterval(function () {
      var m = Math.floor((begin + now() / 1000) / 60);
      el.textContent = Math.floor(m / 60) % 24 + ':' + ('0' + m % 60).slice(-2);
    }, 5000);
  });

  // data-live: the page follows a stream. Its events are JSON: "hello" and "state" say how the matter
  // stands ("is"); when that is not data-is any more the page is fetched anew. What they and "tally" carry
  // beside goes into the elements with data-fill="name". After a cut it connects again by itself, sooner
  // than a browser would, and says so meanwhile in [data-cut].
  each('[data-live]', function (el) {
    var cut = el.querySelector('[data-cut]'), wait = 500, source, timer, quiet;
    if (!window.EventSource) return;
    function again() {
      if (source) source.close();
      source = null; clearTimeout(timer); clearTimeout(quiet);
      if (cut) cut.hidden = false;
      timer = setTimeout(open, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 1.6, 5000);
    }
    // Only when the server answers: a page that cannot be loaded would not come back.
    function anew() {
      fetch(location.href, {method: 'HEAD', credentials: 'same-origin', cache: 'no-store'}).then(function (r) {
        if (r.status >= 500) throw r;
        location.reload();
      }).catch(again);
    }
    function take(e) {
      var a;
      heard();
      try { a = JSON.parse(e.data); } catch (x) { return; }
      if (a.is && el.dataset.is && a.is !== el.dataset.is) return void setTimeout(anew, Math.random() * (el.dataset.spread || 0));
      each('[data-fill]', function (o) {
        var v = a[o.dataset.fill];
        if (v === undefined || v === null) return;
        if (o.setLeft) o.setLeft(v); else if (o.tagName === 'PROGRESS') o.value = v; else o.textContent = v;
      });
      each('progress[data-most]', function (o) { if (a[o.dataset.most] > 0) o.max = a[o.dataset.most]; });
    }
    // A cable that is pulled says nothing: the server's beat is missed.
    function heard() { clearTimeout(quiet); quiet = setTimeout(again, 40000); wait = 500; if (cut) cut.hidden = true; }
    function open() {
      source = new EventSource(el.dataset.live);
      source.onopen = heard;
      source.onerror = again;
      ['hello', 'state', 'tally'].forEach(function (n) { source.addEventListener(n, take); });
      source.addEventListener('beat', heard);
    }
    open();
    addEventListener('offline', again);
    addEventListener('online', function () { wait = 500; if (!source) { clearTimeout(timer); open(); } });
    addEventListener('pagehide', function () { if (source) source.close(); clearTimeout(timer); clearTimeout(quiet); });
  });

  // What counts in a page that is replaced piece by piece: data-gone-seconds counts up, and is .over past
  // data-limit; data-hour-at shows the hour of the server.
  function ticking(el, tick) {
    tick();
    var timer = setInterval(function () { if (D.contains(el)) tick(); else clearInterval(timer); }, 500);
  }
  function countup(el) {
    var from = now() - el.dataset.goneSeconds * 1000, limit = +el.dataset.limit;
    ticking(el, function () {
      var s = Math.floor((now() - from) / 1000);
      el.textContent = two(Math.floor(s / 60)) + ':' + two(s % 60);
      if (limit) el.classList.toggle('over', s > limit);
    });
  }
  function hour(el) {
    var from = el.dataset.hourAt * 1000 - now();
    ticking(el, function () {
      var d = new Date(from + now() + 8 * 3600000);
      el.textContent = d.getUTCHours() + ':' + two(d.getUTCMinutes());
    });
  }
  function two(n) { return ('0' + n).slice(-2); }
  each('[data-gone-seconds]', countup);
  each('[data-hour-at]', hour);

  // data-follow: streams, blank separated. When one says something, this part of the page (by its id) is
  // fetched anew from data-follow-page and put in place, unless somebody types in it. Content with the
  // same data-same stays; data-follow-also: a selector of what is replaced with it. data-follow-say:
  // where it stands that the line is cut, with # for the hour of what is shown. Inside, data-again:
  // fetch anew after so many seconds. Nothing is replaced under a finger or a mouse button that is down:
  // what is let go on another element than it was pressed on is no click.
  var pressed = false, letting_go;
  addEventListener('pointerdown', function () { clearTimeout(letting_go); pressed = true; letting_go = setTimeout(let_go, 5000); }, true);
  ['pointerup', 'pointercancel'].forEach(function (n) {
    addEventListener(n, function () { clearTimeout(letting_go); letting_go = setTimeout(let_go, 100); }, true);
  });
  function let_go() { pressed = false; D.dispatchEvent(new Event('released')); }
  each('[data-follow]', follow);
  function follow(el) {
    var say = D.getElementById(el.dataset.followSay), page = el.dataset.followPage || location.href, pick = el.dataset.followPick || '#' + el.id;
    var good = new Date(), cut, busy, again, timer, last = 0, sources = [];
    function at_work() {
      var a = D.activeElement;
      return pressed || el.contains(a) && /^(INPUT|TEXTAREA|SELECT)$/.test(a.tagName) || el.querySelector('dialog[open]');
    }
    function told(off) {
      cut = off;
      if (!say) return;
      say.hidden = !off;
      if (off) say.textContent = fill(say.dataset.text, good.getHours() + ':' + two(good.getMinutes()));
    }
    function begun(fresh) {
      function all(sel, fn) { Array.prototype.forEach.call(el.querySelectorAll(sel), fn); }
      if (fresh) { all('[data-left-seconds]', countdown); all('[data-gone-seconds]', countup); all('[data-hour-at]', hour); all('[data-follow]', follow); }
      all('[data-again]', function (x) { clearTimeout(timer); timer = setTimeout(renew, x.dataset.again * 1000); });
    }
    function put(text) {
      var d = new DOMParser().parseFromString(text, 'text/html'), to = d.querySelector(pick), a = D.activeElement, open = [];
      if (!to) return;
      Array.prototype.forEach.call(d.querySelectorAll('symbol[id]'), function (s) {
        var all = D.querySelector('svg[hidden]');
        if (!all) { all = D.createElementNS('http://www.w3.org/2000/svg', 'svg'); all.setAttribute('hidden', ''); D.body.append(all); }
        if (!D.getElementById(s.id)) all.append(D.importNode(s, true));
      });
      if (el.dataset.followAlso) {
        var also = D.querySelector(el.dataset.followAlso), now_also = d.querySelector(el.dataset.followAlso);
        if (also && now_also) also.innerHTML = now_also.innerHTML;
      }
      if (to.dataset.same && to.dataset.same === el.dataset.same) return;
      Array.prototype.forEach.call(el.querySelectorAll('details[open][id]'), function (x) { open.push(x.id); });
      a = el.contains(a) && a.id;
      if (to.dataset.same) el.dataset.same = to.dataset.same; else delete el.dataset.same;
      el.innerHTML = to.innerHTML;
      open.forEach(function (id) { var x = D.getElementById(id); if (x) x.open = true; });
      if (a && D.getElementById(a)) D.getElementById(a).focus();
      begun(true);
    }
    function renew() {
      if (!D.contains(el)) return end();
      if (busy || at_work()) { again = true; return; }
      var wait = last + 300 - now();
      if (wait > 0) { again = true; busy = true; setTimeout(function () { busy = false; renew(); }, wait); return; }
      busy = true; again = false; last = now();
      fetch(page, {credentials: 'same-origin', cache: 'no-store'}).then(function (r) {
        if (!r.ok) throw r;
        return r.text();
      }).then(function (text) { good = new Date(); told(false); if (at_work()) again = true; else put(text); }).catch(function () { told(true); }).then(function () {
        busy = false;
        if (cut) setTimeout(renew, 2000); else if (again) renew();
      });
    }
    function end() { sources.forEach(function (s) { s.close(); }); clearTimeout(timer); }
    function listen(url, i) {
      sources[i] = new EventSource(url);
      ['hello', 'state', 'tally'].forEach(function (n) { sources[i].addEventListener(n, renew); });
      sources[i].onerror = function () {
        if (!D.contains(el)) return end();
        told(true);
        if (sources[i].readyState === 2) setTimeout(function () { listen(url, i); }, 2000);
        else setTimeout(renew, 1000);
      };
    }
    if (!window.fetch || !window.DOMParser) return;
    if (window.EventSource) el.dataset.follow.split(' ').forEach(listen); else setInterval(renew, 5000);
    el.addEventListener('focusout', function () { setTimeout(function () { if (again) renew(); }, 300); });
    D.addEventListener('visibilitychange', function () { if (!D.hidden) renew(); });
    D.addEventListener('released', function () { if (again) renew(); });
    addEventListener('online', renew);
    addEventListener('pagehide', end);
    begun(false);
  }

  // data-seats: how many are chosen of how many may be; too many are not sent (the server refuses them, too).
  // Another name may be written where somebody is opposed.
  each('form[data-seats]', function (f) {
    var box = f.querySelector('[data-chosen]'), seats = +f.dataset.seats;
    function count() {
      var n = 0;
      each('input[value=y]:checked', function (x) { if (x.form === f) n++; });
      each('[data-write]', function (w) {
        var no = w.closest('fieldset').querySelector('input[value=n]'), i = w.querySelector('input');
        w.hidden = !no || !no.checked;
        if (!w.hidden && i.value.trim()) n++;
      });
      box.textContent = n;
      box.closest('.sum').classList.toggle('over', n > seats);
      return n;
    }
    f.querySelector('[data-count]').hidden = false;
    box.closest('.sum').classList.add('on');
    f.addEventListener('input', count);
    f.addEventListener('change', count);
    f.addEventListener('submit', function (e) {
      var say = f.querySelector('[data-over]'), over = count() > seats;
      say.hidden = !over;
      if (over) { e.preventDefault(); e.stopPropagation(); say.focus(); }
    });
    count();
  });

  // data-home: after so many seconds back to a page: a shared screen waits for the next person.
  each('[data-home]', function (el) { setTimeout(function () { location.assign(el.dataset.home); }, el.dataset.after * 1000); });

  function send(f, by) {
    var s = f.dataset.sure && D.createElement('input');
    if (s) { s.type = 'hidden'; s.name = f.dataset.sure; s.value = '1'; f.append(s); }
    f.dataset.ok = 1; if (f.requestSubmit) f.requestSubmit(by); else if (!upload(f, by)) f.submit();
  }

  // data-shrink: photographs are made smaller here, before they travel. Drawing turns them the right
  // way up and leaves out where they were taken. Browsers that would not turn them send them as they are.
  function shrink(file, most, then) {
    var upright = window.CSS && CSS.supports('image-orientation', 'from-image');
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || !upright || !D.createElement('canvas').toBlob) return then(file);
    var img = new Image(), url = URL.createObjectURL(file);
    function keep() { URL.revokeObjectURL(url); then(file); }
    img.onerror = keep;
    img.onload = function () {
      var w = img.naturalWidth, h = img.naturalHeight, k = Math.min(1, most / Math.max(w, h)), c = D.createElement('canvas');
      if (k === 1 && file.type !== 'image/jpeg') return keep();
      c.width = Math.max(1, Math.round(w * k)); c.height = Math.max(1, Math.round(h * k));
      c.getContext('2d').drawImage(img, 0, 0, c.width, c.height);
      c.toBlob(function (b) {
        if (!b) return keep();
        URL.revokeObjectURL(url);
        then(new File([b], file.name.replace(/\.\w+$/, '') + '.jpg', {type: 'image/jpeg'}));
      }, 'image/jpeg', 0.85);
    };
    img.src = url;
  }
  // The data of a form, its photographs made smaller one after the other.
  function formData(f, then) {
    var data = new FormData(f), todo = [];
    each('input[data-shrink]', function (x) {
      if (x.form !== f || !x.files.length) return;
      data.delete(x.name);
      Array.prototype.forEach.call(x.files, function (file) { todo.push({name: x.name, file: file, most: +x.dataset.shrink}); });
    });
    (function next() {
      var one = todo.shift();
      if (!one) return then(data);
      shrink(one.file, one.most, function (file) { data.append(one.name, file, file.name); next(); });
    })();
  }

  // A form with chosen files is sent with its progress shown; the answer replaces the page.
  function upload(f, by) {
    var i = Array.prototype.find.call(f.querySelectorAll('input[data-up]'), function (x) { return x.files.length; });
    if (!i || !window.FormData) return false;
    var box = D.getElementById(i.dataset.up), p = D.createElement('progress'), t = D.createElement('span'), x = new XMLHttpRequest();
    function fault() { box.textContent = i.dataset.fail; delete f.dataset.sent; delete f.dataset.ok; }
    p.max = 100; p.value = 0; t.textContent = fill(i.dataset.run, 0); box.textContent = ''; box.append(t, p);
    x.upload.onprogress = function (e) { if (e.lengthComputable) { p.value = Math.floor(e.loaded / e.total * 100); t.textContent = fill(i.dataset.run, p.value); } };
    x.onerror = x.ontimeout = fault;
    x.onload = function () {
      if (!x.responseText) return fault();
      history.replaceState(null, '', x.responseURL || location.href);
      D.open(); D.write(x.responseText); D.close();
    };
    formData(f, function (data) {
      if (by && by.name) data.append(by.name, by.value);
      x.open('POST', f.action); x.setRequestHeader('Accept', 'text/html'); x.send(data);
    });
    return true;
  }

  D.addEventListener('submit', function (e) {
    var f = e.target, d = f.dataset.dialog && D.getElementById(f.dataset.dialog);
    // With a dialog: ask here. Without: the server may ask on a page of its own.
    if (d && d.showModal && !f.dataset.ok) {
      e.preventDefault(); d.returnValue = ''; d.showModal();
      d.onclose = function () { if (d.returnValue === 'ok') send(f, e.submitter); };
      return;
    }
    if (f.method !== 'post') return;
    // What opens beside the form leaves it as it is.
    if (e.submitter && e.submitter.formTarget === '_blank') return;
    // Against double taps; the guard is the server's one-time token.
    if (f.dataset.sent) { e.preventDefault(); return; }
    f.dataset.sent = 1;
    if (upload(f, e.submitter)) e.preventDefault();
    else setTimeout(function () { delete f.dataset.sent; delete f.dataset.ok; }, 8000);
  });

  each('textarea[data-count]', function (a) {
    var o = D.getElementById(a.dataset.count), max = +a.dataset.max;
    function show() {
      var left = max - Array.from(a.value.trim()).length;
      o.textContent = fill(left < 0 ? a.dataset.over : a.dataset.left, Math.abs(left));
      o.classList.toggle('over', left < 0);
    }
    a.addEventListener('input', show);
    if (a.value) show();
  });

  // data-keep: a draft is saved while one writes, every so many seconds and when the phone turns to
  // something else. The answer says where the next save goes and from which version. Nothing of it
  // stays in the browser. data-keep-say: where it is said.
  each('form[data-keep]', function (f) {
    var box = D.getElementById(f.dataset.keepSay), was = typed(), busy, then, timer;
    function typed() {
      var d = new FormData(f);
      ['_once', 'version', 'find'].forEach(function (n) { d.delete(n); });
      return new URLSearchParams(d).toString();
    }
    function keep() {
      var now = typed();
      if (busy || f.dataset.sent || now === was || !window.fetch) return;
      busy = true;
      fetch(f.action, {
        method: 'POST', credentials: 'same-origin', keepalive: D.hidden, body: now + '&version=' + f.elements.version.value,
        headers: {'Accept': 'application/json', 'Content-Type': 'application/x-www-form-urlencoded'}
      }).then(function (r) { if (!r.ok) throw r; return r.json(); }).then(function (a) {
        f.action = a.location; f.elements.version.value = a.version; was = now;
        history.replaceState(null, '', a.location);
        box.textContent = fill(box.dataset.text, new Date().toTimeString().slice(0, 5));
      }).catch(function () { clearInterval(timer); box.textContent = box.dataset.fail; }).then(function () {
        busy = false;
        if (then) f.requestSubmit ? f.requestSubmit(then) : then.click();
      });
    }
    timer = setInterval(keep, f.dataset.keep * 1000);
    D.addEventListener('visibilitychange', function () { if (D.hidden) keep(); });
    // A press of a button waits for the save under way, else it would be about an old version.
    f.addEventListener('submit', function (e) {
      if (busy) { e.preventDefault(); e.stopPropagation(); then = e.submitter || f.querySelector('button'); }
    });
  });

  // data-pick: what is chosen on another page is put in at the caret of the form's text, without leaving it.
  each('[data-pick]', function (b) {
    var area = b.form.querySelector('textarea'), box = D.getElementById('pick'), asked = 0;
    function load(url) {
      var mine = ++asked; // an answer that comes after one asked for later is stale
      fetch(url, {credentials: 'same-origin', headers: {'Accept': 'text/html'}}).then(function (r) { return r.text(); }).then(function (t) {
        if (mine !== asked) return;
        var part = new DOMParser().parseFromString(t, 'text/html').getElementById('picker'), first;
        if (!part) throw t;
        box.replaceChildren(part); box.hidden = false;
        first = box.querySelector('a.pri,input:not([type=hidden])');
        if (first) first.focus();
      }).catch(function () { if (mine !== asked) return; b.form.requestSubmit ? b.form.requestSubmit(b) : b.click(); });
    }
    b.addEventListener('click', function (e) { if (!window.fetch || !box || b.dataset.gone) return; e.preventDefault(); load(b.dataset.pick); });
    box.addEventListener('submit', function (e) {
      e.preventDefault();
      load(e.target.getAttribute('action') + '?' + new URLSearchParams(new FormData(e.target)));
    });
    box.addEventListener('click', function (e) {
      var a = e.target.closest('a');
      if (!a) return;
      e.preventDefault();
      if (!a.dataset.insert) { load(a.getAttribute('href')); return; }
      area.setRangeText(a.dataset.insert, area.selectionStart, area.selectionEnd, 'end');
      box.hidden = true; area.focus();
      area.dispatchEvent(new Event('input', {bubbles: true}));
    });
  });

  // data-like: while one writes, what is already there about the same matter. data-like-box: where.
  each('form[data-like]', function (f) {
    var box = D.getElementById(f.dataset.likeBox), timer, was;
    function show(a) {
      var list = D.createElement('ul'), head = D.createElement('b'), all = D.createElement('div');
      head.textContent = box.dataset.title;
      a.likes.forEach(function (x) {
        var li = D.createElement('li'), link = D.createElement('a');
        link.href = x.url; link.target = '_blank'; link.className = 'u'; link.textContent = x.title;
        li.append(link, ' ' + [x.deputy, x.state, x.reason].join(' ')); list.append(li);
      });
      box.textContent = ''; all.append(head, list); box.append(all); box.hidden = !a.likes.length;
    }
    function ask() {
      var d = new FormData(f), now;
      d.delete('_once'); now = new URLSearchParams(d).toString();
      if (now === was || f.elements.title.value.trim().length < 4 || !window.fetch) return;
      was = now;
      fetch(f.dataset.like, {
        method: 'POST', credentials: 'same-origin', body: now,
        headers: {'Accept': 'application/json', 'Content-Type': 'application/x-www-form-urlencoded'}
      }).then(function (r) { if (!r.ok) throw r; return r.json(); }).then(show).catch(function () { box.hidden = true; });
    }
    f.addEventListener('input', function (e) {
      if (!/^(title|body|cause|grounds|proposal)$/.test(e.target.name)) return;
      clearTimeout(timer); timer = setTimeout(ask, 1000);
    });
  });

  // data-order: an agenda put in order by dragging its grips, or with the arrow keys on them: up and
  // down change places, right makes it a part of the item above, left takes it out again.
  each('form[data-order]', function (f) {
    var list = f.querySelector('ol'), say = f.querySelector('[data-order-say]'), held;
    function items() { return Array.prototype.slice.call(list.children); }
    function depth(li, d) {
      var i = li.querySelector('[name=depth]');
      if (d) { i.value = d; li.classList.toggle('part', d === 2); li.classList.toggle('part2', d > 2); }
      return +i.value;
    }
    // An item with what belongs to it, as one piece.
    function piece(li) {
      var all = [li], n = li.nextElementSibling;
      while (n && depth(n) > depth(li)) { all.push(n); n = n.nextElementSibling; }
      return all;
    }
    function moved(li) {
      var m = f.querySelector('[name=moved]'), top = [0, 0, 0], last = 0;
      if (!m) { m = D.createElement('input'); m.type = 'hidden'; m.name = 'moved'; m.value = '1'; f.append(m); }
      items().forEach(function (x) {
        var d = Math.min(depth(x), last + 1), i;
        depth(x, d); last = d; top[d - 1]++;
        for (i = d; i < 3; i++) top[i] = 0;
        x.querySelector('[name=no]').value = top.slice(0, d).join('.');
      });
      if (li && say) say.textContent = fill(say.dataset.text, li.querySelector('[name=no]').value);
    }
    function put(li, before) { piece(li).forEach(function (x) { list.insertBefore(x, before); }); moved(li); }
    function above(li) {
      var p = li.previousElementSibling;
      while (p && depth(p) > depth(li)) p = p.previousElementSibling;
      return p && depth(p) === depth(li) ? p : null;
    }
    each('[data-grip]', function (g) { if (f.contains(g)) { g.hidden = false; g.closest('li').draggable = true; } });
    f.addEventListener('keydown', function (e) {
      var g = e.target.closest && e.target.closest('[data-grip]'), li = g && g.closest('li'), all, next;
      if (!li) return;
      all = piece(li); next = all[all.length - 1].nextElementSibling;
      if (e.key === 'ArrowUp' && above(li)) put(li, above(li));
      else if (e.key === 'ArrowDown' && next && depth(next) === depth(li)) put(li, piece(next).pop().nextElementSibling);
      else if (e.key === 'ArrowRight' && above(li) && depth(all[all.length - 1]) < 3) { all.forEach(function (x) { depth(x, depth(x) + 1); }); moved(li); }
      else if (e.key === 'ArrowLeft' && depth(li) > 1) { all.forEach(function (x) { depth(x, depth(x) - 1); }); moved(li); }
      else return;
      e.preventDefault(); g.focus();
    });
    list.addEventListener('dragstart', function (e) {
      held = e.target.closest('li');
      if (held) { held.classList.add('held'); e.dataTransfer.effectAllowed = 'move'; e.dataTransfer.setData('text/plain', ''); }
    });
    list.addEventListener('dragover', function (e) {
      var li = e.target.closest('li');
      if (!held || !li || piece(held).indexOf(li) >= 0) return;
      e.preventDefault();
      var r = li.getBoundingClientRect();
      put(held, e.clientY > r.top + r.height / 2 ? piece(li).pop().nextElementSibling : li);
    });
    list.addEventListener('drop', function (e) { if (held) e.preventDefault(); });
    list.addEventListener('dragend', function () { if (held) held.classList.remove('held'); held = null; });
  });

  // data-queue: rows are dragged to another place; the row's form is sent with that place.
  (function () {
    var held;
    function row(e) { return e.target.closest && e.target.closest('[data-queue]>li'); }
    D.addEventListener('dragstart', function (e) {
      held = row(e);
      if (held) { held.classList.add('held'); e.dataTransfer.effectAllowed = 'move'; e.dataTransfer.setData('text/plain', ''); }
    });
    D.addEventListener('dragover', function (e) {
      var li = row(e), r;
      if (!held || !li || li.parentNode !== held.parentNode) return;
      e.preventDefault();
      r = li.getBoundingClientRect();
      li.parentNode.insertBefore(held, e.clientY > r.top + r.height / 2 ? li.nextElementSibling : li);
    });
    D.addEventListener('dragend', function () {
      if (!held) return;
      var f = held.querySelector('form'), i = Array.prototype.indexOf.call(held.parentNode.children, held);
      held.classList.remove('held');
      f.elements.place.value = i + 1; held = null;
      if (f.requestSubmit) f.requestSubmit(f.querySelector('[value=move]')); else f.querySelector('[value=move]').click();
    });
  })();

  // Back in WeChat and Safari shows a page as it was: fetch it again.
  addEventListener('pageshow', function (e) { if (e.persisted) location.reload(); });
  addEventListener('beforeprint', function () { each('details', function (d) { d.open = true; }); });
  each('[data-print]', function (b) { b.hidden = false; });
  D.addEventListener('click', function (e) {
    var b = e.target.closest && e.target.closest('[data-print]');
    if (b && window.print) { e.preventDefault(); print(); }
  });
  // What is folded away in the head of a page closes by Escape, and by a click elsewhere.
  function folds(not) { each('.fold[open]', function (d) { if (!d.contains(not)) d.open = false; }); }
  D.addEventListener('click', function (e) { folds(e.target); });
  D.addEventListener('keydown', function (e) {
    var d = e.key === 'Escape' && D.activeElement && D.activeElement.closest('.fold[open]');
    if (d) { d.open = false; d.querySelector('summary').focus(); }
  });
  // The menu on phones is #nav:target; Escape closes it.
  D.addEventListener('keydown', function (e) { if (e.key === 'Escape' && location.hash === '#nav') location.hash = '#main'; });
  // A row of tabs that slides shows the one that is open.
  each('.tabnav [aria-current]', function (a) {
    var u = a.closest('ul'), over = a.offsetLeft + a.offsetWidth - u.offsetLeft - u.clientWidth;
    if (over > 0) u.scrollLeft = over + 40;
  });
  var er = D.querySelector('.errs');
  if (er) er.focus();
  each('[data-first] input[type=text]', function (i) { if (!er) i.focus(); });
  // A scanned code stands behind #, which no server sees; it goes into the box and out of the address.
  each('input[type=text][name=code]', function (i) {
    if (location.hash.length > 8) { i.value = location.hash.slice(1); history.replaceState(null, '', location.pathname); }
  });
})();
