#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Fail if a migration gives a value to rows that are there already, writes rows of a journalled
table, or makes a column for sealed values that no module declares.

The journal holds the hash of each row as it was written; a column without a value does not count
(platform/event/event_hash.c). A new column with a default would change every row behind the
journal's back, and `renda verify journal` would call all of them forged.
Sealed columns are declared in struct module.sealed, so that a change of the cipher reaches them.
Usage: check_migrations.py SRC [--self-test]
"""
import pathlib
import re
import sys

ADDED = re.compile(r"ALTER\s+TABLE\s+(\w+)\s+ADD\s+(?:COLUMN\s+)?([^;]*)", re.I)


def faults(sql):
    sql = re.sub(r"--[^\n]*", "", sql)
    return [m[1] for m in ADDED.finditer(sql) if re.search(r"\b(DEFAULT|NOT\s+NULL)\b", m[2], re.I)]


WRITES = re.compile(r"(?:^|;)\s*(?:\{\{\w+\}\})?\s*(UPDATE|DELETE\s+FROM|INSERT\s+INTO)\s+(\w+)", re.I)
UNJOURNALLED = re.compile(r"UNJOURNALLED\[\]\s*=\s*\{(.*?)\}", re.S)
OWN = {"id_block", "form_once", "idempotency", "schema_migration", "commit_slot"}  # of db_txn.c


def written(sql, exempt):
    """Tables with rows that a migration writes, unless it makes the table itself."""
    sql = re.sub(r"--[^\n]*", "", sql)
    made = set(re.findall(r"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)", sql, re.I))
    return [m[2] for m in WRITES.finditer(sql) if m[2] not in made and m[2] not in exempt]


def unjournalled(root):
    return OWN | {name for p in root.glob("*/*/*.c") for lst in UNJOURNALLED.findall(p.read_text())
                  for name in re.findall(r'"(\w+)"', lst)}


TABLE = re.compile(r"CREATE\s+TABLE\s+(\w+)\s*\((.*?)\n\)", re.I | re.S)
COLUMN = re.compile(r"^\s*((?:\w+_)?sealed)\s+\{\{blob\}\}", re.M)
NOT_PERSONAL = {("vote_slot", "sealed")}  # choices, sealed to a vote's public key


def sealed_columns(sql):
    return [(t[1], c) for t in TABLE.finditer(sql) for c in COLUMN.findall(t[2])]


def undeclared(root):
    text = "".join(p.read_text() for p in root.glob("*/*/*_module.c"))
    declared = set(re.findall(r'\{"(\w+)",\s*"(\w+)",\s*"\w+",', text)) | NOT_PERSONAL
    for path in sorted(root.glob("*/*/migrations/*.sql")):
        for table, column in sealed_columns(path.read_text()):
            if (table, column) not in declared:
                yield f"{path}: {table}.{column}: not declared in struct module.sealed"


def self_test():
    assert sealed_columns("CREATE TABLE a (\n  b_sealed {{blob}},\n  c TEXT\n) x;\nCREATE TABLE d (\n"
                          "  sealed {{blob}} NOT NULL\n);") == [("a", "b_sealed"), ("d", "sealed")]
    assert written("UPDATE a SET b = 1;", set()) == ["a"]
    assert written("CREATE TABLE c (x TEXT);\n{{sqlite}}DELETE FROM a;", {"b"}) == ["a"]
    assert written("CREATE TABLE new_a (x TEXT); INSERT INTO new_a (x) SELECT x FROM a;", set()) == []
    assert written("UPDATE a SET b = 1;", {"a"}) == []
    assert faults("ALTER TABLE a ADD COLUMN b BIGINT;") == []
    assert faults("ALTER TABLE a ADD COLUMN b BIGINT; -- DEFAULT") == []
    assert faults("CREATE TABLE a (b TEXT NOT NULL DEFAULT '');") == []
    assert faults("alter table a add column b TEXT\n not null default 'x';") == ["a"]
    assert faults("ALTER TABLE a ADD b TEXT DEFAULT ''; ALTER TABLE c ADD d TEXT;") == ["a"]


def main(root):
    bad = 0
    exempt = unjournalled(pathlib.Path(root))
    for path in sorted(pathlib.Path(root).glob("*/*/migrations/*.sql")):
        for table in faults(path.read_text()):
            print(f"{path}: {table}: a new column of a table with rows has no default (see check_migrations.py)")
            bad = 1
    for path in sorted(pathlib.Path(root).glob("*/*/migrations/*.sql")):
        for table in written(path.read_text(), exempt):
            print(f"{path}: {table}: rows that the journal knows are changed by an action with events, not by a migration")
            bad = 1
    for fault in undeclared(pathlib.Path(root)):
        print(fault)
        bad = 1
    return bad


if __name__ == "__main__":
    self_test()
    sys.exit(0 if "--self-test" in sys.argv else main(sys.argv[1]))
