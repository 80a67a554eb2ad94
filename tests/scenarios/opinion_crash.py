#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""kill -9 while people are posting opinions: what was acknowledged is there, each once, and none by half.

usage: opinion_crash.py RENDA    prints TAP; SQLite, and PostgreSQL when RENDA_TEST_PG is set
"""
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

renda = sys.argv[1]
THREADS, ENOUGH, SECONDS = 8, 60, 480
count = failed = 0


def ok(good, what, detail=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'' if good else 'not '}ok {count} - {what}")
    if not good:
        print("# " + str(detail).replace("\n", "\n# "))


def free_port():
    """Below those that connections are given: none takes it while no server listens there."""
    for n in range(12000):
        port = 20000 + (os.getpid() + n) % 12000
        with socket.socket() as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                s.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass
    raise RuntimeError("no free port")


class Place:
    def __init__(self, name, url, work):
        self.name = name
        self.env = {**os.environ, "RENDA_DATA": f"{work}/data", "RENDA_DB": url, "RENDA_QUIET": "1", "RENDA_BACKUP_KEEP": "0",
                    "RENDA_PROOF_BITS": "0", "RENDA_TRUSTED_PROXIES": "127.0.0.1"}
        os.mkdir(f"{work}/data", 0o700)
        subprocess.run([renda, "init", "--name", "云溪县人大", "--short", "云溪", "--code", "991101"], env=self.env, check=True,
                       stdout=subprocess.DEVNULL)

    def start(self):
        self.port = free_port()
        self.process = subprocess.Popen([renda, "serve"], env={**self.env, "PORT": str(self.port)}, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                if self.call("GET", "/healthz", 0)[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server does not answer")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def call(self, method, path, n, form=None, cookie=""):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=240)
        head = {"Accept": "application/json", "X-Forwarded-For": f"10.1.{n >> 8}.{n & 255}"}
        body = None
        if cookie:
            head.update({"Cookie": cookie, "Accept": "text/html"})
        if form is not None:
            head["Content-Type"] = "application/json"
            body = json.dumps(form)
        c.request(method, path, body, head)
        r = c.getresponse()
        data = r.read()
        c.close()
        return r.status, data

    def ask(self, sql):
        url = self.env["RENDA_DB"]
        command = ["sqlite3", "-readonly", url.removeprefix("sqlite:"), sql]
        if url.startswith("postgresql"):
            command = ["psql", "-XAtq", url, "-c", sql]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def form_of(place, n):
    token = json.loads(place.call("GET", "/p/opinion/new", n)[1])["token"]
    return {"t": token, "what": f"第{n}件：村口路灯不亮，请修一修", "kind": "road", "digits": "4711", "at": "柳河村"}


def whole(place):
    place.start()
    acknowledged, tried, lock, stop = {}, [], threading.Lock(), threading.Event()

    def people(k):
        n = k
        while not stop.is_set():
            n += THREADS
            try:
                form = form_of(place, n)
                with lock:
                    tried.append(form)
                status, data = place.call("POST", "/p/opinion/new", n, form)
            except (OSError, http.client.HTTPException, KeyError, ValueError):
                continue
            if status == 200:
                with lock:
                    acknowledged[form["t"]] = json.loads(data)["code"]

    threads = [threading.Thread(target=people, args=(k,)) for k in range(THREADS)]
    for t in threads:
        t.start()
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and len(acknowledged) < ENOUGH:
        time.sleep(0.005)
    place.kill()
    stop.set()
    for t in threads:
        t.join()
    ok(len(acknowledged) >= ENOUGH, f"{place.name}: people were answered before the program was killed", len(acknowledged))
    place.start()
    lost = 0
    for token, code in acknowledged.items():
        status, data = place.call("GET", "/p/opinion/receipt", 0, cookie=f"receipt={token}")
        lost += status != 200 or code not in data.decode()
    ok(lost == 0, f"{place.name}: each of them is there, under the code that was told", f"{lost} of {len(acknowledged)}")
    before = place.ask("SELECT COUNT(*) FROM opinion_intake")
    ok(len(acknowledged) <= before <= len(tried), f"{place.name}: nothing else is", f"{len(acknowledged)} {before} {len(tried)}")
    again = [place.call("POST", "/p/opinion/new", 60000 + i, f) for i, f in enumerate(tried)]
    ok(all(s == 200 for s, _ in again), f"{place.name}: whoever had no answer sends the form again", [s for s, _ in again if s != 200][:3])
    ok(all(json.loads(d)["code"] == acknowledged.get(f["t"], json.loads(d)["code"]) for f, (_, d) in zip(tried, again)),
       f"{place.name}: and gets the same code")
    ok(place.ask("SELECT COUNT(*) FROM opinion_intake") == len(tried), f"{place.name}: each form is one opinion, however often it is sent")
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and place.ask("SELECT COUNT(*) FROM opinion_intake WHERE key_id IS NOT NULL") > 0:
        time.sleep(0.1)
    ok(place.ask("SELECT COUNT(*) FROM opinion") == len(tried), f"{place.name}: and each becomes one", place.ask("SELECT COUNT(*) FROM opinion"))
    place.kill()
    journal = subprocess.run([renda, "verify", "journal"], env=place.env, capture_output=True, text=True, check=False)
    ok(journal.returncode == 0, f"{place.name}: the journal holds", journal.stdout + journal.stderr)


def main():
    with tempfile.TemporaryDirectory() as work:
        os.mkdir(f"{work}/s")
        whole(Place("SQLite", f"sqlite:{work}/s/data/renda.db", f"{work}/s"))
        url = os.environ.get("RENDA_TEST_PG")
        if url:
            name = f"crash_{os.getpid()}"
            subprocess.run(["psql", "-XAtq", url, "-c", f"CREATE DATABASE {name}"], check=True)
            os.mkdir(f"{work}/p")
            parts = urllib.parse.urlsplit(url)
            whole(Place("PostgreSQL", parts._replace(path=f"/{name}").geturl(), f"{work}/p"))
            subprocess.run(["psql", "-XAtq", url, "-c", f"DROP DATABASE {name} WITH (FORCE)"], check=True)
        else:
            ok(True, "PostgreSQL # SKIP RENDA_TEST_PG is not set")
    print(f"1..{count}")
    sys.exit(failed != 0)


main()
