#!/bin/sh
# Runs the main job once on the sandbox and leaves the enriched file; where there is a display, the window then opens
# with the same list, to do it by hand.
#
# Called by `make demo` with the sample list and the folder to leave everything in. The user's own workspace and key are
# not touched: without a key there is only the sandbox, and nothing can be spent.
set -eu

sample=$1
folder=$2
program=.venv/bin/enrow-desktop
rm -rf "$folder"
mkdir -p "$folder"
unset ENROW_API_KEY ENROW_API_URL
PYTHON_KEYRING_BACKEND=keyring.backends.null.Keyring
export PYTHON_KEYRING_BACKEND

ENROW_DESKTOP_HOME=$PWD/$folder/workspace $program enrich "$sample" --find email --sandbox --yes \
    -o "$folder/leads-sample-enriched.xlsx"

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then exit 0; fi
if ! .venv/bin/python packaging/qt_starts.py >"$folder/window.log" 2>&1; then
    printf 'No window can be opened on this display; the reason is in %s.\n' "$folder/window.log" >&2
    exit 0
fi
cp "$sample" "$folder/leads-sample.xlsx"
ENROW_DESKTOP_HOME=$PWD/$folder/window-workspace exec $program "$folder/leads-sample.xlsx"
