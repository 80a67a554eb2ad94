#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Measure Renda beside what bounds it, in one run, interleaved; print a table of medians and ratios.

usage: run.py PROGRAM GROUP_COMMIT_PROGRAM STREAM_PROGRAM WORK_DIR [--rounds N] [--seconds S] [--small]
"""
import argparse
import gzip
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
import urllib.parse

here = pathlib.Path(__file__).resolve().parent
parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("group_commit")
parser.add_argument("streams")
parser.add_argument("work")
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--seconds", type=int, default=4)
parser.add_argument("--small", action="store_true", help="10,000 rows only: a trial of the bench itself")
args = parser.parse_args()
work = pathlib.Path(args.work)
children, rows = [], []


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


def wrk(url, connections, headers=(), script=None, seconds=None):
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds or args.seconds}s", "--latency", "--timeout", "10s"]
    for h in headers:
        command += ["-H", h]
    if script:
        command += ["-s", str(script)]
    text = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    latency = {}
    for p, n, unit in re.findall(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s)", text, re.M):
        latency[p] = float(n) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    if bad and not script:
        sys.exit(f"{url}: {bad[1]} refused\n{text}")
    if bad:  # writes may be asked to come again: those are not acknowledged and do not count
        rate -= int(bad[1]) / (seconds or args.seconds)
    return rate, latency


def fetch(port, path, cookie, encoding=None):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    c.request("GET", path, headers={"Cookie": cookie, "Accept": "text/html",
                                    **({"Accept-Encoding": encoding} if encoding else {})})
    r = c.getresponse()
    body = r.read()
    if r.status != 200:
        sys.exit(f"{path}: {r.status}")
    return body


def prepare(size):
    """A data directory with the demo county and `size` suggestions."""
    d = work / f"data{size}"
    env = {"RENDA_DATA": str(d), "RENDA_DB": f"sqlite:{d}/renda.db", "RENDA_TODAY": "2026-11-20"}
    d.mkdir(parents=True)
    subprocess.run([args.program, "migrate"], env={**os.environ, **env}, check=True, stdout=subprocess.DEVNULL)
    printed = subprocess.run([args.program, "demo"], env={**os.environ, **env}, check=True, capture_output=True,
                             text=True).stdout
    subprocess.run([sys.executable, str(here / "data.py"), str(d / "renda.db"), str(size)], check=True)
    account = next(line.split() for line in printed.splitlines() if line.split()[:1] == ["office"])
    return env, account[0], account[1]


def nginx(port, directory):
    conf = work / "nginx.conf"
    conf.write_text(f"""
worker_processes 2; daemon off; pid {work}/nginx.pid; error_log {work}/nginx-error.log;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000;
  client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3;
  uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
  types {{ text/html html; }} gzip on; gzip_types text/html; gzip_comp_level 1; gzip_min_length 100;
  server {{ listen 127.0.0.1:{port}; root {directory}; }} }}
