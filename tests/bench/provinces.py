#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""A province of 119 counties: each sends the packages of ten years, every sum of a year is computed anew.

Each county is a key of its own (openssl), its packages have the figures that the demonstration county sends, with other
numbers. Taken through /rollup/receive as a clerk would; keys are believed.

usage: provinces.py RENDA [COUNTIES]    prints two lines (script/bench report)
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request

from reports import Server

renda = os.path.abspath(sys.argv[1])
COUNTIES, YEARS, BAR_SECONDS = int(sys.argv[2]) if len(sys.argv) > 2 else 119, range(2017, 2027), 5.0


def openssl(*words, data=None):
    return subprocess.run(["openssl", *words], input=data, check=True, capture_output=True).stdout


def signed(work, key, public, code, name, year, figures, salt):
    pick = random.Random(f"{code}{year}{salt}")
    lines = ["renda-rollup 1", f"congress\t{name}", f"code\t{code}", "level\tcounty", f"from\t{year}-01-01",
             f"to\t{year}-12-31", f"made\t{1700000000 + year}"]
    for f in figures:
        below = pick.randint(50, 400)
        lines.append("\t".join(["figure", *f[:4], str(pick.randint(0, below)), str(-1 if f[5] == "-1" else below)]))
    text = "\n".join(lines + [f"key\t{public}"]) + "\n"
    with open(f"{work}/text", "w", encoding="utf-8") as out:
        out.write(text)
    signature = openssl("pkeyutl", "-sign", "-inkey", key, "-rawin", "-in", f"{work}/text").hex()
    return text + f"signature\t{signature}\n"


def send(s, text):
    edge = "x" * 24
    body = (f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="x.rollup.txt"\r\n'
            f"Content-Type: text/plain\r\n\r\n{text}\r\n--{edge}--\r\n").encode()
    urllib.request.urlopen(urllib.request.Request(s.url + "/rollup/receive", data=body, headers={
        "Authorization": f"Bearer {s.token}", "Accept": "application/json",
        "Content-Type": f"multipart/form-data; boundary={edge}"})).read()


with tempfile.TemporaryDirectory() as work:
    s = Server(work, renda)
    s.run("migrate")
    s.run("demo")
    s.token = s.run("--congress", "990121", "token", "add", "bench", "--role", "office", "--organ", "代表工委", "--scope",
                    "keys").split()[-1]
    s.start()
    s.ask("/rollup/make", {"from": "2026-01-01", "to": "2026-12-31"})
    own = s.ask("/rollup")["made"][0]["id"]
    package = urllib.request.urlopen(urllib.request.Request(
        f"{s.url}/rollup/made/{own}/file", headers={"Authorization": f"Bearer {s.token}"})).read().decode()
    figures = [line.split("\t")[1:] + [line.split("\t")[6]] for line in package.splitlines() if line.startswith("figure\t")]
    begin = time.monotonic()
    for n in range(COUNTIES):
        key = f"{work}/key{n}"
        openssl("genpkey", "-algorithm", "ed25519", "-out", key)
        public = openssl("pkey", "-in", key, "-pubout", "-outform", "DER")[-32:].hex()
        for year in YEARS:
            send(s, signed(work, key, public, f"98{n:04d}", f"第{n + 1}县", year, figures, n))
    taken = time.monotonic() - begin
    for sender in s.ask("/rollup")["senders"]:
        if sender["state"] == "asked":
            s.ask(f"/rollup/sender/{sender['id']}/trust", {"sure": "1"})
    worst = 0.0
    for _ in range(3):
        begin = time.monotonic()
        rows = s.ask("/rollup/figure?from=2026-01-01&to=2026-12-31")["rows"]
        worst = max(worst, time.monotonic() - begin)
    s.stop()
    full = [r for r in rows if r["senders"] == COUNTIES]
print(f"{COUNTIES} counties, {len(YEARS)} years: {COUNTIES * len(YEARS)} packages of {len(figures)} figures taken in {taken:.0f} s "
      "(with making and signing them)")
print(f"{len(full)} sums over {COUNTIES} counties in {worst * 1000:.0f} ms (bar {BAR_SECONDS * 1000:.0f} ms)"
      f"{'' if worst <= BAR_SECONDS else ' MISSED'}")
sys.exit(worst > BAR_SECONDS or len(full) != len(figures))
