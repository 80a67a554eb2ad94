#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""A large import beside somebody who goes on writing: how long each takes, on both databases; then all of it as a sheet.

usage: imports.py RENDA ROWS [POSTGRESQL-URL]    prints a table (script/bench import)
"""
import http.client
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

from ports import free_port

renda, rows = sys.argv[1], int(sys.argv[2])
BOUNDARY = "bench-import"


class Server:
    def __init__(self, name, url, work):
        self.name, self.work = name, work
        self.port = free_port()
        self.env = {**os.environ, "RENDA_DATA": f"{work}/data", "RENDA_DB": url, "PORT": str(self.port), "RENDA_QUIET": "1",
                    "RENDA_BACKUP_KEEP": "0", "RENDA_RATE_TOKEN": "0"}
        os.mkdir(f"{work}/data", 0o700)
        self.run("init", "--name", "云溪县人大", "--short", "云溪", "--code", "991101")
        with open(f"{work}/organs.csv", "w", encoding="utf-8") as f:
            f.write("单位名称,类别\n办公室,政府部门\n")
        self.run("import", "organ", f"{work}/organs.csv", "--commit")
        self.token = self.run("token", "add", "bench", "--role", "office", "--organ", "办公室").split()[-1]
        self.process = subprocess.Popen([renda, "serve"], env=self.env)
        for _ in range(600):
            try:
                if self.ask("GET", "/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        sys.exit("the server does not answer")

    def run(self, *words):
        return subprocess.run([renda, *words], env=self.env, capture_output=True, text=True, check=True).stdout

    def ask(self, method, path, body=None, kind="application/json"):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        head = {"Authorization": f"Bearer {getattr(self, 'token', '')}", "Accept": "application/json"}
        if body is not None:
            head["Content-Type"] = kind
        c.request(method, path, body=body, headers=head)
        r = c.getresponse()
        data = r.read()
        c.close()
        return r.status, r.getheader("Location") or "", data

    def led(self, answer):
        """Where an answer leads."""
        status, location, data = answer
        if status not in (200, 303):
            sys.exit(f"{status} {data[:300]}")
        return location or json.loads(data)["location"]

    def memory(self):
        """Of its own: without pages of the database file, which the kernel takes back when it needs them."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as f:
            return next(int(line.split()[1]) // 1024 for line in f if line.startswith("RssAnon"))

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def write_meanwhile(self, stop, took):
        n = 0
        while not stop.is_set():
            body = json.dumps({"source": "call", "subject": "路灯", "body": "灯坏了", "raised_on": "2020-01-01", "number": f"W{n}"})
            begin = time.monotonic()
            status = self.ask("POST", "/opinion/new", body)[0]
            took.append((time.monotonic() - begin, status))
            n += 1
            time.sleep(0.05)


def sheet(path):
    with open(path, "w", encoding="utf-8") as f:
        f.write("编号,姓名,联系电话,主题,时间,内容\n")
        f.writelines(f"{i},居民{i},139{i:08d},村口第{i}盏路灯不亮,2020-01-01,晚上一片漆黑，请派人来修。\n" for i in range(rows))


def measure(server):
    path = f"{server.work}/messages.csv"
    sheet(path)
    with open(path, "rb") as f:
        body = (f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"m.csv\"\r\n"
                f"Content-Type: text/csv\r\n\r\n").encode() + f.read() + f"\r\n--{BOUNDARY}--\r\n".encode()
    place = server.led(server.ask("POST", "/import/opinion", body, f"multipart/form-data; boundary={BOUNDARY}"))
    before = most = server.memory()
    stop, took = threading.Event(), []
    writer = threading.Thread(target=server.write_meanwhile, args=(stop, took))
    writer.start()
    begin, cpu = time.monotonic(), server.cpu()
    target = server.led(server.ask("POST", place + "/commit", b"", "application/x-www-form-urlencoded"))
    while "/import/batch/" not in target:
        time.sleep(0.2)
        most = max(most, server.memory())
        answer = server.ask("GET", place + "/run")
        if answer[0] == 200 and b'"state"' in answer[2]:
            if json.loads(answer[2])["state"] in ("failed", "interrupted"):
                sys.exit(f"import: {answer[2][:300]}")
        else:
            target = server.led(answer)
    whole, cpu = time.monotonic() - begin, server.cpu() - cpu
    stop.set()
    writer.join()
    waits = sorted(t for t, _ in took)
    refused = sum(s not in (200, 201, 303) for _, s in took)
    written = json.loads(server.ask("GET", target)[2])["batch"]["written"]
    print(f"| {server.name} | {written} | {whole:.1f} | {cpu:.1f} | {waits[len(waits) // 2]:.3f} | {waits[len(waits) * 99 // 100]:.2f} |"
          f" {waits[-1]:.2f} | {len(waits)}, {refused} refused | {before} / {most} |", flush=True)


def export(server, form):
    """The list as a sheet: seconds, rows, and how far the program grew meanwhile."""
    answer, most, before = [], [server.memory()], server.memory()
    reader = threading.Thread(target=lambda: answer.append(server.ask("GET", f"/opinion/export?format={form}")))
    begin = time.monotonic()
    reader.start()
    while reader.is_alive():
        most[0] = max(most[0], server.memory())
        reader.join(0.1)
    status, _, data = answer[0]
    if status != 200:
        sys.exit(f"export: {status} {data[:300]}")
    lines = f"{data.count(chr(10).encode()) - 1} rows" if form == "csv" else f"{len(data) >> 10} KiB"
    return f"| {server.name} | {form} | {lines} | {time.monotonic() - begin:.1f} | {before} / {most[0]} |"


print("| database | rows | import s | CPU of the server s | another writer: median s | p99 | worst | writes | peak MiB before / after |\n"
      "|---|---|---|---|---|---|---|---|---|", flush=True)
exported = []
for name, url in [("SQLite", None), ("PostgreSQL", sys.argv[3] if len(sys.argv) > 3 else None)]:
    if name == "PostgreSQL" and url is None:
        continue
    with tempfile.TemporaryDirectory(prefix="renda-imports-") as work:
        server = Server(name, url or f"sqlite:{work}/renda.db", work)
        try:
            measure(server)
            exported += [export(server, "csv"), export(server, "xlsx")]
        finally:
            server.process.terminate()
            server.process.wait()
print("\n| database | sheet | written | export s | peak MiB before / after |\n|---|---|---|---|---|")
print("\n".join(exported))
