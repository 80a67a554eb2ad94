#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Measure Renda beside what bounds it, in one run, interleaved; print a table of medians and ratios.

usage: run.py PROGRAM GROUP_COMMIT_PROGRAM STREAM_PROGRAM WORK_DIR [--rounds N] [--seconds S] [--small]
"""
import argparse
import contextlib
import gzip
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
import traceback
import urllib.parse

here = pathlib.Path(__file__).resolve().parent
parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("group_commit")
parser.add_argument("streams")
parser.add_argument("work")
parser.add_argument("--rounds", type=int, default=4)
parser.add_argument("--seconds", type=int, default=3)
parser.add_argument("--small", action="store_true", help="10,000 rows only: a trial of the bench itself")
args = parser.parse_args()
work = pathlib.Path(args.work)
children, rows, failed = [], [], []
CROWD_ROUNDS = 2  # of the cases with 1,000 connections


def out(name, value, note=""):
    rows.append((name, value, note))
    print(f"{name:58} {value:>16}  {note}", flush=True)


def start(command, **env):
    p = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.DEVNULL,
                         stderr=open(work / "log.txt", "ab"))
    children.append(p)
    return p


def wait_for(port, path="/healthz"):
    for _ in range(400):
        try:
            c = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            c.request("GET", path)
            c.getresponse().read()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nothing answers on {port}")


def sign_in(port, login, password):
    """A session cookie, as a browser gets it."""
    jar = {}

    def ask(method, path, body=None):
        c = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        head = {"Cookie": "; ".join(f"{k}={v}" for k, v in jar.items()), "Accept": "text/html"}
        if body is not None:
            head["Content-Type"] = "application/x-www-form-urlencoded"
        c.request(method, path, body, head)
        r = c.getresponse()
        text = r.read().decode()
        for k, v in r.getheaders():
            if k.lower() == "set-cookie":
                name, value = v.split(";")[0].split("=", 1)
                jar[name] = value
        return r, text

    _, page = ask("GET", "/account/sign-in")
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    r, text = ask("POST", "/account/sign-in",
                  urllib.parse.urlencode({**hidden, "login": login, "password": password}))
    if r.status != 303:
        sys.exit(f"sign-in failed: {r.status} {text[:300]}")
    return "; ".join(f"{k}={v}" for k, v in jar.items())


def cpu_seconds(pid):
    """What all threads of a process have used so far."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            total += int(pathlib.Path(f"/proc/{pid}/task/{task}/schedstat").read_text().split()[0])
        except OSError:  # it has ended meanwhile
            continue
    return total / 1e9


def wrk(url, connections, headers=(), script=None, seconds=None, pid=None):
    """Answers a second, latencies in ms, CPU in ms an answer (of the process `pid`), how many were refused."""
    seconds = seconds or args.seconds
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    for h in headers:
        command += ["-H", h]
    if script:
        command += ["-s", str(script)]
    before = cpu_seconds(pid) if pid else 0
    ran = subprocess.run(command + [url], capture_output=True, text=True, timeout=seconds + 60)
    if ran.returncode != 0:
        raise RuntimeError(f"wrk -c{connections} {url}: {(ran.stderr or ran.stdout).strip()[-200:]}")
    text = ran.stdout
    used = cpu_seconds(pid) - before if pid else 0
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    count = int(re.search(r"(\d+) requests in", text)[1])
    latency = {}
    for p, n, unit in re.findall(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s)", text, re.M):
        latency[p] = float(n) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    refused = int(bad[1]) if bad else 0
    # What was refused is no answer: it does not count.
    return {"rate": rate * (count - refused) / max(count, 1), "late": latency,
            "cpu": used * 1000 / max(count, 1), "refused": refused}


def fetch(port, path, cookie, encoding=None):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    c.request("GET", path, headers={**({"Cookie": cookie} if cookie else {}), "Accept": "text/html",
                                    **({"Accept-Encoding": encoding} if encoding else {})})
    r = c.getresponse()
    body = r.read()
    if r.status != 200:
        raise RuntimeError(f"{path}: {r.status}")
    return body


