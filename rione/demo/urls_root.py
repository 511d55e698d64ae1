"""The mailbox of the demonstration, reached outside any town."""

from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("mailbox/", views.mailbox, name="mailbox"),
    path("mailbox/<int:pk>/", views.message, name="message"),
    path("mailbox/<int:pk>/html/", views.message_html, name="message_html"),
]
