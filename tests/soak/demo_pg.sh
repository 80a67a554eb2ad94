#!/bin/bash
# SPDX-License-Identifier: MulanPSL-2.0
# The invented county on PostgreSQL: made whole, its day's work done, its journal sound. (script/test makes it on SQLite.)
# usage: demo_pg.sh RENDA      RENDA_TEST_PG: a private server
set -euo pipefail
renda=$1 work=$(mktemp -d) name=demo_$$
psql() { command psql -XAtq "$RENDA_TEST_PG" -c "$1"; }
trap 'psql "DROP DATABASE IF EXISTS $name WITH (FORCE)"; rm -rf "$work"' EXIT
psql "CREATE DATABASE $name"
export RENDA_DATA=$work RENDA_DB=${RENDA_TEST_PG/\/postgres\?/\/$name?} RENDA_TODAY=2026-11-20 RENDA_BACKUP_KEEP=0
"$renda" migrate >/dev/null
"$renda" demo >"$work/accounts"
"$renda" worker --once >/dev/null
[ "$(wc -l <"$work/accounts")" -gt 20 ] || { echo "the demo prints its accounts"; exit 1; }
"$renda" check
"$renda" verify journal
