#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Milliseconds from starting the program until it answers: startup.py PROGRAM PORT [ROUNDS]; prints the median."""
import http.client
import os
import signal
import statistics
import subprocess
import sys
import time

program, port, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 7
times = []
for _ in range(rounds):
    began = time.perf_counter()
    child = subprocess.Popen([program, "serve"], env={**os.environ, "PORT": str(port)}, stderr=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                c = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
                c.request("GET", "/healthz")
                if c.getresponse().status == 200:
                    break
            except OSError:
                time.sleep(0.001)
            if time.perf_counter() - began > 20:
                sys.exit("the server did not start within 20 s")
        times.append((time.perf_counter() - began) * 1000)
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(40)
print(f"{statistics.median(times):.0f}")
