#!/bin/bash
# SPDX-License-Identifier: MulanPSL-2.0
# The figures of five printed reports, longer: out of a table with other numbers, which the records have to follow since
# their maker knows none; and on PostgreSQL.
# usage: figures.sh RENDA      RENDA_TEST_PG: a private server
set -euo pipefail
cd "$(dirname "$0")/../.."
renda=$(realpath "$1") name=figures_$$
psql() { command psql -XAtq "$RENDA_TEST_PG" -c "$1"; }
trap 'psql "DROP DATABASE IF EXISTS $name WITH (FORCE)"' EXIT
psql "CREATE DATABASE $name"
python3 tests/scenarios/reports/report_figures.py "$renda" ../shared other
RENDA_FIGURES_DB=${RENDA_TEST_PG/\/postgres\?/\/$name?} python3 tests/scenarios/reports/report_figures.py "$renda" ../shared