""")
    return start(["nginx", "-c", str(conf)])


def pages():
    sizes = [10_000] if args.small else [10_000, 1_000_000]
    servers, site = {}, work / "site"
    site.mkdir()
    site.chmod(0o755)
    work.chmod(0o755)
    for n, size in enumerate(sizes):
        env, login, password = prepare(size)
        port = 18310 + n
        process = start([args.program, "serve"], **env, PORT=str(port), RENDA_QUIET="1")
        wait_for(port)
        servers[size] = (port, sign_in(port, login, password), process, env)
    port10, cookie10, _, _ = servers[10_000]
    body = fetch(port10, "/suggestion", cookie10)
    (site / "list.html").write_bytes(body)
    nginx(18301, site)
    wait_for(18301, "/list.html")
    out("list page, bytes plain / gzip", f"{len(body)} / {len(gzip.compress(body, 6))}")

    measured = {}
    cases = []
    for connections in (64, 1000):
        for encoding in ("plain", "gzip"):
            cases.append((f"nginx {encoding} {connections}", "http://127.0.0.1:18301/list.html", connections, encoding, ""))
            for size in sizes:
                cases.append((f"renda {size} {encoding} {connections}",
                              f"http://127.0.0.1:{servers[size][0]}/suggestion", connections, encoding, servers[size][1]))
    for _ in range(args.rounds):
        for name, url, connections, encoding, cookie in cases:
            head = ["Accept: text/html", "Accept-Encoding: gzip" if encoding == "gzip" else "Accept-Encoding: identity"]
            if cookie:
                head.append(f"Cookie: {cookie}")
            measured.setdefault(name, []).append(wrk(url, connections, head))

    def rate(name):
        return statistics.median(r for r, _ in measured[name])

    def late(name, p):
        return statistics.median(m[p] for _, m in measured[name])

    for connections in (64, 1000):
        for encoding in ("plain", "gzip"):
            base = rate(f"nginx {encoding} {connections}")
            out(f"nginx static file, {encoding}, {connections} connections", f"{base:.0f}/s",
                f"p99 {late(f'nginx {encoding} {connections}', '99'):.1f} ms")
            for size in sizes:
                name = f"renda {size} {encoding} {connections}"
                out(f"list over {size:,} rows, {encoding}, {connections} connections",
                    f"{rate(name):.0f}/s", f"{rate(name) / base:.2f} of nginx; p50 {late(name, '50'):.1f} ms, "
                    f"p99 {late(name, '99'):.1f} ms")
    if len(sizes) == 2:
        out("time of 1,000,000 rows / time of 10,000 rows, plain, 64",
            f"{rate('renda 10000 plain 64') / rate('renda 1000000 plain 64'):.2f}", "bar: at most 1.5")
    return servers


def writes(servers):
    port, _, _, env = servers[10_000]
    token = re.search(r"[0-9A-Za-z_-]{24,}", subprocess.run(
        [args.program, "--congress", "990121", "token", "add", "bench", "--role", "office", "--organ", "代表工委"], env={**os.environ, **env}, check=True,
        capture_output=True, text=True).stdout)[0]
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    c.request("GET", "/deputy?limit=1", headers={"Authorization": f"Bearer {token}", "Accept": "application/json"})
    lead = json.loads(c.getresponse().read())["rows"][0]["name"]
    lua = work / "post.lua"
    body = json.dumps({"title": "测量写入的建议", "body": "写入一件建议，确认后才答复。", "lead_deputy": lead, "kind": "suggestion"},
                      ensure_ascii=False)
    lua.write_text(f"""wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer {token}"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"
wrk.body = [[{body}]]
""")
    ours, bare = [], []
    for _ in range(args.rounds):
        bare.append(float(subprocess.run([args.group_commit, str(work / "bare.db"), "64", str(args.seconds)], check=True,
                                         capture_output=True, text=True).stdout.split()[0]))
        ours.append(wrk(f"http://127.0.0.1:{port}/suggestion/new", 64, script=lua)[0])
    ours, bare = statistics.median(ours), statistics.median(bare)
    out("bare SQLite group commit, one row each, 64 waiting", f"{bare:.0f}/s")
    out("suggestions entered and acknowledged on disk, 64 clients", f"{ours:.0f}/s", f"{ours / bare:.3f} of bare")


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


def weights(servers):
    port, cookie, _, _ = servers[10_000]
    for path in ("/", "/suggestion", "/indicator", "/account/sign-in", "/p/suggestion"):
        html = fetch(port, path, cookie)
        assets = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html.decode()))
        first = len(gzip.compress(html, 6)) + sum(len(fetch(port, a, cookie, "gzip")) for a in assets)
        out(f"weight of {path}, first / later", f"{first / 1024:.1f} / {len(gzip.compress(html, 6)) / 1024:.1f} KiB",
            "gzip; bars: 60 / 15")


def startup(servers):
    env = servers[10_000][3]
    ms = subprocess.run([sys.executable, str(here / "startup.py"), args.program, "18340"], check=True, capture_output=True,
                        text=True, env={**os.environ, **env}).stdout.strip()
    out("start until the first answer", f"{ms} ms", "bar: 150 ms")


if work.exists():
    shutil.rmtree(work)
work.mkdir(parents=True)
try:
    servers = pages()
    writes(servers)
    weights(servers)
    memory(servers)
    startup(servers)
    table = "| what | measured | |\n|---|---|---|\n" + "".join(f"| {a} | {b} | {c} |\n" for a, b, c in rows)
    (work / "table.md").write_text(table)
finally:
    for p in children:
        if p.poll() is None:
            p.send_signal(signal.SIGTERM)
    for p in children:
        p.wait(60)
