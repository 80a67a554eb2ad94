#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Everybody has something to say at once: posts a second from many addresses, for a minute. How many are taken in
durably, how many are refused and how, and whether anything is half written. Afterwards the database stands still while more
come than may wait. Ends with 1 when fewer than 1,000 a second are taken in (of as many as are sent), something is lost or half
written, or somebody is refused without a sentence.

usage: opinions.py RENDA GROUP_COMMIT [POSTGRESQL-URL] [--rate N] [--seconds N] [--addresses N]

An open loop: posts are sent when they are due, whether or not the server keeps up. Forms are fetched before; the proof
of work is switched off (RENDA_PROOF_BITS=0), since 90,000 proofs would be the client's time: the server checks a hash
all the same. Addresses are those of X-Forwarded-For, the client being a trusted proxy.
"""
import argparse
import collections
import json
import os
import re
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

from ports import free_port, wait_until

parser = argparse.ArgumentParser()
parser.add_argument("renda")
parser.add_argument("group_commit")
parser.add_argument("pg", nargs="?")
parser.add_argument("--rate", type=int, default=1500)
parser.add_argument("--seconds", type=int, default=60)
parser.add_argument("--addresses", type=int, default=10000)
args = parser.parse_args()
CONNECTIONS, GET_AT_ONCE = 256, 64


def address(n):
    return f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"


class Server:
    def __init__(self, url, work):
        self.port = free_port()
        self.env = {**os.environ, "RENDA_DATA": f"{work}/data", "RENDA_DB": url, "PORT": str(self.port), "RENDA_QUIET": "1",
                    "RENDA_BACKUP_KEEP": "0", "RENDA_PROOF_BITS": "0", "RENDA_TRUSTED_PROXIES": "127.0.0.1"}
        os.mkdir(f"{work}/data", 0o700)
        self.run("init", "--name", "云溪县人大", "--short", "云溪", "--code", "991101")
        self.work = work
        self.start()

    def start(self, **more):
        self.process = subprocess.Popen([args.renda, "serve"], env={**self.env, **more}, stdout=subprocess.DEVNULL,
                                        stderr=open(f"{self.work}/log", "ab"))
        try:
            wait_until(self.process, self.listens)
        except SystemExit:  # the log goes with the place
            with open(f"{self.work}/log", encoding="utf-8", errors="replace") as f:
                sys.stderr.writelines(f.readlines()[-20:])
            raise

    def listens(self):
        socket.create_connection(("127.0.0.1", self.port), 1).close()
        return True

    def run(self, *words):
        return subprocess.run([args.renda, *words], env=self.env, capture_output=True, text=True, check=True).stdout

    def ask(self, sql):
        url = self.env["RENDA_DB"]
        command = ["sqlite3", "-readonly", url.removeprefix("sqlite:"), sql]
        if url.startswith("postgresql"):
            command = ["psql", "-XAtq", url, "-c", sql]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


class Client:
    """Many kept connections, one request on each at a time."""

    def __init__(self, port, connections):
        self.port, self.select = port, selectors.DefaultSelector()
        self.free = collections.deque()
        self.busy = 0
        self.done = []  # (tag, status, head, body, seconds)
        for _ in range(connections):
            self.free.append(self.connect())

    def connect(self):
        s = socket.create_connection(("127.0.0.1", self.port), 30)
        s.setblocking(False)
        return s

    def send(self, tag, data):
        s = self.free.popleft()
        s.setblocking(True)
        s.sendall(data)
        s.setblocking(False)
        self.select.register(s, selectors.EVENT_READ, [tag, b"", time.monotonic()])
        self.busy += 1

    def wait(self, seconds):
        for key, _ in self.select.select(seconds):
            s, state = key.fileobj, key.data
            try:
                got = s.recv(65536)
            except (BlockingIOError, InterruptedError):
                continue
            except OSError:
                got = b""
            state[1] += got
            head, gap, body = state[1].partition(b"\r\n\r\n")
            whole = False
            if gap:
                length = re.search(rb"(?i)content-length: *(\d+)", head)
                whole = len(body) >= int(length[1]) if length else got == b""
            if not whole and got:
                continue
            self.select.unregister(s)
            self.busy -= 1
            status = int(head[9:12]) if whole else 0
            self.done.append((state[0], status, head, body, time.monotonic() - state[2]))
            if not whole or b"close" in head.lower().split(b"connection:", 1)[-1][:20]:
                s.close()
                s = self.connect()
            self.free.append(s)

    def all(self, requests):
        """Send all, as fast as they are answered."""
        for tag, data in requests:
            while not self.free:
                self.wait(1)
            self.send(tag, data)
            self.wait(0)
        while self.busy:
            self.wait(1)
        done, self.done = self.done, []
        return done


def get(path, n, accept):
    return (f"GET {path} HTTP/1.1\r\nHost: bench\r\nAccept: {accept}\r\nX-Forwarded-For: {address(n)}\r\n\r\n").encode()


def post(form, n, cookie):
    body = urllib.parse.urlencode(form).encode()
    return (f"POST /p/opinion/new HTTP/1.1\r\nHost: bench\r\nAccept: text/html\r\nX-Forwarded-For: {address(n)}\r\n"
            f"Cookie: visit={cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n").encode() + body


def forms(client, count, addresses):
    """One visitor for each address, and a form of its own for each post."""
    visits = {}
    for n, status, head, body, _ in client.all((n, get("/p/opinion/new", n, "text/html")) for n in range(addresses)):
        cookie = re.search(rb"visit=([0-9a-f]+)", head)
        token = re.search(rb'name="_csrf" value="([0-9a-f]+)"', body)
        if status != 200 or not cookie or not token:
            sys.exit(f"the form: {status} {body[:200]}")
        visits[n] = (cookie[1].decode(), token[1].decode())
    out = []
    asks = ((i, get("/p/opinion/new", i % addresses, "application/json")) for i in range(count))
    for i, status, _, body, _ in client.all(asks):
        n = i % addresses
        cookie, csrf = visits[n]
        form = {"_csrf": csrf, "t": json.loads(body)["token"], "kind": "road", "digits": "4711", "open": "1",
                "what": f"村口第{i}盏路灯不亮，晚上老人孩子出门看不见，已经有半个月了，希望早点修好。",
                "at": "青石岭镇柳河村", "name": "王某", "tel": f"1900000{i % 10000:04}"}
        out.append(post(form, n, cookie))
    return out


def measure(name, url, work):
    server = Server(url, work)
    count = args.rate * args.seconds
    client = Client(server.port, GET_AT_ONCE)
    posts = forms(client, count, args.addresses)
    time.sleep(6)  # without a proof a form may not be sent within five seconds; with RENDA_PROOF_BITS=0 it may
    client = Client(server.port, CONNECTIONS)
    began = time.monotonic()
    for i, data in enumerate(posts):
        while time.monotonic() < began + i / args.rate or not client.free:
            client.wait(0.0005)
        client.send(i, data)
        if i % 8 == 0:
            client.wait(0)
    while client.busy:
        client.wait(1)
    took = time.monotonic() - began
    statuses = collections.Counter(status for _, status, *_ in client.done)
    late = sorted(seconds for _, status, _, _, seconds in client.done if status == 303)
    refused = [body for _, status, _, body, _ in client.done if status not in (303, 0)]
    good = statuses[303]
    rows = server.ask("SELECT COUNT(*) FROM opinion_intake")
    half = server.ask("SELECT COUNT(*) FROM opinion_intake i WHERE NOT (i.key_id IS NOT NULL OR EXISTS"
                      " (SELECT 1 FROM opinion o WHERE o.congress_id = i.congress_id AND o.id = i.opinion_id))")
    print(f"{name:12} {good / took:8,.0f} taken in/s   {good:7,} of {count:,} in {took:.1f} s   p50 {late[len(late) // 2] * 1000:.0f} ms"
          f"   p99 {late[len(late) * 99 // 100] * 1000:.0f} ms   refused {len(refused):,} {dict(statuses - collections.Counter({303: good}))}"
          f"   lost {good - rows if rows < good else 0}   half written {half}", flush=True)
    mute = sum(1 for body in refused if len(body) < 10)
    if mute or statuses[0]:
        print(f"             {mute} were refused without a sentence, {statuses[0]} got no answer")
    began, before = time.monotonic(), server.ask("SELECT COUNT(*) FROM opinion")
    time.sleep(5)
    recorded = server.ask("SELECT COUNT(*) FROM opinion") - before
    print(f"             afterwards {recorded / (time.monotonic() - began):,.0f} a second become opinions")
    waiting = server.ask("SELECT COUNT(*) FROM opinion_intake WHERE key_id IS NOT NULL")
    server.stop()
    good_enough = good / took >= min(1000, args.rate * 0.95) and good >= min(1000, args.rate * 0.95) * args.seconds
    return [what for what, wrong in (
        (f"{name}: too few are taken in", not good_enough), (f"{name}: lost", rows < good), (f"{name}: half written", half),
        (f"{name}: refused without a sentence", mute), (f"{name}: no answer", statuses[0]),
        (f"{name}: nothing becomes an opinion", waiting > 0 and recorded == 0)) if wrong] + overload(name, server)


def stall(server):
    """Holds the database as long as its input is open."""
    url = server.env["RENDA_DB"]
    if url.startswith("postgresql"):
        held = subprocess.Popen(["psql", "-XAtq", url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        held.stdin.write("BEGIN;\nLOCK TABLE opinion_intake;\n\\echo held\n")
    else:
        held = subprocess.Popen(["sqlite3", url.removeprefix("sqlite:")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        held.stdin.write(".timeout 60000\nBEGIN IMMEDIATE;\nSELECT 'held';\n")
    held.stdin.flush()
    held.stdout.readline()
    return held


WAITING, MORE = 200, 100


def overload(name, server):
    """The disk stands still for a second: who may not wait is told so, and nothing of his is written."""
    server.start(RENDA_CROWD_WAITING=str(WAITING))
    posts = forms(Client(server.port, GET_AT_ONCE), WAITING + MORE + 1, min(args.addresses, 500))
    before = server.ask("SELECT COUNT(*) FROM opinion_intake")
    client = Client(server.port, WAITING + MORE + 1)
    held = stall(server)
    for i, data in enumerate(posts):
        client.send(i, data)
    until = time.monotonic() + 1
    while time.monotonic() < until:
        client.wait(0.05)
    at_once = len(client.done)
    held.communicate()
    while client.busy:
        client.wait(1)
    statuses = collections.Counter(status for _, status, *_ in client.done)
    mute = sum(1 for _, status, _, body, _ in client.done if status == 503 and "忙" not in body.decode())
    written = server.ask("SELECT COUNT(*) FROM opinion_intake") - before
    print(f"{name:12} standing still: {len(posts)} posted, {statuses[503]} refused at once, {mute} of them without a sentence;"
          f" {statuses[303]} taken in when it goes on, {written} written", flush=True)
    server.stop()
    return [what for what, wrong in (
        (f"{name}: nobody was refused", statuses[503] == 0 or at_once < statuses[503]), (f"{name}: refused without a sentence", mute),
        (f"{name}: other than taken in or refused", statuses[303] + statuses[503] != len(posts)),
        (f"{name}: written is not what was taken in", written != statuses[303])) if wrong]


with tempfile.TemporaryDirectory() as work:
    bare = subprocess.run([args.group_commit, f"{work}/bare.db", "256", "3"], capture_output=True, text=True, check=True)
    print(f"bare group commit of one row each, 256 threads: {int(bare.stdout):,}/s")
    os.mkdir(f"{work}/s")
    wrong = measure("SQLite", f"sqlite:{work}/s/data/renda.db", f"{work}/s")
    if args.pg:
        os.mkdir(f"{work}/p")
        wrong += measure("PostgreSQL", args.pg, f"{work}/p")
    for what in wrong:
        print(f"not as it should be: {what}")
    sys.exit(1 if wrong else 0)
