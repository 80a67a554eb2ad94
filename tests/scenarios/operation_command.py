#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Keeping an installation from the command line: configuration, doctor, backup and restore on another
machine, upgrade with its automatic backup, and the way back.

usage: operation_command.py RENDA    prints TAP
"""
import glob
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

renda = sys.argv[1]
work = tempfile.TemporaryDirectory(prefix="renda-operation-")
count = failed = 0


def ok(good, what, detail=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'' if good else 'not '}ok {count} - {what}")
    if not good:
        print("# " + str(detail).replace("\n", "\n# "))


def at(name):
    return os.path.join(work.name, name)


def run(data, *words, **more):
    env = {k: v for k, v in os.environ.items() if not k.startswith("RENDA_") and k != "PORT"}
    r = subprocess.run([renda, "--data", at(data), *words], env={**env, **more}, capture_output=True, text=True,
                       check=False)
    return r.returncode, r.stdout, r.stderr


def count_rows(data, table="suggestion"):
    with sqlite3.connect(at(data) + "/renda.db") as db:
        return db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]


# ---- an installation, its doctor, its backup
# Of a fixed day, as the demo of the other tests, unless that is still to come.
code, out, err = run("a", "demo", RENDA_TODAY=min("2026-11-20", time.strftime("%Y-%m-%d")))
ok(code == 0, "a demo county", err)
code, out, err = run("a", "doctor", "--deep")
ok(code == 0 and "[错误]" not in out and "没有两天以内的备份" in out, "doctor: sound, but no backup yet", out + err)
code, out, err = run("a", "backup")
ok(code == 0 and "密钥不在里面" in out, "a backup, and a word about the keys", out + err)
backup = glob.glob(at("a/backups/renda-*.zip"))[0]
code, out, err = run("a", "doctor", "--deep")
ok(code == 0 and "最近的备份" in out, "doctor has seen it", out)

# ---- more than a command has memory for
with open(at("endless.conf"), "w", encoding="utf-8") as f:
    f.write("x\n" * 30000)
code, out, err = run("a", "check", "--settings", RENDA_CONFIG=at("endless.conf"))
ok(code == 1 and "这条命令要用的内存太多" in err and "arena" not in err, "it ends with a sentence", (code, err[-300:]))
code, out, err = run("a", "check")
ok(code == 0, "and the next one works", err)

# ---- on another machine
code, out, err = run("b", "restore", backup, "--keys", at("a/keys"))
ok(code == 0 and count_rows("b") == count_rows("a") > 100, "restored on an empty machine", out + err)
code, out, err = run("b", "verify", "journal")
ok(code == 0 and "sound" in out, "its journal is sound", out + err)
code, out, err = run("c", "restore", backup)
ok(code == 1 and "blind.key is missing" in err, "without the keys it says what is missing", err)
shutil.copytree(at("a/keys"), at("c/keys"), dirs_exist_ok=True)
os.chmod(at("c/keys"), 0o700)
code, out, err = run("c", "check")
ok(code == 0, "and works when they are put there", out + err)



def free_port():
    """Below those of outgoing connections."""
    for n in range(12000):
        with socket.socket() as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                s.bind(("127.0.0.1", 20000 + (os.getpid() + n) % 12000))
                return s.getsockname()[1]
            except OSError:
                pass
    raise RuntimeError("no free port")


port = free_port()
env = {**os.environ, "PORT": str(port), "RENDA_BACKUP_KEEP": "0", "RENDA_QUIET": "1"}
server = subprocess.Popen([renda, "--data", at("b"), "serve"], env=env, stderr=subprocess.DEVNULL)
try:
    answer = b""
    for _ in range(1200):
        try:
            answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60).read()
            break
        except OSError:
            time.sleep(0.1)
    ok(answer == b"ok\n", "and it serves")
    code, out, err = run("b", "doctor", PORT=str(port))
    ok(code == 0 and f"端口{port}有应答" in out, "doctor finds the server", out + err)
    code, out, err = run("a", "serve", PORT=str(port))
    ok(code == 1 and "有别的程序在用" in err and str(port) in err, "where another listens it says so and ends", err)
    code, out, err = run("b", "restore", backup, "--replace")
    ok(code == 1 and "请先停止服务" in err, "nothing is restored under a running server", err)
finally:
    server.terminate()
    server.wait(240)

# ---- what doctor finds
code, out, err = run("nowhere", "doctor")
ok(code == 1 and "没有数据目录" in out, "no directory", out)
os.chmod(at("b"), 0o755)
code, out, err = run("b", "doctor")
ok(code == 1 and "chmod 700" in out, "a directory that others may read", out)
os.chmod(at("b"), 0o700)
with open(at("b/renda.db"), "r+b") as f:
    size = os.path.getsize(at("b/renda.db"))
    for page in range(20, size // 4096, 7):
        f.seek(page * 4096)
        f.write(os.urandom(64))
code, out, err = run("b", "doctor", "--deep")
ok(code == 1 and ("已损坏" in out or "打不开" in out), "a damaged database", out)
with open(backup, "rb") as f, open(at("a/backups/renda-zz.zip"), "wb") as g:
    g.write(f.read()[:-1000])
code, out, err = run("a", "doctor", "--deep")
ok(code == 1 and "不完整" in out, "a backup cut in half", out)
os.remove(at("a/backups/renda-zz.zip"))
with open(at("renda.conf"), "w", encoding="utf-8") as f:
    f.write("PORT=99999\nRENDA_COLOR=red\n")
code, out, err = run("a", "--config", at("renda.conf"), "doctor")
ok(code == 1 and "第1行" in err and "第2行" in err, "a wrong configuration", out + err)
code, out, err = run("a", "--config", at("renda.conf"), "check", "--settings")
ok(code == 1, "check --settings refuses it", err)
code, out, err = run("a", "--config", os.path.join(os.path.dirname(__file__), "../../deploy/renda.conf"), "check",
                     "--settings")
ok(code == 0, "the sample configuration is right", out + err)

# ---- upgrade: a database of before lacks the table of jobs
before = count_rows("a")
with sqlite3.connect(at("a/renda.db")) as db:
    table = db.execute("SELECT name FROM sqlite_master WHERE name LIKE '%migration%' AND type = 'table'").fetchone()[0]
    db.execute("DROP TABLE job_run")
    gone = db.execute(f"DELETE FROM {table} WHERE module = 'job'").rowcount
ok(gone > 0, "a database of an older program")
code, out, err = run("a", "check")
ok(code == 1 and "renda migrate" in err, "is not touched without being asked", out + err)
code, out, err = run("a", "doctor")
ok(code == 1 and "renda migrate" in out, "doctor says so", out + err)
code, out, err = run("a", "migrate")
kept = re.search(r"已自动备份：(\S+)", out)
ok(code == 0 and kept is not None, "migrate makes a backup first", out + err)
ok(run("a", "check")[0] == 0 and count_rows("a") == before, "the upgraded one works")
code, out, err = run("a", "restore", kept.group(1), "--replace") if kept else (1, "", "")
with sqlite3.connect(at("a/renda.db")) as db:
    tables = db.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'job_run'").fetchone()[0]
ok(tables == 0 and count_rows("a") == before and "没有删除" in out, "the way back: as it was before", out + err)

# ---- a full disk, and a cut backup, leave everything as it is
code, out, err = run("a", "restore", at("renda.conf"), "--replace")
ok(code == 1 and "不完整" in err and count_rows("a") == before, "no backup at all", err)
with open(kept.group(1), "rb") as f, open(at("half.zip"), "wb") as g:
    whole = f.read()
    g.write(whole[:len(whole) // 2])
code, out, err = run("a", "restore", at("half.zip"), "--replace")
ok(code == 1 and "不完整" in err and count_rows("a") == before and not os.path.exists(at("a/restoring")),
   "half a backup is refused, and what was there is there", out + err)
print(f"1..{count}")
sys.exit(failed != 0)
