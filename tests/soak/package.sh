#!/bin/bash
# SPDX-License-Identifier: MulanPSL-2.0
# The package on a clean machine: a bare Debian 12 made by debootstrap. Install it, serve by the unit's own command,
# install it over a running server, upgrade, remove. As root; packages come from where this machine gets its own.
set -uo pipefail
cd "$(dirname "$0")/../.."
not_here() { echo "1..0 # SKIP no clean machine can be made here: $1"; exit 0; }
[ "$(id -u)" = 0 ] || not_here "debootstrap wants root"
deb=$(script/package "$(mktemp -d)") || exit 1
work=$(mktemp -d)
root=$work/root
server=
count=0 failed=0
cleanup() {
    [ -z "$server" ] || kill "$server" 2>/dev/null
    for m in proc dev; do mountpoint -q "$root/$m" && umount "$root/$m"; done
    rm -rf --one-file-system "$work" "$(dirname "$deb")"
}
trap cleanup EXIT
ok() { # ok WHAT COMMAND …
    local what=$1 out
    shift
    count=$((count + 1))
    if out=$("$@" 2>&1); then
        echo "ok $count - $what"
    else
        failed=$((failed + 1))
        echo "not ok $count - $what"
        printf '%s\n' "$out" | tail -20 | sed 's/^/# /'
    fi
}
no() { ! "$@"; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_renda() { inside runuser -u renda -- "$@"; }
conf=(/usr/bin/renda --config /etc/renda/renda.conf)

mirror=$(grep -rhoE '(https?|file):/[^ ]+/debian/?' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | grep -v snapshot | head -1)
debootstrap --variant=minbase bookworm "$root" "${mirror:-http://deb.debian.org/debian}" >"$work/log" 2>&1 ||
    not_here "debootstrap: $(tail -1 "$work/log")"
# Packages as this machine gets them: its sources, its settings of apt, its certificates.
cp -a /etc/apt/. "$root/etc/apt/"
mkdir -p "$root/etc/ssl/certs"
[ ! -f /etc/ssl/certs/ca-certificates.crt ] || cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null
mount -t proc proc "$root/proc" && mount --bind /dev "$root/dev" || not_here "mounting is not allowed"
cp "$deb" "$root/tmp/renda.deb"
chmod 644 "$root/tmp/renda.deb"
inside apt-get update -qq >"$work/log" 2>&1 || not_here "apt: $(tail -1 "$work/log")"

ok "installs" inside apt-get install -y -qq --no-install-recommends /tmp/renda.deb
ok "no root: a user of its own" inside getent passwd renda
ok "the data directory is for that user alone" test "$(inside stat -c %U:%a /var/lib/renda)" = renda:700
ok "the configuration as shipped is right" as_renda "${conf[@]}" check --settings
ok "a demo county" as_renda "${conf[@]}" demo
ok "doctor finds nothing wrong" as_renda "${conf[@]}" doctor

# The unit's command, by hand.
read -ra command <<<"$(sed -n 's/^ExecStart=//p' deploy/renda.service)"
port=$((20000 + $$ % 12000)) # below those of outgoing connections
start() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/bin LC_ALL=C.UTF-8 PORT=$port runuser -u renda -- "${command[@]}" 2>"$work/serve.log" &
    server=$!
}
answers() {
    local line
    for _ in $(seq 1200); do
        if exec 9<>"/dev/tcp/127.0.0.1/$port"; then
            printf 'GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n' >&9
            read -r line <&9
            exec 9>&-
            [[ $line == *" 200 "* ]] && return 0
        fi 2>/dev/null
        sleep 0.1
    done
    cat "$work/serve.log"
    return 1
}
start
ok "the unit's command serves" answers
ok "the server is not root" test "$(ps -o user= -p "$(pgrep -P $server -x renda || echo $server)" | head -1)" != root
ok "installed over the running server" inside dpkg -i /tmp/renda.deb
ok "which goes on" answers

# An upgrade that changes tables: a database that lacks one.
stop() {
    pkill -TERM -P "$server" 2>/dev/null
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
    server=
}
stop
sqlite3 "$root/var/lib/renda/renda.db" "DROP TABLE job_run; DELETE FROM schema_migration WHERE module = 'job'"
inside chown -R renda:renda /var/lib/renda
exec 8<"$root/var/lib/renda/serve.lock"
flock -s 8
ok "with changed tables it waits until the server is stopped" no inside dpkg -i /tmp/renda.deb
flock -u 8
exec 8<&-
ok "and then it goes on" inside dpkg --configure renda
ok "with a backup of before" inside sh -c 'ls /var/lib/renda/backups/renda-before-*.zip'
start
ok "and serves" answers
stop
ok "removed" inside apt-get remove -y -qq renda
ok "the data stays" test -f "$root/var/lib/renda/renda.db"
ok "purged" inside apt-get purge -y -qq renda
ok "the data stays even then" test -f "$root/var/lib/renda/renda.db"
ok "the configuration is gone" no test -e "$root/etc/renda/renda.conf"
echo "1..$count"
exit $((failed != 0))
