# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Packages of npm for tests: below the scratch space, once for all that want
them. Which ones, a package.json beside the test says."""
import fcntl
import subprocess

LIMIT = 600  # seconds


def install(manifest, folder):
    """What kept npm from it, or nothing. Two tests may want it at once."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = manifest.read_bytes()
    done = folder / "installed.json"
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if done.exists() and done.read_bytes() == wanted:
            return None
        (folder / "package.json").write_bytes(wanted)
        try:
            subprocess.run(
                ["npm", "install", "--prefix", str(folder),
                 "--no-package-lock", "--no-audit", "--no-fund",
                 "--ignore-scripts", "--fetch-retries=1",
                 "--loglevel=error"], cwd=folder, capture_output=True,
                stdin=subprocess.DEVNULL, timeout=LIMIT, check=True)
        except subprocess.SubprocessError:
            return f"npm cannot install what {manifest.parent.name} needs"
        done.write_bytes(wanted)
    return None
