"""Takes the README's pictures again, from a demonstration of its own: bin/screenshots

Needs what `bin/check` installs: its packages in .venv, and Chromium.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PHONE, DESK = (390, 844), (1280, 800)
SHOTS = (
    ("storefront", PHONE, "resident", "/pioltello/"),
    ("counter", PHONE, "keeper-forno-san-martino", "/pioltello/counter/forno-san-martino/"),
    ("rounds", PHONE, "rider-1", "/pioltello/rounds/"),
    ("townhall", DESK, "officer", "/pioltello/townhall/"),
)


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rione-pictures-") as folder:
        port = free_port()
        environment = {**os.environ, "RIONE_VAR": folder, "PORT": str(port)}
        demo = subprocess.Popen([ROOT / "bin" / "demo"], env=environment, stdout=sys.stderr)
        try:
            wait_for(f"http://localhost:{port}/readyz")
            take_all(f"http://localhost:{port}")
        finally:
            demo.terminate()
            demo.wait(30)


def take_all(address: str) -> None:
    with sync_playwright() as playwright:
        chromium = os.environ.get("RIONE_CHROMIUM") or shutil.which("chromium")
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=as_root)
        for name, size, who, path in SHOTS:
            page = open_as(browser, address, size, who)
            page.goto(path)
            if name == "rounds":
                start_riding(page)
            save(page, name)
        browser.close()


def open_as(browser: Browser, address: str, size: tuple[int, int], who: str) -> Page:
    width, height = size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        device_scale_factor=2 if size == PHONE else 1,
        locale="it-IT",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"/pioltello/demo/as/{who}/")
    return page


def start_riding(page: Page) -> None:
    page.get_by_role("button", name="Inizia turno").click()
    page.get_by_role("button", name="Prendi in carico").first.wait_for()


def save(page: Page, name: str) -> None:
    with Image.open(BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").save(PICTURES / f"{name}.webp", quality=82, method=6)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: float = 180) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            if urllib.request.urlopen(address, timeout=5).status == 200:  # noqa: S310 our own
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the demonstration did not start")


if __name__ == "__main__":
    main()
