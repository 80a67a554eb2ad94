#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""A year of a city: 707 stations, 9,199 visits by deputies, 10,928 people received, 3,541 of 4,100 problems solved. How long it
takes to bring it in, and how quick and how heavy its pages are then.

usage: stations.py RENDA [POSTGRESQL-URL] [--seconds N]    prints a table (script/bench stations); ends with 1 when bringing in
takes a minute or more, when a list answers later than 10 ms at the 99th percentile of 64 connections, or a page weighs more
than 60 KB compressed.
"""
import argparse
import datetime
import gzip
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse

from ports import free_port, wait_until

parser = argparse.ArgumentParser()
parser.add_argument("renda")
parser.add_argument("pg", nargs="?")
parser.add_argument("--seconds", type=int, default=5)
args = parser.parse_args()
STATIONS, VISITS, PEOPLE, COLLECTED, SOLVED, DEPUTIES = 707, 9199, 10928, 4100, 3541, 400
YEAR = datetime.date.today().year - 1
FAMILY, GIVEN = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗", "德明 小燕 国栋 永平 秀兰 家旺 志强 春梅 建军 玉兰 宏伟 雪梅 立波 少华 丽娟 海涛 文静 俊杰 红霞 卫东".split()
PASSWORD = "a-year-of-707-houses"
BARS = {"import": 60.0, "p99": 10.0, "kib": 60.0}


def names():
    return [FAMILY[i % 20] + GIVEN[i // 20 % 20] for i in range(DEPUTIES)]


def share(whole, parts, at):
    return whole // parts + (at < whole % parts)


def sheets(work):
    people = names()
    with open(f"{work}/deputy.csv", "w", encoding="utf-8") as f:
        f.write("姓名,代表团,选区,性别\n")
        f.writelines(f"{name},第{i % 13 + 1}代表团,第{i + 1}选区,{'男' if i % 3 else '女'}\n" for i, name in enumerate(people))
    with open(f"{work}/station.csv", "w", encoding="utf-8") as f:
        f.write("名称,类别,建成日期,地址,开放时间\n")
        f.writelines(f"第{i + 1}号乡镇联络站,township,2018-01-01,镇政府院内,周一至周五\n" for i in range(STATIONS))
    with open(f"{work}/station_reception.csv", "w", encoding="utf-8") as f:
        f.write("编号,联络站,接待日期,接待代表,接待人次,反映问题,办理情况\n")
        solved = SOLVED
        for i in range(VISITS):
            problems = share(COLLECTED, VISITS, i)
            done = min(solved, problems)
            solved -= done
            on = datetime.date(YEAR, 1, 1) + datetime.timedelta(days=i % 365)
            f.write(f"R{i},第{i % STATIONS + 1}号乡镇联络站,{on},{people[i % DEPUTIES]},{share(PEOPLE, VISITS, i)},"
                    f"{'；'.join(f'第{i * 10 + k}件事要办' for k in range(problems))},"
                    f"{'；'.join('已解决' if k < done else '办理中' for k in range(problems))}\n")


class Server:
    def __init__(self, url, work):
        self.port = free_port()
        self.env = {**os.environ, "RENDA_DATA": f"{work}/data", "RENDA_DB": url, "PORT": str(self.port), "RENDA_QUIET": "1",
                    "RENDA_BACKUP_KEEP": "0", "RENDA_RATE_TOKEN": "0", "RENDA_RATE_ADDRESS": "0"}
        os.mkdir(f"{work}/data", 0o700)
        self.run("init", "--name", "吕梁市人民代表大会", "--short", "吕梁", "--code", "991100", "--level", "city")
        with open(f"{work}/organ.csv", "w", encoding="utf-8") as f:
            f.write("单位名称,类别\n办公室,政府部门\n")
        self.run("import", "organ", f"{work}/organ.csv", "--commit")
        self.run("user", "add", "bench", "--name", "郭文静", "--role", "office", "--organ", "办公室", "--password", PASSWORD)
        self.token = self.run("token", "add", "bench", "--role", "office", "--organ", "办公室").split()[-1]

    def run(self, *words):
        done = subprocess.run([args.renda, *words], env=self.env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self):
        self.process = subprocess.Popen([args.renda, "serve"], env=self.env, stdout=subprocess.DEVNULL)
        wait_until(self.process, lambda: self.get("/healthz")[0] == 200)

    def get(self, path, accept="text/html"):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        c.request("GET", path, headers={"Authorization": f"Bearer {self.token}", "Accept": accept})
        r = c.getresponse()
        data = r.read()
        c.close()
        return r.status, data

    def settle(self):
        """What was brought in is sealed and indexed afterwards: the pages are measured when that is done. Seconds it took."""
        began, before = time.monotonic(), None
        while time.monotonic() - began < 180:
            with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as f:
                used = sum(map(int, f.read().rsplit(")", 1)[1].split()[11:13]))
            if before is not None and used - before <= 5:
                break
            before = used
            time.sleep(1)
        return time.monotonic() - began

    def sign_in(self):
        """As somebody of the office does with a browser; the cookies."""
        jar = {}

        def ask(method, body=None):
            c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            c.request(method, "/account/sign-in", body, {"Cookie": "; ".join(f"{k}={v}" for k, v in jar.items()), "Accept": "text/html",
                                                         "Content-Type": "application/x-www-form-urlencoded"})
            r = c.getresponse()
            jar.update(v.split(";")[0].split("=", 1) for k, v in r.getheaders() if k.lower() == "set-cookie")
            return r.status, r.read().decode()

        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', ask("GET")[1]))
        status, text = ask("POST", urllib.parse.urlencode({**hidden, "login": "bench", "password": PASSWORD}))
        if status != 303:
            sys.exit(f"sign-in: {status} {text[:300]}")
        return "; ".join(f"{k}={v}" for k, v in jar.items())

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def load(server, cookie, path, others=None):
    out = subprocess.run(["wrk", "-t2", "-c64", f"-d{args.seconds}s", "--latency", "--timeout", "10s", "-H", f"Cookie: {cookie}",
                          "-H", "Accept: text/html", *(["-s", others] if others else []), f"http://127.0.0.1:{server.port}{path}"],
                         capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out:
        sys.exit(f"{path}: {out}")
    return float(re.search(r"Requests/sec: *([\d.]+)", out)[1]), milliseconds(re.search(r" 99% +(\S+)", out)[1])


def measure(name, url, work):
    sheets(work)
    server = Server(url, work)
    began = time.monotonic()
    for kind in ("deputy", "station", "station_reception"):
        server.run("import", kind, f"{work}/{kind}.csv", "--commit")
    took = time.monotonic() - began
    server.start()
    one = json.loads(server.get("/station", "application/json")[1])["rows"][0]["id"]
    wrong = [f"{name}: bringing in took {took:.1f} s"] if took >= BARS["import"] else []
    print(f"{name}: a year brought in by {took:.1f} s, indexed {server.settle():.0f} s later\n"
          "| page | answers/s | p99 ms | made each time | p99 ms | KB gzip |\n|---|---|---|---|---|---|")
    cookie, others = server.sign_in(), f"{work}/others.lua"
    with open(others, "w", encoding="ascii") as f:  # each page another one: none is kept
        f.write("local n, me = 0, tostring({}):gsub('%W', '')\n"
                "request = function() n = n + 1; return wrk.format('GET', wrk.path .. '?x=' .. me .. n) end\n")
    for path in ("/station", "/station/reception", "/station/problem", f"/station/{one}", "/station/map", "/p/station"):
        status, body = server.get(path)
        if status != 200:
            sys.exit(f"{path}: {status}")
        kib = len(gzip.compress(body, 6)) / 1024
        rate, p99 = load(server, cookie, path)
        made, late = load(server, cookie, path, others)
        print(f"| {path.replace(str(one), '{id}')} | {rate:,.0f} | {p99:.1f} | {made:,.0f} | {late:.1f} | {kib:.1f} |", flush=True)
        if p99 > BARS["p99"] and path != "/station/map":
            wrong.append(f"{name}: {path} p99 {p99:.1f} ms")
        if kib > BARS["kib"]:
            wrong.append(f"{name}: {path} weighs {kib:.1f} KB")
    server.stop()
    return wrong


faults = []
with tempfile.TemporaryDirectory(prefix="renda-stations-") as place:
    for database, address in (("SQLite", None), ("PostgreSQL", args.pg)):
        if database == "PostgreSQL" and address is None:
            continue
        os.mkdir(f"{place}/{database}")
        faults += measure(database, address or f"sqlite:{place}/{database}/renda.db", f"{place}/{database}")
for fault in faults:
    print(f"not as it should be: {fault}")
sys.exit(1 if faults else 0)
