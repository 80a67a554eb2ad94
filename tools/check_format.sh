#!/bin/bash
# Every C file is as clang-format would write it.
set -euo pipefail
cd "$(dirname "$0")/.."
find src tests -name '*.[ch]' -print0 | xargs -0 -n 200 -P 2 clang-format --dry-run --Werror
