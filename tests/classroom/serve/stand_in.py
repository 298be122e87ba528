"""A process that speaks as Textual's web driver does, without Textual: it starts at once, and draws what it is sent."""

import sys
from pathlib import Path

SOURCE = r'''
import json, os, sys, time
out, keys = sys.stdout.buffer, sys.stdin.buffer
def send(kind, packet):
    out.write(kind + len(packet).to_bytes(4, "big") + packet)
    out.flush()
out.write(b"__GANGLION__\n")
send(b"D", ("%s %s %sx%s" % (sys.argv[1], os.getpid(), os.environ["COLUMNS"], os.environ["ROWS"])).encode())
while kind := keys.read(1):
    packet = keys.read(int.from_bytes(keys.read(4), "big"))
    if packet == b"environment":
        packet = json.dumps(sorted(os.environ)).encode()
    elif packet == b"files":
        send(b"M", json.dumps({"type": "open_url", "url": "https://evil.example", "new_tab": True}).encode())
        send(b"M", json.dumps({"type": "deliver_file_start", "key": "k", "path": "/etc/passwd"}).encode())
        send(b"P", b"l12:deliver_chunke")
    elif packet == b"crash":
        sys.exit("Traceback: it \x1b[31mbroke")
    elif packet == b"hang":
        send(b"D", b"hangs")
        time.sleep(600)
    elif packet == b"flood":
        for _ in range(2000):
            send(b"D", b"x" * 10000)
    elif kind == b"M" and b'"quit"' in packet:
        break
    send(b"D", kind + packet)
send(b"M", b'{"type": "exit"}')
'''


def command(pseudonym: str) -> list[str]:
    return [sys.executable, "-S", "-E", "-c", SOURCE, pseudonym]


def runs(number: int) -> bool:
    """Whether a process of that number runs (and has not merely not been waited for)."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
