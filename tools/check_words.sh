#!/bin/bash
# Files that are not ours to ship, promises left in code, and paths of one machine stay out.
set -uo pipefail
cd "$(dirname "$0")/.."
bad=0
if grep -rnE 'TODO|FIXME|\bXXX\b|#if 0' src tools script tests --include='*.[ch]' --include='*.py' --include='*.sh' \
    --include='*.sql' --include='*.html' --include='*.mjs' | grep -v tools/check_words.sh; then bad=1; fi
if git grep -nE '/(work|wt|tmp/wt|home)(/|\b)' -- . ':!package-lock.json' ':!tools/check_words.sh'; then bad=1; fi
if git ls-files | grep -E 'node_modules|htmx|\.xlsx$|streets\.csv'; then bad=1; fi
exit $bad
