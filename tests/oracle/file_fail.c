/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Files that fail on demand, for glibc, as a library before a program: each
 * call by which a program changes files, or makes them last, is counted, and
 * the Nth of them goes wrong.
 *
 *	FILE_FAIL_AT=7 FILE_FAIL_HOW=kill LD_PRELOAD=./file_fail.so takt ...
 *
 * kill   the process ends there by SIGKILL, before the call
 * half   as kill, but half of the bytes have been written
 * full   the call fails for want of space (ENOSPC)
 * broken the call fails (EIO)
 * again  the call is interrupted (EINTR), and works when it is made again
 * short  this and all later calls of write() take a byte, or a third
 */
#define _DEFAULT_SOURCE /* syscall() */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static long calls;

static bool
is_how(const char *how)
{
	const char *text = getenv("FILE_FAIL_HOW");

	return text != NULL && strcmp(text, how) == 0;
}

/* Is this call the one? */
static bool
is_due(void)
{
	const char *at = getenv("FILE_FAIL_AT");
	long number = at == NULL ? 0 : strtol(at, NULL, 10);

	calls++;
	return calls == number;
}

/* True when the call is to fail, with errno set. */
static bool
fails(void)
{
	if (!is_due())
		return false;
	if (is_how("kill") || is_how("half"))
		raise(SIGKILL);
	errno = is_how("full") ? ENOSPC : is_how("again") ? EINTR : EIO;
	return !is_how("short");
}

ssize_t
write(int descriptor, const void *bytes, size_t length)
{
	static bool is_short;

	/* Messages are not files. */
	if (descriptor == STDERR_FILENO)
		return syscall(SYS_write, descriptor, bytes, length);
	if (is_how("half") && is_due()) {
		(void)syscall(SYS_write, descriptor, bytes, length / 2);
		raise(SIGKILL);
	}
	if (is_how("short"))
		is_short = is_due() || is_short;
	else if (!is_how("half") && fails())
		return -1;
	if (is_short && length > 3)
		length = calls % 2 == 0 ? 1 : length / 3;
	return syscall(SYS_write, descriptor, bytes, length);
}

int
fsync(int descriptor)
{
	return fails() ? -1 : (int)syscall(SYS_fsync, descriptor);
}

int
close(int descriptor)
{
	int error;

	if (!fails())
		return (int)syscall(SYS_close, descriptor);
	error = errno;
	(void)syscall(SYS_close, descriptor);
	errno = error;
	return -1;
}

int
rename(const char *from, const char *to)
{
	return fails() ? -1 : renameat(AT_FDCWD, from, AT_FDCWD, to);
}

/* What cannot be removed is left: nobody can help that. So it only ends. */
int
unlink(const char *path)
{
	if (is_how("kill") || is_how("half"))
		(void)fails();
	return unlinkat(AT_FDCWD, path, 0);
}

int
fchmod(int descriptor, mode_t mode)
{
	return fails() ? -1 : (int)syscall(SYS_fchmod, descriptor, mode);
}
