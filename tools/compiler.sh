#!/bin/bash
# The compiler to build with: compiler.sh gcc|clang. Through ccache where somebody keeps a cache already: to fill one costs
# an eighth of a build, which a machine that builds once never has back. `mkdir -p ~/.cache/ccache` begins one.
if command -v ccache >/dev/null && [ -d "$(ccache --get-config cache_dir)" ]; then
    echo "ccache $1"
else
    echo "$1"
fi
