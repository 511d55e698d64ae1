#!/bin/sh
# Makes `.venv` from the locked dependencies: bin/_environment.sh runtime|check
# Instant when nothing changed; an interrupted, moved or outdated one is put right.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-runtime}

# bin/_environment.py writes the same words when it is done.
wanted="$(cat "requirements/$kind.lock" pyproject.toml | cksum) $(pwd -P)"
mark=".venv/rione-$kind.done"
if [ -x .venv/bin/rione ] && [ -f "$mark" ] && [ "$(cat "$mark")" = "$wanted" ]; then
  exit 0
fi

for python in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
  if [ -n "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    exec "$python" bin/_environment.py "$kind" "$wanted"
  fi
done
echo "Rione needs Python 3.11 or newer, and this machine has none. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2
exit 1
