"""The files in deploy/ say what docs/operating.md says of them, and what the programs that read them understand."""

import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import yaml

from dashboard.commands.group import main
from dashboard.vocabulary import settings
from dashboard.web.intake import uploads
from tests.deploy.confined import lines

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
PAGES = [ROOT / "docs" / "operating.md", *sorted((ROOT / "docs" / "operating").glob("*.md"))]
UNITS = ("vinr.service", "vinr-backup.service", "vinr-backup.timer")
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
IIS = ElementTree.parse(DEPLOY / "windows" / "web.config").getroot()
WINDOWS = ElementTree.parse(DEPLOY / "windows" / "vinr.xml").getroot()
MEBIBYTE = 1 << 20
needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze on this machine")


@needs_systemd
def test_systemd_understands_every_unit(tmp_path):
    """With a program in the place of the one that is not installed here."""
    for name in UNITS:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text, flags=re.MULTILINE))
    (tmp_path / "vinr.service.d").mkdir()
    shutil.copy(DEPLOY / "vinr-pdf.conf", tmp_path / "vinr.service.d" / "pdf.conf")
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / name) for name in UNITS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "vinr" in line] == []
    assert done.returncode == 0


@needs_systemd
@pytest.mark.parametrize("unit", ["vinr.service", "vinr-backup.service"])
def test_systemd_finds_the_services_little_exposed(unit):
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=15", str(DEPLOY / unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-400:]


def test_a_slow_start_is_not_ended():
    assert lines(DEPLOY / "vinr.service", "TimeoutStartSec") == ["5min"]
    image = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert "/helse" in re.search(r"HEALTHCHECK .*\n.*", image)[0]
    assert "/klar" not in image


def test_compose_hardens_both_services_and_lets_the_dashboard_reach_only_the_proxy():
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    for service in compose["services"].values():
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["restart"] == "unless-stopped"
        assert {"mem_limit", "pids_limit", "tmpfs", "user"} <= set(service)
    dashboard, proxy = compose["services"]["dashboard"], compose["services"]["proxy"]
    assert (list(dashboard["networks"]), "ports" in dashboard) == (["inside"], False)
    assert compose["networks"]["inside"]["internal"]
    assert dashboard["environment"]["VINR_PROXIES"] == proxy["networks"]["inside"]["ipv4_address"]
    assert f"{dashboard['networks']['inside']['ipv4_address']}:8050" in proxy["command"][2]
    assert f'user: "{re.search(r"USER (.+)", (DEPLOY / "Containerfile").read_text())[1]}"' in (
        DEPLOY / "compose.yaml"
    ).read_text(encoding="utf-8")


def test_what_compose_changes_in_the_proxys_file_is_there():
    assert len(re.findall(r"127\.0\.0\.1:8050;", NGINX)) == 1


def test_nginx_sets_what_it_forwards_and_adds_to_nothing_that_readers_send():
    headers = dict(re.findall(r"proxy_set_header (\S+) (\S+);", NGINX))
    assert headers["X-Forwarded-For"] == "$remote_addr"
    assert headers["X-Forwarded-Proto"] == "$scheme"
    assert headers["X-Forwarded-Host"] == headers["Host"] == "$http_host"
    assert "$proxy_add_x_forwarded_for" not in NGINX
    assert "$request_uri" not in re.search(r"log_format .*", NGINX)[0]


def test_both_proxies_take_as_much_as_the_dashboard_where_files_are_sent():
    most = uploads.MOST_BYTES + uploads.MEGABYTE
    assert int(re.search(r"client_max_body_size (\d+)m;\n        client_body", NGINX)[1]) * MEBIBYTE > most
    large = IIS.find("./location[@path='vinr/nye-tall/filer']//requestLimits").get("maxAllowedContentLength")
    assert most < int(large) < most + 10 * MEBIBYTE


def test_iis_sets_what_it_forwards_and_passes_the_path_on():
    rule = IIS.find(".//rule[@name='vinr']")
    sets = {one.get("name"): one.get("value") for one in rule.iter("set")}
    assert sets == {
        "HTTP_X_FORWARDED_FOR": "{REMOTE_ADDR}",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_HOST": "{HTTP_HOST}",
    }
    assert rule.find("action").get("url") == "http://127.0.0.1:8050/{R:0}"
    assert IIS.find(".//add[@name='Strict-Transport-Security']").get("value") == "max-age=31536000"


def test_the_windows_service_starts_what_serves_there():
    assert WINDOWS.find("arguments").text == "app.py"
    assert WINDOWS.find("executable").text == r"C:\vinr\current\venv\Scripts\python.exe"
    assert {one.get("name") for one in WINDOWS.iter("env")} >= {"VINR_SETTINGS"}
    assert WINDOWS.find("serviceaccount/username").text == r"NT SERVICE\vinr"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_pages_name_commands_files_and_chapters_that_exist(page):
    text = page.read_text(encoding="utf-8")
    used = re.findall(r"app\.py (?:--\S+ )?([a-z0-9]+)", text)
    assert [command for command in used if command not in main.commands] == []
    files = re.findall(r"(?<![\w/])((?:deploy|docs|tests|dashboard)/[\w./-]+\w)", text)
    assert files
    assert [name for name in files if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_settings_that_the_pages_suggest_are_understood(page):
    for block in re.findall(r"```toml\n(.*?)```|<<'END'\n(.*?)END", page.read_text(encoding="utf-8"), re.DOTALL):
        suggested = {name: value for name, value in tomllib.loads("".join(block)).items()}
        chosen = settings.load(
            environ={},
            data=str(ROOT / "data"),
            **{name: tuple(value) if isinstance(value, list) else value for name, value in suggested.items()},
        )
        assert chosen.site.endswith(chosen.base_path)
