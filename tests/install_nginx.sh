#!/bin/sh
# Installs nginx for the rehearsal of docs/operating.md if possible: Debian's own package, as root or with passwordless
# sudo, and does not start it. Without it that test is skipped, with a message.
command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] && exit 0
command -v apt-get >/dev/null 2>&1 || exit 0
if [ "$(id -u)" = 0 ]; then run=""; else sudo -n true 2>/dev/null && run="sudo -n" || exit 0; fi
$run apt-get update -qq && $run env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends nginx-light >/dev/null
exit 0
