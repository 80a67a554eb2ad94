#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Every class written in a template has a rule in app.css: check_classes.py SRC"""
import os
import re
import sys
from textfile import walk


def main(root):
    with open(os.path.join(root, "platform/view/assets/app.css"), encoding="utf-8") as f:
        known = set(re.findall(r"\.([a-z][a-z0-9_-]*)", f.read()))
    templates, _ = walk(root, lambda p: p.endswith(".html"))
    bad = 0
    for path in templates:
        with open(path, encoding="utf-8") as f:
            lines = f.read().split("\n")
        for number, line in enumerate(lines, 1):
            line = re.sub(r"\{\{.*?\}\}", " ", line)
            for name in " ".join(re.findall(r'\bclass="([^"]*)"', line)).split():
                if name not in known:
                    print("%s:%d: class '%s' has no rule in app.css" % (path, number, name))
                    bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
