"""Runs a command as a process of its own and says what it cost."""
import dataclasses
import os
import signal
import subprocess
import time


@dataclasses.dataclass
class Cost:
    cpu: float = 0.0     # seconds, user and system, of the process and all it waited for
    wall: float = 0.0    # seconds
    peak: int = 0        # bytes: of the largest process where there are several
    status: int = 0
    log: str = ""        # the end of what it printed

    @property
    def failed(self):
        return self.status != 0

    def reason(self):
        lines = [line.strip() for line in self.log.splitlines() if line.strip()]
        return (lines[-1] if lines else f"exit status {self.status}")[:200]


def ended(process, limit):
    """The child's own usage, read where it is waited for; kills its group when `limit` seconds have passed."""
    started, stopped = time.monotonic(), False
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        seconds = time.monotonic() - started
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return usage, seconds, stopped
        if seconds > limit and not stopped:
            os.killpg(process.pid, signal.SIGKILL)
            stopped = True
        time.sleep(0.001 if seconds < 2 else 0.02)


def run(command, log, limit=3600.0, environment=None, folder=None):
    """One run. A child's peak counts from what its parent held when it was started: callers stay small until all runs are done."""
    with open(log, "w+b") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=folder,
                                   env={**os.environ, **(environment or {})}, start_new_session=True)
        usage, seconds, stopped = ended(process, limit)
        output.seek(max(0, output.seek(0, os.SEEK_END) - 65536))
        text = output.read().decode(errors="replace")
    if stopped:
        text += f"\nstopped after {limit:g} s"
    return Cost(usage.ru_utime + usage.ru_stime, seconds, usage.ru_maxrss * 1024, process.returncode, text)
