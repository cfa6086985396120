#!/bin/sh
# Restores a backup in an empty folder and compares it with what is running: drill.sh BACKUP.zip SETTINGS.toml [PYTHON]
# Nothing that is running is changed. Exit 0: editions and the published table are the same. 1: they differ.
set -eu
umask 077
backup=$1 settings=$2 python=${3:-python3}
drill=$(mktemp -d)
trap 'rm -rf "$drill"' EXIT
mkdir "$drill/data"
cp "$settings" "$drill/settings.toml"
restored() { env VINR_SETTINGS="$drill/settings.toml" VINR_DATA="$drill/data" VINR_STATE= VINR_DATABASE= "$python" app.py "$@"; }
running() { "$python" app.py "$@"; }

started=$(date +%s)
restored restore "$backup"
echo "Restored in $(($(date +%s) - started)) s."
result=0
for side in restored running; do
    $side editions --json > "$drill/$side.json"
    $side data --out "$drill/$side.csv" > /dev/null
done
cmp "$drill/restored.json" "$drill/running.json" && echo "Editions: the same." || result=1
cmp "$drill/restored.csv" "$drill/running.csv" && echo "Published table: the same." || result=1
[ $result = 0 ] || echo "Not the same. Has something been published since the backup was made?"
exit $result