def prepare(size):
    """A data directory with the demo county and `size` suggestions."""
    d = work / f"data{size}"
    env = {"RENDA_DATA": str(d), "RENDA_DB": f"sqlite:{d}/renda.db", "RENDA_TODAY": "2026-11-20"}
    d.mkdir(parents=True)
    subprocess.run([args.program, "migrate"], env={**os.environ, **env}, check=True, stdout=subprocess.DEVNULL)
    printed = subprocess.run([args.program, "demo"], env={**os.environ, **env}, check=True, capture_output=True,
                             text=True).stdout
    # Those of the demo only: else the first start would index a million copies while pages are measured.
    subprocess.run([args.program, "search", "rebuild"], env={**os.environ, **env}, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, str(here / "data.py"), str(d / "renda.db"), str(size)], check=True)
    account = next(line.split() for line in printed.splitlines() if line.split()[:1] == ["office"])
    return env, account[0], account[1]


def nginx(port, directory):
    conf = work / "nginx.conf"
    # Started by root, its workers would be somebody who may not enter the private directory of this run.
    user = "user root;" if os.geteuid() == 0 else ""
    conf.write_text(f"""
{user} worker_processes 2; daemon off; pid {work}/nginx.pid; error_log {work}/nginx-error.log;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000;
  client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3;
  uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
  types {{ text/html html; }} gzip on; gzip_types text/html; gzip_comp_level 1; gzip_min_length 100;
  server {{ listen 127.0.0.1:{port}; root {directory}; }} }}
""")
    return start(["nginx", "-c", str(conf)])


def settle(server):
    """Wait until the events of the demo are delivered: no commit for a while."""
    db = sqlite3.connect(f"file:{server['env']['RENDA_DATA']}/renda.db?mode=ro", uri=True)
    end = time.monotonic() + 60
    last, since = None, time.monotonic()
    while time.monotonic() < end and time.monotonic() - since < 2:
        version = db.execute("PRAGMA data_version").fetchone()[0]
        if version != last:
            last, since = version, time.monotonic()
        time.sleep(0.05)
    db.close()


def serve_all(sizes):
    servers = {}
    for n, size in enumerate(sizes):
        env, login, password = prepare(size)
        port = 18310 + n
        process = start([args.program, "serve"], **env, PORT=str(port), RENDA_QUIET="1")
        wait_for(port)
        servers[size] = {"port": port, "cookie": sign_in(port, login, password), "pid": process.pid, "env": env}
        settle(servers[size])
    return servers


def serve_file(body):
    """nginx with the same bytes as a file. Its workers are children of the process we start."""
    site = work / "site"
    site.mkdir()
    site.chmod(0o755)
    work.chmod(0o755)
    (site / "list.html").write_bytes(body)
    nginx(18301, site)
    wait_for(18301, "/list.html")


