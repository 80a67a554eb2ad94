# SPDX-License-Identifier: MulanPSL-2.0
"""A port for a server under test, and the wait until it answers."""
import os
import socket
import sys
import time


def free_port():
    """Below those that the kernel gives to outgoing connections: one of these may hold the port when the server starts, and
    who knocks at such a port again and again may in the end be answered by himself."""
    with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as f:
        end = min(int(f.read().split()[0]), 32768)
    first = 20000 if end > 24000 else 1024
    for n in range(end - first):
        port = first + (os.getpid() + n) % (end - first)
        with socket.socket() as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                s.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    sys.exit("no port is free")


def wait_until(process, answers, seconds=60):
    """answers() raises OSError or gives false until the server does; it may also have ended, with its reason on stderr."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            sys.exit(f"the server ended with {process.returncode} instead of serving")
        try:
            if answers():
                return
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit(f"the server runs, but does not answer within {seconds} s")
