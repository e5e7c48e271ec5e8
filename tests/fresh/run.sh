#!/bin/bash
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# A Debian machine that has nothing: debootstrap makes one below $BUILD, with
# the package sources of this machine, and in it the two commands of README.md
# are run as they stand there, then `make install`, the Debian packages and the
# completions. As root; ten minutes. What it says last is the summary.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
root=$PWD/${BUILD:-build}/fresh
failed=0

command -v debootstrap >/dev/null || { echo 'fresh: no debootstrap' >&2; exit 2; }
[[ $EUID -eq 0 ]] || { echo 'fresh: this needs root' >&2; exit 2; }

leave()
{
	umount "$root/proc" 2>/dev/null
	rm -rf --one-file-system "$root"
}
leave
trap leave EXIT

# The first source of packages that this machine has.
mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' \
	/etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")

# inside COMMAND: as a fresh login would run it, in the tree.
inside()
{
	chroot "$root" env -i HOME=/root \
		PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
		DEBIAN_FRONTEND=noninteractive TERM=dumb \
		bash -o pipefail -c "cd /root/takt && $1"
}

# step WHAT COMMAND
step()
{
	local begin=$SECONDS
	if inside "$2" >"$root.log" 2>&1; then
		echo "ok - $1, $((SECONDS - begin)) s: $(tail -n 1 "$root.log")"
	else
		failed=1
		echo "not ok - $1"
		tail -n 30 "$root.log" | sed 's/^/# /'
	fi
}

# command N of README.md: the Nth line of its blocks of shell.
# shellcheck disable=SC2016 # these are no expansions
command_of_readme()
{
	sed -n '/^```sh$/,/^```$/p' README.md | grep -v '^```' | sed -n "$1p"
}

debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 || {
	tail -n 5 "$root.log" >&2
	exit 2
}
cp -a /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
mount -t proc proc "$root/proc" || exit 2
mkdir "$root/root/takt"
git archive HEAD | tar -xf - -C "$root/root/takt" || exit 2

step 'the first command of README.md' "$(command_of_readme 1)"
step 'the second command of README.md' "$(command_of_readme 2)"
step 'make install' 'make install >/dev/null && cd / &&
	takt expand /usr/local/share/takt/schedules/python.yaml | tail -n 1'
step 'make uninstall' 'make uninstall >/dev/null &&
	! find /usr/local -type f | grep .'
step 'dpkg-buildpackage' "apt-get install -y --no-install-recommends \
	build-essential debhelper fakeroot libcmocka-dev \
	python3 && dpkg-buildpackage -us -uc"
step 'the packages' 'dpkg -i ../*takt*.deb && cd / &&
	takt expand /usr/share/takt/schedules/python.yaml | tail -n 1'
exit $failed
