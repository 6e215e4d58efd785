#!/bin/sh
# Prints where biber is; on Debian as root it is installed first. Without it, its tests say that they
# are not run: pybtex reads the same files.
set -eu

command -v biber && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's biber, which reads the exported BibTeX ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    if apt-get -qq update >&2 && apt-get -qq install --yes --no-install-recommends biber >/dev/null; then
        command -v biber && exit
    fi
fi
echo "biber is not in PATH: its tests are not run. On Debian and Ubuntu: sudo apt-get install biber." >&2