class Writer(threading.Thread):
    """Enters a suggestion ten times a second, as a busy office would, so that nothing stays kept for long."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.end, self.count = server, threading.Event(), 0

    def run(self):
        while not self.end.wait(0.1):
            enter(self.server)
            self.count += 1

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.end.set()
        self.join(30)


def refusals(runs):
    refused = sum(r["refused"] for r in runs)
    return f"; {refused} REFUSED" if refused else ""


def page_cases(servers):
    """name, url, connections, headers, pid, how ("writes": meanwhile; "others": each page another one): in this order
    in every round."""
    cases = []
    for connections in (64, 1000):
        for encoding in ("plain", "gzip"):
            head = ["Accept: text/html", "Accept-Encoding: " + ("gzip" if encoding == "gzip" else "identity")]
            kind = f"{encoding}, {connections} connections"
            cases.append((f"nginx static file, {kind}", "http://127.0.0.1:18301/list.html", connections, head, None, ""))
            for size, server in servers.items():
                url = f"http://127.0.0.1:{server['port']}/suggestion"
                mine = head + [f"Cookie: {server['cookie']}"]
                cases.append((f"list over {size:,} rows, {kind}", url, connections, mine, server["pid"], ""))
                if size == 10_000 and connections == 64:
                    cases.append((f"the same, each page another one (none is kept), {kind}", url, connections, mine,
                                  server["pid"], "others"))
                    cases.append((f"the same while 10 suggestions/s are entered, {kind}", url, connections, mine,
                                  server["pid"], "writes"))
    return cases


def others():
    """Each request has an address of its own, so that no page is the one that somebody has just asked for."""
    script = work / "others.lua"
    script.write_text("local n, me = 0, tostring({}):gsub('%W', '')\n"
                      "request = function() n = n + 1; return wrk.format('GET', wrk.path .. '?x=' .. me .. n) end\n")
    return script


def pages(servers):
    measured = {}
    cases = page_cases(servers)
    for n in range(args.rounds):
        for name, url, connections, head, pid, how in cases:
            if connections > 64 and n >= CROWD_ROUNDS:
                continue
            with Writer(servers[10_000]) if how == "writes" else contextlib.nullcontext():
                got = wrk(url, connections, head, script=others() if how == "others" else None, pid=pid)
            measured.setdefault(name, []).append(got)
    medians = {}
    base = 1
    for name, _, _, _, pid, _ in cases:
        runs = measured[name]
        rate = medians[name] = statistics.median(r["rate"] for r in runs)
        p50, p99 = (statistics.median(r["late"][p] for r in runs) for p in ("50", "99"))
        if pid is None:
            if rate == 0:
                raise RuntimeError(f"{name}: refused every request, there is nothing to compare with")
            base = rate
            out(name, f"{rate:.0f}/s", f"p99 {p99:.1f} ms")
        else:
            out(name, f"{rate:.0f}/s", f"{rate / base:.2f} of nginx; p50 {p50:.1f} ms, p99 {p99:.1f} ms; "
                f"CPU {statistics.median(r['cpu'] for r in runs):.3f} ms a page" + refusals(runs))
    if len(servers) == 2:
        small, large = (medians[f"list over {s:,} rows, plain, 64 connections"] for s in servers)
        out("time of 1,000,000 rows / time of 10,000 rows, plain, 64", f"{small / large:.2f}", "bar: at most 1.5")


def token_of(server):
    """A machine's token, and the JSON it enters a suggestion with."""
    if "token" not in server:
        printed = subprocess.run([args.program, "--congress", "990121", "token", "add", "bench", "--role", "office",
                                  "--organ", "代表工委"], env={**os.environ, **server["env"]}, check=True,
                                 capture_output=True, text=True).stdout
        server["token"] = re.search(r"[0-9A-Za-z_-]{24,}", printed)[0]
        rows = ask(server, "GET", "/deputy?limit=1")["rows"]
        server["body"] = json.dumps({"title": "测量写入的建议", "body": "写入一件建议，确认后才答复。",
                                     "lead_deputy": rows[0]["name"], "kind": "suggestion"}, ensure_ascii=False)
    return server["token"]


def ask(server, method, path, body=None):
    c = http.client.HTTPConnection("127.0.0.1", server["port"], timeout=30)
    head = {"Authorization": f"Bearer {server['token']}", "Accept": "application/json"}
    if body is not None:
        head["Content-Type"] = "application/json"
    c.request(method, path, body.encode() if body is not None else None, head)
    r = c.getresponse()
    text = r.read().decode()
    if r.status not in (200, 201):
        raise RuntimeError(f"{method} {path}: {r.status} {text[:300]}")
    return json.loads(text)


def enter(server):
    token_of(server)
    ask(server, "POST", "/suggestion/new", server["body"])


