#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""How long a report takes to compute all its figures anew: a county with the records of ten years.

The demo's suggestions are multiplied (data.py); its report is made to cover ten years. Each round starts the server anew,
so that no answer is in its memory.

usage: reports.py RENDA [SUGGESTIONS]    prints a line (script/bench report)
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request

from ports import free_port, wait_until

ROUNDS, BAR_SECONDS = 3, 1.0
here = os.path.dirname(os.path.abspath(__file__))


class Server:
    def __init__(self, work, renda):
        self.renda = renda
        self.url = f"http://127.0.0.1:{free_port()}"
        self.env = {**os.environ, "RENDA_DATA": work, "RENDA_DB": f"sqlite:{work}/renda.db", "RENDA_BACKUP_KEEP": "0",
                    "PORT": self.url.rsplit(":", 1)[1], "RENDA_TODAY": "2026-11-20", "RENDA_RATE_TOKEN": "0"}
        self.token = ""

    def run(self, *words):
        return subprocess.run([self.renda, *words], env=self.env, check=True, capture_output=True, text=True).stdout

    def start(self):
        self.child = subprocess.Popen([self.renda, "serve"], env=self.env, stdout=subprocess.DEVNULL)
        wait_until(self.child, lambda: urllib.request.urlopen(f"{self.url}/healthz").read())

    def stop(self):
        self.child.terminate()
        self.child.wait()

    def ask(self, path, body=None):
        request = urllib.request.Request(self.url + path, data=body and json.dumps(body).encode(), headers={
            "Authorization": f"Bearer {self.token}", "Accept": "application/json", "Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))


def main(renda, wanted):
    with tempfile.TemporaryDirectory() as work:
        s = Server(work, renda)
        s.run("migrate")
        s.run("demo")
        subprocess.run([sys.executable, f"{here}/data.py", f"{work}/renda.db", wanted], check=True, stdout=subprocess.DEVNULL)
        s.token = s.run("--congress", "990121", "token", "add", "bench", "--role", "office", "--organ", "代表工委", "--scope",
                        "keys").split()[-1]
        took, figures = [], 0
        for n in range(ROUNDS):
            s.start()
            report = s.ask("/report")["rows"][0]["id"]
            if n == 0:
                r = s.ask(f"/report/{report}")
                s.ask(f"/report/{report}/head", {"kind": "committee", "title": r["title"], "from": "2017-01-01",
                                                 "to": "2026-12-31", "version": r["version"]})
                s.stop()
                s.start()
            begin = time.monotonic()
            figures = s.ask(f"/report/{report}")["figures"]
            took.append(time.monotonic() - begin)
            s.stop()
    worst = max(took)
    print(f"report of ten years, {wanted} suggestions: {figures} figures in {worst * 1000:.0f} ms "
          f"(bar {BAR_SECONDS * 1000:.0f} ms){'' if worst <= BAR_SECONDS else ' MISSED'}")
    return worst > BAR_SECONDS


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "10000"))
