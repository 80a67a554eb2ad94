#!/bin/bash
# Every rule of law has a test that cites its article, and docs/law-matrix.md is up to date.
set -euo pipefail
cd "$(dirname "$0")/.."
python3 tools/law_matrix.py src | diff - docs/law-matrix.md
