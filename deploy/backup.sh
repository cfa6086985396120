#!/bin/sh
# Writes one backup of all state and of settings.toml, and keeps the newest 30: backup.sh FOLDER [PYTHON]
# The backup holds delivered files as they came: keep it where only those may read it who may read the data folder.
set -eu
umask 077
folder=$1 python=${2:-python3} keep=30
name=$folder/vinr-$(date -u +%Y%m%dT%H%M%SZ)
"$python" app.py backup "$name.zip"
cp "${VINR_SETTINGS:-settings.toml}" "$name.toml"
for suffix in zip toml; do
    ls -1 "$folder"/vinr-*."$suffix" | sort -r | tail -n +$((keep + 1)) | while read -r old; do rm -- "$old"; done
done
