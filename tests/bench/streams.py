#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Resident memory of a server with N open event streams: streams.py PORT PATH PID N [HEADER …]; prints KiB before, after."""
import resource
import socket
import sys
import time

port, path, pid, count, headers = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:]
resource.setrlimit(resource.RLIMIT_NOFILE, (count + 200, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


def rss():
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    raise SystemExit("no such process")


before, open_streams = rss(), []
request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n" + "".join(
    h + "\r\n" for h in headers) + "\r\n"
for i in range(count):
    s = socket.create_connection(("127.0.0.1", port), source_address=(f"127.0.0.{1 + i % 250}", 0))
    s.sendall(request.encode())
    open_streams.append(s)
for s in open_streams:
    s.settimeout(20)
    first = s.recv(512)
    if b" 200 " not in first.split(b"\r\n")[0]:
        raise SystemExit("refused: " + first[:200].decode(errors="replace"))
time.sleep(1)
print(before, rss())
