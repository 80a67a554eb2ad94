#!/bin/bash
# SPDX-License-Identifier: MulanPSL-2.0
# PostgreSQL back to a moment, by the steps of docs/operation.md: log archiving, a base backup, writing, a
# moment, more writing, a crash; then all of it again up to the moment. Prints TAP.
#   moment.sh PROGRAM
set -uo pipefail
renda=$(realpath "$1")
bin=$(dirname "$(find /usr/lib/postgresql -path '*/bin/initdb' | sort -V | tail -1)")
place=$(mktemp -d /tmp/renda-moment.XXXXXX)
chmod 755 "$place"
count=0 failed=0
ok() { # ok CODE WHAT
    count=$((count + 1))
    if [ "$1" = 0 ]; then
        echo "ok $count - $2"
    else
        failed=$((failed + 1))
        echo "not ok $count - $2"
        [ ! -s "$place/out" ] || sed 's/^/# /' "$place/out" | tail -20
    fi
}
own() {
    if [ "$(id -u)" = 0 ]; then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi
}
launch() { # launch DIR
    own "$bin/pg_ctl" -D "$1" -l "$place/log" -w -t 300 -o "-k $place -c listen_addresses=" start >/dev/null
}
end() {
    for d in "$place/old" "$place/new"; do
        [ ! -f "$d/postmaster.pid" ] || own "$bin/pg_ctl" -D "$d" -m immediate -w -t 300 stop >/dev/null
    done
    rm -rf "$place"
}
trap end EXIT
ask() { psql -XAtq "$RENDA_DB" -c "$1"; }
sheet() { # sheet PREFIX ROWS
    echo "编号,主题,时间,内容"
    for i in $(seq "$2"); do echo "$1$i,路灯,2020-01-01,第$i盏灯坏了"; done
}
bring() { # bring PREFIX ROWS
    sheet "$1" "$2" >"$place/sheet.csv"
    "$renda" import opinion "$place/sheet.csv" --commit >"$place/out" 2>&1
}
mkdir "$place/wal" "$place/base" "$place/new" "$place/data"
chmod 700 "$place/new" "$place/data"
[ "$(id -u)" != 0 ] || { chown -R postgres "$place"; chown root "$place/data"; }
export RENDA_DB="postgresql://postgres@/postgres?host=$place" RENDA_DATA=$place/data

own "$bin/initdb" -D "$place/old" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
own tee -a "$place/old/postgresql.conf" >/dev/null <<END
wal_level = replica
archive_mode = on
archive_command = 'test ! -f $place/wal/%f && cp %p $place/wal/%f'
END
launch "$place/old"
ok $? "a server that archives its log"
"$renda" init --name 云溪县人大 --short 云溪 --code 991101 >"$place/out" 2>&1
ok $? "a congress"
bring A 40
ok $? "forty rows before the base backup"
own "$bin/pg_basebackup" -h "$place" -U postgres -D "$place/base/1" -Ft -z >"$place/out" 2>&1
ok $? "a base backup while the server runs"
bring B 700
ok $? "700 rows after it"
"$renda" worker --once >"$place/out" 2>&1
ok $? "the journal is sealed, its head given out"
moment=$(ask "SELECT clock_timestamp()")
until [ "$(ask "SELECT clock_timestamp() > '$moment'::timestamptz + interval '1 second'")" = t ]; do sleep 0.1; done
bring C 50
ok $? "fifty rows that somebody wants undone"
head=$(ask "SELECT id || ':' || encode(chain, 'hex') FROM journal_seal WHERE congress_id <> 0 ORDER BY id DESC LIMIT 1")
ask "SELECT pg_switch_wal()" >/dev/null
for _ in $(seq 3000); do
    [ "$(ask "SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'")" = 0 ] && break
    sleep 0.1
done
own "$bin/pg_ctl" -D "$place/old" -m immediate -w -t 300 stop >/dev/null
ok $? "the server is gone"

own tar -xzf "$place/base/1/base.tar.gz" -C "$place/new"
own tar -xzf "$place/base/1/pg_wal.tar.gz" -C "$place/new/pg_wal"
own tee -a "$place/new/postgresql.conf" >/dev/null <<END
archive_mode = off
restore_command = 'cp $place/wal/%f %p'
recovery_target_time = '$moment'
recovery_target_action = promote
END
own touch "$place/new/recovery.signal"
launch "$place/new"
ok $? "another one, from the base backup and the archived log"
for _ in $(seq 3000); do
    [ "$(ask 'SELECT pg_is_in_recovery()')" = f ] && break
    sleep 0.1
done
[ "$(ask 'SELECT pg_is_in_recovery()')" = f ]
ok $? "it has come to the moment and takes writes"
[ "$(ask 'SELECT count(*) FROM opinion')" = 740 ]
ok $? "what was written before the moment is there, what came after is not"
"$renda" verify journal >"$place/out" 2>&1
ok $? "its journal is sound"
"$renda" doctor >"$place/out" 2>&1
! grep -q '^\[错误\]' "$place/out" && grep -q '^\[好\] 数据库' "$place/out"
ok $? "the doctor finds nothing broken"
"$renda" --congress 991101 verify journal --head "$head" >"$place/out" 2>&1
[ $? = 1 ] && grep -q 'tail was cut off' "$place/out"
ok $? "a head from after the moment tells that the journal has become shorter"
bring D 10
ok $? "work goes on"
"$renda" worker --once >"$place/out" 2>&1 && "$renda" verify journal >"$place/out" 2>&1
ok $? "and the chain with it"
echo "1..$count"
exit $((failed != 0))
