"""Pages of this room; outside a demo they answer as any unknown page does."""

from django.urls import URLPattern, path

from driehoek.demo import views

urlpatterns: list[URLPattern] = [
    path("demo/", views.demo, name="demo"),
    path("demo/rol/<slug:key>/", views.become, name="demo_become"),
]
