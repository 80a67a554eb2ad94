#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""A thousand laws taken in, and a document put beside all their clauses, on both databases.

The present laws and regulations are multiplied; each copy has another title, and in each sentence some characters are
changed, so that no two clauses are the same.

usage: statutes.py RENDA SHARED [POSTGRESQL-URL]    prints a table (script/bench statute)
"""
import glob
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

from ports import free_port, wait_until

renda, shared = sys.argv[1], sys.argv[2]
LAWS, CLAUSES = 1000, 50000
BARS = {"import": 30.0, "search": 1.0}
NUMBER = re.compile(r"^第[^\s条]{1,9}条", re.M)


def altered(text, n):
    """Copy n: another title, one character of thirty another one of the same text."""
    r = random.Random(n)
    title, body = text.split("\n", 1)
    chars = [c for c in body if "\u4e00" <= c <= "\u9fff"] or ["法"]
    lines = []
    for line in body.split("\n"):
        head = NUMBER.match(line)
        kept = head.end() if head else 0
        if line.startswith(("#", "<")):
            kept = len(line)
        lines.append(line[:kept] + "".join(
            r.choice(chars) if "\u4e00" <= c <= "\u9fff" and r.random() < 1 / 30 else c for c in line[kept:]))
    return title + f"（试{n}）\n" + "\n".join(lines)


def write(folder):
    sources = [open(p, encoding="utf-8").read() for p in sorted(
        glob.glob(f"{shared}/data/laws/*/[!_]*.md") + glob.glob(f"{shared}/data/local_regulations/*.md"))]
    sources = [s for s in sources if len(NUMBER.findall(s)) >= 45]
    articles = 0
    for n in range(LAWS):
        text = altered(sources[n % len(sources)], n)
        articles += len(NUMBER.findall(text))
        with open(f"{folder}/{n:04d}.md", "w", encoding="utf-8") as f:
            f.write(text)
    return articles


class Server:
    def __init__(self, url, work):
        self.port = free_port()
        self.env = {**os.environ, "RENDA_DATA": f"{work}/data", "RENDA_DB": url, "PORT": str(self.port), "RENDA_QUIET": "1",
                    "RENDA_BACKUP_KEEP": "0", "RENDA_RATE_TOKEN": "0"}
        os.mkdir(f"{work}/data", 0o700)
        self.run("init", "--name", "云溪县人大", "--short", "云溪", "--code", "991101")
        with open(f"{work}/organs.csv", "w", encoding="utf-8") as f:
            f.write("单位名称,类别\n办公室,政府部门\n")
        self.run("import", "organ", f"{work}/organs.csv", "--commit")
        self.token = self.run("token", "add", "bench", "--role", "office", "--organ", "办公室").split()[-1]

    def start(self):
        self.process = subprocess.Popen([renda, "serve"], env=self.env)
        wait_until(self.process, lambda: self.ask("GET", "/healthz")[0] == 200)

    def run(self, *words):
        return subprocess.run([renda, *words], env=self.env, capture_output=True, text=True, check=True).stdout

    def ask(self, method, path, body=None):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        head = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        if body is not None:
            head["Content-Type"] = "application/json"
        c.request(method, path, body=body, headers=head)
        r = c.getresponse()
        data = r.read()
        c.close()
        return r.status, data


def document(folder):
    """A document of forty clauses, taken from laws here and there."""
    r = random.Random(7)
    lines = ["云溪县综合管理办法"]
    for n in range(40):
        text = open(f"{folder}/{r.randrange(LAWS):04d}.md", encoding="utf-8").read()
        articles = re.findall(r"^第[^\s条]{1,9}条 (.*)", text, re.M)
        lines.append(f"第{n + 1}条 {r.choice(articles)}")
    return "\n".join(lines)


def measure(name, url, work):
    folder = f"{work}/laws"
    os.mkdir(folder)
    articles = write(folder)
    server = Server(url, work)
    begin = time.monotonic()
    server.run("import", "statute", *sorted(glob.glob(f"{folder}/*.md")), "--commit")
    took = time.monotonic() - begin
    server.start()
    asked = []
    try:
        body = json.dumps({"text": document(folder), "level": "document"})
        for _ in range(5):
            begin = time.monotonic()
            status, data = server.ask("POST", "/statute/check", body)
            asked.append(time.monotonic() - begin)
            if status != 200:
                sys.exit(f"{status} {data[:300]}")
        rows = json.loads(data)["rows"]
        alike = sum(1 for row in rows if row["like"])
        listed = json.loads(server.ask("GET", "/statute/clause?limit=1")[1])["total"]
    finally:
        server.process.terminate()
        server.process.wait()
    asked.sort()
    print(f"| {name} | {LAWS:,} | {articles:,} | {took:.1f} s | {asked[2]:.2f} s | {asked[-1]:.2f} s | {alike} of 40 |")
    if listed < 10000 or articles < CLAUSES:
        sys.exit(f"only {articles} clauses ({listed} listed)")
    return took <= BARS["import"] and asked[2] <= BARS["search"] and alike >= 38


def main():
    print(f"bars: {LAWS:,} laws taken in below {BARS['import']:.0f} s, a document of 40 clauses beside {CLAUSES:,} clauses "
          f"below {BARS['search']:.0f} s (median of five)\n")
    print("| database | laws | clauses | import | search | slowest | with a like one |\n|---|---|---|---|---|---|---|")
    good = True
    for name, url in [("SQLite", None)] + [("PostgreSQL", u) for u in sys.argv[3:4]]:
        with tempfile.TemporaryDirectory() as work:
            good = measure(name, url or f"sqlite:{work}/bench.db", work) and good
    sys.exit(0 if good else 1)


main()
