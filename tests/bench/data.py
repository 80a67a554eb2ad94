#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Multiply the demo's suggestions in a SQLite file until there are N (for measuring only).

usage: data.py FILE N
Rows are copied with shifted ids and numbers, behind the journal's back: such a file measures pages
and serves nothing else.
"""
import sqlite3
import sys

file, wanted = sys.argv[1], int(sys.argv[2])
db = sqlite3.connect(file, isolation_level=None)
db.executescript("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-400000")


def columns(table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


have, top, most = db.execute("SELECT count(*), max(id), max(number) FROM suggestion").fetchone()
step = 10 ** len(str(top))
copies = -(-(wanted - have) // have)
db.execute("BEGIN")
db.execute("CREATE TEMP TABLE n AS WITH RECURSIVE r(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM r WHERE k < ?) "
           "SELECT k FROM r", (copies,))


def copy(table, shifted):
    cols = columns(table)
    values = []
    for c in cols:
        if c in shifted:
            values.append(f"CASE WHEN {c} IS NULL OR {c} = 0 THEN {c} ELSE {c} + n.k * {shifted[c]} END")
        else:
            values.append(c)
    db.execute(f"INSERT INTO {table} ({', '.join(cols)}) SELECT {', '.join(values)} FROM {table} CROSS JOIN n "
               f"ORDER BY n.k, {table}.id")


copy("suggestion", {"id": step, "number": most + 1})
extra = db.execute("SELECT count(*) FROM suggestion").fetchone()[0] - wanted
if extra > 0:
    db.execute("DELETE FROM suggestion WHERE id IN (SELECT id FROM suggestion ORDER BY id DESC LIMIT ?)", (extra,))
db.execute("COMMIT")
db.executescript("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)")
print(db.execute("SELECT count(*) FROM suggestion").fetchone()[0], "suggestions")
