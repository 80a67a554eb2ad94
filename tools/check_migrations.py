#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Fail if a migration gives a value to rows that are there already.

The journal holds the hash of each row as it was written; a column without a value does not count
(platform/event/event_hash.c). A new column with a default would change every row behind the
journal's back, and `renda verify journal` would call all of them forged.
Usage: check_migrations.py SRC [--self-test]
"""
import pathlib
import re
import sys

ADDED = re.compile(r"ALTER\s+TABLE\s+(\w+)\s+ADD\s+(?:COLUMN\s+)?([^;]*)", re.I)


def faults(sql):
    sql = re.sub(r"--[^\n]*", "", sql)
    return [m[1] for m in ADDED.finditer(sql) if re.search(r"\b(DEFAULT|NOT\s+NULL)\b", m[2], re.I)]


def self_test():
    assert faults("ALTER TABLE a ADD COLUMN b BIGINT;") == []
    assert faults("ALTER TABLE a ADD COLUMN b BIGINT; -- DEFAULT") == []
    assert faults("CREATE TABLE a (b TEXT NOT NULL DEFAULT '');") == []
    assert faults("alter table a add column b TEXT\n not null default 'x';") == ["a"]
    assert faults("ALTER TABLE a ADD b TEXT DEFAULT ''; ALTER TABLE c ADD d TEXT;") == ["a"]


def main(root):
    bad = 0
    for path in sorted(pathlib.Path(root).glob("*/*/migrations/*.sql")):
        for table in faults(path.read_text()):
            print(f"{path}: {table}: a new column of a table with rows has no default (see check_migrations.py)")
            bad = 1
    return bad


if __name__ == "__main__":
    self_test()
    sys.exit(0 if "--self-test" in sys.argv else main(sys.argv[1]))
