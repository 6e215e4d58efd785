#!/bin/sh
# Prints where Chromium is; on Debian as root it is installed first, elsewhere it says what to do.
set -eu

find_it() {
    for name in chromium chromium-browser google-chrome-stable google-chrome; do
        command -v "$name" && return
    done
    return 1
}

find_it && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's chromium for the browser tests ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update >&2
    apt-get -qq install --yes --no-install-recommends chromium fonts-dejavu-core fonts-noto-cjk \
        >/dev/null
    find_it && exit
fi
echo "The browser tests need Chromium, and none is in PATH." \
    "On Debian and Ubuntu: sudo apt-get install chromium." >&2
exit 1
