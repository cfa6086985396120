#!/bin/sh
# Installs what the rehearsal of docs/operating.md takes, if possible: Debian's own packages, as root or with
# passwordless sudo. Without them that test is skipped, with a message.
{ command -v nginx || [ -x /usr/sbin/nginx ]; } >/dev/null 2>&1 && /usr/bin/python3 -c "import ensurepip" 2>/dev/null && exit 0
command -v apt-get >/dev/null 2>&1 || exit 0
if [ "$(id -u)" = 0 ]; then run=""; else sudo -n true 2>/dev/null && run="sudo -n" || exit 0; fi
$run apt-get update -qq && $run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    nginx-light openssl curl python3-venv >/dev/null
exit 0
