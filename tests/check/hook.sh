#!/bin/sh
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# The hook of .pre-commit-hooks.yaml: git runs what it says, on the files that it
# names, and a cadence with mistakes is not committed.
# shellcheck source=tests/check/lib
. "${0%/*}/lib"

command -v git >/dev/null || skip_all 'no git'

# field NAME: from the one hook that is defined.
field()
{
	sed -n "s/^[- ] $1: //p" "$hooks"
}

hooks=$PWD/.pre-commit-hooks.yaml
entry=$(field entry)
pattern=$(field files)
equal 'hooks' 1 "$(grep -c '^- id: ' "$hooks")"
equal 'id' takt-check "$(field id)"
equal 'language' system "$(field language)"
verdict 'one hook is defined'

mkdir -p "$work/bin" "$work/project/docs" "$work/home"
ln -s "$takt" "$work/bin/takt"
PATH=$work/bin:$PATH
HOME=$work/home
GIT_CONFIG_NOSYSTEM=1
export PATH HOME GIT_CONFIG_NOSYSTEM
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
cd "$work/project" || exit 2
git init -q . 2>/dev/null
git config user.name A
git config user.email a@example.org
# As pre-commit does it: the entry with the files of the commit behind it.
cat >.git/hooks/pre-commit <<END
#!/bin/sh
git diff --cached --name-only --diff-filter=ACM |
	grep -E '$pattern' | tr '\\n' '\\0' | xargs -0 -r $entry
END
chmod +x .git/hooks/pre-commit

# committing: what git says of all that there is.
committing()
{
	git add -A
	git commit -q -m x >"$work/stdout" 2>"$work/stderr"
	status=$?
}

takt init -o docs/release-schedule.yaml
takt init -o acme.cadence.yml
echo 'nothing: of takt' >other.yaml
committing
exits 0
equal 'files checked' 2 "$(cat "$work/stdout" "$work/stderr" | grep -c 'Example, ')"
verdict 'good cadences are committed'

sed 's/^milestones:/milestnes:/' docs/release-schedule.yaml >cadence.yaml
committing
[ "$status" -ne 0 ] || fail 'it was committed'
cat "$work/stdout" "$work/stderr" | grep -q 'cadence.yaml:18:1: error' ||
	fail "$(head -n 3 "$work/stderr")"
equal 'commits' 1 "$(git rev-list --count HEAD)"
verdict 'a cadence with a mistake is not'

cp docs/release-schedule.yaml cadence.yaml
committing
exits 0
equal 'commits' 2 "$(git rev-list --count HEAD)"
verdict 'nor is it in the way once it is mended'
finish
