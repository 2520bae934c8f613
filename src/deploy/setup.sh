#!/bin/sh
# Installs the unpacked tarball on this machine, or upgrades an installation; may be run again at any time.
#
#   sudo ./deploy/setup.sh            user fazhi, program in /opt/fazhi, work in /srv/fazhi, units of systemd
#   DESTDIR=/tmp/x ./deploy/setup.sh  the same files below a folder, without user, systemd and first run
#
# Definitions, settings and data that are there already are never touched. Logs are cut, packed and deleted by the
# program itself: nothing is set up for them.
set -eu

from=$(cd "$(dirname "$0")/.." && pwd)
root=${DESTDIR:-}
program="$root/opt/fazhi"
work="$root/srv/fazhi"
settings="$root/etc/fazhi"
units="$root/etc/systemd/system"
command="$root/usr/local/bin/fazhi"

say() { printf '%s\n' "$*"; }
fail() { say "错误：$*" >&2; exit 1; }

[ -f "$from/lib/fazhi.jar" ] || fail "$from/lib/fazhi.jar 不在。请在解开的 fazhi.tar.gz 里运行 deploy/setup.sh。"
if [ -z "$root" ]; then
  [ "$(id -u)" -eq 0 ] || fail "须以 root 运行：sudo $0"
  if ! getent passwd fazhi >/dev/null; then
    useradd --system --user-group --home-dir /srv/fazhi --no-create-home --shell /usr/sbin/nologin fazhi
    say "已建立用户 fazhi。"
  fi
fi

own() { if [ -z "$root" ]; then chown "$1" "$2"; fi; }

# The program: whole beside the old one, then in its place. It belongs to root, and the service cannot change it.
new="$program.new.$$"
trap 'rm -rf "$new"' EXIT
rm -rf "$new"
mkdir -p "$new"
(cd "$from" && tar cf - --exclude=./lib/unpacked --exclude=./lib/locale --exclude=./input --exclude=./output --exclude=./data .) |
  (cd "$new" && tar xf - --no-same-owner)
chmod -R u=rwX,go=rX "$new"
own root:root "$new"
if [ -z "$root" ]; then
  # The first run, on samples and in a folder of its own, shows that the program works here, and leaves it prepared
  # for a fast start.
  trial=$(mktemp -d)
  say "正在用样例试运行……"
  FAZHI_DB='' FAZHI_HOME='' "$new/fazhi" demo --input "$trial/input" --output "$trial/output" --data "$trial/data" \
    >"$trial/log" 2>&1 || { cat "$trial/log" >&2; rm -rf "$trial"; fail "样例没有跑通，什么都没有改动。"; }
  rm -rf "$trial"
  chmod -R u=rwX,go=rX "$new"
fi
rm -rf "$program.old"
[ ! -e "$program" ] || mv "$program" "$program.old"
mv "$new" "$program"
rm -rf "$program.old"

# The work: others see nothing; exports are brought and results are fetched by members of the group.
mkdir -p "$work"
chmod 0750 "$work"
own fazhi:fazhi "$work"
for folder in input output; do
  if [ ! -d "$work/$folder" ]; then
    mkdir "$work/$folder"
    own fazhi:fazhi "$work/$folder"
    chmod 2770 "$work/$folder"
  fi
done
if [ ! -d "$work/data" ]; then
  mkdir "$work/data"
  own fazhi:fazhi "$work/data"
  chmod 0700 "$work/data"
fi
if [ ! -d "$work/jobs" ]; then
  cp -R "$from/jobs" "$work/jobs"
  chmod -R u=rwX,g=rX,o= "$work/jobs"
  if [ -z "$root" ]; then chown -R root:fazhi "$work/jobs"; fi
else
  say "定义 $work/jobs 保持不变；新版附带的在 $program/jobs，请对照。"
fi

mkdir -p "$settings" "$units" "$root/usr/local/bin"
chmod 0750 "$settings"
own root:fazhi "$settings"
if [ ! -f "$settings/fazhi.env" ]; then
  cp "$from/deploy/fazhi.env" "$settings/fazhi.env"
  chmod 0640 "$settings/fazhi.env"
  own root:fazhi "$settings/fazhi.env"
fi

cp "$from"/deploy/*.service "$from"/deploy/*.timer "$units/"
cp "$from/deploy/fazhi-command.sh" "$command"
chmod 0755 "$command"

if [ -z "$root" ]; then
  if [ -d /run/systemd/system ]; then systemctl daemon-reload; else say "这台机器没有运行 systemd，只放好了单元文件。"; fi
fi
say "已安装：程序 $program，数据 $work，设置 $settings/fazhi.env，命令 fazhi。"
say "二选一（工作进程的机器两样都不要，用 fazhi-worker@1）：systemctl enable --now fazhi.timer（每夜一次）  或  systemctl enable --now fazhi-serve.service（常驻，带控制台）"
