"""Where the dashboard is served: what its settings may be, and what can't work together."""

from dataclasses import replace

import pytest

from dashboard.vocabulary.settings import Settings, SettingsError, load
from dashboard.vocabulary.where import is_loopback
from dashboard.web.server import create

SITE = "https://vinr.kommunen.no"


def refusal(**changed: object) -> str:
    with pytest.raises(SettingsError) as caught:
        load(environ={}, **changed)
    return str(caught.value)


@pytest.mark.parametrize(
    "path", ["vinr", "/vinr", "vinr/", "", "//", "/a b/", "/../", "/vinr//", "/ø/", "/vinr/?a/", "/."]
)
def test_a_base_path_begins_and_ends_with_a_slash(path):
    assert refusal(base_path=path).startswith(f"base_path = {path!r}: ")


@pytest.mark.parametrize("path", ["/", "/vinr/", "/helse/vinr-2/", "/a/b/c/"])
def test_addresses_begin_with_the_base_path_without_its_last_slash(path):
    assert load(environ={}, base_path=path).base == path[:-1]


@pytest.mark.parametrize("proxy", ["proxy.kommunen.no", "10.0.0.0/40", "10.0.0", "x", "1.2.3.4:80"])
def test_a_proxy_is_an_address_or_a_network(proxy):
    assert f"proxies = '{proxy}'" in refusal(proxies=(proxy,))


def test_proxies_are_comma_separated_in_the_environment():
    environ = {"VINR_PROXIES": "127.0.0.1, 10.0.0.0/24,fd00::/8", "VINR_SITE": SITE}
    assert load(environ=environ).proxies == ("127.0.0.1", "10.0.0.0/24", "fd00::/8")


@pytest.mark.parametrize(
    "site",
    ["vinr.kommunen.no", "ftp://x.no", "https://", "https://x.no/?a=1", "https://x.no/#a", "https://[", "https://x:0"],
)
def test_a_site_is_a_whole_address(site):
    assert refusal(site=site).startswith(f"site = {site!r}: ")


@pytest.mark.parametrize(
    ("site", "path"),
    [(f"{SITE}/vinr", "/"), (SITE, "/vinr/"), (f"{SITE}/vinr/", "/annet/"), (f"{SITE}/vinr/x", "/vinr/")],
)
def test_the_site_ends_in_the_base_path(site, path):
    assert "base_path" in refusal(site=site, base_path=path)


@pytest.mark.parametrize(("site", "path"), [(SITE, "/"), (f"{SITE}/", "/"), (f"{SITE}/vinr", "/vinr/")])
def test_a_site_with_or_without_its_last_slash_is_right(site, path):
    assert load(environ={}, site=site, base_path=path).site == site


@pytest.mark.parametrize(("name", "value"), [("log_level", "all"), ("log_format", "xml"), ("log_level", "")])
def test_a_log_is_of_a_known_level_and_form(name, value):
    assert f"{name} = " in refusal(**{name: value})


def refused_start(settings: Settings) -> str:
    with pytest.raises(SettingsError) as caught:
        create(settings)
    return str(caught.value)


def test_https_without_a_proxy_stops_the_start_but_not_the_commands(data_folder):
    settings = load(environ={}, data=str(data_folder), site=SITE)
    assert "proxies" in refused_start(settings)


def test_proxies_without_a_site_stop_the_start(data_folder):
    settings = load(environ={}, data=str(data_folder), proxies=("127.0.0.1",))
    assert "site" in refused_start(settings)
    assert create(replace(settings, site=SITE)).server


@pytest.mark.parametrize("name", ["DASH_URL_BASE_PATHNAME", "DASH_REQUESTS_PATHNAME_PREFIX", "DASH_MCP_ENABLED"])
def test_a_setting_that_dash_would_read_past_ours_stops_the_start(data_folder, monkeypatch, name):
    monkeypatch.setenv(name, "/vinr/")
    assert refused_start(load(environ={}, data=str(data_folder))).startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.3.2.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False),
     ("10.0.0.4", False),
     ("vinr.kommunen.no", False)],
)  # fmt: skip
def test_only_programs_on_the_machine_reach_a_loopback_address(host, expected):
    assert is_loopback(host) is expected
