"""Made-up people are a pure function of the search, agree with each other, and are as rare as real ones."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gui.sandbox import people

ASK = """
from gui.sandbox import people
for n in range(20):
    print(people.find_email({"fullname": f"Ada Number{n}", "company_domain": "firm.example"}),
          people.find_phone({"linkedin_url": f"linkedin.com/in/ada-{n}"}))
"""


def test_same_answers_in_every_process() -> None:
    command = [sys.executable, "-c", ASK]
    seen = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("company", "low", "high"),
    [({"company_domain": "firm.example"}, 0.63, 0.69), ({"company_name": "Firm"}, 0.55, 0.61)],
)
def test_emails_found(company: dict[str, str], low: float, high: float) -> None:
    found = [people.find_email({"fullname": f"Ada Number{n}", **company}) for n in range(4000)]
    assert low < sum(one is not None for one in found) / 4000 < high


def test_phones_found() -> None:
    found = [people.find_phone({"linkedin_url": f"linkedin.com/in/ada-{n}"}) for n in range(4000)]
    assert 0.37 < sum(one is not None for one in found) / 4000 < 0.43


def test_what_was_found_is_deliverable() -> None:
    found = [
        people.find_email({"fullname": f"Zoë O'Number{n}", "company_name": "Été & Co"}) for n in range(200)
    ]
    assert all(people.is_deliverable(one.email.upper()) for one in found if one)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("northpier.example", "northpier.example"),
        ("HTTPS://www.NorthPier.example:443/a?b#c", "northpier.example"),
        ("müller.example", "xn--mller-kva.example"),
        ("mira@northpier.example", "northpier.example"),
        ("North Pier", ""),
        ("..", ""),
        ("", ""),
    ],
)
def test_host(text: str, host: str) -> None:
    assert people.host_of(text) == host


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.linkedin.com/in/Mira-Okafor/?trk=x", "mira-okafor"),
        ("fr.linkedin.com/in/mira-okafor", "mira-okafor"),
        ("https://www.linkedin.com/company/north-pier", ""),
        ("https://linkedin.com.evil.example/in/mira", ""),
        ("https://northpier.example/in/mira", ""),
        ("mira", ""),
    ],
)
def test_linkedin_slug(url: str, slug: str) -> None:
    assert people.linkedin_slug(url) == slug


@pytest.mark.parametrize(
    "search",
    [
        {"fullname": "Mira", "company_domain": "northpier.example"},
        {"fullname": "Mira Okafor", "company_domain": "gmail.com"},
        {"fullname": "Mira Okafor", "company_domain": "not a domain"},
        {"fullname": "山田 太郎", "company_domain": "northpier.example"},
    ],
)
def test_nobody(search: dict[str, str]) -> None:
    assert people.find_email(search) is None


@pytest.mark.parametrize("address", ["", "mira", "a@b", "a b@c.example", "a@b..example", "ü@b.example"])
def test_bad_addresses_are_invalid(address: str) -> None:
    assert not people.is_deliverable(address)


def test_numbers_are_fictional() -> None:
    found = [people.find_phone({"linkedin_url": f"linkedin.com/in/ada-{n}"}) for n in range(500)]
    numbers = [one for one in found if one]
    assert {one.country for one in numbers} == {"US", "GB", "FR"}
    starts = {"US": "55501", "GB": "+447700900", "FR": "+3363998"}
    assert all(starts[one.country] in one.number for one in numbers)
    assert {len(one.number) for one in numbers} == {12, 13}
