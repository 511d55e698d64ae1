from django.urls import path

from .views import cash, deliveries, door, duty, home, pickups

app_name = "rounds"
urlpatterns = [
    path("", home.home, name="home"),
    path("hours/", duty.hours, name="hours"),
    path("duty/start/", duty.start, name="start"),
    path("duty/end/", duty.end, name="end"),
    path("cash/", cash.cash, name="cash"),
    path("cash/<int:pk>/give/", cash.give, name="give"),
    path("deliveries/<int:pk>/", deliveries.delivery, name="delivery"),
    path("deliveries/<int:pk>/claim/", home.claim_one, name="claim"),
    path("deliveries/<int:pk>/give-back/", deliveries.given_back, name="give-back"),
    path("deliveries/<int:pk>/deliver/", door.delivered, name="deliver"),
    path("deliveries/<int:pk>/fail/", door.failed, name="fail"),
    path("deliveries/<int:pk>/try-again/", door.tried_again, name="try-again"),
    path("deliveries/<int:pk>/bring-back/", door.brought_back, name="bring-back"),
    path("deliveries/<int:pk>/stops/<int:stop>/collect/", pickups.collected, name="collect"),
    path("deliveries/<int:pk>/stops/<int:stop>/miss/", pickups.missed, name="miss"),
]