def after_write(servers):
    """The first page after a commit, when nothing is kept, and the one after it (the seal and the delivery of the
    event are commits too, and may fall between the two)."""
    for size, server in list(servers.items())[:1]:
        for path in ("/suggestion", "/", "/suggestion/score"):
            first, second = [], []
            c = http.client.HTTPConnection("127.0.0.1", server["port"], timeout=60)
            for _ in range(11):
                enter(server)
                for times in (first, second):
                    began = time.perf_counter()
                    c.request("GET", path, headers={"Cookie": server["cookie"], "Accept": "text/html"})
                    c.getresponse().read()
                    times.append((time.perf_counter() - began) * 1000)
            out(f"{path} over {size:,} rows, first page after a write", f"{statistics.median(first):.1f} ms",
                f"the next {statistics.median(second):.1f} ms; one client")


def writes(servers):
    server = servers[10_000]
    token_of(server)
    lua = work / "post.lua"
    lua.write_text(f"""wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer {server['token']}"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"
wrk.body = [[{server['body']}]]
""")
    ours, bare = [], []
    for _ in range(args.rounds):
        bare.append(float(subprocess.run([args.group_commit, str(work / "bare.db"), "64", str(args.seconds)], check=True,
                                         capture_output=True, text=True, timeout=args.seconds + 60).stdout.split()[0]))
        ours.append(wrk(f"http://127.0.0.1:{server['port']}/suggestion/new", 64, script=lua, pid=server["pid"]))
    rate, bound = statistics.median(r["rate"] for r in ours), statistics.median(bare)
    out("bare SQLite group commit, one row each, 64 waiting", f"{bound:.0f}/s")
    out("suggestions entered and acknowledged on disk, 64 clients", f"{rate:.0f}/s",
        f"{rate / bound:.3f} of bare; p99 {statistics.median(r['late']['99'] for r in ours):.0f} ms; CPU "
        f"{statistics.median(r['cpu'] for r in ours):.2f} ms each; {sum(r['refused'] for r in ours)} refused")


def bare_commits(waiting):
    return float(subprocess.run([args.group_commit, str(work / "bare.db"), str(waiting), str(args.seconds)], check=True,
                                capture_output=True, text=True, timeout=args.seconds + 60).stdout.split()[0])


