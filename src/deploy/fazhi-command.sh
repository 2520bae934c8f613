#!/bin/sh
# The program as the units run it: same user, folders and settings. Installed as /usr/local/bin/fazhi.
set -eu
settings=/etc/fazhi/fazhi.env
if [ "$(id -un)" != fazhi ]; then
  if [ "$(id -u)" -eq 0 ]; then
    exec runuser -u fazhi -- "$0" "$@"
  fi
  exec sudo -u fazhi -- "$0" "$@"
fi
umask 0027
# read as systemd does: a name and its value a line, nothing is executed
while IFS= read -r line || [ -n "$line" ]; do
  case "$line" in
    [A-Za-z_]*=*)
      value=${line#*=}
      case "$value" in
        \"*\") value=${value#\"}; value=${value%\"} ;;
      esac
      export "${line%%=*}=$value"
      ;;
  esac
done <"$settings"
export FAZHI_HOME=/srv/fazhi
exec /opt/fazhi/fazhi "$@"
