#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""kill -9 in the middle of a large import: what was written is taken back, and the file can be imported again.

usage: import_crash.py RENDA    prints TAP; SQLite, and PostgreSQL when RENDA_TEST_PG is set
"""
import os
import signal
import subprocess
import sys
import tempfile
import time

renda = sys.argv[1]
ROWS = 4000
SECONDS = 600
count = failed = 0


def ok(good, what, detail=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'' if good else 'not '}ok {count} - {what}")
    if not good:
        print("# " + str(detail).replace("\n", "\n# "))


class Place:
    """An installation of its own."""

    def __init__(self, name, url, work):
        self.name, self.work = name, work
        self.env = {**os.environ, "RENDA_DATA": f"{work}/data", "RENDA_DB": url, "RENDA_TODAY": "2020-01-10"}

    def run(self, *words):
        r = subprocess.run([renda, *words], env=self.env, capture_output=True, text=True, check=False)
        return r.returncode, r.stdout + r.stderr

    def ask(self, sql):
        """One number."""
        url = self.env["RENDA_DB"]
        command = ["sqlite3", "-readonly", url.removeprefix("sqlite:"), sql]
        if url.startswith("postgresql"):
            command = ["psql", "-XAtq", url, "-c", sql]
        r = subprocess.run(command, capture_output=True, text=True, check=False)
        return int(r.stdout) if r.returncode == 0 and r.stdout.strip() else 0

    def killed_in_the_middle(self, path):
        p = subprocess.Popen([renda, "import", "opinion", path, "--commit"], env=self.env,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + SECONDS
        # It stands still while it is asked how far it is: asking may take longer than the rest of the file.
        while time.monotonic() < end and p.poll() is None:
            p.send_signal(signal.SIGSTOP)
            if self.ask("SELECT COALESCE(MAX(rows_written), 0) FROM import_run") > 0:
                break
            p.send_signal(signal.SIGCONT)
            time.sleep(0.005)
        p.send_signal(signal.SIGKILL)
        p.wait()
        return p.returncode == -signal.SIGKILL


def beat(place, seconds):
    """Its last sign of life is moved."""
    subprocess.run(["psql", "-XAtq", place.env["RENDA_DB"], "-c", f"UPDATE import_run SET beat_at = beat_at + {seconds}"],
                   check=True)


def whole(place):
    path = f"{place.work}/messages.csv"
    with open(path, "w", encoding="utf-8") as f:
        f.write("编号,姓名,主题,时间,内容\n")
        f.writelines(f"{i},居民{i},路灯不亮,2020-01-01,第{i}盏灯坏了。\n" for i in range(ROWS))
    code, out = place.run("init", "--name", "云溪县人大", "--short", "云溪", "--code", "991101")
    ok(code == 0, f"{place.name}: a congress", out)
    ok(place.killed_in_the_middle(path), "killed while rows were being written")
    there = place.ask("SELECT COUNT(*) FROM opinion")
    ok(0 < there < ROWS, "some rows are there", there)
    code, out = place.run("verify", "journal")
    ok(code == 0, "the journal is sound even now", out)
    # On PostgreSQL another machine might be writing it: only a long silence says that it is dead. How long this machine
    # took so far is not to count.
    if place.name == "PostgreSQL":
        beat(place, 3600)
        code, out = place.run("worker", "--once")
        ok(code == 0 and place.ask("SELECT COUNT(*) FROM opinion") == there, "it may still be written elsewhere", out)
        beat(place, -7200)
    code, out = place.run("worker", "--once")
    ok(code == 0 and place.ask("SELECT COUNT(*) FROM opinion") == 0, "the job takes them back", out)
    ok(place.ask("SELECT COUNT(*) FROM import_run") + place.ask("SELECT COUNT(*) FROM event_held") == 0, "nothing is left over")
    code, out = place.run("import", "opinion", path, "--commit")
    ok(code == 0 and f"{ROWS} written" in out, "the file comes in when it is sent again", out)
    code, out = place.run("worker", "--once")
    ok(code == 0, "what waits is done", out)
    code, out = place.run("verify", "journal")
    ok(code == 0, "the journal is sound", out)


with tempfile.TemporaryDirectory(prefix="renda-crash-") as work:
    os.mkdir(f"{work}/data", 0o700)
    whole(Place("SQLite", f"sqlite:{work}/data/renda.db", work))
url = os.environ.get("RENDA_TEST_PG")
if url:
    name = f"crash_{os.getpid()}"
    subprocess.run(["psql", "-XAtq", url, "-c", f"CREATE DATABASE {name}"], check=True)
    with tempfile.TemporaryDirectory(prefix="renda-crash-") as work:
        os.mkdir(f"{work}/data", 0o700)
        whole(Place("PostgreSQL", url.replace("/postgres?", f"/{name}?"), work))
    subprocess.run(["psql", "-XAtq", url, "-c", f"DROP DATABASE {name} WITH (FORCE)"], check=False)
else:
    print("ok - PostgreSQL # SKIP RENDA_TEST_PG is not set (script/test sets it)")
    count += 1
print(f"1..{count}")
sys.exit(failed != 0)
