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


have, most = db.execute("SELECT count(*), max(number) FROM suggestion").fetchone()
top = db.execute("SELECT next_id FROM id_block").fetchone()[0]
# Larger files have the records themselves only: what lists need.
WHOLE_MOST = 100_000
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
if wanted <= WHOLE_MOST:
    for table in ("suggestion_handling", "suggestion_signer", "suggestion_reply", "suggestion_rating",
                  "suggestion_contact", "suggestion_publication", "suggestion_promise"):
        shifted = {c: step for c in ("id", "suggestion_id", "handling_id", "reply_id", "promise_id")
                   if c in columns(table)}
        copy(table, shifted)
extra = db.execute("SELECT count(*) FROM suggestion").fetchone()[0] - wanted
if extra > 0:
    db.execute("DELETE FROM suggestion WHERE id IN (SELECT id FROM suggestion ORDER BY id DESC LIMIT ?)", (extra,))
# New ids must not meet those of the copies: entering suggestions is measured on this file too.
db.execute("UPDATE id_block SET next_id = ?", ((copies + 1) * step,))
db.execute("COMMIT")
db.executescript("PRAGMA wal_checkpoint(TRUNCATE)")  # no ANALYZE: installations have none either
print(db.execute("SELECT count(*) FROM suggestion").fetchone()[0], "suggestions")
