"""Runs a command and tells what it used.

The kernel tells the CPU and the peak memory of a process to the one parent that waits for it, and Node.js does not pass
them on. Usage: usage.py FILE COMMAND... ; FILE gets JSON: times on the machine's monotonic clock in ms, CPU in seconds
(with that of the command's own children), peak memory in MiB.
"""
import json
import os
import sys
import time

report, command = sys.argv[1], sys.argv[2:]
started = time.monotonic_ns()
pid = os.posix_spawnp(command[0], command, os.environ)
_, status, used = os.wait4(pid, 0)
ended = time.monotonic_ns()
with open(report, "w") as file:
    json.dump(
        {
            "startedMs": started / 1e6,
            "endedMs": ended / 1e6,
            "cpuSeconds": used.ru_utime + used.ru_stime,
            # Linux counts in KiB, macOS in bytes.
            "peakMiB": used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024),
            "exit": os.waitstatus_to_exitcode(status),
        },
        file,
    )
