"""Runs axe-core on a page: violations of WCAG 2.0, 2.1 or 2.2 at level A or AA.

`axe.min.js` beside this file is axe-core 4.14.1, unchanged, © Deque Systems, under the Mozilla Public License 2.0
(https://mozilla.org/MPL/2.0/); it is used by the tests only and never served.
"""

from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    return found.violations.map(one =>
        `${one.id} (${one.impact}): ` + one.nodes.map(node => `${node.target} ${node.failureSummary}`).join("; "));
}"""


def violations(page: Page) -> list[str]:
    """Each broken rule with the elements that break it; empty for a page that passes."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(SOURCE)
    return page.evaluate(RUN)
