#!/bin/sh
# Writes the lock files anew from pyproject.toml: every package with its hashes, for Python 3.11 to 3.13 and every system.
# No address of a registry and no path of this machine gets into them, so that any machine can use its own.
#
#   packaging/lock.sh            keep the versions that still fit
#   packaging/lock.sh --upgrade  take the newest that fit
set -eu

cd "$(dirname "$0")/.."

# lock NAME ARGUMENT ... writes packaging/locks/NAME.txt.
lock() {
    name=$1
    shift
    .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
        "$@" --output-file "packaging/locks/$name.txt"
}

mkdir -p packaging/locks
if [ -f packaging/locks/lock.txt ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/locks/lock.txt
fi
lock lock --group pyproject.toml:lock "$@"
lock app pyproject.toml --group build "$@"
lock dev pyproject.toml --group build --group dev --group bench "$@"
lock package pyproject.toml --group build --group package "$@"
