from playwright.sync_api import expect

from tests.journeys.words import CLAIM, COLLECTED, DELIVERED, END, START, cents, italian, sums


class Rider:
    """Somebody on a bike."""

    def __init__(self, page, number=1):
        self.page, self.number = page, number

    def arrives(self):
        self.page.goto(f"/pioltello/demo/as/rider-{self.number}/")
        self.page.wait_for_url("**/rounds/")

    def starts(self):
        self.page.get_by_role("button", name=START).click()
        expect(self.page.get_by_role("button", name=END)).to_be_visible()

    def claim_button(self, code):
        return self.page.get_by_role("button", name=f"{CLAIM} {code}")

    def claims(self, code):
        self.claim_button(code).click()
        expect(self.page.get_by_role("heading", level=1).filter(has_text=code)).to_be_visible()

    @property
    def stop(self):
        """The next stop, large."""
        return self.page.get_by_role("article")

    def is_at(self, place):
        expect(self.stop.get_by_role("heading", level=2)).to_have_text(place)

    def collects(self, shop, bags):
        self.is_at(shop)
        expect(self.bags).to_have_value(str(bags))
        self.page.get_by_role("button", name=COLLECTED).click()
        expect(self.stop.get_by_role("heading", level=2)).not_to_have_text(shop)

    @property
    def bags(self):
        return self.page.get_by_role("spinbutton", name=italian("Bags"))

    @property
    def to_take(self):
        """The one sum at the door, in cents."""
        label = self.stop.get_by_text(italian("To take"), exact=True)
        return cents(label.locator("xpath=following-sibling::strong").inner_text())

    @property
    def shares(self):
        """What goes into each payee's envelope, in cents."""
        return sums(self.stop)

    @property
    def pin(self):
        return self.page.get_by_label(italian("PIN of the customer"))

    @property
    def name(self):
        """Without a PIN: who takes it …"""
        return self.page.get_by_role("textbox", name=italian("Name of who takes it"))

    @property
    def note(self):
        """… and why there is no PIN."""
        return self.page.get_by_role("textbox", name=italian("Why there is no PIN"))

    @property
    def delivered_button(self):
        return self.page.get_by_role("button", name=DELIVERED)

    def types_pin(self, pin):
        self.pin.fill(pin)
        self.delivered_button.first.click()

    def is_done(self):
        expect(self.page.get_by_role("link", name=italian("Next", "rider"))).to_be_visible()

    def opens_envelopes(self):
        self.page.get_by_role("link", name=italian("Envelopes")).first.click()
        expect(self.page.get_by_role("heading", level=1, name=italian("Envelopes"))).to_be_visible()

    @property
    def in_hand(self):
        label = self.page.get_by_text(italian("In hand"), exact=True)
        return cents(label.locator("xpath=following-sibling::strong").inner_text())

    def envelope(self, shop):
        return self.page.get_by_role("article").filter(
            has=self.page.get_by_role("heading", name=shop)
        )

    def hands_over(self, shop):
        name = f"{italian('I have handed it over')} {shop}"
        self.page.get_by_role("button", name=name).click()
        expect(self.page.get_by_role("button", name=name)).to_have_count(0)

    def ends(self):
        self.page.get_by_role("link", name=italian("Deliveries")).first.click()
        self.page.get_by_role("button", name=END).click()
        expect(self.page.get_by_role("button", name=START)).to_be_visible()
