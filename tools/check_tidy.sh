#!/bin/bash
# clang-tidy over the product's own C files, two at a time. Findings are errors.
#   check_tidy.sh BUILD_DIR [--deep] [FILE …]
# The path-sensitive analyzer takes minutes: it runs with --deep, in script/soak.
set -uo pipefail
cd "$(dirname "$0")/.."
build=$1
shift
checks=(--checks=-clang-analyzer-*) together=20 # each start reads the checks anew
if [ "${1:-}" = --deep ]; then
    checks=() together=1 # the analyzer takes a va_list of one file for that of another
    shift
fi
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(find src -name '*.c' -not -path '*/tests/*')
out=$(printf '%s\0' "${files[@]}" | xargs -0 -n $together -P 2 clang-tidy --quiet -p "$build" "${checks[@]}" 2>&1)
rc=$?
printf '%s\n' "$out" | grep -E '(warning|error):' | sort -u
exit $rc
