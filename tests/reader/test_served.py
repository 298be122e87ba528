"""The driver of readers that a server runs, in processes of their own, as the server starts them."""

import json
import os
import subprocess
import sys
import threading

from tui.classroom.serve import DRIVER

APP = """
import io, sys, time
from textual.app import App
from tui.reader.served import ServedDriver

class Small(App):
    def on_key(self, event):
        if event.key == "s":
            self.log_line(f"{self.size.width}x{self.size.height}")
        if event.key == "o":
            self.open_url("https://evil.example")
            self.deliver_text(io.StringIO("secret"), save_filename="secret.txt")
            self.deliver_binary(io.BytesIO(b"secret"), save_filename="secret.bin")
            self.deliver_screenshot()
            self.log_line("opened")
        if event.key == "h":
            ServedDriver.SECONDS_TO_QUIT = 0.2
            self.log_line("hangs")
            time.sleep(600)
    def on_ready(self):
        self.log_line("ready")
    def log_line(self, text):
        print(text, file=sys.__stderr__, flush=True)  # Textual keeps the other

raise SystemExit(Small().run())
"""


RESIZE = b'{"type": "resize", "width": 60, "height": 20}'


def start():
    environment = os.environ | {"TEXTUAL_DRIVER": DRIVER, "COLUMNS": "90", "ROWS": "30"}
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    process = subprocess.Popen([sys.executable, "-c", APP], env=environment, **pipes)
    deadline = threading.Timer(30, process.kill)
    deadline.daemon = True
    deadline.start()
    assert process.stderr.readline() == b"ready\n"
    return process


def packet(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "big") + data


def packets(output: bytes) -> list[tuple[bytes, bytes]]:
    found, rest = [], output.removeprefix(b"__GANGLION__\n")
    while rest:
        length = int.from_bytes(rest[1:5], "big")
        found.append((rest[:1], rest[5 : 5 + length]))
        rest = rest[5 + length :]
    return found


def ask(process, *sent: bytes) -> list[str]:
    """Send packets; the line that is said about each."""
    said = []
    for data in sent:
        process.stdin.write(data)
        process.stdin.flush()
        said.append(process.stderr.readline().decode().strip())
    return said


def leave(process) -> list[tuple[bytes, bytes]]:
    """Close the server's end; all that was drawn and wanted until the process had ended."""
    output, errors = process.communicate(timeout=20)
    assert errors == b""
    return packets(output)


def wanted(drawn: list[tuple[bytes, bytes]]) -> list[object]:
    return [json.loads(data) for kind, data in drawn if kind == b"M"]


def test_a_reader_quits_when_the_servers_end_is_closed():
    process = start()
    assert wanted(leave(process)) == [{"type": "exit"}]
    assert process.returncode == 0


def test_a_reader_quits_when_nobody_takes_what_it_draws():
    process = start()
    process.stdout.close()
    process.stdin.write(packet(b"M", RESIZE))
    process.stdin.flush()
    assert process.wait(timeout=20) in (0, 1), "of itself, and not killed"
    process.stdin.close()
    process.stderr.close()


def test_a_reader_that_hangs_is_ended_too():
    process = start()
    assert ask(process, packet(b"D", b"h")) == ["hangs"]
    leave(process)
    assert process.returncode == 1


def test_keys_do_not_set_the_size_of_the_screen():
    process = start()
    assert ask(process, packet(b"D", b"\x1b[48;9000;9000;1;1ts")) == ["90x30"]
    leave(process)


def test_the_server_sets_the_size_of_the_screen():
    process = start()
    assert ask(process, packet(b"M", RESIZE) + packet(b"D", b"s")) == ["60x20"]
    leave(process)


def test_nothing_is_opened_and_nothing_leaves_as_a_file():
    process = start()
    assert ask(process, packet(b"D", b"o")) == ["opened"]
    drawn = leave(process)
    assert wanted(drawn) == [{"type": "exit"}]
    assert not [data for kind, data in drawn if kind == b"P"]
