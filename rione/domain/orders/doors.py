from rione.kit.actors import Actor
from rione.kit.doors import Door

from .models import Order

order_changed: Door[[Order, Actor]] = Door("order changed", expects=("delivery",))
"""An order was placed, or one of its shop orders moved; told inside the same transaction."""
