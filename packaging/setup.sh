#!/bin/sh
# Brings everything that `make` needs into a virtual environment, from nothing but a Python 3.11 to 3.13 and its venv.
#
#   packaging/setup.sh NAME [FOLDER]    install packaging/locks/NAME.txt and the program into FOLDER (.venv)
#
# A second call with nothing changed returns at once: a stamp in the folder holds the checksum of all that went in.
# PYTHON=/path/to/python in the environment overrules the search for one.
set -eu

cd "$(dirname "$0")/.."
wanted=${1:-dev}
venv=${2:-.venv}
lock=packaging/locks/$wanted.txt
stamp=$venv/.set-up-$wanted

fail() {
    printf 'set-up: %s\n' "$1" >&2
    exit 1
}

say() {
    printf 'set-up: %s\n' "$1" >&2
}

# True where "$1" starts, is a Python that works for us, and can make a virtual environment.
# 3.14 waits for qasync, and Qt has no build for interpreters without the global lock.
is_usable() {
    "$1" -c '
import ensurepip, sqlite3, ssl, sys, sysconfig, venv
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) or bool(sysconfig.get_config_var("Py_GIL_DISABLED")))
' >/dev/null 2>&1
}

# Sets "python" to the first usable interpreter: a new one by its name, one of pyenv's, then the system's own.
# Names are tried by running them, because pyenv leaves names on the PATH that lead nowhere, python3 among them.
find_python() {
    pyenv=${PYENV_ROOT:-${HOME:-/nonexistent}/.pyenv}/versions
    set -- python3.13 "$pyenv"/3.13.*/bin/python3 python3.12 "$pyenv"/3.12.*/bin/python3 \
        python3 python3.11 "$pyenv"/3.11.*/bin/python3 /usr/bin/python3
    [ -z "${PYTHON:-}" ] || set -- "$PYTHON"
    for python in "$@"; do
        if is_usable "$python"; then return; fi
    done
    if [ -n "${PYTHON:-}" ]; then
        fail "$PYTHON is not a Python 3.11, 3.12 or 3.13 with its venv module."
    fi
    fail "no Python 3.11, 3.12 or 3.13 with its venv module was found. On Debian: apt-get install python3 python3-venv"
}

# The checksum of all that went in, and of the folder, because an environment cannot be moved.
checksum() {
    { pwd -P; "$venv/bin/python" -VV; cat pyproject.toml "$lock" packaging/setup.sh packaging/debian-*.txt; } | cksum
}

is_current() {
    [ -f "$stamp" ] && "$venv/bin/python" -c '' 2>/dev/null && [ "$(cat "$stamp")" = "$(checksum)" ]
}

make_venv() {
    if is_usable "$venv/bin/python" && [ "$(cat "$venv/.folder" 2>/dev/null)" = "$(pwd -P)" ]; then return; fi
    find_python
    say "making $venv with $("$python" -V)"
    rm -rf "$venv"
    "$python" -m venv "$venv"
    pwd -P >"$venv/.folder"
}

install_packages() {
    say "installing $lock"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
}

# True where Qt can draw on the platform "$1" ("" is the display there is): seen by trying, not by asking for names.
qt_starts() {
    QT_QPA_PLATFORM=$1 "$venv/bin/python" packaging/qt_starts.py
}

# Installs the Debian packages listed in the files after "$1"; false, after one sentence that begins with "$1",
# where that cannot be done.
install_listed() {
    why=$1
    shift
    missing=$(cat "$@" | grep -v '^#' | tr '\n' ' ')
    missing=${missing% }
    if ! command -v apt-get >/dev/null 2>&1; then
        say "$why; on Debian they are called: $missing"
        return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        say "$why; have them installed once: sudo apt-get install $missing"
        return 1
    fi
    say "installing $missing"
    # shellcheck disable=SC2086  # one word for each package
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing; } \
        >"$venv/apt.log" 2>&1 || { tail -n 5 "$venv/apt.log" >&2; say "these packages could not be installed: $missing"; return 1; }
}

install_libraries() {
    why="Qt needs system libraries that are missing"
    if ! qt_starts offscreen >/dev/null 2>&1; then
        install_listed "$why" packaging/debian-packages.txt || exit 1
        qt_starts offscreen || fail "Qt still does not start; the reason stands above."
    fi
    if [ -n "${DISPLAY:-}" ] && ! qt_starts "" >/dev/null 2>&1; then
        install_listed "$why" packaging/debian-window-packages.txt || say "until then all but the window works."
    fi
}

# What the tests of the window on a real screen need; without it all others run.
install_desktop() {
    if "$venv/bin/python" -m tests.desktop.machine; then return; fi
    install_listed "tests/desktop needs packages that are missing" packaging/debian-desktop-packages.txt \
        packaging/debian-window-packages.txt || say "until then tests/desktop is left out."
}

if is_current; then exit 0; fi
make_venv
install_packages
install_libraries
[ "$wanted" != dev ] || install_desktop
checksum >"$stamp"
say "done"
