#!/bin/sh
# SPDX-License-Identifier: MulanPSL-2.0
# A small client of Renda's interface: POSIX shell and curl, openssl for signatures. Read it as an example.
#   RENDA_URL    https://renda.example.cn
#   RENDA_TOKEN  an interface token, from the administrator (page /account/token)
#
#   client.sh get PATH                      one page as JSON
#   client.sh list PATH                     all pages of a list, one JSON document a line
#   client.sh create PATH name=value …      post; on a lost answer again with the same key, so done once
#   client.sh upload PATH name=@file …      the same with files
#   client.sh verify SECRET TIME SIGNATURE  is the webhook on standard input ours? TIME and SIGNATURE are its
#                                           headers X-Renda-Timestamp and X-Renda-Signature
# Exit: 0 done, 1 refused (the answer is on standard output), 2 wrong usage, 3 no answer.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 3' HUP INT TERM

usage() { sed -n '3,14s/^# \{0,1\}//p' "$0" >&2; exit 2; }

# The token goes through a file of ours, not the command line, where others could read it.
printf 'header = "Authorization: Bearer %s"\nheader = "Accept: application/json"\n' "${RENDA_TOKEN:?}" > "$work/curl"
chmod 600 "$work/curl"

# ask ARGUMENTS…: the answer in $work/body, its status in $status (000: none).
ask() {
  status=$(curl -sS -K "$work/curl" --max-time 60 -D "$work/head" -o "$work/body" -w '%{http_code}' "$@" 2> "$work/error") || status=000
}

# Busy or too often: as many seconds as the server asks for.
pause() {
  seconds=$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]\{1,3\}\).*/\1/p' "$work/head" 2> /dev/null | head -n 1)
  sleep "${seconds:-1}"
}

# again ARGUMENTS…: ask, up to five times when nothing was answered or the server is busy.
again() {
  left=5
  while :; do
    ask "$@"
    left=$((left - 1))
    case $status in
      000 | 429 | 503) [ "$left" -gt 0 ] || break; pause ;;
      *) break ;;
    esac
  done
  case $status in
    2??) return 0 ;;
    000) cat "$work/error" >&2; exit 3 ;;
    *) cat "$work/body"; echo; exit 1 ;;
  esac
}

get() { again "${RENDA_URL:?}$1"; cat "$work/body"; echo; }

# The address of the next page is in the answer: "pager":{"next":"/suggestion?after=…"}; "" on the last.
list() {
  next=$1
  while [ -n "$next" ]; do
    get "$next"
    next=$(sed -n 's/.*"pager":{"next":"\([^"]*\)".*/\1/p' "$work/body")
  done
}

# post PATH OPTION name=value …: every try has the same key, whatever became of the ones before.
post() {
  path=$1 option=$2
  shift 2
  key=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  count=$#
  while [ "$count" -gt 0 ]; do
    field=$1
    shift
    set -- "$@" "$option" "$field"
    count=$((count - 1))
  done
  [ $# -gt 0 ] || set -- -d ''
  again -H "Idempotency-Key: ${RENDA_KEY:-$key}" "$@" "${RENDA_URL:?}$path"
  cat "$work/body"; echo
}

# HMAC-SHA256 of "TIME.BODY" under the secret; not older than five minutes, or it may be an old one sent again.
verify() {
  cat > "$work/payload"
  now=$(date +%s)
  case $2 in '' | *[!0-9]*) echo 'no time' >&2; exit 1 ;; esac
  if [ $((now - $2)) -gt 300 ] || [ $(($2 - now)) -gt 300 ]; then echo 'too old' >&2; exit 1; fi
  own=$({ printf '%s.' "$2"; cat "$work/payload"; } | openssl dgst -sha256 -hmac "$1" | sed 's/.*= *//')
  [ "sha256=$own" = "$3" ] || { echo 'wrong signature' >&2; exit 1; }
  echo genuine
}

case ${1:-} in
  get) [ $# -eq 2 ] || usage; get "$2" ;;
  list) [ $# -eq 2 ] || usage; list "$2" ;;
  create) [ $# -ge 2 ] || usage; shift; path=$1; shift; post "$path" --data-urlencode "$@" ;;
  upload) [ $# -ge 3 ] || usage; shift; path=$1; shift; post "$path" -F "$@" ;;
  verify) [ $# -eq 4 ] || usage; verify "$2" "$3" "$4" ;;
  *) usage ;;
esac
