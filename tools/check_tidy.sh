#!/bin/bash
# clang-tidy over the product's own C files, two at a time. Findings are errors.
#   check_tidy.sh BUILD_DIR [FILE …]
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
shift
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(find src -name '*.c' -not -path '*/tests/*')
printf '%s\0' "${files[@]}" | xargs -0 -n 8 -P 2 clang-tidy --quiet -p "$build" 2>&1 |
    grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header-filter' || true
exit "${PIPESTATUS[1]}"