def hall():
    """A whole house votes at the same instant, then without a pause, beside the machine's own group commit."""
    voters, screens, votes = (300, 50, 5) if args.small else (3_000, 1_000, 30)
    best, bare = {}, []
    for _ in range(max(1, args.rounds // 2)):
        bare.append(bare_commits(512))
        r = subprocess.run([args.program, "rehearse", "--voters", str(voters), "--screens", str(screens), "--think", "0",
                            "--rounds", str(votes), "--json"], capture_output=True, text=True, timeout=900, check=False)
        for line in r.stdout.splitlines():
            m = json.loads(line)
            if m["lost"] or m["twice"] or not m["counted_right"]:
                raise SystemExit(f"votes lost or wrong: {line}")
            best.setdefault(m["vote"], []).append(m)
    if "sustained" not in best:
        raise SystemExit(r.stderr or "no rehearsal")

    def middle(vote, what):
        return statistics.median(what(m) for m in best[vote])
    bound = statistics.median(bare)
    out("bare SQLite group commit, one row each, 512 waiting", f"{bound:.0f}/s")
    for vote in ("by_name", "secret"):
        out(f"{voters:,} voters at the same instant, {vote.replace('_', ' ')}: p99", f"{middle(vote, lambda m: m['p99_us']) / 1000:.0f} ms",
            f"bar: 100 ms; p50 {middle(vote, lambda m: m['p50_us']) / 1000:.0f} ms; {middle(vote, lambda m: m['refused']):.0f} refused; "
            f"CPU of the server {middle(vote, lambda m: m['cpu_us'] / m['sent']):.0f} us each, of the phones "
            f"{middle(vote, lambda m: m['own_cpu_us'] / m['sent']):.0f}")
        out(f"{screens:,} screens know the total after", f"{middle(vote, lambda m: m['screens_us']) / 1000:.0f} ms",
            f"bar: 250 ms; {middle(vote, lambda m: m['screens_late']):.0f} never told")
    rate = middle("sustained", lambda m: m["acknowledged"] / m["all_us"] * 1e6)
    out("votes acknowledged, sustained", f"{rate:.0f}/s",
        f"bar: 30,000/s; {rate / bound:.2f} of bare, phones on the same machine; p99 "
        f"{middle('sustained', lambda m: m['p99_us']) / 1000:.0f} ms; CPU of the server "
        f"{middle('sustained', lambda m: m['cpu_us'] / m['sent']):.0f} us each, of the phones "
        f"{middle('sustained', lambda m: m['own_cpu_us'] / m['sent']):.0f}")


def memory(servers):
    for count in (2_000, 10_000):
        p = start([args.streams, "18330"])
        wait_for(18330)
        try:
            before, after = subprocess.run(
                [sys.executable, str(here / "streams.py"), "18330", "/h/stream", str(p.pid), str(count)], check=True,
                capture_output=True, text=True).stdout.split()
            out(f"resident memory with {count:,} event streams", f"{int(after) / 1024:.1f} MiB",
                f"before: {int(before) / 1024:.1f} MiB")
        finally:
            p.send_signal(signal.SIGTERM)
            p.wait(40)
    for count, bar in ((2_000, 48), (10_000, 96)):
        count = count // 20 if args.small else count
        r = subprocess.run([args.program, "rehearse", "--phones", str(count), "--json"], check=True, capture_output=True,
                           text=True, timeout=900)
        m = json.loads(r.stdout)
        out(f"resident memory with {count:,} phones in a meeting", f"{m['rss_kib'] / 1024:.1f} MiB",
            f"bar: {bar} MiB; each signed in, its page read; before: {m['before_kib'] / 1024:.1f} MiB")


def weights(servers):
    port, cookie = servers[10_000]["port"], servers[10_000]["cookie"]
    for path in ("/", "/suggestion", "/indicator", "/account/sign-in", "/p/suggestion"):
        if path in ("/account/sign-in", "/p/suggestion"):  # pages for those who are not signed in
            cookie = None
        html = fetch(port, path, cookie)
        assets = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html.decode()))
        first = len(gzip.compress(html, 6)) + sum(len(fetch(port, a, cookie, "gzip")) for a in assets)
        out(f"weight of {path}, first / later", f"{first / 1024:.1f} / {len(gzip.compress(html, 6)) / 1024:.1f} KiB",
            "gzip; bars: 60 / 15")


def startup(servers):
    env = servers[10_000]["env"]
    ms = subprocess.run([sys.executable, str(here / "startup.py"), args.program, "18340"], check=True, capture_output=True,
                        text=True, env={**os.environ, **env}).stdout.strip()
    out("start until the first answer", f"{ms} ms", "bar: 150 ms")


def run(name, fn, *values):
    """One part. What cannot be measured is said in the table; the other parts go on."""
    try:
        return fn(*values)
    except (Exception, SystemExit) as e:  # whatever it is, the rest is still worth having
        failed.append(name)
        out(f"{name}: not measured", "-", str(e).split("\n")[0][:120])
        traceback.print_exc()
        return None


if work.exists():
    shutil.rmtree(work)
work.mkdir(parents=True)
began = time.monotonic()
try:
    servers = serve_all([10_000] if args.small else [10_000, 1_000_000])
    page = fetch(servers[10_000]["port"], "/suggestion", servers[10_000]["cookie"])
    serve_file(page)
    out("list page, bytes plain / gzip", f"{len(page)} / {len(gzip.compress(page, 6))}")
    run("pages", pages, servers)
    run("writes", writes, servers)
    run("pages after a write", after_write, servers)
    run("votes", hall)
    run("weights", weights, servers)
    run("memory", memory, servers)
    run("start", startup, servers)
    print(f"measured in {time.monotonic() - began:.0f} s")
    table = "| what | measured | |\n|---|---|---|\n" + "".join(f"| {a} | {b} | {c} |\n" for a, b, c in rows)
    (work / "table.md").write_text(table)
finally:
    for p in children:
        if p.poll() is None:
            p.send_signal(signal.SIGTERM)
    for p in children:
        try:
            p.wait(60)
        except subprocess.TimeoutExpired:
            p.kill()
sys.exit(1 if failed else 0)
