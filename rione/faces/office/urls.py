from django.urls import path

from .views import board, cash, deliveries

app_name = "office"
urlpatterns = [
    path("", board.board, name="board"),
    path("deliveries/<int:pk>/give-back/", deliveries.give_back, name="give-back"),
    path("cash/", cash.cash, name="cash"),
    path("cash/<int:pk>/received/", cash.received, name="received"),
]
