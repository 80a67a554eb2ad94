#!/bin/bash
# SPDX-License-Identifier: MulanPSL-2.0
# A PostgreSQL of one's own for tests: on a unix socket only, gone after `stop`.
#   pg_private.sh start DIR     make and start one, remember it in DIR, print its URL
#   pg_private.sh restart DIR   stop it hard (as a crash would) and start it again
#   pg_private.sh halt DIR      stop it hard, keep its files; `restart` brings it back
#   pg_private.sh stop DIR      stop it and remove everything
set -euo pipefail

die() { echo "pg_private.sh: $1" >&2; exit 1; }
[ $# = 2 ] || die "usage: start|restart|halt|stop DIR"
dir=$2
bin=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -1 || true)
[ -n "$bin" ] || die "no PostgreSQL server installed (apt install postgresql)"
bin=$(dirname "$bin")

# initdb and postgres refuse to run as root.
own() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && exec runuser -u postgres -- "$@")
    else
        "$@"
    fi
}
# Transactions that may be serialised (all that write) are remembered until the longest of them has ended. Several programs
# test here at a time, one of them with an import of minutes on a slow machine: what a small server has for remembering is
# full by then (53200), or kept so roughly that harmless ones are refused (40001). The first two numbers make room.
launch() {
    own "$bin/pg_ctl" -D "$place/data" -l "$place/log" -w -t 300 -o "-k $place -c listen_addresses= \
-c max_prepared_transactions=2000 -c max_pred_locks_per_transaction=128 \
-c fsync=off -c jit=off -c max_connections=200 -c shared_buffers=32MB -c log_min_messages=fatal ${PG_PRIVATE_OPTIONS:-}" start \
        >/dev/null || die "cannot start: $(tail -3 "$place/log")"
}
halt() {
    if [ -f "$place/data/postmaster.pid" ]; then
        own "$bin/pg_ctl" -D "$place/data" -m immediate -w -t 300 stop >/dev/null
    fi
}

if [ "$1" = start ]; then
    # Its own place: DIR may lie where the user postgres cannot go, and a socket's path is short.
    place=$(mktemp -d "${PG_PRIVATE_PLACE:-/tmp}/renda-pg.XXXXXX")
    [ "$(id -u)" != 0 ] || chown postgres "$place"
    chmod 700 "$place"
    mkdir -p "$dir"
    echo "$place" >"$dir/place"
    own "$bin/initdb" -D "$place/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >/dev/null || die "initdb failed"
    launch
    echo "postgresql://postgres@/postgres?host=$place"
    exit 0
fi

[ -f "$dir/place" ] || die "nothing was started in $dir"
place=$(cat "$dir/place")
case $1 in
restart) halt && launch ;;
halt) halt ;;
stop) halt && rm -rf "$place" "$dir/place" ;;
*) die "start, restart, halt or stop, not '$1'" ;;
esac
