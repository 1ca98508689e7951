#!/bin/sh
# Builds the program into dist/enrow-desktop from an environment that holds nothing else, then tries the built one.
set -eu

cd "$(dirname "$0")/.."
venv=build/package-venv

packaging/setup.sh package "$venv"
rm -rf dist/enrow-desktop
"$venv/bin/python" -m PyInstaller --noconfirm --log-level WARN \
    --distpath dist --workpath build/pyinstaller packaging/enrow-desktop.spec
# An interpreter built from source carries its debugging symbols, 40 MB of them.
if command -v strip >/dev/null 2>&1 && [ "$(uname)" = Linux ]; then
    find dist/enrow-desktop/_internal \( -name 'libpython*' -o -path '*/lib-dynload/*' \) -type f -exec strip --strip-debug {} +
fi
.venv/bin/python -m pytest -m frozen tests/packaging
du -sh dist/enrow-desktop
