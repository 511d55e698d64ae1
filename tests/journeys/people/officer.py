import re

from tests.journeys.words import italian

INDICATORS = {"orders": "Orders", "shops": "Active shops", "deliveries": "Deliveries"}


class Officer:
    """Somebody at the town hall."""

    def __init__(self, page):
        self.page = page

    def arrives(self):
        self.page.goto("/pioltello/demo/as/officer/")
        self.page.wait_for_url("**/townhall/")

    def reads_indicators(self):
        """The figures of the last seven days."""
        self.arrives()
        self.page.get_by_role("link", name=italian("Indicators")).first.click()
        return {name: self._figure(italian(label)) for name, label in INDICATORS.items()}

    def _figure(self, label):
        header = self.page.get_by_role("rowheader", name=re.compile(f"^{label}"))
        cells = self.page.get_by_role("row").filter(has=header).get_by_role("cell")
        return int(re.search(r"\d+", cells.nth(1).inner_text())[0])
