#!/bin/bash
# clang-tidy over the product's own C files, two at a time. Findings are errors.
#   check_tidy.sh BUILD_DIR [FILE …]
set -uo pipefail
cd "$(dirname "$0")/.."
build=$1
shift
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(find src -name '*.c' -not -path '*/tests/*')
out=$(printf '%s\0' "${files[@]}" | xargs -0 -n 6 -P 2 clang-tidy --quiet -p "$build" 2>&1)
rc=$?
printf '%s\n' "$out" | grep -E '(warning|error):' | sort -u
exit $rc
